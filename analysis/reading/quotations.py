"""Quotations: passages that somebody kept, with all that it takes to cite them and to find their places again."""

from bisect import bisect_right
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.schema import QUOTATIONS, require
from analysis.reading.paragraphs import text_blocks


def quotations(corpus: Corpus, kept: Iterable[tuple[str, int, int]]) -> pd.DataFrame:
    """Return some passages of a corpus as they are quoted.

    Passages may have been kept of other texts, or by hand. One is left out where its document is not in the corpus, or
    where its bounds are not inside the text with something to read between them.

    Args:
        corpus: The corpus.
        kept: Each passage's document, its first character, and the character after its last.

    Returns:
        The QUOTATIONS contract, one row per passage that the corpus has, in the order given.
    """
    rows: list[int] = []
    quoted: list[tuple[int, int, str, int]] = []
    begun: dict[int, list[int]] = {}
    for doc_id, start, end in kept:
        row = _row(corpus, doc_id)
        text = "" if row is None else corpus.text(row)
        passage = text[start:end] if 0 <= start < end <= len(text) else ""
        if row is None or not passage.strip():
            continue
        if row not in begun:
            begun[row] = [start for start, _ in text_blocks(text)]
        first = end - len(passage.lstrip())
        rows.append(row)
        quoted.append((start, end, passage, bisect_right(begun[row], first)))
    if not quoted:
        return QUOTATIONS.empty()
    facts = corpus.documents.iloc[rows].reset_index(drop=True)
    starts, ends, texts, paragraphs = zip(*quoted, strict=True)
    table = facts.assign(
        start=np.array(starts, dtype=np.int64),
        end=np.array(ends, dtype=np.int64),
        text=pd.Series(texts, dtype="str"),
        paragraph=np.array(paragraphs, dtype=np.int64),
    )
    return require(table[list(QUOTATIONS.columns)], QUOTATIONS)


def _row(corpus: Corpus, doc_id: str) -> int | None:
    """Return the row of a document; None where the corpus has none of that name."""
    try:
        return corpus.row(doc_id)
    except KeyError:
        return None
