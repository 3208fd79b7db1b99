"""Whether a series goes up or down, and how fast: for series of at least eight or ten periods."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

_EXACT = 10  # values, up to which every order of them is counted


@dataclass(frozen=True, slots=True)
class Tendency:
    """What Mann and Kendall's count says of a series.

    Attributes:
        s: How many more pairs rise than fall.
        variance: Of s, if the order were by chance.
        z: s over its standard deviation, drawn 1 closer to 0.
        p: How often chance gives an s as far from 0 when it orders the values: of all orders where there are at most
            ten values, else by z. Assumes that neighbouring periods are independent, which they seldom are.
        tau: Kendall's τ-b, −1 to 1: s over the geometric mean of all pairs and of those whose values differ.
    """

    s: int
    variance: float
    z: float
    p: float
    tau: float


def mann_kendall(series: npt.ArrayLike) -> Tendency:
    """Return whether a series rises more often than it falls.

    S = Σ sgn(y_j − y_i) over i < j; Var = [n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)] / 18 with ties of size t;
    z = (S − sgn S) / √Var; τ-b = S / √(P(P − Σ t(t − 1)/2)) with P = n(n − 1)/2 pairs. Two-sided p is the share of all
    n! orders with |S| as large, for n up to ten, and otherwise 2 Φ(−|z|).

    Args:
        series: Values in the order of time; NaN is left out.

    References:
        Mann, H. B. (1945). Nonparametric tests against trend. Econometrica, 13(3), 245-259. Kendall, M. G. (1975). Rank
        Correlation Methods. Griffin.
    """
    values = np.asarray(series, dtype=np.float64)
    values = values[~np.isnan(values)]
    n = len(values)
    rises = np.sign(np.subtract.outer(values, values))
    s = int(rises[np.tril_indices(n, k=-1)].sum())
    ties = np.unique(values, return_counts=True)[1].astype(np.float64)
    variance = (n * (n - 1) * (2 * n + 5) - (ties * (ties - 1) * (2 * ties + 5)).sum()) / 18
    z = float((s - np.sign(s)) / np.sqrt(variance)) if variance > 0 else 0.0
    pairs = n * (n - 1) / 2
    differing = pairs - (ties * (ties - 1) / 2).sum()
    tau = s / np.sqrt(pairs * differing) if differing else 0.0 if pairs else np.nan
    p = _exact_p(s, ties.astype(np.int64)) if n <= _EXACT else 2 * ndtr(-abs(z))
    return Tendency(s, float(variance), z, float(p), float(tau))


def _exact_p(s: int, ties: npt.NDArray[np.int64]) -> float:
    """Return the share of all orders of values, with ties of these sizes, whose S is as far from 0 as s."""
    orders = _orders(tuple(sorted(ties.tolist())))
    falls = np.arange(len(orders))
    return float(orders[np.abs(len(orders) - 1 - 2 * falls) >= abs(s)].sum() / orders.sum())


@cache
def _orders(ties: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """Return how many orders of values, with ties of these sizes, have 0, 1, 2, … falling pairs.

    They are the coefficients of the Gaussian multinomial [n]! / Π [t]!, where [t]! is the product of 1 + q + … + qᵏ⁻¹
    over k up to t.
    """
    orders, placed = np.ones(1, dtype=np.int64), 0
    for size in ties:
        for k in range(1, size + 1):
            orders = np.convolve(orders, np.ones(placed + k, dtype=np.int64))
            orders = np.rint(np.polydiv(orders[::-1], np.ones(k))[0])[::-1].astype(np.int64)
        placed += size
    return orders


def theil_sen_slope(series: npt.ArrayLike, times: npt.ArrayLike) -> float:
    """Return the median of all slopes between two points of different times; NaN where there are none.

    Args:
        series: Values; NaN is left out.
        times: When each was taken, in the unit that the slope is per.

    References:
        Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of the American
        Statistical Association, 63(324), 1379-1389.
    """
    values, when = np.asarray(series, dtype=np.float64), np.asarray(times, dtype=np.float64)
    known = ~np.isnan(values)
    rises, steps = (np.subtract.outer(one[known], one[known]) for one in (values, when))
    later = steps > 0
    return float(np.median(rises[later] / steps[later])) if later.any() else float("nan")
