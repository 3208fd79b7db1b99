"""Time on a figure: bars as wide as their periods, points in the middle of them, and a name under each."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import Period, ordinals, period_starts

_FILLED = 0.88  # of a period is taken by its bar: the rest keeps it from the next one
_MOST_NAMED = 12  # periods; where there are more, every second one or fewer are named
_MOST_DECADES = 8  # named among more than twelve: their names are longer
_MOST_UPRIGHT = 6  # names of several lines that have room side by side on a phone; turned they could not be read
_LAST = np.datetime64("9999-12-31", "us")  # the last day that a time axis knows
# Every how many periods one is named, and how to count from a round one: 1970 and 1 January 1970 are period 0.
_STRIDES: dict[Period, tuple[int, ...]] = {
    "day": (1, 2, 7, 14, 28, 56, 91, 182, 364, 728),
    "week": (1, 2, 4, 8, 13, 26, 52, 104, 260, 520),
    "month": (1, 2, 3, 6, 12, 24, 60, 120, 240, 600),
    "quarter": (1, 2, 4, 8, 20, 40, 80, 200, 400),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500),
    "decade": (1, 2, 5, 10, 20, 50, 100, 200, 500),
}
_ROUND: dict[Period, int] = {"day": 3, "year": 1970, "decade": 197}  # days are counted from Mondays


def bars(starts: pd.Series, by: Period) -> dict[str, Any]:
    """Return where bars over some periods stand: each inside its own, and nearly as wide.

    Args:
        starts: The first days of the periods.
        by: The length of a period.
    """
    lengths = (_ends(starts, by) - _starts(starts)).astype("timedelta64[ms]").astype(np.int64)
    return {"x": starts, "width": (lengths * _FILLED).tolist(), "offset": (lengths * (1 - _FILLED) / 2).tolist()}


def middles(starts: pd.Series, by: Period) -> pd.Series:
    """Return the middle of each period, where a bar over it has its middle too.

    Args:
        starts: The first days of the periods.
        by: The length of a period.
    """
    return starts + (pd.Series(_ends(starts, by), index=starts.index) - starts) / 2


def axis(starts: pd.Series, by: Period) -> dict[str, Any]:
    """Return a time axis of whole periods: all of them have their name where there is room.

    Args:
        starts: The first days of the periods, at least one.
        by: The length of a period.
    """
    numbers = ordinals(_starts(starts).astype("datetime64[D]"), by)
    every = np.arange(numbers.min(), numbers.max() + 1)
    most = _MOST_NAMED if by in ("year", "decade") else _MOST_UPRIGHT
    most = _MOST_DECADES if by == "decade" and len(every) > _MOST_NAMED else most
    stride = next((step for step in _STRIDES[by] if len(every) / step <= most), _STRIDES[by][-1])
    named = pd.Series(period_starts(every[(every + _ROUND.get(by, 0)) % stride == 0], by))
    return {
        "type": "date",
        "range": [
            str(day.astype("datetime64[D]")) for day in (_starts(starts).min(), min(_ends(starts, by).max(), _LAST))
        ],
        "showgrid": False,
        "tickmode": "array",
        "tickvals": middles(named, by),
        "tickangle": None if by in ("year", "decade") else 0,
        "ticktext": _names(named, by),
    }


def _names(starts: pd.Series, by: Period) -> list[str]:
    """Return what stands under each period: a line for the part of the year, and one for the year where it is new."""
    if by in ("year", "decade"):
        return [f"{day.year}{'s' if by == 'decade' else ''}" for day in starts]
    names, before = [], None
    for day in starts:
        match by:
            case "quarter":
                lines = [f"Q{day.quarter}"]
            case "month":
                lines = [f"{day:%b}"]
            case _:
                lines = [str(day.day), *[f"{day:%b}"] * (before is None or before.month != day.month)]
        names.append("<br>".join([*lines, *[str(day.year)] * (before is None or before.year != day.year)]))
        before = day
    return names


def _starts(starts: pd.Series) -> npt.NDArray[np.datetime64]:
    return starts.to_numpy().astype("datetime64[us]")


def _ends(starts: pd.Series, by: Period) -> npt.NDArray[np.datetime64]:
    """Return the first day after each period."""
    return period_starts(ordinals(_starts(starts).astype("datetime64[D]"), by) + 1, by)
