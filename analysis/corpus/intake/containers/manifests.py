"""A manifest: a table with a row for each text, which lies beside it in a file of its own."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from posixpath import normpath

from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.containers.files import Files
from analysis.corpus.intake.containers.naming import plain_name
from analysis.corpus.intake.contents import contents, note_encoding
from analysis.corpus.intake.formats import delimited
from analysis.corpus.intake.guessing.names import name_rank
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import legible, quoted
from analysis.corpus.intake.paths import MANIFEST
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import file_read
from analysis.corpus.intake.records import Reading, Record

_GIVEN = "{}_given"
_LIST = replace(delimited.READER, name="manifest", title="Texts that a manifest lists")


def manifest_place(files: Files) -> str | None:
    """Return the folder of the manifest: "" or, where all files lie in one folder, that with its slash; else None."""
    names = files.names()
    if MANIFEST in names:
        return ""
    tops = {name.partition("/")[0] for name in names}
    top = f"{next(iter(tops))}/" if len(tops) == 1 else ""
    return top if top + MANIFEST in names else None


def read_listed(files: Files, layout: Layout, found: Reading) -> None:
    """Read manifest.csv, and for each of its rows the text file that it names.

    Args:
        files: Files of which `manifest_place` says that one is a manifest.
        layout: How they are to be read.
        found: What there is so far.
    """
    top = manifest_place(files) or ""
    names = {name.removeprefix(top): name for name in files.names()}
    piece = Piece(MANIFEST, files.piece(names[MANIFEST]).data)
    listed = Reading()
    delimited.READER.read(piece, layout, listed)
    if listed.records and "file" not in listed.records[0].cells:
        raise IntakeError("E-COLUMNS", "the column “file” is missing", where="manifest.csv, line 1")
    found.rows += listed.rows - len(listed.records)
    found.entries += listed.entries
    _note_columns(found, listed)
    own = "doc_id" in layout.columns_of or _identified(listed)
    read = {MANIFEST}
    for record in listed.records:
        name = _name_of(str(record.cells["file"]), names)
        read.add(name)
        _add_text(found, record, files, names.get(name), layout, own=own)
    found.files.append(file_read(piece, _LIST, listed.rows, range(len(found.records))))
    aside = [entry.file.removeprefix(top) for entry in files.said if entry.code == "W-LINK"]
    for name, what in _unlisted([name for name in (*names, *aside) if name not in read], read):
        found.enter((name, 0), "W-UNLISTED", "set aside", f"{what}: it is not read")


def _identified(listed: Reading) -> bool:
    """Return whether a manifest has a column of identifiers; else its texts are called after their files."""
    return any(name_rank(name, "doc_id") is not None for record in listed.records[:1] for name in record.cells)


def _note_columns(found: Reading, listed: Reading) -> None:
    """Say what becomes of a column that has the name of what the files themselves give."""
    if listed.records and "text" in listed.records[0].cells:
        kept = _GIVEN.format("text")
        message = f"the column “text” is kept as “{kept}”: the texts are those of the files"
        found.enter((MANIFEST, 1), "W-COLUMN", "changed", message)


def _name_of(written: str, names: Mapping[str, str]) -> str:
    """Return the name of the file that a row means; what leads out of the folder as it is written."""
    path = normpath(written.replace("\\", "/"))
    if path in names or path.startswith(("/", "..")) or not written:
        return path
    return plain_name(path)


def _add_text(  # noqa: PLR0913 - everything that a row of a manifest means
    found: Reading, record: Record, files: Files, name: str | None, layout: Layout, *, own: bool
) -> None:
    """Add the text that a row of the manifest names.

    Args:
        found: What there is so far.
        record: The row.
        files: Where the text is.
        name: What it is called there; None where it is not.
        layout: How it is to be read.
        own: Whether documents have identifiers of their own; else they are called after their files.
    """
    place, written = (record.file, record.line), str(record.cells["file"])
    if name is None:
        found.refuse(place, "E-FILE", f"there is no file {quoted(written)} in the folder")
        return
    try:
        text, said = contents(files.piece(name), layout.encoding)
    except QuestionError:
        raise
    except IntakeError as error:
        found.refuse(place, error.code, f"{quoted(written)}: {error.what}")
        return
    if said:
        note_encoding(place, f"{quoted(written)}: {said}", found)
    cells = {_GIVEN.format(name) if name == "text" else name: value for name, value in record.cells.items()}
    stem = {} if own else {"doc_id": legible(PurePosixPath(name).stem)[0]}
    del cells["file"]
    found.take(Record(*place, {**stem, **cells, "text": text}))


def _unlisted(names: Collection[str], read: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield what is not listed, and what that is; of folders in which nothing is listed, only their names."""
    inside = {parent.as_posix() for name in read for parent in PurePosixPath(name).parents}
    others = set[tuple[int, bool, str]]()
    for name in names:
        above = [parent.as_posix() for parent in PurePosixPath(name).parents]
        outer = [parent for parent in above if parent not in inside]
        others.add((outer[-1].count("/"), False, outer[-1]) if outer else (name.count("/"), True, name))
    for _, alone, name in sorted(others):
        yield (
            name,
            "a file that manifest.csv does not list" if alone else "a folder in which manifest.csv lists no file",
        )
