"""A bar a row with its count at its end and its interval: words, and names."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import records
from dashboard.charts import theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look

_ACROSS = 220  # pixels that bars have on a phone
_LEAST_BARS = 0.45  # of them: the longest bar, beside its count


class Counted(NamedTuple):
    """What bars show; the table is in the order to draw.

    Attributes:
        table: What the rows are of.
        names: The column with what they are called, which a click hands over.
        uses: The column with how often each is used; the number of its `documents` stands beside it.
        lengths: How long the bars are.
        ends: Where their intervals end, as `low` and `high`; None draws none.
        said: What each says where one hovers.
    """

    table: pd.DataFrame
    names: str
    uses: str
    lengths: pd.Series
    ends: pd.DataFrame | None
    said: Iterable[str]


def add_counted(chart: Sketch, bars: Counted, look: Look, *, chosen: str | None) -> Sketch:
    """Return the figure with a bar a row, hollow where it is of one document only, and “13 in 2” at its end.

    Args:
        chart: The figure.
        bars: What they show, at least one.
        look: The colours.
        chosen: What the row is called that is being followed, if one is.
    """
    table, lengths, ends = bars.table, bars.lengths, bars.ends
    drawn = theme.row_bars(table[bars.names], bars.said, look)
    drawn["marker"] = {
        "color": [theme.HOLLOW if number == 1 else look.accent for number in table["documents"]],
        "line": {"color": look.accent, "width": 1.5},
    }
    whiskers = None if ends is None else theme.whiskers(lengths, ends, look)
    chart.add("bar", x=lengths, error_x=whiskers, **drawn)
    reach = float(lengths.max()) if ends is None else theme.reach(lengths, ends)
    counts = [f" {row[bars.uses]:,} in {row['documents']:,}" for row in records(table)]
    chart.add(
        "scatter",
        x=lengths if ends is None else np.fmin(np.fmax(lengths, ends["high"]), reach),
        y=list(range(len(table))),
        mode="text",
        text=counts,
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
    )
    room = theme.LETTER * max(map(len, counts)) / _ACROSS
    chart.set_x(range=[0, (reach or 1) / max(1 - room, _LEAST_BARS)])
    return chart.set_y(**theme.rows(table[bars.names].tolist(), (table[bars.names] == chosen).tolist()))
