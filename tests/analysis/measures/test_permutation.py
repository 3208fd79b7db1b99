"""Tests over documents against worked examples, and against all arrangements written out."""

from collections import Counter
from itertools import permutations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import chisquare, norm

from analysis.measures.intervals import term_sums
from analysis.measures.permutation import (
    are_many,
    arrangements,
    closed_form_p,
    exact_p,
    mixed_strata,
    residuals,
    seeded_p,
    shuffled,
    smallest_p,
    stratified,
)

# The classroom fixture: six articles, the first three of one side. The same 15 uses of 300 words against 3 of 300,
# once even (5 4 6) and once in a burst (15 0 0).
LENGTHS = np.array([100, 120, 80, 100, 110, 90])
EVEN_AND_BURST = np.array([[5, 15], [4, 0], [6, 0], [1, 1], [2, 2], [0, 0]])
GROUP = np.array([True, True, True, False, False, False])
ONE = np.zeros(6, dtype=int)
CLASSROOM = residuals(sparse.csr_array(EVEN_AND_BURST), LENGTHS, np.array([18, 18]) / 600)

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
    assert seeded_p(np.ones((len(group), 1)), labels, strata).tolist() == [1]


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
    assert seeded_p(np.zeros((6, 2)), GROUP, ONE).tolist() == [1, 1]
    assert exact_p(np.zeros((6, 0)), GROUP, ONE).tolist() == []


def test_twenty_thousand_arrangements_are_not_many() -> None:
    """Eight of sixteen can be dealt in 12,870 ways and nine of eighteen in 48,620; strata multiply."""
    assert not are_many(np.arange(16) < 8, np.zeros(16, dtype=int))
    assert are_many(np.arange(18) < 9, np.zeros(18, dtype=int))
    assert are_many(np.tile(np.arange(16) < 8, 2), np.repeat([0, 1], 16))


def test_sums_of_strata_add_up_to_those_of_all() -> None:
    """Whatever the strata, the totals are the sums over all documents; each stratum knows its documents and words."""
    uses = sparse.csr_array(EVEN_AND_BURST.astype(float))
    found, whole = stratified(uses, LENGTHS, np.array([7, 7, 7, 9, 9, 9])), term_sums(uses, LENGTHS)

    assert (found.documents.tolist(), found.n.tolist()) == ([3, 3], [300, 300])
    assert np.asarray(found.x.todense()).tolist() == [[15, 15], [3, 3]]
    assert (np.asarray(found.total.x).tolist(), found.total.n) == (np.asarray(whole.x).tolist(), whole.n)


def test_drawn_arrangements_come_close_to_all() -> None:
    """9,999 random arrangements of the classroom fixture give .1 and .9 within four standard errors."""
    # √(.05 · .95 / 9,999) = .0022 and √(.45 · .55 / 9,999) = .0050, twice each
    found = seeded_p(CLASSROOM, GROUP, ONE, draws=9_999, seed=1)

    assert (np.abs(found - [0.1, 0.9]) <= [0.018, 0.040]).all()


def test_drawn_arrangements_keep_strata() -> None:
    """With months, random arrangements come close to the 2 of 6 that there are inside them."""
    values = np.array([[3.0], [2], [1], [0], [99], [99]])
    group, months = np.array([True, True, False, False, True, True]), np.array([0, 0, 0, 0, 1, 1])

    # √(1/6 · 5/6 / 1,999) = .0083, twice, four times
    assert seeded_p(values, group, months, draws=1_999) == pytest.approx([2 / 6], abs=0.067)


def test_the_arrangement_seen_is_one_of_those_drawn() -> None:
    """The p-value is never 0: nothing as extreme in 99 draws is 2 · 1/100."""
    values = np.arange(40.0)[:, np.newaxis]

    assert seeded_p(values, values[:, 0] < 20, np.zeros(40, dtype=int), draws=99) == pytest.approx([0.02])


def test_the_same_seed_draws_the_same() -> None:
    """Whoever repeats the analysis gets the same p-values, and with another seed others."""
    first = seeded_p(CLASSROOM, GROUP, ONE, draws=500, seed=3)

    assert first.tolist() == seeded_p(CLASSROOM, GROUP, ONE, draws=500, seed=3).tolist()
    assert first.tolist() != seeded_p(CLASSROOM, GROUP, ONE, draws=500, seed=4).tolist()


@given(documents, st.integers(0, 99))
def test_shuffling_keeps_the_labels_of_each_stratum(rows: list[tuple[bool, int, int]], seed: int) -> None:
    """Each stratum has as many labels of either side as before, and the labels given are not changed."""
    group, strata, _ = (np.array(column) for column in zip(*rows, strict=True))
    before = group.copy()
    found = shuffled(group, strata, np.random.default_rng(seed))

    assert found.dtype == bool
    assert [found[strata == one].sum() for one in range(3)] == [group[strata == one].sum() for one in range(3)]
    assert group.tolist() == before.tolist()


def test_shuffling_deals_every_arrangement_equally_often() -> None:
    """Of 6,000 shuffles of two strata, each of the 2 · 6 arrangements gets about 500."""
    random, strata = np.random.default_rng(7), np.array([0, 1, 1, 0, 1, 1])
    dealt = Counter(tuple(shuffled(GROUP, strata, random).tolist()) for _ in range(6_000))

    assert len(dealt) == 12
    assert chisquare(list(dealt.values())).pvalue > 0.001


@given(documents)
def test_closed_form_has_mean_and_variance_of_all_arrangements(rows: list[tuple[bool, int, int]]) -> None:
    """The normal approximation has the mean and the variance that the sums over all arrangements have."""
    group, strata, uses = (np.array(column) for column in zip(*rows, strict=True))
    uses, words = sparse.csr_array(np.abs(uses)[:, np.newaxis]), 5 + np.arange(len(group))
    left = residuals(uses, words, uses.sum(axis=0) / words.sum())[:, 0]
    sums = np.array([left[np.array(labels)].sum() for labels in _every_arrangement(group, strata)])

    spread = sums.std()
    expected = 2 * norm.sf(abs(left[group].sum() - sums.mean()) / spread) if spread > 1e-6 else 1
    found = closed_form_p(stratified(uses, words, strata), group, term_sums(uses[group], words[group]))
    assert found == pytest.approx([expected])


def test_closed_form_of_what_cannot_differ_is_1() -> None:
    """A term that is not used, one that is as common everywhere, and a single document have p = 1."""
    uses, words = sparse.csr_array(np.array([[0, 1], [0, 2]])), np.array([10, 20])
    first = term_sums(uses[:1], words[:1])

    assert closed_form_p(stratified(uses, words, ONE[:2]), np.array([True, False]), first).tolist() == [1, 1]
    assert closed_form_p(stratified(uses[:1], words[:1], ONE[:1]), GROUP[:1], first).tolist() == [1, 1]
