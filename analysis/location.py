"""From places in the term index to places in the texts, and to the passages and lines around them.

A place is cheap: a position and a number of words. Its characters cost reading its text, which is done for the places
that are looked at, and remembered for the texts looked at last.
"""

from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus import Corpus
from analysis.excerpts import excerpt_bounds, line_bounds
from analysis.schema import CONCORDANCE, PASSAGES, PLACES, require
from analysis.tokens import spans

Positions = npt.NDArray[np.integer]

_spans = lru_cache(maxsize=64)(spans)


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
    facts = corpus.documents.iloc[corpus.index.documents_at(positions)][["doc_id", "source", "published"]]
    table = facts.reset_index(drop=True).assign(position=positions.astype(np.int64), width=widths.astype(np.int64))
    return require(table.sort_values(["source", "published", "doc_id", "position"], ignore_index=True), PLACES)


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
    found, texts = _located(corpus, places)
    bounds = [excerpt_bounds(*place) for place in zip(texts, found["start"], found["end"], strict=True)]
    found["text"] = pd.Series([text[low:high] for text, (low, high) in zip(texts, bounds, strict=True)], dtype="str")
    found["text_start"] = np.array([low for low, _ in bounds], dtype=np.int64)
    if "why" not in found:
        found["why"] = pd.Series(["all"] * len(found), dtype="str")
    return require(found[list(PASSAGES.columns)], PASSAGES)


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
    found, texts = _located(corpus, places)
    lines = [
        (text[left:start], text[start:end], text[end:right])
        for text, start, end in zip(texts, found["start"], found["end"], strict=True)
        for left, right in [line_bounds(text, start, end)]
    ]
    sides = pd.DataFrame(lines, columns=["left", "match", "right"], dtype="str")
    return require(pd.concat([found, sides], axis=1)[list(CONCORDANCE.columns)], CONCORDANCE)


def _located(corpus: Corpus, places: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return places with where they start and end in their texts, and these texts; each text is read once."""
    positions, widths = places["position"].to_numpy(), places["width"].to_numpy()
    rows = corpus.index.documents_at(positions)
    bounds, texts = np.empty((len(rows), 2), dtype=np.int64), [""] * len(rows)
    order = np.argsort(rows, kind="stable")
    firsts = np.flatnonzero(np.diff(rows[order], prepend=-1))
    for first, last in pairwise([*firsts, len(rows)]):
        here = order[first:last]
        row = int(rows[here[0]])
        text = corpus.text(row)
        words, inside = _spans(text), positions[here] - corpus.index.offsets[row]
        bounds[here] = np.column_stack((words[inside, 0], words[inside + widths[here] - 1, 1]))
        for place in here.tolist():
            texts[place] = text
    table = places.drop(columns=["position", "width"]).reset_index(drop=True)
    return table.assign(start=bounds[:, 0], end=bounds[:, 1]), texts
