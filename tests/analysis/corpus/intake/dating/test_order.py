"""Dates in numbers: one order for a column, by its evidence, or a question."""

from collections.abc import Callable
from typing import Any

import pytest

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.records import Reading

Days = Callable[..., list[str]]
Read = Callable[..., tuple[Any, Reading]]


def _said(found: Reading) -> list[tuple[int, str, str]]:
    return list(found.ledger()[["line", "code", "message"]].itertuples(index=False, name=None))


@pytest.mark.row(64)
@pytest.mark.parametrize(
    ("telling", "day", "said"),
    [
        ("13/04/2024", "2024-04-03", "day first, as 13/04/2024 in line 3 can only be read so"),
        ("04/13/2024", "2024-03-04", "month first, as 04/13/2024 in line 3 can only be read so"),
        ("Fri 03/04/2020", "2024-04-03", "day first, as Fri 03/04/2020 in line 3 can only be read so"),
        ("vendredi, 03/04/2020", "2024-04-03", "day first, as vendredi, 03/04/2020 in line 3 can only be read so"),
        ("13.04.2024", "2024-04-03", "day first, as 13.04.2024 in line 3 can only be read so"),
        ("13-4-2024 10:00 PM", "2024-04-03", "day first, as 13-4-2024 10:00 PM in line 3 can only be read so"),
    ],
)
def test_one_date_decides_for_the_column(read: Read, days: Days, telling: str, day: str, said: str) -> None:
    """A date that can only be read in one order says how all are read, and the ledger which it was, and where."""
    _, found = read("03/04/2024", telling)

    assert days("03/04/2024", telling)[0] == day
    assert _said(found) == [(3, "W-DATE-ORDER", f"column “date”: {said}")]


@pytest.mark.row(63)
def test_what_nothing_decides_is_asked(read: Read) -> None:
    """Where no date decides, both readings are shown with three examples, and none is chosen."""
    with pytest.raises(QuestionError) as raised:
        read("03/04/2024", "03/04/2024", "05/06/2024", "07/08/2024", "09/10/2024", "05/05/2024", "2024-01-02", "")

    (question,) = raised.value.questions
    assert (question.code, question.setting, question.likely) == ("E-DATE-AMBIGUOUS", "order", "")
    assert question.where == "posts.csv, column “date”"
    assert question.what == "5 of 6 values such as 03/04/2024 fit both day/month and month/day, and none decides"
    assert [(option.value, option.example) for option in question.options] == [
        ("day first", "03/04/2024 is 3 April 2024, 05/06/2024 is 5 June 2024, 07/08/2024 is 7 August 2024"),
        ("month first", "03/04/2024 is 4 March 2024, 05/06/2024 is 6 May 2024, 07/08/2024 is 8 July 2024"),
    ]


@pytest.mark.parametrize(("order", "day"), [("day first", "2024-04-03"), ("month first", "2024-03-04")])
def test_the_answer_is_the_order(days: Days, read: Read, order: str, day: str) -> None:
    """What was said is done, and the ledger says so."""
    assert days("03/04/2024", order=order) == [day]
    assert _said(read("03/04/2024", order=order)[1]) == [(2, "W-DATE-ORDER", f"column “date”: {order}, as was said")]


@pytest.mark.row(65)
def test_dates_that_contradict_each_other_are_asked_with_their_places(read: Read) -> None:
    """Two dates of which each allows one order only are both shown."""
    with pytest.raises(QuestionError) as raised:
        read("03/04/2024", "13/04/2024", "04/13/2024")

    (question,) = raised.value.questions
    assert (question.code, [option.value for option in question.options]) == (
        "E-DATE-CONTRADICTION",
        ["day first", "month first"],
    )
    assert question.what.startswith(
        "13/04/2024 in line 3 can only be day/month, and 04/13/2024 in line 4 can only be month/day: "
    )


@pytest.mark.row(65)
def test_what_does_not_fit_the_order_that_was_said_has_no_date(days: Days) -> None:
    """No date is turned round by itself."""
    assert days("03/04/2024", "13/04/2024", "04/13/2024", order="month first") == ["2024-03-04", "", "2024-04-13"]


@pytest.mark.row(66)
def test_iso_dates_are_never_flipped(days: Days) -> None:
    """A year in front is a year, month and day, whatever the other dates are."""
    values = ["2024-01-02", "13/04/2024", "2024/01/02", "2024.1.2", "2024-01-02T10:00:00"]

    assert days(*values) == ["2024-01-02", "2024-04-13", "2024-01-02", "2024-01-02", "2024-01-02"]


def test_dates_that_are_the_same_in_both_orders_need_no_question(days: Days) -> None:
    """The fifth of May is that either way."""
    assert days("05/05/2024", "11/11/2023") == ["2024-05-05", "2023-11-11"]


@pytest.mark.row(71)
def test_years_of_two_digits_are_asked(read: Read) -> None:
    """Which century is meant is asked with the order, in one go."""
    with pytest.raises(QuestionError) as raised:
        read("03/04/20", "05/06/99")

    order, century = raised.value.questions
    assert [option.value for option in order.options] == ["day first", "month first"]
    assert (century.code, century.setting, century.likely) == ("E-DATE-CENTURY", "century", "nearest")
    assert [option.example for option in century.options] == [
        "03/04/20 is 3 April 2020, 05/06/99 is 5 June 1999",
        "03/04/20 is 3 April 2020, 05/06/99 is 5 June 2099",
        "03/04/20 is 3 April 1920, 05/06/99 is 5 June 1999",
    ]


@pytest.mark.row(71)
@pytest.mark.parametrize(
    ("values", "said", "expected"),
    [
        (["31/12/99"], {"century": "nearest"}, ["1999-12-31"]),
        (["31/12/99"], {"century": "2000s"}, ["2099-12-31"]),
        (["31/12/20"], {"century": "1900s", "order": "day first"}, ["1920-12-31"]),
        (["20-12-31"], {"century": "2000s", "order": "year first"}, ["2020-12-31"]),
        (["5-Jan-99", "Jan 5 '21"], {"century": "nearest"}, ["1999-01-05", "2021-01-05"]),
    ],
)
def test_the_century_is_as_was_said(days: Days, values: list[str], said: dict[str, str], expected: list[str]) -> None:
    """The answer is done, in numbers and in words."""
    assert days(*values, **said) == expected


def test_orders_are_told_apart_by_several_dates_together(read: Read, days: Days) -> None:
    """Where no date decides alone, those that decide together are named."""
    values = ["13/04/24", "03/04/45"]
    _, found = read(*values, century="nearest")

    assert days(*values, century="nearest") == ["2024-04-13", "1945-04-03"]
    said = "day first, as 13/04/24 in line 2 is not month/day and 03/04/45 in line 3 is not year/month/day"
    assert _said(found) == [(2, "W-DATE-ORDER", f"column “date”: {said}")]


@pytest.mark.row(67)
@pytest.mark.parametrize("value", ["30/02/2024", "2024-13-01", "2024/13/04", "00/01/2024", "1/2/3/4", "12/2024/01"])
def test_a_day_that_is_not_in_the_calendar_is_none(days: Days, value: str) -> None:
    """No other day is taken for it."""
    assert days(value) == [""]
