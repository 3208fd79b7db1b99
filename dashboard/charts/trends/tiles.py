"""Tiles over time: more sources than can be told apart as lines, a row each."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis import Period, records
from dashboard.charts import calendar, theme
from dashboard.charts.sketch import Sketch
from dashboard.charts.trends.marks import add_events
from dashboard.charts.trends.points import said_of_point
from dashboard.paper.palette import Look
from dashboard.wording.dates import Event
from dashboard.wording.names import point
from dashboard.wording.numbers import rate

_ROW, _UNDER, _KEY = 20, 56, 58  # pixels: of a row, of the axis, of the key above
_LONGEST = 16  # characters of a source
_NUMBERED = 12  # periods whose tiles have room for their rates


def tiles(drawn: pd.DataFrame, look: Look, *, by: Period, events: Sequence[Event], noun: str) -> Sketch:
    """Return a tile a source and period: the darker or, on dark paper, the lighter, the higher the rate.

    A period without documents of a source has no tile. A click on one with a use hands over its point.

    Args:
        drawn: TERM_TREND, of whose rows none is without a period.
        look: The colours.
        by: The length of a period.
        events: What is marked on the axis of time.
        noun: What is counted.
    """
    terms, sources = (drawn[column].drop_duplicates().tolist() for column in ("term", "source"))
    several, high = len(terms) > 1, len(sources) + (len(terms) > 1)
    below = {term: place * high + several for place, term in enumerate(terms)}
    of_source = {source: place for place, source in enumerate(sources)}
    rows = drawn["term"].map(below).to_numpy() + drawn["source"].map(of_source).to_numpy()
    starts = np.unique(drawn["period"].to_numpy())
    columns = np.searchsorted(starts, drawn["period"].to_numpy())
    values = np.full((len(terms) * high, len(starts)), np.nan)
    values[rows, columns] = drawn["rate"].to_numpy()
    chart = theme.blank(look, height=len(values) * _ROW + _UNDER + _KEY)
    middles = calendar.middles(pd.Series(starts), by)
    above = add_events(chart, events, drawn["period"], by, look)
    _add_tiles(chart, values, middles, look, above=above, noun=noun)
    used = np.flatnonzero(drawn["count"].to_numpy() > 0)
    numbered = len(starts) <= _NUMBERED
    held = drawn.iloc[used]
    chart.add(
        "scatter",  # what can be clicked; a heat map cannot be
        x=middles.to_numpy()[columns[used]],
        y=rows[used],
        mode="markers+text" if numbered else "markers",
        text=[rate(value) for value in held["rate"]] if numbered else None,
        textfont={"color": look.ink, "size": 13},
        marker={"size": _ROW - 4, "symbol": "square", "color": "rgba(0,0,0,0)"},
        customdata=[point(row) for row in records(held)],
        **theme.hovered(said_of_point(row, by, look, noun=noun) for row in records(held)),
    )
    shown = theme.labels(sources, _LONGEST)
    names = [name for term in terms for name in [*[f"<b>{theme.label(term, _LONGEST)}</b>"] * several, *shown]]
    chart.set_y(**theme.rows([""] * len(names), [False] * len(names)) | {"ticktext": names})
    chart.set_layout(height=len(values) * _ROW + _UNDER + _KEY + above, margin={"t": above + _KEY})
    return chart.set_x(**calendar.axis(drawn["period"], by))


def _add_tiles(  # noqa: PLR0913 - all that their key says
    chart: Sketch, values: np.ndarray, middles: pd.Series, look: Look, *, above: int, noun: str
) -> None:
    """Draw the colours, and their key so many pixels above them."""
    most = float(values[np.isfinite(values)].max(initial=0)) or 1.0
    ink = theme.ink(look)
    key = {
        "orientation": "h",
        "y": 1 + above / (len(values) * _ROW),
        "yanchor": "bottom",
        "ypad": 4,
        "thickness": 8,
        "len": 0.6,
        "tickvals": [0, most],
        "ticktext": ["0", rate(most)],
        "tickfont": ink,
        "title": {"text": f"{noun}s per 10,000 words", "font": ink, "side": "top"},
    }
    chart.add(
        "heatmap",
        z=values,
        x=middles,
        y=list(range(len(values))),
        xgap=1,
        ygap=2,
        hoverinfo="skip",
        colorscale=look.sequential,
        zmin=0,
        zmax=most,
        colorbar=key,
    )
