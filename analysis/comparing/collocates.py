"""The words near a search, on two sides of a comparison."""

from collections.abc import Set as AbstractSet

import numpy as np
import pandas as pd

from analysis import limits
from analysis.comparing.sides import Sides
from analysis.corpus.schema import COMPARED_COLLOCATES, require
from analysis.measures.keyness import log_ratio
from analysis.reading.neighbours import neighbours, no_stopwords


def compared_collocates(
    sides: Sides, node: str, *, window: int = limits.COLLOCATE_WINDOW, stopwords: AbstractSet[str] | None = None
) -> pd.DataFrame:
    """Return how differently the words near a search are used by two groups of sources.

    Args:
        sides: The two groups; see `sides.compared_sides`.
        node: The search; see `query`.
        window: As in `collocates`.
        stopwords: As in `collocates`.

    Returns:
        The COMPARED_COLLOCATES contract, one row per word near the search on either side, by falling `log_ratio`, then
        count on both sides together, then term. Counts, documents and logDice are those of `collocates` for each side
        by itself; logDice is NaN where the word does not stand near the search. `log_ratio` compares its shares of the
        places near the search: positive for words that stand there more in the target. Empty when either side has no
        place near the search.

    Raises:
        FilterError, QueryError: As `collocates`.

    Notes:
        Swapping target and reference flips the signs and swaps the columns of the two sides; nothing else changes.
    """
    ours, theirs = (neighbours(side, node, window) for side in (sides.target, sides.reference))
    terms = sides.target.corpus.index.terms
    ids = np.flatnonzero(ours.counts + theirs.counts)
    ids = ids[no_stopwords(terms[ids], stopwords)]
    if ours.size == 0 or theirs.size == 0 or len(ids) == 0:
        return COMPARED_COLLOCATES.empty()
    columns = ["count", "documents", "log_dice"]
    first, second = ours.table(ids), theirs.table(ids)
    table = first[columns].add_suffix("_target").join(second[columns].add_suffix("_reference"))
    table = table.assign(
        term=first["term"],
        log_ratio=log_ratio(first["count"], second["count"], ours.size, theirs.size),
        total=first["count"] + second["count"],
    )
    order = ["log_ratio", "total", "term"]
    ordered = table.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return require(ordered[list(COMPARED_COLLOCATES.columns)], COMPARED_COLLOCATES)
