"""Rates, and how sure they are, against worked examples, published cases, brute force and scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import chi2, gamma

from analysis.measures.intervals import (
    Sums,
    cluster_rate,
    degrees_of_freedom,
    design_effect,
    equal_documents,
    gamma_interval,
    jackknife_rate,
    jackknife_weights,
    jackknifed,
    rate_interval,
    term_sums,
)

# Cochran's ratio estimator on two groups of three articles (uses, words).
# A: x 5 4 6, n 100 120 80: r = 15/300; residuals 0 −2 2, Σ = 8; √(3/2 · 8) / 300 = .0115470
# B: x 1 2 0, n 100 110 90: r = 3/300; residuals 0 .9 −.9, Σ = 1.62; √(3/2 · 1.62) / 300 = .00519615
A, A_LENGTHS = [[5], [4], [6]], np.array([100, 120, 80])
B, B_LENGTHS = [[1], [2], [0]], np.array([100, 110, 90])


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


@pytest.mark.row(97)
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


def _sums(uses: list[int], lengths: list[int]) -> Sums:
    return term_sums(sparse.csr_array(np.array(uses)[:, np.newaxis]), np.array(lengths))


def _interval(uses: list[int], lengths: list[int], effect: float = 1.0) -> list[float]:
    return [float(np.ravel(end)[0]) for end in rate_interval(_sums(uses, lengths), effect=effect)]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(30, 3_000)), min_size=2, max_size=60))
def test_the_error_is_that_of_leaving_out_each_document(documents: list[tuple[int, int]]) -> None:
    """(m − 1)/m · Σ(r without a document − r)², worked out by leaving each of them out."""
    uses, lengths = np.array(documents).T
    without = (uses.sum() - uses) / (lengths.sum() - lengths)
    expected = np.sqrt((len(uses) - 1) / len(uses) * ((without - uses.sum() / lengths.sum()) ** 2).sum())

    _, error = jackknife_rate(_sums(uses.tolist(), lengths.tolist()))
    assert error == pytest.approx([expected], rel=1e-5, abs=1e-8)


def test_documents_of_one_length_have_cochrans_error() -> None:
    """Where no document is longer than others, leaving out each says what Cochran's estimator says."""
    sums = _sums([5, 4, 6, 0], [100] * 4)

    assert jackknife_rate(sums)[1] == pytest.approx(cluster_rate(sums)[1])


def test_a_long_document_makes_the_error_larger() -> None:
    """900 of 1,000 words are in one document: its residual weighs (⅔ / .1)² = 44.4 times."""
    assert jackknife_weights([900, 50, 50], 1_000, 3) == pytest.approx([400 / 9, 0.492459, 0.492459], rel=1e-5)


def test_of_many_documents_only_long_ones_weigh_more() -> None:
    """Of 300 documents the short ones weigh as those of mean length do; the error is within 1 % of the jackknife's."""
    random = np.random.default_rng(5)
    lengths = np.append(random.integers(50, 150, 299), 20_000)
    uses = random.poisson(lengths / 50)
    without = (uses.sum() - uses) / (lengths.sum() - lengths)
    expected = np.sqrt(299 / 300 * ((without - uses.sum() / lengths.sum()) ** 2).sum())

    assert jackknife_rate(_sums(uses.tolist(), lengths.tolist()))[1] == pytest.approx([expected], rel=0.01)


@pytest.mark.parametrize("documents", [9, 400])
def test_what_is_left_of_all_documents_has_the_weights_of_its_own(documents: int) -> None:
    """Sums of some taken off those of all, weighted anew, are the sums of the rest."""
    random = np.random.default_rng(documents)
    lengths = (10 ** random.uniform(1, 4, documents)).astype(np.int64)
    counts = sparse.csr_array(random.poisson(lengths[:, np.newaxis] * [0.01, 0.001, 0]))
    part = random.random(documents) < 0.3
    left = jackknifed(
        term_sums(counts, lengths).without(term_sums(sparse.csr_array(counts[np.flatnonzero(part)]), lengths[part])),
        counts,
        np.where(part, 0, lengths),
    )
    counted = term_sums(sparse.csr_array(counts[np.flatnonzero(~part)]), lengths[~part])

    for name in Sums.__slots__:
        assert getattr(left, name) == pytest.approx(getattr(counted, name)), name


def test_interval_of_a_count() -> None:
    """15 uses in 300 words that come for themselves: Gamma's quantiles at 15 and at 16, over 300."""
    found = gamma_interval(np.array(15.0), np.array(300.0), np.array(np.inf), confidence=0.95)

    # Garwood's interval of a Poisson count of 15: 8.395386 to 24.740217
    assert found == pytest.approx((8.395386 / 300, 24.740217 / 300), rel=1e-6)


def test_interval_is_fay_and_feuers_of_weighted_counts() -> None:
    """χ² quantiles with 2y²/v and 2(y + w)²/(v + w²) degrees of freedom, for a rate y of variance v and a weight w."""
    uses, words = 6.4, 220.0
    y, v, w = uses / words, uses / words**2, 1 / words
    low = v / (2 * y) * chi2.ppf(0.025, 2 * y**2 / v)
    high = (v + w**2) / (2 * (y + w)) * chi2.ppf(0.975, 2 * (y + w) ** 2 / (v + w**2))

    assert gamma_interval(np.array(uses), np.array(words), np.array(np.inf), confidence=0.95) == pytest.approx(
        (low, high)
    )


def test_interval_of_a_rate_worked_out_step_by_step() -> None:
    """Four documents of 100 words with 8, 0, 2 and 2 uses: a design effect of 4, and Student's t of 3 degrees."""
    # r = .03; residuals 5 −3 −1 −1, Σ = 36; Var = 4/3 · 36 / 400² = .0003; over .03/400: deff = 4
    # t = 3.182446; (1.959964 / 3.182446)² = .379292; x* = 12/4 · .379292 = 1.137877, n* = 400/4 · .379292 = 37.92923
    low, high = gamma.ppf([0.025, 0.975], [1.137877, 2.137877]) / 37.92923

    assert _interval([8, 0, 2, 2], [100] * 4) == pytest.approx([0.03, low, high], rel=1e-5)
    assert (low, high) == pytest.approx((0.001112, 0.1532), rel=0.01)


def test_less_confidence_is_a_narrower_interval() -> None:
    """Intervals at 50, 95 and 99.9 % lie in one another."""
    ends = [np.ravel(rate_interval(_sums([5, 4, 9], [100] * 3), confidence=level)[1:]) for level in (0.5, 0.95, 0.999)]

    assert ends[2][0] < ends[1][0] < ends[0][0] < 0.06 < ends[0][1] < ends[1][1] < ends[2][1]


@pytest.mark.parametrize(("effect", "high"), [(1.0, 3.688879), (2.0, 7.377759)])
def test_no_use_may_be_some_in_more(effect: float, high: float) -> None:
    """A rate of 0 in 4,000 words may be −ln .025 in as many; where uses come in bursts of two, twice that."""
    assert _interval([0, 0], [1_000, 3_000], effect) == pytest.approx([0, 0, high / 4_000], rel=1e-6)


@pytest.mark.row(97)
def test_one_document_has_no_interval() -> None:
    """A single document says nothing of how documents differ; one without words beside it changes nothing."""
    assert np.isnan(_interval([5], [100])[1:]).all()
    assert np.isnan(_interval([5, 0], [100, 0])[1:]).all()
    assert _interval([5, 4, 0], [100, 120, 0]) == _interval([5, 4], [100, 120])


def test_two_documents_say_hardly_anything() -> None:
    """With one degree of freedom the interval is wide, with nearly all words in one document it is all there is."""
    assert _interval([50, 50], [1_000, 1_000])[2] > 1.5 * 0.05
    assert _interval([50, 0], [100_000, 10])[1:] == pytest.approx([0, 1])


documents_of = st.lists(st.tuples(st.integers(0, 40), st.integers(40, 4_000)), min_size=2, max_size=40)


@given(documents_of)
def test_an_interval_holds_its_rate_and_has_a_width(documents: list[tuple[int, int]]) -> None:
    """From at least 0 below the rate to above it and at most 1, also where no document differs or none has a use."""
    uses, lengths = (list(part) for part in zip(*documents, strict=True))
    rate, low, high = _interval(uses, lengths)

    assert 0 <= low <= rate < high <= 1
    assert low < rate or rate == 0


@pytest.mark.parametrize(("lengths", "number"), [([100] * 8, 8), ([900, 50, 50], 1_000**2 / 815_000), ([5], np.nan)])
def test_a_long_document_counts_for_hardly_more_than_one(lengths: list[int], number: float) -> None:
    """Eight of a length are eight; three of which one holds nine tenths are 1.2; one says nothing."""
    assert equal_documents(_sums([0] * len(lengths), lengths)) == pytest.approx(number, nan_ok=True)


def test_design_effect_of_a_burst() -> None:
    """Two documents of 10 words, one of them with 4 uses: deff = Var(r) / (r/n) = .04 / (.2 / 20) = 4."""
    # r = 4/20; residuals 2 and −2; Var = 2/1 · 8 / 400 = .04
    assert design_effect(_sums([4, 0], [10, 10])) == pytest.approx([4])


@pytest.mark.parametrize("uses", [[2, 2], [0, 0], [10, 10]])
def test_design_effect_is_1_at_least(uses: list[int]) -> None:
    """Documents that do not differ, that have no use or nothing else tell of no bursts."""
    assert design_effect(_sums(uses, [10, 10])).tolist() == [1]


@pytest.mark.parametrize(
    ("uses", "lengths", "degrees"),
    [
        ([1] * 8, [100] * 8, 7),  # no bursts: eight documents of a length, less one
        ([18, 1, 1], [900, 50, 50], 1_000**2 / 815_000 - 1),  # nine tenths of the words in one are hardly two
        # residuals 7.2 and −1.8: deff = 40/39 · 518.4 / 72 = 7.385; half of eight documents, (7.385/6.385)² times
        ([9] * 8 + [0] * 32, [100] * 40, 4 * (7.384615 / 6.384615) ** 2),
        ([9] + [0] * 39, [100] * 40, 3),  # a single burst
        ([0, 0, 0], [100] * 3, np.inf),  # nothing is learned from them
        ([5], [100], np.nan),
    ],
)
def test_degrees_of_freedom_count_documents(uses: list[int], lengths: list[int], degrees: float) -> None:
    """By their words, and where uses come in bursts by those that hold the uses."""
    assert degrees_of_freedom(_sums(uses, lengths)) == pytest.approx([degrees], nan_ok=True)


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
    """Of two documents of one word each, one is the term: up to all words."""
    rate, _, high = rate_interval(Sums(documents=2, x=1, n=2, xx=1, xn=1, nn=2))

    assert (float(rate), float(high)) == (0.5, 1)
