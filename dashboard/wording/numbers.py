"""Numbers as people write them: rates, shares, p- and q-values, with the digits that they can carry."""

from math import isnan

import numpy as np

from analysis import limits

_LEAST = 0.001  # more digits of p and q say nothing


def rate(value: float) -> str:
    """Return a rate with the digits that it can carry."""
    return f"{value:,.0f}" if value >= 10 else digits(value)  # noqa: PLR2004 - two digits


def digits(value: float) -> str:
    """Return a number with two digits and no power of ten: 0.000031, 0.25, 4, 84, 1,234."""
    if value >= 10:  # noqa: PLR2004 - two digits
        return f"{value:,.0f}"
    return np.format_float_positional(value, precision=2, fractional=False, trim="-")


def probability(p: float) -> str:
    """Return a p-value as it is said: p = 0.03; p < 0.001. One just below .05 has all its digits."""
    said = np.format_float_positional(p) if p < limits.SIGNIFICANT <= float(digits(p)) else digits(p)
    return f"p < {_LEAST}" if p < _LEAST else f"p = {said}"


def percent(share: float) -> str:
    """Return a share as people write it."""
    return f"{share:.0%}"


def verdict(q: float) -> str:
    """Return what a q-value allows one to say."""
    if isnan(q):
        return "too few"
    if q >= limits.SIGNIFICANT:
        return "not told"
    return "q < 0.001" if q < _LEAST else f"q = {q:.3f}"
