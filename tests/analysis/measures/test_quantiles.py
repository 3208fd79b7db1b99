"""Quantiles of thousands of distributions at once, against scipy's of each."""

import numpy as np
import pytest
from scipy.special import gammaincinv, ndtri, stdtrit

from analysis.measures.quantiles import gamma_quantile, normal_over_t

LEVELS = [0.00001, 0.025, 0.5, 0.975, 0.99999]


@pytest.mark.parametrize("level", LEVELS)
def test_gamma_quantiles_read_off_a_table_are_scipys(level: float) -> None:
    """Of 20,000 shapes from 0.02 to a million, four digits are right; where there is nothing left it is 0."""
    shapes = np.geomspace(0.02, 1e6, 20_000)
    found, expected = gamma_quantile(shapes, level), gammaincinv(shapes, level)

    assert found == pytest.approx(expected, rel=1e-4, abs=1e-200)


def test_a_gamma_quantile_of_no_shape_is_0() -> None:
    """Among many as among few."""
    assert gamma_quantile(np.zeros(10_000), 0.025).tolist() == [0] * 10_000
    assert gamma_quantile([0.0, 1e-4], 0.025).tolist() == [0, 0]


def test_few_quantiles_are_scipys_own() -> None:
    """Garwood's ends for a count of 15: 8.395386 and 24.740217."""
    assert [gamma_quantile(15, 0.025), gamma_quantile(16, 0.975)] == pytest.approx([8.395386, 24.740217], rel=1e-6)


@pytest.mark.parametrize("confidence", [0.5, 0.95, 0.99999])
def test_the_reach_of_student_read_off_a_table_is_scipys(confidence: float) -> None:
    """Of 20,000 degrees of freedom from 1 to a million, three digits are right."""
    degrees, middle = np.geomspace(1, 1e6, 20_000), (1 + confidence) / 2

    expected = ndtri(middle) / stdtrit(degrees, middle)
    assert normal_over_t(degrees, confidence) == pytest.approx(expected, rel=1e-3)


def test_student_reaches_further_with_fewer_degrees_of_freedom() -> None:
    """z/t is 1.959964 / 12.7062 with one, nearly 1 with a million, nothing with nearly none, and unknown with none."""
    found = normal_over_t([1, 1e6, 1e-5, np.nan], 0.95)

    assert found == pytest.approx([0.1542525, 1, 0, np.nan], abs=1e-5, nan_ok=True)
