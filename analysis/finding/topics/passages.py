"""What topics take as one text: paragraphs or documents, in an order that nobody's names for documents change."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.index import TermIndex
from analysis.finding.topics.options import TopicUnit
from analysis.query.selection import Selection
from analysis.reading.paragraphs import paragraphs

Ints = npt.NDArray[np.int64]
_WHY = "its strongest topic"


@dataclass(frozen=True, eq=False)
class Pieces:
    """The texts to be modelled, document by document; documents in the order of their texts.

    Attributes:
        unit: What one of them is: "paragraph" or "document".
        rows: For each the row of its document in the corpus.
        bounds: pieces x 2: where each starts and ends in the text of its document.
        index: Where their words are counted.
        places: For each its row in the index.
    """

    unit: str
    rows: Ints
    bounds: Ints
    index: TermIndex
    places: Ints

    @cached_property
    def documents(self) -> Ints:
        """For each the number of its document, from 0, in the order in which they stand here."""
        found: Ints = np.cumsum(np.diff(self.rows, prepend=self.rows[:1]) != 0)
        return found


def topic_texts(chosen: Selection, unit: TopicUnit) -> Pieces:
    """Return the texts of a selection that are to be modelled.

    Args:
        chosen: The documents.
        unit: See `TopicOptions`.
    """
    corpus, rows = chosen.corpus, _in_order(chosen)
    if unit == "document" or (unit == "auto" and chosen.tokens > limits.TOPIC_PARAGRAPH_WORDS):
        lengths = corpus.texts.str.len_chars().to_numpy()[rows]
        bounds = np.column_stack([np.zeros_like(rows), lengths.astype(np.int64)])
        return Pieces("document", rows, bounds, corpus.index, rows)
    return _split(corpus, rows, paragraphs, "paragraph")


def _in_order(chosen: Selection) -> Ints:
    """Return the rows of the documents in the order of their texts: only equal texts are in no order of their own."""
    rows = np.flatnonzero(chosen.mask)
    languages = pl.Series(chosen.documents["language"].tolist(), dtype=pl.String)
    table = pl.DataFrame({"text": chosen.corpus.texts.gather(rows), "language": languages})
    order = table.select(pl.arg_sort_by("text", "language", maintain_order=True)).to_series().to_numpy()
    found: Ints = rows[order].astype(np.int64)
    return found


def _split(corpus: Corpus, rows: Ints, split: Callable[[str], list[tuple[int, int]]], unit: str) -> Pieces:
    of, bounds, texts = [], [], []
    for row in rows.tolist():
        text = corpus.text(row)
        found = split(text)
        of += [row] * len(found)
        bounds += found
        texts += [text[start:end] for start, end in found]
    index = corpus.index_of(texts, of)
    places = np.array(of, dtype=np.int64)
    return Pieces(unit, places, np.array(bounds, dtype=np.int64).reshape(-1, 2), index, np.arange(len(of)))


def topic_passages(corpus: Corpus, passages: pd.DataFrame) -> pd.DataFrame:
    """Return passages of topics with their texts.

    Args:
        corpus: The corpus.
        passages: TOPIC_PASSAGES, or some of its rows.

    Returns:
        The same rows with the columns text, text_start and why as well.
    """
    places = zip(passages["doc_id"], passages["start"], passages["end"], strict=True)
    texts = [corpus.text(corpus.row(doc_id))[start:end] for doc_id, start, end in places]
    return passages.assign(
        text=pd.Series(texts, index=passages.index, dtype="str"),
        text_start=passages["start"],
        why=pd.Series(_WHY, index=passages.index, dtype="str"),
    )
