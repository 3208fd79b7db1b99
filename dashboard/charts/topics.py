"""Topics: how much of each source belongs to each, as bars, or as a table of cells where bars would be too many."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.others import grouped, with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import drawing

_LONGEST_ROW = 18  # characters of a topic's words, so that nine columns have room beside them on a phone
_CELL, _HEAD, _UPRIGHT = 24, 60, 7  # pixels: of a row, of the margins, of a letter of a name that stands upright


def topics(table: pd.DataFrame, look: Look, *, names: dict[int, str], topic: int | None) -> Sketch:
    """Return a group of bars per topic, one bar a source, or a cell each; a click hands over the topic.

    Args:
        table: TOPIC_PREVALENCE; no line is drawn to ends that are missing.
        look: The colours.
        names: From a topic's number to its first words.
        topic: The topic being followed, if any.
    """
    in_cells, table = drawing.in_cells(table), _with_others(table, look)
    sources = with_others_last(table["source"].drop_duplicates().tolist(), look)
    numbers = sorted(table["topic"].unique(), key=lambda number: (number == 0, number))
    labels, chosen = [names.get(number, "no topic") for number in numbers], [number == topic for number in numbers]
    if in_cells:
        return _cells(table, look, sources, numbers).set_y(**theme.rows(labels, chosen, longest=_LONGEST_ROW))
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
            **theme.hovered(_said(source, row) for row in records(part)),
        )
    chart.set_y(**theme.rows(labels, chosen))
    return chart.set_layout(barmode="group", **theme.legend(theme.labels(sources), height=height))


def _cells(table: pd.DataFrame, look: Look, sources: Sequence[str], numbers: Sequence[int]) -> Sketch:
    """Return a cell a topic and source, with its share in per cent; the darker, the larger."""
    shares = table.pivot_table("share", "topic", "source").reindex(index=numbers, columns=sources).fillna(0)
    columns = theme.labels(sources)
    upright = _UPRIGHT * max(map(len, columns))
    chart = theme.blank(look, height=_CELL * len(numbers) + _HEAD + upright)
    x, y = list(range(len(sources))), list(range(len(numbers)))
    chart.add("heatmap", z=shares.to_numpy(), x=x, y=y, xgap=2, ygap=2, hoverinfo="skip",
              colorscale=look.sequential, zmin=0, showscale=False)  # fmt: skip
    rows = {(row["topic"], row["source"]): row for row in records(table)}
    every = [(number, source) for number in numbers for source in sources]
    none = {"passages": 0, "share": 0.0, "documents": 0}
    found = [rows.get(one, none) for one in every]
    chart.add(
        "scatter",  # what can be clicked; a heat map cannot be
        x=x * len(numbers),
        y=[place for place in y for _ in sources],
        mode="markers+text",
        text=[f"{row['share']:.0%}".rstrip("%") for row in found],
        textfont={"color": look.ink, "size": 13},
        marker={"size": _CELL - 2, "symbol": "square", "color": theme.HOLLOW},
        customdata=[number for number, _ in every],
        **theme.hovered(_said(source, row) for (_, source), row in zip(every, found, strict=True)),
    )
    title = {"text": "% of the source’s passages"}
    return chart.set_x(
        title=title, side="top", showgrid=False, zeroline=False, range=[-0.5, len(x) - 0.5],
        tickmode="array", tickvals=x, ticktext=columns, autotickangles=[0, -90],
    )  # fmt: skip


def _said(source: str, row: dict[str, Any]) -> str:
    """Return what a bar or a cell says where one hovers."""
    return (
        f"{theme.full(source)}: {counted(row['passages'], 'passage')} ({row['share']:.0%}), "
        f"{counted(row['documents'], 'document')}"
    )


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
