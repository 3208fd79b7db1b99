"""Times that a tool is known to count in seconds since 1970, and years that it is known to write in two digits."""

from collections.abc import Sequence
from datetime import UTC, datetime

import regex

_SECONDS = regex.compile(r"\d{9,11}(?:\.\d+)?")
_SHORT = regex.compile(r"(\d\d?)([./-]\s?\d\d?[./-]\s?)(\d\d?)(?!\d)(.*)", regex.DOTALL)
_DIGITS = 2
_CENTURY = 2000


def time_of_seconds(said: str) -> str:
    """Return seconds since 1970 as a time in UTC; anything else as it stands."""
    if not _SECONDS.fullmatch(said):
        return said
    return datetime.fromtimestamp(int(float(said)), UTC).isoformat()


def years_in_full(dates: Sequence[str], since: int) -> list[str]:
    """Return dates in which years of two digits have their century.

    The year is the last number, or the first where the last cannot be it; where neither can, dates stay as they are.

    Args:
        dates: As they were written.
        since: The year in which the tool began.
    """
    parts = [_SHORT.fullmatch(date) for date in dates]
    years = range(since, datetime.now(UTC).year + 2)
    for place in (3, 1):
        said = [found[place] for found in parts if found]
        if all(len(year) == _DIGITS and _CENTURY + int(year) in years for year in said):
            return [
                date
                if found is None
                else date[: found.start(place)] + f"{_CENTURY + int(found[place])}" + date[found.end(place) :]
                for date, found in zip(dates, parts, strict=True)
            ]
    return list(dates)
