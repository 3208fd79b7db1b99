"""Days to decades as running numbers, and by which of them a page opens."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import limits
from analysis.corpus.errors import PeriodError
from analysis.corpus.periods import (
    EXACT_ENOUGH,
    STEPS,
    Period,
    calendar,
    fitting_period,
    ordinals,
    period_name,
    period_starts,
    places_in_time,
)

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
        ("decade", "1789-04-30", "1780-01-01"),
        ("decade", "2000-01-01", "2000-01-01"),
    ],
)
def test_the_period_of_a_day(by: Period, day: str, start: str) -> None:
    """A day lies in the period that starts on the day the calendar says."""
    found = period_starts(ordinals(np.array([day], dtype="datetime64[D]"), by), by)

    assert found.astype("datetime64[D]").astype(str).tolist() == [start]


@pytest.mark.parametrize("by", STEPS)
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
    assert len(calendar(np.array([1, limits.MOST_PERIODS]), "day")) == limits.MOST_PERIODS


def test_too_long_a_calendar_says_what_to_do() -> None:
    """One period more is refused, with the numbers and a way out."""
    with pytest.raises(PeriodError, match=r"E-PERIODS · .* 5,001 days, and at most 5,000 .* longer periods"):
        calendar(np.array([0, limits.MOST_PERIODS]), "day")


def test_a_decade_is_called_by_its_first_year() -> None:
    """As people write it."""
    assert period_name(pd.Timestamp("1790-01-01"), "decade") == "the 1790s"


@pytest.mark.parametrize(
    ("first", "last", "by"),
    [
        ("2019-07-20", "2019-07-20", "day"),  # one day: nothing is shorter
        ("2019-07-01", "2019-07-05", "day"),  # five days
        ("2019-07-01", "2019-07-31", "day"),  # 31 days; five weeks
        ("2019-06-26", "2019-07-31", "week"),  # the weeks of 24 June to 29 July
        ("2016-12-02", "2017-03-29", "week"),  # 17 weeks; four months
        ("2019-01-01", "2019-12-31", "month"),  # twelve months; four quarters
        ("2018-07-01", "2019-12-31", "quarter"),  # six quarters; two years
        ("2014-12-31", "2018-01-01", "quarter"),  # the last of 2014 to the first of 2018; five years
        ("2014-12-31", "2019-01-01", "year"),  # six years on the calendar, and hardly more than four between
        ("2014-01-01", "2019-12-31", "year"),  # six years
        ("1980-01-01", "2019-12-31", "year"),  # forty years; four decades
        ("1790-01-08", "2026-02-24", "decade"),  # 24 decades
        ("0001-01-01", "9998-12-31", "decade"),  # a thousand, where there is nothing longer
    ],
)
def test_a_page_opens_by_the_longest_period_that_gives_six_steps(first: str, last: str, by: Period) -> None:
    """Counted on the calendar from the first date to the last, whatever lies between them."""
    days = np.array([first, last, "NaT"], dtype="datetime64[D]")

    assert fitting_period(days, np.array([3, 3, 0])) == by


@given(start=st.dates(date(1700, 1, 1), date(2100, 1, 1)), length=st.integers(0, 366 * 400))
def test_a_page_opens_with_six_to_fifty_steps_where_it_can(start: date, length: int) -> None:
    """Never more than fifty, of four hundred years at most; fewer than six only where there are fewer days."""
    days = np.array([start], dtype="datetime64[D]") + np.array([0, length], dtype="timedelta64[D]")

    numbers = ordinals(days, fitting_period(days, np.array([3, 3])))

    assert min(6, length + 1) <= numbers[1] - numbers[0] + 1 <= 50


@pytest.mark.parametrize(
    ("ranks", "by"),
    [
        ([1, 1, 1, 1, 1, 1, 1, 1, 1, 1], "year"),  # one year, known no better
        ([2, 2, 2, 2, 2, 2, 2, 2, 2, 2], "month"),
        ([3, 3, 3, 3, 3, 3, 3, 3, 3, 3], "day"),
        ([1, 3, 3, 3, 3, 3, 3, 3, 3, 3], "day"),  # one in ten may be left out
        ([1, 1, 3, 3, 3, 3, 3, 3, 3, 3], "year"),  # and not two
        ([0, 0, 0, 0, 0, 0, 0, 3, 3, 3], "day"),  # what has no date cannot be placed in any
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "year"),
    ],
)
def test_a_page_never_opens_by_what_most_dates_do_not_tell(ranks: list[int], by: Period) -> None:
    """Ten documents of January 2019, and how exactly each is dated."""
    days = np.where(ranks, np.datetime64("2019-01-01"), np.datetime64("NaT", "D"))

    assert fitting_period(days, np.array(ranks)) == by


def test_a_page_opens_without_any_document() -> None:
    """No documents, no dates."""
    assert fitting_period(np.array([], dtype="datetime64[D]"), np.array([], dtype=np.int64)) == "year"


@given(st.lists(st.tuples(DAYS, st.integers(0, 3)), max_size=8), st.sampled_from(STEPS))
def test_places_in_time_tell_periods_apart_in_any_century(dated: list[tuple[date, int]], by: Period) -> None:
    """Documents of one period have one place, from 0 on, in order; those dated less exactly have −1."""
    days = np.array([day for day, _ in dated], dtype="datetime64[D]")
    ranks = np.array([rank for _, rank in dated], dtype=np.int64)
    days[ranks == 0] = np.datetime64("NaT", "D")
    found, placed = places_in_time(days, ranks, by), ranks >= EXACT_ENOUGH[by]

    assert (found[~placed] == -1).all()
    assert (found >= 0).tolist() == placed.tolist()
    if placed.any():
        numbers = ordinals(days[placed], by)
        assert found[placed].tolist() == (numbers - numbers.min()).tolist()


def test_documents_without_dates_have_no_place() -> None:
    """None at all, and none that is known to the month where days are asked for."""
    days = np.array(["2019-01-01", "NaT"], dtype="datetime64[D]")

    assert places_in_time(days, np.array([2, 0]), "day").tolist() == [-1, -1]
    assert places_in_time(days[:0], np.array([], dtype=np.int64), "month").tolist() == []
