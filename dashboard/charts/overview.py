"""Bars over time: which documents there are."""

import pandas as pd
import plotly.graph_objects as go

from analysis import Period, counted, records
from dashboard.charts import calendar, theme
from dashboard.paper.palette import COLOURED, Look
from dashboard.wording.dates import period

_HEIGHT = 280
_STEPS = 6
OTHERS = "other sources"


def coverage(table: pd.DataFrame, look: Look, *, by: Period) -> go.Figure:
    """Return documents per period, stacked by source; a click hands over source and first day of the period.

    Args:
        table: COVERAGE.
        look: The colours.
        by: The length of a period.
    """
    chart = theme.blank(look, height=_HEIGHT)
    chart.update_yaxes(title_text="documents", rangemode="tozero", tickformat=",d")
    drawn = _grouped(table[table["period"].notna()], look)
    if drawn["documents"].sum() == 0:
        return theme.noted(chart, "No document is dated exactly enough to be drawn here")
    sources = sorted(map(str, drawn["source"].unique()), key=lambda name: (name == OTHERS, name))
    styles = look.styles(sources)
    for name, shown in zip(sources, theme.labels(sources), strict=True):
        part = drawn[drawn["source"] == name]
        held = part[part["documents"] > 0]
        days = held["period"].dt.strftime("%Y-%m-%d")
        chart.add_bar(
            **calendar.bars(held["period"], by),
            y=held["documents"],
            name=shown,
            customdata=name + "|" + days,
            marker=theme.filled(name, look, styles[name].pattern),
            **theme.hovered(
                f"{theme.full(name)}, {period(row['period'], by)}: {counted(row['documents'], 'document')}, "
                f"{counted(row['tokens'], 'word')}"
                for row in records(held)
            ),
        )
    tallest = drawn.groupby("period")["documents"].sum().max()
    chart.update_yaxes(**theme.whole(tallest, _STEPS))
    chart.update_layout(barmode="stack", **theme.legend(theme.labels(sources), height=_HEIGHT))
    return chart.update_xaxes(**calendar.axis(drawn["period"], by))


def _grouped(cells: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return the cells with the sources after the eighth taken together, where these are more than one."""
    drawn = [name for name in look.sources if name in set(cells["source"])]
    if len(drawn) <= COLOURED + 1:
        return cells
    others = ~cells["source"].isin(drawn[:COLOURED])
    named = cells.assign(source=cells["source"].mask(others, OTHERS))
    return named.groupby(["source", "period"], as_index=False)[["documents", "tokens"]].sum()
