"""The form that a date is written in: what one value says by itself, before the column decides what is open."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal, NamedTuple
from unicodedata import normalize

import regex

from analysis.corpus.intake.dating.clock import without_clock
from analysis.corpus.intake.dating.iso import resolved_date, timed, zone

Kind = Literal["exact", "week", "order", "number", "words", ""]


class Day(NamedTuple):
    """A day that a date allows first, how exact it is, and the zone of the time beside it."""

    day: datetime
    precision: str
    zone: str = ""


class Form(NamedTuple):
    """How a date is written.

    Attributes:
        kind: An exact date needs no decision; nor does a week, which counts for its month. The others are numbers of
            which the order is open, one number that counts something, or words; the empty one is no date.
        day: Of an exact date.
        parts: Numbers in the order in which they stand; the text of words; something, where a week is in two months.
        words: What stands beside numbers: names of days of the week, perhaps.
        zone: Of the time beside it.
    """

    kind: Kind
    day: Day | None = None
    parts: tuple[str, ...] = ()
    words: str = ""
    zone: str = ""


_NONE = Form("")
_UNSEEN = regex.compile(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c]")
_STROKES = regex.compile(r"[\u2010-\u2015\u2212]")
_DIGIT = regex.compile(r"(?=[^0-9])\d")
_NUMBER = regex.compile(r"[-+]?(?:(?:\d{1,3}|\d{5,17})(?:\.\d*)?|\d\.\d+[eE]\+?\d{1,2})")
_TIME = regex.compile(r"(?<!\d)\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?!\d)")
_WEEK = regex.compile(r"(\d{4})-?W(\d\d)(?:-?([1-7]))?", regex.IGNORECASE)
_COMPACT = regex.compile(r"(\d{4})(\d\d)(\d\d)(?:T| (?=\d\d:))\d\d:?\d\d.*", regex.IGNORECASE)
_ORDER = regex.compile(
    r"(?:(?<words>[^\d]*[^\d\s.,/-])[\s,.]*\s)?(?<one>\d{1,4})(?<mark>\s?[./-]\s?)(?<two>\d{1,2})"
    r"\g<mark>(?<three>\d{1,4})(?:\.|(?:,?\s|,)+(?<words>\p{L}[^\d]*))?"
)
_MONTH = regex.compile(r"(?<year>\d{4})[/-](?<month>\d{1,2})|(?<month>\d{1,2})[/.-](?<year>\d{4})")
_SIGNS = regex.compile(
    r"(?:(?<year>\d{4})\s*[年년])\s*(?:(?<month>\d{1,2})\s*[月월]\s*(?:(?<day>\d{1,2})\s*[日일號号])?)?\s*[(]?\p{L}{0,3}[)]?|"
    r"(?:\p{L}[^\d]*?,?\s)??(?:ngày\s)?(?:(?<day>\d{1,2})\s)?(?:tháng|thg)\s(?<month>\d{1,2}),?\s(?:năm\s)?(?<year>\d{4})",
    regex.IGNORECASE,
)


def plain_date(text: str) -> str:
    """Return a date with plain digits, strokes and blanks."""
    if not text.isascii():
        text = _STROKES.sub("-", _UNSEEN.sub("", normalize("NFKC", text)))
        text = _DIGIT.sub(lambda found: str(int(found.group())), text)
    return " ".join(text.split())


def iso_day(value: str) -> Day | None:
    """Return the day of a date in ISO form."""
    if (found := resolved_date(value)) is None:
        return None
    return Day(*found, zone(value) if timed(value) else "")


def day_of(year: int, month: int, day: int) -> datetime | None:
    """Return a calendar day; None where there is no such day."""
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - a calendar day, no clock
    except ValueError:
        return None


def forms_of(values: Iterable[str]) -> dict[str, Form]:
    """Return the form of each date; dates that differ in the time of day only are looked at once."""
    known, found = dict[str, Form](), dict[str, Form]()
    for value in values:
        text = _TIME.sub("10:00", value) if ":" in value else value
        if (form := known.get(text)) is None:
            form = known[text] = form_of(text)
        found[value] = form
    return found


def form_of(value: str) -> Form:
    """Return the form of a date; never an error."""
    text = plain_date(value)
    if exact := iso_day(text):
        return Form("exact", exact)
    if _NUMBER.fullmatch(text):
        return Form("number", parts=(text,))
    if found := _WEEK.fullmatch(text):
        return _of_week(*found.groups())
    if found := _COMPACT.fullmatch(text):
        return _exact(found[1], found[2], found[3], without_clock(text[8:])[1])
    return _beside_a_time(*without_clock(text))


def _beside_a_time(rest: str, where: str, has_time: bool) -> Form:  # noqa: FBT001 - as `without_clock` gives it
    """Return the form of a date without its time."""
    rest = rest.strip(" ,")
    if found := _SIGNS.fullmatch(rest):
        return _exact(found["year"], found["month"], found["day"], where)
    if (found := _MONTH.fullmatch(rest)) and not has_time:
        return _exact(found["year"], found["month"], None, where)
    if found := _ORDER.fullmatch(rest):
        return _of_numbers(found, where)
    return Form("words", parts=(rest,), zone=where) if regex.search(r"\p{L}", rest) else _NONE


def _exact(year: str, month: str | None, day: str | None, where: str) -> Form:
    found = day_of(int(year), int(month or 1), int(day or 1))
    precision = "day" if day else "month" if month else "year"
    return Form("exact", Day(found, precision, where)) if found else _NONE


def _of_numbers(found: "regex.Match[str]", where: str) -> Form:
    """Return the form of three numbers; those that begin with a year of four digits need no decision."""
    one, two, three = found["one"], found["two"], found["three"]
    four = [len(part) for part in (one, three) if len(part) > 2]  # noqa: PLR2004 - digits of a year
    if four not in ([], [4]):
        return _NONE
    words = found["words"] or ""
    if len(one) == 4:  # noqa: PLR2004 - digits of a year
        return _exact(one, two, three, where)
    return Form("order", parts=(one, two, three), words=words, zone=where)


def _of_week(year: str, week: str, day: str | None) -> Form:
    """Return the month of a week, or its day."""
    try:
        monday = datetime.fromisocalendar(int(year), int(week), int(day or 1))
    except ValueError:
        return _NONE
    if day:
        return Form("exact", Day(monday, "day"))
    one = (monday + timedelta(days=6)).month == monday.month
    return Form("week", Day(monday.replace(day=1), "month"), () if one else ("two months",))
