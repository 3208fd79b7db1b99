"""From records to documents: columns named, ids unique, dates resolved, nothing lost without an entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import polars as pl

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.cells import cell, note_alike, said_language, said_source, string
from analysis.corpus.intake.dating.dated import Dated, dated_column
from analysis.corpus.intake.dating.iso import PRECISIONS, first_day
from analysis.corpus.intake.fields import GIVEN, OURS, document_columns
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import first_reasons
from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.markup import without_markup
from analysis.corpus.intake.readers import file_records
from analysis.corpus.intake.records import Place, Reading, Record

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
    """

    documents: pd.DataFrame
    texts: pl.Series
    ledger: pd.DataFrame
    rows: int


def intake(
    path: Path,
    mapping: Mapping[str, str] | None = None,
    layout: Layout = Layout(),  # noqa: B008 - frozen
    *,
    clean: bool = False,
) -> Intake:
    """Return what a file or folder holds.

    Args:
        path: See `readers.reading`.
        mapping: From the file's column names to ours; `id`, `date` and `lang` are understood without it.
        layout: How it is to be read, as far as it does not say so itself.
        clean: Whether to take tags, entities and addresses of the web out of the texts.

    Raises:
        IntakeError: As `readers.reading`, and `E-COLUMNS` when doc_id, source or text is missing.
    """
    mapping = dict(mapping or {})
    found = file_records(path, layout, named=mapping.values())
    names = document_columns(found, mapping, path)
    texts = _texts(found, names)
    if clean:
        texts = without_markup(texts, found)
    rows = sorted(_rows(found, names, texts, layout), key=lambda row: str(row["doc_id"]))
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
    return Intake(frame[_ORDER + further], series, found.ledger(), found.rows)


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


def _rows(found: Reading, names: Mapping[str, str], texts: list[str], layout: Layout) -> Iterator[dict[str, object]]:
    seen: dict[str, int] = {}
    further = [(name, ours) for name, ours in names.items() if ours not in OURS]
    given = {ours: name for name, ours in names.items() if ours in OURS}
    kept = list[tuple[Record, str, dict[str, str]]]()
    for record, text in zip(found.records, texts, strict=True):
        if not text or text.isspace():
            place = (record.file, record.line)
            found.enter(place, "E-TEXT", "set aside", _why_no_text(record.cells.get(given["text"])))
        else:
            kept.append((record, text, _ours(record, given, found)))
    places = [(record.file, record.line) for record, _, _ in kept]
    dates = [values["published"] for _, _, values in kept]
    dated = dated_column(dates, places, layout, found, column=given.get("published", "published"))
    for row, (record, text, values) in enumerate(kept):
        place = places[row]
        language = said_language(values["language"], found, place)
        yield {
            "doc_id": _unique(values["doc_id"], seen, found, place),
            "source": said_source(values["source"], found, place) or NO_SOURCE,
            "title": values["title"],
            "language": language,
            "text": text,
            _PUBLISHED: dated.written[row],
            _LANGUAGE: values["language"] if values["language"].lower() != language else "",
            **_dating(values, dated, row, found, place),
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


def _dating(values: Mapping[str, str], dated: Dated, row: int, found: Reading, place: Place) -> dict[str, object]:
    """Return published, date_precision and date_basis of a row. An unreadable date leaves the document undated."""
    day, precision = dated.days[row], dated.precisions[row]
    if day is None:
        return {"published": None, "date_precision": "", "date_basis": ""}
    stated = values["date_precision"]
    if stated in PRECISIONS and PRECISIONS.index(stated) >= PRECISIONS.index(precision):
        precision, day = stated, first_day(day, stated)
    elif stated:
        given = values["published"]
        message = f"date_precision {quoted(stated)} does not fit the date “{given}”, which is exact to the {precision}"
        found.enter(place, "W-DATE-PRECISION", "changed", message)
    basis = values["date_basis"]
    if basis not in ("", "stated", "inferred"):
        message = f"date_basis {quoted(basis)} is neither “stated” nor “inferred”: taken as inferred"
        found.enter(place, "W-DATE-BASIS", "changed", message)
        basis = "inferred"
    return {"published": day, "date_precision": precision, "date_basis": basis or "stated"}
