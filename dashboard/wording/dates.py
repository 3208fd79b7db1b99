"""Dates and periods as people write them, no more exact than they are; and events that a reader marks on them."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis import limits, period_name

_EPOCH = 1970  # the year from which numpy counts


def dates(documents: pd.DataFrame) -> list[str]:
    """Return each document's date as people write it, no more exact than it is, and marked where it is inferred."""
    days = documents["published"]
    facts = zip(
        days.to_numpy().tolist(), *(documents[name].tolist() for name in ("date_precision", "date_basis")), strict=True
    )
    said: dict[tuple[int | None, str], str] = {}
    found = []
    for row, (day, precision, basis) in enumerate(facts):
        if (day, precision) not in said:
            said[day, precision] = period(days.iloc[row], precision) if precision else "undated"
        found.append(said[day, precision] + " (inferred)" * (basis == "inferred"))
    return found


def period(first_day: pd.Timestamp, by: str) -> str:
    """Return a period as people write it."""
    return period_name(first_day, by)


def when(first_day: pd.Timestamp, by: str) -> str:
    """Return a period with its preposition."""
    return f"{'on' if by == 'day' else 'in'} {period(first_day, by)}"


def years(documents: pd.DataFrame) -> str:
    """Return the years that the documents span."""
    days = documents["published"].to_numpy()
    known = days[~np.isnat(days)].astype("datetime64[Y]").astype(np.int64) + _EPOCH
    if len(known) == 0:
        return "undated"
    first, last = known.min(), known.max()
    return str(first) if first == last else f"{first} to {last}"


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


def read_event(written: str) -> Event | None:
    """Return what a link says for an event, its words cut where they are too long; None where it says none."""
    day, _, words = written.partition("|")
    shown = " ".join(words.split())[: limits.LONGEST_EVENT]
    try:
        found = date.fromisoformat(day.strip())
    except ValueError:
        return None
    return Event(found, shown) if shown else None


def read_events(written: Iterable[str]) -> tuple[Event, ...]:
    """Return what a link says for events, the earliest first, each once, and no more than are drawn."""
    found = {one for one in map(read_event, written) if one is not None}
    return tuple(sorted(found)[: limits.MOST_EVENTS])
