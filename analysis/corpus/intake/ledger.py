"""The ledger: what happened to each record that did not come in just as it was."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import regex

from analysis.corpus.intake.letters import one_line
from analysis.corpus.schema import LEDGER

Action = Literal["kept", "changed", "set aside"]

# Why rows are set aside, in a word or two.
REASONS = {
    "E-COPIES": "copies",
    "E-NEAR-COPIES": "near-copies",
    "E-TINY": "hardly a word",
    "E-PLACEHOLDERS": "placeholders",
    "E-TEXT": "no text",
    "E-JSON": "not readable as JSON",
    "E-CELLS": "more cells than columns",
    "E-HEADING": "the heading once more",
    "E-PLACEHOLDER": "a placeholder, not a text",
    "E-SYSTEM": "a message of the system",
    "E-FILE": "the file is not there",
    "E-EMPTY": "the file is empty",
    "E-ENCODING": "the file is not UTF-8",
    "E-NOT-TEXT": "the file is no text",
    "E-TOO-LARGE": "the file is too large",
    "E-READ": "the file cannot be read",
    "E-FORMAT": "the file is none",
    "E-GZIP": "the compressed file is damaged",
    "E-ZIP": "the archive is damaged",
    "E-LOCKED": "the file has a password",
    "E-EXPANDS": "the compressed file grows beyond measure",
}


_SHARED = regex.compile(r" \(([\d,]+) rows?, the first one here\)$")
_UNREAD = " was not understood as a date"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    Attributes:
        line: Where in the file; 0 is the file as a whole. An entry with a line whose action is “set aside” stands for
            one row that is no document, and each such row has one.
    """

    file: str
    line: int
    code: str
    action: Action
    message: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """What did not come in.

    Attributes:
        rows: How many rows were set aside.
        reasons: Why, with how many each; the commonest first.
        files: How many files and folders in a corpus's folder were not read, because its manifest does not list them.
        names: Why the names kept with a corpus are not used; empty where they are, or where none were kept.
    """

    rows: int
    reasons: tuple[tuple[str, int], ...]
    files: int
    names: str


def rows_set_aside(ledger: pd.DataFrame) -> SetAside:
    """Return what a ledger says did not come in."""
    aside = ledger[ledger["action"] == "set aside"]
    reasons = Counter(REASONS[code] for code in aside.loc[aside["line"] > 0, "code"])
    ranked = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    names = "".join(aside.loc[aside["code"] == "E-MENTIONS", "message"])
    return SetAside(reasons.total(), tuple(ranked), int((aside["code"] == "W-UNLISTED").sum()), names)


def shared(message: str, often: int) -> str:
    """Return what is said once of many rows, with their number."""
    return f"{message} ({often:,} {'row' if often == 1 else 'rows'}, the first one here)"


def unread(quotation: str) -> str:
    """Return what is said of a date that was not understood."""
    return f"{quotation}{_UNREAD}: the document is kept, undated"


def not_understood(ledger: pd.DataFrame) -> tuple[int, str]:
    """Return how many dates a ledger says were not understood, and the first as it was written, with its place."""
    said = ledger[ledger["code"] == "W-DATE"]
    if said.empty:
        return 0, ""
    often = [int(found[1].replace(",", "")) if (found := _SHARED.search(text)) else 1 for text in said["message"]]
    file, line, message = said.iloc[0][["file", "line", "message"]]
    place = f"line {line:,}" if len(ledger["file"].unique()) == 1 else f"{file}, line {line:,}"
    return sum(often), f"{message.partition(_UNREAD)[0]} ({place})"


def ledger_table(entries: list[Entry]) -> pd.DataFrame:
    """Return the entries as a table under the LEDGER contract, in the order in which they were met."""
    if not entries:
        return LEDGER.empty()
    columns = {name: [getattr(entry, name) for entry in entries] for name in LEDGER.columns}
    return pd.DataFrame(columns | {name: list(map(one_line, columns[name])) for name in ("file", "message")})


def first_reasons(entries: list[Entry]) -> str:
    """Return why the first rows of a file were set aside, for a message that says that all were."""
    aside = [entry for entry in entries if entry.action == "set aside" and entry.line]
    return one_line("; ".join(f"line {entry.line}: {entry.message}" for entry in aside[:3]))
