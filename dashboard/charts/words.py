"""Bars of term frequencies."""

import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.numbers import rate


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
    chart.add("bar", x=table["rate"], error_x=whiskers, **theme.row_bars(table["term"], texts, look))
    if intervals:
        chart.set_x(range=[0, theme.reach(table["rate"], table) * 1.04])
    chart.set_y(**theme.rows(table["term"].tolist(), (table["term"] == word).tolist()))
    return chart
