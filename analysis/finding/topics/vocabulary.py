"""Which words topics are fitted from."""

from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis import limits
from analysis.corpus.index import Counts
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import POSSESSIVE
from analysis.finding.topics.passages import Pieces


def vocabulary(texts: Pieces, stopwords: AbstractSet[str]) -> Counts:
    """Return the counts of the words that are neither too rare nor too common, nor stop words, numbers or letters.

    A word stands in `LEAST_TOPIC_PASSAGES` passages and `LEAST_TOPIC_SHARE` of them at least, and at most in
    `MOST_TOPIC_SHARE` of them; where there are few, what is in no more than ten of them is not too common.

    Args:
        texts: The passages.
        stopwords: The words to leave out.
    """
    counts = texts.index.counts
    of_term = _documents(counts.matrix, texts.places)
    least = max(limits.LEAST_TOPIC_PASSAGES, limits.LEAST_TOPIC_SHARE * len(texts.places))
    most = max(limits.TOPIC_WORDS, limits.MOST_TOPIC_SHARE * len(texts.places))
    kept = np.flatnonzero((of_term >= least) & (of_term <= most))
    kept = kept[[_tells(term, stopwords) for term in counts.terms[kept]]] if len(kept) else kept
    return Counts(sparse.csr_array(counts.matrix[:, kept][texts.places]), counts.terms[kept])


def _documents(matrix: sparse.csr_array, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return in how many of some rows each column has something."""
    chosen = np.zeros(matrix.shape[0], dtype=np.bool_)
    chosen[rows] = True
    stored = matrix.indices if chosen.all() else matrix.indices[np.repeat(chosen, np.diff(matrix.indptr))]
    return np.bincount(stored, minlength=matrix.shape[1])


def _tells(term: str, stopwords: AbstractSet[str]) -> bool:
    return (
        term not in stopwords
        and any(character.isalpha() for character in term)
        and (len(term) > 1 or unspaced(term))
        and term != POSSESSIVE
    )
