"""Dates: ISO 8601 only, exact to a day, a month or a year."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.intake.dating.iso import first_day, resolved_date


@pytest.mark.parametrize(
    ("value", "day", "precision"),
    [
        ("2019-07-20", "2019-07-20", "day"),
        (" 2019-07-20\n", "2019-07-20", "day"),
        ("2019-07-20T23:30:00-05:00", "2019-07-20", "day"),
        ("2019-07-20 12:00", "2019-07-20", "day"),
        ("2020-02-29", "2020-02-29", "day"),
        ("2019-07", "2019-07-01", "month"),
        ("2019", "2019-01-01", "year"),
        ("1789-04-30", "1789-04-30", "day"),
        ("0001", "0001-01-01", "year"),
        ("9999-12-31", "9999-12-31", "day"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(value: str, day: str, precision: str) -> None:
    """A date gives its first day and says how exact it is."""
    found = resolved_date(value)

    assert found == (datetime.fromisoformat(day), precision)


@pytest.mark.parametrize(
    "value",
    [
        "2019-02-30",
        "2024-13-01",
        "0000",
        "2019-7-20",
        "20/07/2019",
        "07/20/2019",
        "20190720",
        "19-07-20",
        "July 20, 2019",
        "yesterday",
        "n.d.",
        "",
        "2019-",
        "2019-07-20x",
        "2019-07-20 noon",
        "2019.0",
        "1563580800",
        "-2019",
    ],
)
def test_what_is_no_date_is_not_guessed(value: str) -> None:
    """Anything but ISO 8601 gives no date at all."""
    assert resolved_date(value) is None


@given(st.dates())
def test_every_day_is_read_back(day: datetime) -> None:
    """A day written in ISO form is that day again."""
    found = resolved_date(day.isoformat())

    assert found is not None
    assert (found[0].date(), found[1]) == (day, "day")


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_none(value: str) -> None:
    """No text is an error."""
    found = resolved_date(value)

    assert found is None or found[1] in ("day", "month", "year")


@pytest.mark.parametrize(
    ("precision", "expected"), [("day", "2019-07-20"), ("month", "2019-07-01"), ("year", "2019-01-01")]
)
def test_the_first_day_of_a_coarser_date(precision: str, expected: str) -> None:
    """A date that counts for its month or year only stands on its first day."""
    assert first_day(datetime.fromisoformat("2019-07-20"), precision) == datetime.fromisoformat(expected)
