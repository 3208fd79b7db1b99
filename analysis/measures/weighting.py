"""How much a word says about a text, beside other texts."""

import numpy as np
from scipy import sparse


def tfidf(counts: sparse.csr_array, *, dtype: type[np.floating] = np.float64) -> sparse.csr_array:
    """Return the weights of terms in texts, so that the product of two rows is the cosine of two texts.

    w = (1 + ln f) · (1 + ln((1 + N) / (1 + n))), with f uses in the text and n of all N texts using the term; each row
    is divided by its length. A row of nothing stays so.

    Args:
        counts: texts x terms, uses; nothing stored twice, no zeros stored.
        dtype: Of the weights, single or double precision.

    References:
        Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing
        & Management, 24(5), 513-523.
    """
    texts, terms = counts.shape
    rarity = 1 + np.log((1 + texts) / (1 + np.bincount(counts.indices, minlength=terms)))
    weights = np.log(counts.data, dtype=dtype)
    weights += 1
    weights *= rarity.astype(dtype)[counts.indices]
    squares = sparse.csr_array((weights * weights, counts.indices, counts.indptr), shape=counts.shape)
    weights /= np.repeat(np.sqrt(squares.sum(axis=1, dtype=dtype)), np.diff(counts.indptr))
    return sparse.csr_array((weights, counts.indices, counts.indptr), shape=counts.shape)
