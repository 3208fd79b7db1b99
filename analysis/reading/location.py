"""From places in the term index to places in the texts, and to the passages and lines around them.

A place is cheap: a position and a number of words. Its characters cost reading its text, which is done for the places
that are looked at, and remembered for the long texts looked at last.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.schema import CONCORDANCE, PASSAGES, PLACES, require
from analysis.query.touched import word_spans
from analysis.reading.excerpts import excerpt_bounds, line_bounds
from analysis.reading.remembered import remembered_spans

Positions = npt.NDArray[np.integer]
Read = tuple[str, npt.NDArray[np.integer]]
Bounds = Callable[[str, int, int], tuple[int, int]]
Located = tuple[str, int, int, int, int]

_FACTS = ["doc_id", "source", "published"]
_LONG = 2_000  # words


def places_at(corpus: Corpus, positions: Positions, widths: Positions) -> pd.DataFrame:
    """Return some places of the term index with their documents.

    Args:
        corpus: The corpus.
        positions: The position of each place's first word in the whole corpus.
        widths: How many words each covers.

    Returns:
        The PLACES contract, one row per place, by source, then date, then document, then position.
    """
    if len(positions) == 0:
        return PLACES.empty()
    rows = corpus.index.documents_at(positions)
    order = np.lexsort((positions, corpus.ranks[rows]))
    found = {name: corpus.documents[name].array.take(rows[order]) for name in _FACTS}
    found |= {"position": positions[order].astype(np.int64), "width": widths[order].astype(np.int64)}
    return require(pd.DataFrame(found, copy=False), PLACES)


def passages_at(corpus: Corpus, places: pd.DataFrame) -> pd.DataFrame:
    """Return the passages around some places.

    Args:
        corpus: The corpus.
        places: The PLACES contract, and perhaps `why` its rows were chosen; without it, they are all there are.

    Returns:
        The PASSAGES contract, one row per place, in their order. `start` and `end` are the place's.
    """
    if places.empty:
        return PASSAGES.empty()
    table, found = _located(corpus, places, excerpt_bounds)
    table["text"] = [text[low:high] for text, _, _, low, high in found]
    table["text_start"] = [low for _, _, _, low, _ in found]
    table["why"] = places["why"].array.copy() if "why" in places else ["all"] * len(found)
    return require(pd.DataFrame(table, copy=False), PASSAGES)


def passage_bounds(corpus: Corpus, positions: Positions, widths: Positions) -> list[tuple[int, int, int, int]]:
    """Return where some places start and end in their texts, and where the passages around them do: `passages_at`.

    Args:
        corpus: The corpus.
        positions: The position of each place's first word in the whole corpus.
        widths: How many words each covers.
    """
    return [
        (start, end, low, high) for _, start, end, low, high in _in_texts(corpus, positions, widths, excerpt_bounds)
    ]


def lines_at(corpus: Corpus, places: pd.DataFrame) -> pd.DataFrame:
    """Return some places with the words to their left and right.

    Args:
        corpus: The corpus.
        places: The PLACES contract.

    Returns:
        The CONCORDANCE contract, one row per place, in their order.
    """
    if places.empty:
        return CONCORDANCE.empty()
    table, found = _located(corpus, places, line_bounds)
    table["left"] = [text[low:start] for text, start, _, low, _ in found]
    table["match"] = [text[start:end] for text, start, end, _, _ in found]
    table["right"] = [text[end:high] for text, _, end, _, high in found]
    return require(pd.DataFrame(table, copy=False), CONCORDANCE)


def character_bounds(corpus: Corpus, row: int, positions: Positions, widths: Positions) -> npt.NDArray[np.int64]:
    """Return where places of one document start and end in its text.

    Args:
        corpus: The corpus.
        row: The document's row in the corpus.
        positions: The position of each place's first word in the whole corpus.
        widths: How many words each covers.

    Returns:
        Array of shape (places, 2): start, and end not included, in characters.
    """
    words, inside = remembered_spans(corpus, row), positions - corpus.index.offsets[row]
    return np.column_stack((words[inside, 0], words[inside + widths - 1, 1])).astype(np.int64)


def texts_at(corpus: Corpus, rows: Positions) -> list[str]:
    """Return the text of each of some rows, read once however often it is asked for: one may be megabytes.

    Args:
        corpus: The corpus.
        rows: The rows of documents.
    """
    read = {row: corpus.text(row) for row in np.unique(rows).tolist()}
    return [read[row] for row in rows.tolist()]


def _located(corpus: Corpus, places: pd.DataFrame, bounds: Bounds) -> tuple[dict[str, Any], list[Located]]:
    """Return the documents of places and where these start and end, and each place in its text.

    Args:
        corpus: The corpus.
        places: The PLACES contract.
        bounds: What is shown around a place.

    Returns:
        Columns that belong to nobody yet; and for each place its document's text, where the place starts and ends in
        it, and where what is shown does.
    """
    found = _in_texts(corpus, places["position"].to_numpy(), places["width"].to_numpy(), bounds)
    table = {name: places[name].array.copy() for name in _FACTS}
    table |= {"start": [start for _, start, *_ in found], "end": [end for _, _, end, *_ in found]}
    return table, found


def _in_texts(corpus: Corpus, positions: Positions, widths: Positions, bounds: Bounds) -> list[Located]:
    """Return each place in its text, as `_located` does."""
    rows = corpus.index.documents_at(positions)
    read = _read(corpus, np.unique(rows))
    firsts = positions - corpus.index.offsets[rows]
    found = []
    for row, first, last in zip(rows.tolist(), firsts.tolist(), (firsts + widths - 1).tolist(), strict=True):
        text, words = read[row]
        start, end = int(words[first, 0]), int(words[last, 1])
        found.append((text, start, end, *bounds(text, start, end)))
    return found


def _read(corpus: Corpus, rows: Positions) -> dict[int, Read]:
    """Return the texts of some documents, and where their words stand; a long text is remembered."""
    long = corpus.index.lengths[rows] > _LONG
    read: dict[int, Read] = {row: (corpus.text(row), remembered_spans(corpus, row)) for row in rows[long].tolist()}
    read |= {row: (corpus.text(row), words) for row, words in word_spans(corpus, rows[~long].tolist())}
    return read
