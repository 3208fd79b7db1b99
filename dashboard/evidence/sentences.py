"""What is said of passages: how many there are, which are shown, and by which rule."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.schema import records
from dashboard.words import count, rate


def heads(found: pd.DataFrame, documents: pd.DataFrame, noun: str) -> dict[str, str]:
    """Return the head of each source's passages: uses, documents, and the rate of uses.

    Args:
        found: Passages or mentions of all sources.
        documents: The selected documents.
        noun: What a row of `found` is.
    """
    uses, texts = found["source"].value_counts(), found.drop_duplicates("doc_id")["source"].value_counts()
    sizes = documents.groupby("source")["tokens"].agg(documents="size", words="sum")
    table = sizes.assign(found=uses, used=texts).loc[uses.index].rename_axis("source").reset_index()
    table = table.astype({"found": "int64", "used": "int64"})
    return {row["source"]: _head(row, noun) for row in records(table)}


def _head(row: dict[str, Any], noun: str) -> str:
    if noun == "document":
        return count(row["found"], noun)
    per = f" · {rate(row['found'] / row['words'] * 10_000)} per 10,000 words" if noun == "use" else ""
    return f"{count(row['found'], noun)} in {row['used']:,} of {count(row['documents'], 'document')}{per}"


def left_out(found: pd.DataFrame, sources: Sequence[str], noun: str) -> str:
    """Return what the columns side by side do not show."""
    others = found[~found["source"].isin(list(sources))]
    number = count(others["source"].nunique(), "other source")
    return f"{count(len(others), noun)} by {number}: choose sources in the sidebar to see them here."


def other_text(asked: str | None, shown: str) -> str:
    """Return that another text is shown than the one asked for; empty where it is that one."""
    if asked in (None, "", shown):
        return ""
    return "The text that was asked for is not among the documents selected: this is the first that is."


def lines_note(found: int, most: int) -> str:
    """Return what a click on a line does, and how many of the lines are shown."""
    more = f"The first {most:,} of {found:,} lines; the downloads have them all. " if found > most else ""
    return f"{more}Choose a line to read the whole text."


def with_dates(found: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return passages with their documents' titles and dates as people write them, no more exact than they are."""
    return found.drop(columns="published").join(documents.set_index("doc_id")[["title", "date"]], on="doc_id")
