"""From a path to records: a folder with its manifest, or a file in one of the formats."""

import os
from collections.abc import Iterator
from pathlib import Path

import regex

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake import exports, formats
from analysis.corpus.intake.contents import contents, piece_at
from analysis.corpus.intake.formats.delimited import delimited
from analysis.corpus.intake.guessing.names import name_rank
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import first_reasons
from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.paths import FORMATS, MANIFEST, checked_path
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Part, Reading, Record

# What says something about a folder, or what systems leave in it; nobody means it for a text.
_BESIDE = regex.compile(
    r"readme(?:\.\w+)?|licen[cs]e(?:\.\w+)?|mentions\.csv(?:\.tmp)?|manifest\.csv|\..*+|thumbs\.db|desktop\.ini|~\$.*+|"
    r"__macosx",
    regex.IGNORECASE,
)
_GIVEN = "{}_given"

# Those that know one tool come before those that know a kind of file, of which they are special cases.
READERS: tuple[Reader, ...] = (*exports.READERS, *formats.READERS)


def file_records(path: Path, layout: Layout = Layout()) -> Reading:  # noqa: B008 - frozen
    """Return the records of a corpus on disk.

    Args:
        path: A folder or a file.
        layout: How it is to be read, as far as it does not say so itself.

    Raises:
        IntakeError: `E-MISSING`, `E-FORMAT`, `E-EMPTY`, `E-ENCODING`, `E-NOT-TEXT`, `E-COLUMNS`, `E-QUOTE`, `E-GZIP`,
            `E-EXPANDS`, `E-TOO-LARGE`, `E-READ` or `E-NO-ROWS`, each with its place.
    """
    checked_path(path)
    found = Reading()
    if path.is_dir():
        _read_folder(path, layout, found)
    else:
        read_piece(piece_at(path), layout, found)
    if not found.records:
        reasons = first_reasons(found.entries)
        raise IntakeError("E-NO-ROWS", reasons or "it has no rows below its heading", where=path.name)
    return found


def reader_of(piece: Piece, layout: Layout) -> Reader:
    """Return what reads a piece: what the layout says, or what recognises it.

    Raises:
        IntakeError: `E-FORMAT` where nothing does.
    """
    for reader in READERS:
        if reader.name == layout.reader or (not layout.reader and reader.recognises(piece)):
            return reader
    raise IntakeError("E-FORMAT", "this kind of file is not read", where=piece.name, todo=f"give {FORMATS}")


def read_piece(piece: Piece, layout: Layout, found: Reading) -> Reader:
    """Read a piece into what was found so far, and return what read it."""
    reader, first = reader_of(piece, layout), len(found.records)
    reader.read(piece, layout, found)
    found.parts.append(
        Part(
            piece.name,
            reader.name,
            reader.title,
            ours=reader.ours,
            first=first,
            last=len(found.records),
            bytes=len(piece.data),
            digest=piece.digest,
        )
    )
    return reader


def _read_folder(folder: Path, layout: Layout, found: Reading) -> None:
    """Read manifest.csv, and for each of its rows the text file that it names."""
    listed, manifest = Reading(), piece_at(folder / MANIFEST)
    delimited(manifest, layout, listed)
    if listed.records and "file" not in listed.records[0].cells:
        raise IntakeError("E-COLUMNS", "the column “file” is missing", where="manifest.csv, line 1")
    found.rows += listed.rows - len(listed.records)
    found.entries += listed.entries
    _note_columns(found, listed)
    own = "doc_id" in layout.columns_of or _identified(listed)
    read = {path for record in listed.records if (path := _add_file(found, record, folder, own=own))}
    found.parts.append(
        Part(
            MANIFEST,
            "manifest",
            "Texts that a manifest lists",
            ours=False,
            first=0,
            last=len(found.records),
            bytes=len(manifest.data),
            digest=manifest.digest,
        )
    )
    for name, what in _unlisted(folder.resolve(), read):
        found.enter((name, 0), "W-UNLISTED", "set aside", what)


def _identified(listed: Reading) -> bool:
    """Return whether a manifest has a column of identifiers; else its texts are called after their files."""
    return any(name_rank(name, "doc_id") is not None for record in listed.records[:1] for name in record.cells)


def _note_columns(found: Reading, listed: Reading) -> None:
    """Say what becomes of a column that has the name of what the files themselves give."""
    if listed.records and "text" in listed.records[0].cells:
        kept = _GIVEN.format("text")
        message = f"the column “text” is kept as “{kept}”: the texts are those of the files"
        found.enter((MANIFEST, 1), "W-COLUMN", "changed", message)


def _add_file(found: Reading, record: Record, folder: Path, *, own: bool) -> Path | None:
    """Add the text that a row of the manifest names, and return where that lies, if it is in the folder.

    Args:
        found: What there is so far.
        record: The row.
        folder: The folder.
        own: Whether documents have identifiers of their own; else they are called after their files.
    """
    place, name = (record.file, record.line), str(record.cells["file"])
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
        there = inside and path.is_file()
    except (ValueError, OSError, RuntimeError):  # the last, before Python 3.13, for links that lead in a circle
        path, inside, there = folder, False, False
    if not there:
        found.refuse(place, "E-FILE", f"there is no file {quoted(name)} in the folder")
        return path if inside else None
    try:
        text, encoding = contents(piece_at(path))
    except IntakeError as error:
        found.refuse(place, error.code, f"{quoted(name)}: {error.what}")
        return path
    if encoding:
        found.enter(place, "W-ENCODING", "kept", f"{quoted(name)} is read as {encoding}, as its mark says")
    cells = {_GIVEN.format(name) if name == "text" else name: value for name, value in record.cells.items()}
    stem = {} if own else {"doc_id": legible(path.stem)[0]}
    del cells["file"]
    found.take(Record(*place, {**stem, **cells, "text": text}))
    return path


def _unlisted(folder: Path, read: set[Path]) -> Iterator[tuple[str, str]]:
    """Yield what else lies in the folder, and what that is; of folders in which nothing is listed, only their names."""
    inside = {parent for path in read for parent in path.parents}
    for place, folders, files in os.walk(folder):
        here = Path(place)
        others = [
            name for name in sorted(folders) if here / name not in {*inside, *read} and not _BESIDE.fullmatch(name)
        ]
        folders[:] = [name for name in sorted(folders) if here / name in inside]
        texts = [name for name in sorted(files) if here / name not in read and not _BESIDE.fullmatch(name)]
        named = [(name, "a folder in which manifest.csv lists no file") for name in others]
        named += [(name, "a file that manifest.csv does not list") for name in texts]
        for name, what in named:
            yield str((here / name).relative_to(folder)), f"{what}: it is not read"
