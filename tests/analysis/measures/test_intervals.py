"""Rates and their errors, with documents as clusters."""

import numpy as np
import pytest
from scipy import sparse

from analysis.measures.intervals import Sums, cluster_rate, normal_interval, term_sums

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
