"""Single dates: words in many languages, digits of other scripts, weeks, numbers that count something, and no dates."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.errors import QuestionError
from analysis.corpus.intake.dating.dated import dated_column
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import Reading

Days = Callable[..., list[str]]
Read = Callable[..., tuple[Any, Reading]]
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "pl", "ru", "tr", "ar", "vi", "ja", "el", "he")


@pytest.mark.row(72)
@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("29 décembre 2011", "2011-12-29"),
        ("29 DECEMBRE 2011", "2011-12-29"),
        ("jeudi 29 de\u0301cembre 2011", "2011-12-29"),
        ("January 11, 2010 Monday", "2010-01-11"),
        ("Friday, 5. July 2019 09:31:00 CEST", "2019-07-05"),
        ("July 1, 2019 Monday 9:20 AM GMT", "2019-07-01"),
        ("12 de marzo de 2021", "2021-03-12"),
        ("mar 12 gennaio 2021", "2021-01-12"),
        ("2011年12月29日", "2011-12-29"),
        ("2011年12月29日(木) 午後3:45", "2011-12-29"),
        ("29 tháng 12, 2011", "2011-12-29"),
        ("29 בדצמבר 2011", "2011-12-29"),
        ("٢٩ ديسمبر ٢٠١١", "2011-12-29"),
        ("\uff12\uff10\uff11\uff11\uff0f\uff11\uff12\uff0f\uff12\uff19", "2011-12-29"),
        ("1st of May 2010", "2010-05-01"),
        ("Sept. 3, 2020", "2020-09-03"),
        ("December 2019", "2019-12"),
        ("décembre 2019", "2019-12"),
        ("07/2019", "2019-07"),
        ("Wed, 01 Jan 2020 12:00:00 +0000", "2020-01-01"),
        ("Wed Jan 01 12:00:00 +0000 2020", "2020-01-01"),
        ("Wed Jan 01 2020 12:00:00 GMT+0100 (CET)", "2020-01-01"),
        ("20240131T101500Z", "2024-01-31"),
        ("20240131 10:15:00", "2024-01-31"),
        ("2020–01–31", "2020-01-31"),
    ],
)
def test_a_date_in_words_is_as_exact_as_it_is_written(days: Days, value: str, day: str) -> None:
    """Names of months are read in every language of CLDR; a month is never a day."""
    assert days(value) == [day]


@pytest.mark.row(67)
@pytest.mark.parametrize(
    "value",
    [
        *(
            "yesterday",
            "n.d.",
            "s.d.",
            "n/a",
            "1990s",
            "May",
            "March 21",
            "winter 2019",
            "5/6 May 2010",
            "19",
            "123456",
        ),
        *("30 February 2020",),
        *("5 May 2010 - 6 May 2010", "ca. 1850", "2024-02-30", "12:30", "18,5", "2019.5", "May May 2010"),
    ],
)
def test_what_is_no_date_is_never_guessed(read: Read, value: str) -> None:
    """It has no day, is kept as it stands, and has an entry."""
    dated, found = read(value)

    assert (dated.days, dated.precisions, dated.written) == ([None], [""], [value])
    assert found.ledger()[["line", "code", "action"]].to_numpy().tolist() == [[2, "W-DATE", "changed"]]


@pytest.mark.row(67)
def test_many_dates_that_are_none_share_entries(read: Read) -> None:
    """Each way of writing has one entry with its number, up to fifty; the others share one; every row is counted."""
    _, found = read(*(f"no date {number}" for number in range(80)), "no date 0", "2019", "")
    ledger = found.ledger()

    assert len(ledger) == 51
    assert ledger["message"].iloc[0].endswith("(2 rows, the first one here)")
    assert "each of 30 other values, such as “no date 79”, was not understood" in ledger["message"].iloc[-1]


@pytest.mark.row(62)
@pytest.mark.parametrize(
    ("value", "expected", "said"),
    [
        ("2020-W42", "2020-10", "a week counts for its month"),
        ("2020W40", "2020-09", "a week counts for its month, a week in two months for that of its Monday"),
        ("2020-W42-3", "2020-10-14", ""),
        ("2020-W54", "", "“2020-W54” was not understood as a date: the document is kept, undated"),
        ("2024-01", "2024-01", ""),
        ("2024", "2024", ""),
    ],
)
def test_a_week_counts_for_a_month(read: Read, days: Days, value: str, expected: str, said: str) -> None:
    """Dates are exact to a day, a month or a year; the ledger says what becomes of a week."""
    _, found = read(value)

    assert days(value) == [expected]
    assert found.ledger()["message"].tolist() == [f"{said} (1 row, the first one here)"] * bool(said)


@pytest.mark.row(68)
@pytest.mark.parametrize(
    ("values", "kind", "example"),
    [
        (["1614556800"], "seconds", "1614556800 is 1 March 2021"),
        (["1614556800.0"], "seconds", "1614556800.0 is 1 March 2021"),
        (["1614556800000"], "milliseconds", "1614556800000 is 1 March 2021"),
        (["1614556800000000"], "microseconds", "1614556800000000 is 1 March 2021"),
        (["45292", "45293.5"], "serial", "45292 is 1 January 2024, 45293.5 is 2 January 2024"),
        (["20240131"], "compact", "20240131 is 31 January 2024"),
        (["20240131101500"], "compact", "20240131101500 is 31 January 2024"),
    ],
)
def test_numbers_are_asked_with_what_they_would_be(
    read: Read, days: Days, values: list[str], kind: str, example: str
) -> None:
    """What a number counts is never guessed; each answer that makes sense is shown as a date."""
    with pytest.raises(QuestionError) as raised:
        read(*values)

    (question,) = raised.value.questions
    assert (question.code, question.setting, question.likely) == ("E-DATE-NUMBER", "numbers", kind)
    assert [(option.value, option.example) for option in question.options] == [(kind, example)]
    assert all(days(*values, numbers=kind))


@pytest.mark.row(68)
@pytest.mark.parametrize("column", ["created_utc", "timestamp_unix", "Epoch", "date_unixtime"])
def test_a_column_that_says_what_it_counts_is_taken_and_said(read: Read, days: Days, column: str) -> None:
    """The name of a column answers the question, and the ledger says how."""
    _, found = read("1614556800", column=column)

    assert days("1614556800", column=column) == ["2021-03-01"]
    assert found.entries[0].message == (
        f"column “{column}”: numbers are seconds since 1970 in UTC: 1614556800 is 1 March 2021"
    )


def test_a_name_that_means_two_months_is_read_in_the_language_of_the_others(days: Days) -> None:
    """“Listopad” is November in Polish and October in Croatian."""
    assert days("5 listopada 2020", "5 stycznia 2020") == ["2020-11-05", "2020-01-05"]
    assert days("5. listopada 2020.", "5. siječnja 2020.") == ["2020-10-05", "2020-01-05"]


def test_a_name_that_means_two_months_is_asked(read: Read, days: Days) -> None:
    """Where nothing else is there, the language is asked."""
    with pytest.raises(QuestionError) as raised:
        read("5 listopada 2020")

    (question,) = raised.value.questions
    assert (question.code, question.setting) == ("E-DATE-LANGUAGE", "months")
    assert [(option.label, option.example) for option in question.options] == [
        ("Polish", "5 listopada 2020 is 5 November 2020"),
        ("Croatian", "5 listopada 2020 is 5 October 2020"),
    ]
    assert [days("5 listopada 2020", months=option.value)[0] for option in question.options] == [
        "2020-11-05",
        "2020-10-05",
    ]


def test_a_day_of_the_week_that_does_not_fit_is_said(read: Read) -> None:
    """The date counts, not the name of the day."""
    dated, found = read("Monday, 5 May 2010")

    assert [str(day) for day in dated.days] == ["2010-05-05 00:00:00"]
    assert [entry.code for entry in found.entries] == ["W-DATE-WEEKDAY"]


@pytest.mark.row(72)
@given(
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.sampled_from(LANGUAGES),
    st.sampled_from(["full", "long", "medium"]),
)
def test_what_babel_writes_comes_back(day: date, language: str, width: Any) -> None:
    """A date in any form of a language is that date again."""
    value = format_date(day, width, locale=language)
    layout = Layout(months=language, order="day first")
    dated = dated_column([value], [("a", 1)], layout, Reading(), column="date")

    assert [str(found)[:10] for found in dated.days] == [day.isoformat()]


@given(st.lists(st.text(max_size=24) | st.from_regex(r"[0-9/.\- :TZWapm年月]{1,14}", fullmatch=True), max_size=5))
def test_every_value_gives_a_day_or_an_entry(values: list[str]) -> None:
    """No text is an error: each is a date, or counted as none, or asked."""
    found = Reading()
    try:
        dated = dated_column(values, [("a", row) for row in range(len(values))], Layout(), found, column="date")
    except QuestionError as error:
        assert all(question.options for question in error.questions)  # noqa: PT017 - it may be raised, and need not
        return
    unread = sum(often for (code, _, _), (_, often) in found.notes.items() if code == "W-DATE")

    assert unread == sum(bool(value) and day is None for value, day in zip(values, dated.days, strict=True))
