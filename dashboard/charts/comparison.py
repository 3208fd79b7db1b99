"""Diverging bars: the words that set two sides apart."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.palette import Look
from dashboard.words import count


def keyness(table: pd.DataFrame, look: Look, *, target: str, reference: str, word: str) -> go.Figure:
    """Return a bar a word, to the right where the target uses it more; a click hands over the word.

    Args:
        table: KEYNESS, in the order to draw.
        look: The colours.
        target: The source looked at.
        reference: What it is compared with, as it is called on screen.
        word: The word being followed.
    """
    chart = theme.figure(look, height=theme.room(len(table), head=1))
    chart.update_xaxes(title_text="log ratio: each step is a doubling of the rate")
    if table.empty:
        return theme.note(chart, theme.EMPTY, look)
    places = np.arange(len(table))
    for name, part in ((target, table["log_ratio"] > 0), (reference, table["log_ratio"] <= 0)):
        side = table[part]
        chart.add_bar(
            x=side["log_ratio"],
            y=places[part].tolist(),
            orientation="h",
            customdata=side["term"],
            marker=theme.filled(name, look),
            hovertext=[_said(row, target, reference) for row in records(side)],
            hoverinfo="text",
            **theme.UNFADED,
        )
    reach = float(table["log_ratio"].abs().max()) * 1.08
    chart.update_xaxes(range=[-reach, reach])
    chart.update_yaxes(showgrid=False, **theme.rows(table["term"].tolist(), (table["term"] == word).tolist(), head=1))
    chart.update_layout(barmode="overlay")
    for name, edge, arrow in ((reference, "right", "◀ more in {}"), (target, "left", "more in {} ▶")):
        chart.add_annotation(
            text=f"<b>{arrow.format(theme.label(name))}</b>",
            x=0,
            y=-1,
            xanchor=edge,
            xshift=-8 if edge == "right" else 8,
            showarrow=False,
            font={"color": look.colour(name), "size": 13},
        )
    return chart


def _said(row: dict[str, Any], target: str, reference: str) -> str:
    return (
        f"{theme.literal(str(row['term']))}: {count(row['count_target'], 'use')} in {theme.literal(target)} "
        f"({row['rate_target']:,.1f} per 10,000 words),<br>"
        f"{row['count_reference']:,} in {theme.literal(reference)} ({row['rate_reference']:,.1f} per 10,000)"
    )
