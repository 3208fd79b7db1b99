"""Resemblance and containment of sets against published values, and against sets of Python's own."""

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.similarity import containment, resemblance

sets = st.sets(st.integers(0, 12))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (range(1, 4), range(2, 5), 0.5),  # ropensci/textreuse, tests/testthat/test-jaccard.R
        ("abc", "bc", 2 / 3),  # the same
        ("abcd", "abcD", 0.6),  # textacy, tests/similarity/test_tokens.py
    ],
    ids=["textreuse numbers", "textreuse letters", "textacy"],
)
def test_resemblance_of_published_sets(first: Iterable[object], second: Iterable[object], expected: float) -> None:
    """The resemblance is the Jaccard index that others give."""
    ours, theirs = set(first), set(second)

    assert resemblance(len(ours & theirs), len(ours), len(theirs)) == pytest.approx(expected, abs=1e-9)


def test_containment_of_published_sets() -> None:
    """Two of three letters stand in the other set; of the other set, both do."""
    assert containment([2, 2], [3, 2]) == pytest.approx([2 / 3, 1], abs=1e-9)


@given(sets, sets)
def test_measures_are_those_of_sets(ours: set[int], theirs: set[int]) -> None:
    """Both measures follow from the sizes; of nothing there is none."""
    shared = len(ours & theirs)

    assert resemblance(shared, len(ours), len(theirs)) == pytest.approx(
        shared / len(ours | theirs) if ours | theirs else np.nan, nan_ok=True
    )
    assert containment(shared, len(ours)) == pytest.approx(shared / len(ours) if ours else np.nan, nan_ok=True)


@given(sets, sets)
def test_resemblance_is_symmetric_and_at_most_either_containment(ours: set[int], theirs: set[int]) -> None:
    """What resembles is contained, and not the other way round."""
    shared = len(ours & theirs)
    found = resemblance([shared] * 2, [len(ours), len(theirs)], [len(theirs), len(ours)])

    assert np.array_equal(found, found[::-1], equal_nan=True)
    assert not (found > containment([shared] * 2, [len(ours), len(theirs)])).any()
