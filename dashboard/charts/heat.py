"""A heat map of several sources by words."""

from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import counted, limits, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.numbers import rate

_ROW, _LOW_ROW, _ROWS, _KEY = 30, 16, 400, 58  # pixels: of a row, the lowest, of many together, of the key
_LINE, _LOW_FONT = 20, 12  # pixels of a line of type, and of the words of rows that are too low for it
_UPRIGHT = 7  # pixels of a letter of a name that stands upright
_NUMBERED, _WIDE = 10, 6  # sources whose cells have room for a number, and for one with a fraction
_LONGEST_ROW = 18  # characters of a word, so that twelve columns have room beside it on a phone
_LONGEST_HEAD = 18  # characters of a name that stands upright, so that the rows under it are seen
_MOST_TIMES, _ROUND, _NEARLY_TWICE = (
    99,
    2.5,
    1.5,
)  # times that a cell says at most, and from which on it says whole ones
_REACH = 4.0  # doublings at which the colour is full


def profiles(table: pd.DataFrame, look: Look, *, word: str) -> Sketch:
    """Return a cell a word and source: colour and number say how often the rate of all the rest it is.

    Numbers stand where columns are wide enough for them; where one hovers, each cell says it with its uses.

    Args:
        table: PROFILES, in the order to draw.
        look: The colours.
        word: The word being followed.
    """
    terms, sources = table["term"].drop_duplicates().tolist(), table["source"].drop_duplicates().tolist()
    names = theme.labels(sources, _LONGEST_HEAD)
    tallest = _UPRIGHT * max(map(len, names), default=0)  # where names do not fit side by side they stand upright
    row = min(max(_ROWS // max(len(terms), 1), _LOW_ROW), _ROW)
    chart = theme.blank(look, height=max(len(terms), 3) * row + _KEY + tallest)
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    x, y = table["source"].map(sources.index).to_numpy(), table["term"].map(terms.index).to_numpy()
    values = np.full((len(terms), len(sources)), np.nan)
    values[y, x] = table["log_ratio"].clip(-_REACH, _REACH)
    _add_cells(chart, values, look)
    numbered = len(sources) <= _NUMBERED
    told = [_times(row, wide=len(sources) <= _WIDE) for row in records(table)]
    sure = (table["q"] < limits.SIGNIFICANT).tolist()
    chart.add(
        "scatter",  # what can be clicked; a heat map cannot be
        x=x,
        y=y,
        mode="markers+text" if numbered else "markers",
        text=[f"<b>{times}</b>" if bold and times else times for times, bold in zip(told, sure, strict=True)]
        if numbered
        else None,
        textfont={"color": look.ink, "size": 13},
        marker={"size": row - 2, "symbol": "square", "color": "rgba(0,0,0,0)"},
        customdata=table["term"],
        **theme.hovered(_said(row) for row in records(table)),
    )
    places = list(range(len(names)))
    ends = [-0.5, len(places) - 0.5]
    chart.set_x(side="top", showgrid=False, zeroline=False, range=ends)  # they are seen before all rows are
    chart.set_x(tickmode="array", tickvals=places, ticktext=names, autotickangles=[0, -90])
    chart.set_y(**theme.rows(terms, [term == word for term in terms], longest=_LONGEST_ROW))
    return chart.set_y(tickfont={"size": _LOW_FONT}) if row < _LINE else chart


def _times(row: dict[str, Any], *, wide: bool) -> str:
    """Return how many times the rate of all the rest a cell's is: ×4, or ÷4; 0 where the word is not used.

    Where cells have no room for a fraction, nothing is said of what is hardly more or less.
    """
    if row["count"] == 0:
        return "0"
    if not isfinite(row["log_ratio"]):
        return ""
    times = min(2.0 ** abs(row["log_ratio"]), _MOST_TIMES)
    sign = "×" if row["log_ratio"] >= 0 else "÷"
    if times >= _ROUND:
        return f"{sign}{times:.0f}"
    if wide:
        return f"{sign}{times:.1f}"
    return f"{sign}2" if times >= _NEARLY_TWICE else ""


def _add_cells(chart: Sketch, values: npt.NDArray[np.float64], look: Look) -> None:
    """Draw the colours, and their key under them."""
    key = {
        "orientation": "h",
        "y": 0,
        "yanchor": "top",
        "ypad": 6,
        "thickness": 8,
        "len": 0.8,
        "tickvals": [-_REACH, 0, _REACH],
        "ticktext": ["used less", "as elsewhere", "used more"],
        "tickfont": theme.ink(look),
    }
    rows, columns = (list(range(size)) for size in values.shape)
    scale: dict[str, Any] = {"colorscale": look.diverging, "zmin": -_REACH, "zmax": _REACH, "colorbar": key}
    chart.add("heatmap", z=values, x=columns, y=rows, xgap=2, ygap=1, hoverinfo="skip", **scale)


def _said(row: dict[str, Any]) -> str:
    return (
        f"{theme.full(str(row['term']))} in {theme.full(str(row['source']))}: {counted(row['count'], 'use')} in "
        f"{counted(row['documents'], 'document')}, {rate(row['rate'])} per 10,000 words;<br>"
        f"log ratio {row['log_ratio']:+.1f} against all the rest"
    )
