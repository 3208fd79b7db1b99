"""A small network: the word being followed in the middle, its collocates around it."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.schema import records
from dashboard.charts import theme
from dashboard.palette import Look
from dashboard.words import count

HEIGHT = 380
LARGEST, SMALLEST = 26, 9  # pixels
THICKEST = 5


def network(edges: pd.DataFrame, found: pd.DataFrame, look: Look, *, word: str) -> go.Figure:
    """Return the word, its strongest collocates around it, and lines where they meet; a click hands over a collocate.

    Clockwise from the top, collocates go from the strongest to the weakest. A line is the thicker the more often the
    two meet near the word; a disc grows with the collocate's uses there.

    Args:
        edges: COLLOCATE_EDGES.
        found: COLLOCATES of the word.
        look: The colours.
        word: The word being followed.
    """
    chart = theme.figure(look, height=HEIGHT)
    chart.update_xaxes(visible=False, range=[-1.55, 1.55])
    chart.update_yaxes(visible=False, range=[-1.25, 1.25])
    around = found[found["term"].isin(edges["other"])]
    if around.empty:
        return theme.note(chart, "No word stands near it")
    angles = np.pi / 2 - 2 * np.pi * np.arange(len(around)) / len(around)
    places = dict(zip(around["term"], zip(np.cos(angles), np.sin(angles), strict=True), strict=True))
    most = max(edges["count"].max(), 1)
    for row in records(edges):
        ends = [places.get(row[end], (0.0, 0.0)) for end in ("term", "other")]
        chart.add_scatter(
            x=[x for x, _ in ends],
            y=[y for _, y in ends],
            mode="lines",
            line={"color": look.quiet, "width": max(THICKEST * row["count"] / most, 0.5)},
            opacity=0.55,
            hoverinfo="skip",
        )
    _add_words(chart, around, list(places.values()), look)
    chart.add_scatter(
        x=[0],
        y=[0],
        mode="markers+text",
        text=[f"<b>{theme.label(word)}</b>"],
        textposition="bottom center",
        marker={"size": LARGEST, "color": look.accent},
        hoverinfo="skip",
    )
    return chart


def _add_words(chart: go.Figure, around: pd.DataFrame, places: list[tuple[float, float]], look: Look) -> None:
    """Draw the collocates, their labels outside the ring."""
    sizes = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(around["count"] / max(around["count"].max(), 1))
    chart.add_scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers+text",
        text=[theme.label(term) for term in around["term"]],
        textposition=[_outside(x, y) for x, y in places],
        customdata=around["term"],
        marker={"size": sizes, "color": look.accent, "line": {"color": look.quiet, "width": 1}},
        hovertext=[
            f"{theme.full(str(row['term']))}: near the word {count(row['count'], 'time')} in "
            f"{count(row['documents'], 'document')};<br>{row['expected']:.1f} to be expected, "
            f"logDice {row['log_dice']:.1f}"
            for row in records(around)
        ],
        hoverinfo="text",
        cliponaxis=False,
        **theme.UNFADED,
    )


def _outside(x: float, y: float) -> str:
    """Return where a label stands so that it points away from the middle."""
    side = "" if abs(x) < 0.35 else ("right" if x > 0 else "left")  # noqa: PLR2004 - near the top or the bottom
    if not side:
        return "top center" if y > 0 else "bottom center"
    return f"middle {side}"
