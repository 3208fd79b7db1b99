"""A cell a name and source: how often the source mentions it, or in how many of its documents."""

from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np
import pandas as pd

from analysis import PER_WORDS, records
from dashboard.charts import theme
from dashboard.charts.cells import ALL, Cells, add_cells, columns_of, room_of_heads
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import naming as words

_FEW, _WIDE = 4, 24  # columns that leave room for longer names, and characters of a line of these
_NUMBERED = 7  # columns that leave room for a fraction, on a phone too
_COUNTS = ["mentions", "documents", "tokens", "of"]


def named_in(table: pd.DataFrame, look: Look, *, measure: str, chosen: tuple[str | None, str]) -> Sketch:
    """Return a cell a name and source, with its rate or its share of documents; a click hands over both.

    Rates lie far apart: their tints grow with the square root, so that what is named less is seen to differ too.

    Args:
        table: ENTITY_PREVALENCE with `of`, the documents of each source; names in the order to draw.
        look: The colours; sources that have none are taken together, and come last.
        measure: What cells say: one of `words.MEASURES`.
        chosen: The name and the source being read; None and nothing where none is.
    """
    chart = theme.blank(look, height=theme.room(3))
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    sources, parts = columns_of(table, look)
    entities, known = table["entity"].unique().tolist(), set(table["source"])
    cells = {(row["entity"], row["source"]): row for row in records(_with_others(table, parts))}
    every = [(entity, source) for entity in entities for source in sources]
    found, by_share = [cells[one] for one in every], measure == words.SHARE
    drawn = Cells(
        heads=_heads(entities, len(sources)),
        columns=sources,
        tints=[row["share"] if by_share else sqrt(row["rate"]) for row in found],
        texts=[words.number_in_cell(row, measure, wide=len(sources) <= _NUMBERED) for row in found],
        said=[_said(*one, row) for one, row in zip(every, found, strict=True)],
        low=len(sources) > _NUMBERED,
        handed=[[entity, source if source in known else ""] for entity, source in every],
    )
    entity, source = chosen
    return add_cells(chart, drawn, look, row=entities.index(entity) if entity in entities else None, source=source)


def _with_others(table: pd.DataFrame, columns: pd.Series) -> pd.DataFrame:
    """Return a row a name and column: every source that has a colour, the others together, and all of them.

    Args:
        table: As of `named_in`.
        columns: For each of its rows the column that it is part of.
    """
    named = table.assign(source=columns)
    parts = [named[named["source"] == table["source"]]]
    for name, part in (*named[named["source"] != table["source"]].groupby("source"), (ALL, table)):
        sums = part.groupby("entity", as_index=False)[_COUNTS].sum()
        parts.append(sums.assign(source=name, low=np.nan, high=np.nan))
    every = pd.concat(parts, ignore_index=True)
    tokens, of = (every[name].where(every[name] > 0) for name in ("tokens", "of"))
    return every.assign(rate=every["mentions"] / tokens * PER_WORDS, share=every["documents"] / of)


def _heads(entities: Sequence[str], columns: int) -> list[str]:
    """Return what stands before the rows: names in a line, or in two between words where rows have room for them.

    Args:
        entities: The names, no two of which are told alike.
        columns: How many columns there are beside them.
    """
    longest, most = room_of_heads(len(entities))
    longest = _WIDE if columns <= _FEW else longest
    shown = theme.labels(entities, longest)
    if most == 1:
        return shown
    lines = [_in_lines(entity, longest) for entity in entities]
    return lines if len(set(lines)) == len(lines) else shown


def _in_lines(entity: str, longest: int) -> str:
    """Return a name in two lines where one has no room for it; what has none in two is cut."""
    if len(entity) <= longest:
        return theme.plotly_text(entity)
    cut = entity.rfind(" ", 0, longest + 1)
    if cut <= 0:
        return theme.label(entity, longest)
    return f"{theme.plotly_text(entity[:cut])}<br>{theme.label(entity[cut + 1 :], longest)}"


def _said(entity: str, source: str, row: dict[str, Any]) -> str:
    """Return what a cell says where one hovers."""
    where = words.EVERYWHERE if source == ALL else source
    return f"{theme.full(entity)} in {theme.full(where)}:<br>{words.named_in_full(row)}"
