"""A column of dates, read as it stands."""

from collections.abc import Callable
from typing import Any

import pytest

from analysis.corpus.intake.dating.dated import Dated, dated_column
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import Reading

Read = Callable[..., tuple[Dated, Reading]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads dates, the first of which stands in line 2 of posts.csv."""

    def _read(*values: str, column: str = "date", **said: Any) -> tuple[Dated, Reading]:
        found = Reading()
        places = [("posts.csv", row + 2) for row in range(len(values))]
        return dated_column(values, places, Layout(**said), found, column=column), found

    return _read


@pytest.fixture(scope="session")
def days(read: Read) -> Callable[..., list[str]]:
    """Return a function that gives what dates are read as: a day, a month, a year, or nothing."""

    def _days(*values: str, **said: Any) -> list[str]:
        dated, _ = read(*values, **said)
        lengths = {"day": 10, "month": 7, "year": 4, "": 0}
        return [
            day.isoformat()[: lengths[precision]] if day else ""
            for day, precision in zip(dated.days, dated.precisions, strict=True)
        ]

    return _days
