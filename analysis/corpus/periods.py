"""Days to decades, as running numbers: into which one a date falls, when each starts, and which suit some dates."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.errors import PeriodError

Period = Literal["day", "week", "month", "quarter", "year", "decade"]
STEPS: tuple[Period, ...] = get_args(Period)
PERIODS = STEPS[:-1]  # those in which dates are near enough to one another to be matched
PRECISIONS = ("", "year", "month", "day")
COARSE: tuple[Period, ...] = ("year", "month")  # precisions that leave the day open

# How exact a date must be to be put into a period, as its place in PRECISIONS.
EXACT_ENOUGH: dict[Period, int] = {"day": 3, "week": 3, "month": 2, "quarter": 2, "year": 1, "decade": 1}

Days = npt.NDArray[np.datetime64]
Ordinals = npt.NDArray[np.int64]


def ordinals(days: Days, by: Period) -> Ordinals:
    """Return the running number of the period in which each day lies; weeks begin on Monday.

    Args:
        days: datetime64[D], none of them NaT.
        by: The length of a period.
    """
    match by:
        case "day":
            return days.astype(np.int64)
        case "week":
            return (days.astype(np.int64) + 3) // 7
        case "month":
            return days.astype("datetime64[M]").astype(np.int64)
        case "quarter":
            return days.astype("datetime64[M]").astype(np.int64) // 3
        case "year":
            return days.astype("datetime64[Y]").astype(np.int64)
        case _:
            return days.astype("datetime64[Y]").astype(np.int64) // 10


def places_in_time(days: Days, ranks: Ordinals, by: Period) -> Ordinals:
    """Return the running number of the period in which each document lies, the first of them being 0.

    -1 where its date is less exact.

    Args:
        days: The first day of each document, NaT where it has none.
        ranks: How exact each date is in a calendar, as its place in `PRECISIONS`.
        by: The length of a period.
    """
    places, exact = np.full(len(days), -1, dtype=np.int64), ranks >= EXACT_ENOUGH[by]
    numbers = ordinals(days[exact], by)
    places[exact] = numbers - numbers.min(initial=np.iinfo(np.int64).max)
    return places


def period_starts(numbers: Ordinals, by: Period) -> Days:
    """Return the first day of each period as datetime64[us]."""
    match by:
        case "day":
            days = numbers.astype("datetime64[D]")
        case "week":
            days = (numbers * 7 - 3).astype("datetime64[D]")
        case "month":
            days = numbers.astype("datetime64[M]")
        case "quarter":
            days = (numbers * 3).astype("datetime64[M]")
        case "year":
            days = numbers.astype("datetime64[Y]")
        case _:
            days = (numbers * 10).astype("datetime64[Y]")
    return days.astype("datetime64[us]")


def last_day(numbers: Ordinals, by: Period) -> Days:
    """Return the last day of each period as datetime64[D]."""
    following: Days = period_starts(numbers + 1, by).astype("datetime64[D]")
    return following - np.timedelta64(1, "D")


def period_name(first_day: pd.Timestamp, by: str) -> str:
    """Return a period as people write it."""
    match by:
        case "day":
            return f"{first_day.day} {first_day:%B} {first_day.year}"
        case "week":
            return f"the week of {first_day.day} {first_day:%B} {first_day.year}"
        case "month":
            return f"{first_day:%B} {first_day.year}"
        case "quarter":
            return f"the {('first', 'second', 'third', 'fourth')[first_day.quarter - 1]} quarter of {first_day.year}"
        case "year":
            return str(first_day.year)
        case _:
            return f"the {first_day.year}s"


def calendar(numbers: Ordinals, by: Period) -> Ordinals:
    """Return every period from the first to the last that occurs, gaps included.

    Raises:
        PeriodError: `E-PERIODS` when that makes more than `limits.MOST_PERIODS`.
    """
    if len(numbers) == 0:
        return np.empty(0, dtype=np.int64)
    every = np.arange(numbers.min(), numbers.max() + 1)
    if len(every) > limits.MOST_PERIODS:
        raise PeriodError(
            "E-PERIODS",
            f"the dates span {len(every):,} {by}s, and at most {limits.MOST_PERIODS:,} can be drawn",
            todo="choose longer periods, or a shorter range of dates",
        )
    return every


def fitting_period(days: Days, ranks: Ordinals) -> Period:
    """Return the period by which some documents are best counted at first.

    It is the shortest in which, between the first and the last document, half of the periods or more have ten
    documents, where that makes several periods and not too many to be read. Where none has that, it is the longest
    that gives six steps or more, and where none gives so many, the shortest there is.

    A shorter one is never taken where more than a tenth of the dated documents could not be placed in it. Without any
    date it is the year.

    Args:
        days: The first day of each document, NaT where it has none.
        ranks: How exact each date is in a calendar, as its place in `PRECISIONS`.
    """
    dated = int((ranks >= EXACT_ENOUGH["year"]).sum())
    chosen: Period = "year"
    longest: Period | None = None
    full: Period | None = None
    for by in reversed(STEPS):
        exact = ranks >= EXACT_ENOUGH[by]
        if not dated or exact.sum() < limits.PLACED_SHARE * dated:
            break
        chosen = by
        numbers = ordinals(days[exact], by)
        steps = int(numbers.max() - numbers.min() + 1)
        if longest is None and steps >= limits.FEWEST_STEPS:
            longest = by
        if 1 < steps <= limits.MOST_FULL and _are_full(numbers, steps):
            full = by
    return full or longest or chosen


def _are_full(numbers: Ordinals, steps: int) -> bool:
    """Return whether half of the periods from the first to the last or more have ten documents."""
    held = np.unique(numbers, return_counts=True)[1]
    return bool((held >= limits.FULL_PERIOD).sum() * 2 >= steps)
