"""How strongly two words belong together: association measures of collocation.

All take the pair's joint frequency, the frequencies of both words, and the number of places looked at.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Counts = npt.ArrayLike


def pmi(together: Counts, first: Counts, second: Counts, places: float) -> Floats:
    """Return pointwise mutual information in bits: lg(N·f_xy / (f_x f_y)); −∞ for a pair that never meets.

    Args:
        together: How often the two meet, f_xy.
        first: How often the first is used, f_x.
        second: How often the second is used, f_y.
        places: N.

    References:
        Church, K. W., & Hanks, P. (1990). Word association norms, mutual information, and lexicography. Computational
        Linguistics, 16(1), 22-29.
    """
    both = np.asarray(together, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        bits: Floats = np.log2(both * places / (np.asarray(first, dtype=np.float64) * np.asarray(second)))
    return bits


def npmi(together: Counts, first: Counts, second: Counts, places: float) -> Floats:
    """Return normalised PMI: PMI / −lg p(x,y), −1 (never together) to 1 (only together). Arguments as `pmi`.

    References:
        Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of GSCL.
    """
    both = np.asarray(together, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = pmi(together, first, second, places) / -np.log2(both / places)
    used = np.asarray(first, dtype=np.float64) * np.asarray(second) * places > 0
    known = np.where(both == 0, -1.0, np.where(both == places, 1.0, value))
    return np.where(used, known, np.nan)


def log_dice(together: Counts, first: Counts, second: Counts) -> Floats:
    """Return logDice: 14 + lg(2 f_xy / (f_x + f_y)), at most 14, the same in corpora of any size. Arguments as `pmi`.

    References:
        Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of RASLAN, 6-9.
    """
    both = np.asarray(together, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        score: Floats = 14 + np.log2(2 * both / (np.asarray(first, dtype=np.float64) + np.asarray(second)))
    return score


def t_score(together: Counts, first: Counts, second: Counts, places: float) -> Floats:
    """Return the t-score: (O − E) / √O with E = f_x f_y / N. Arguments as `pmi`.

    References:
        Church, K., Gale, W., Hanks, P., & Hindle, D. (1991). Using statistics in lexical analysis. In Lexical
        Acquisition (pp. 115-164). Erlbaum.
    """
    both = np.asarray(together, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        wanted = np.asarray(first, dtype=np.float64) * np.asarray(second) / places
        return np.where(both > 0, (both - wanted) / np.sqrt(both), -np.inf)


def delta_p(together: Counts, given: Counts, other: Counts, places: float) -> Floats:
    """Return ΔP: how much likelier the other word is where the given one stands.

    p(other | given) − p(other | not given).

    Args:
        together: How often the two meet.
        given: How often the given word is used.
        other: How often the other is used.
        places: N.

    References:
        Gries, S. Th. (2013). 50-something years of work on collocations. International Journal of Corpus Linguistics,
        18(1), 137-165.
    """
    both, here = np.asarray(together, dtype=np.float64), np.asarray(given, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        difference: Floats = both / here - (np.asarray(other) - both) / (places - here)
    return difference
