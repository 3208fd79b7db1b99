"""Lines over time: the use of terms, with gaps where there are no documents."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
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


class _Line(NamedTuple):
    dash: str
    symbol: str
    colour: str


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
    drawn = _with_standing(table[table["period"].notna()], standing)
    if table.empty:
        return theme.noted(chart, "There is no word to draw")
    if drawn["documents"].sum() == 0:
        return theme.noted(chart, "No document is dated exactly enough to be drawn here")
    terms, sources = (drawn[column].drop_duplicates().tolist() for column in ("term", "source"))
    styles = look.styles(sources)
    beside = _beside(drawn)
    for (term, source), part in drawn.groupby(["term", "source"], sort=False):
        place = terms.index(term) % len(DASHES)
        line = _Line(DASHES[place], SYMBOLS[place], look.line_colours[place])
        if source:
            style = styles[str(source)]
            line = _Line(DASHES[place] if len(terms) > 1 else style.dash, style.symbol, look.colour(str(source)))
        _add_line(chart, part.assign(beside=beside.loc[part.index]), line, look, by=by)
        _add_rings(chart, part, line.colour, by=by)
    chart.set_layout(margin={"r": 12 + theme.LETTER * int(beside.str.len().max())})
    _add_documents(chart, drawn[drawn["term"] == terms[0]], look, styles, by=by)
    listed = [_name(term, source) for term in terms for source in sources]
    if len(terms) > 1 and len(sources) > 1 and len(listed) > _MOST_LISTED:
        listed = _add_keys(chart, terms, sources, look)
    chart.set_layout(barmode="stack", **theme.legend(listed, height=_HEIGHT))
    lines = drawn[["low", "high"]].where(drawn["documents"] >= limits.INTERVAL_DOCUMENTS)
    chart.set_layout(yaxis={"range": [0, theme.reach(drawn["rate"], lines) * _ABOVE or None]})
    return chart.set_x(anchor="y2", **calendar.axis(drawn["period"], by))


def _with_standing(drawn: pd.DataFrame, standing: pd.DataFrame | None) -> pd.DataFrame:
    """Return the points, with which of them stand out as `stands`."""
    if standing is None or standing.empty or drawn.empty:
        return drawn.assign(stands=False)
    point_ = ["term", "source", "period"]
    return drawn.assign(stands=pd.MultiIndex.from_frame(drawn[point_]).isin(pd.MultiIndex.from_frame(standing[point_])))


def _beside(drawn: pd.DataFrame) -> pd.Series:
    """Return what stands beside each point: at a line's end its term or source, from the top, where there is room."""
    known = drawn.loc[np.isfinite(drawn["rate"]), "rate"]
    ends = known[drawn.loc[known.index, "period"] == drawn["period"].max()]
    gap = known.max() * _LABEL_GAP
    chosen: list[int] = []
    for row, value in ends.sort_values(ascending=False).items():
        if not chosen or ends[chosen[-1]] - value >= gap:
            chosen.append(row)
    one_term, one_source = (drawn[column].drop_duplicates().size == 1 for column in ("term", "source"))
    told = drawn.loc[chosen, "source" if one_term and not one_source else "term"]
    return pd.Series(theme.labels(told.tolist(), _LONGEST_END), index=told.index).reindex(drawn.index, fill_value="")


def _name(term: str, source: str) -> str:
    """Return what a line is called in a legend."""
    return " · ".join(theme.label(name) for name in (term, source) if name)


def _add_line(chart: Sketch, part: pd.DataFrame, line: _Line, look: Look, *, by: Period) -> None:
    """Draw one term of one source."""
    term, source = str(part["term"].iloc[0]), str(part["source"].iloc[0])
    enough = (part["documents"] >= limits.INTERVAL_DOCUMENTS) & part["low"].notna()
    hollow = part["state"] == "partial"
    chart.add(
        "scatter",
        x=calendar.middles(part["period"], by),
        y=part["rate"],
        mode="lines+markers+text",
        text=part["beside"].tolist(),
        cliponaxis=False,
        textposition="middle right",
        textfont={"color": line.colour},
        name=_name(term, source),
        customdata=np.array([point(row) for row in records(part)]),
        connectgaps=False,
        line={"color": line.colour, "dash": line.dash, "width": 2},
        marker={
            "color": line.colour,
            "size": 9,
            "symbol": [f"{line.symbol}-open" if open_ else line.symbol for open_ in hollow],
        },
        error_y=theme.whiskers(part["rate"].where(enough), part, look) if enough.any() else None,
        **theme.hovered(_said(row, by) for row in records(part)),
    )


def _add_rings(chart: Sketch, part: pd.DataFrame, colour: str, *, by: Period) -> None:
    """Draw a ring around each point of one line that stands out; a click on it hands over the point."""
    some = part[part["stands"]]
    if some.empty:
        return
    chart.add(
        "scatter",
        x=calendar.middles(some["period"], by),
        y=some["rate"],
        mode="markers",
        cliponaxis=False,
        customdata=np.array([point(row) for row in records(some)]),
        marker={"symbol": "circle-open", "size": _RING, "color": colour, "line": {"color": colour, "width": 2}},
        **theme.hovered(_said(row, by) for row in records(some)),
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
    tallest = cells.groupby("period")["documents"].sum().max()
    chart.set_layout(yaxis2=theme.whole(tallest, _DOCUMENT_TICKS))
    for source, part in cells.groupby("source", sort=True):
        name = str(source)
        held = part[part["documents"] > 0]
        chart.add(
            "bar",
            **calendar.bars(held["period"], by),
            y=held["documents"],
            yaxis="y2",
            marker=theme.filled(name, look, styles[name].pattern) if name else {"color": look.quiet},
            **theme.hovered(
                f"{theme.full(name)} {period(row['period'], by)}: {counted(row['documents'], 'document')}"
                for row in records(held)
            ),
            showlegend=False,
        )
    for state, (symbol, meaning) in _SIGNS.items():
        some = cells[cells["state"] == state]
        chart.add(
            "scatter",
            x=calendar.middles(some["period"], by),
            y=[0] * len(some),
            yaxis="y2",
            mode="markers",
            cliponaxis=False,
            marker={"symbol": symbol, "color": look.quiet, "size": 7, "line": {"color": look.quiet, "width": 1}},
            hovertext=[f"{theme.full(row['source'])} {period(row['period'], by)}: {meaning}" for row in records(some)],
            hoverinfo="text",
            showlegend=False,
        )


def _said(row: dict[str, Any], by: Period) -> str:
    where = f" in {theme.full(str(row['source']))}" if row["source"] else ""
    averaged = f" (mean of {counted(row['averaged'], 'source')})" if "averaged" in row else ""
    return (
        f"{theme.full(str(row['term']))}{where}, {period(row['period'], by)}:<br>{counted(row['count'], 'use')} in "
        f"{row['documents_with']:,} of {counted(row['documents'], 'document')}, {rate(row['rate'])} per 10,000 words"
        f"{averaged}{f'<br>stands out from the other {by}s' if row['stands'] else ''}"
    )
