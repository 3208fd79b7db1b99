"""The passages behind a number: every match of a search, with its surroundings."""

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import PASSAGES, require
from analysis.query.selection import selection
from analysis.reading.draws import Draw, drawn
from analysis.reading.excerpts import excerpt_bounds
from analysis.reading.location import lines_at, passages_at, places_at
from analysis.reading.ordering import Order, ordered_places


@by_unit
def concordance(corpus: Corpus, filters: Filters, search: str, *, by: Order = "document") -> pd.DataFrame:
    """Return every match with the words to its left and right.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        search: See `query`.
        by: The order of the rows; see `ordered`.

    Returns:
        The CONCORDANCE contract, one row per match. There are as many rows for a term as `term_frequencies` counts uses
        of it. Empty for a search without a word.

    Raises:
        QueryError: When the search cannot be understood.
    """
    return lines_at(corpus, ordered_places(corpus, places(corpus, filters, search), by))


@by_unit
def places(corpus: Corpus, filters: Filters, search: str) -> pd.DataFrame:
    """Return where a search matches, without reading a text: what `passages_at` and `lines_at` open.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        search: See `query`.

    Returns:
        The PLACES contract, one row per match, by source, then date, then document, then position. Empty for a search
        without a word.

    Raises:
        QueryError: When the search cannot be understood.
    """
    _, positions, widths = selection(corpus, filters).matches(search)
    return places_at(corpus, positions, widths)


@by_unit
def passages(
    corpus: Corpus, filters: Filters, search: str, *, per_source: int | None = None, seed: int = 0
) -> pd.DataFrame:
    """Return every match as a readable passage, or an equal number of each source's.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        search: See `query`.
        per_source: At most so many passages of each source, drawn at random; None is all of them.
        seed: Of the draw.

    Returns:
        The PASSAGES contract, one row per match, by source, then date, then place. `start` and `end` are the match's
        in the document, `text_start` where the passage begins. `why` says how the rows were chosen.

    Raises:
        DrawError: As `Draw`.
        QueryError: When the search cannot be understood.
    """
    draw = Draw() if per_source is None else Draw("sample", per_source, seed)
    return passages_at(corpus, drawn(corpus, places(corpus, filters, search), draw))


def document_openings(corpus: Corpus, documents: pd.DataFrame) -> pd.DataFrame:
    """Return how some documents begin.

    Args:
        corpus: The corpus.
        documents: Some of `corpus.documents`; the index is the row in the corpus.

    Returns:
        The PASSAGES contract, one row per document, by source and date; nothing in it is a match, so that `start` and
        `end` are both where the text begins.
    """
    if documents.empty:
        return PASSAGES.empty()
    rows = documents.sort_values(["source", "published", "doc_id"])
    texts = [corpus.text(row) for row in rows.index]
    bounds = [excerpt_bounds(text, len(text) - len(text.lstrip()), 0, reach=limits.OPENING_REACH) for text in texts]
    table = rows[["doc_id", "source", "published"]].reset_index(drop=True)
    starts = np.array([low for low, _ in bounds], dtype=np.int64)
    parts = pd.Series([text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)], dtype="str")
    why = pd.Series(["how it begins"] * len(table), dtype="str")
    return require(table.assign(start=starts, end=starts, text=parts, text_start=starts, why=why), PASSAGES)
