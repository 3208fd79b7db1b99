"""A single word whose p can be counted out."""

from math import comb

import pytest

from benchmarks.calibration import cases


def test_a_word_in_one_of_seven_documents_is_no_find() -> None:
    """At least one of 8 users among 7 of 600 documents: 1 − C(592, 7)/C(600, 7) = .090, so p is .15 to .2."""
    counted = 2 * (1 - comb(592, 7) / comb(600, 7))
    low, high = cases.BETWEEN

    assert low < counted < high
    assert low <= cases.one_word_p() <= high
    assert cases.one_word_p() == pytest.approx(counted, abs=0.02)
