"""The orders in which places are read: as the corpus has them, by source or date, or by the words around them.

Words are numbered in the order of their code points (`index`), so that contexts are compared without reading a text.
"""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.index import Ints, Mask, TermIndex
from analysis.corpus.schema import PLACES, require

Order = Literal["document", "source", "date", "left", "match", "right"]
ORDERS: tuple[Order, ...] = get_args(Order)

_LONGEST = 20  # words of a match

_NOTHING = -1  # comes before every word


def ordered_places(corpus: Corpus, places: pd.DataFrame, by: Order) -> pd.DataFrame:
    """Return some places in an order in which to read them.

    "document" is the order of the corpus: by document, then position. "source" is by source, then date, document and
    position; "date" by date, then source, document and position; undated documents come last. "left" and "right" are
    by the five words before or after the match, the nearest first; "match" is by the words of the match, at most
    twenty, then by those after it. Words are in the order of their code points, the end of a document comes before
    them all, and what is alike is in the order of the corpus.

    Args:
        corpus: The corpus.
        places: The PLACES contract.
        by: One of ORDERS.

    Returns:
        The PLACES contract, and the other columns of `places`; the same rows.
    """
    positions, widths = places["position"].to_numpy(), places["width"].to_numpy()
    keys = [*_keys(corpus, positions, widths, by), positions, widths]
    return require(places.iloc[np.lexsort(keys[::-1])].reset_index(drop=True), PLACES)


def _keys(corpus: Corpus, positions: Ints, widths: Ints, by: Order) -> list[npt.NDArray[np.generic]]:
    """Return what places are sorted by, the weightiest first."""
    index, rows = corpus.index, corpus.index.documents_at(positions)
    after = positions + widths
    match by:
        case "document":
            return []
        case "source":
            return [corpus.source_codes[rows], corpus.first_days[rows]]
        case "date":
            return [corpus.first_days[rows], corpus.source_codes[rows]]
        case "left":
            before = [positions - distance for distance in range(1, limits.SORTED_WORDS + 1)]
            return [_words(index, places, places >= index.offsets[rows]) for places in before]
        case "right":
            behind = [after + distance for distance in range(limits.SORTED_WORDS)]
            return [_words(index, places, places < index.offsets[rows + 1]) for places in behind]
        case "match":
            longest = range(min(int(widths.max(initial=0)), _LONGEST))
            inside = [_words(index, positions + place, place < widths) for place in longest]
            return [*inside, *_keys(corpus, positions, widths, "right")]


def _words(index: TermIndex, places: Ints, there: Mask) -> npt.NDArray[np.int32]:
    """Return the terms at some places, and nothing where a place lies outside of what is compared."""
    return np.where(there, index.ids.take(places, mode="clip"), _NOTHING)
