"""Days, weeks, months, quarters and years as running numbers."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import PeriodError
from analysis.periods import MAX_PERIODS, PERIODS, Period, calendar, ordinals, period_starts

DAYS = st.dates(date(1, 1, 1), date(9998, 12, 31))


@pytest.mark.parametrize(
    ("by", "day", "start"),
    [
        ("day", "2019-07-21", "2019-07-21"),
        ("week", "2019-07-21", "2019-07-15"),  # a Sunday; its Monday
        ("week", "2019-07-22", "2019-07-22"),  # a Monday
        ("week", "1969-12-31", "1969-12-29"),
        ("month", "2020-02-29", "2020-02-01"),
        ("quarter", "2019-07-21", "2019-07-01"),
        ("quarter", "1969-12-31", "1969-10-01"),
        ("year", "1789-04-30", "1789-01-01"),
    ],
)
def test_the_period_of_a_day(by: Period, day: str, start: str) -> None:
    """A day lies in the period that starts on the day the calendar says."""
    found = period_starts(ordinals(np.array([day], dtype="datetime64[D]"), by), by)

    assert found.astype("datetime64[D]").astype(str).tolist() == [start]


@pytest.mark.parametrize("by", PERIODS)
@given(day=DAYS)
def test_a_day_lies_between_two_starts(by: Period, day: date) -> None:
    """A period starts on or before each of its days, and the next one after."""
    number = ordinals(np.array([day], dtype="datetime64[D]"), by)

    assert period_starts(number, by)[0] <= np.datetime64(day) < period_starts(number + 1, by)[0]


@given(day=DAYS)
def test_weeks_start_on_monday(day: date) -> None:
    """Every week starts on a Monday."""
    start = period_starts(ordinals(np.array([day], dtype="datetime64[D]"), "week"), "week")[0]

    assert start.astype("datetime64[D]").astype(date).weekday() == 0


def test_a_calendar_has_no_gaps() -> None:
    """Every period between the first and the last is there."""
    assert calendar(np.array([7, 3, 7]), "month").tolist() == [3, 4, 5, 6, 7]


def test_a_calendar_of_nothing_is_empty() -> None:
    """Without dates there are no periods."""
    assert calendar(np.array([], dtype=np.int64), "month").tolist() == []


def test_a_calendar_may_be_as_long_as_its_limit() -> None:
    """The longest calendar allowed is made."""
    assert len(calendar(np.array([1, MAX_PERIODS]), "day")) == MAX_PERIODS


def test_too_long_a_calendar_says_what_to_do() -> None:
    """One period more is refused, with the numbers and a way out."""
    with pytest.raises(PeriodError, match=r"E-PERIODS · .* 5,001 days, and at most 5,000 .* longer periods"):
        calendar(np.array([0, MAX_PERIODS]), "day")
