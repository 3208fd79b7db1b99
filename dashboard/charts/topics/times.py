"""A topic over time: a small panel a source, all on the same scale."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import Period, records
from dashboard.charts import calendar, theme
from dashboard.charts.others import with_others_last
from dashboard.charts.sketch import Sketch
from dashboard.paper.palette import Look
from dashboard.wording import topics as words

_PANEL, _BETWEEN, _UNDER = 84, 34, 40  # pixels: of a panel, over each with its name, of the axis
_SINGLE = 3  # sources that stand under one another; more have two columns
_GAP = 0.08  # of the width, between two columns
_TICKS = 3


class _Panel(NamedTuple):
    """Where the periods of one source are drawn, as shares of width and height."""

    number: str  # as the library numbers axes
    across: tuple[float, float]
    down: tuple[float, float]
    is_last: bool  # whether none stands below it


def topic_times(table: pd.DataFrame, look: Look, *, by: Period) -> Sketch:
    """Return a topic's share of each source's passages, period by period, in a panel a source.

    A period whose documents do not allow an interval is hatched, one without documents is empty.

    Args:
        table: TOPIC_PREVALENCE of one topic, with its periods, of the sources to draw.
        look: The colours.
        by: The length of a period.
    """
    dated = table[table["period"].notna()]
    sources = with_others_last(dated["source"].unique().tolist(), look)
    across = 1 if len(sources) <= _SINGLE else 2
    down = -(-len(sources) // across)
    pixels = down * (_PANEL + _BETWEEN)
    chart = theme.blank(look, height=pixels + _UNDER)
    if dated.empty:
        return theme.noted(chart, words.UNDATED)
    most = _reach(dated)
    for place, source in enumerate(sources):
        row, column = divmod(place, across)
        top = 1 - (row * (_PANEL + _BETWEEN) + _BETWEEN) / pixels
        left = column * (0.5 + _GAP / 2)
        panel = _Panel(
            number="" if place == 0 else str(place + 1),
            across=(left, 1.0 if across == 1 else left + 0.5 - _GAP / 2),
            down=(max(top - _PANEL / pixels, 0), top),
            is_last=place + across >= len(sources),
        )
        _add_axes(chart, dated["period"], panel, most, by)
        name = f"<b>{theme.label(source)}</b>"
        font = {**theme.ink(look), "color": look.colour(source)}
        chart.note(text=name, x=left, y=top, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
                   showarrow=False, font=font)  # fmt: skip
        _add_bars(chart, dated[dated["source"] == source], look, panel.number, by)
    return chart.set_layout(barmode="overlay", margin={"t": 8})


def _add_axes(chart: Sketch, periods: pd.Series, panel: _Panel, most: float, by: Period) -> None:
    """Give a panel its axes: the same scale for all, named where nothing stands beside or below."""
    blank, first = chart.axis("xaxis"), panel.across[0] == 0
    x = {**blank, **calendar.axis(periods, by), "domain": panel.across, "anchor": f"y{panel.number}"}
    y = {**blank, "domain": panel.down, "anchor": f"x{panel.number}", "range": [0, most], "tickformat": ".0%"}
    y |= {"nticks": _TICKS, "automargin": first, "showticklabels": first}
    chart.set_layout(**{f"xaxis{panel.number}": x | {"showticklabels": panel.is_last}, f"yaxis{panel.number}": y})


def _reach(table: pd.DataFrame) -> float:
    """Return what every panel shows at most: the highest share, and the ends of intervals up to twice that."""
    values, ends = (table[name].to_numpy(dtype=np.float64) for name in ("share", "share_high"))
    most = float(np.nanmax(values, initial=0.0)) or 1.0
    return min(float(np.nanmax(np.where(table["enough"], ends, np.nan), initial=most)), 2 * most, 1.0) * 1.06


def _add_bars(chart: Sketch, own: pd.DataFrame, look: Look, number: str, by: Period) -> None:
    """Draw the periods of one source that have passages."""
    own = own[own["share"].notna()]
    if own.empty:
        return
    source, enough = str(own["source"].iloc[0]), own["enough"].to_numpy(dtype=bool)
    ends = own[["share_low", "share_high"]].set_axis(["low", "high"], axis=1)
    ends.loc[~enough] = np.nan
    colour = look.colour(source)
    chart.add(
        "bar",
        **calendar.bars(own["period"], by),
        y=own["share"],
        xaxis=f"x{number}",
        yaxis=f"y{number}",
        customdata=[[row["topic"], source, row["period"].date().isoformat()] for row in records(own)],
        error_y=theme.whiskers(own["share"], ends, look) if enough.any() else None,
        marker={
            "color": [colour if one else theme.HOLLOW for one in enough],
            "line": {"color": colour, "width": 1},
            "pattern": {
                "shape": np.where(enough, "", "/"),
                "fillmode": "overlay",
                "fgcolor": colour,
                "solidity": 0.2,
                "size": 6,
            },
        },
        **theme.hovered(words.cell_of_period(row, by) for row in records(own)),
    )
