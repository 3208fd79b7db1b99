"""Names of lines beside their ends: every line has one, and none stands over another."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.charts.trends.points import Places, Points
from dashboard.paper.palette import SYMBOLS, Look

_LINE = 20  # pixels of a line of type
_LONGEST = 14  # characters of a name
_ACROSS = 180  # pixels that the lines have on a phone
_GLYPHS = dict(zip(SYMBOLS, "●■◆▲✚★⬢⬟", strict=True)) | {"triangle-down": "▼"}


class Line(NamedTuple):
    """What a line is, and what it looks like."""

    term: str
    source: str
    dash: str
    symbol: str
    colour: str

    @property
    def name(self) -> str:
        """What it is called in a legend."""
        return " · ".join(theme.label(name) for name in (self.term, self.source) if name)


def names_beside(lines: Sequence[Line]) -> list[str]:
    """Return what stands beside each line: its source, where all are of one word, and else its word."""
    one_term, several = len({line.term for line in lines}) == 1, len({line.source for line in lines}) > 1
    return theme.labels([line.source if one_term and several else line.term for line in lines], _LONGEST)


def down(number: int) -> int:
    """Return the pixels down that so many names need."""
    return _LINE * (number + 1)


def add_names(
    chart: Sketch,
    points: Points,
    lines: Sequence[tuple[Line, Places]],
    shown: Sequence[str],
    where: tuple[float, float, float, int],
) -> None:
    """Write beside each line that has a point what it is, as near to its last point as the others let it.

    Args:
        chart: The figure.
        points: Those of all lines.
        lines: Some lines, with which points are theirs.
        shown: What stands beside each.
        where: Where they are drawn: from and to which shares of the height, up to which rate, and over how many pixels.
    """
    bottom, top, reach, pixels = where
    rates = [points.rates[some] for _, some in lines]
    known = [values[np.isfinite(values)] for values in rates]
    held = [place for place, values in enumerate(known) if len(values)]
    wanted = [float(known[place][-1]) / (reach or 1) * pixels for place in held]
    for place, height in zip(held, kept_apart(wanted, _LINE, pixels), strict=True):
        line = lines[place][0]
        glyph = f'<span style="color:{line.colour}">{_GLYPHS.get(line.symbol, "●")}</span>'
        chart.note(
            text=f"{glyph} {shown[place]}",
            x=1,
            y=bottom + (top - bottom) * height / pixels,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="middle",
            xshift=8,
            showarrow=False,
        )
    longest = max((len(shown[place]) for place in held), default=0)
    before = float(chart.axis("margin")["r"])
    chart.set_layout(margin={"r": max(before, theme.LETTER * (longest + 3))})


def kept_apart(wanted: Sequence[float], gap: float, top: float) -> list[float]:
    """Return where names stand, each as near to where it is wanted as the others let it.

    Args:
        wanted: For each, how far from the bottom.
        gap: How far they must be from one another.
        top: How far up the first may be; lower ones go below the bottom where they are too many.
    """
    order = sorted(range(len(wanted)), key=lambda place: -wanted[place])
    found = [0.0] * len(wanted)
    limit = top + gap
    for place in order:
        found[place] = limit = min(wanted[place], limit - gap)
    limit = -gap
    for place in reversed(order):
        found[place] = limit = max(found[place], limit + gap)
    return found


def names_above(points: Points, lines: Sequence[Places], shown: Sequence[str], scale: float) -> dict[int, str]:
    """Return what stands over points that no other is joined to: their line's name, where there is room for it.

    Those of the last period have it at the edge.

    Args:
        points: Those of all lines.
        lines: Which of them are whose.
        shown: What each line is called.
        scale: The rate that a pixel stands for.
    """
    days = points.middles.astype("datetime64[s]").astype(np.int64)
    span = max(int(days.max() - days.min()), 1)
    taken: list[tuple[float, float, float]] = []
    found: dict[int, str] = {}
    for some, name in zip(lines, shown, strict=True):
        for place, single in zip(some.tolist(), points.alone(some), strict=True):
            if not single or days[place] == days.max():
                continue
            x, y = (days[place] - days.min()) / span * _ACROSS, points.rates[place] / (scale or 1)
            half = theme.LETTER * len(name) / 2
            if all(abs(x - other) > half + width or abs(y - level) > _LINE for other, level, width in taken):
                taken.append((x, y, half))
                found[place] = name
    return found


def add_title(chart: Sketch, term: str, top: float, *, unit: bool) -> None:
    """Write over a panel which word it is of; over the first also what is counted."""
    said = " · uses per 10,000 words" if unit else ""
    text = f"<b>{theme.label(term)}</b>{said}"
    chart.note(text=text, x=0, y=top, xref="paper", yref="paper", xanchor="left", yanchor="bottom", showarrow=False)


def add_keys(chart: Sketch, terms: Sequence[str], sources: Sequence[str], look: Look) -> list[str]:
    """List terms by their markers and sources by their colours, instead of every line; return what is listed."""
    chart.set_traces(showlegend=False)
    styles, nowhere = look.styles(sources), np.array([np.nan])
    words, shown = theme.labels(terms), theme.labels(sources)
    for place, word in enumerate(words):
        marker = {"color": look.quiet, "symbol": SYMBOLS[place % len(SYMBOLS)], "size": 9}
        chart.add("scatter", x=nowhere, y=nowhere, mode="markers", marker=marker, name=word, hoverinfo="skip")
    for source, name in zip(sources, shown, strict=True):
        line = {"color": look.colour(source), "dash": styles[source].dash, "width": 2}
        chart.add("scatter", x=nowhere, y=nowhere, mode="lines", line=line, name=name, hoverinfo="skip")
    return [*words, *shown]
