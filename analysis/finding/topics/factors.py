"""Factors of a matrix that are nowhere negative."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis import limits
from analysis.finding.topics.model import Floats
from analysis.finding.topics.start import anchored, nndsvda

_SWEEPS = 200  # at most; words have settled long before
_SETTLED = 10  # sweeps in which no topic's ten words become others
_PASSES = 30  # over all passages, of latent Dirichlet allocation
_TINY = np.float32(1e-12)


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """A fit.

    Attributes:
        passages: passages x topics: how much of each topic a passage has; 0 where it has none of its words.
        words: topics x words: rows add up to 1.
    """

    passages: Floats
    words: Floats


def nmf(weights: sparse.csr_array, k: int, seed: int, anchors: Sequence[npt.NDArray[np.int64]] = ()) -> Factors:
    """Return W and H, nowhere negative, for which WH is near the weights in least squares.

    Row by row of H, and column by column of W, each is set to its best in turn (hierarchical alternating least squares,
    which is coordinate descent), until ten sweeps have left every topic the same ten words. Topics that nothing is left
    of are not returned.

    Args:
        weights: passages x words, float32, not negative.
        k: The number of topics, less than passages and words.
        seed: Of the start, see `nndsvda`.
        anchors: The columns of words that some topics start from, see `anchored`.

    References:
        Lee, D. D., & Seung, H. S. (1999). Learning the parts of objects by non-negative matrix factorization. Nature,
        401, 788-791. Cichocki, A., & Phan, A.-H. (2009). Fast local algorithms for large scale nonnegative matrix and
        tensor factorizations. IEICE Transactions on Fundamentals, E92-A(3), 708-721.
    """
    with _one_thread():
        of_passages, of_words = anchored(nndsvda(weights, k, seed, least=max(len(anchors), 1)), weights, anchors)
        turned, most = sparse.csr_array(weights.T.tocsr()), min(limits.TOPIC_WORDS, weights.shape[1])
        before, same = np.empty((0, most), dtype=np.int64), 0
        for _ in range(_SWEEPS):
            _sweep(of_passages, of_words, weights)
            _sweep(of_words, of_passages, turned)
            tops = np.sort(np.argpartition(of_words, -most, axis=1)[:, -most:], axis=1)
            same = same + 1 if np.array_equal(tops, before) else 0
            before = tops
            if same == _SETTLED:
                break
        _sweep(of_passages, of_words, weights)
    sizes = of_words.sum(axis=1)
    there = np.flatnonzero((sizes > 0) & (of_passages.max(axis=1) > 0))
    sizes = sizes[there, None]
    return Factors(np.ascontiguousarray((of_passages[there] * sizes).T), of_words[there] / sizes)


def lda(counts: sparse.csr_array, k: int, seed: int) -> Factors:
    """Return the topics of latent Dirichlet allocation, by scikit-learn's variational inference.

    Args:
        counts: passages x words, uses.
        k: The number of topics.
        seed: Of its random start.

    References:
        Blei, D. M., Ng, A. Y., & Jordan, M. I. (2003). Latent Dirichlet allocation. Journal of Machine Learning
        Research, 3, 993-1022.
    """
    from sklearn.decomposition import LatentDirichletAllocation  # noqa: PLC0415 - half a second, for this alone

    model = LatentDirichletAllocation(k, random_state=seed, max_iter=_PASSES)
    with _one_thread():
        shares = model.fit_transform(counts)
    words = model.components_ / model.components_.sum(axis=1, keepdims=True)
    shares[np.diff(counts.indptr) == 0] = 0  # it would spread them evenly
    return Factors(shares.astype(np.float32), words.astype(np.float32))


def top_words(of_words: npt.NDArray[np.floating]) -> npt.NDArray[np.int64]:
    """Return topics x words: the columns of the words that stand for each topic, the weightiest first."""
    return np.argsort(-of_words, axis=1, kind="stable")[:, : limits.TOPIC_WORDS]


def _sweep(one: Floats, other: Floats, matrix: sparse.csr_array) -> None:
    """Set each row of one factor in turn to its best, given the other factor and the rest of its own."""
    fitted = np.ascontiguousarray((matrix @ np.ascontiguousarray(other.T)).T)
    gram = other @ other.T
    for place in range(len(one)):
        step = (fitted[place] - gram[place] @ one) / max(gram[place, place], _TINY)
        np.maximum(one[place] + step, 0, out=one[place])


def _one_thread() -> AbstractContextManager[object]:
    """Return what holds linear algebra to one thread: sums of several differ in their last bits."""
    from threadpoolctl import threadpool_limits  # noqa: PLC0415 - as scikit-learn, which brings it

    held: AbstractContextManager[object] = threadpool_limits(limits=1, user_api="blas")
    return held
