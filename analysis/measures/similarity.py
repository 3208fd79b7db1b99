"""How much two texts share: measures of copies, from the sizes of their sets of shingles.

A shingle is so many words in a row; how many, `shingles` says.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = npt.ArrayLike


def resemblance(shared: Counts, first: Counts, second: Counts) -> Floats:
    """Return the resemblance of two sets, the share s / (a + b − s) of all their elements that both have.

    1 for the same set, 0 for sets that share nothing, NaN for two empty ones.

    Args:
        shared: How many elements both have, s.
        first: How many the first has, a.
        second: How many the second has, b.

    References:
        Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity of Sequences,
        21-29.
    """
    both = np.asarray(shared, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        found: Floats = both / (np.asarray(first, dtype=np.float64) + np.asarray(second) - both)
    return found


def containment(shared: Counts, first: Counts) -> Floats:
    """Return how much of the first set the second contains, s / a; NaN for an empty first set.

    It is high for a text that stands inside a longer one, which the resemblance does not show. Arguments and source as
    `resemblance`.
    """
    with np.errstate(invalid="ignore"):
        found: Floats = np.asarray(shared, dtype=np.float64) / np.asarray(first, dtype=np.float64)
    return found
