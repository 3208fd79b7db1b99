"""DP and DPnorm against the values that their authors give."""

import numpy as np
import pytest
from scipy import sparse

from analysis.measures.dispersion import deviation_of_proportions, normalised_deviation_of_proportions

# Gries (2008): five parts of 9, 10, 10, 10 and 11 words.
PARTS = [
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
]
LENGTHS = np.array([9, 10, 10, 10, 11])
TERMS = "abiqx"
COUNTS = sparse.csr_array(np.array([[part.split().count(term) for term in TERMS] for part in PARTS]))


def test_dp_of_gries_example() -> None:
    """DP of a, b, i, q and x are those of the paper."""
    assert deviation_of_proportions(COUNTS, LENGTHS) == pytest.approx([0.18, 0.02, 0.82, 0.80, 0.78], abs=0.0005)


def test_dp_norm_of_gries_example() -> None:
    """DPnorm divides by 1 − 9/50, so that i, all in the shortest part, has 1."""
    found = normalised_deviation_of_proportions(COUNTS, LENGTHS)

    assert found == pytest.approx([0.2195, 0.024, 1, 0.976, 0.951], abs=0.0005)


def test_dp_norm_of_equal_parts() -> None:
    """Counts 2, 1, 0 in three equal parts have DPnorm .5."""
    counts = sparse.csr_array(np.array([[2], [1], [0]]))

    assert normalised_deviation_of_proportions(counts, np.array([3, 3, 3])) == pytest.approx([0.5])


def test_an_even_term_has_no_dispersion() -> None:
    """A term used in proportion to the lengths has 0."""
    counts = sparse.csr_array(np.array([[1], [2]]))

    assert deviation_of_proportions(counts, np.array([10, 20])) == pytest.approx([0])


def test_an_unused_term_has_none() -> None:
    """A term that is not used is spread neither evenly nor unevenly."""
    counts = sparse.csr_array(np.array([[1, 0], [2, 0]]))

    assert np.isnan(deviation_of_proportions(counts, np.array([10, 20]))).tolist() == [False, True]


def test_a_single_document_has_no_dp_norm() -> None:
    """In one document there is nothing to spread over."""
    assert np.isnan(normalised_deviation_of_proportions(sparse.csr_array([[3]]), np.array([3]))).all()


def test_a_document_without_words_changes_nothing_but_the_norm() -> None:
    """A part of no words has a share of 0, and the largest DP is then 1."""
    counts = sparse.csr_array(np.array([[2], [1], [0]]))

    # DP = ½ (|2/3 − 1/2| + |1/3 − 1/2|) = 1/6
    assert normalised_deviation_of_proportions(counts, np.array([3, 3, 0])) == pytest.approx([1 / 6])
