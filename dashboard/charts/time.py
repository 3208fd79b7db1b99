"""Lines over time: the use of terms, with gaps where there are no documents."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import Period, counted, limits, records
from dashboard.charts import calendar, theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import DASHES, SYMBOLS, Look, Style
from dashboard.wording.dates import period
from dashboard.wording.names import point
from dashboard.wording.numbers import rate

_HEIGHT = 380
_ABOVE = 1.06  # of the highest that is drawn: what the axis shows
_LABEL_GAP = 0.08  # of the highest rate: a line of type beside lines of this height
_LONGEST_END = 16  # characters of a label beside a line's end
_MOST_LISTED = 8  # lines; where there are more, the legend lists terms and sources apart
_DOCUMENT_TICKS = 2
_RING = 18  # pixels across, about a point that stands out
_SIGNS = {"empty": ("x-thin", "no documents"), "outside": ("line-ew", "outside the dates of this source")}


Places = npt.NDArray[np.intp]


class _Line(NamedTuple):
    name: str
    dash: str
    symbol: str
    colour: str


class _Points(NamedTuple):
    """The points of all lines: where they stand, what they look like and what they say; a line is some of them."""

    middles: npt.NDArray[np.datetime64]
    rates: npt.NDArray[np.float64]
    ends: dict[str, npt.NDArray[np.float64]]
    enough: npt.NDArray[np.bool_]
    partial: npt.NDArray[np.bool_]
    stands: npt.NDArray[np.bool_]
    beside: npt.NDArray[np.object_]
    handed: npt.NDArray[np.object_]
    said: npt.NDArray[np.object_]

    @classmethod
    def of(cls, drawn: pd.DataFrame, standing: pd.DataFrame | None, by: Period) -> "_Points":
        """Return the points of a trend, of whose rows none is without a period."""
        rows, stands, low = records(drawn), _stands(drawn, standing), drawn["low"].to_numpy()
        documents = drawn["documents"].to_numpy()
        return cls(
            middles=calendar.middles(drawn["period"], by).to_numpy(),
            rates=drawn["rate"].to_numpy(),
            ends={"low": low, "high": drawn["high"].to_numpy()},
            enough=(documents >= limits.INTERVAL_DOCUMENTS) & ~np.isnan(low),
            partial=(drawn["state"] == "partial").to_numpy(),
            stands=stands,
            beside=_beside(drawn),
            handed=np.array([point(row) for row in rows], dtype=object),
            said=np.array([_said(row, by, stands=one) for row, one in zip(rows, stands, strict=True)], dtype=object),
        )


def trend(table: pd.DataFrame, look: Look, *, by: Period, standing: pd.DataFrame | None = None) -> Sketch:
    """Return a line per term and source; a click hands over the point.

    A period without documents is a gap, a period with documents and no use a point at zero; a last period that is not
    over is hollow. Under the lines stand the documents of each period.

    Args:
        table: TERM_TREND.
        look: The colours.
        by: The length of a period.
        standing: BURSTS of the points that stand out, each of which gets a ring; None is none.
    """
    chart = theme.blank(look, height=_HEIGHT)
    chart.set_y(title={"text": "uses per 10,000 words"}, rangemode="tozero", domain=[0.26, 1])
    drawn = table[table["period"].notna()]
    if table.empty:
        return theme.noted(chart, "There is no word to draw")
    if drawn["documents"].sum() == 0:
        return theme.noted(chart, "No document is dated exactly enough to be drawn here")
    terms, sources = (drawn[column].drop_duplicates().tolist() for column in ("term", "source"))
    styles = look.styles(sources)
    points = _Points.of(drawn, standing, by)
    for some in _places(drawn):
        term, source = (str(drawn[column].iloc[some[0]]) for column in ("term", "source"))
        place = terms.index(term) % len(DASHES)
        line = _Line(_name(term, source), DASHES[place], SYMBOLS[place], look.line_colours[place])
        if source:
            dash = DASHES[place] if len(terms) > 1 else styles[source].dash
            line = line._replace(dash=dash, symbol=styles[source].symbol, colour=look.colour(source))
        _add_line(chart, points, some, line, look)
        _add_rings(chart, points, some[points.stands[some]], line.colour)
    chart.set_layout(margin={"r": 12 + theme.LETTER * max(map(len, points.beside))})
    _add_documents(chart, drawn[drawn["term"] == terms[0]], look, styles, by=by)
    listed = [_name(term, source) for term in terms for source in sources]
    if len(terms) > 1 and len(sources) > 1 and len(listed) > _MOST_LISTED:
        listed = _add_keys(chart, terms, sources, look)
    chart.set_layout(barmode="stack", **theme.legend(listed, height=_HEIGHT))
    lines = drawn[["low", "high"]].where(drawn["documents"] >= limits.INTERVAL_DOCUMENTS)
    chart.set_layout(yaxis={"range": [0, theme.reach(drawn["rate"], lines) * _ABOVE or None]})
    return chart.set_x(anchor="y2", **calendar.axis(drawn["period"], by))


def _places(drawn: pd.DataFrame) -> list[Places]:
    """Return the places of the points of each line, term by term and source by source as they first occur."""
    (terms, _), (sources, names) = (pd.factorize(drawn[column]) for column in ("term", "source"))
    lines = pd.factorize(terms * len(names) + sources)[0]
    return np.split(np.argsort(lines, kind="stable"), np.cumsum(np.bincount(lines))[:-1])


def _stands(drawn: pd.DataFrame, standing: pd.DataFrame | None) -> npt.NDArray[np.bool_]:
    """Return which points stand out."""
    if standing is None or standing.empty:
        return np.zeros(len(drawn), dtype=bool)
    every, some = (
        zip(*(part[column].tolist() for column in ("term", "source", "period")), strict=True)
        for part in (drawn, standing)
    )
    chosen = set(some)
    return np.array([one in chosen for one in every], dtype=bool)


def _beside(drawn: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Return what stands beside each point: at a line's end its term or source, from the top, where there is room."""
    rates, periods = (drawn[column].to_numpy() for column in ("rate", "period"))
    known = np.isfinite(rates)
    last = np.flatnonzero(known & (periods == periods.max()))
    ends = pd.Series(rates[last], index=last).sort_values(ascending=False)
    gap = rates[known].max(initial=0) * _LABEL_GAP
    chosen: list[int] = []
    for row in ends.index.tolist():
        if not chosen or rates[chosen[-1]] - rates[row] >= gap:
            chosen.append(row)
    one_term, one_source = (drawn[column].drop_duplicates().size == 1 for column in ("term", "source"))
    told = drawn["source" if one_term and not one_source else "term"].iloc[chosen].tolist()
    beside = np.full(len(drawn), "", dtype=object)
    beside[chosen] = theme.labels(told, _LONGEST_END)
    return beside


def _name(term: str, source: str) -> str:
    """Return what a line is called in a legend."""
    return " · ".join(theme.label(name) for name in (term, source) if name)


def _add_line(chart: Sketch, points: _Points, some: Places, line: _Line, look: Look) -> None:
    """Draw one term of one source."""
    rates, enough = points.rates[some], points.enough[some]
    ends = {name: values[some] for name, values in points.ends.items()}
    chart.add(
        "scatter",
        x=points.middles[some],
        y=rates,
        mode="lines+markers+text",
        text=points.beside[some],
        cliponaxis=False,
        textposition="middle right",
        textfont={"color": line.colour},
        name=line.name,
        customdata=points.handed[some],
        connectgaps=False,
        line={"color": line.colour, "dash": line.dash, "width": 2},
        marker={
            "color": line.colour,
            "size": 9,
            "symbol": [f"{line.symbol}-open" if open_ else line.symbol for open_ in points.partial[some]],
        },
        error_y=theme.whiskers(np.where(enough, rates, np.nan), ends, look) if enough.any() else None,
        **theme.hovered(points.said[some]),
    )


def _add_rings(chart: Sketch, points: _Points, some: Places, colour: str) -> None:
    """Draw a ring around some points of one line, where there are any; a click on it hands over the point."""
    if len(some) == 0:
        return
    chart.add(
        "scatter",
        x=points.middles[some],
        y=points.rates[some],
        mode="markers",
        cliponaxis=False,
        customdata=points.handed[some],
        marker={"symbol": "circle-open", "size": _RING, "color": colour, "line": {"color": colour, "width": 2}},
        **theme.hovered(points.said[some]),
        showlegend=False,
    )


def _add_keys(chart: Sketch, terms: Sequence[str], sources: Sequence[str], look: Look) -> list[str]:
    """List terms by their dashes and sources by their colours, instead of every line; return what is listed."""
    chart.set_traces(showlegend=False)
    styles, nowhere = look.styles(sources), np.array([np.nan])
    words, names = theme.labels(terms), theme.labels(sources)
    for place, word in enumerate(words):
        line = {"color": look.quiet, "dash": DASHES[place % len(DASHES)], "width": 2}
        chart.add("scatter", x=nowhere, y=nowhere, mode="lines", line=line, name=word, hoverinfo="skip")
    for source, name in zip(sources, names, strict=True):
        marker = {"color": look.colour(source), "symbol": styles[source].symbol, "size": 9}
        chart.add("scatter", x=nowhere, y=nowhere, mode="markers", marker=marker, name=name, hoverinfo="skip")
    return [*words, *names]


def _add_documents(chart: Sketch, cells: pd.DataFrame, look: Look, styles: dict[str, Style], *, by: Period) -> None:
    """Draw the documents of each period under the lines; no documents and outside a source's dates as signs."""
    chart.set_layout(yaxis2={**chart.axis("yaxis"), "domain": [0, 0.16], "title": {"text": "docs"}, "anchor": "x"})
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
    for state, (symbol, meaning) in _SIGNS.items():
        some = np.flatnonzero(states == state)
        said = [f"{theme.full(rows[place]['source'])} {period(rows[place]['period'], by)}: {meaning}" for place in some]
        chart.add(
            "scatter",
            x=middles[some],
            y=[0] * len(some),
            yaxis="y2",
            mode="markers",
            cliponaxis=False,
            marker={"symbol": symbol, "color": look.quiet, "size": 7, "line": {"color": look.quiet, "width": 1}},
            hovertext=said,
            hoverinfo="text",
            showlegend=False,
        )


def _said(row: dict[str, Any], by: Period, *, stands: bool) -> str:
    where = f" in {theme.full(str(row['source']))}" if row["source"] else ""
    averaged = f" (mean of {counted(row['averaged'], 'source')})" if "averaged" in row else ""
    return (
        f"{theme.full(str(row['term']))}{where}, {period(row['period'], by)}:<br>{counted(row['count'], 'use')} in "
        f"{row['documents_with']:,} of {counted(row['documents'], 'document')}, {rate(row['rate'])} per 10,000 words"
        f"{averaged}{f'<br>stands out from the other {by}s' if stands else ''}"
    )
