"""One reader a format: from a path to records, each with its place, and the lines that could not be read."""

import csv
import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from analysis.errors import IntakeError
from analysis.intake.ledger import Entry
from analysis.intake.paths import FORMATS, MANIFEST, checked_path

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


@dataclass(frozen=True, slots=True)
class Record:
    """One document as it stands in a file, and where."""

    file: str
    line: int
    cells: dict[str, object]


@dataclass(slots=True)
class Reading:
    """What a reader found: records, and entries for the lines that it had to set aside or mend."""

    records: list[Record] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def reading(path: Path) -> Reading:
    """Return the records of a corpus on disk.

    Raises:
        IntakeError: `E-MISSING`, `E-READ`, `E-FORMAT`, `E-EMPTY`, `E-ENCODING`, `E-COLUMNS`, `E-QUOTE`, `E-GZIP` or
            `E-NO-ROWS`, each with its place.
    """
    checked_path(path)
    found = _folder(path) if path.is_dir() else _reader(path)(path)
    if not found.records:
        reasons = "; ".join(f"line {entry.line}: {entry.message}" for entry in found.entries[:3])
        raise IntakeError("E-NO-ROWS", reasons or "it has no rows below its heading", where=path.name)
    return found


def _reader(path: Path) -> Callable[[Path], Reading]:
    name = path.name.lower()
    if name.endswith(".csv"):
        return _csv
    if name.endswith((".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz")):
        return _jsonl
    raise IntakeError("E-FORMAT", "this kind of file is not read", where=path.name, todo=f"give {FORMATS}")


def _text(path: Path) -> str:
    """Return the file's text: UTF-8, with or without a byte order mark."""
    data = path.read_bytes()
    if path.suffix.lower() == ".gz":
        try:
            data = gzip.decompress(data)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise IntakeError(
                "E-GZIP", f"the compressed file is damaged: {error}", where=path.name, todo="make or fetch it again"
            ) from error
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        raise IntakeError("E-EMPTY", f"the file has {len(data)} bytes and no text", where=path.name)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise IntakeError(
            "E-ENCODING",
            f"byte {error.start:,} (0x{data[error.start]:02x}) is not UTF-8",
            where=f"{path.name}, line {line}",
            todo="save the file as UTF-8",
        ) from error


def _jsonl(path: Path) -> Reading:
    found = Reading()
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError) as error:
            found.entries.append(Entry(path.name, number, "E-JSON", "set aside", f"not readable as JSON: {error}"))
            continue
        if isinstance(values, dict):
            found.records.append(Record(path.name, number, values))
        else:
            kind = type(values).__name__
            found.entries.append(Entry(path.name, number, "E-JSON", "set aside", f"a {kind} where an object should be"))
    return found


def _csv(path: Path) -> Reading:
    """Read comma-separated values strictly: every cell stays the text that it is."""
    text = _text(path)
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found, opened = Reading(), 0
    try:
        header = next(rows)
        _check_header(header, path)
        opened = rows.line_num
        for row in rows:
            line, opened = opened + 1, rows.line_num
            if row:
                _add_row(found, row, header=header, place=(path.name, line))
    except csv.Error as error:
        raise IntakeError(
            "E-QUOTE",
            f"{error}: a quotation mark opened here is not closed as it should be",
            where=f"{path.name}, line {opened + 1}",
            todo='close it, and write a quotation mark inside a text as ""',
        ) from error
    return found


def _check_header(header: list[str], path: Path) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        places = "; ".join(
            f"“{name}” is column {' and '.join(str(place + 1) for place, other in enumerate(header) if other == name)}"
            for name in twice
        )
        raise IntakeError("E-COLUMNS", places, where=f"{path.name}, line 1", todo="give each column its own name")


def _add_row(found: Reading, row: list[str], *, header: list[str], place: tuple[str, int]) -> None:
    if len(row) > len(header):
        message = f"{len(row)} cells under {len(header)} columns: a comma in the text without quotation marks?"
        found.entries.append(Entry(*place, "E-CELLS", "set aside", message))
        return
    if row == header:
        found.entries.append(Entry(*place, "E-HEADING", "set aside", "the heading once more"))
        return
    if len(row) < len(header):
        message = f"{len(row)} cells under {len(header)} columns: the rest is taken as empty"
        found.entries.append(Entry(*place, "W-CELLS", "changed", message))
    values = row + [""] * (len(header) - len(row))
    found.records.append(Record(*place, dict(zip(header, values, strict=True))))


def _folder(folder: Path) -> Reading:
    """Read manifest.csv, and for each of its rows the text file that it names."""
    listed = _csv(folder / MANIFEST)
    if listed.records and "file" not in listed.records[0].cells:
        raise IntakeError("E-COLUMNS", "the column “file” is missing", where="manifest.csv, line 1")
    found = Reading(entries=listed.entries)
    for record in listed.records:
        _add_file(found, record, folder)
    named = {Path(str(record.cells["file"])).name for record in listed.records}
    for name in _unlisted(folder, named):
        found.entries.append(Entry(name, 0, "W-UNLISTED", "set aside", "a text that manifest.csv does not list"))
    return found


def _add_file(found: Reading, record: Record, folder: Path) -> None:
    name = str(record.cells["file"])
    try:
        path = (folder / name).resolve()
        there = path.is_relative_to(folder.resolve()) and path.is_file()
    except (ValueError, OSError):
        there = False
    if not there:
        message = f"there is no file “{name}” in the folder"
        found.entries.append(Entry(record.file, record.line, "E-FILE", "set aside", message))
        return
    try:
        text = _text(path)
    except IntakeError as error:
        found.entries.append(Entry(name, 0, error.code, "set aside", error.what))
        return
    values = {name: value for name, value in record.cells.items() if name != "file"}
    found.records.append(Record(record.file, record.line, {"doc_id": path.stem, **values, "text": text}))


def _unlisted(folder: Path, named: set[str]) -> Iterator[str]:
    for path in sorted(folder.glob("*.txt")):
        if path.name not in named:
            yield path.name
