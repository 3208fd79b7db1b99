"""From records to documents: columns named, ids unique, dates resolved, nothing lost without an entry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import polars as pl

from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import first_reasons
from analysis.corpus.intake.letters import all_legible, legible
from analysis.corpus.intake.making.cells import cell, note_alike
from analysis.corpus.intake.making.fields import GIVEN, OURS, Table, said_columns, tables
from analysis.corpus.intake.making.markup import without_markup
from analysis.corpus.intake.making.naming import named_documents
from analysis.corpus.intake.making.values import (
    TABLE,
    Cells,
    Places,
    dated_documents,
    identifiers,
    said_sources,
    strings,
    told_languages,
)
from analysis.corpus.intake.paths import bare_name
from analysis.corpus.intake.provenance import Provenance, first_records, provenance
from analysis.corpus.intake.readers import file_records
from analysis.corpus.intake.records import Reading
from analysis.corpus.schema import ORIGINS

NO_SOURCE = "(no source)"
_TEXTS = ["doc_id", "source", "date_precision", "date_basis", "title", "language"]
_ORDER = ["doc_id", "source", "published", "date_precision", "date_basis", "title", "language"]
_AT_ONCE = 500  # texts that are looked at together
# Kept beside what we make of them, where that says less for any document.
_PUBLISHED, _LANGUAGE = _WRITTEN = [GIVEN.format(name) for name in ("published", "language")]


@dataclass(frozen=True, slots=True, eq=False)
class Intake:
    """Documents and their texts, row by row the same, sorted by doc_id, and the ledger.

    Attributes:
        documents: The DOCUMENTS contract without `tokens`, then the file's other columns.
        texts: polars series of str.
        ledger: The LEDGER contract.
        rows: How many rows were read: as many as there are documents and rows that the ledger sets aside.
        provenance: Which files they are from, and how these were read.
        origins: The ORIGINS contract: of each document the file and the line where it stands.
    """

    documents: pd.DataFrame
    texts: pl.Series
    ledger: pd.DataFrame
    rows: int
    provenance: Provenance
    origins: pd.DataFrame


def intake(path: Path, layout: Layout | Mapping[str, str] | None = None, *, clean: bool = False) -> Intake:
    """Return what a file or folder holds.

    Args:
        path: See `readers.file_records`.
        layout: How it is to be read, or only from the file's columns to ours; what it leaves open is told by the file.
        clean: Whether to take tags, entities and addresses of the web out of the texts.

    Raises:
        QuestionError: Where the file does not tell, and only a person can.
        IntakeError: As `readers.file_records`, and `E-COLUMNS` where no column holds texts.
    """
    if not isinstance(layout, Layout):
        layout = Layout().with_columns(said_columns(layout or {}))
    found = file_records(path, layout)
    return documents_of(found, layout, path.name, clean=clean)


def documents_of(found: Reading, layout: Layout, where: str, *, clean: bool = False) -> Intake:
    """Return the documents of records, which are taken out of what was found, so that they are not held twice.

    The arguments are those of `intake`, and what the files are called together.
    """
    try:
        layout = named_documents(found, layout)
        known = tables(found, layout, where)
    except QuestionError as error:
        error.provenance = provenance(found, (), layout, where, first_records(found))
        raise
    shown = first_records(found)
    cells, places = _cells(known)
    found.records.clear()
    layout = replace(layout, source=layout.source or bare_name(Path(where)))
    texts = _texts(cells["text"], places, found)
    if clean:
        texts = without_markup(texts, found, where)
    rows = _rows_with_text(texts, cells["text"], places, found)
    if not rows:
        raise IntakeError("E-NO-ROWS", f"no document has a text ({first_reasons(found.entries)})", where=where)
    del cells["text"]
    if len(rows) < len(texts):
        cells = {name: [values[row] for row in rows] for name, values in cells.items()}
        texts, places = [texts[row] for row in rows], [places[row] for row in rows]
    sourced = any("source" in table.given for table in known)
    try:
        frame = _frame(cells, texts, places, found, layout if not sourced else replace(layout, source=NO_SOURCE))
    except QuestionError as error:
        error.provenance = provenance(found, known, layout, where, shown)
        raise
    del cells
    order = sorted(range(len(frame)), key=frame["doc_id"].tolist().__getitem__)
    series = pl.Series("text", [texts[row] for row in order], dtype=pl.String)
    del texts
    frame = frame.iloc[order].reset_index(drop=True)
    note_alike(set(frame["source"].unique()), found, where)
    origins = pd.DataFrame([places[row] for row in order], columns=list(ORIGINS.columns)).astype({"file": "str"})
    return Intake(frame, series, found.ledger(), found.rows, provenance(found, known, layout, where, shown), origins)


def _cells(known: Sequence[Table]) -> tuple[Cells, Places]:
    """Return the cells of all records, column by column, and where each record stands."""
    further = dict.fromkeys(kept for table in known for kept in table.further.values())
    cells: Cells = {name: [] for name in (*OURS, *further)}
    places = [(record.file, record.line) for table in known for record in table.records]
    # Dates are decided table by table, each under the name of its own column.
    for place, table in enumerate(known):
        cells.setdefault(TABLE, []).extend([(place, table.given.get("published", ""))] * len(table.records))
    for table in known:
        theirs = table.given | {kept: name for name, kept in table.further.items()}
        for name, values in cells.items():
            if name == TABLE:
                continue
            held = theirs.get(name)
            values.extend(
                [None] * len(table.records) if held is None else [one.cells.get(held) for one in table.records]
            )
        table.records.clear()
    return cells, places


def _texts(values: Sequence[object], places: Places, found: Reading) -> list[str]:
    """Return the text of each record, legible; empty where it has none."""
    texts = [value if isinstance(value, str) else "" for value in values]
    for start in range(0, len(texts), _AT_ONCE):
        if all_legible(texts[start : start + _AT_ONCE]):
            continue
        for row in range(start, min(start + _AT_ONCE, len(texts))):
            texts[row], done = legible(texts[row])
            for code, what in done:
                found.enter(places[row], code, "changed", what)
    return texts


def _rows_with_text(texts: Sequence[str], values: Sequence[object], places: Places, found: Reading) -> list[int]:
    """Return which records have a text; the others are set aside."""
    rows = list[int]()
    for row, text in enumerate(texts):
        if text and not text.isspace():
            rows.append(row)
        else:
            found.enter(places[row], "E-TEXT", "set aside", _why_no_text(values[row]))
    return rows


def _why_no_text(value: object) -> str:
    """Return why a record is no document."""
    if value is None or isinstance(value, str):
        return "no text"
    return f"no text: its text is a {type(value).__name__}"


def _frame(cells: Cells, texts: Sequence[str], places: Places, found: Reading, layout: Layout) -> pd.DataFrame:
    """Return the DOCUMENTS contract without `tokens`, then the other columns, row by row as the texts."""
    said = {name: strings(name, cells[name], places, found) for name in OURS if name not in ("text", "source")}
    dates = dated_documents(said, cells[TABLE], places, found, layout)
    sources = [source or layout.source for source in said_sources(cells["source"], places, found)]
    languages = told_languages(said["language"], texts, places, found, layout.language)
    contents = (sources, dates["published"], said["title"], texts)
    columns: dict[str, object] = {
        **dates,
        "doc_id": identifiers(said["doc_id"], places, contents, found),
        "source": sources,
        "title": said["title"],
        "language": languages,
    }
    columns["published"] = pd.to_datetime(pd.Series(dates["published"], dtype="object")).astype("datetime64[us]")
    written: Cells = {
        _PUBLISHED: dates["written"],
        _LANGUAGE: ["" if one.lower() == code else one for one, code in zip(said["language"], languages, strict=True)],
    }
    kept = {name: values for name, values in written.items() if any(values)}
    further = {
        name: [
            value if isinstance(value, str) and value.isprintable() else cell(value, name, found, place)
            for value, place in zip(values, places, strict=True)
        ]
        for name, values in cells.items()
        if name not in (*OURS, TABLE)
    }
    frame = pd.DataFrame({name: columns[name] for name in _ORDER})
    frame[_TEXTS] = frame[_TEXTS].astype("str")
    return pd.concat([frame, pd.DataFrame(kept | further, index=frame.index)], axis=1)
