"""How sure a share is: of documents, or of the passages of documents."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from analysis.measures.intervals import Sums, degrees_of_freedom, equal_documents, jackknife_rate
from analysis.measures.quantiles import normal_over_t

Floats = npt.NDArray[np.float64]

_NOTHING = 1e-290  # passages: what is as good as none


def share_interval(sums: Sums, *, confidence: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """Return shares of the passages of documents with their intervals, with documents as the units of evidence.

    Wilson's interval of p·n* out of n* = n/deff · (z/t)², with deff = Var(p) / (p(1 − p)/n), at least 1, and t with as
    many degrees of freedom as a rate (`degrees_of_freedom`) of the passages of the kind, or of the others where these
    are fewer: of a topic that comes in bursts few documents tell how it varies. Where every document is one passage, n*
    is n: how they vary is known from p. Where none or all of the passages are of the kind, n* is (Σn)² / Σn²: a
    document may be all of it.

    Args:
        sums: Of documents with x passages of a kind out of n, with the weights of their documents.
        confidence: Between 0 and 1.

    Returns:
        Share, low and high; low and high are NaN with fewer than two documents that have passages.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the
        American Statistical Association, 22(158), 209-212. Korn and Graubard (1998), see `intervals.rate_interval`.
    """
    share, error = jackknife_rate(sums)
    n, equal = np.asarray(sums.n, dtype=np.float64), equal_documents(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.maximum(np.nan_to_num(error**2 * n / (share * (1 - share)), nan=1), 1)
        worth = n / effect * normal_over_t(degrees_of_freedom(_rarer(sums), effect), confidence) ** 2
        worth = np.where((share > 0) & (share < 1), worth, equal)
        worth = np.where(np.asarray(sums.nn) == n, n, worth)
    worth = np.where(np.isnan(equal), np.nan, np.maximum(worth, _NOTHING))
    return share, *wilson_interval(share * worth, worth, confidence=confidence)


def _rarer(sums: Sums) -> Sums:
    """Return the sums of the passages of a kind, or of those that are not where these are fewer."""
    x, n, xx, xn, nn = (np.asarray(part, dtype=np.float64) for part in (sums.x, sums.n, sums.xx, sums.xn, sums.nn))
    many = 2 * x > n
    return replace(sums, x=np.where(many, n - x, x), xx=np.where(many, nn - 2 * xn + xx, xx))


def wilson_interval(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return Wilson's interval of a share.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).

    Args:
        successes: How many.
        trials: Out of how many, n; not necessarily a whole number.
        confidence: Between 0 and 1.

    References:
        Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the
        American Statistical Association, 22(158), 209-212.
    """
    k, n = np.asarray(successes, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    z = ndtri((1 + confidence) / 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = k / n
        middle, reach = p + z**2 / (2 * n), z * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
        return np.maximum((middle - reach) / (1 + z**2 / n), 0), np.minimum((middle + reach) / (1 + z**2 / n), 1)
