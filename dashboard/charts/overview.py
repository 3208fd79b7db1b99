"""Bars over time: which documents there are."""

import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.dates import period
from dashboard.palette import COLOURED, Look
from dashboard.words import count

HEIGHT = 280
FEW_STEPS = 8
OTHERS = "other sources"


def coverage(table: pd.DataFrame, look: Look, *, by: str) -> go.Figure:
    """Return documents per period, stacked by source; a click hands over source and first day of the period.

    Args:
        table: COVERAGE.
        look: The colours.
        by: The length of a period.
    """
    chart = theme.figure(look, height=HEIGHT)
    chart.update_yaxes(title_text="documents", rangemode="tozero", tickformat=",d")
    drawn = _grouped(table[table["period"].notna()], look)
    if drawn["documents"].sum() == 0:
        return theme.note(chart, "No document is dated exactly enough to be drawn here")
    for source, part in drawn.groupby("source", sort=True):
        name = str(source)
        held = part[part["documents"] > 0]
        days = held["period"].dt.strftime("%Y-%m-%d")
        chart.add_bar(
            x=held["period"],
            y=held["documents"],
            name=theme.label(name),
            customdata=name + "|" + days,
            marker=theme.filled(name, look),
            hovertext=[
                f"{theme.literal(name)}, {period(row['period'], by)}: {count(row['documents'], 'document')}, "
                f"{count(row['tokens'], 'word')}"
                for row in records(held)
            ],
            hoverinfo="text",
            **theme.UNFADED,
        )
    tallest = drawn.groupby("period")["documents"].sum().max()
    chart.update_yaxes(dtick=1 if tallest <= FEW_STEPS else None)
    chart.update_layout(barmode="stack", showlegend=True, legend=theme.legend() | {"traceorder": "normal"})
    chart.update_xaxes(**theme.time_axis(drawn["period"], by))
    return chart


def _grouped(cells: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return the cells with the sources that have no colour of their own taken together."""
    if len(look.sources) <= COLOURED:
        return cells
    others = ~cells["source"].isin(look.sources[:COLOURED])
    named = cells.assign(source=cells["source"].mask(others, OTHERS))
    return named.groupby(["source", "period"], as_index=False)[["documents", "tokens"]].sum()
