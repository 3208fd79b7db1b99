"""Bars of names: how often each is mentioned, or in how many of the documents."""

from math import nan

import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.counted import Counted, add_counted
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import naming as words


def entities(table: pd.DataFrame, look: Look, *, entity: str | None, measure: str, intervals: bool) -> Sketch:
    """Return a bar a name, by its mentions or by the documents that have any; a click hands over the name.

    Args:
        table: ENTITIES, in the order to draw.
        look: The colours.
        entity: The name being read, if any.
        measure: What bars say: one of `words.MEASURES`.
        intervals: Whether there are enough documents to draw 95 % intervals.
    """
    chart = theme.blank(look, height=theme.room(len(table)))
    chart.set_x(title={"text": words.AXES[measure]}, rangemode="tozero")
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    by_share = measure == words.SHARE
    value, low, high = ("document_share", "share_low", "share_high") if by_share else ("rate", "low", "high")
    ends = table[[low, high]].set_axis(["low", "high"], axis=1)
    known = table if intervals else table.assign(**{low: nan, high: nan})
    said = [f"{theme.full(row['entity'])}: {words.name_in_full(row, measure)}" for row in records(known)]
    bars = Counted(table, "entity", "mentions", table[value], ends if intervals else None, said)
    add_counted(chart, bars, look, chosen=entity)
    return chart.set_x(tickformat=".0%") if by_share else chart
