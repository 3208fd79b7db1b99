"""Names kept beside a corpus, as a model marked them: with their count and digests, and read only when all of them fit.

The first line says how many names follow, the digest of what follows, the digest of the texts they were found in, and
by which model. Whoever edits the file by hand breaks the digest, and learns that the names must be looked for again.
What they stand for is found anew by whoever opens them.
"""

import csv
import io
from hashlib import sha256
from pathlib import Path

import pandas as pd
import polars as pl
import regex

from analysis import limits
from analysis.corpus.digests import texts_digest
from analysis.corpus.errors import IntakeError
from analysis.corpus.schema import MARKS

# What models call names. Their dates, numbers and amounts are not things that a text talks about.
NAME_TYPES = frozenset(
    ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "PER", "MISC")
)
_HEAD = regex.compile(r"# (\d{1,9}) names, sha256 ([0-9a-f]{64}), of texts ([0-9a-f]{64}), by ([^\p{C}]{1,200})")
_BEFORE = regex.compile(r"# \d{1,9} mentions, sha256 .*")  # what names stood for was kept with them
_NUMBER = regex.compile(r"\d{1,9}", regex.ASCII)
_NUMBERS = ("start", "end")


def kept_form(marks: pd.DataFrame, digest: str, by: str) -> str:
    """Return names as they are kept.

    Args:
        marks: The MARKS contract.
        digest: The digest of the texts they were found in.
        by: Which model found them, see `Corpus.names_by`.
    """
    table = marks[list(MARKS.columns)].to_csv(index=False, lineterminator="\n")
    by = " ".join(by.split()) or "nobody"
    return f"# {len(marks)} names, sha256 {_digest(table, by)}, of texts {digest}, by {by}\n{table}"


def fitting_marks(path: Path, documents: pd.DataFrame, texts: pl.Series) -> tuple[pd.DataFrame, str]:
    """Return the names that are kept for these very texts, and which model found them.

    Raises:
        IntakeError: `E-MENTIONS` when the file is not as it was made, was made for other texts, or holds a row that
            cannot have been found in them. Then none of its names is to be used.
    """
    return told_marks(_text(path), path, documents, texts)


def told_marks(text: str, path: Path, documents: pd.DataFrame, texts: pl.Series) -> tuple[pd.DataFrame, str]:
    """Return the names that a text holds, as `kept_form` wrote them for these very texts, and which model found them.

    Args:
        text: What was kept.
        path: Where, for messages.
        documents: The DOCUMENTS contract.
        texts: Row by row the texts of `documents`.

    Raises:
        IntakeError: As `fitting_marks`.
    """
    head, _, table = text.partition("\n")
    made = _HEAD.fullmatch(head.strip())
    if is_of_earlier_form(text):
        raise _refused(
            "an earlier version made it, which kept what names stand for and not which model found them", path
        )
    if not made:
        raise _refused("its first line does not say how many names it holds, and of which texts", path)
    count, digest, of, by = int(made[1]), made[2], made[3], made[4]
    rows = _rows(table, path)
    if len(rows) != count:
        raise _refused(f"it holds {len(rows):,} of the {count:,} names that it had when it was made", path)
    if _digest(table, by) != digest:
        raise _refused("it was changed after it was made", path)
    if of != texts_digest(documents, texts):
        raise _refused("its names were found in other texts than these", path)
    return _fitting(rows, dict(zip(documents["doc_id"], texts, strict=True)), path), by


def is_of_earlier_form(text: str) -> bool:
    """Return whether a text holds names as versions before this one kept them."""
    return _BEFORE.fullmatch(text.partition("\n")[0].strip()) is not None


def _text(path: Path) -> str:
    """Return what the file holds, with line ends as they are."""
    try:
        if not path.is_file() or path.resolve().parent != path.parent.resolve():
            raise _refused("it is no file in this folder", path)
        with path.open("rb") as file:
            data = file.read(limits.MOST_BYTES + 1)
    except OSError as error:
        raise _refused(f"it cannot be read: {(error.strerror or 'no reason given').lower()}", path) from error
    if len(data) > limits.MOST_BYTES:
        raise _refused(f"it has more than {limits.MOST_BYTES:,} bytes", path)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise _refused("it is not UTF-8", path) from error


def _rows(table: str, path: Path) -> list[list[str]]:
    """Return the rows under the heading."""
    try:
        heading, *rows = csv.reader(io.StringIO(table, newline=""), strict=True)
    except (csv.Error, ValueError) as error:
        raise _refused("it is no table", path) from error
    if heading != list(MARKS.columns):
        raise _refused(f"its columns are not {', '.join(MARKS.columns)}", path)
    return rows


def _fitting(rows: list[list[str]], texts: dict[str, str], path: Path) -> pd.DataFrame:
    """Return the rows as a table, when each of them stands in its text as it says."""
    order, before = {doc_id: place for place, doc_id in enumerate(texts)}, (-1, 0, 0)
    for number, row in enumerate(rows, start=1):
        if reason := _misfit(row, texts):
            raise _refused(f"name {number:,} {reason}", path)
        if (here := (order[row[0]], int(row[1]), int(row[2]))) <= before:
            raise _refused(f"name {number:,} does not come after the one before it", path)
        before = here
    if not rows:
        return MARKS.empty()
    columns = dict(zip(MARKS.columns, map(list, zip(*rows, strict=True)), strict=True))
    kinds = {name: "int64" if name in _NUMBERS else "str" for name in MARKS.columns}
    return pd.DataFrame(columns, dtype="str").astype(kinds)


def _misfit(row: list[str], texts: dict[str, str]) -> str:
    """Return why a row cannot have been found in these texts; nothing where it can."""
    if len(row) != len(MARKS.columns):
        return f"has {len(row)} cells, not {len(MARKS.columns)}"
    doc_id, start, end, surface, kind = row
    if doc_id not in texts:
        return "is in a document that is not there"
    if not (_NUMBER.fullmatch(start) and _NUMBER.fullmatch(end)):
        return "has a place that is no number"
    if not surface or int(end) - int(start) != len(surface) or not texts[doc_id].startswith(surface, int(start)):
        return "does not stand where it says"
    return "" if kind in NAME_TYPES else "is of a kind that no model gives"


def _digest(table: str, by: str) -> str:
    """Return the SHA-256 of the rows and their model; whether lines end as on Windows makes no difference."""
    return sha256(f"{by}\n{table}".replace("\r\n", "\n").encode()).hexdigest()


def _refused(what: str, path: Path) -> IntakeError:
    return IntakeError("E-MENTIONS", what, where=path.name, todo="look for the names again with discourse names")
