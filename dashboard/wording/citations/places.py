"""Kept passages in words: how many there are, and how each is cited by its place."""

from typing import Any

import pandas as pd

from analysis import counted, records
from dashboard.paper.written import on_one_line
from dashboard.wording.dates import dates


def gathered(quotations: pd.DataFrame) -> str:
    """Return how many passages are kept, and from how many sources and documents."""
    sources, documents = (quotations[name].nunique() for name in ("source", "doc_id"))
    found = (
        f"{counted(len(quotations), 'passage')} from {counted(sources, 'source')} and {counted(documents, 'document')}"
    )
    return f"{found}. The filters do not change them; each corpus has its own tray."


def missing(number: int) -> str:
    """Return that a link names passages which the corpus does not have; empty where it has them all."""
    if number == 0:
        return ""
    return f"{counted(number, 'passage')} cannot be shown: the corpus has no such place."


def citations(quotations: pd.DataFrame) -> list[str]:
    """Return how each passage is cited: source, title, date and position; a document without a title by its name."""
    return [
        f"{on_one_line(row['source'])}, {_title(row)}, {date}, {position(row)}."
        for row, date in zip(records(quotations), dates(quotations), strict=True)
    ]


def position(row: dict[str, Any]) -> str:
    """Return where in its document a passage stands; characters are counted from 1, and the last is included."""
    return f"paragraph {row['paragraph']:,}, characters {row['start'] + 1:,}–{row['end']:,}"


def reference(corpus: str, fingerprint: str) -> str:
    """Return which corpus passages are from, and how their places are counted."""
    return (
        f"Corpus: {on_one_line(corpus)}, fingerprint {fingerprint[:12]}. Paragraphs and characters are counted from 1."
    )


def _title(row: dict[str, Any]) -> str:
    return f"“{on_one_line(row['title'])}”" if row["title"].strip() else on_one_line(row["doc_id"])
