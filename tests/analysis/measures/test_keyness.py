"""Effect sizes of keyness against published values, scipy and other implementations."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.spatial.distance import jensenshannon
from scipy.stats import binomtest, gamma, norm, t
from scipy.stats.contingency import odds_ratio as scipys_odds_ratio

from analysis.measures.intervals import Sums, term_sums
from analysis.measures.keyness import (
    conservative_log_ratio,
    fightin_words_z,
    jensen_shannon_shift,
    log_ratio,
    log_ratio_interval,
    odds_ratio,
    percent_difference,
)

EMMA, AUSTEN = 160_950, 724_618 - 160_950  # words of Emma, and of Jane Austen's other novels
# The toy of quanteda.textstats' keyness tests. d1: a3 b2 c6 d1 e1 f1 g1 h2, 17 words; d2: a2 b1 c2 d4 e1 f1 g0 h1, 12
TOY1, TOY2 = [3, 2, 6, 1, 1, 1, 1, 2], [2, 1, 2, 4, 1, 1, 0, 1]
# Three German words of a part of a corpus and of the rest of it: eingebracht, Beauftragte, Gremienbericht. From
# log-ratio-gold.tsv in the tests of fau-klue/pandas-association-measures.
GOLD1, GOLD2 = np.array([1_189, 105, 5]), np.array([2_157, 264, 7]) - np.array([1_189, 105, 5])
PART, REST = 168_329, 19_720_567 - 168_329

counts = st.integers(0, 50)
sizes = st.integers(51, 5_000)
counted = st.lists(st.tuples(counts, counts), min_size=1, max_size=12).filter(
    lambda rows: all(sum(side) > 0 for side in zip(*rows, strict=True))
)


@pytest.mark.parametrize(
    ("count1", "count2", "expected"),
    [(786, 1, 11.426616), (415, 4, 8.505198), (389, 0, 11.411857), (200, 9, 6.282162)],
    ids=["emma", "harriet", "weston", "frank"],
)
def test_log_ratio_of_emma(count1: int, count2: int, expected: float) -> None:
    """Log ratios of Emma against Austen's other novels; a count of 0 counts as one half."""
    assert log_ratio(count1, count2, EMMA, AUSTEN) == pytest.approx(expected, abs=5e-5)


def test_log_ratio_counts_doublings() -> None:
    """Twice the rate is 1, half of it −1, the same 0."""
    assert log_ratio([20, 5, 10], [10, 10, 10], 1_000, 1_000).tolist() == [1, -1, 0]


def test_log_ratio_of_the_classroom_fixture() -> None:
    """15 of 300 words against 3 of 300 is lg 5."""
    assert log_ratio(15, 3, 300, 300) == pytest.approx(2.321928, abs=5e-7)


def test_log_ratio_of_nothing_is_missing() -> None:
    """A word that neither side uses has no ratio."""
    assert np.isnan(log_ratio(0, 0, 10, 10))


@given(st.integers(1, 100), st.integers(100, 10_000), st.integers(100, 1_000_000))
def test_log_ratio_never_favours_the_side_that_does_not_use_the_word(count: int, size1: int, size2: int) -> None:
    """However short a side is, not using a word is never using it more."""
    assert log_ratio(0, count, size1, size2) <= 0


@given(counts, st.integers(1, 50), sizes, sizes)
def test_swapping_the_sides_flips_the_sign(count1: int, count2: int, size1: int, size2: int) -> None:
    """Log ratio changes its sign when the sides are swapped, and so does the conservative one."""
    there, back = (count1, count2, size1, size2), (count2, count1, size2, size1)

    assert log_ratio(*there) == -log_ratio(*back)
    assert conservative_log_ratio(*there) == pytest.approx(-conservative_log_ratio(*back), abs=1e-9)


def _sums(uses: list[int], lengths: list[int]) -> Sums:
    return term_sums(sparse.csr_array(np.array(uses)[:, np.newaxis]), np.array(lengths))


# Three articles a side, of the classroom fixture: 15 of 300 words against 3 of 300.
OURS, THEIRS = _sums([5, 4, 6], [100, 120, 80]), _sums([1, 2, 0], [100, 110, 90])


def test_the_interval_of_a_log_ratio_of_the_classroom_fixture() -> None:
    """The ends of lg 5 are away from it by the root of the squared distances of both rates’ ends, as logarithms."""
    # No deff is above 1: spreads 1/15 and 1/3; degrees of freedom 300²/30,800 − 1 = 1.922 and 300²/30,200 − 1 = 1.980
    spreads, own = np.array([1 / 15, 1 / 3]), np.array([90_000 / 30_800 - 1, 90_000 / 30_200 - 1])
    freedom = spreads.sum() ** 2 / (spreads**2 / own).sum()
    shrunk = (norm.ppf(0.975) / t.ppf(0.975, freedom)) ** 2
    low1, low2 = gamma.ppf(0.025, shrunk * np.array([15, 3])) / (300 * shrunk)
    high1, high2 = gamma.ppf(0.975, shrunk * np.array([15, 3]) + 1) / (300 * shrunk)
    expected = (
        np.log2(5) - np.hypot(np.log2(0.05 / low1), np.log2(high2 / 0.01)),
        np.log2(5) + np.hypot(np.log2(high1 / 0.05), np.log2(0.01 / low2)),
    )

    found = log_ratio_interval(log_ratio([15], [3], 300, 300), OURS, THEIRS)

    assert np.ravel(found) == pytest.approx(expected)
    assert freedom == pytest.approx(2.8, abs=0.1)


def test_a_side_without_a_use_leaves_one_end_open() -> None:
    """How many times more frequent the word is on the other side has no limit, but a least that it may be."""
    none = _sums([0, 0, 0], [100, 110, 90])
    low, high = log_ratio_interval(log_ratio([15], [0], 300, 300), OURS, none)
    lower, higher = log_ratio_interval(log_ratio([0], [15], 300, 300), none, OURS)

    assert (np.isfinite(low), high) == (True, np.inf)
    assert (lower, higher) == (-high, -low)


def test_a_log_ratio_of_nothing_has_no_interval() -> None:
    """Nor has one of a side with one document; nobody's word has none at all."""
    none, one = _sums([0, 0], [100, 100]), _sums([5], [100])

    assert np.isnan(log_ratio_interval(log_ratio([0], [0], 200, 200), none, none)).all()
    assert np.isnan(log_ratio_interval(log_ratio([15], [5], 300, 100), OURS, one)).all()


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(40, 4_000)), min_size=2, max_size=20),
    st.lists(st.tuples(st.integers(0, 40), st.integers(40, 4_000)), min_size=2, max_size=20),
)
def test_the_interval_of_a_log_ratio_holds_it_and_turns_with_the_sides(
    first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    """The ratio lies inside, no width is 0, and with the sides swapped the ends change places and signs."""
    (x1, n1), (x2, n2) = (zip(*part, strict=True) for part in (first, second))
    ours, theirs = _sums(list(x1), list(n1)), _sums(list(x2), list(n2))
    ratio = log_ratio([sum(x1)], [sum(x2)], sum(n1), sum(n2))
    (low,), (high,) = log_ratio_interval(ratio, ours, theirs)

    if sum(x1) + sum(x2):
        assert low < ratio[0] < high
    assert np.ravel(log_ratio_interval(-ratio, theirs, ours)) == pytest.approx([-high, -low], nan_ok=True)


def test_log_ratio_of_evert() -> None:
    """The log ratios of the gold file come out."""
    expected = [7.156576, 6.261269, 8.181834]

    assert log_ratio(GOLD1, GOLD2, PART, REST) == pytest.approx(expected, abs=5e-7)


def test_conservative_log_ratio_of_evert() -> None:
    """The conservative log ratios of the gold file come out, corrected for 599 words."""
    found = conservative_log_ratio(GOLD1, GOLD2, PART, REST, tests=599)

    assert found == pytest.approx([6.910069, 5.521062, 3.219921], abs=5e-7)


def test_conservative_log_ratio_of_one_word_alone() -> None:
    """Where eingebracht is the only word looked at, nothing is corrected and its value is higher."""
    found = conservative_log_ratio(1_189, 968, PART, REST)

    assert found == pytest.approx(7.032946, abs=5e-7)


@pytest.mark.parametrize(
    ("count1", "count2", "tests", "expected"),
    [
        (30, 10, 1, 0.513398),  # lg(ℓ/(1 − ℓ)) with ℓ the exact lower bound of 30 of 40; the log ratio is 1.584963
        (30, 10, 1_000, 0),
        (12, 10, 1, 0),
        (10, 0, 1, 1.164478),  # ℓ = .025^(1/10) = .691503
        (5, 0, 1, 0),  # ℓ = .025^(1/5) = .478176 is below one half
        (10, 30, 1, -0.513398),
        (0, 0, 1, 0),
    ],
)
def test_conservative_log_ratio_of_few_uses(count1: int, count2: int, tests: int, expected: float) -> None:
    """In 10,000 words a side, few uses say little, and less where many words are looked at."""
    found = conservative_log_ratio(count1, count2, 10_000, 10_000, tests=tests)

    assert found == pytest.approx(expected, abs=5e-7)


@given(counts, st.integers(1, 50), sizes, sizes, st.integers(1, 1_000))
def test_conservative_log_ratio_is_scipys_bound(count1: int, count2: int, size1: int, size2: int, tests: int) -> None:
    """It is lg(N2/N1 · ℓ/(1 − ℓ)) of the bound nearer to equal rates of scipy's exact interval, or 0."""
    exact = binomtest(count1, count1 + count2).proportion_ci(confidence_level=1 - 0.05 / tests, method="exact")
    odds = [bound / (1 - bound) * size2 / size1 if bound < 1 else np.inf for bound in exact]
    expected = np.log2(max(odds[0], 1)) + np.log2(min(odds[1], 1))

    found = conservative_log_ratio(count1, count2, size1, size2, tests=tests)
    assert found == pytest.approx(expected, abs=1e-6)


@given(counts, st.integers(1, 50), sizes, sizes, st.integers(1, 1_000))
def test_conservative_log_ratio_lies_between_0_and_log_ratio(
    count1: int, count2: int, size1: int, size2: int, tests: int
) -> None:
    """It never goes beyond the log ratio, and never to its other side."""
    ratio = log_ratio(count1, count2, size1, size2)
    found = conservative_log_ratio(count1, count2, size1, size2, tests=tests)

    assert min(ratio, 0) <= found <= max(ratio, 0)


def test_conservative_log_ratios_keep_their_shape() -> None:
    """Words by groups in, words by groups out, each with its own value; none in, none out."""
    found = conservative_log_ratio([[30, 10], [12, 30]], [[10, 30], [10, 10]], 10_000, 10_000)

    assert found == pytest.approx(np.array([[0.513398, -0.513398], [0, 0.513398]]), abs=5e-7)
    assert conservative_log_ratio([], [], 10, 10).shape == (0,)


def test_percent_difference_of_gabrielatos_and_marchi() -> None:
    """206,523 in 959,641 words against 178,174 in 1,562,358 is 88.7 % more (2011, p. 18)."""
    assert percent_difference(206_523, 178_174, 959_641, 1_562_358) == pytest.approx(88.7, abs=0.05)


def test_percent_difference_from_nothing_is_missing() -> None:
    """Nothing is any per cent above 0; nothing itself is 100 % below anything."""
    found = percent_difference([5, 0, 0], [0, 0, 5], 100, 100)

    assert found == pytest.approx([np.nan, np.nan, -100], nan_ok=True)


def test_odds_ratio_of_pojanapunya_and_watson_todd() -> None:
    """16,217 in 2,796,938 words against 735 in 2,087,946 is 16.56 (2018; Wordless)."""
    assert odds_ratio(16_217, 735, 2_796_938, 2_087_946) == pytest.approx(16.56, abs=0.005)


@given(counts, st.integers(1, 50), sizes, sizes)
def test_odds_ratio_is_scipys(count1: int, count2: int, size1: int, size2: int) -> None:
    """It equals scipy's sample odds ratio of the same table."""
    expected = scipys_odds_ratio([[count1, count2], [size1 - count1, size2 - count2]], kind="sample").statistic

    assert odds_ratio(count1, count2, size1, size2) == pytest.approx(expected)


def test_odds_ratio_against_nothing_is_missing() -> None:
    """There is none where the second side has no uses, or the first nothing else."""
    assert np.isnan(odds_ratio([5, 10, 0], [0, 5, 0], 10, 10)).all()


def test_fightin_words_with_an_informative_prior() -> None:
    """The toy with 10 words of prior, shared out as in both texts together (worked out with Monroe's formula)."""
    prior = 10 * np.add(TOY1, TOY2) / 29
    found = fightin_words_z(TOY1, TOY2, 17, 12, prior=prior)

    expected = [0.057618, 0.239690, 0.972275, -1.551961, -0.202288, -0.202288, 0.624195, 0.239690]
    assert found == pytest.approx(expected, abs=5e-7)


def test_fightin_words_with_a_flat_prior() -> None:
    """The toy with α = .01 for every word has the values of ConvoKit's _bayes_compare_language."""
    found = fightin_words_z(TOY1, TOY2, 17, 12, prior=np.full(8, 0.01))

    expected = [0.076102, 0.311326, 1.228044, -1.857190, -0.264864, -0.264864, 0.430762, 0.311326]
    assert found == pytest.approx(expected, abs=5e-7)


def test_fightin_words_of_two_sentences() -> None:
    """Two sentences of 9 words, 11 different ones, have the values of jmhessel/FightingWords with α = .05."""
    # one each of the first sentence only (brown, fox, quick), of the second only (donkey, lazier, purple), of both
    first, second = [1, 1, 1, 0, 0, 0, 2, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 2, 1, 1, 1, 1]
    found = fightin_words_z(first, second, 9, 9, prior=np.full(11, 0.05))

    assert found == pytest.approx([0.689423] * 3 + [-0.689423] * 3 + [0] * 5, abs=5e-7)


def test_fightin_words_of_scattertext() -> None:
    """Scattertext's toy has Monroe's z with α = .01, where its own tests print another score."""
    found = fightin_words_z([1, 5, 1, 9], [100, 510, 100, 199], 16, 909, prior=np.full(4, 0.01))

    assert found == pytest.approx([-0.609502, -2.304405, -0.609502, 4.462925], abs=5e-7)


@given(counted)
def test_swapping_the_sides_turns_fightin_words_round(rows: list[tuple[int, int]]) -> None:
    """The z-scores change their signs when the sides are swapped."""
    first, second = np.array([*rows, (1, 1)]).T
    prior = np.full(len(first), 0.5)
    there = fightin_words_z(first, second, first.sum(), second.sum(), prior=prior)

    back = fightin_words_z(second, first, second.sum(), first.sum(), prior=prior)
    assert there == pytest.approx(-back, abs=1e-9)


def test_shift_of_two_alphabets() -> None:
    """A to G against B to H, ten each, differ by 1/7 bit, half of it A's and half H's (shifterator's test_shifts)."""
    found = jensen_shannon_shift([10] * 7 + [0], [0] + [10] * 7)

    assert found == pytest.approx([-1 / 14, 0, 0, 0, 0, 0, 0, 1 / 14], abs=1e-12)


def test_shift_of_quanteda_toy() -> None:
    """The toy's two texts differ by .137954 bits (shifterator 0.3.0), and d belongs to the second."""
    found = jensen_shannon_shift(TOY1, TOY2)

    assert np.abs(found).sum() == pytest.approx(0.137954, abs=5e-7)
    assert np.sign(found).tolist() == [-1, -1, -1, 1, 1, 1, -1, -1]


@given(counted)
def test_shift_adds_up_to_scipys_divergence(rows: list[tuple[int, int]]) -> None:
    """The absolute values add up to the square of scipy's distance in base 2."""
    first, second = np.array(rows).T

    found = np.abs(jensen_shannon_shift(first, second)).sum()
    assert found == pytest.approx(np.nan_to_num(jensenshannon(first, second, base=2)) ** 2, abs=1e-9)


@given(counted)
def test_swapping_the_sides_turns_the_shift_round(rows: list[tuple[int, int]]) -> None:
    """What one side has more of, the other has less of."""
    first, second = np.array(rows).T

    assert jensen_shannon_shift(first, second) == pytest.approx(-jensen_shannon_shift(second, first), abs=1e-12)


def test_the_shift_between_words_without_any_in_common_is_1() -> None:
    """Two groups that share no word differ by one bit; no words differ by nothing."""
    assert jensen_shannon_shift([3, 0], [0, 5]).tolist() == [-0.5, 0.5]
    assert jensen_shannon_shift([], []).tolist() == []
