"""The passages behind a number: every match of a search, with its surroundings."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus import Corpus
from analysis.excerpts import excerpt_bounds, line_bounds
from analysis.filters import Filters
from analysis.schema import CONCORDANCE, PASSAGES, require
from analysis.selection import selection
from analysis.tokens import spans

OPENING = 400  # characters


def concordance(corpus: Corpus, filters: Filters, search: str) -> pd.DataFrame:
    """Return every match with the words to its left and right.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        search: See `query`.

    Returns:
        The CONCORDANCE contract, one row per match, in the order of the corpus. There are as many rows for a term as
        `term_frequencies` counts uses of it. Empty for a search without a word.

    Raises:
        QueryError: When the search cannot be understood.
    """
    found = _located(corpus, filters, search)
    if found.empty:
        return CONCORDANCE.empty()
    lines = [
        (text[left:start], text[start:end], text[end:right])
        for text, start, end in zip(_texts(corpus, found), found["start"], found["end"], strict=True)
        for left, right in [line_bounds(text, start, end)]
    ]
    sides = pd.DataFrame(lines, columns=["left", "match", "right"], dtype="str")
    return require(pd.concat([found.drop(columns="row"), sides], axis=1), CONCORDANCE)


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
        QueryError: When the search cannot be understood.
    """
    found = _located(corpus, filters, search)
    if found.empty:
        return PASSAGES.empty()
    drawn = _drawn(found, per_source, seed)
    ordered = drawn.sort_values(["source", "published", "doc_id", "start"], ignore_index=True)
    texts = _texts(corpus, ordered)
    bounds = [excerpt_bounds(*place) for place in zip(texts, ordered["start"], ordered["end"], strict=True)]
    ordered["text"] = pd.Series([text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)], dtype="str")
    ordered["text_start"] = np.array([low for low, _ in bounds], dtype=np.int64)
    return require(ordered.drop(columns="row"), PASSAGES)


def openings(corpus: Corpus, documents: pd.DataFrame) -> pd.DataFrame:
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
    bounds = [excerpt_bounds(text, len(text) - len(text.lstrip()), 0, reach=OPENING) for text in texts]
    table = rows[["doc_id", "source", "published"]].reset_index(drop=True)
    starts = np.array([low for low, _ in bounds], dtype=np.int64)
    parts = pd.Series([text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)], dtype="str")
    why = pd.Series(["how it begins"] * len(table), dtype="str")
    return require(table.assign(start=starts, end=starts, text=parts, text_start=starts, why=why), PASSAGES)


def _located(corpus: Corpus, filters: Filters, search: str) -> pd.DataFrame:
    """Return each match's row, document and characters."""
    rows, positions, widths = selection(corpus, filters).matches(search)
    bounds = _characters(corpus, rows, positions, widths)
    table = corpus.documents.iloc[rows][["doc_id", "source", "published"]].reset_index(drop=True)
    return table.assign(row=rows, start=bounds[:, 0], end=bounds[:, 1])


def _characters(
    corpus: Corpus, rows: npt.NDArray[np.int64], positions: npt.NDArray[np.integer], widths: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return where matches start and end in their texts; each text is read once."""
    bounds = np.empty((len(rows), 2), dtype=np.int64)
    firsts = np.flatnonzero(np.diff(rows, prepend=-1))
    for first, last in pairwise([*firsts, len(rows)]):
        row = int(rows[first])
        words = spans(corpus.text(row))
        inside = positions[first:last] - corpus.index.offsets[row]
        bounds[first:last, 0] = words[inside, 0]
        bounds[first:last, 1] = words[inside + widths[first:last] - 1, 1]
    return bounds


def _texts(corpus: Corpus, found: pd.DataFrame) -> list[str]:
    texts = {row: corpus.text(row) for row in found["row"].unique()}
    return [texts[row] for row in found["row"]]


def _drawn(found: pd.DataFrame, per_source: int | None, seed: int) -> pd.DataFrame:
    if per_source is None:
        return found.assign(why=pd.Series(["all"] * len(found), dtype="str"))
    random = np.random.default_rng(seed)
    parts = []
    for _, group in found.groupby("source", sort=True):
        size = min(per_source, len(group))
        rows = np.sort(random.choice(len(group), size=size, replace=False))
        rule = "all" if size == len(group) else f"{size:,} of {len(group):,}, drawn at random (seed {seed})"
        parts.append(group.iloc[rows].assign(why=rule))
    return pd.concat(parts, ignore_index=True).astype({"why": "str"})
