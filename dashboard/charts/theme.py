"""What all figures share: type, grid, margins and the room that rows need."""

from collections.abc import Sequence
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.palette import Look

FAMILY = '"Source Sans", sans-serif'
ROW = 20  # pixels for a row of a bar chart
LONGEST_LABEL = 28  # characters; a longer word is cut on an axis, and whole where one hovers


def figure(look: Look, *, height: int) -> go.Figure:
    """Return an empty figure in the house style.

    Ink and lines have no colour here: Streamlit gives them those of the paper, at once when the reader turns it over.
    """
    axis: dict[str, Any] = {
        "tickfont": {"size": 13},
        "title": {"font": {"size": 13}, "standoff": 10},
        "automargin": True,
        "fixedrange": True,
    }
    return go.Figure(
        layout=go.Layout(
            height=height,
            margin={"l": 4, "r": 12, "t": 8, "b": 4},
            font={"family": FAMILY, "size": 13},
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            colorway=[look.accent],
            xaxis=axis,
            yaxis=axis,
            bargap=0.32,
            showlegend=False,
            hoverlabel={"font": {"family": FAMILY, "size": 13}, "align": "left"},
            hovermode="closest",
            dragmode=False,
            clickmode="event+select",
        )
    )


def label(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return corpus text as a figure shows it: literally, and cut where it is too long."""
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return literal(shown)


def literal(text: str) -> str:
    """Return corpus text so that Plotly takes none of it for markup or a template."""
    return escape(text, quote=False).replace("%{", "%&#123;")


def rows(labels: Sequence[str], chosen: Sequence[bool], *, head: int = 0) -> dict[str, Any]:
    """Return the vertical axis of a bar chart: one label a row, the first on top, the chosen one in bold.

    Args:
        labels: The rows' labels.
        chosen: For each, whether it is the one being followed.
        head: Rows of room above the first.
    """
    texts = [f"<b>{label(text)}</b>" if bold else label(text) for text, bold in zip(labels, chosen, strict=True)]
    places = list(range(len(texts)))
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": texts,
        "range": [len(texts) - 0.5, -0.5 - head],
        "zeroline": False,
    }


def room(count: int, *, head: int = 0) -> int:
    """Return the height of a bar chart with so many rows."""
    return ROW * max(count + head, 4) + 48


def filled(source: str, look: Look) -> dict[str, Any]:
    """Return a source's bars: its colour, and its pattern as a second cue."""
    pattern = {"shape": look.style(source).pattern, "fillmode": "replace", "solidity": 0.55}
    return {"color": look.colour(source), "pattern": pattern, "line": {"color": look.colour(source), "width": 1}}


def whiskers(values: pd.Series, ends: pd.DataFrame, look: Look) -> dict[str, Any]:
    """Return thin lines from `low` to `high` around values."""
    around = {"array": ends["high"] - values, "arrayminus": values - ends["low"]}
    return {"type": "data", **around, "color": look.quiet, "thickness": 1, "width": 0}


def note(chart: go.Figure, text: str) -> go.Figure:
    """Return the figure with a sentence in the middle: an empty figure says why."""
    return chart.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False, font={"size": 14})


UNFADED: dict[str, Any] = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
FEW_PERIODS = 12
_STEPS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}
_FORMATS = {"day": "%-d %b %Y", "week": "%-d %b %Y", "month": "%b %Y", "quarter": "%b %Y", "year": "%Y"}
EMPTY = "Nothing to draw with these filters"


def legend() -> dict[str, Any]:
    """Return a legend in a line above the figure."""
    return {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "font": {"size": 13}}


def time_axis(periods: pd.Series, by: str) -> dict[str, Any]:
    """Return a time axis with whole periods as ticks, and none between them where there are few.

    Args:
        periods: First days, at least one.
        by: The length of a period.
    """
    days = periods.drop_duplicates()
    edge = pd.Timedelta(days=_STEPS[by])
    axis: dict[str, Any] = {"type": "date", "range": [days.min() - edge, days.max() + edge], "showgrid": False}
    if len(days) <= FEW_PERIODS:
        return axis | {"tickmode": "array", "tickvals": days.tolist(), "tickformat": _FORMATS[by]}
    return axis | {"tickformat": _FORMATS[by]}
