"""The time of day beside a date: cut out of it, and the day that it then was in another zone."""

from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import regex

from analysis.corpus.errors import IntakeError

_HOUR = 60  # minutes
# Abbreviations that mean one zone, in hours from UTC; those of mail (RFC 822) are American.
_ZONES = {
    -8: "PST",
    -7: "MST PDT",
    -6: "CST MDT",
    -5: "EST CDT",
    -4: "EDT",
    0: "UTC GMT Z UT WET",
    1: "WEST CET MEZ",
    2: "CEST MESZ EET",
    3: "EEST MSK",
    8: "AWST",
    9: "JST KST",
    10: "AEST",
    11: "AEDT",
    12: "NZST",
    13: "NZDT",
}
_HOURS = {name: hours for hours, names in _ZONES.items() for name in names.split()}
# Others are kept as they are written, as they mean several: Britain or Bangladesh, India or Israel.
_NAMES = "|".join(sorted((*_HOURS, "BST", "IST", "SST", "HKT", "SGT", "PKT", "WIB"), key=len, reverse=True))
_CLOCK = regex.compile(
    rf"""(?:(?<=\d)T|,?\s*(?:\b(?:at|um|à|alle|kl\.?|om)\s+|(?<morning>上午|午前|오전)|(?<noon>下午|午後|오후))?\s*)
    (?:(?<!\d)(?<hour>\d{{1,2}}):(?<minute>\d\d)(?::\d\d(?:[.,]\d+)?)?
      |(?<!\d)(?<hour>\d{{1,2}})\s?h\s?(?<minute>\d\d)(?!\d)
      |(?<!\d)(?<hour>\d{{1,2}})\.(?<minute>\d\d)(?=\s*Uhr)
      |(?<![\d/.-])(?<hour>\d{{1,2}})(?=\s?[ap]\.?m\b))
    (?:\s*(?:(?<half>[ap])\.?\s?m\b\.?|Uhr\b|hrs\b))?
    (?:\s*\(?(?:(?<name>{_NAMES})\b)?\s*(?<shift>[+\-−]\d{{1,2}}(?::?\d\d)?(?![\d-]))?\)?(?:\s*\([^()]*\))?)?""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SHIFT = regex.compile(r"([+\-−])(\d{1,2}?)(?::?(\d\d))?")
_CLOSE = regex.compile(r"\d[T ](\d\d)(\d\d)")
_INSIDE = regex.compile(r"\d(?:T| )\d|:|\d ?h ?\d|\d ?[ap]\.?m\b|uhr", regex.IGNORECASE)


def without_clock(text: str) -> tuple[str, str, bool]:
    """Return a date without its time of day, the zone that the time is in, and whether there is a time.

    The zone is empty where none is named.
    """
    if not _INSIDE.search(text) or not (found := _CLOCK.search(text)):
        return text, "", False
    rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
    return rest, _zone(found["name"] or "", found["shift"] or ""), True


def minutes_of(text: str) -> int | None:
    """Return how many minutes after midnight a time of day is; None where there is none."""
    if not (found := _CLOCK.search(text)):
        found = _CLOSE.search(text)
        return int(found[1]) * _HOUR + int(found[2]) if found else None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = (found["half"] or "").lower()
    if half or found["noon"] or found["morning"]:
        hour = hour % 12 + 12 * bool(half == "p" or found["noon"])
    return hour * _HOUR + minute


def zone_named(name: str) -> tzinfo:
    """Return a zone by its name, such as UTC or Europe/Paris.

    Raises:
        IntakeError: `E-ZONE` where there is none of that name.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        what = f"there is no zone “{name}”"
        raise IntakeError("E-ZONE", what, todo="name one like UTC or Europe/Paris") from error


def day_in(day: datetime, minutes: int, zone: str, there: tzinfo) -> datetime | None:
    """Return the day that it was in another zone at that time; None where it is not known what the zone means."""
    shift = _minutes_from_utc(zone)
    if shift is None:
        return None
    try:
        moment = (day + timedelta(minutes=minutes)).replace(tzinfo=timezone(timedelta(minutes=shift)))
        return moment.astimezone(there).replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    except (OverflowError, ValueError):
        return None


def _minutes_from_utc(zone: str) -> int | None:
    if zone.upper() in _HOURS:
        return _HOURS[zone.upper()] * _HOUR
    if found := _SHIFT.fullmatch(zone):
        minutes = int(found[2]) * _HOUR + int(found[3] or 0)
        return minutes if found[1] == "+" else -minutes
    return None


def _zone(name: str, shift: str) -> str:
    """Return a zone in one form: UTC, +05:30, −05:00, or its abbreviation."""
    if not shift:
        return "UTC" if _HOURS.get(name.upper()) == 0 and name.upper() != "WET" else name.upper()
    digits = shift[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")  # noqa: PLR2004 - +1 or +01
    if int(hours) == int(minutes) == 0:
        return "UTC"
    return f"{'+' if shift[0] == '+' else '−'}{int(hours):02}:{minutes}"
