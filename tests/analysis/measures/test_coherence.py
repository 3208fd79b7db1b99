"""Coherence and stability of topics against values worked out by others or by hand."""

import numpy as np
import pytest
from scipy import sparse

from analysis.measures.coherence import (
    average_jaccard,
    exclusivity,
    matched_stability,
    matched_topics,
    npmi_coherence,
)

# Four documents: {a, b}, {a, b, c}, {a, c}, {b}
TOY = sparse.csr_array(np.array([[1, 1, 0], [1, 1, 1], [1, 0, 1], [0, 1, 0]]))


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        ([0, 1], -0.169925),  # p = 2/4 of 3/4 and 3/4: ln(8/9) / ln 2
        ([0, 2], 0.415037),  # p = 2/4 of 3/4 and 2/4: ln(4/3) / ln 2
        ([1, 2], -0.292481),  # p = 1/4 of 3/4 and 2/4: ln(2/3) / ln 4
    ],
)
def test_npmi_of_a_pair(pair: list[int], expected: float) -> None:
    """A topic of two words has the NPMI of the pair."""
    assert npmi_coherence(TOY, np.array([pair])) == pytest.approx([expected], abs=5e-7)


def test_npmi_of_a_topic_is_the_mean_of_its_pairs() -> None:
    """Three words have three pairs: (−.169925 + .415037 − .292481) / 3."""
    assert npmi_coherence(TOY, np.array([[0, 1, 2]])) == pytest.approx([-0.0157897], abs=5e-7)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [([[1, 0], [0, 1]], -1), ([[1, 1], [1, 1]], 1), ([[1, 1], [0, 0]], 1), ([[1, 1], [1, 0], [0, 1], [0, 0]], 0)],
    ids=["never together", "everywhere", "always together", "independent"],
)
def test_npmi_at_its_limits(documents: list[list[int]], expected: float) -> None:
    """Words that never meet have −1, words that only meet 1, independent words 0."""
    assert npmi_coherence(sparse.csr_array(np.array(documents)), np.array([[0, 1]])) == pytest.approx([expected])


def test_average_jaccard_of_greene() -> None:
    """The example of Greene, O'Callaghan and Cunningham (2014) comes out."""
    # album music best award win = 0 … 4; sport best win medal award = 5 2 4 6 3
    # depth 3: {album music best}, {sport best win}: 1 of 5; depth 4: award, medal: 1 of 7; depth 5: win, award: 3 of 7
    found = average_jaccard(np.array([0, 1, 2, 3, 4]), np.array([5, 2, 4, 6, 3]))

    assert found == pytest.approx((0 + 0 + 1 / 5 + 1 / 7 + 3 / 7) / 5, abs=5e-7)
    assert found == pytest.approx(0.154286, abs=5e-7)


def test_equal_lists_agree_wholly() -> None:
    """A list agrees with itself to 1, with another of other words to 0."""
    assert average_jaccard(np.array([1, 2]), np.array([1, 2])) == 1
    assert average_jaccard(np.array([1, 2]), np.array([3, 4])) == 0


def test_stability_matches_topics_one_to_one() -> None:
    """Topics that come back in another order are stable."""
    first = np.array([[0, 1], [2, 3], [4, 5]])

    assert matched_stability(first, first[[2, 0, 1]]).tolist() == [1, 1, 1]


def test_a_topic_is_matched_once_only() -> None:
    """Of two topics that both resemble one of the refit, one goes without."""
    found = matched_stability(np.array([[0, 1], [0, 1]]), np.array([[0, 1], [8, 9]]))

    assert sorted(found.tolist()) == [0, 1]


def test_a_topic_without_a_partner_has_none() -> None:
    """Of three topics and two, one is left over."""
    partners, agreement = matched_topics(np.array([[0, 1], [4, 5], [2, 3]]), np.array([[2, 3], [0, 1]]))

    assert partners.tolist() == [1, -1, 0]
    assert agreement.tolist() == [1, 0, 1]


def test_exclusivity_is_the_share_of_its_words_that_is_a_topic_s_own() -> None:
    """A word of one topic is all its own; of a word of two, each has its part."""
    words = np.array([[0.5, 0.5, 0.0], [0.0, 0.125, 0.875]])

    assert exclusivity(words, np.array([[0, 1], [2, 1]])) == pytest.approx([(1 + 0.8) / 2, (1 + 0.2) / 2])
