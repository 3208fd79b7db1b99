"""Cautions about whom documents are by: one author, or few authors, speakers or outlets."""

from collections import Counter

import numpy as np
import pandas as pd

from analysis import limits
from analysis.caveats.caution import NOTE, Caution, some
from analysis.comparing.sides import Sides
from analysis.corpus.compared.spoken import said_of
from analysis.corpus.errors import counted
from analysis.corpus.units import NOBODY, effective_units, unit_codes, unit_columns
from analysis.query.selection import Selection

_UNEVEN = " (most are by a few of them)"
AUTHOR_COLUMNS = frozenset(("author", "authors", "byline", "creator"))


def one_author(chosen: Selection, several: str = "") -> list[Caution]:
    """More than half of at least five documents by one author, who is not the source itself.

    Args:
        chosen: All documents, or those of one side.
        several: For a side, what to call its sources where they are several.
    """
    authors = _authors(chosen.documents)
    if chosen.size < limits.AUTHOR_DOCUMENTS or not authors:
        return []
    name, number = min(authors.items(), key=lambda item: (-item[1], item[0]))
    sources = chosen.documents["source"].unique().tolist()
    if number <= limits.AUTHOR_SHARE * chosen.size or sources == [name]:
        return []
    message = (
        f"{some(number, chosen.size)}{_side(chosen, several)} ({number / chosen.size:.0%}) are by one author, {name}: "
        f"{said_of('what looks like a source', chosen.corpus.noun)} may be that one person."
    )
    return [("one-author", NOTE, message, number / chosen.size)]


def few_units(sides: Sides) -> list[Caution]:
    """A side with twice as many documents as units of equal weight, where documents are what is counted as evidence.

    Of several columns that may name units, the first is spoken of that shows it. What one author has written more than
    half of is said too (`one_author`); how many there are is then said of the other side alone.
    """
    of_each = ((sides.target, "sources looked at"), (sides.reference, "other sources"))
    authored = [one_author(side, several) for side, several in of_each]
    found = [caution for cautions in authored for caution in cautions]
    if sides.unit:
        return found
    for column in unit_columns(sides.target.corpus):
        spread = [_spread(side, column) for side, _ in of_each]
        least = [equal for documents, _, equal in spread if _few(documents, equal)]
        if not least:
            continue
        parts = [
            f"{counted(documents, 'document')}{_side(side, several)} {'has' if documents == 1 else 'have'} "
            f"{counted(units, 'name')}{_UNEVEN if 2 * equal < units else ''}"
            for (side, several), (documents, units, equal), said in zip(of_each, spread, authored, strict=True)
            if _few(documents, equal) and not said
        ]
        start = f"In the column “{column}”, {', and '.join(parts)}: texts" if parts else "Texts"
        message = (
            f"{start} by one hand are alike, so that words look surer than they are. With “Evidence is counted by” set "
            f"to {column}, each {column} counts once."
        )
        return [*found, ("few-units", NOTE, message, min(least))]
    return found


def _spread(side: Selection, column: str) -> tuple[int, int, float]:
    """Return how many documents a side has, of how many units, and how many units of equal weight that is."""
    rows = np.flatnonzero(side.mask)
    if len(rows) == 0:
        return 0, 0, 0.0
    codes = unit_codes(side.corpus, rows, column, apart=np.zeros(len(rows), dtype=np.int64))
    return len(rows), int(codes.max()) + 1, effective_units(codes)


def _few(documents: int, equal: float) -> bool:
    return documents >= limits.AUTHOR_DOCUMENTS and documents >= limits.UNIT_DOCUMENTS * equal


def _side(chosen: Selection, several: str) -> str:
    """Return whose documents those of a side are; nothing for all."""
    if not several:
        return ""
    sources = chosen.documents["source"].unique().tolist()
    said = said_of(several, chosen.corpus.noun)
    return f" of {sources[0]}" if len(sources) == 1 else f" of the {len(sources)} {said}"


def _authors(rows: pd.DataFrame) -> Counter[str]:
    """Return by how many documents each author is named, in whichever columns name authors."""
    columns = [name for name in rows.columns if str(name).strip().casefold() in AUTHOR_COLUMNS]
    found = Counter[str]()
    for cells in zip(*(rows[name] for name in columns), strict=True):
        found.update({name for cell in cells for name in _names(cell) if name.casefold() not in NOBODY})
    return found


def _names(cell: object) -> list[str]:
    """Return the names in a cell, which is a text or a list of texts; in all else there are none."""
    parts = cell if isinstance(cell, list) else [cell]
    return [" ".join(part.split()) for part in parts if isinstance(part, str)]
