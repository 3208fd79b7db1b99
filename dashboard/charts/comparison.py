"""Diverging bars and a scatter: the words that set two sides apart."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.palette import Look
from dashboard.words import count, rate

LABELLED = 12  # words that are named in a scatter
LONGEST_SIDE = 20  # characters; what fits beside the middle of the bars


def keyness(table: pd.DataFrame, look: Look, *, names: tuple[str, str], word: str, intervals: bool) -> go.Figure:
    """Return a bar a word, to the right where the target uses it more; a click hands over the word.

    Args:
        table: KEYNESS, in the order to draw.
        look: The colours.
        names: The source looked at, and what it is compared with, as they are called on screen.
        word: The word being followed.
        intervals: Whether both sides have enough documents to draw 95% intervals.
    """
    target, reference = names
    chart = theme.figure(look, height=theme.room(len(table), head=1))
    chart.update_xaxes(title_text="log ratio: each step is a doubling of the rate")
    if table.empty:
        return theme.note(chart, theme.EMPTY)
    places = np.arange(len(table))
    for name, part in ((target, table["log_ratio"] > 0), (reference, table["log_ratio"] <= 0)):
        side = table[part]
        chart.add_bar(
            x=side["log_ratio"],
            y=places[part].tolist(),
            orientation="h",
            customdata=side["term"],
            marker=theme.filled(name, look),
            error_x=theme.whiskers(side["log_ratio"], side, look) if intervals else None,
            hovertext=[_said(row, target, reference) for row in records(side)],
            hoverinfo="text",
            **theme.UNFADED,
        )
    ends = table[["log_ratio", "low", "high"] if intervals else ["log_ratio"]]
    reach = float(ends.abs().max().max()) * 1.08
    chart.update_xaxes(range=[-reach, reach])
    chart.update_yaxes(showgrid=False, **theme.rows(table["term"].tolist(), (table["term"] == word).tolist(), head=1))
    chart.update_layout(barmode="overlay")
    for name, edge, arrow in ((reference, "right", "◀ more in {}"), (target, "left", "more in {} ▶")):
        chart.add_annotation(
            text=f"<b>{arrow.format(theme.label(name, LONGEST_SIDE))}</b>",
            x=0,
            y=-1,
            xanchor=edge,
            xshift=-8 if edge == "right" else 8,
            showarrow=False,
            font={"color": look.colour(name), "size": 13},
        )
    return chart


def rates(table: pd.DataFrame, look: Look, *, names: tuple[str, str], word: str) -> go.Figure:
    """Return a point a word, by its rates on both sides; a click hands over the word.

    Args:
        table: KEYNESS, the words to draw.
        look: The colours.
        names: The source looked at, and what it is compared with, as they are called on screen.
        word: The word being followed.
    """
    target, reference = names
    chart = theme.figure(look, height=theme.room(14))
    chart.update_xaxes(title_text=f"per 10,000 words in {theme.literal(reference)}", type="log", dtick=1)
    chart.update_yaxes(title_text=f"per 10,000 words in {theme.literal(target)}", type="log", dtick=1)
    if table.empty:
        return theme.note(chart, theme.EMPTY)
    # A rate of 0 has no logarithm: it is drawn at half of one use.
    least = [table[side][table[side] > 0].min() / 2 for side in ("rate_reference", "rate_target")]
    x, y = (table[side].clip(lower=low) for side, low in zip(("rate_reference", "rate_target"), least, strict=True))
    ends = table.sort_values("g2", key=abs, ascending=False)
    apart = ends[~pd.DataFrame({"x": x, "y": y}).loc[ends.index].duplicated()]  # one name a place
    named = table["term"].isin([*apart["term"].head(LABELLED), word])
    ours = table["log_ratio"] > 0
    chart.add_scatter(
        x=x,
        y=y,
        mode="markers+text",
        customdata=table["term"],
        text=[theme.label(term) if shown else "" for term, shown in zip(table["term"], named, strict=True)],
        textposition="middle right",
        marker={
            "color": [look.colour(target) if side else look.colour(reference) for side in ours],
            "symbol": [look.style(target if side else reference).symbol for side in ours],
            "size": [11 if term == word else 7 for term in table["term"]],
        },
        hovertext=[_said(row, target, reference) for row in records(table)],
        hoverinfo="text",
        **theme.UNFADED,
    )
    edge = [max(least), float(max(x.max(), y.max()))]
    chart.add_scatter(x=edge, y=edge, mode="lines", line={"color": look.quiet, "dash": "dot"}, hoverinfo="skip")
    return chart


def _said(row: dict[str, Any], target: str, reference: str) -> str:
    return (
        f"{theme.literal(str(row['term']))}: {count(row['count_target'], 'use')} in {theme.literal(target)} "
        f"({count(row['documents_target'], 'document')}, {rate(row['rate_target'])} per 10,000 words),<br>"
        f"{row['count_reference']:,} in {theme.literal(reference)} "
        f"({count(row['documents_reference'], 'document')}, {rate(row['rate_reference'])} per 10,000)"
    )
