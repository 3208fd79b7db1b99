"""What readers give: records, each with its place, and entries for what they had to set aside or mend."""

from dataclasses import dataclass, field

import pandas as pd

from analysis.corpus.intake.ledger import Action, Entry, ledger_table, shared

Place = tuple[str, int]  # a file and a line of it


@dataclass(frozen=True, slots=True)
class Record:
    """One document as it stands in a file, and where."""

    file: str
    line: int
    cells: dict[str, object]


@dataclass(slots=True)
class Reading:
    """What a reader found.

    Attributes:
        rows: How many rows there were: each is a record or has an entry that sets it aside.
        records: The rows that can be documents.
        entries: The ledger so far.
        notes: What is said once for many rows: the first place, and how many there are.
    """

    rows: int = 0
    records: list[Record] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    notes: dict[tuple[str, Action, str], tuple[Place, int]] = field(default_factory=dict)

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
