"""Provenance: which files a corpus is from, what they were taken for, and which column is which."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import Entry
from analysis.corpus.intake.letters import one_line
from analysis.corpus.intake.making.fields import Table
from analysis.corpus.intake.records import FileRead, Reading
from analysis.corpus.schema import CHECKS, FILES, MAPPED

_SAMPLES = 3  # rows that are shown beside the columns
_SURE, _GUESSED = "yes", "guessed"


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """How a corpus came in.

    Attributes:
        name: What the files are called together.
        files: The FILES contract: one row a file or a member of an archive.
        columns: The MAPPED contract: one row for each of our columns, and which of the file's it is, and why.
        samples: The first three rows as they stand in the file, under its own names.
        layout: What was said and what was decided: with it the same files are read the same way.
        checks: The CHECKS contract, where it was made as they were read.
    """

    name: str
    files: pd.DataFrame
    columns: pd.DataFrame
    samples: pd.DataFrame
    layout: Layout
    checks: pd.DataFrame = field(default_factory=CHECKS.empty)


def provenance(found: Reading, known: Sequence[Table], layout: Layout, name: str, shown: pd.DataFrame) -> Provenance:
    """Return how records came in.

    Args:
        found: What the readers found.
        known: Which columns are which, as far as that is known.
        layout: How they were read.
        name: What the files are called together.
        shown: The first rows; see `first_records`.
    """
    mapped = [guess for table in known for guess in table.guesses]
    columns = {
        "role": [guess.role for guess in mapped],
        "column": [guess.column for guess in mapped],
        "reason": [guess.reason for guess in mapped],
        "sure": [_SURE if guess.sure else _GUESSED for guess in mapped],
    }
    decided = dict(layout.columns) | {guess.role: guess.column for guess in mapped if guess.sure and guess.column}
    return Provenance(
        name,
        files_table(found.files, found.entries),
        pd.DataFrame(columns).astype("str") if mapped else MAPPED.empty(),
        shown,
        layout.with_columns(decided),
    )


def first_records(found: Reading) -> pd.DataFrame:
    """Return the first rows of the first table; where there is none, of whatever there is."""
    table = next((file.records for file in found.files if not file.ours and file.records), range(len(found.records)))
    shown = [found.records[row] for row in table[:_SAMPLES]]
    names = {one_line(name): name for record in shown for name in record.cells}
    rows = [[one_line(str(record.cells.get(name, ""))) for name in names.values()] for record in shown]
    return pd.DataFrame(rows, columns=list(names)).astype("str")


def files_table(files: Sequence[FileRead], entries: Iterable[Entry]) -> pd.DataFrame:
    """Return the FILES contract: the files that were read, and how many documents each gave, by what is set aside."""
    aside = Counter(entry.file for entry in entries if entry.action == "set aside" and entry.line > 0)
    rows = [
        {name: getattr(file, name) for name in FILES.columns if name != "documents"}
        | {"file": one_line(file.file), "documents": file.rows - aside[file.file]}
        for file in files
    ]
    texts = dict.fromkeys(("file", "format", "reader", "digest"), "str")
    return pd.DataFrame(rows).astype(texts) if rows else FILES.empty()
