"""How sure a rate is, with documents as the units of evidence."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import ndtri

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What the ratio estimator needs to know of some documents with x uses in n words; sums can be added up.

    Attributes:
        documents: m, the number of documents; like all others an array of one shape, or a number.
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


def term_sums(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Sums:
    """Return the sums of every term over all documents.

    Args:
        counts: documents x terms.
        lengths: Words of each document.
    """
    sizes = lengths.astype(np.float64)
    return Sums(
        documents=len(sizes),
        x=counts.T @ np.ones(len(sizes)),
        n=sizes.sum(),
        xx=counts.astype(np.float64).power(2).T @ np.ones(len(sizes)),
        xn=counts.T @ sizes,
        nn=(sizes**2).sum(),
    )


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
        spread = np.maximum(xx - 2 * rate * xn + rate**2 * nn, 0)
        error = np.sqrt(m / (m - 1) * spread) / n
    return rate, np.where(m > 1, error, np.nan)


def normal_interval(value: Floats, error: Floats, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return value ± z · error.

    Args:
        value: Any shape.
        error: Standard errors, same shape.
        confidence: Between 0 and 1.
    """
    reach = ndtri((1 + confidence) / 2) * error
    return value - reach, value + reach
