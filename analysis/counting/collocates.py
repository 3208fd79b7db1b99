"""Which words stand near a search, how much more than by chance, and where.

A place, the position of one word, is near the search when it lies at most `window` words to the left of the first word
of a match or to the right of its last, in the same document, and is itself part of no match. A place that lies near two
matches is one place: every count is a number of different places, and opens as many passages.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import COLLOCATE_EDGES, COLLOCATES, require
from analysis.measures.association import log_dice, npmi
from analysis.query.selection import selection
from analysis.reading.location import places_at
from analysis.reading.neighbours import neighbours, no_stopwords

Ints = npt.NDArray[np.int64]


@by_unit
def collocates(
    corpus: Corpus,
    filters: Filters,
    node: str,
    *,
    window: int = limits.COLLOCATE_WINDOW,
    stopwords: AbstractSet[str] | None = None,
) -> pd.DataFrame:
    """Return the words that stand near a search in the selected documents.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        node: The search; see `query`.
        window: How many words to the left and to the right of a match are near it, 1 or more.
        stopwords: Words to leave out; what is near, and the sums below, stay those of the whole text. None keeps all.

    Returns:
        The COLLOCATES contract, by falling `log_dice`, then count, then term. Of the N words of the selected documents
        f are the term, W are places near the search, and O are both; the search has F matches there. `count` is O,
        `documents` those with such a place, `expected` is f W / N, `npmi` is that of O, W, f and N, and `log_dice` is
        14 + lg(2 min(O, F) / (F + f)). Empty for a search without a word, and where it has no match.

    Raises:
        FilterError: `E-WINDOW` when the window is not at least one word; as `selection`.
        QueryError: When the search cannot be understood.

    Notes:
        `expected` and `npmi` are those of surface co-occurrence: the row total is the number of places near the node.
        Evert leaves the node's own words out of f and N; here f is what `term_frequencies` counts. logDice compares the
        uses of two words, as Rychlý has it. A window may hold a word several times, so that the count is capped at the
        number of matches, without which logDice could exceed 14. Taken from W instead of F, which is many times larger
        than most f, it would rank the words by their count alone.

    References:
        Evert, S. (2008). Corpora and collocations. In Corpus Linguistics: An International Handbook (pp. 1212-1248).
        De Gruyter. Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of RASLAN, 6-9.
    """
    near = neighbours(selection(corpus, filters), node, window)
    ids = np.flatnonzero(near.counts)
    found = near.table(ids[no_stopwords(corpus.index.terms[ids], stopwords)])
    if found.empty:
        return COLLOCATES.empty()
    pair = found["count"], near.size, found["frequency"], near.chosen.tokens
    table = found.assign(expected=found["frequency"] * (near.size / near.chosen.tokens), npmi=npmi(*pair))
    order = ["log_dice", "count", "term"]
    ordered = table.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return require(ordered[list(COLLOCATES.columns)], COLLOCATES)


@by_unit
def collocate_places(
    corpus: Corpus, filters: Filters, node: str, term: str, *, window: int = limits.COLLOCATE_WINDOW
) -> pd.DataFrame:
    """Return the places at which a word stands near a search.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        node: The search; see `query`.
        term: The word, as in `collocates`.
        window: As in `collocates`.

    Returns:
        The PLACES contract, one row per place of the term, as many as `collocates` counts. Empty for a word that never
        stands there.

    Raises:
        FilterError, QueryError: As `collocates`.
    """
    near = neighbours(selection(corpus, filters), node, window)
    positions = near.of(term)
    return places_at(corpus, positions, np.ones_like(positions))


def strongest_collocates(table: pd.DataFrame, *, least: int = 3, top: int = 15) -> pd.DataFrame:
    """Return the first rows of a table of collocates.

    Args:
        table: The COLLOCATES contract, as `collocates` returns it.
        least: Only words that stand there so often, unless there is none.
        top: How many words.

    Returns:
        The COLLOCATES contract, in the order of the table.
    """
    enough = table[table["count"] >= least]
    return (table if enough.empty else enough).head(top).reset_index(drop=True)


@by_unit
def collocate_network(
    corpus: Corpus, filters: Filters, node: str, terms: Sequence[str], *, window: int = limits.COLLOCATE_WINDOW
) -> pd.DataFrame:
    """Return which of some words stand near a search, and which of them near the same match of it.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        node: The search; see `query`.
        terms: The words, such as those of `strongest_collocates`.
        window: As in `collocates`.

    Returns:
        The COLLOCATE_EDGES contract; only pairs that meet, each once. First the search with each word, in the order of
        the words: `term` is the search as it was given, the numbers are those of `collocates`. Then the pairs of words,
        by falling `log_dice`, then count, then terms: `count` is the number of matches that have both near, `log_dice`
        is taken from it and from the numbers of matches that have the one and the other near.

    Raises:
        FilterError, QueryError: As `collocates`.
    """
    near = neighbours(selection(corpus, filters), node, window)
    places = {term: near.of(term) for term in dict.fromkeys(terms)}
    places = {term: found for term, found in places.items() if len(found)}
    if not places:
        return COLLOCATE_EDGES.empty()
    names = pd.Series(list(places), dtype="str")
    beside = near.table(np.array([corpus.index.id_of(name) for name in places], dtype=np.int64))
    star = beside[["count", "log_dice"]].assign(term=pd.Series([node] * len(names), dtype="str"), other=names)
    pairs = _pairs(names, np.array([near.held(found) for found in places.values()]))
    return require(pd.concat([star, pairs], ignore_index=True)[list(COLLOCATE_EDGES.columns)], COLLOCATE_EDGES)


def _pairs(names: pd.Series, held: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """Return the pairs of words that are near the same match; `held` has a row per word and a column per match."""
    both = np.rint(held @ held.T.astype(np.float64)).astype(np.int64)  # in floats, whose product is fast
    first, second = np.triu_indices(len(names), k=1)
    first, second = (part[both[first, second] > 0] for part in (first, second))
    count, alone = both[first, second], both.diagonal()
    table = pd.DataFrame(
        {
            "term": names.to_numpy()[first],
            "other": names.to_numpy()[second],
            "count": count,
            "log_dice": log_dice(count, alone[first], alone[second]),
        }
    ).astype({"term": "str", "other": "str"})
    return table.sort_values(["log_dice", "count", "term", "other"], ascending=[False, False, True, True])
