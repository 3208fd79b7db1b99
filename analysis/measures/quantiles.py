"""Quantiles of many distributions at once: from scipy, or for thousands read off a table, which is much quicker."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincinv, ndtri, stdtrit

Floats = npt.NDArray[np.float64]

_POINTS = 4096  # of a table, evenly along the logarithm; of fewer values each is asked for itself
_NOTHING = 1e-290  # what is as good as 0


def gamma_quantile(shapes: npt.ArrayLike, level: float) -> Floats:
    """Return a quantile of Gamma distributions of scale 1; of more than 4,096 to four digits.

    Args:
        shapes: 0 or more, any shape; 0 gives 0.
        level: Between 0 and 1.
    """
    a = np.asarray(shapes, dtype=np.float64)
    if a.size <= _POINTS:
        return np.where(a > 0, gammaincinv(a, level), 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = a * np.exp(_between(np.log(a), *_gamma_table(level)) / a)
    return np.where(found > _NOTHING, found, 0)


def normal_over_t(freedom: npt.ArrayLike, confidence: float) -> Floats:
    """Return z/t: how far the normal distribution reaches, as a part of how far Student's does; to three digits.

    Args:
        freedom: Degrees of freedom, above 0; any shape.
        confidence: Of the reach to either side; between 0 and 1.

    References:
        Student (1908). The probable error of a mean. Biometrika, 6(1), 1-25.
    """
    degrees = np.asarray(freedom, dtype=np.float64)
    if degrees.size <= _POINTS:
        return _reach(degrees, confidence)
    return _between(np.log(degrees), *_t_table(confidence))


def _between(values: Floats, places: Floats, known: Floats) -> Floats:
    """Return what is known at evenly spaced places, read off between them, and at their ends beyond."""
    place = (values - places[0]) * ((len(places) - 1) / (places[-1] - places[0]))
    place = np.clip(np.where(np.isnan(place), 0, place), 0, len(places) - 1)
    left = np.minimum(place.astype(np.intp), len(places) - 2)
    found: Floats = known[left] + (place - left) * (known[left + 1] - known[left])
    return np.where(np.isnan(values), np.nan, found)


def _reach(degrees: Floats, confidence: float) -> Floats:
    middle = (1 + confidence) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(ndtri(middle) / stdtrit(degrees, middle))


@lru_cache(maxsize=16)
def _gamma_table(level: float) -> tuple[Floats, Floats]:
    """Return the logarithms of shapes a, and a · ln(quantile/a), which is nearly straight from one to the next."""
    shapes = np.geomspace(1e-3, 1e8, _POINTS)
    quantiles = np.maximum(gammaincinv(shapes, level), _NOTHING)
    return np.log(shapes), shapes * np.log(quantiles / shapes)


@lru_cache(maxsize=16)
def _t_table(confidence: float) -> tuple[Floats, Floats]:
    """Return the logarithms of degrees of freedom, and z/t."""
    degrees = np.geomspace(1e-2, 1e8, _POINTS)
    return np.log(degrees), _reach(degrees, confidence)
