"""How much a word says about a text, beside other texts."""

import numpy as np
from scipy import sparse


def tfidf(counts: sparse.csr_array) -> sparse.csr_array:
    """Return the weights of terms in texts, so that the product of two rows is the cosine of two texts.

    w = (1 + ln f) · (1 + ln((1 + N) / (1 + n))), with f uses in the text and n of all N texts using the term; each row
    is divided by its length. A row of nothing stays so.

    Args:
        counts: texts x terms, uses; nothing stored twice, no zeros stored.

    References:
        Salton, G., & Buckley, C. (1988). Term-weighting approaches in automatic text retrieval. Information Processing
        & Management, 24(5), 513-523.
    """
    texts, terms = counts.shape
    rarity = 1 + np.log((1 + texts) / (1 + np.bincount(counts.indices, minlength=terms)))
    weights = (1 + np.log(counts.data)) * rarity[counts.indices]
    rows = np.repeat(np.arange(texts), np.diff(counts.indptr))
    lengths = np.sqrt(np.bincount(rows, weights=weights**2, minlength=texts))
    return sparse.csr_array((weights / lengths[rows], counts.indices, counts.indptr), shape=counts.shape)
