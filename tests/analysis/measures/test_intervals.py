"""Rates and shares, and how sure they are, against worked examples, published cases and scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import binomtest

from analysis.measures.intervals import (
    Sums,
    clopper_pearson_interval,
    cluster_rate,
    design_effect,
    least_error,
    newcombe_interval,
    normal_interval,
    rate_interval,
    term_sums,
    wilson_interval,
)

# Cochran's ratio estimator on two groups of three articles (uses, words).
# A: x 5 4 6, n 100 120 80: r = 15/300; residuals 0 −2 2, Σ = 8; √(3/2 · 8) / 300 = .0115470
# B: x 1 2 0, n 100 110 90: r = 3/300; residuals 0 .9 −.9, Σ = 1.62; √(3/2 · 1.62) / 300 = .00519615
A, A_LENGTHS = [[5], [4], [6]], np.array([100, 120, 80])
B, B_LENGTHS = [[1], [2], [0]], np.array([100, 110, 90])

trials_of = st.integers(1, 2_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@pytest.mark.parametrize(
    ("counts", "lengths", "rate", "error"),
    [(A, A_LENGTHS, 0.05, 0.0115470), (B, B_LENGTHS, 0.01, 0.00519615)],
    ids=["A", "B"],
)
def test_rate_and_error_of_three_articles(
    counts: list[list[int]], lengths: np.ndarray, rate: float, error: float
) -> None:
    """The worked examples come out, rate and standard error."""
    found = cluster_rate(term_sums(sparse.csr_array(np.array(counts)), lengths))

    assert np.ravel(found) == pytest.approx([rate, error], rel=1e-5)


def test_an_interval_is_1_96_errors_to_either_side() -> None:
    """A 95 % interval reaches 1.959964 standard errors."""
    low, high = normal_interval(np.array([0.05]), np.array([0.01]))

    assert [low[0], high[0]] == pytest.approx([0.03040036, 0.06959964])


def test_a_narrower_interval_is_less_confident() -> None:
    """At 50 % the reach is .6744898 standard errors."""
    low, _ = normal_interval(np.array([0.0]), np.array([1.0]), confidence=0.5)

    assert low == pytest.approx([-0.6744898])


def test_sums_of_parts_add_up_to_the_sums_of_the_whole() -> None:
    """Sums over two groups of documents, added, are the sums over both."""
    both = term_sums(sparse.csr_array(np.array(A + B)), np.concatenate([A_LENGTHS, B_LENGTHS]))
    first = term_sums(sparse.csr_array(np.array(A)), A_LENGTHS)
    second = term_sums(sparse.csr_array(np.array(B)), B_LENGTHS)

    for name in ("documents", "x", "n", "xx", "xn", "nn"):
        assert np.add(getattr(first, name), getattr(second, name)) == pytest.approx(getattr(both, name))


def test_one_document_has_a_rate_and_no_error() -> None:
    """A single document says nothing of how documents differ."""
    rate, error = cluster_rate(Sums(documents=1, x=5, n=100, xx=25, xn=500, nn=10_000))

    assert rate == 0.05
    assert np.isnan(error)


def test_no_words_have_no_rate() -> None:
    """Where there are no words the rate is missing, not zero."""
    rate, error = cluster_rate(Sums(documents=2, x=0, n=0, xx=0, xn=0, nn=0))

    assert np.isnan([rate, error]).all()


def test_equal_rates_in_all_documents_have_no_error() -> None:
    """Documents that agree leave nothing to doubt: 1 of 10 and 3 of 30."""
    _, error = cluster_rate(term_sums(sparse.csr_array(np.array([[1], [3]])), np.array([10, 30])))

    assert error == pytest.approx([0], abs=1e-8)


def test_long_documents_do_not_overflow() -> None:
    """A count whose square is beyond 32 bits gives the same error as in 64 bits."""
    # x 50,000 and 10, n 500,000 each: r = .05001; residuals ±24,995; √(2 · 2 · 24,995²) / 1,000,000 = .04999
    counts = sparse.csr_array(np.array([[50_000], [10]], dtype=np.int32))

    _, error = cluster_rate(term_sums(counts, np.array([500_000, 500_000])))
    assert error == pytest.approx([0.04999])


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_of_newcombes_cases(successes: int, trials: int, low: float, high: float) -> None:
    """The four cases of Newcombe (1998, Statistics in Medicine 17, 857-872) come out."""
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    # By the quantiles of the beta distribution, worked out beforehand
    [(10, 100, 0.0490, 0.1762), (0, 20, 0, 0.1684), (81, 263, 0.2527, 0.3676)],
)
def test_clopper_pearson_interval_of_three_shares(successes: int, trials: int, low: float, high: float) -> None:
    """The exact interval is wider than Wilson's, and ends at 0 where there was none."""
    assert clopper_pearson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999])
@given(share=trials_of)
def test_intervals_of_a_share_are_scipys(confidence: float, share: tuple[int, int]) -> None:
    """Both intervals equal scipy's, at any confidence."""
    test = binomtest(*share)
    wilson = test.proportion_ci(confidence_level=confidence, method="wilson")
    exact = test.proportion_ci(confidence_level=confidence, method="exact")

    assert wilson_interval(*share, confidence=confidence) == pytest.approx(tuple(wilson), abs=1e-9)
    assert clopper_pearson_interval(*share, confidence=confidence) == pytest.approx(tuple(exact), abs=1e-9)


@given(trials_of)
def test_an_interval_of_a_share_holds_it(share: tuple[int, int]) -> None:
    """The share lies inside, and the interval between 0 and 1."""
    successes, trials = share
    for interval in (wilson_interval, clopper_pearson_interval):
        low, high = interval(successes, trials)

        assert 0 <= low <= successes / trials + 1e-12
        assert successes / trials - 1e-12 <= high <= 1


@given(trials_of)
def test_what_did_not_happen_has_the_interval_turned_round(share: tuple[int, int]) -> None:
    """The interval of n − k ends where that of k starts, mirrored."""
    successes, trials = share
    for interval in (wilson_interval, clopper_pearson_interval):
        low, high = interval(successes, trials)

        assert interval(trials - successes, trials) == pytest.approx((1 - high, 1 - low), abs=1e-9)


def test_a_share_of_nothing_has_no_interval() -> None:
    """Out of none there is no share, and nothing to be sure of; others are not touched by it."""
    low, high = wilson_interval([0, 81], [0, 263])

    assert low == pytest.approx([np.nan, 0.2553], nan_ok=True, abs=5e-5)
    assert high == pytest.approx([np.nan, 0.3662], nan_ok=True, abs=5e-5)


def test_no_shares_have_no_intervals() -> None:
    """Nothing in, nothing out."""
    assert np.size(wilson_interval([], [])) == 0
    assert np.size(clopper_pearson_interval([], [])) == 0


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [((56, 48), (70, 80), 0.0524, 0.3339), ((9, 3), (10, 10), 0.1705, 0.8090)],
)
def test_interval_of_a_difference_of_newcombes_cases(
    successes: tuple[int, int], trials: tuple[int, int], low: float, high: float
) -> None:
    """Two cases of Newcombe (1998, Statistics in Medicine 17, 873-890) come out."""
    assert newcombe_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(trials_of, trials_of)
def test_interval_of_a_difference_holds_it(first: tuple[int, int], second: tuple[int, int]) -> None:
    """The difference lies inside, and swapping the groups turns the interval round."""
    successes, trials = zip(first, second, strict=True)
    low, high = newcombe_interval(successes, trials)

    assert -1 - 1e-12 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1 + 1e-12
    assert newcombe_interval(successes[::-1], trials[::-1]) == pytest.approx((-high, -low))


def test_interval_of_a_difference_between_all_and_none() -> None:
    """10 of 10 against 0 of 10 differ by at most all of it, and at least by 1 − √(2 · .2775²)."""
    # Wilson: 10 of 10 from .722467, 0 of 10 to .277533
    assert newcombe_interval((10, 0), (10, 10)) == pytest.approx((0.607509, 1), abs=5e-7)


def test_intervals_of_differences_go_pair_by_pair() -> None:
    """Arrays in, arrays out."""
    low, high = newcombe_interval(([56, 9], [48, 3]), ([70, 10], [80, 10]))

    assert low == pytest.approx([0.0524, 0.1705], abs=5e-5)
    assert high == pytest.approx([0.3339, 0.8090], abs=5e-5)


def _sums(uses: list[int], lengths: list[int]) -> Sums:
    return term_sums(sparse.csr_array(np.array(uses)[:, np.newaxis]), np.array(lengths))


def _interval(uses: list[int], lengths: list[int], effect: float = 1.0) -> list[float]:
    return [float(end[0]) for end in rate_interval(_sums(uses, lengths), effect=effect)]


def test_where_documents_differ_the_interval_is_cochrans() -> None:
    """The worked example of A, .05 ± 1.959964 · .0115470; below 0 it is cut."""
    assert _interval([5, 4, 6], [100, 120, 80]) == pytest.approx([0.05, 0.0273684, 0.0726316], rel=1e-5)
    assert _interval([3, 0, 0], [100, 100, 100])[1] == 0


@pytest.mark.parametrize(("effect", "high"), [(1.0, 0.0881), (2.0, 0.1684)])
def test_no_use_in_forty_words_may_be_some_in_more(effect: float, high: float) -> None:
    """A rate of 0 in 40 words may be 1 − .025^(1/40); where words come in bursts of two, 1 − .025^(1/20)."""
    assert _interval([0, 0], [10, 30], effect) == pytest.approx([0, 0, high], abs=5e-5)


@pytest.mark.parametrize(("uses", "lengths"), [([5, 5], [100, 100]), ([1, 2, 3], [30, 60, 90]), ([2, 1], [2, 1])])
def test_documents_of_one_rate_leave_it_uncertain(uses: list[int], lengths: list[int]) -> None:
    """Where no document differs the interval is that of a share of all words, and never of no width."""
    exact = binomtest(sum(uses), sum(lengths)).proportion_ci(method="exact")

    assert _interval(uses, lengths)[1:] == pytest.approx([exact.low, exact.high])
    assert _interval(uses, lengths)[1] < _interval(uses, lengths)[2]


def test_a_document_without_words_changes_no_rate_error_or_interval() -> None:
    """Two documents beside one without words are two; one beside such a one is one, of which there is no interval."""
    assert _interval([5, 4, 0], [100, 120, 0]) == _interval([5, 4], [100, 120])
    assert np.isnan(_interval([5, 0], [100, 0])[1:]).all()


def test_design_effect_of_a_burst() -> None:
    """Two documents of 10 words, one of them with 4 uses: deff = Var(r) / (r(1 − r)/n) = .04 / (.2 · .8 / 20) = 5."""
    # r = 4/20; residuals 2 and −2; Var = 2/1 · 8 / 400 = .04
    assert design_effect(_sums([4, 0], [10, 10])) == pytest.approx([5])


@pytest.mark.parametrize("uses", [[2, 2], [0, 0], [10, 10]])
def test_design_effect_is_1_at_least(uses: list[int]) -> None:
    """Documents that do not differ, that have no use or nothing else tell of no bursts."""
    assert design_effect(_sums(uses, [10, 10])).tolist() == [1]


def test_the_error_of_documents_that_do_not_differ_is_that_of_single_words() -> None:
    """√(.05 · .95 / 200) = .0154110 in place of 0; where they differ, Cochran's stays."""
    assert np.ravel(least_error(_sums([5, 5], [100, 100]))) == pytest.approx([0.05, 0.0154110], rel=1e-5)
    assert np.ravel(least_error(_sums([5, 4, 6], [100, 120, 80]))) == pytest.approx([0.05, 0.0115470], rel=1e-5)


def test_most_months_without_a_use_allow_for_the_true_rate() -> None:
    """Of 4,000 draws of ten documents whose uses come in bursts, at most 2.5 % without a use deny the true rate."""
    random, rate = np.random.default_rng(3), 4e-4
    # Poisson uses of a rate that varies by document: variance 1 + 1000 · rate / shape = 1.8 times the mean
    uses = random.poisson(1_000 * rate * random.gamma(0.5, 2, (4_000, 10)))
    effect = 1 + 1_000 * rate / 0.5
    high = _interval([0] * 10, [1_000] * 10, effect)[2]

    assert (uses.sum(axis=1) == 0).mean() * (high < rate) <= 0.025
    assert high < 5 * rate


def test_no_interval_reaches_above_every_word() -> None:
    """Of two documents of one word each, one is the term: 0 to all words, though 1.96 errors would go to 1.48."""
    rate, low, high = rate_interval(Sums(documents=2, x=1, n=2, xx=1, xn=1, nn=2))

    assert (float(rate), float(low), float(high)) == (0.5, 0, 1)
