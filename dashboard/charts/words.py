"""Bars of term frequencies."""

import pandas as pd

from analysis import counted, records
from dashboard.charts import theme
from dashboard.charts.counted import Counted, add_counted
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
    said = [
        f"{theme.full(row['term'])}: {counted(row['count'], 'use')} in {counted(row['documents'], 'document')},<br>"
        f"{rate(row['rate'])} per 10,000 words"
        for row in records(table)
    ]
    bars = Counted(table, "term", "count", table["rate"], table[["low", "high"]] if intervals else None, said)
    return add_counted(chart, bars, look, chosen=word)
