"""How evenly a term is spread over the documents."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]


def deviation_of_proportions(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Floats:
    """Return DP of each term: 0 is spread as the documents' lengths are, towards 1 is all in one place.

    DP = ½ Σ |v/f − s| over the documents, with v uses out of f and s the document's share of all words.

    Args:
        counts: documents x terms.
        lengths: words of each document.

    Returns:
        One value a term; NaN for a term that is not used.

    References:
        Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal of Corpus
        Linguistics, 13(4), 403-437.
    """
    used = np.asarray(counts.sum(axis=0), dtype=np.float64)
    parts = (used / max(lengths.sum(), 1))[counts.indices]
    parts *= np.repeat(lengths, np.diff(counts.indptr))
    np.minimum(parts, counts.data, out=parts)  # ½ Σ |a − b| = 1 − Σ min(a, b), where Σ a = Σ b = 1
    shared = sparse.csr_array((parts, counts.indices, counts.indptr), shape=counts.shape).sum(axis=0)
    with np.errstate(invalid="ignore"):
        return np.clip(1 - shared / used, 0, 1)


def normalised_deviation_of_proportions(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Floats:
    """Return DPnorm of each term: DP divided by its largest possible value, 1 − min s.

    Args:
        counts: documents x terms.
        lengths: words of each document; a document without a word is no part, and changes nothing.

    Returns:
        One value a term; NaN for a term that is not used, and for all terms with a single document that has words.

    References:
        Lijffijt, J., & Gries, S. Th. (2012). Correction to "Dispersions and adjusted frequencies in corpora".
        International Journal of Corpus Linguistics, 17(1), 147-149.
    """
    parts = lengths[lengths > 0]
    largest = 1 - parts.min() / parts.sum() if len(parts) > 1 else np.nan
    return deviation_of_proportions(counts, lengths) / largest


def juilland_d(counts: npt.ArrayLike, lengths: npt.ArrayLike) -> float:
    """Return Juilland's D of one term: 1 is spread evenly over the parts, 0 is all in one.

    1 − (σ/μ) / √(k − 1), with σ (population) and μ of the rates in k parts.

    Args:
        counts: Uses in each part.
        lengths: Words of each part; what has no words is no part.

    References:
        Juilland, A., & Chang-Rodríguez, E. (1964). Frequency Dictionary of Spanish Words. Mouton.
    """
    words = np.asarray(lengths)
    rates = np.asarray(counts, dtype=np.float64)[words > 0] / words[words > 0]
    if len(rates) < 2:  # noqa: PLR2004 - one part says nothing of spread
        return float("nan")
    with np.errstate(divide="ignore", invalid="ignore"):
        return float(1 - rates.std() / rates.mean() / np.sqrt(len(rates) - 1))
