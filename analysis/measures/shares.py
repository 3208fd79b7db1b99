"""How sure a share is: of documents, or of the passages of documents."""

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from analysis.measures.intervals import Sums, equal_documents, jackknife_rate
from analysis.measures.quantiles import normal_over_t

Floats = npt.NDArray[np.float64]

_NOTHING = 1e-290  # passages: what is as good as none


def share_interval(sums: Sums, *, confidence: float = 0.95) -> tuple[Floats, Floats, Floats]:
    """Return shares of the passages of documents with their intervals, with documents as the units of evidence.

    Wilson's interval of p·n* out of n* = n/deff · (z/t)², with deff = Var(p) / (p(1 − p)/n), at least 1, and t with
    (Σn)² / Σn² − 1 degrees of freedom (`equal_documents`). Where every document is one passage, n* is n: how they vary
    is known from p. Where none or all of the passages are of the kind, n* is (Σn)² / Σn²: a document may be all of it.

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
    freedom, n = equal_documents(sums) - 1, np.asarray(sums.n, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = error**2 * n / (share * (1 - share))
        worth = n / np.where(effect > 1, effect, 1) * normal_over_t(freedom, confidence) ** 2
        worth = np.where((share > 0) & (share < 1), worth, equal_documents(sums))
        worth = np.where(np.asarray(sums.nn) == n, n, worth)
    worth = np.where(np.isnan(freedom), np.nan, np.maximum(worth, _NOTHING))
    return share, *wilson_interval(share * worth, worth, confidence=confidence)


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
