"""A cell a row and source, the stronger tinted the larger its number: how topics and names are spread over sources."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dashboard.charts import theme
from dashboard.charts.others import grouped, with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.topics.cells import ALL as ALL_TOGETHER

ALL = ""  # the first column: all sources together, and the way to all passages of a row
_LINE = 17  # characters of a line of a row's head, so that ten columns have room beside it on a phone
_LOW = 11  # rows that have room for two lines each
_ONE_LINE, _TWO_LINES = 25, 38  # pixels down of a row
_HEAD, _UPRIGHT = 44, 8  # pixels: of the margins, of a letter of a name that stands upright
_FONT, _LOW_FONT = 14, 12  # pixels
_CUT = 16  # characters of a source's name


class Cells(NamedTuple):
    """What a figure of cells shows; of cells row after row, in the order of the columns.

    Attributes:
        heads: What stands before each row, as Plotly takes it.
        columns: The names of the columns, that of all sources together first.
        tints: How strong each cell is tinted, of the strongest.
        texts: What stands in each cell.
        said: What each says where one hovers.
        handed: What a click on each hands over.
        hatched: For each row whether it is hatched.
        low: Whether what stands in cells is set smaller, as it may have three digits.
    """

    heads: Sequence[str]
    columns: Sequence[str]
    tints: Sequence[float]
    texts: Sequence[str]
    said: Sequence[str]
    handed: Sequence[list[Any]]
    hatched: Sequence[bool] = ()
    low: bool = False


def add_cells(chart: Sketch, cells: Cells, look: Look, *, row: int | None, source: str) -> Sketch:
    """Return the figure with its cells, their heads and the names of the columns above them.

    Args:
        chart: The figure.
        cells: What it shows.
        look: The colours.
        row: The row being read, which is framed; None where none is.
        source: The source whose cell alone is framed; empty for all of the row.
    """
    rows, columns = len(cells.heads), len(cells.columns)
    _add_tints(chart, cells, look)
    _add_hatching(chart, cells.hatched, columns, look)
    chart.add(
        "scatter",  # what can be clicked; a heat map cannot be
        x=list(range(columns)) * rows,
        y=[place for place in range(rows) for _ in range(columns)],
        mode="markers+text",
        text=list(cells.texts),
        textfont={"color": look.ink, "size": _LOW_FONT if cells.low else _FONT},
        marker={"size": _ONE_LINE - 2, "symbol": "square", "color": theme.HOLLOW},
        customdata=list(cells.handed),
        **theme.hovered(cells.said),
    )
    heads = [f"<b>{head}</b>" if place == row else head for place, head in enumerate(cells.heads)]
    chart.set_y(**theme.rows([""] * rows, [False] * rows) | {"ticktext": heads})
    if row is not None:
        _add_frame(chart, row, source, cells.columns, look)
    return _with_columns(chart, cells.columns, look, height=(_TWO_LINES if rows <= _LOW else _ONE_LINE) * rows)


def room_of_heads(rows: int) -> tuple[int, int]:
    """Return how many characters a line of a row's head has room for, and how many lines there are, of so many rows."""
    return _LINE, 2 if rows <= _LOW else 1


def columns_of(table: pd.DataFrame, look: Look) -> tuple[list[str], pd.Series]:
    """Return the columns of a table by source, all together first, and the column that each of its rows is part of.

    Sources that have no colour are one column, which comes last.

    Args:
        table: With a `source`.
        look: The colours.
    """
    every = pd.Series(table["source"].unique())
    called = dict(zip(every, grouped(every, look), strict=True))
    parts = table["source"].map(called)
    return [ALL, *with_others_last(parts.unique().tolist(), look)], parts


def _add_tints(chart: Sketch, cells: Cells, look: Look) -> None:
    """Draw the cells: the stronger the tint, the larger the number."""
    values = np.array(cells.tints, dtype=np.float64).reshape(len(cells.heads), len(cells.columns))
    places = {"x": list(range(values.shape[1])), "y": list(range(values.shape[0]))}
    chart.add("heatmap", z=values, **places, xgap=2, ygap=2, hoverinfo="skip", colorscale=look.sequential,
              zmin=0, zmax=float(np.nanmax(values, initial=0.0)) or 1.0, showscale=False)  # fmt: skip


def _add_hatching(chart: Sketch, hatched: Sequence[bool], columns: int, look: Look) -> None:
    """Draw lines over the rows that are hatched."""
    rows = [place for place, one in enumerate(hatched) if one]
    if not rows:
        return
    pattern = {
        "shape": "/",
        "fillmode": "overlay",
        "fgcolor": look.quiet,
        "fgopacity": 0.55,
        "solidity": 0.16,
        "size": 7,
    }
    chart.add("bar", base=-0.5, x=[columns] * len(rows), y=rows, width=0.94, orientation="h", hoverinfo="skip",
              marker={"color": theme.HOLLOW, "pattern": pattern})  # fmt: skip


def _add_frame(chart: Sketch, row: int, source: str, sources: Sequence[str], look: Look) -> None:
    """Draw a frame around what is being read: a cell, or a row."""
    first, last = (sources.index(source),) * 2 if source and source in sources else (0, len(sources) - 1)
    chart.shape(type="rect", x0=first - 0.5, x1=last + 0.5, y0=row - 0.5, y1=row + 0.5,
                line={"color": look.accent, "width": 2})  # fmt: skip


def _with_columns(chart: Sketch, sources: Sequence[str], look: Look, *, height: int) -> Sketch:
    """Return the figure with the names of its columns above it, each in its colour."""
    shown = [ALL_TOGETHER, *theme.labels(sources[1:], _CUT)]
    longest = _UPRIGHT * max(map(len, shown))  # on a phone the names of two stand upright already
    coloured = [
        f'<span style="color:{look.colour(source)}"><b>{said}</b></span>' if source in look.coloured else said
        for source, said in zip(sources, shown, strict=True)
    ]
    chart.set_layout(height=height + _HEAD + longest, margin={"t": 8})
    return chart.set_x(
        side="top", showgrid=False, zeroline=False, range=[-0.5, len(sources) - 0.5],
        tickmode="array", tickvals=list(range(len(sources))), ticktext=coloured, autotickangles=[0, -90],
    )  # fmt: skip
