"""Events on a figure over time: a thin line each, with its words above, none of which stands over another."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import Period
from dashboard.charts import calendar, theme
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording.dates import Event

_LANE = 22  # pixels of a row of words
_LONGEST = 17  # characters of an event's words; all are there where one hovers
_ACROSS = 220  # pixels that the axis of time has on a phone
_MIDDLE = 0.5


def add_events(chart: Sketch, events: Sequence[Event], starts: pd.Series, by: Period, look: Look) -> int:
    """Draw the events within the time that is drawn; return the pixels above the figure that their words take.

    Args:
        chart: The figure, with an axis of time.
        events: What to mark.
        starts: The first days of the periods drawn, at least one.
        by: The length of a period.
        look: The colours.
    """
    first, last = (np.datetime64(day, "D") for day in calendar.axis(starts, by)["range"])
    inside = [one for one in events if first <= np.datetime64(one.day, "D") < last]
    ends: list[float] = []  # of each row, how far its words reach
    for one in inside:
        share = float((np.datetime64(one.day, "D") - first) / (last - first))
        text = theme.label(one.words, _LONGEST)
        width = theme.LETTER * min(len(one.words), _LONGEST) + theme.LETTER
        left = share * _ACROSS - (width if share > _MIDDLE else 0)
        lane = next((place for place, end in enumerate(ends) if end <= left), len(ends))
        ends[lane : lane + 1] = [left + width]
        line = {"color": look.quiet, "width": 1}
        day = one.day.isoformat()
        chart.shape(type="line", xref="x", x0=day, x1=day, yref="paper", y0=0, y1=1, line=line)
        chart.note(
            text=text,
            x=day,
            y=1,
            yref="paper",
            yshift=2 + _LANE * lane,
            xanchor="right" if share > _MIDDLE else "left",
            yanchor="bottom",
            showarrow=False,
            hovertext=theme.full(one.said),
            hoverlabel={"bgcolor": look.paper, "bordercolor": look.quiet, "font": {"color": look.ink}},
        )
    return _LANE * len(ends)
