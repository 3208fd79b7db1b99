"""Events that a reader marks on an axis of time: a day and some words, as a link says them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pandas as pd

from analysis import counted, limits
from dashboard.wording.dates import period


class Event(NamedTuple):
    """What happened on a day, in a reader's words."""

    day: date
    words: str

    @property
    def written(self) -> str:
        """The event as a link says it."""
        return f"{self.day.isoformat()}|{self.words}"

    @property
    def said(self) -> str:
        """The event as people write it."""
        return f"{period(pd.Timestamp(self.day), 'day')}: {self.words}"


def event(written: str) -> Event | None:
    """Return what a link says for an event, its words cut where they are too long; None where it says none."""
    day, _, words = written.partition("|")
    shown = " ".join(words.split())[: limits.LONGEST_EVENT]
    try:
        found = date.fromisoformat(day.strip())
    except ValueError:
        return None
    return Event(found, shown) if shown else None


def events(written: Iterable[str]) -> tuple[Event, ...]:
    """Return what a link says for events, the earliest first, each once, and no more than are drawn."""
    found = {one for one in map(event, written) if one is not None}
    return tuple(sorted(found)[: limits.MOST_EVENTS])


def full() -> str:
    """Return why no more events can be marked."""
    return f"{counted(limits.MOST_EVENTS, 'event').capitalize()} are marked, and more would cover the lines."
