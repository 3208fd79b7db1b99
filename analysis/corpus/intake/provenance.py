"""Provenance: which files a corpus is from, what they were taken for, and which column is which."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.corpus.intake.fields import Table
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import one_line
from analysis.corpus.intake.records import Part, Reading
from analysis.corpus.schema import FILES, MAPPED

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
    """

    name: str
    files: pd.DataFrame
    columns: pd.DataFrame
    samples: pd.DataFrame
    layout: Layout


def provenance(found: Reading, known: Sequence[Table], layout: Layout, name: str) -> Provenance:
    """Return how records came in.

    Args:
        found: What the readers found.
        known: Which columns are which, as far as that is known.
        layout: How they were read.
        name: What the files are called together.
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
        _files(found.parts),
        pd.DataFrame(columns).astype("str") if mapped else MAPPED.empty(),
        _samples(found),
        layout.with_columns(decided),
    )


def _files(parts: Iterable[Part]) -> pd.DataFrame:
    rows = [
        {
            "file": one_line(part.file),
            "format": part.format,
            "reader": part.reader,
            "digest": part.digest,
            "bytes": part.bytes,
            "rows": part.last - part.first,
        }
        for part in parts
    ]
    return (
        pd.DataFrame(rows).astype(dict.fromkeys(("file", "format", "reader", "digest"), "str"))
        if rows
        else FILES.empty()
    )


def _samples(found: Reading) -> pd.DataFrame:
    """Return the first rows of the first table; where there is none, of whatever there is."""
    part = next((one for one in found.parts if not one.ours and one.last > one.first), None)
    shown = (found.records[part.first : part.last] if part else found.records)[:_SAMPLES]
    names = {one_line(name): name for record in shown for name in record.cells}
    rows = [[one_line(str(record.cells.get(name, ""))) for name in names.values()] for record in shown]
    return pd.DataFrame(rows, columns=list(names)).astype("str")
