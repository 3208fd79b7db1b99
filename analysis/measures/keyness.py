"""How differently two groups of documents use a term."""

import numpy as np
import numpy.typing as npt
from scipy.special import xlogy

Floats = npt.NDArray[np.float64]
Counts = npt.ArrayLike


def log_ratio(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return the binary logarithm of the ratio of two rates: each step of 1 is a doubling.

    lg((a/N1) / (b/N2)), where a count of 0 counts as one half, and never turns the sign against the side that does
    use the term. Two counts of 0 give NaN.

    Args:
        count1: Uses in the first group.
        count2: Uses in the second.
        size1: Words of the first group.
        size2: Words of the second.

    References:
        Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    """
    first, second = np.asarray(count1, dtype=np.float64), np.asarray(count2, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(np.maximum(first, 0.5) / size1) - np.log2(np.maximum(second, 0.5) / size2)
    ratio = np.where(first == 0, np.minimum(ratio, 0), np.where(second == 0, np.maximum(ratio, 0), ratio))
    return np.where((first == 0) & (second == 0), np.nan, ratio)


def g2_four_cells(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return the log-likelihood ratio G² of a two-by-two table, a score and not a test.

    2 Σ O ln(O/E) over the four cells, with 0 ln 0 = 0. Words of one document are not independent, so that G² has no
    p-value here.

    Args:
        count1: Uses in the first group.
        count2: Uses in the second.
        size1: Words of the first group.
        size2: Words of the second.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
        Linguistics, 19(1), 61-74.
    """
    first, second = np.asarray(count1, dtype=np.float64), np.asarray(count2, dtype=np.float64)
    total = size1 + size2
    used = first + second
    expected = (used * size1 / total, used * size2 / total)
    rest = ((size1 - first, size1 - expected[0]), (size2 - second, size2 - expected[1]))
    cells = ((first, expected[0]), (second, expected[1]), *rest)
    with np.errstate(divide="ignore", invalid="ignore"):
        score: Floats = 2 * np.sum(
            [np.where(seen > 0, xlogy(seen, seen / wanted), 0) for seen, wanted in cells], axis=0
        )
    return score
