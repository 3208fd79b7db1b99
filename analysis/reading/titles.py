"""Titles counted as the first paragraph of their documents, and words that stand in titles only."""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
import regex

from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import term_index
from analysis.query import matches, names_in_search
from analysis.query.selection import selection

if TYPE_CHECKING:
    from analysis.corpus.index import TermIndex

_BLANK_LINE = regex.compile(r"\n\s*\n")

_INDICES: "WeakKeyDictionary[Corpus, TermIndex]" = WeakKeyDictionary()


def with_titles(corpus: Corpus) -> Corpus:
    """Return a corpus in which each title is the first paragraph of its document.

    Words, places, passages, copies and the fingerprint are those of the longer texts; names that were found before move
    with their texts. A title that is empty, or the first line of its text already, is not added.

    Args:
        corpus: The corpus; one with titles is returned as it is.
    """
    if corpus.titles_counted:
        return corpus
    added = _added(corpus)
    texts = pl.Series("text", added, dtype=pl.String) + corpus.texts.rename("text")
    index = term_index(texts, corpus.documents["language"].tolist())
    documents = corpus.documents.assign(tokens=index.lengths)
    by = dict(zip(documents["doc_id"].tolist(), map(len, added), strict=True))
    return replace(
        corpus,
        documents=documents,
        texts=texts,
        index=index,
        fingerprint=sha256(f"titles counted\n{corpus.fingerprint}".encode()).hexdigest(),
        marks=_moved(corpus.marks, by),
        mentions=_moved(corpus.mentions, by),
        titles_counted=True,
    )


def _moved(names: pd.DataFrame | None, by: Mapping[str, int]) -> pd.DataFrame | None:
    """Return names with their places in texts of which each has grown by so many characters at its beginning."""
    if names is None:
        return None
    moved = names["doc_id"].map(by).astype("int64")
    return names.assign(start=names["start"] + moved, end=names["end"] + moved)


def added_lengths(corpus: Corpus) -> npt.NDArray[np.int64]:
    """Return for each document of a corpus without titles how many characters `with_titles` puts before its text."""
    return np.array([len(text) for text in _added(corpus)], dtype=np.int64)


def titles_with(corpus: Corpus, filters: Filters, search: str) -> int:
    """Return how many titles of the selected documents a search matches, which are not counted; 0 where titles are.

    Names are looked for in texts, so that a search for one matches no title that is not counted.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        search: See `query`; of AND, OR and NOT all parts must be in one title.

    Raises:
        QueryError: When the search cannot be understood.
    """
    if corpus.titles_counted or names_in_search(search):
        return 0
    if corpus not in _INDICES:
        titles = pl.Series("title", corpus.documents["title"].tolist(), dtype=pl.String)
        _INDICES[corpus] = term_index(titles, corpus.documents["language"].tolist())
    index, chosen = _INDICES[corpus], selection(corpus, filters).mask
    rows = np.unique(index.documents_at(matches(index, search, fold=filters.fold_accents).positions))
    return int(chosen[rows].sum())


def titles_without_names(corpus: Corpus, chosen: pd.DataFrame) -> int:
    """Return how many of some documents have a title that is counted, though names were found without the titles.

    Args:
        corpus: The corpus; where names have not been looked for, or stand in any title, the answer is 0.
        chosen: Some of its documents.
    """
    if corpus.mentions is None or not corpus.titles_counted:
        return 0
    lengths = corpus.documents.set_index("doc_id")["title"].str.strip().str.len()
    if (corpus.mentions["start"] < corpus.mentions["doc_id"].map(lengths)).any():
        return 0
    return int((chosen["title"].str.strip() != "").sum())


def _added(corpus: Corpus) -> list[str]:
    """Return what stands before each text when titles are counted."""
    return list(map(_before, corpus.documents["title"].tolist(), corpus.texts.to_list()))


def _before(title: str, text: str) -> str:
    """Return a title as a paragraph of its own; nothing where it is the first line of the text already."""
    title, text = title.strip(), text.strip()
    if not title or _alike(title) == _alike(text[: 2 * len(title) + 80].partition("\n")[0]):
        return ""
    return f"{title}\n\n" if _BLANK_LINE.search(text) else f"{title}\n"


def _alike(line: str) -> str:
    return " ".join(line.split()).casefold()
