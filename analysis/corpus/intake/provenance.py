"""Provenance: which files a corpus is from, what they were taken for, and which column is which."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.records import FileRead
from analysis.corpus.schema import FILES


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """How a corpus came in.

    Attributes:
        name: What the corpus is called.
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


def files_table(files: Sequence[FileRead], ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the FILES contract: the files that were read, and how many documents each gave, by what is set aside."""
    if not files:
        return FILES.empty()
    table = pd.DataFrame([asdict(file) for file in files])
    aside = ledger.loc[(ledger["action"] == "set aside") & (ledger["line"] > 0), "file"].value_counts()
    lost = table["file"].map(aside).fillna(0).astype("int64")
    return table.assign(documents=table["rows"] - lost)
