"""Scores against all arrangements written out, and against SciPy's distributions."""

from dataclasses import replace
from itertools import combinations, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import norm, pearson3

from analysis import limits
from analysis.measures.scoring import Chance, chance, damped, normal_score, pearson_tail, stratified

Floats = npt.NDArray[np.float64]

# The classroom fixture of the permutation tests.
EVEN_AND_BURST = np.array([[5, 15], [4, 0], [6, 0], [1, 1], [2, 2], [0, 0]])
LENGTHS = np.array([100, 120, 80, 100, 110, 90])

# Documents: of the first side or not, a stratum, uses of two terms, and words beyond these.
documents = st.lists(
    st.tuples(st.booleans(), st.integers(0, 2), st.integers(0, 6), st.integers(0, 2), st.integers(1, 30)),
    min_size=1,
    max_size=9,
)


def pearson_tails(z: Floats, skewness: Floats) -> tuple[Floats, Floats]:
    """Return the tail above, and that below."""
    every = np.ones(z.shape, dtype=bool)
    return pearson_tail(z, skewness, above=every), pearson_tail(z, skewness, above=~every)


def _columns(
    rows: list[tuple[bool, int, int, int, int]],
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.int64], Floats]:
    """Return labels, strata, and uses and words as documents x three."""
    table = np.array(rows, dtype=np.int64)
    return table[:, 0].astype(bool), table[:, 1], np.column_stack([table[:, 2:4], table[:, 2:].sum(axis=1)])


def _arrangements(group: npt.NDArray[np.bool_], strata: npt.NDArray[np.int64]) -> Floats:
    """Return all ways to deal the labels within strata: arrangements x documents."""
    places = [np.flatnonzero(strata == one) for one in np.unique(strata)]
    ways = [list(combinations(where, int(group[where].sum()))) for where in places]
    labels = np.zeros((np.prod([len(way) for way in ways], dtype=int), len(group)))
    for row, dealt in zip(labels, product(*ways), strict=True):
        row[[place for part in dealt for place in part]] = 1
    return labels


def _chance(rows: list[tuple[bool, int, int, int, int]]) -> tuple[Chance, Floats, Floats]:
    """Return what chance makes of two terms, all arrangements, and uses and words."""
    group, strata, table = _columns(rows)
    found = chance(stratified(sparse.csr_array(table[:, :2]), table[:, 2], strata), group)
    return found, _arrangements(group, strata), table


def _moments(sums: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean, standard deviation and skewness of sums that are all there are."""
    mean, spread = sums.mean(axis=0), sums.std(axis=0)
    same = spread < 1e-6
    third = ((sums - mean) ** 3).mean(axis=0)
    return mean, np.where(same, 0, spread), np.where(same, 0, third / np.where(same, 1, spread) ** 3)


@given(documents)
def test_moments_are_those_of_all_arrangements(rows: list[tuple[bool, int, int, int, int]]) -> None:
    """Mean, deviation and skewness of Σ (y − n·r) and of Σ y are those of all ways to deal the labels, written out."""
    found, labels, table = _chance(rows)
    uses, words = table[:, :2].astype(float), table[:, 2].astype(float)

    assert (found.slopes <= uses.sum(axis=0) / words.sum() + 1e-12).all()
    assert found.totals == pytest.approx(uses.sum(axis=0))
    assert found.due == pytest.approx((labels @ words).mean())
    for made, sums in ((found.weighed, labels @ (uses - np.outer(words, found.slopes))), (found.bare, labels @ uses)):
        mean, deviation, skewness = _moments(sums)
        assert made.mean == pytest.approx(mean, abs=1e-9)
        told = made.deviation > 0  # what is left of single precision counts as none
        assert made.deviation[told] == pytest.approx(deviation[told], rel=1e-3, abs=1e-3)
        assert deviation[~told] == pytest.approx(0, abs=1e-2)
        assert made.skewness[told] == pytest.approx(skewness[told], rel=1e-2, abs=1e-2)


@given(documents)
def test_the_other_side_is_as_far_the_other_way(rows: list[tuple[bool, int, int, int, int]]) -> None:
    """Both sides' sums add up to what there is, so that distances and skewness only change their signs."""
    group, strata, table = _columns(rows)
    kept = stratified(sparse.csr_array(table[:, :2]), table[:, 2], strata)
    one, other = (
        chance(kept, labels).standing((labels @ table[:, :2]).astype(float), float(labels @ table[:, 2]))
        for labels in (group, ~group)
    )

    assert one[0] == pytest.approx(-other[0], abs=1e-7)
    assert one[1] == pytest.approx(-other[1], abs=1e-7)


@given(documents)
def test_many_deals_are_placed_as_one_is(rows: list[tuple[bool, int, int, int, int]]) -> None:
    """Where a deal stands does not depend on the others that are asked about with it."""
    found, labels, table = _chance(rows)
    weights, words = (labels @ table[:, :2]).T, labels @ table[:, 2]

    together = found.standing(weights, words)

    for deal in range(len(labels)):
        z, skewness = found.standing(weights[:, deal], float(words[deal]))
        assert (together[0][:, deal].tolist(), together[1][:, deal].tolist()) == (z.tolist(), skewness.tolist())


def test_a_word_that_the_longer_side_does_not_use_is_placed_by_its_uses_alone() -> None:
    """More words without a term are no evidence: how much longer the side is that lacks it changes nothing."""
    uses = np.array([[1, 1], [2, 0], [1, 2], [0, 1], [0, 0], [0, 3]])
    group = np.arange(6) < 3
    places = []
    for longer in (2, 50):
        words = np.array([10, 12, 14, 10 * longer, 9 * longer, 11 * longer])
        found = chance(stratified(sparse.csr_array(uses), words, np.zeros(6, dtype=int)), group)
        weights = (group @ uses).astype(float)
        places.append(found.standing(weights, float(words[group].sum()))[0])
        assert found.bare_terms(weights, float(words[group].sum())).tolist() == [True, False]
        assert found.bare_terms((~group @ uses).astype(float), float(words[~group].sum())).tolist() == [True, False]
        assert not found.bare_terms((~group @ uses).astype(float), float(words[group].sum())).any()

    assert places[0][0] == pytest.approx(places[1][0])
    assert places[0][1] != pytest.approx(places[1][1])


@pytest.mark.parametrize("documents_", [1, 2])
def test_what_every_deal_makes_alike_is_at_its_mean(documents_: int) -> None:
    """An unused term, one at one rate everywhere, and any of a single document stand at 0 with no skewness."""
    uses, words = np.array([[0, 1], [0, 2]])[:documents_], np.array([10, 20])[:documents_]
    group = np.array([True, False])[:documents_]
    kept = stratified(sparse.csr_array(uses), words, np.zeros(documents_, dtype=int))

    z, skewness = chance(kept, group).standing((group @ uses).astype(float), float(words[group].sum()))

    assert (z.tolist(), skewness.tolist()) == ([0, 0], [0, 0])


def test_sums_of_strata_add_up_to_those_of_all() -> None:
    """Each stratum knows its documents and words, and their terms; what none of its documents use is left out."""
    found = stratified(sparse.csr_array(EVEN_AND_BURST), LENGTHS, np.array([7, 7, 7, 9, 9, 9]))

    assert (found.documents.tolist(), found.n.tolist()) == ([3, 3], [300, 300])
    assert np.asarray(found.y).tolist() == [[15, 15], [3, 3]]
    assert found.totals.tolist() == [18, 18]
    # of 5, 4, 6: Σ(y − 5)² = 2, and of 1, 2, 0 too
    assert found.yy[:, 0].tolist() == [2, 2]


def test_tables_of_few_cells_are_sparse() -> None:
    """What most strata do not use takes no room, and the sums are the same."""
    random = np.random.default_rng(1)
    uses = (random.random((40, 30)) < 0.02) * random.integers(1, 5, (40, 30))
    words, strata, group = random.integers(5, 50, 40), np.arange(40) // 2, np.arange(40) % 2 == 0
    kept = stratified(sparse.csr_array(uses), words, strata)
    full = replace(kept, **{name: getattr(kept, name).toarray() for name in ("y", "yy", "yyy", "uu", "uuu")})

    assert sparse.issparse(kept.y)
    for one, other in ((chance(kept, group).weighed, chance(full, group).weighed),):
        assert one.mean == pytest.approx(other.mean)
        assert one.deviation == pytest.approx(other.deviation, rel=1e-5)


def test_a_formula_that_stands_once_in_every_text_is_not_expected_to_grow() -> None:
    """Its slope is less than its rate; that of a word that grows with the length is its rate."""
    words = np.arange(100, 1_100, 10)
    uses = np.column_stack([np.ones(100, dtype=np.int64), words // 10])
    found = stratified(sparse.csr_array(uses), words, np.zeros(100, dtype=int))
    rates = found.totals / words.sum()

    assert found.slopes[0] == pytest.approx(0, abs=1e-9)
    assert found.slopes[1] == pytest.approx(rates[1])


def test_damped_uses_by_hand() -> None:
    """Of 18 uses in 600 words a document of 100 is due 3: 5 uses weigh 5^.4 · 4^.6."""
    found = damped(sparse.csr_array(EVEN_AND_BURST), LENGTHS)

    due = 1 + LENGTHS[:, np.newaxis] * 18 / 600
    assert found.toarray() == pytest.approx(EVEN_AND_BURST**0.4 * due**0.6, rel=1e-6)
    assert found.toarray()[0, 0] == pytest.approx(4.3734, abs=1e-4)


def test_damping_keeps_what_is_0_and_where_uses_are() -> None:
    """No weight is made where there is no use, and the places are shared with the counts."""
    counts = sparse.csr_array(EVEN_AND_BURST)
    found = damped(counts, LENGTHS)

    assert (found.toarray() == 0).tolist() == (EVEN_AND_BURST == 0).tolist()
    assert np.shares_memory(found.indices, counts.indices)
    assert found.dtype == np.float32


def test_more_uses_weigh_more_but_ever_less() -> None:
    """In documents of one length weights rise with the uses, each use by less, and a single use weighs 1 at least."""
    uses = np.arange(1, 60)
    weights = damped(sparse.csr_array(uses[:, np.newaxis]), np.full(59, 200)).toarray()[:, 0]
    steps = np.diff(weights)

    assert weights[0] >= 1
    assert (steps > 0).all()
    assert (np.diff(steps) < 0).all()


def test_without_damping_weights_are_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A power of 1 leaves the counts as they are."""
    monkeypatch.setattr(limits, "DAMPING", 1.0)

    assert damped(sparse.csr_array(EVEN_AND_BURST), LENGTHS).toarray().tolist() == EVEN_AND_BURST.tolist()


@pytest.mark.parametrize("skewness", [0.3, 1.0, 2.5, -0.3, -1.0, -2.5])
def test_the_long_tail_is_pearsons(skewness: float) -> None:
    """The tail on the side to which sums lean is that of SciPy's distribution of Pearson's type III."""
    z = np.linspace(-4, 6, 41) * np.sign(skewness)
    above, below = pearson_tails(z, np.full(41, skewness))

    found, expected = (above, pearson3.sf(z, skewness)) if skewness > 0 else (below, pearson3.cdf(z, skewness))
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-12)


@pytest.mark.parametrize("skewness", [0.3, 1.0, 2.5])
def test_the_short_tail_is_no_shorter_than_a_normal_one(skewness: float) -> None:
    """The other tail is SciPy's, or that of a normal distribution at 1.25 z where this is longer."""
    z = np.linspace(-4, 2, 25)
    _, below = pearson_tails(z, np.full(25, skewness))

    assert below == pytest.approx(np.maximum(pearson3.cdf(z, skewness), norm.cdf(1.25 * z)), rel=1e-6, abs=1e-12)
    assert below[0] == pytest.approx(norm.cdf(-5), rel=1e-6)  # past −2/g, where the distribution has ended or nearly


@given(st.floats(-8, 8), st.floats(-4, 4))
def test_tails_turned_round_are_each_other(z: float, skewness: float) -> None:
    """As high with a lean to one side is as low with the same lean to the other; both are shares."""
    one = np.concatenate(pearson_tails(np.array([z]), np.array([skewness])))
    other = np.concatenate(pearson_tails(np.array([-z]), np.array([-skewness])))

    assert np.minimum(one, 0.5).tolist() == pytest.approx(np.minimum(other[::-1], 0.5).tolist(), rel=5e-3, abs=1e-9)
    assert ((one >= 0) & (one <= 1)).all()
    assert one.sum() >= 1 - 1e-9


def test_without_skewness_tails_are_those_of_a_normal_sum() -> None:
    """Sums that lean to no side have the tails of a normal distribution, as far as they are tails."""
    z = np.linspace(0, 4, 17)

    assert pearson_tails(z, np.zeros(17))[0] == pytest.approx(norm.sf(z), rel=2e-3)
    assert pearson_tails(-z, np.zeros(17))[1] == pytest.approx(norm.cdf(-z), rel=2e-3)


def test_a_score_has_the_p_of_a_normal_sum() -> None:
    """1.96 with p = .05, with the sign asked for; 0 with p = 1, and no more than can be written with p = 0."""
    found = normal_score(np.array([0.05, 0.05, 1, 0]), np.array([1.0, -1, 1, 1]))

    assert found[:3].tolist() == pytest.approx([1.959964, -1.959964, 0], abs=1e-6)
    assert 37 < found[3] < 38
