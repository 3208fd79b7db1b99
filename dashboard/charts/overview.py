"""Bars over time: which documents there are."""

import numpy as np
import pandas as pd

from analysis import Period, counted, records
from dashboard.charts import calendar, theme
from dashboard.charts.others import grouped, with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.dates import period

_HEIGHT = 280
_STEPS = 6


def coverage(table: pd.DataFrame, look: Look, *, by: Period) -> Sketch:
    """Return documents per period, stacked by source; a click hands over source and first day of the period.

    Sources without a colour are drawn as one, which opens none of them.

    Args:
        table: COVERAGE.
        look: The colours.
        by: The length of a period.
    """
    chart = theme.blank(look, height=_HEIGHT)
    chart.set_y(title={"text": "documents"}, rangemode="tozero", tickformat=",d")
    dated = table[table["period"].notna()]
    named = dated.assign(source=grouped(dated["source"], look))
    drawn = named.groupby(["source", "period"], as_index=False)[["documents", "tokens"]].sum()
    if drawn["documents"].sum() == 0:
        return theme.noted(chart, "No document is dated exactly enough to be drawn here")
    sources = with_others_last(drawn["source"].unique().tolist(), look)
    styles = look.styles(sources)
    marks = {part: values.to_numpy() for part, values in _marks(drawn[drawn["documents"] > 0], by).items()}
    for name, shown in zip(sources, theme.labels(sources), strict=True):
        some = np.flatnonzero(marks["source"] == name)
        own = {part: values[some].tolist() for part, values in marks.items()}
        chart.add(
            "bar",
            **{part: own[part] for part in ("x", "width", "offset", "y", "customdata")},
            name=shown,
            marker=theme.filled(name, look, styles[name].pattern),
            **theme.hovered(own["said"]),
        )
    tallest = drawn.groupby("period")["documents"].sum().max()
    chart.set_y(**theme.whole(tallest, _STEPS))
    chart.set_layout(barmode="stack", **theme.legend(theme.labels(sources), height=_HEIGHT))
    return chart.set_x(**calendar.axis(drawn["period"], by))


def _marks(held: pd.DataFrame, by: Period) -> pd.DataFrame:
    """Return where the bar of each cell stands, how high it is, and what it says and hands over."""
    days = held["period"].dt.strftime("%Y-%m-%d")
    said = [
        f"{theme.full(row['source'])}, {period(row['period'], by)}: {counted(row['documents'], 'document')}, "
        f"{counted(row['tokens'], 'word')}"
        for row in records(held)
    ]
    bars = held[["source"]].assign(**calendar.bars(held["period"], by))
    return bars.assign(x=days, y=held["documents"], customdata=held["source"] + "|" + days, said=said)
