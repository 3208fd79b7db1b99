"""Bars of named entities."""

import pandas as pd
import plotly.graph_objects as go

from analysis import counted, records
from dashboard.charts import theme
from dashboard.paper.palette import Look

_STEPS = 5


def entities(table: pd.DataFrame, look: Look, *, entity: str | None) -> go.Figure:
    """Return a bar an entity, with its mentions; a click hands over its name.

    Args:
        table: ENTITIES, in the order to draw.
        look: The colours.
        entity: The name being followed, if any.
    """
    chart = theme.blank(look, height=theme.room(len(table)))
    chart.update_xaxes(title_text="mentions", rangemode="tozero")
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    chart.update_xaxes(**theme.whole(table["mentions"].max(), _STEPS))
    texts = [
        f"{theme.full(row['entity'])}: {counted(row['mentions'], 'mention')} in {counted(row['documents'], 'document')}"
        for row in records(table)
    ]
    chart.add_bar(x=table["mentions"], **theme.row_bars(table["entity"], texts, look))
    chart.update_yaxes(**theme.rows(table["entity"].tolist(), (table["entity"] == entity).tolist()))
    return chart
