"""What all figures share: type, grid, margins and the room that rows need."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.compared import spoken

FAMILY = '"Source Sans", sans-serif'
_SIZE = 15  # pixels of all words
_ROW = 24  # pixels for a row of a bar chart
LONGEST_LABEL = 28  # characters; a longer word is cut on an axis, and whole where one hovers
LETTER = 8  # pixels of a letter
_LONGEST_LINE = 60  # characters of a line where one hovers
PHONE, _LINES = 300, 2  # pixels across that a legend has on a phone, and lines for which every figure has room
_KEY, _LINE = 44, 21  # pixels of a legend's sign, and of its lines
_MARGIN = 0.25  # tens on either side of a logarithmic axis
_FEW_TENS = 3
_EMPTY = 180  # pixels down of a figure that holds a sentence alone
HOLLOW = "rgba(0,0,0,0)"
_UNFADED = {"marker": {"opacity": 1}}
EMPTY = "Nothing to draw with these filters"


def blank(look: Look, *, height: int) -> Sketch:
    """Return an empty figure in the house style.

    Every text has its ink: Streamlit gives a greyer one to whatever has none of its own.
    """
    font = ink(look)
    axis: dict[str, Any] = {
        "tickfont": font,
        "title": {"font": font, "standoff": 10},
        "automargin": True,
        "fixedrange": True,
        "type": "linear",  # never guessed: words like 2020 are no numbers
        "ticklabeloverflow": "allow",  # a name that reaches over the edge is drawn all the same
    }
    return Sketch(
        {
            "height": height,
            "margin": {"l": 4, "r": 12, "t": 8, "b": 4},
            "font": font,
            "paper_bgcolor": HOLLOW,
            "plot_bgcolor": HOLLOW,
            "colorway": [look.accent],
            "xaxis": axis,
            "yaxis": axis,
            "bargap": 0.32,
            "showlegend": False,
            "legend": {"font": font},
            "hoverlabel": {"font": font, "bgcolor": look.paper, "bordercolor": look.quiet, "align": "left"},
            "hovermode": "closest",
            "dragmode": False,
            "autotypenumbers": "strict",
            "clickmode": "event+select",
        }
    )


def ink(look: Look) -> dict[str, Any]:
    """Return the font of all words."""
    return {"family": FAMILY, "size": _SIZE, "color": look.ink}


def label(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return corpus text as a figure shows it: literally, and cut where it is too long."""
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return plotly_text(shown)


def labels(texts: Sequence[str], longest: int = LONGEST_LABEL) -> list[str]:
    """Return corpus texts as a figure shows them beside one another: cut where too long, and never two alike.

    Those that begin alike are cut in the middle instead of at the end, and numbered where that tells none apart.
    """
    shown = [label(text, longest) for text in texts]
    for way in (_cut_in_the_middle, _numbered):
        alike = Counter(shown)
        shown = [
            plotly_text(way(text, longest, place)) if len(text) > longest and alike[said] > 1 else said
            for place, (text, said) in enumerate(zip(texts, shown, strict=True), 1)
        ]
    return shown


def _cut_in_the_middle(text: str, longest: int, _: int) -> str:
    kept = longest // 2
    return f"{text[: longest - kept - 1]}…{text[-kept:]}"


def _numbered(text: str, longest: int, place: int) -> str:
    return f"{text[: longest - 6]}… ({place})"


def full(text: str) -> str:
    """Return corpus text as a figure shows it where one hovers: literally, all of it, in lines of a readable length."""
    return "<br>".join(map(plotly_text, wrap(text, _LONGEST_LINE))) if len(text) > _LONGEST_LINE else plotly_text(text)


def plotly_text(text: str) -> str:
    """Return corpus text so that Plotly takes none of it for markup or a template."""
    return escape(text, quote=False).replace("%{", "%&#123;")


def spoken_of(look: Look, sentence: str) -> str:
    """Return a sentence of ours about sources as a figure says it of what is compared."""
    return spoken(sentence, plotly_text(look.noun))


def rows(
    names: Sequence[str], chosen: Sequence[bool], *, head: int = 0, longest: int = LONGEST_LABEL
) -> dict[str, Any]:
    """Return the vertical axis of a bar chart: one label a row, the first on top, the chosen one in bold.

    Args:
        names: What the rows are called.
        chosen: For each, whether it is the one being followed.
        head: Rows of room above the first.
        longest: Characters of a label.
    """
    texts = [f"<b>{text}</b>" if bold else text for text, bold in zip(labels(names, longest), chosen, strict=True)]
    places = list(range(len(texts)))
    return {
        "tickmode": "array",
        "tickvals": places,
        "ticktext": texts,
        "range": [len(texts) - 0.5, -0.5 - head],
        "zeroline": False,
        "showgrid": False,
    }


def row_bars(names: pd.Series, texts: Iterable[str], look: Look) -> dict[str, Any]:
    """Return a bar a row, the first on top; a click hands over the row's name.

    Args:
        names: What the rows are called, as they stand in the table.
        texts: For each, what is said where one hovers.
        look: The colours.
    """
    bars = {"y": list(range(len(names))), "orientation": "h", "customdata": names, "marker": {"color": look.accent}}
    return bars | hovered(texts)


def room(count: int, *, head: int = 0) -> int:
    """Return the height of a bar chart with so many rows."""
    return _ROW * max(count + head, 4) + 48


def filled(
    source: str, look: Look, pattern: str | None = None, *, told: Sequence[bool] | None = None
) -> dict[str, Any]:
    """Return a source's bars: its colour, and a pattern as a second cue.

    Args:
        source: Its name.
        look: The colours.
        pattern: The pattern; its own where none is given.
        told: For each bar whether it is filled; all are where nothing is said.
    """
    shape, colour = look.style(source).pattern if pattern is None else pattern, look.colour(source)
    drawn = {"shape": shape, "fillmode": "replace", "solidity": 0.55}
    if told is None or all(told):
        return {"color": colour, "pattern": drawn, "line": {"color": colour, "width": 1}}
    return {
        "color": [colour if one else HOLLOW for one in told],  # which colours the pattern too
        "pattern": drawn,
        "line": {"color": colour, "width": 1.5},
    }


def whiskers(
    values: pd.Series | npt.NDArray[np.float64], ends: pd.DataFrame | Mapping[str, npt.NDArray[np.float64]], look: Look
) -> dict[str, Any]:
    """Return thin lines from `low` to `high` around values."""
    around = {"array": ends["high"] - values, "arrayminus": values - ends["low"]}
    return {"type": "data", **around, "color": look.quiet, "thickness": 1, "width": 0}


def reach(values: pd.Series, ends: pd.DataFrame, *, least: float = 0) -> float:
    """Return how far from 0 an axis must show values with their lines: twice the furthest value at most.

    Args:
        values: What is drawn.
        ends: With `low` and `high`, where the lines end.
        least: What the axis shows in any case.
    """
    numbers, lines = (np.abs(table.to_numpy(dtype=np.float64)) for table in (values, ends[["low", "high"]]))
    far = float(numbers[np.isfinite(numbers)].max(initial=least))
    return min(float(lines[~np.isnan(lines)].max(initial=far)), 2 * far)


def hovered(texts: Iterable[str]) -> dict[str, Any]:
    """Return what some marks say where one hovers; a click fades none of them."""
    return {"hovertext": list(texts), "hoverinfo": "text", "selected": _UNFADED, "unselected": _UNFADED}


def noted(chart: Sketch, text: str) -> Sketch:
    """Return the figure, low, with a sentence in the middle: an empty one says why, and has no numbers on its axes."""
    for set_axis in (chart.set_x, chart.set_y):
        set_axis(showticklabels=False, showgrid=False, zeroline=False)
    chart.set_layout(height=_EMPTY)
    return chart.note(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)


def legend(names: Sequence[str], *, height: int) -> dict[str, Any]:
    """Return a legend in lines above a figure, and the figure's height with what these take from it on a phone.

    Args:
        names: What the legend lists, as the figure shows it.
        height: The figure's height with a short one.
    """
    across = max(1, PHONE // (_KEY + LETTER * max(map(len, names), default=0)))
    more = max(0, ceil(len(names) / across) - _LINES)
    place = {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal", "maxheight": 0.8}
    return {"showlegend": True, "legend": place, "height": height + _LINE * more}


def whole(most: float, steps: int) -> dict[str, Any]:
    """Return the ticks of an axis that counts: whole numbers only, each once, from zero.

    Args:
        most: The highest number drawn.
        steps: How many ticks above zero there may be.
    """
    sizes = (size * 10**power for power in range(16) for size in (1, 2, 5))
    step = next((size for size in sizes if most / size <= steps), 1)
    return {"tick0": 0, "dtick": step, "tickformat": ",d", "rangemode": "tozero"}


def logarithmic(values: pd.Series) -> dict[str, Any]:
    """Return a logarithmic axis for some values above zero, with round numbers on it.

    Args:
        values: What is drawn along it, at least one.
    """
    low, high = log10(values.min()) - _MARGIN, log10(values.max()) + _MARGIN
    rounds = [size * 10.0**power for power in range(floor(low), ceil(high) + 1) for size in (1, 2, 5)]
    inside = [number for number in rounds if low <= log10(number) <= high]
    tens = [number for number in inside if log10(number).is_integer()]
    shown = tens if len(tens) > _FEW_TENS else inside
    return {
        "type": "log",
        "range": [low, high],
        "tickmode": "array",
        "tickvals": shown,
        "ticktext": [f"{number:,.12g}" for number in shown],
    }


def along_logarithmic(values: pd.Series) -> npt.NDArray[np.float64]:
    """Return where values stand on the axis of `logarithmic`, 0 to 1."""
    tens = np.log10(values.to_numpy(dtype=np.float64))
    found: npt.NDArray[np.float64] = (tens - tens.min() + _MARGIN) / (tens.max() - tens.min() + 2 * _MARGIN)
    return found
