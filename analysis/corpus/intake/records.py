"""What readers give: records, each with its place, and entries for what they had to set aside or mend."""

from dataclasses import dataclass, field
from typing import NamedTuple, Self

import pandas as pd

from analysis.corpus.intake.ledger import Action, Entry, ledger_table, shared

Place = tuple[str, int]  # a file and a line of it


class Record(NamedTuple):
    """One document as it stands in a file, and where."""

    file: str
    line: int
    cells: dict[str, object]


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file that was read: see the FILES contract, of which `documents` is known later.

    Attributes:
        ours: Whether the cells of its records have our names.
        records: Which records of the reading are its.
    """

    file: str
    format: str
    reader: str
    digest: str
    bytes: int
    rows: int
    ours: bool
    records: range


@dataclass(slots=True)
class Reading:
    """What a reader found.

    Attributes:
        rows: How many rows there were: each is a record or has an entry that sets it aside.
        records: The rows that can be documents.
        entries: The ledger so far.
        notes: What is said once for many rows: the first place, and how many there are.
        files: The files that were read.
    """

    rows: int = 0
    records: list[Record] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notes: dict[tuple[str, Action, str], tuple[Place, int]] = field(default_factory=dict)
    files: list[FileRead] = field(default_factory=list)

    def absorb(self, part: Self) -> None:
        """Add what was found in one more file."""
        self.rows += part.rows
        self.records += part.records
        self.entries += part.entries
        for said, (place, often) in part.notes.items():
            first, before = self.notes.get(said, (place, 0))
            self.notes[said] = first, before + often

    def enter(self, place: Place, code: str, action: Action, message: str) -> None:
        """Add a line to the ledger."""
        self.entries.append(Entry(*place, code, action, message))

    def refuse(self, place: Place, code: str, message: str) -> None:
        """Set one row aside."""
        self.rows += 1
        self.enter(place, code, "set aside", message)

    def take(self, record: Record) -> None:
        """Add a row that can be a document."""
        self.rows += 1
        self.records.append(record)

    def note(self, place: Place, code: str, action: Action, message: str) -> None:
        """Say something of this row in one line of the ledger for all rows of which it is true."""
        first, often = self.notes.get((code, action, message), (place, 0))
        self.notes[code, action, message] = first, often + 1

    def ledger(self) -> pd.DataFrame:
        """Return the LEDGER contract: what was said of single rows, then what was said of many."""
        many = [
            Entry(*place, code, action, shared(message, often))
            for (code, action, message), (place, often) in self.notes.items()
        ]
        return ledger_table(self.entries + many)
