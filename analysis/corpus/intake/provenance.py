"""Provenance: which files a corpus is from, what they were taken for, and which column is which."""

from dataclasses import dataclass

import pandas as pd

from analysis.corpus.intake.layout import Layout


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
