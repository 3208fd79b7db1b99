"""Scores of two-by-two tables, rank sums and q-values against published values, scipy and quanteda."""

from itertools import combinations
from math import comb
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, mannwhitneyu, rankdata

from analysis import limits
from analysis.measures.significance import (
    benjamini_hochberg,
    chi_squared,
    confidence_of_picked,
    fisher_p,
    g2_four_cells,
    g2_two_cells,
    pooled_q,
    rank_sum_p,
    williams_q,
)

EMMA, AUSTEN = 160_950, 724_618 - 160_950  # words of Emma, and of Jane Austen's other novels
# The toy of quanteda.textstats' keyness tests. d1: a3 b2 c6 d1 e1 f1 g1 h2, 17 words; d2: a2 b1 c2 d4 e1 f1 g0 h1, 12
TOY = [3, 2, 6, 1, 1, 1, 1, 2], [2, 1, 2, 4, 1, 1, 0, 1], 17, 12

# Uses of a word that somebody uses, and other words, of either side.
tables = st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(1, 5_000), st.integers(1, 5_000)).filter(
    lambda cells: cells[0] + cells[1] > 0
)
p_values = st.lists(st.floats(0, 1), min_size=1, max_size=30)


@pytest.mark.parametrize(
    ("cells", "expected", "exact"),
    [
        ((10, 0, 3, 31_764), 167.23, 0.005),  # Dunning (1993), p. 72
        ((8, 5, 24, 31_740), 95.29, 0.005),  # Dunning (1993), as NLTK's tests print it
        ((110, 2_442, 111, 29_114), 270.72, 0.005),  # the same
        ((10, 0, 0, 90), 65.016595, 1e-6),  # pandas-association-measures, tests/test_measures.py
        ((7, 2, 3, 7), 4.534939, 1e-6),  # quanteda.textstats, toy of its keyness tests
    ],
)
def test_g2_of_published_tables(cells: tuple[int, int, int, int], expected: float, exact: float) -> None:
    """G² of four cells is the published one; the cells are uses and other words of either side."""
    first, second, rest1, rest2 = cells

    assert g2_four_cells(first, second, first + rest1, second + rest2) == pytest.approx(expected, abs=exact)


@pytest.mark.parametrize(
    ("count1", "count2", "size1", "size2", "expected"),
    [
        (120, 80, 50_000, 70_000, 27.193446),
        (18, 35, 1_000_000, 1_000_000, 5.550550),
        (0, 10, 1_000, 1_000, 13.913195),
        (15, 3, 300, 300, 8.980535),  # the classroom fixture: three articles a side
    ],
)
def test_g2_is_that_of_four_cells_not_two(count1: int, count2: int, size1: int, size2: int, expected: float) -> None:
    """The words that are not the term count too, as in Dunning (1993) and not as in Rayson and Garside (2000)."""
    assert g2_four_cells(count1, count2, size1, size2) == pytest.approx(expected, abs=5e-7)


def test_g2_of_quanteda_toy() -> None:
    """The toy of quanteda.textstats' keyness tests comes out, word by word."""
    expected = [0.004751, 0.091242, 1.274238, 3.779441, 0.064900, 0.064900, 1.093291, 0.091242]

    assert g2_four_cells(*TOY) == pytest.approx(expected, abs=5e-7)


@given(tables)
def test_g2_is_scipys(cells: tuple[int, int, int, int]) -> None:
    """G² equals scipy's log-likelihood statistic of the same table, without correction."""
    first, second, rest1, rest2 = cells
    expected = chi2_contingency([[first, second], [rest1, rest2]], correction=False, lambda_="log-likelihood")

    found = g2_four_cells(first, second, first + rest1, second + rest2)
    assert found == pytest.approx(expected.statistic, rel=1e-6, abs=1e-8)


def test_g2_of_a_whole_vocabulary_is_quantedas(test_data: Path) -> None:
    """Every word of a party manifesto against eight others has quanteda's G²."""
    golden = pd.read_csv(test_data / "golden_inputs" / "ukimmig2010_keyness_lr_none.csv", keep_default_na=False)
    target, reference = golden["n_target"].to_numpy(), golden["n_reference"].to_numpy()

    found = g2_four_cells(target, reference, target.sum(), reference.sum())
    assert found == pytest.approx(golden["G2"].abs().to_numpy(), abs=0.001)


@pytest.mark.parametrize(
    ("count1", "count2", "size1", "size2", "expected"),
    [
        (120, 80, 50_000, 70_000, 27.147270),  # by the formula of ucrel.lancs.ac.uk/llwizard.html, as the next two
        (18, 35, 1_000_000, 1_000_000, 5.550406),
        (0, 10, 1_000, 1_000, 13.862944),
        (786, 1, EMMA, AUSTEN, 2350.3189),  # README of KeynessMeasures, Emma: emma, harriet, weston, frank
        (415, 4, EMMA, AUSTEN, 1205.6112),
        (389, 0, EMMA, AUSTEN, 1170.5395),
        (200, 9, EMMA, AUSTEN, 532.1223),
    ],
)
def test_g2_of_two_cells(count1: int, count2: int, size1: int, size2: int, expected: float) -> None:
    """G² of two cells is that of UCREL's wizard."""
    # The sizes of Emma are worked back from the README's values and rounded: worth two parts in a million.
    assert g2_two_cells(count1, count2, size1, size2) == pytest.approx(expected, rel=2e-6)


@given(tables)
def test_two_cells_say_no_more_than_four(cells: tuple[int, int, int, int]) -> None:
    """The two cells that are left out of the wizard's G² never make it smaller."""
    first, second, rest1, rest2 = cells
    sizes = first + rest1, second + rest2

    assert g2_two_cells(first, second, *sizes) <= g2_four_cells(first, second, *sizes) + 1e-9


def test_equal_rates_have_no_score() -> None:
    """A word that both sides use equally often has 0, whatever their sizes; so has one that nobody uses."""
    assert g2_four_cells([2, 0], [4, 0], 100, 200) == pytest.approx([0, 0], abs=1e-12)
    assert g2_two_cells([2, 0], [4, 0], 100, 200) == pytest.approx([0, 0], abs=1e-12)


def test_chi_squared_of_quanteda_toy() -> None:
    """The toy of quanteda.textstats' keyness tests comes out, word by word."""
    expected = [0.004739, 0.089304, 1.221872, 3.715033, 0.065813, 0.065813, 0.731092, 0.089304]

    assert chi_squared(*TOY) == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("none", 4.337160),  # quanteda.textstats 0.97.3, its second toy
        ("yates", 2.632438),  # the same
        ("williams", 4.017626),  # 4.337160 / 1.079533; quanteda prints 4.682109, which is multiplied by q
    ],
)
def test_chi_squared_with_each_correction(correction: str, expected: float) -> None:
    """7 of 10 against 2 of 9, uncorrected and with the corrections of Yates and Williams."""
    assert chi_squared(7, 2, 10, 9, correction=correction) == pytest.approx(expected, abs=5e-7)


def test_yates_takes_half_an_observation_off() -> None:
    """Pedersen's (1996) table of 1, 3, 3, 1 has .5 with the correction, and c and d of quanteda's toy theirs."""
    assert chi_squared(1, 3, 4, 4, correction="yates") == pytest.approx(0.5)
    # c: 6 of 17 and 2 of 12; d: 1 of 17 and 4 of 12
    assert chi_squared([6, 1], [2, 4], 17, 12, correction="yates") == pytest.approx([0.467298, 2.040247], abs=5e-7)


def test_chi_squared_of_words_that_only_meet() -> None:
    """Dunning's (1993) table of 3, 0, 0 and 31,774 has χ² of all its words."""
    assert chi_squared(3, 0, 3, 31_774) == pytest.approx(31_777)


@pytest.mark.parametrize(("correction", "scipys"), [("none", False), ("yates", True)])
@given(cells=tables)
def test_chi_squared_is_scipys(correction: str, scipys: bool, cells: tuple[int, int, int, int]) -> None:  # noqa: FBT001
    """χ² equals scipy's, and with Yates' correction too, which is at most the whole difference."""
    first, second, rest1, rest2 = cells
    expected = chi2_contingency([[first, second], [rest1, rest2]], correction=scipys).statistic

    found = chi_squared(first, second, first + rest1, second + rest2, correction=correction)
    assert found == pytest.approx(expected, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("correction", ["none", "yates", "williams"])
def test_chi_squared_of_an_unused_word_is_missing(correction: str) -> None:
    """A word that nobody uses, and one that is all that anybody says, has no χ²."""
    assert np.isnan(chi_squared([0, 10], [0, 10], 10, 10, correction=correction)).all()


@given(tables)
def test_swapping_the_sides_changes_no_score(cells: tuple[int, int, int, int]) -> None:
    """Which side comes first makes no difference to G², χ² and Williams' divisor."""
    first, second, rest1, rest2 = cells
    there = first, second, first + rest1, second + rest2
    back = second, first, second + rest2, first + rest1

    for score in (g2_four_cells, g2_two_cells, chi_squared, williams_q):
        assert score(*there) == pytest.approx(score(*back), rel=1e-9, abs=1e-9)


def test_scores_of_no_words_are_none() -> None:
    """No words in, no scores out."""
    for score in (g2_four_cells, g2_two_cells, chi_squared, williams_q):
        assert score([], [], 10, 10).tolist() == []


def test_williams_divisor_of_a_table() -> None:
    """7 of 10 against 2 of 9 has q = 1.079533, so that its G² of 4.534939 becomes 4.200833 (quanteda.textstats)."""
    divisor = williams_q(7, 2, 10, 9)

    assert divisor == pytest.approx(1.079533, abs=5e-7)
    assert g2_four_cells(7, 2, 10, 9) / divisor == pytest.approx(4.200833, abs=5e-7)


@given(tables)
def test_williams_divisor_makes_scores_smaller(cells: tuple[int, int, int, int]) -> None:
    """The divisor is above 1."""
    first, second, rest1, rest2 = cells

    assert williams_q(first, second, first + rest1, second + rest2) > 1


@pytest.mark.parametrize(("alternative", "expected"), [("two-sided", 0.486), ("less", 0.243), ("greater", 0.986)])
def test_fisher_of_pedersen(alternative: str, expected: float) -> None:
    """Pedersen's (1996) table of 1, 3, 3, 1 has the p-values that he gives."""
    assert fisher_p(1, 3, 4, 4, alternative=alternative) == pytest.approx(expected, abs=0.0005)


@given(st.integers(0, 8), st.integers(0, 8), st.integers(8, 15), st.integers(8, 15))
def test_fisher_is_the_hypergeometric_distribution(count1: int, count2: int, size1: int, size2: int) -> None:
    """The p-values are sums over all tables with the same margins: as far as this, and no likelier than this."""
    used = count1 + count2
    ways = {k: comb(size1, k) * comb(size2, used - k) for k in range(max(0, used - size2), min(used, size1) + 1)}
    least = sum(n for k, n in ways.items() if k <= count1) / sum(ways.values())
    both = sum(n for n in ways.values() if n <= ways[count1]) / sum(ways.values())

    assert fisher_p(count1, count2, size1, size2, alternative="less") == pytest.approx(least)
    assert fisher_p(count1, count2, size1, size2) == pytest.approx(both)


def test_fisher_of_an_unused_word_proves_nothing() -> None:
    """A word that nobody uses has p = 1."""
    assert fisher_p(0, 0, 5, 5) == 1


def test_rank_sum_of_kilgarriff() -> None:
    """Kilgarriff's (2001, p. 238) two samples have a rank sum of 31, as a quarter of all ways to rank them."""
    # Ranks 3 5 6 7 10 of 1.5 1.5 3 4 5 6 7 8 9 10: of C(10, 5) = 252 ways to choose five, 64 have a sum of 31 or more.
    found = rank_sum_p(np.array([12.0, 15, 18, 24, 88]), np.array([3.0, 3, 13, 27, 33]))

    assert found == pytest.approx(2 * 64 / 252)


@given(st.permutations(range(8)), st.integers(2, 6))
def test_rank_sum_of_few_documents_counts_arrangements(ranks: list[int], size: int) -> None:
    """Without ties, p is twice the share of all ways to choose as many ranks that lie as far to one side."""
    sums = np.array([sum(chosen) for chosen in combinations(ranks, size)])
    expected = min(1, 2 * min((sums <= sum(ranks[:size])).mean(), (sums >= sum(ranks[:size])).mean()))

    assert rank_sum_p(np.array(ranks[:size], float), np.array(ranks[size:], float)) == pytest.approx(expected)


def _every_p(ranks: list[float], size: int) -> float:
    """Return p from all ways to choose the first group's ranks."""
    sums = np.array([sum(chosen) for chosen in combinations(ranks, size)])
    seen = sum(ranks[:size])
    return min(1.0, 2 * min((sums <= seen + 1e-9).mean(), (sums >= seen - 1e-9).mean()))


@given(st.lists(st.integers(0, 3), min_size=4, max_size=9), st.integers(1, 3))
def test_rank_sums_with_ties_count_arrangements_too(rates: list[int], size: int) -> None:
    """Equal rates share the mean of their ranks, and p is counted over all ways to deal these."""
    values = np.array(rates, dtype=float)

    found = rank_sum_p(values[:size], values[size:])

    assert found == pytest.approx(_every_p(rankdata(values).tolist(), size))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7])
def test_no_rank_sum_is_less_likely_than_can_be(size: int) -> None:
    """Groups that are wholly apart, each of one rate, have 2 in all ways to deal the labels: .1 for three and three."""
    smallest = min(1, 2 / comb(2 * size, size))

    assert rank_sum_p(np.zeros(size), np.ones(size)) == pytest.approx(smallest)
    assert rank_sum_p(np.arange(size) + 9.0, np.arange(float(size))) == pytest.approx(smallest)


def test_rank_sums_do_not_look_at_the_words_beside_them() -> None:
    """A term without ties has the same p beside one with ties, one of zeros and one without a rate."""
    first, second = np.array([1.0, 2, 3]), np.array([4.0, 5, 6])
    beside = [(first, second), (first, np.full(3, 3.0)), (np.zeros(3), np.zeros(3)), (np.full(3, np.nan), second)]

    found = rank_sum_p(*(np.column_stack([pair[side] for pair in beside]) for side in (0, 1)))

    # 3.0 takes ranks 3 to 6, of mean 4.5: 2 in 20 choose the first group's 1, 2 and a 4.5 ... 4 in 20 do
    assert found[[0, 1, 2]] == pytest.approx([0.1, 0.4, 1])
    assert np.isnan(found[3])


def test_rank_sums_of_many_documents_are_scipys() -> None:
    """Above 20,000 ways to deal the labels, p is the normal approximation's, with ties and continuity."""
    random = np.random.default_rng(4)
    first, second = random.poisson(1, (40, 6)).astype(float), random.poisson(1.5, (30, 6)).astype(float)
    expected = [
        mannwhitneyu(first[:, term], second[:, term], method="asymptotic", use_continuity=True).pvalue
        for term in range(6)
    ]

    assert rank_sum_p(first, second) == pytest.approx(expected)
    assert rank_sum_p(np.zeros((40, 2)), np.zeros((30, 2))).tolist() == [1, 1]


def test_rank_sums_go_term_by_term() -> None:
    """Each column of documents x terms has the p-value that it has alone."""
    first, second = np.array([[1.0, 5], [2, 6], [0, 9]]), np.array([[2.0, 1], [3, 1]])
    alone = [float(rank_sum_p(first[:, term], second[:, term])) for term in (0, 1)]

    assert rank_sum_p(first, second) == pytest.approx(alone)


def test_rank_sums_of_equal_rates_prove_nothing() -> None:
    """A term that stands nowhere has p = 1, and so has a comparison of one document with one."""
    assert rank_sum_p(np.zeros((3, 1)), np.zeros((2, 1))).tolist() == [1]
    assert rank_sum_p(np.array([1.0]), np.array([2.0])) == 1


def test_a_rank_sum_of_a_missing_rate_is_missing() -> None:
    """A document without a rate leaves its term without a p-value, and other terms alone."""
    found = rank_sum_p(np.array([[1.0, 1], [np.nan, 2]]), np.array([[2.0, 3], [3, 4]]))

    assert np.isnan(found).tolist() == [True, False]


def test_q_values_of_benjamini_and_hochberg() -> None:
    """Of the paper's 15 p-values four are rejected at .05, where Bonferroni rejects three."""
    p = [1e-4, 4e-4, 19e-4, 95e-4, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1]
    found = benjamini_hochberg(p)

    # .0001 · 15/1, .0004 · 15/2, .0019 · 15/3, .0095 · 15/4, .0201 · 15/5
    assert found[:5] == pytest.approx([0.0015, 0.0030, 0.0095, 0.035625, 0.0603])
    assert (found <= 0.05).sum() == 4


@given(p_values)
def test_q_values_are_those_of_the_definition(p: list[float]) -> None:
    """A q-value is the smallest m · p / rank of all p-values from this one up."""
    ranked = sorted(p)
    scaled = [min(1, value * len(p) / rank) for rank, value in enumerate(ranked, start=1)]
    expected = [min(scaled[ranked.index(value) :]) for value in p]

    assert benjamini_hochberg(p) == pytest.approx(expected, rel=1e-9, abs=1e-300)


@given(p_values)
def test_q_values_keep_the_order_of_p_values(p: list[float]) -> None:
    """A q-value is never below its p-value, and never below that of a smaller p-value."""
    q = benjamini_hochberg(p)

    assert (q >= np.array(p) * (1 - 1e-12)).all()
    assert (np.diff(q[np.argsort(p)]) >= 0).all()


def test_a_test_not_made_counts_for_nothing() -> None:
    """NaN stays NaN, and the others have the q-values that they have without it."""
    found = benjamini_hochberg([0.01, np.nan, 0.03])

    assert found == pytest.approx([0.02, np.nan, 0.03], nan_ok=True)


@pytest.mark.parametrize("p", [[], [np.nan]], ids=["none", "none made"])
def test_q_values_of_no_tests(p: list[float]) -> None:
    """Where nothing was tested there is nothing to correct."""
    assert benjamini_hochberg(p) == pytest.approx(p, nan_ok=True)


@pytest.mark.parametrize(
    ("picked", "tested", "confidence"), [(0, 100, 0.95), (1, 1, 0.95), (12, 2_400, 0.99975), (5, 3, 0.95), (4, 0, 0.95)]
)
def test_confidence_of_what_is_picked(picked: int, tested: int, confidence: float) -> None:
    """Twelve of 2,400 are at 1 − .05 · 12 / 2,400; all of them, or none, at 95 %."""
    assert confidence_of_picked(picked, tested) == pytest.approx(confidence)


def test_pooled_q_by_hand() -> None:
    """In four deals two chances are as small as .01, and the labels seen are one: (2 + 1)/(5 · 1) at first."""
    p = np.array([0.04, 0.01, 0.3, np.nan, 0.05])
    dealt = np.array([0.009, 0.01, 0.03, 0.06, 0.06])

    # .01: (2 + 1)/(5 · 1) = .6; .04: (3 + 1)/(5 · 2) = .4; .05: (3 + 1)/(5 · 3) = .267, which is less for all of them
    assert pooled_q(p, dealt, 4) == pytest.approx([4 / 15, 4 / 15, 1, np.nan, 4 / 15], nan_ok=True)


def test_pooled_q_is_never_below_p() -> None:
    """Where chance makes nothing at all q is p, or one chance in all deals over what is found, whichever is more."""
    p = np.array([0.09, 0.08, 1e-6, 2e-6])

    assert pooled_q(p, np.empty(0), 999).tolist() == pytest.approx([0.09, 0.08, 1 / 4_000, 1 / 4_000])


@given(p_values, p_values, st.integers(1, 20))
def test_pooled_q_rises_with_p(p: list[float], dealt: list[float], deals: int) -> None:
    """A smaller p never has a larger q; all are shares, none below its p, and 1 where p is above the limit."""
    values = np.array(p)
    q = pooled_q(values, np.array(dealt), deals)

    assert (np.diff(q[np.argsort(values, kind="stable")]) >= 0).all()
    assert ((q >= values) & (q <= 1)).all()
    assert (q[values > limits.POOLED_P] == 1).all()


@given(p_values, p_values, st.integers(1, 20), st.randoms())
def test_pooled_q_needs_no_order_and_no_large_chances(
    p: list[float], dealt: list[float], deals: int, random: Random
) -> None:
    """The order of tests and of deals makes no difference, and neither do chances above the limit."""
    order = random.sample(range(len(p)), len(p))
    q = pooled_q(np.array(p), np.array(dealt), deals)
    small = np.array([one for one in reversed(dealt) if one <= 1.01 * limits.POOLED_P])

    assert pooled_q(np.array(p)[order], small, deals).tolist() == q[order].tolist()


def test_a_test_not_made_has_no_pooled_q() -> None:
    """NaN stays NaN, and counts for nothing; no tests have no q."""
    q = pooled_q(np.array([np.nan, 0.001]), np.array([0.5]), 100)

    assert np.isnan(q[0])
    assert q[1] == pytest.approx(1 / 101)
    assert pooled_q(np.empty(0), np.empty(0), 1).tolist() == []


def test_what_differs_in_the_precision_of_sums_is_as_small() -> None:
    """A chance that is the same but for the last digits counts as one as small."""
    p = np.array([0.01])

    assert pooled_q(p, p * (1 + 1e-6), 1) == pytest.approx(pooled_q(p, p, 1)) == [1]
