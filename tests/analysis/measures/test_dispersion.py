"""DP, DPnorm and Juilland's D against the values that others give."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from analysis.measures.dispersion import (
    deviation_of_proportions,
    juilland_d,
    normalised_deviation_of_proportions,
)

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


@pytest.mark.parametrize("silent", [1, 2, 50])
def test_documents_without_words_change_nothing(silent: int) -> None:
    """What has no words is no part: DP, DPnorm and D are those of the other documents."""
    counts = sparse.csr_array(np.array([[2], [1], *[[0]] * silent]))
    lengths = np.array([3, 3, *[0] * silent])

    # DP = ½ (|2/3 − 1/2| + |1/3 − 1/2|) = 1/6; DPnorm = 1/6 / (1 − 1/2); D = 1 − (1/6) / (1/2) / √(2 − 1)
    assert deviation_of_proportions(counts, lengths) == pytest.approx([1 / 6])
    assert normalised_deviation_of_proportions(counts, lengths) == pytest.approx([1 / 3])
    assert juilland_d([2, 1, *[0] * silent], lengths) == pytest.approx(2 / 3)


def test_a_document_beside_silent_ones_is_a_single_one() -> None:
    """One document with words has nothing to spread over, however many have none beside it."""
    counts = sparse.csr_array(np.array([[2], [0]]))

    assert np.isnan(normalised_deviation_of_proportions(counts, np.array([3, 0]))).all()
    assert np.isnan(normalised_deviation_of_proportions(sparse.csr_array((2, 1)), np.array([0, 0]))).all()
    assert np.isnan(juilland_d([2, 0], [3, 0]))


def test_juilland_d_of_carroll() -> None:
    """0, 4, 3, 2 and 1 uses in five equal parts have D = .6464 (Carroll 1970, p. 14; Wordless)."""
    # mean 2, deviation √2: 1 − (√2 / 2) / √4
    assert juilland_d([0, 4, 3, 2, 1], [1, 1, 1, 1, 1]) == pytest.approx(0.6464, abs=5e-5)


@pytest.mark.parametrize(
    ("term", "expected"), [("a", 0.7852), ("b", 0.968), ("i", 0), ("q", 0), ("x", 0)], ids=list(TERMS)
)
def test_juilland_d_of_gries_example(term: str, expected: float) -> None:
    """D of a, b, i, q and x is that of scattertext's test of dispersion; it takes rates, as the parts are unequal."""
    found = juilland_d(COUNTS.toarray()[:, TERMS.index(term)], LENGTHS)

    assert found == pytest.approx(expected, abs=0.0005)


def test_juilland_d_of_an_even_term_is_1() -> None:
    """A term used in proportion to the lengths has 1."""
    assert juilland_d([1, 2, 3], [10, 20, 30]) == pytest.approx(1)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(20, 90)), min_size=2, max_size=9), st.randoms())
def test_dispersion_knows_no_order_of_documents(rows: list[tuple[int, int]], random: Random) -> None:
    """The same documents in another order have the same DP, DPnorm and D."""
    rows = [*rows, (1, 20)]
    found = []
    for _ in range(2):
        uses, words = np.array(rows).T
        matrix = sparse.csr_array(uses[:, np.newaxis])
        found += [[*deviation_of_proportions(matrix, words), *normalised_deviation_of_proportions(matrix, words)]]
        found[-1].append(juilland_d(uses, words))
        random.shuffle(rows)

    assert found[0] == pytest.approx(found[1], abs=1e-9)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(20, 90)), min_size=1, max_size=9))
def test_dispersions_lie_between_0_and_1(rows: list[tuple[int, int]]) -> None:
    """However a term is spread, none of the three leaves its scale."""
    uses, words = np.array([*rows, (1, 20)]).T
    matrix = sparse.csr_array(uses[:, np.newaxis])
    dp, norm = deviation_of_proportions(matrix, words)[0], normalised_deviation_of_proportions(matrix, words)[0]

    assert -1e-12 <= juilland_d(uses, words) <= 1
    assert 0 <= dp <= norm <= 1 + 1e-12
