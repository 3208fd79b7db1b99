"""From records to documents: columns named, ids unique, dates resolved, nothing lost without an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import polars as pl

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.cells import cell, note_alike, said_language, said_source, string
from analysis.corpus.intake.dating.iso import PRECISIONS, first_day, resolved_date, timed, zone
from analysis.corpus.intake.fields import GIVEN, OURS, document_columns
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import first_reasons
from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.markup import without_markup
from analysis.corpus.intake.provenance import Provenance, files_table
from analysis.corpus.intake.readers import file_records
from analysis.corpus.intake.records import Place, Reading, Record
from analysis.corpus.schema import MAPPED

NO_SOURCE = "(no source)"
_TEXTS = ["doc_id", "source", "date_precision", "date_basis", "title", "language"]
_ORDER = ["doc_id", "source", "published", "date_precision", "date_basis", "title", "language"]
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
        provenance: Which files they are from.
    """

    documents: pd.DataFrame
    texts: pl.Series
    ledger: pd.DataFrame
    rows: int
    provenance: Provenance


def intake(path: Path, mapping: Mapping[str, str] | None = None, *, clean: bool = False) -> Intake:
    """Return what a file or folder holds.

    Args:
        path: See `readers.file_records`.
        mapping: From the file's column names to ours; `id`, `date` and `lang` are understood without it.
        clean: Whether to take tags, entities and addresses of the web out of the texts.

    Raises:
        IntakeError: As `readers.file_records`, and `E-COLUMNS` when doc_id, source or text is missing.
    """
    mapping = dict(mapping or {})
    return taken_in(file_records(path, named=mapping.values()), mapping, path, clean=clean)


def taken_in(found: Reading, mapping: Mapping[str, str], path: Path, *, clean: bool = False) -> Intake:
    """Return the documents that records make; the arguments are those of `intake`.

    Raises:
        IntakeError: `E-COLUMNS` or `E-NO-ROWS`.
    """
    names = document_columns(found, mapping, path)
    texts = _texts(found, names)
    if clean:
        texts = without_markup(texts, found)
    rows = sorted(_rows(found, names, texts), key=lambda row: str(row["doc_id"]))
    if not rows:
        raise IntakeError("E-NO-ROWS", f"no document has a text ({first_reasons(found.entries)})", where=path.name)
    frame = pd.DataFrame(rows)
    series = pl.Series("text", frame.pop("text").to_list(), dtype=pl.String)
    frame["published"] = pd.to_datetime(frame["published"]).astype("datetime64[us]")
    for name in _TEXTS:
        frame[name] = frame[name].astype("str")
    note_alike(set(frame["source"]), found, path.name)
    unsaid = [name for name in _WRITTEN if not frame[name].any()]
    further = [name for name in frame.columns if name not in (*_ORDER, *unsaid)]
    ledger = found.ledger()
    return Intake(frame[_ORDER + further], series, ledger, found.rows, _provenance(found, ledger, path.name))


def _provenance(found: Reading, ledger: pd.DataFrame, name: str) -> Provenance:
    """Return which files the documents are from."""
    return Provenance(name, files_table(found.files, ledger), MAPPED.empty(), pd.DataFrame(), Layout())


def _texts(found: Reading, names: Mapping[str, str]) -> list[str]:
    """Return the text of each record, legible; empty where it has none."""
    (column,) = (name for name, ours in names.items() if ours == "text")
    texts = list[str]()
    for record in found.records:
        value = record.cells.get(column)
        text, done = legible(value) if isinstance(value, str) else ("", ())
        for code, what in done:
            found.enter((record.file, record.line), code, "changed", what)
        texts.append(text)
    return texts


def _rows(found: Reading, names: Mapping[str, str], texts: list[str]) -> Iterator[dict[str, object]]:
    seen: dict[str, int] = {}
    further = [(name, ours) for name, ours in names.items() if ours not in OURS]
    given = {ours: name for name, ours in names.items() if ours in OURS}
    for record, text in zip(found.records, texts, strict=True):
        place = (record.file, record.line)
        if not text or text.isspace():
            found.enter(place, "E-TEXT", "set aside", _why_no_text(record.cells.get(given["text"])))
            continue
        values = _ours(record, given, found)
        language = said_language(values["language"], found, place)
        yield {
            "doc_id": _unique(values["doc_id"], seen, found, place),
            "source": said_source(values["source"], found, place) or NO_SOURCE,
            "title": values["title"],
            "language": language,
            "text": text,
            _PUBLISHED: values["published"] if timed(values["published"]) else "",
            _LANGUAGE: values["language"] if values["language"].lower() != language else "",
            **_dating(values, found, place),
            **{ours: cell(record.cells[name], name, found, place) for name, ours in further if name in record.cells},
        }


def _ours(record: Record, given: Mapping[str, str], found: Reading) -> dict[str, str]:
    """Return the cells of our columns but the text; a source as it is written, to the blank."""
    place, values = (record.file, record.line), dict.fromkeys(OURS, "")
    for ours, name in given.items():
        value = record.cells.get(name)
        if ours == "source" and isinstance(value, str):
            values[ours] = str(cell(value, name, found, place))
        elif ours != "text":
            values[ours] = string(value, name, found, place)
    return values


def _why_no_text(value: object) -> str:
    """Return why a record is no document."""
    if value is None or isinstance(value, str):
        return "no text"
    return f"no text: its text is a {type(value).__name__}"


def _unique(doc_id: str, seen: dict[str, int], found: Reading, place: Place) -> str:
    """Return an identifier that no earlier document has."""
    wanted = doc_id or f"{place[0]}:{place[1]}"
    name = wanted
    while name in seen:
        seen[wanted] += 1
        name = f"{wanted}~{seen[wanted]}"
    seen[name] = 1
    if name != doc_id:
        what = f"{quoted(doc_id)} is taken" if doc_id else "no identifier"
        found.enter(place, "W-ID", "changed", f"{what}: the document is called {quoted(name)}")
    return name


def _dating(values: Mapping[str, str], found: Reading, place: Place) -> dict[str, object]:
    """Return published, date_precision and date_basis. An unreadable date leaves the document undated."""
    given = values["published"]
    dated = resolved_date(given) if given else None
    if dated is None:
        if given:
            message = f"{quoted(given)} is not a date like 2019-07-20, 2019-07 or 2019: the document is kept, undated"
            found.enter(place, "W-DATE", "changed", message)
        return {"published": None, "date_precision": "", "date_basis": ""}
    if timed(given) and (where := zone(given)):
        message = f"the time is in the zone {where}: the document counts for the day that it is there"
        found.note(place, "W-ZONE", "kept", message)
    day, precision = dated
    stated = values["date_precision"]
    if stated in PRECISIONS and PRECISIONS.index(stated) >= PRECISIONS.index(precision):
        precision, day = stated, first_day(day, stated)
    elif stated:
        message = f"date_precision {quoted(stated)} does not fit the date “{given}”, which is exact to the {precision}"
        found.enter(place, "W-DATE-PRECISION", "changed", message)
    basis = values["date_basis"]
    if basis not in ("", "stated", "inferred"):
        message = f"date_basis {quoted(basis)} is neither “stated” nor “inferred”: taken as inferred"
        found.enter(place, "W-DATE-BASIS", "changed", message)
        basis = "inferred"
    return {"published": day, "date_precision": precision, "date_basis": basis or "stated"}
