"""Shares, and how sure they are, against published cases and scipy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.stats import binomtest

from analysis.measures.intervals import Sums, term_sums
from analysis.measures.shares import share_interval, wilson_interval

trials_of = st.integers(1, 2_000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_interval_of_newcombes_cases(successes: int, trials: int, low: float, high: float) -> None:
    """The four cases of Newcombe (1998, Statistics in Medicine 17, 857-872) come out."""
    assert wilson_interval(successes, trials) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.999])
@given(share=trials_of)
def test_the_interval_of_a_share_is_scipys(confidence: float, share: tuple[int, int]) -> None:
    """Wilson's interval equals scipy's, at any confidence."""
    expected = binomtest(*share).proportion_ci(confidence_level=confidence, method="wilson")

    assert wilson_interval(*share, confidence=confidence) == pytest.approx(tuple(expected), abs=1e-9)


@given(trials_of)
def test_an_interval_of_a_share_holds_it(share: tuple[int, int]) -> None:
    """The share lies inside, and the interval between 0 and 1."""
    successes, trials = share
    low, high = wilson_interval(successes, trials)

    assert 0 <= low <= successes / trials + 1e-12
    assert successes / trials - 1e-12 <= high <= 1


@given(trials_of)
def test_what_did_not_happen_has_the_interval_turned_round(share: tuple[int, int]) -> None:
    """The interval of n − k ends where that of k starts, mirrored."""
    successes, trials = share
    low, high = wilson_interval(successes, trials)

    assert wilson_interval(trials - successes, trials) == pytest.approx((1 - high, 1 - low), abs=1e-9)


@pytest.mark.row(97)
def test_a_share_of_nothing_has_no_interval() -> None:
    """Out of none there is no share, and nothing to be sure of; others are not touched by it."""
    low, high = wilson_interval([0, 81], [0, 263])

    assert low == pytest.approx([np.nan, 0.2553], nan_ok=True, abs=5e-5)
    assert high == pytest.approx([np.nan, 0.3662], nan_ok=True, abs=5e-5)


def test_no_shares_have_no_intervals() -> None:
    """Nothing in, nothing out."""
    assert np.size(wilson_interval([], [])) == 0


def _sums(uses: list[int], lengths: list[int]) -> Sums:
    return term_sums(sparse.csr_array(np.array(uses)[:, np.newaxis]), np.array(lengths))


def _shares(passages: list[int], of: list[int]) -> list[float]:
    return [float(np.ravel(part)[0]) for part in share_interval(_sums(passages, of))]


def test_a_share_of_documents_is_wilsons() -> None:
    """Where every document is one passage, 15 of 148 lie between .0624 and .1605."""
    assert _shares([1] * 15 + [0] * 133, [1] * 148) == pytest.approx([15 / 148, 0.0624, 0.1605], abs=5e-5)


def test_a_share_of_the_passages_of_documents_is_less_sure_than_of_as_many_documents() -> None:
    """Five documents of ten passages each, two of them all of a topic, are not fifty documents; nor quite five."""
    share, low, high = _shares([10, 10, 0, 0, 0], [10] * 5)
    alone, above = (float(end) for end in wilson_interval(2, 5))

    # deff = (5/4 · Σ(x − 4)² / 2,500) / (.4 · .6 / 50) = 12.5, so 50 passages are worth 4. Of two documents that hold
    # the topic a variance has ½ · 20² / 200 · (12.5/11.5)² = 1.2 degrees of freedom, and 3 at least: t is 3.18245.
    worth = 4 * (1.95996 / 3.18245) ** 2
    assert (share, low, high) == pytest.approx((0.4, *wilson_interval(0.4 * worth, worth)), rel=1e-4)
    assert (low < alone, high > above) == (True, True)


@pytest.mark.parametrize(("passages", "share"), [(0, 0), (10, 1)])
def test_none_or_all_of_the_passages_are_as_sure_as_documents_are_many(passages: int, share: int) -> None:
    """Of five documents of ten passages, none or all of a topic, the next may be all of it or none."""
    assert _shares([passages] * 5, [10] * 5) == pytest.approx([share, *map(float, wilson_interval(5 * share, 5))])


def test_a_share_of_the_passages_of_one_document_has_no_interval() -> None:
    """Nothing is known of others."""
    assert _shares([2], [3]) == pytest.approx([2 / 3, np.nan, np.nan], nan_ok=True)


def test_passages_of_the_others_have_the_interval_turned_round() -> None:
    """Who is told that seven tenths are of a topic learns as much as who is told that three tenths are not."""
    passages, of = np.array([9, 8, 3, 10, 7, 6, 2]), np.full(7, 10)
    share, low, high = _shares(passages.tolist(), of.tolist())

    assert _shares((of - passages).tolist(), of.tolist()) == pytest.approx([1 - share, 1 - high, 1 - low])


@given(st.lists(st.integers(0, 9).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=2, max_size=30))
def test_the_interval_of_a_share_of_passages_holds_it(documents: list[tuple[int, int]]) -> None:
    """The share lies inside, the interval between 0 and 1, and it has a width."""
    passages, of = (list(part) for part in zip(*documents, strict=True))
    if np.count_nonzero(of) > 1:
        share, low, high = _shares(passages, of)

        assert 0 <= low <= share + 1e-9
        assert share - 1e-9 <= high <= 1
        assert high > low
