"""Dates: ISO 8601 only, exact to a day, a month or a year, and never guessed."""

from datetime import datetime

import regex

PRECISIONS = ("day", "month", "year")
_DAY = 10  # characters of a date without a time of day
_DATE = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?")
_ZONE = regex.compile(r"(?:(Z|UTC|GMT)|([+\-−])(\d\d)(?::?(\d\d))?)(?:\[[\w/+-]+\])?$", regex.ASCII | regex.IGNORECASE)


def resolved_date(value: str) -> tuple[datetime, str] | None:
    """Return the first day that a date allows, and how exact it is; None when it is no date.

    Of a time of day with its zone the day counts that it is there.

    Args:
        value: `2019-07-20`, with or without a time of day, `2019-07` or `2019`.
    """
    found = _DATE.fullmatch(value.strip())
    if not found:
        return None
    year, month, day = found.groups()
    precision = "day" if day else "month" if month else "year"
    try:
        return datetime(int(year), int(month or 1), int(day or 1)), precision  # noqa: DTZ001 - a calendar day, no clock
    except ValueError:
        return None


def timed(value: str) -> bool:
    """Return whether a date is so long that a time of day follows it."""
    return len(value) > _DAY


def zone(value: str) -> str:
    """Return the zone in which a time of day is written, such as UTC or −05:00; empty where it names none."""
    found = _ZONE.search(value.strip(), _DAY)
    if not found:
        return ""
    _, sign, hours, minutes = found.groups()
    if not hours or hours == (minutes or "00") == "00":
        return "UTC"
    return f"{'+' if sign == '+' else '−'}{hours}:{minutes or '00'}"


def first_day(day: datetime, precision: str) -> datetime:
    """Return the first day that a date allows when only its month or its year counts."""
    if precision == "year":
        return day.replace(month=1, day=1)
    return day.replace(day=1) if precision == "month" else day
