"""How sure a rate is, with documents as the units of evidence."""

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import betaincinv, ndtri

Floats = npt.NDArray[np.float64]

_ROUNDING = 1e-12  # of a sum of squares: what is left where equal rates are taken from each other


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What the ratio estimator needs to know of some documents with x uses in n words; sums can be added up.

    Attributes:
        documents: m, the number of documents that have words; like all others an array of one shape, or a number.
        x: Σx.
        n: Σn.
        xx: Σx².
        xn: Σxn.
        nn: Σn².
    """

    documents: npt.ArrayLike
    x: npt.ArrayLike
    n: npt.ArrayLike
    xx: npt.ArrayLike
    xn: npt.ArrayLike
    nn: npt.ArrayLike

    def without(self, part: "Sums") -> "Sums":
        """Return the sums over the documents that are left when some are taken out."""
        return Sums(*(np.subtract(getattr(self, one.name), getattr(part, one.name)) for one in fields(self)))


def term_sums(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Sums:
    """Return the sums of every term over all documents.

    Args:
        counts: documents x terms.
        lengths: Words of each document.
    """
    sizes = lengths.astype(np.float64)
    uses = sparse.csr_array((counts.data.astype(np.float64), counts.indices, counts.indptr), shape=counts.shape)
    squares = sparse.csr_array((uses.data**2, counts.indices, counts.indptr), shape=counts.shape)
    x, xn = (uses.T @ np.column_stack([np.ones_like(sizes), sizes])).T
    xx = np.asarray(squares.T @ np.ones_like(sizes))
    return Sums(documents=np.count_nonzero(sizes), x=x, n=sizes.sum(), xx=xx, xn=xn, nn=(sizes**2).sum())


def cluster_rate(sums: Sums) -> tuple[Floats, Floats]:
    """Return rates and their standard errors, with documents as clusters.

    The ratio estimator r = Σx / Σn, and Var(r) = m/(m − 1) · Σ(x − r·n)² / (Σn)² over the m documents with x uses in
    n words. Words of one document are not independent, so a binomial error would be too small.

    Args:
        sums: Of each term, or of each cell.

    Returns:
        Two arrays of the shape of the sums: the rate per word, NaN where there are no words, and its standard error,
        NaN with fewer than two documents.

    References:
        Cochran, W. G. (1977). Sampling Techniques (3rd ed.), chapter 6. Wiley.
    """
    m, x, n, xx, xn, nn = (
        np.asarray(part, dtype=np.float64) for part in (sums.documents, sums.x, sums.n, sums.xx, sums.xn, sums.nn)
    )
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = x / n
        terms = xx + rate**2 * nn
        spread = terms - 2 * rate * xn
        spread = np.where(spread > _ROUNDING * terms, spread, 0)
        error = np.sqrt(m / (m - 1) * spread) / n
    return rate, np.where(m > 1, error, np.nan)


def design_effect(sums: Sums) -> Floats:
    """Return by how much the variance of a rate is larger than if every word were drawn for itself; at least 1.

    deff = Var(r) / (r(1 − r) / Σn), with the variance over documents of `cluster_rate`; 1 where that cannot be told:
    with fewer than two documents, and where there is no use.

    Args:
        sums: Of each term, or of each cell.

    References:
        Kish, L. (1965). Survey Sampling. Wiley.
    """
    rate, error = cluster_rate(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = error**2 * np.asarray(sums.n, dtype=np.float64) / (rate * (1 - rate))
    return np.where(found > 1, found, 1.0)


def rate_interval(sums: Sums, *, effect: npt.ArrayLike = 1.0) -> tuple[Floats, Floats, Floats]:
    """Return rates with their 95% intervals, with documents as clusters.

    r ± z · SE, not below 0 or above 1 (`cluster_rate`). Where all documents have one rate, as where none uses the term,
    SE is 0, which says that the documents are too few to differ and not that the rate is known: there it is the exact
    interval of a share, of x/deff uses in n/deff words.

    Args:
        sums: Of each term, or of each cell.
        effect: The design effect deff, as `design_effect` takes it from more documents that use the term.

    Returns:
        Rate, low and high; low and high are NaN with fewer than two documents that have words.

    References:
        Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of
        positive counts estimated from survey data. Survey Methodology, 24(2), 193-201.
    """
    rate, error = cluster_rate(sums)
    low, high = normal_interval(rate, error)
    x, n = (np.asarray(part, dtype=np.float64) / np.asarray(effect, dtype=np.float64) for part in (sums.x, sums.n))
    exact_low, exact_high = clopper_pearson_interval(np.minimum(x, n), n)
    level = error == 0
    return rate, np.where(level, exact_low, np.maximum(low, 0)), np.where(level, exact_high, np.minimum(high, 1))


def least_error(sums: Sums) -> tuple[Floats, Floats]:
    """Return rates and standard errors as `cluster_rate`, and where all documents have one rate those of single words.

    √(r(1 − r) / Σn) in place of 0, so that documents that do not differ are not taken for a rate that is known.

    Args:
        sums: Of each term, or of each cell.
    """
    rate, error = cluster_rate(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        single = np.sqrt(np.maximum(rate * (1 - rate), 0) / np.asarray(sums.n, dtype=np.float64))
    return rate, np.where(error == 0, single, error)


def normal_interval(value: Floats, error: Floats, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return value ± z · error.

    Args:
        value: Any shape.
        error: Standard errors, same shape.
        confidence: Between 0 and 1.
    """
    reach = ndtri((1 + confidence) / 2) * error
    return value - reach, value + reach


def wilson_interval(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return Wilson's interval of a share.

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).

    Args:
        successes: How many.
        trials: Out of how many, n.
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


def clopper_pearson_interval(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the exact interval of a share: quantiles of Beta(k, n − k + 1) and Beta(k + 1, n − k).

    Arguments as `wilson_interval`; they need not be whole numbers.

    References:
        Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the
        binomial. Biometrika, 26(4), 404-413.
    """
    k, n = np.asarray(successes, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    level = (1 - confidence) / 2
    known = np.where(n > 0, 0.0, np.nan)
    low = known + np.where(k > 0, betaincinv(np.where(k > 0, k, 1), n - k + 1, level), 0.0)
    high = known + np.where(k < n, betaincinv(k + 1, np.where(k < n, n - k, 1), 1 - level), 1.0)
    return low, high


def newcombe_interval(
    successes: tuple[npt.ArrayLike, npt.ArrayLike], trials: tuple[npt.ArrayLike, npt.ArrayLike]
) -> tuple[Floats, Floats]:
    """Return the 95% interval of the difference of two shares, from the Wilson intervals (l, u) of both.

    d − √((p1 − l1)² + (u2 − p2)²) to d + √((u1 − p1)² + (p2 − l2)²).

    Args:
        successes: How many, in the first and in the second group.
        trials: Out of how many.

    References:
        Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in
        Medicine, 17(8), 873-890.
    """
    (l1, u1), (l2, u2) = (wilson_interval(k, n) for k, n in zip(successes, trials, strict=True))
    with np.errstate(invalid="ignore"):
        p1, p2 = (np.asarray(k, dtype=np.float64) / np.asarray(n) for k, n in zip(successes, trials, strict=True))
    difference = p1 - p2
    return difference - np.hypot(p1 - l1, u2 - p2), difference + np.hypot(u1 - p1, p2 - l2)
