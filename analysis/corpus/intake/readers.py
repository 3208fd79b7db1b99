"""From files to records: each file is read by what recognises it, and one that cannot be read costs no other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake import exports, formats
from analysis.corpus.intake.containers.archives import Archive, is_archive, nested
from analysis.corpus.intake.containers.files import Files, Loose
from analysis.corpus.intake.containers.folders import Folder
from analysis.corpus.intake.containers.manifests import manifest_place, read_listed
from analysis.corpus.intake.contents import piece_at
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.ledger import first_reasons
from analysis.corpus.intake.paths import FORMATS, MANIFEST, checked_path
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader, file_read
from analysis.corpus.intake.records import Reading

# Those that know one tool come before those that know a kind of file, of which they are special cases.
READERS: tuple[Reader, ...] = (*exports.READERS, *formats.READERS)


def _unwatched(*_: object) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What goes on while files are read.

    Attributes:
        began: Is told the name of the file that is read next, how many bytes there are before it and in all, and what
            is going to be found in it.
        aside: Files that must not be read, and why: they ended an earlier reading.
    """

    began: Callable[[str, tuple[int, int, int], Reading], None] = _unwatched
    aside: Mapping[str, IntakeError] = field(default_factory=dict)


def file_records(path: Path, layout: Layout = Layout()) -> Reading:  # noqa: B008 - frozen
    """Return the records of a corpus on disk; see `records_of`.

    Args:
        path: A folder or a file.
        layout: How it is to be read, as far as it does not say so itself.

    Raises:
        IntakeError: As `records_of`, and `E-MISSING`, `E-FORMAT`, `E-READ` or `E-TOO-LARGE`.
    """
    return records_of(files_at(path), layout)


def files_at(path: Path) -> Files:
    """Return the files of a path: those of a folder and below, or the one file that it is.

    Raises:
        IntakeError: `E-MISSING`, `E-FORMAT`, `E-READ`, `E-EMPTY`, `E-TOO-LARGE`, or as `piece_at`.
    """
    checked_path(path)
    return Folder(path) if path.is_dir() else contained(Loose([piece_at(path)]))


def contained(files: Files) -> Files:
    """Return what is in the one archive that came, or files as they came.

    Raises:
        IntakeError: `E-ZIP`, `E-MEMBERS` or `E-EXPANDS`, or as `Files.piece`.
    """
    names = files.names()
    if len(names) > 1 or not is_archive(piece := files.piece(names[0])):
        return files
    return Archive(piece)


def records_of(
    files: Files,
    layout: Layout,
    watch: Watch = Watch(),  # noqa: B008 - frozen
) -> Reading:
    """Return the records of some files.

    A file that cannot be read is set aside whole; where it is the only one, its error is raised.

    Raises:
        IntakeError: Nothing can be had of them: `E-EMPTY`, `E-FORMAT`, `E-ENCODING`, `E-NOT-TEXT`, `E-COLUMNS`,
            `E-QUOTE`, `E-GZIP`, `E-ZIP`, `E-EXPANDS`, `E-NO-ROWS` and others, each with its place.
        QuestionError: Only who brings them can say how they are meant.
    """
    found = Reading()
    if manifest_place(files) is not None:
        total = sum(map(files.size, files.names()))
        watch.began(MANIFEST, (0, total, total), found)
        read_listed(files, layout, found)
    else:
        found.entries += files.said
        _Visit(layout, found, watch).read_all(files)
    if not found.records:
        reasons = first_reasons(found.entries)
        raise IntakeError("E-NO-ROWS", reasons or "it has no rows below its heading", where=files.called)
    return found


def format_titles() -> dict[str, str]:
    """Return what each format is called on a screen, by the short name that a layout has for it."""
    return {reader.name: reader.title for reader in READERS}


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
    reader = reader_of(piece, layout)
    reader.read(piece, layout, found)
    return reader


@dataclass(slots=True)
class _Visit:
    """One reading of files: each becomes records and entries, or one entry that says why not."""

    layout: Layout
    found: Reading
    watch: Watch
    failures: list[IntakeError] = field(default_factory=list)

    def read_all(self, files: Files) -> None:
        """Read all files; the error of the only one is raised."""
        names = files.names()
        if not names:
            raise IntakeError(
                "E-EMPTY", "it holds no file that is to be read", where=files.called, todo=f"give {FORMATS}"
            )
        total, done = sum(map(files.size, names)), 0
        for name in names:
            size = files.size(name)
            self._read(files, name, (done, size, total), inner=isinstance(files, Archive))
            done += size
        if len(self.failures) == len(names) and not self.found.records:
            raise self.failures[0] if len(names) == 1 else _none_read(self.failures)

    def _read(self, files: Files, name: str, sizes: tuple[int, int, int], *, inner: bool) -> None:
        part = Reading()
        self.watch.began(name, sizes, part)
        try:
            if name in self.watch.aside:
                raise self.watch.aside[name]
            piece = files.piece(name)
            if is_archive(piece):
                self._read_inner(piece, sizes, inner=inner)
                return
            reader = read_piece(piece, self.layout, part)
        except QuestionError:
            raise
        except IntakeError as error:
            self.failures.append(error)
            self.found.enter((name, 0), error.code, "set aside", _reason(error))
            return
        if not part.rows:
            self.found.enter((name, 0), "E-NO-ROWS", "set aside", "it has no rows")
        first = len(self.found.records)
        self.found.absorb(part)
        self.found.files.append(file_read(piece, reader, part.rows, range(first, len(self.found.records))))

    def _read_inner(self, piece: Piece, sizes: tuple[int, int, int], *, inner: bool) -> None:
        """Read an archive among other files; one in an archive is not opened."""
        if inner:
            raise nested(piece)
        archive = Archive(piece, f"{piece.name}/")
        self.found.entries += archive.said
        for name in archive.names():
            self._read(archive, name, (sizes[0], archive.size(name), sizes[2]), inner=True)


def _reason(error: IntakeError) -> str:
    """Return why a file is set aside: what was found, where in it if that is known, and what to do."""
    _, comma, place = error.where.rpartition(", line ")
    return (f"line {place}: " if comma else "") + "; ".join(part for part in (error.what, error.todo) if part)


def _none_read(failures: list[IntakeError]) -> IntakeError:
    """Return the error for files of which none can be read."""
    first = failures[0]
    what = f"none of {len(failures):,} files can be read; the first: {first.code}, {first.what}"
    return IntakeError("E-NO-FILE", what, where=first.where, todo=first.todo)
