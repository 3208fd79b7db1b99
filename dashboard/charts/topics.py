"""Bars of topics: how much of each source belongs to each."""

import numpy as np
import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.others import grouped, with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look


def topics(table: pd.DataFrame, look: Look, *, names: dict[int, str], topic: int | None) -> Sketch:
    """Return a group of bars per topic, one bar a source; a click hands over the topic.

    Args:
        table: TOPIC_PREVALENCE; no line is drawn to ends that are missing.
        look: The colours.
        names: From a topic's number to its first words.
        topic: The topic being followed, if any.
    """
    table = _with_others(table, look)
    sources = with_others_last(table["source"].drop_duplicates().tolist(), look)
    numbers = sorted(table["topic"].unique(), key=lambda number: (number == 0, number))
    height = theme.room(len(numbers) * max(1, len(sources)) // 2 + len(numbers))
    chart = theme.blank(look, height=height)
    chart.set_x(title={"text": "share of the source’s passages"}, tickformat=".0%", rangemode="tozero")
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    styles = look.styles(sources)
    for source, name in zip(sources, theme.labels(sources), strict=True):
        part = table[table["source"] == source].set_index("topic").reindex(numbers, fill_value=0).reset_index()
        ends = part[["share_low", "share_high"]].set_axis(["low", "high"], axis=1)
        chart.add(
            "bar",
            x=part["share"],
            error_x=theme.whiskers(part["share"], ends, look) if ends.notna().any(axis=None) else None,
            y=list(range(len(numbers))),
            orientation="h",
            name=name,
            customdata=part["topic"],
            marker=theme.filled(source, look, styles[source].pattern),
            **theme.hovered(
                f"{theme.full(source)}: {counted(row['passages'], 'passage')} ({row['share']:.0%}), "
                f"{counted(row['documents'], 'document')}"
                for row in records(part)
            ),
        )
    labels = [names.get(number, "no topic") for number in numbers]
    chart.set_y(**theme.rows(labels, [number == topic for number in numbers]))
    return chart.set_layout(barmode="group", **theme.legend(theme.labels(sources), height=height))


def _with_others(table: pd.DataFrame, look: Look) -> pd.DataFrame:
    """Return the shares with the sources that have no colour taken together, where these are several."""
    named = grouped(table["source"], look)
    others = table[named != table["source"]]
    if others.empty:
        return table
    together = others.groupby("topic", as_index=False)[["passages", "documents"]].sum()
    every = max(int(together["passages"].sum()), 1)
    together = together.assign(
        source=named[others.index[0]], share=together["passages"] / every, share_low=np.nan, share_high=np.nan
    )
    return pd.concat([table[named == table["source"]], together], ignore_index=True)
