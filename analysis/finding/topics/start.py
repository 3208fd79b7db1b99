"""What a factorisation starts from: an exact singular value decomposition, made non-negative."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.finding.topics.model import Floats

_TINY = 1e-12
_NOISE = np.float32(1e-3)  # of the largest singular value, above what single precision leaves of none


def anchored(
    start: tuple[Floats, Floats], weights: sparse.csr_array, anchors: Sequence[npt.NDArray[np.int64]]
) -> tuple[Floats, Floats]:
    """Return a start whose last topics begin with words that were named for them, and with the passages that hold them.

    Args:
        start: topics x passages, and topics x words.
        weights: passages x words.
        anchors: The columns of the words of each such topic, no more than there are topics.
    """
    of_passages, of_words = start
    for place, columns in enumerate(anchors, start=len(of_words) - len(anchors)):
        held = weights[:, columns].sum(axis=1)
        of_passages[place] = np.maximum(held / max(held.max(), _TINY) * of_passages[0].max(), of_passages.min())
        of_words[place] = of_words.min()
        of_words[place, columns] = of_words.max()
    return of_passages, of_words


def nndsvda(weights: sparse.csr_array, k: int, seed: int, *, least: int = 1) -> tuple[Floats, Floats]:
    """Return the non-negative double singular value decomposition, its zeros filled with the mean of the weights.

    The decomposition is exact, from a fixed vector, and a singular vector's largest entry is positive: equal weights
    give equal starts to the last bit, unlike a randomised decomposition.

    Args:
        weights: passages x words, not negative.
        k: The number of topics, less than either.
        seed: Of the vector that the iteration begins with.
        least: So many topics are returned even where the matrix has a lower rank.

    Returns:
        topics x passages, and topics x words; fewer topics than k where the matrix has a lower rank, because what is
        beyond it is noise, and another one in each run.

    References:
        Boutsidis, C., & Gallopoulos, E. (2008). SVD based initialization: A head start for nonnegative matrix
        factorization. Pattern Recognition, 41(4), 1350-1362.
    """
    left, values, right = _decomposition(weights, k, seed)
    k = max(int((values > _NOISE * values[0]).sum()), least)
    parts = [_rank_one(left[:, place], right[place]) for place in range(k)]
    of_passages = np.stack([np.sqrt(value) * one for value, (one, _) in zip(values[:k], parts, strict=True)])
    of_words = np.stack([np.sqrt(value) * other for value, (_, other) in zip(values[:k], parts, strict=True)])
    mean = np.float32(weights.sum(dtype=np.float64) / np.prod(weights.shape, dtype=np.float64))
    return _filled(of_passages, mean), _filled(of_words, mean)


def _decomposition(weights: sparse.csr_array, k: int, seed: int) -> tuple[Floats, Floats, Floats]:
    from scipy.sparse.linalg import svds  # noqa: PLC0415 - as scikit-learn: topics alone need it

    random = np.random.default_rng(seed)
    begin = random.random(min(weights.shape), dtype=np.float32)
    left, values, right = svds(weights, k=k, v0=begin, rng=random)
    order = np.argsort(-values, kind="stable")
    left, right = left[:, order], right[order]
    largest = np.take_along_axis(right, np.abs(right).argmax(axis=1)[:, None], axis=1)
    signs = np.where(largest < 0, np.float32(-1), np.float32(1))
    return left * signs.T, values[order].astype(np.float32), right * signs


def _rank_one(left: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Return the larger one of the positive and the negative parts of two singular vectors, with its weight."""
    best: tuple[float, Floats, Floats] = (0.0, np.zeros_like(left), np.zeros_like(right))
    for sign in (np.float32(1), np.float32(-1)):
        one, other = np.maximum(sign * left, 0), np.maximum(sign * right, 0)
        lengths = float(np.linalg.norm(one)), float(np.linalg.norm(other))
        size = lengths[0] * lengths[1]
        if size > best[0]:
            best = size, one / np.float32(lengths[0]), other / np.float32(lengths[1])
    root = np.float32(np.sqrt(best[0]))
    return root * best[1], root * best[2]


def _filled(found: npt.NDArray[np.floating], mean: np.float32) -> Floats:
    return np.ascontiguousarray(np.where(found > 0, found, mean), dtype=np.float32)
