"""Bars of named entities."""

import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look

_STEPS = 5


def entities(table: pd.DataFrame, look: Look, *, entity: str | None) -> Sketch:
    """Return a bar an entity, with its mentions; a click hands over its name.

    Args:
        table: ENTITIES, in the order to draw.
        look: The colours.
        entity: The name being followed, if any.
    """
    chart = theme.blank(look, height=theme.room(len(table)))
    chart.set_x(title={"text": "mentions"}, rangemode="tozero")
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    chart.set_x(**theme.whole(table["mentions"].max(), _STEPS))
    texts = [
        f"{theme.full(row['entity'])}: {counted(row['mentions'], 'mention')} in {counted(row['documents'], 'document')}"
        for row in records(table)
    ]
    chart.add("bar", x=table["mentions"], **theme.row_bars(table["entity"], texts, look))
    chart.set_y(**theme.rows(table["entity"].tolist(), (table["entity"] == entity).tolist()))
    return chart
