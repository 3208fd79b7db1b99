"""Uses in cells, which are sources, periods or both: their counts and rates, and how sure these are, by document."""

from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.corpus.schema import PER_WORDS
from analysis.measures.intervals import Sums, design_effect, jackknife_weights, rate_interval

Ints = npt.NDArray[np.int64]


def cell_rates(uses: Ints, lengths: Ints, cells: Ints, number: int) -> dict[str, npt.NDArray[Any]]:
    """Return `count`, `documents_with`, `rate`, `low` and `high` of all cells.

    In a cell without a use, how frequent it may be all the same takes the design effect of all documents.

    Args:
        uses: For each document how often it uses what is counted.
        lengths: Its words.
        cells: Its cell, from 0.
        number: How many cells there are.
    """

    def weighed(values: npt.NDArray[np.generic]) -> npt.NDArray[np.float64]:
        return np.bincount(cells, weights=values, minlength=number).astype(np.float64, copy=False)

    x, n = uses, lengths
    whole = (n > 0, x, n, x * x, x * n, n * n)
    inside = [weighed(values).astype(np.int64) for values in whole]
    more = jackknife_weights(n, inside[2][cells], inside[0][cells]) - 1
    sums = Sums(*inside, *(weighed(more * squares) for squares in whole[3:]))
    rate, low, high = rate_interval(sums, effect=design_effect(Sums(*(values.sum() for values in whole))))
    return {
        "count": inside[1],
        "documents_with": weighed(x > 0).astype(np.int64),
        "rate": rate * PER_WORDS,
        "low": low * PER_WORDS,
        "high": high * PER_WORDS,
    }
