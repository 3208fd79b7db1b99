"""Dates that are one number: seconds since 1970 and their parts, days of a spreadsheet, 20240131."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, tzinfo

import regex

from analysis.corpus.errors import Option
from analysis.corpus.intake.dating.column import Column, examples
from analysis.corpus.intake.dating.forms import Day, day_of, plain_date
from analysis.corpus.intake.layout import Numbers

_PARTS: dict[Numbers, int] = {"seconds": 1, "milliseconds": 1_000, "microseconds": 1_000_000}
_LABELS: dict[Numbers, str] = {
    "seconds": "Seconds since 1970",
    "milliseconds": "Milliseconds since 1970",
    "microseconds": "Microseconds since 1970",
    "serial": "Days of a spreadsheet",
    "compact": "Year, month and day",
}
# Names of columns that say what their numbers are.
_CLOCK = regex.compile(
    r"(?:^|[\W_])(?:created_?utc|unix\w*|epoch\w*|utime|posix\w*)(?:$|[\W_])|\w_unix(?:time)?$|unixtime"
)
_COMPACT = frozenset({8, 12, 14})  # digits, with hours and minutes, with seconds
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - counted from in UTC
_SERIAL, _LEAP = datetime(1899, 12, 30), 60  # noqa: DTZ001 - spreadsheets know a 29 February 1900, their day 60
_LOOKED_AT = 1_000  # different values, by which it is told what they may count
_EARLIEST, _EARLIEST_SERIAL, _EARLIEST_COMPACT, _LATEST = (
    1980,
    1927,
    1500,
    2100,
)  # years in which a number is taken for a date


def decide_numbers(column: Column, values: Iterable[str], there: tzinfo | None) -> None:
    """Read numbers into a column's days, or ask what they count.

    Args:
        column: The column.
        values: Its values that are one number.
        there: The zone in whose days documents count; None is UTC.
    """
    values = list(values)
    if not values:
        return
    some = values[:_LOOKED_AT]
    half = column.number(some) / 2
    likely = [kind for kind in _LABELS if column.number(v for v in some if _is_likely(v, kind)) >= half]
    chosen = column.layout.numbers
    clock = [kind for kind in likely if kind in _PARTS]
    if not chosen and clock and _CLOCK.search(column.name.casefold()):
        chosen = clock[0]
    if not chosen:
        if likely:
            every = column.number(values)
            are = "date is a number" if every == 1 else "dates are numbers"
            what = f"{every:,} {are} such as {values[0]}, and nothing says what is counted"
            options = [
                Option(kind, _LABELS[kind], examples((value, _day(value, kind, there)) for value in values))
                for kind in likely
            ]
            column.ask("E-DATE-NUMBER", "numbers", what, options, likely[0])
        return
    read = {value: day for value in values if (day := _day(value, chosen, there))}
    if read:
        first = next(iter(read))
        message = (
            f"numbers are {_LABELS[chosen].lower().replace('1970', '1970 in UTC')}: {examples([(first, read[first])])}"
        )
        column.say(first, "W-DATE-NUMBER", message)
    zone = "UTC" if chosen in _PARTS and there is None else ""
    column.days.update({value: Day(day, "day", zone) for value, day in read.items()})


def _day(value: str, kind: Numbers, there: tzinfo | None) -> datetime | None:
    """Return the day that a number is; None where it is none."""
    text = value.strip() if value.isascii() else plain_date(value)
    if kind == "compact":
        text = text.removesuffix(".0")
        known = len(text) in _COMPACT and text.isdecimal()
        return day_of(int(text[:4]), int(text[4:6]), int(text[6:8])) if known else None
    try:
        if kind == "serial":
            days = float(text)
            found = _SERIAL + timedelta(days=days + (days < _LEAP))
        else:
            found = _EPOCH + timedelta(seconds=float(text) / _PARTS[kind])
            if there is not None:
                found = found.replace(tzinfo=UTC).astimezone(there)
        return found.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    except (OverflowError, ValueError):
        return None


def _is_likely(value: str, kind: Numbers) -> bool:
    """Return whether a number is a date that somebody would have written so."""
    day = _day(value, kind, None)
    earliest = {"compact": _EARLIEST_COMPACT, "serial": _EARLIEST_SERIAL}.get(kind, _EARLIEST)
    return day is not None and earliest <= day.year < _LATEST
