"""Lines over time: the use of terms, with gaps where there are no documents."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.dates import period
from dashboard.palette import Look
from dashboard.words import FEW, count, point, rate

HEIGHT = 380
LABEL_GAP = 0.08  # of the highest rate: a line of type beside lines of this height
LETTER = 7  # pixels
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "dash", "dot")
_SIGNS = {"empty": ("x-thin", "no documents"), "outside": ("line-ew", "outside the dates of this source")}
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "pentagon")


def trend(table: pd.DataFrame, look: Look, *, by: str) -> go.Figure:
    """Return a line per term and source; a click hands over the point.

    A period without documents is a gap, a period with documents and no use a point at zero; a last period that is not
    over is hollow. Under the lines stand the documents of each period.

    Args:
        table: TERM_TREND.
        look: The colours.
        by: The length of a period.
    """
    chart = theme.figure(look, height=HEIGHT)
    chart.update_yaxes(title_text="uses per 10,000 words", rangemode="tozero", domain=[0.26, 1])
    drawn = table[table["period"].notna()]
    if table.empty:
        return theme.note(chart, "There is no word to draw")
    if drawn["documents"].sum() == 0:
        return theme.note(chart, "No document is dated exactly enough to be drawn here")
    terms = drawn["term"].drop_duplicates().tolist()
    labelled = _labelled(drawn)
    for (term, _), part in drawn.groupby(["term", "source"], sort=False):
        place = terms.index(term) % len(_DASHES)
        _add_line(chart, part.assign(labelled=part.index.isin(labelled)), look, place=place, by=by)
    widest = max(len(theme.label(str(term))) for term in drawn.loc[labelled, "term"]) if len(labelled) else 0
    chart.update_layout(margin={"r": 12 + LETTER * widest})
    _add_documents(chart, drawn[drawn["term"] == terms[0]], look, by=by)
    chart.update_layout(showlegend=True, legend=theme.legend() | {"traceorder": "normal"}, barmode="stack")
    chart.update_xaxes(anchor="y2", **theme.time_axis(drawn["period"], by))
    return chart


def _labelled(drawn: pd.DataFrame) -> pd.Index:
    """Return the rows of the last period that have their term beside them: from the top, where there is room."""
    ends = drawn.loc[(drawn["period"] == drawn["period"].max()) & drawn["rate"].notna(), "rate"]
    gap = drawn["rate"].max() * LABEL_GAP
    chosen: list[int] = []
    for row, value in ends.sort_values(ascending=False).items():
        if not chosen or ends[chosen[-1]] - value >= gap:
            chosen.append(row)
    return pd.Index(chosen)


def _add_line(chart: go.Figure, part: pd.DataFrame, look: Look, *, place: int, by: str) -> None:
    """Draw one term of one source: its dash is the term's, its colour and marker are the source's."""
    term, source = str(part["term"].iloc[0]), str(part["source"].iloc[0])
    colour = look.colour(source) if source else look.line_colours[place]
    symbol = look.style(source).symbol if source else _SYMBOLS[place]
    partial = part["state"] == "partial"
    enough = part["documents"] >= FEW
    chart.add_scatter(
        x=part["period"],
        y=part["rate"],
        mode="lines+markers+text",
        text=[theme.label(term) if shown else "" for shown in part["labelled"]],
        cliponaxis=False,
        textposition="middle right",
        textfont={"color": colour},
        name=" · ".join(theme.label(name) for name in (term, source) if name),
        customdata=np.array([point(row) for row in records(part)]),
        connectgaps=False,
        line={"color": colour, "dash": _DASHES[place], "width": 2},
        marker={"color": colour, "size": 9, "symbol": [f"{symbol}-open" if open_ else symbol for open_ in partial]},
        error_y=theme.whiskers(part["rate"].where(enough), part, look) if enough.any() else None,
        hovertext=[_said(row, by) for row in records(part)],
        hoverinfo="text",
        **theme.UNFADED,
    )


def _add_documents(chart: go.Figure, cells: pd.DataFrame, look: Look, *, by: str) -> None:
    """Draw the documents of each period under the lines; no documents and outside a source's dates as signs."""
    chart.update_layout(
        yaxis2={**chart.layout.yaxis.to_plotly_json(), "domain": [0, 0.16], "title": {"text": "docs"}, "anchor": "x"}
    )
    tallest = cells.groupby("period")["documents"].sum().max()
    chart.update_layout(yaxis2={"dtick": 1 if tallest <= FEW else None, "nticks": 3, "tickformat": ",d"})
    for source, part in cells.groupby("source", sort=True):
        name = str(source)
        held = part[part["documents"] > 0]
        chart.add_bar(
            x=held["period"],
            y=held["documents"],
            yaxis="y2",
            marker=theme.filled(name, look) if name else {"color": look.quiet},
            hovertext=[
                f"{theme.literal(name)} {period(row['period'], by)}: {count(row['documents'], 'document')}"
                for row in records(held)
            ],
            hoverinfo="text",
            showlegend=False,
            **theme.UNFADED,
        )
    for state, (symbol, meaning) in _SIGNS.items():
        some = cells[cells["state"] == state]
        chart.add_scatter(
            x=some["period"],
            y=[0] * len(some),
            yaxis="y2",
            mode="markers",
            cliponaxis=False,
            marker={"symbol": symbol, "color": look.quiet, "size": 7, "line": {"color": look.quiet, "width": 1}},
            hovertext=[
                f"{theme.literal(row['source'])} {period(row['period'], by)}: {meaning}" for row in records(some)
            ],
            hoverinfo="text",
            showlegend=False,
        )


def _said(row: dict[str, Any], by: str) -> str:
    where = f" in {theme.literal(str(row['source']))}" if row["source"] else ""
    return (
        f"{theme.literal(str(row['term']))}{where}, {period(row['period'], by)}:<br>{count(row['count'], 'use')} in "
        f"{row['documents_with']:,} of {count(row['documents'], 'document')}, {rate(row['rate'])} per 10,000 words"
    )
