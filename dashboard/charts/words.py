"""Bars of term frequencies."""

import numpy as np
import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.numbers import rate

_ACROSS = 220  # pixels that bars have on a phone
_LEAST_BARS = 0.45  # of them: the longest bar, beside its count


def terms(table: pd.DataFrame, look: Look, *, word: str, intervals: bool) -> Sketch:
    """Return a bar a term, with its rate; a click hands over the term.

    Args:
        table: TERM_FREQUENCIES, in the order to draw.
        look: The colours.
        word: The term being followed.
        intervals: Whether there are enough documents to draw 95 % intervals.
    """
    chart = theme.blank(look, height=theme.room(len(table)))
    chart.set_x(title={"text": "uses per 10,000 words"}, rangemode="tozero")
    if table.empty:
        return theme.noted(chart, theme.EMPTY)
    texts = [
        f"{theme.full(row['term'])}: {counted(row['count'], 'use')} in {counted(row['documents'], 'document')},<br>"
        f"{rate(row['rate'])} per 10,000 words"
        for row in records(table)
    ]
    whiskers = theme.whiskers(table["rate"], table, look) if intervals else None
    bars = theme.row_bars(table["term"], texts, look)
    bars["marker"] = {
        "color": [theme.HOLLOW if number == 1 else look.accent for number in table["documents"]],
        "line": {"color": look.accent, "width": 1.5},
    }
    chart.add("bar", x=table["rate"], error_x=whiskers, **bars)
    reach = theme.reach(table["rate"], table) if intervals else float(table["rate"].max())
    ends = np.fmin(np.fmax(table["rate"], table["high"]), reach) if intervals else table["rate"]
    counts = [f" {row['count']:,} in {row['documents']:,}" for row in records(table)]
    chart.add(
        "scatter",
        x=ends,
        y=list(range(len(table))),
        mode="text",
        text=counts,
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    room = theme.LETTER * max(map(len, counts)) / _ACROSS
    chart.set_x(range=[0, (reach or 1) / max(1 - room, _LEAST_BARS)])
    chart.set_y(**theme.rows(table["term"].tolist(), (table["term"] == word).tolist()))
    return chart
