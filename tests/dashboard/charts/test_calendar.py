"""Time on a figure: bars inside their periods, points in the middle, names under them."""

import numpy as np
import pandas as pd
import pytest

from analysis.corpus.periods import STEPS, Period
from dashboard.charts import calendar

MS = 24 * 60 * 60 * 1000  # a day, as a bar's width is given
# A period of each length, and the day after it.
KNOWN: list[tuple[Period, str, str]] = [
    ("day", "2020-02-29", "2020-03-01"),
    ("week", "2019-12-30", "2020-01-06"),
    ("month", "2020-02-01", "2020-03-01"),  # 29 days
    ("quarter", "2019-10-01", "2020-01-01"),
    ("year", "2020-01-01", "2021-01-01"),  # 366 days
    ("decade", "1790-01-01", "1800-01-01"),
]
every_period = pytest.mark.parametrize(("by", "start", "end"), KNOWN, ids=[by for by, *_ in KNOWN])


def _starts(*days: str) -> pd.Series:
    return pd.Series(pd.to_datetime(list(days)).as_unit("us"))


@every_period
def test_a_bar_lies_in_its_period_and_fills_most_of_it(by: Period, start: str, end: str) -> None:
    """From just after the period's beginning to just before its end, whatever stands beside it."""
    bar = calendar.bars(_starts(start), by)
    length = (pd.Timestamp(end) - pd.Timestamp(start)).days * MS

    assert bar["x"].tolist() == [pd.Timestamp(start)]
    assert 0.5 * length <= bar["width"][0] < length
    assert bar["offset"][0] == pytest.approx((length - bar["width"][0]) / 2)


def test_far_dates_have_no_wider_bars() -> None:
    """Three months of one year are bars of 31, 30 and 31 days less their gap, and not of the days between them."""
    widths = calendar.bars(_starts("2019-01-01", "2019-04-01", "2019-07-01"), "month")["width"]

    assert widths == pytest.approx([31 * MS * 0.88, 30 * MS * 0.88, 31 * MS * 0.88])


@every_period
def test_a_point_stands_where_its_bar_has_its_middle(by: Period, start: str, end: str) -> None:
    """Half-way between the first day and the day after the last."""
    first, last = pd.Timestamp(start), pd.Timestamp(end)

    assert calendar.middles(_starts(start), by).tolist() == [first + (last - first) / 2]


@every_period
def test_an_axis_covers_whole_periods(by: Period, start: str, end: str) -> None:
    """From the first day of the first period to the end of the last one."""
    axis = calendar.axis(_starts(start), by)

    assert (axis["type"], axis["range"]) == ("date", [start, end])


@pytest.mark.parametrize(
    ("by", "days", "names"),
    [
        ("decade", ["1790-01-01", "1800-01-01"], ["1790s", "1800s"]),
        ("year", ["2018-01-01", "2020-01-01"], ["2018", "2019", "2020"]),
        ("quarter", ["2019-10-01", "2020-01-01"], ["Q4<br>2019", "Q1<br>2020"]),
        ("month", ["2019-11-01", "2020-01-01"], ["Nov<br>2019", "Dec", "Jan<br>2020"]),
        ("week", ["2019-12-23", "2020-01-06"], ["23<br>Dec<br>2019", "30", "6<br>Jan<br>2020"]),
        ("day", ["2019-07-31", "2019-08-01"], ["31<br>Jul<br>2019", "1<br>Aug"]),
    ],
)
def test_periods_are_named_once_a_change(by: Period, days: list[str], names: list[str]) -> None:
    """Month and year stand where they are new; periods without documents are named as well."""
    assert calendar.axis(_starts(*days), by)["ticktext"] == names


@pytest.mark.parametrize("by", STEPS)
@pytest.mark.parametrize("number", [1, 2, 12, 13, 40, 230])
def test_no_more_periods_are_named_than_have_room(by: Period, number: int) -> None:
    """Twelve years or decades, and six of those whose names have several lines; of more, some at equal steps."""
    most = 12 if by in ("year", "decade") else 6
    days = {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366, "decade": 3653}[by]
    first = pd.Timestamp("1799-12-30") if by == "week" else pd.Timestamp("1800-01-01")
    starts = _starts(str(first.date()), str((first + pd.Timedelta(days=days) * (number - 1)).date()))

    axis = calendar.axis(starts, by)

    assert len(axis["tickvals"]) == len(axis["ticktext"])
    assert 1 <= len(axis["tickvals"]) <= most
    if number <= most - 2:
        assert len(axis["tickvals"]) >= number


@pytest.mark.parametrize(
    ("by", "days", "angle"),
    [
        ("week", ["2016-11-28", "2017-03-27"], 0),  # five names of up to three lines
        ("month", ["2023-01-01", "2024-01-01"], 0),
        ("month", ["2023-01-01", "2023-12-01"], 0),
        ("year", ["2018-01-01", "2020-01-01"], None),
    ],
)
def test_names_of_several_lines_stay_upright_where_they_have_room(
    by: Period, days: list[str], angle: int | None
) -> None:
    """Turned by a right angle, as Plotly turns what is close, their lines would run into those of the next."""
    assert calendar.axis(_starts(*days), by)["tickangle"] == angle


def test_named_years_are_round() -> None:
    """Of 230 years every twentieth is named, and it is one that people count by."""
    assert calendar.axis(_starts("1791-01-01", "2020-01-01"), "year")["ticktext"][:2] == ["1800", "1820"]


def test_the_last_day_of_all_is_no_trouble() -> None:
    """A period that ends after the year 9999, which no axis knows, is drawn to its last day."""
    axis = calendar.axis(pd.Series(np.array(["9990-01-01"], dtype="datetime64[us]")), "decade")

    assert axis["range"] == ["9990-01-01", "9999-12-31"]
