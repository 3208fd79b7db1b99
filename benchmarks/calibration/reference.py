"""What plain deals of the labels say, word by word and deal by deal: slow, and written without the code it judges."""

import numpy as np
import numpy.typing as npt

DEALS = 100_000
BLOCK = 500


def plain_p(
    counts: npt.NDArray[np.float64],
    lengths: npt.NDArray[np.float64],
    target: npt.NDArray[np.bool_],
    *,
    deals: int = DEALS,
    seed: int = 0,
) -> npt.NDArray[np.float64]:
    """Return two-sided p-values: twice the smaller share of the deals with so many more uses than due, or fewer.

    Args:
        counts: documents x words, uses.
        lengths: The documents' words.
        target: For each document whether it is the target's.
        deals: How many, all documents changing places.
        seed: Of the deals.
    """
    beyond = counts - np.outer(lengths, counts.sum(axis=0) / lengths.sum())
    seen = beyond[target].sum(axis=0)
    slack = 1e-9 * np.maximum(np.abs(seen), 1)
    above, below = np.ones(len(seen)), np.ones(len(seen))  # the labels as they are count as one deal
    random = np.random.default_rng(seed)
    for _ in range(deals // BLOCK):
        labels = random.permuted(np.tile(target, (BLOCK, 1)), axis=1).astype(np.float64)
        dealt = labels @ beyond
        above += (dealt >= seen - slack).sum(axis=0)
        below += (dealt <= seen + slack).sum(axis=0)
    p: npt.NDArray[np.float64] = np.minimum(1, 2 * np.minimum(above, below) / (deals // BLOCK * BLOCK + 1))
    return p


def discoveries(p: npt.NDArray[np.float64], *, cut: float) -> npt.NDArray[np.bool_]:
    """Return which p-values Benjamini and Hochberg's procedure takes for discoveries."""
    ordered = np.sort(p)
    passed = np.flatnonzero(ordered <= cut * np.arange(1, len(p) + 1) / len(p))
    found: npt.NDArray[np.bool_] = p <= (ordered[passed[-1]] if len(passed) else -1)
    return found
