"""Tests over documents against worked examples, and against all arrangements written out."""

from collections import Counter
from itertools import permutations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import chisquare

from analysis import limits
from analysis.measures.permutation import (
    Residuals,
    are_many,
    arrangements,
    dealt_labels,
    dealt_lengths,
    dealt_p,
    dealt_sums,
    exact_p,
    exact_tails,
    label_blocks,
    mixed_strata,
    smallest_p,
)

# The classroom fixture: six articles, the first three of one side. The same 15 uses of 300 words against 3 of 300,
# once even (5 4 6) and once in a burst (15 0 0).
LENGTHS = np.array([100, 120, 80, 100, 110, 90])
EVEN_AND_BURST = np.array([[5, 15], [4, 0], [6, 0], [1, 1], [2, 2], [0, 0]])
GROUP = np.array([True, True, True, False, False, False])
ONE = np.zeros(6, dtype=int)
SPARSE = Residuals(sparse.csr_array(EVEN_AND_BURST.astype(float)), LENGTHS, np.array([18, 18]) / 600)
CLASSROOM = np.eye(6) @ SPARSE

# Documents: the first side or not, a stratum, and a whole residual, so that sums are exact.
documents = st.lists(st.tuples(st.booleans(), st.integers(0, 2), st.integers(-4, 4)), min_size=1, max_size=7)


def _every_arrangement(group: npt.NDArray[np.bool_], strata: npt.NDArray[np.integer]) -> set[tuple[bool, ...]]:
    """Return the labels in every order that leaves each stratum as many of them as it has."""
    wanted = Counter(zip(strata.tolist(), group.tolist(), strict=True))
    return {
        labels
        for labels in permutations(group.tolist())
        if Counter(zip(strata.tolist(), labels, strict=True)) == wanted
    }


def _dealt(
    values: npt.NDArray[np.float64], group: npt.NDArray[np.bool_], strata: npt.NDArray[np.integer], **how: int
) -> npt.NDArray[np.float64]:
    """Return two-sided p from random deals in whichever direction the sum is from that of the deals."""
    kept = Residuals(sparse.csr_array(values), np.zeros(len(group), dtype=int), np.zeros(values.shape[1]))
    both = [dealt_p(kept, group, strata, higher=np.full(values.shape[1], up), **how)[0] for up in (True, False)]
    return np.minimum(*both)


def test_three_of_six_can_be_dealt_in_twenty_ways() -> None:
    """There are C(6, 3) arrangements without strata, and C(2, 1) · C(4, 2) with two of them."""
    assert arrangements(GROUP, ONE) == 20
    assert arrangements(GROUP, np.array([0, 1, 1, 0, 1, 1])) == 2 * 6


@pytest.mark.parametrize(("side", "expected"), [(3, 0.1), (5, 2 / 252), (1, 1)])
def test_smallest_p_of_few_documents(side: int, expected: float) -> None:
    """Three against three cannot go below .1, five against five below .008, one against one below 1."""
    # 1 / C(6, 3) = .05 and 1 / C(10, 5) = .004 to one side
    group = np.repeat([True, False], side)

    assert smallest_p(group, np.zeros(2 * side, dtype=int)) == pytest.approx(expected)


@pytest.mark.parametrize("group", [[], [True], [False, False]], ids=["nothing", "one document", "one side"])
def test_one_arrangement_proves_nothing(group: list[bool]) -> None:
    """Where labels can be dealt in one way only, p is 1."""
    labels, strata = np.array(group, dtype=bool), np.zeros(len(group), dtype=int)

    assert (arrangements(labels, strata), smallest_p(labels, strata)) == (1, 1)
    assert exact_p(np.ones((len(group), 1)), labels, strata).tolist() == [1]
    assert _dealt(np.ones((len(group), 1)), labels, strata).tolist() == [1]


def test_many_documents_have_no_smallest_p() -> None:
    """A thousand against a thousand can be dealt in more ways than a number can say."""
    assert smallest_p(np.repeat([True, False], 1_000), np.zeros(2_000, dtype=int)) == 0


def test_residuals_are_what_is_more_than_the_length_lets_expect() -> None:
    """What is left of x is x − n · p: 5 uses in 100 words are 2 more than 3 in 100; all of them together are 0."""
    # 18 of 600 is 3 in 100: 5 − 3, 4 − 3.6, 6 − 2.4, 1 − 3, 2 − 3.3, 0 − 2.7
    assert CLASSROOM[:, 0] == pytest.approx([2, 0.4, 3.6, -2, -1.3, -2.7])
    assert CLASSROOM.sum(axis=0) == pytest.approx([0, 0])


def test_the_classroom_fixture() -> None:
    """The same pooled counts have p = .10 where all articles agree, and .90 where one of them has all the uses."""
    # Even: the arrangement seen is the most extreme of 20, twice 1/20. Burst: as high are 9 of 20, twice 9/20.
    assert exact_p(CLASSROOM, GROUP, ONE) == pytest.approx([0.1, 0.9])


@given(documents)
def test_exact_p_is_that_of_all_arrangements(rows: list[tuple[bool, int, int]]) -> None:
    """Twice the smaller share of arrangements with a sum as high or as low is p, all of them written out."""
    group, strata, values = (np.array(column) for column in zip(*rows, strict=True))
    sums = np.array([values[np.array(labels)].sum() for labels in _every_arrangement(group, strata)])
    seen = values[group].sum()

    expected = min(1, 2 * min((sums >= seen).mean(), (sums <= seen).mean()))
    assert arrangements(group, strata) == len(sums)
    assert exact_p(values[:, np.newaxis].astype(float), group, strata) == pytest.approx([expected])


@given(documents)
def test_p_is_never_below_the_smallest(rows: list[tuple[bool, int, int]]) -> None:
    """No term has a p-value below the smallest that there can be, and none above 1."""
    group, strata, values = (np.array(column) for column in zip(*rows, strict=True))
    (found,) = exact_p(values[:, np.newaxis].astype(float), group, strata)

    assert smallest_p(group, strata) - 1e-12 <= found <= 1


@given(documents)
def test_swapping_the_sides_leaves_p(rows: list[tuple[bool, int, int]]) -> None:
    """It makes no difference which side is called the first."""
    group, strata, values = (np.array(column) for column in zip(*rows, strict=True))
    table = values[:, np.newaxis].astype(float)

    assert exact_p(table, group, strata) == pytest.approx(exact_p(table, ~group, strata))


def test_more_arrangements_than_a_block_are_all_counted() -> None:
    """Seven of fourteen can be dealt in 3,432 ways, of which one is the most extreme."""
    values = np.arange(14.0)[:, np.newaxis]

    assert exact_p(values, values[:, 0] < 7, np.zeros(14, dtype=int)) == pytest.approx([2 / 3_432])


def test_a_stratum_of_one_side_has_no_say() -> None:
    """A month in which one side is alone changes no p-value, however often it uses the word."""
    # within months: 2 of 4 documents, the two highest, 2 of 6 arrangements
    values = np.array([[3.0], [2], [1], [0], [99], [99]])
    group, months = np.array([True, True, False, False, True, True]), np.array([0, 0, 0, 0, 1, 1])

    assert exact_p(values, group, months) == pytest.approx([2 / 6])


def test_mixed_strata_hold_both_sides() -> None:
    """Documents of a month in which one side is alone are told apart; without documents there are none."""
    group, months = np.array([True, True, False, True, False]), np.array([3, 5, 3, 5, 7])

    assert mixed_strata(group, months).tolist() == [True, False, True, False, False]
    assert mixed_strata(group[:0], months[:0]).tolist() == []


@given(documents)
def test_documents_of_unmixed_strata_can_be_left_out(rows: list[tuple[bool, int, int]]) -> None:
    """Without them there are as many arrangements, and the p-values are the same."""
    group, strata, values = (np.array(column) for column in zip(*rows, strict=True))
    kept, table = mixed_strata(group, strata), values[:, np.newaxis].astype(float)

    assert arrangements(group[kept], strata[kept]) == arrangements(group, strata)
    assert exact_p(table[kept], group[kept], strata[kept]) == pytest.approx(exact_p(table, group, strata))


def test_terms_that_differ_nowhere_have_p_1() -> None:
    """A term with the same rate in all documents has p = 1; no terms have no p-values."""
    assert exact_p(np.zeros((6, 2)), GROUP, ONE).tolist() == [1, 1]
    assert _dealt(np.zeros((6, 2)), GROUP, ONE).tolist() == [1, 1]
    assert exact_p(np.zeros((6, 0)), GROUP, ONE).tolist() == []


def test_twenty_thousand_arrangements_are_not_many() -> None:
    """Eight of sixteen can be dealt in 12,870 ways and nine of eighteen in 48,620; strata multiply."""
    assert not are_many(np.arange(16) < 8, np.zeros(16, dtype=int))
    assert are_many(np.arange(18) < 9, np.zeros(18, dtype=int))
    assert are_many(np.tile(np.arange(16) < 8, 2), np.repeat([0, 1], 16))


@given(documents)
def test_both_tails_are_those_of_all_arrangements(rows: list[tuple[bool, int, int]]) -> None:
    """The shares as high and as low are those of all arrangements written out, and overlap in those as extreme."""
    group, strata, values = (np.array(column) for column in zip(*rows, strict=True))
    sums = np.array([values[np.array(labels)].sum() for labels in _every_arrangement(group, strata)])
    seen = values[group].sum()

    above, below = exact_tails(values[:, np.newaxis].astype(float), group, strata)

    assert (above.item(), below.item()) == pytest.approx(((sums >= seen).mean(), (sums <= seen).mean()))


def test_residuals_of_some_terms_and_of_many_deals() -> None:
    """Kept sparse, residuals add up as written out; of some terms they are those of these."""
    labels = np.array([[1, 0], [1, 0], [1, 1], [0, 1], [0, 0], [0, 1]])

    assert SPARSE.sums(labels) == pytest.approx(CLASSROOM.T @ labels)
    assert np.eye(6) @ SPARSE.of(np.array([1])) == pytest.approx(CLASSROOM[:, [1]])
    assert SPARSE.of(np.array([1, 0])).sums(labels) == pytest.approx(CLASSROOM[:, [1, 0]].T @ labels)


def test_drawn_arrangements_come_close_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """9,999 random deals of the classroom fixture give .1 and .9 within four standard errors."""
    monkeypatch.setattr(limits, "FEWEST_DEALS", 9_999)
    found, deals = dealt_p(SPARSE, GROUP, ONE, higher=np.array([True, True]), seed=1)

    # √(.05 · .95 / 9,999) = .0022 and √(.45 · .55 / 9,999) = .0050, twice each
    assert (np.abs(found - [0.1, 0.9]) <= [0.018, 0.040]).all()
    assert deals.tolist() == [9_999, 9_999]


def test_each_direction_has_its_own_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    """The most extreme of 20 arrangements is as high as 1 of them and as low as all: twice .05, and 1."""
    monkeypatch.setattr(limits, "FEWEST_DEALS", 9_999)
    high, low = (dealt_p(SPARSE, GROUP, ONE, higher=np.array([up, up]))[0] for up in (True, False))

    assert high[0] == pytest.approx(0.1, abs=0.018)
    assert low.tolist() == [1, 1]  # of the burst 14 of 20 are as low, and p is 1 at most


def test_drawn_arrangements_keep_strata(monkeypatch: pytest.MonkeyPatch) -> None:
    """With months, random arrangements come close to the 2 of 6 that there are inside them."""
    monkeypatch.setattr(limits, "FEWEST_DEALS", 1_999)
    values = np.array([[3.0], [2], [1], [0], [99], [99]])
    group, months = np.array([True, True, False, False, True, True]), np.array([0, 0, 0, 0, 1, 1])

    # √(1/6 · 5/6 / 1,999) = .0083, twice, four times
    assert _dealt(values, group, months) == pytest.approx([2 / 6], abs=0.067)


def test_the_arrangement_seen_is_one_of_those_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The p-value is never 0: nothing as extreme in 99 draws is 2 · 1/100."""
    monkeypatch.setattr(limits, "FEWEST_DEALS", 99)
    monkeypatch.setattr(limits, "MOST_DEALS", 99)
    values = np.arange(40.0)[:, np.newaxis]

    assert _dealt(values, values[:, 0] < 20, np.zeros(40, dtype=int)) == pytest.approx([0.02])


def test_a_term_gets_more_deals_as_long_as_few_reach_it() -> None:
    """Few deals for what many reach, the most for what none does, and between them doublings until enough reach it."""
    steps = np.linspace(0, 1, 30)  # from a term that the first documents have most of to one of pure noise
    noise, slope = np.random.default_rng(0).normal(size=(40, 30)), np.linspace(1, -1, 40)[:, np.newaxis]
    values = slope * (1 - steps) + 0.8 * steps * noise
    group, one = np.arange(40) < 20, np.zeros(40, dtype=int)
    kept = Residuals(sparse.csr_array(values), one, np.zeros(30))

    p, deals = dealt_p(kept, group, one, higher=values[group].sum(axis=0) > values[~group].sum(axis=0))

    reached = np.rint(p * (deals + 1) / 2 - 1)
    assert (deals[0], p[0]) == (limits.MOST_DEALS, 2 / (limits.MOST_DEALS + 1))
    assert set(deals) <= {500, 1_000, 2_000, 4_000}
    assert len(set(deals)) >= 3
    assert (reached[deals < limits.MOST_DEALS] >= limits.EXTREME_DEALS).all()


@pytest.mark.parametrize(("labels", "most"), [(40 * 1_000, 1_000), (40 * 100, 500)])
def test_the_labels_of_many_documents_are_dealt_less_often(
    monkeypatch: pytest.MonkeyPatch, labels: int, most: int
) -> None:
    """As many deals as so many labels allow, and the fewest all the same."""
    monkeypatch.setattr(limits, "DEALT_LABELS", labels)
    values = np.arange(40.0)[:, np.newaxis]
    kept = Residuals(sparse.csr_array(values), np.zeros(40, dtype=int), np.zeros(1))

    p, deals = dealt_p(kept, np.arange(40) >= 20, np.zeros(40, dtype=int), higher=np.array([True]))

    assert (deals.item(), p.item()) == (most, pytest.approx(2 / (most + 1)))


def test_the_same_seed_deals_the_same() -> None:
    """Whoever repeats the analysis gets the same p-values, and with another seed others."""
    values = np.random.default_rng(5).normal(size=(30, 20))
    group, one = np.arange(30) < 10, np.zeros(30, dtype=int)
    first, again, other = (_dealt(values, group, one, seed=seed).tolist() for seed in (3, 3, 4))

    assert first == again
    assert first != other


def test_a_term_has_the_same_p_in_whatever_company(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first deals are the same for all terms, and a term that needs no more has the same p alone."""
    monkeypatch.setattr(limits, "EXTREME_DEALS", 1)
    values = np.random.default_rng(5).normal(size=(30, 20))
    group, one = np.arange(30) < 10, np.zeros(30, dtype=int)

    together = _dealt(values, group, one)
    alone = [_dealt(values[:, [term]], group, one).item() for term in range(20)]

    assert together.tolist() == alone


@given(documents, st.integers(0, 99))
def test_dealing_keeps_the_labels_of_each_stratum(rows: list[tuple[bool, int, int]], seed: int) -> None:
    """Each stratum has as many labels of either side as before in every deal, and the labels given are not changed."""
    group, strata, _ = (np.array(column) for column in zip(*rows, strict=True))
    before = group.copy()
    found = dealt_labels(group, strata, 5, np.random.default_rng(seed))

    assert found.shape == (len(group), 5)
    assert set(found.ravel()) <= {0, 1}
    for one in range(3):
        assert found[strata == one].sum(axis=0).tolist() == [group[strata == one].sum()] * 5
    assert group.tolist() == before.tolist()


def test_dealing_gives_every_arrangement_equally_often() -> None:
    """Of 6,000 deals in two strata, each of the 2 · 6 arrangements gets about 500."""
    labels = dealt_labels(GROUP, np.array([0, 1, 1, 0, 1, 1]), 6_000, np.random.default_rng(7))
    dealt = Counter(map(tuple, labels.T.tolist()))

    assert len(dealt) == 12
    assert chisquare(list(dealt.values())).pvalue > 0.001


def test_few_among_thousands_are_drawn_evenly() -> None:
    """Where three of 2,001 are the group's, every document is drawn about as often as any other."""
    group = np.arange(2_001) < 3
    labels = dealt_labels(group, np.zeros(2_001, dtype=int), 4_000, np.random.default_rng(2))
    first, half = labels.sum(axis=1), labels[:1_000].sum()

    assert (labels.sum(axis=0) == 3).all()
    assert chisquare(first).pvalue > 0.001
    assert half == pytest.approx(12_000 * 1_000 / 2_001, abs=4 * np.sqrt(12_000 / 4))


def test_blocks_of_labels_are_the_deals_asked_for() -> None:
    """However many terms are held beside them, there are as many deals, in blocks as large as memory allows."""
    group, one = np.arange(100) < 30, np.zeros(100, dtype=int)
    for terms, sizes in ((1, [250]), (20_000, [100, 100, 50]), (10**7, [1] * 250)):
        blocks = [len(labels.T) for labels in label_blocks(group, one, 250, np.random.default_rng(0), terms=terms)]
        assert blocks == sizes


def test_sparse_residuals_have_the_tails_of_dense_ones() -> None:
    """All arrangements of sparse residuals give the shares that those of the table written out give."""
    sparse_, dense = (exact_tails(one, GROUP, ONE) for one in (SPARSE, CLASSROOM))

    assert np.array(sparse_) == pytest.approx(np.array(dense))


def test_one_document_against_thousands_takes_no_table_of_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """All deals of one label among five thousand documents, with as many terms, are gone through in small blocks."""
    made = list[int]()
    plain = Residuals.__rmatmul__

    def watched(self: Residuals, labels: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        made.append(labels.size)
        return plain(self, labels)

    monkeypatch.setattr(Residuals, "__rmatmul__", watched)
    uses = sparse.csr_array(sparse.eye(5_000, dtype=np.float64))
    kept = Residuals(uses, np.full(5_000, 10), np.full(5_000, 1 / 50_000))
    group = np.arange(5_000) == 0

    above, below = exact_tails(kept, group, np.zeros(5_000, dtype=int))

    assert (above[0], below[1]) == (1 / 5_000, 4_999 / 5_000)
    assert max(made) <= 2_000_000


@pytest.mark.parametrize("share", [0.02, 0.1, 0.5])
@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int64])
def test_few_chosen_documents_are_summed_as_all_are(share: float, dtype: type[np.generic]) -> None:
    """Going through the chosen documents alone gives the same sums to the last bit."""
    random = np.random.default_rng(1)
    weights = sparse.csr_array((random.random((200, 30)) * random.poisson(1, (200, 30)) * 9).astype(dtype))
    labels = (random.random((200, 40)) < share).astype(np.int32)

    assert np.array_equal(dealt_sums(weights, labels), weights.T @ labels.astype(dtype))
    assert np.array_equal(dealt_lengths(np.arange(200), labels), np.arange(200) @ labels)
