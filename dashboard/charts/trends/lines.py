"""Lines over time: the use of terms, with gaps where there are no documents."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import Period, counted, records
from dashboard.charts import calendar, theme
from dashboard.charts.sketch import Sketch
from dashboard.charts.trends import ends
from dashboard.charts.trends.marks import add_events
from dashboard.charts.trends.points import Places, Points, places_of_lines
from dashboard.charts.trends.tiles import tiles
from dashboard.paper.palette import COLOURED, DASHES, SYMBOLS, Look, Style
from dashboard.wording.dates import Event, period

_PANEL, _ONE_OF_SEVERAL = 260, 170  # pixels down of the lines, and of those of one word of several
_BETWEEN, _DOCUMENTS, _UNDER = 30, 56, 56  # pixels: over each panel, of the documents under them, of the axis
_APART = 5  # times that the highest rates of words differ by for each to have a panel of its own
_ABOVE = 1.06  # of the highest that is drawn: what an axis shows
_TICKS, _DOCUMENT_TICKS = 4, 2
_RING = 18  # pixels across, about a point that stands out
_SIGNS = {"empty": ("x-thin", "no documents"), "outside": ("line-ew", "outside the dates of this source")}


class _Panel(NamedTuple):
    """Where some terms are drawn."""

    terms: list[str]
    axis: str
    bottom: float  # shares of the height
    top: float
    pixels: int


def trend(  # noqa: PLR0913 - all that a figure over time shows
    table: pd.DataFrame,
    look: Look,
    *,
    by: Period,
    standing: pd.DataFrame | None = None,
    events: Sequence[Event] = (),
    noun: str = "use",
) -> Sketch:
    """Return a line per term and source; a click hands over the point.

    A period without documents is a gap, a period with documents and no use a point at zero; a last period that is not
    over is hollow. Words whose highest rates lie far apart have a panel each. Under the lines stand the documents of
    each period. More sources than can be told apart as lines are a row of tiles each.

    Args:
        table: TERM_TREND.
        look: The colours.
        by: The length of a period.
        standing: BURSTS of the points that stand out, each of which gets a ring; None is none.
        events: What is marked on the axis of time.
        noun: What is counted.
    """
    chart = theme.blank(look, height=_PANEL + _DOCUMENTS + _UNDER)
    chart.set_y(title={"text": "uses per 10,000 words".replace("use", noun)}, rangemode="tozero")
    drawn = table[table["period"].notna()]
    if table.empty:
        return theme.noted(chart, "There is no word to draw")
    if drawn["documents"].sum() == 0:
        return theme.noted(chart, "No document is dated exactly enough to be drawn here")
    if drawn["source"].nunique() > COLOURED + 1:
        return tiles(drawn, look, by=by, events=events, noun=noun)
    terms, sources = (drawn[column].drop_duplicates().tolist() for column in ("term", "source"))
    points, styles = Points.of(drawn, standing, by, look, noun), look.styles(sources)
    lines = [(_line(drawn, some, terms, styles, look), some) for some in places_of_lines(drawn)]
    panels = _panels(drawn, lines)
    for number, panel in enumerate(panels):
        own = [(line, some) for line, some in lines if line.term in panel.terms]
        _add_panel(chart, points, own, panel, look)
        if len(panels) > 1:
            chart.set_layout(**{f"yaxis{panel.axis[1:]}": {"title": {"text": ""}}})
            ends.add_title(chart, panel.terms[0], panel.top, unit=number == 0)
    pixels = _height(panels)
    _add_documents(chart, drawn[drawn["term"] == terms[0]], look, styles, by=by)
    chart.set_layout(yaxis2={"domain": [0, _DOCUMENTS / pixels]}, barmode="stack")
    above = add_events(chart, events, drawn["period"], by, look)
    head = above + (_BETWEEN if len(panels) > 1 else 0)
    chart.set_layout(height=pixels + _UNDER + head + 8, margin={"t": head + 8})
    if len(panels) == 1 and len(terms) > 1 and len(sources) > 1:
        names = ends.add_keys(chart, terms, sources, look)
        key = theme.legend(names, height=pixels + _UNDER + above)
        key["legend"]["y"] = 1 + (above + 6) / pixels
        chart.set_layout(**key)
    return chart.set_x(anchor="y2", **calendar.axis(drawn["period"], by))


def _line(drawn: pd.DataFrame, some: Places, terms: Sequence[str], styles: dict[str, Style], look: Look) -> ends.Line:
    """Return what a line looks like: its colour is the source's, its marker the word's where there are several."""
    term, source = (str(drawn[column].iloc[some[0]]) for column in ("term", "source"))
    place = terms.index(term) % COLOURED
    if not source:
        return ends.Line(term, source, DASHES[place], SYMBOLS[place], look.line_colours[place])
    symbol = SYMBOLS[place] if len(terms) > 1 else styles[source].symbol
    return ends.Line(term, source, styles[source].dash, symbol, look.colour(source))


def _panels(drawn: pd.DataFrame, lines: Sequence[tuple[ends.Line, Places]]) -> list[_Panel]:
    """Return where each term is drawn: all together, unless their highest rates lie far apart."""
    highest = drawn.groupby("term", sort=False)["rate"].max()
    used, terms = highest[highest > 0], [str(term) for term in highest.index]
    apart = len(used) > 1 and used.max() > _APART * used.min()
    groups = [[term] for term in terms] if apart else [terms]
    most = max(sum(line.term in group for line, _ in lines) for group in groups)
    names = 0 if not apart and len({line.source for line, _ in lines}) > 1 < len(terms) else most
    pixels = max(_ONE_OF_SEVERAL if apart else _PANEL, ends.down(names))
    every = _DOCUMENTS + len(groups) * (pixels + _BETWEEN)
    tops = [every - place * (pixels + _BETWEEN) for place in range(len(groups))]
    axes = ["y", *(f"y{place + 3}" for place in range(len(groups) - 1))]
    return [
        _Panel(group, axis, (top - pixels) / every, top / every, pixels)
        for group, axis, top in zip(groups, axes, tops, strict=True)
    ]


def _height(panels: Sequence[_Panel]) -> int:
    return _DOCUMENTS + sum(panel.pixels + _BETWEEN for panel in panels)


def _add_panel(
    chart: Sketch, points: Points, lines: Sequence[tuple[ends.Line, Places]], panel: _Panel, look: Look
) -> None:
    """Draw some lines over one another, and beside them what each is, where there is one name for it."""
    every = np.concatenate([some for _, some in lines])
    high = points.ends["high"][every][points.enough[every]]
    rates = points.rates[every]
    most = float(rates[np.isfinite(rates)].max(initial=0))
    reach = min(float(high[np.isfinite(high)].max(initial=most)), 2 * most) * _ABOVE
    single = len({line.term for line, _ in lines}) == 1, len({line.source for line, _ in lines}) == 1
    names = ends.names_beside([line for line, _ in lines]) if any(single) else []
    beside = ends.names_above(points, [some for _, some in lines], names, reach / panel.pixels) if names else {}
    for line, some in lines:
        _add_line(chart, points, some, line, (panel.axis, beside, look))
        _add_rings(chart, points, some[points.stands[some]], line.colour, panel.axis)
    axis = {
        **chart.axis("yaxis"),
        "domain": [panel.bottom, panel.top],
        "range": [0, reach or None],
        "anchor": "x",
        "nticks": _TICKS,
    }
    chart.set_layout(**{f"yaxis{panel.axis[1:]}": axis})
    if names:
        ends.add_names(chart, points, lines, names, (panel.bottom, panel.top, reach, panel.pixels))


def _add_line(
    chart: Sketch, points: Points, some: Places, line: ends.Line, where: tuple[str, dict[int, str], Look]
) -> None:
    """Draw one term of one source.

    Args:
        chart: The figure.
        points: Those of all lines.
        some: Which of them.
        line: What it looks like.
        where: Its axis, what stands beside some points, and the colours.
    """
    axis, beside, look = where
    rates, enough = points.rates[some], points.enough[some]
    reaches = {name: values[some] for name, values in points.ends.items()}
    chart.add(
        "scatter",
        x=points.middles[some],
        y=rates,
        yaxis=axis,
        mode="lines+markers+text",
        text=[beside.get(place, "") for place in some.tolist()],
        textposition="top center",
        textfont={"color": look.ink},
        cliponaxis=False,
        name=line.name,
        customdata=points.handed[some],
        connectgaps=False,
        line={"color": line.colour, "dash": line.dash, "width": 2},
        marker={
            "color": line.colour,
            "size": 9,
            "symbol": [f"{line.symbol}-open" if open_ else line.symbol for open_ in points.partial[some]],
        },
        error_y=theme.whiskers(np.where(enough, rates, np.nan), reaches, look) if enough.any() else None,
        **theme.hovered(points.said[some]),
    )


def _add_rings(chart: Sketch, points: Points, some: Places, colour: str, axis: str) -> None:
    """Draw a ring around some points of one line, where there are any; a click on it hands over the point."""
    if len(some) == 0:
        return
    chart.add(
        "scatter",
        x=points.middles[some],
        y=points.rates[some],
        yaxis=axis,
        mode="markers",
        cliponaxis=False,
        customdata=points.handed[some],
        marker={"symbol": "circle-open", "size": _RING, "color": colour, "line": {"color": colour, "width": 2}},
        **theme.hovered(points.said[some]),
        showlegend=False,
    )


def _signs(look: Look) -> dict[str, tuple[str, str]]:
    """Return the sign of each state of a period without documents, and what it means."""
    return {state: (symbol, theme.spoken_of(look, meaning)) for state, (symbol, meaning) in _SIGNS.items()}


def _add_documents(chart: Sketch, cells: pd.DataFrame, look: Look, styles: dict[str, Style], *, by: Period) -> None:
    """Draw the documents of each period under the lines; no documents and outside a source's dates as signs."""
    chart.set_layout(yaxis2=theme.blank(look, height=0).axis("yaxis"))
    chart.set_layout(yaxis2={"title": {"text": "docs"}, "anchor": "x"})
    documents, of_sources = cells["documents"].to_numpy(), cells["source"].to_numpy()
    of_periods = np.bincount(np.unique(cells["period"].to_numpy(), return_inverse=True)[1], documents)
    chart.set_layout(yaxis2=theme.whole(of_periods.max(), _DOCUMENT_TICKS))
    bars = {name: np.asarray(values) for name, values in calendar.bars(cells["period"], by).items()}
    rows = records(cells)
    for name in sorted(set(of_sources.tolist())):
        held = np.flatnonzero((of_sources == name) & (documents > 0))
        chart.add(
            "bar",
            **{part: values[held] for part, values in bars.items()},
            y=documents[held],
            yaxis="y2",
            marker=theme.filled(name, look, styles[name].pattern) if name else {"color": look.quiet},
            **theme.hovered(
                f"{theme.full(name)} {period(rows[place]['period'], by)}: {counted(documents[place], 'document')}"
                for place in held
            ),
            showlegend=False,
        )
    middles, states = calendar.middles(cells["period"], by).to_numpy(), cells["state"].to_numpy()
    for state, (symbol, meaning) in _signs(look).items():
        some = np.flatnonzero(states == state)
        chart.add(
            "scatter",
            x=middles[some],
            y=[0] * len(some),
            yaxis="y2",
            mode="markers",
            cliponaxis=False,
            marker={"symbol": symbol, "color": look.quiet, "size": 7, "line": {"color": look.quiet, "width": 1}},
            hovertext=[
                f"{theme.full(rows[place]['source'])} {period(rows[place]['period'], by)}: {meaning}" for place in some
            ],
            hoverinfo="text",
            showlegend=False,
        )
