"""Times of day: the day counts that it was there, or in one zone if that is said."""

from collections.abc import Callable
from typing import Any

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Days = Callable[..., list[str]]
Read = Callable[..., tuple[Any, Reading]]
LATE = ["2019-07-31T23:30:00-05:00", "2019-07-31T23:30:00", "Wed, 31 Jul 2019 23:30:00 EST", "2019-07-31T2330-0500"]


@pytest.mark.row(69)
def test_a_late_post_is_of_another_month_only_in_another_zone(days: Days, read: Read) -> None:
    """At half past eleven in New York it is August in Greenwich; a time without a zone stays where it is."""
    assert days(*LATE) == ["2019-07-31"] * 4
    assert days(*LATE, zone="UTC") == ["2019-08-01", "2019-07-31", "2019-08-01", "2019-08-01"]
    assert days(*LATE, zone="America/Lima") == ["2019-07-31"] * 4
    assert read(*LATE)[0].zones == ["−05:00", "", "EST", "−05:00"]


@pytest.mark.row(69)
def test_the_ledger_says_which_days_moved(read: Read) -> None:
    """Each zone is named, with the number of its rows."""
    _, found = read(*LATE, "2019-07-31T10:00Z", zone="UTC")

    assert found.ledger()["message"].tolist() == [
        "the time is in the zone −05:00: in UTC, which counts, it is another day (2 rows, the first one here)",
        "the time is in the zone EST: in UTC, which counts, it is another day (1 row, the first one here)",
        "the time is in the zone UTC: in UTC, which counts, it is the same day (1 row, the first one here)",
    ]


@pytest.mark.row(69)
@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2021-03-28T02:30:00+01:00", "2021-03-28"),  # a quarter of an hour that clocks in Paris left out
        ("28/03/2021 11:30 PM UTC", "2021-03-29"),
        ("March 28, 2021 12:15 AM -0800", "2021-03-28"),
        ("2021-03-28 23:30 IST", "2021-03-28"),  # of India or of Israel: it stays
        ("9999-12-31T23:59:00-12:00", "9999-12-31"),
    ],
)
def test_a_time_is_moved_by_its_zone(days: Days, value: str, day: str) -> None:
    """Halves of the day and gaps of the clock are right; what cannot be moved stays."""
    assert days(value, zone="Europe/Paris") == [day]


def test_seconds_since_1970_count_in_the_zone(days: Days) -> None:
    """Seconds have no zone but UTC."""
    assert days("1614555000", numbers="seconds") == ["2021-02-28"]
    assert days("1614555000", numbers="seconds", zone="Europe/Paris") == ["2021-03-01"]


@pytest.mark.parametrize("zone", ["Nowhere/Else", "../etc", "x\x00"])
def test_a_zone_that_does_not_exist_is_refused(days: Days, zone: str) -> None:
    """The message names it and gives examples."""
    with pytest.raises(IntakeError, match=r"^E-ZONE · there is no zone “.*” · name one like UTC or Europe/Paris"):
        days("2019", zone=zone)
