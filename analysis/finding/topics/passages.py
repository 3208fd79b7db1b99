"""What topics take as one text: paragraphs, windows of sentences or documents, in an order that names do not change."""

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl
import regex

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.index import TermIndex
from analysis.corpus.segmentation import ROUGHLY_A_WORD
from analysis.finding.topics.options import TopicUnit
from analysis.query.selection import Selection
from analysis.reading.paragraphs import paragraphs

Ints = npt.NDArray[np.int64]
_WHY = "its strongest topic"
_PARTED = 1.5  # paragraphs a text, below which texts have none
_WORDS = regex.compile(ROUGHLY_A_WORD)
_SENTENCE = regex.compile(r".+?(?:[.!?…]+[\"'”’)\]]*(?=\s|\Z)|[。！？｡।]|\Z)", regex.DOTALL)


@dataclass(frozen=True, eq=False)
class Pieces:
    """The texts to be modelled, document by document; documents in the order of their texts.

    Attributes:
        unit: What one of them is: "paragraph", "sentences" or "document".
        rows: For each the row of its document in the corpus.
        bounds: pieces x 2: where each starts and ends in the text of its document.
        index: Where their words are counted.
        places: For each its row in the index.
        texts: For each document, by its number, the number of its text: copies have the same.
    """

    unit: str
    rows: Ints
    bounds: Ints
    index: TermIndex
    places: Ints
    texts: Ints

    @cached_property
    def documents(self) -> Ints:
        """For each the number of its document, from 0, in the order in which they stand here."""
        found: Ints = np.cumsum(np.diff(self.rows, prepend=self.rows[:1]) != 0)
        return found

    @property
    def number(self) -> int:
        """The number of their documents."""
        return int(self.documents[-1]) + 1 if len(self.rows) else 0


_LAST: "WeakKeyDictionary[Corpus, tuple[tuple[bytes, str], Pieces]]" = WeakKeyDictionary()


def topic_texts(chosen: Selection, unit: TopicUnit) -> Pieces:
    """Return the texts of a selection that are to be modelled.

    Those that were asked for last are kept with the corpus: topics are fitted, and then checked, on the same.

    Args:
        chosen: The documents.
        unit: See `TopicOptions`.
    """
    said, kept = (chosen.mask.tobytes(), unit), _LAST.get(chosen.corpus)
    if kept is None or kept[0] != said:
        kept = _LAST[chosen.corpus] = said, _texts(chosen, unit)
    return kept[1]


def _texts(chosen: Selection, unit: TopicUnit) -> Pieces:
    corpus, (rows, texts) = chosen.corpus, _in_order(chosen)
    if unit == "document" or (unit == "auto" and chosen.tokens > limits.TOPIC_PARAGRAPH_WORDS):
        lengths = corpus.texts.str.len_chars().to_numpy()[rows]
        bounds = np.column_stack([np.zeros_like(rows), lengths.astype(np.int64)])
        return Pieces("document", rows, bounds, corpus.index, rows, texts)
    if unit == "sentences":
        return _pieces(corpus, rows, [sentence_windows(corpus.text(row)) for row in rows.tolist()], "sentences", texts)
    split = [paragraphs(corpus.text(row)) for row in rows.tolist()]
    has_none = sum(map(len, split)) < _PARTED * len(rows) and chosen.tokens > 2 * limits.TOPIC_WINDOW_WORDS * len(rows)
    if unit == "auto" and has_none:
        return _texts(chosen, "sentences")
    return _pieces(corpus, rows, split, "paragraph", texts)


def _in_order(chosen: Selection) -> tuple[Ints, Ints]:
    """Return the rows of the documents in the order of their texts, and the number of each one's text."""
    languages = chosen.documents["language"].to_numpy(dtype=object)
    rows = np.flatnonzero(chosen.mask)[np.argsort(languages, kind="stable")]
    texts = chosen.corpus.texts.gather(rows)
    order = texts.to_frame("text").select(pl.arg_sort_by("text", maintain_order=True)).to_series()
    codes = texts.gather(order).rle_id().to_numpy().astype(np.int64)
    return rows[order.to_numpy()].astype(np.int64), codes


def sentence_windows(text: str) -> list[tuple[int, int]]:
    """Return where windows of whole sentences start and end, each with about as many words as a paragraph has."""
    found: list[tuple[int, int]] = []
    for start, end in paragraphs(text):
        last, words = start, 0
        for sentence in _SENTENCE.finditer(text, start, end):
            words += len(_WORDS.findall(text, *sentence.span()))
            if words >= limits.TOPIC_WINDOW_WORDS:
                found.append((last, sentence.end()))
                last, words = sentence.end(), 0
        if last > start and words < limits.TOPIC_WINDOW_WORDS // 2:  # what is left is too short by itself
            found[-1] = (found[-1][0], end)
        else:
            found.append((last, end))
    return [_stripped(text, *bounds) for bounds in found]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _pieces(corpus: Corpus, rows: Ints, split: list[list[tuple[int, int]]], unit: str, texts_of: Ints) -> Pieces:
    of, bounds, texts = [], [], []
    for row, found in zip(rows.tolist(), split, strict=True):
        text = corpus.text(row)
        of += [row] * len(found)
        bounds += found
        texts += [text[start:end] for start, end in found]
    index = corpus.index_of(texts, of)
    places = np.flatnonzero(index.lengths)  # a line of stars is no passage, nor is the sign of what was cut out
    edges = np.array(bounds, dtype=np.int64).reshape(-1, 2)[places]
    return Pieces(unit, np.array(of, dtype=np.int64)[places], edges, index, places, texts_of)


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
