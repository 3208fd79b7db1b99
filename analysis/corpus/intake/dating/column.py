"""What is known of a column while its dates are decided: its values, where they stand, and what was said."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import pandas as pd

from analysis.corpus.errors import Option, Question
from analysis.corpus.intake.dating.forms import Day
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import Place, Reading
from analysis.corpus.periods import period_name

_SHOWN = 3  # examples of an option


@dataclass(slots=True, eq=False)
class Column:
    """A column of dates.

    Attributes:
        name: What it is called in the file.
        rows: How often each value stands in it.
        places: Where each value stands first.
        layout: What was said of dates.
        found: The ledger.
        days: The days so far, by value.
        questions: What is still to be said.
    """

    name: str
    rows: Counter[str]
    places: dict[str, Place]
    layout: Layout
    found: Reading
    days: dict[str, Day] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def ask(self, code: str, setting: str, what: str, options: Iterable[Option], likely: str = "") -> None:
        """Add a question on the whole column."""
        files = sorted({file for file, _ in self.places.values()})
        file = files[0] if len(files) == 1 else f"{files[0]} and {len(files) - 1:,} more"
        self.questions.append(Question(code, setting, f"{file}, column “{self.name}”", what, tuple(options), likely))

    def say(self, value: str, code: str, message: str) -> None:
        """Say how the column is read, at the place of a value."""
        self.found.enter(self.places[value], code, "kept", f"column “{self.name}”: {message}")

    def line(self, value: str) -> str:
        """Return where a value stands, in words."""
        file, line = self.places[value]
        several = len({name for name, _ in self.places.values()}) > 1
        return f"line {line:,} of {file}" if several else f"line {line:,}"

    def number(self, values: Iterable[str]) -> int:
        """Return in how many rows values stand."""
        return sum(self.rows[value] for value in values)


def examples(dates: Iterable[tuple[str, datetime | None]]) -> str:
    """Return what some values would be, in words, such as “03/04/2024 is 3 April 2024”."""
    shown = [f"{value} is {in_words(day)}" for value, day in dates if day is not None]
    return ", ".join(shown[:_SHOWN])


def in_words(day: datetime) -> str:
    """Return a day in words."""
    return period_name(pd.Timestamp(day), "day")
