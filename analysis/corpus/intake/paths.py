"""Paths of corpora: whether something can be read there, and kept there, before any work is done."""

from pathlib import Path
from tempfile import TemporaryFile

import regex

from analysis.corpus.errors import IntakeError

FORMATS = (
    "a table (CSV, TSV, XLSX, JSON), texts (TXT, DOCX, PDF, HTML and others), what a database has given out, or a "
    "folder or ZIP archive of these"
)
MANIFEST = "manifest.csv"
_ENDING = regex.compile(r"\.(?:csv|jsonl|ndjson)(?:\.gz)?$", regex.IGNORECASE)
_TRIAL = 1 << 20  # bytes


def checked_path(path: Path) -> Path:
    """Return the path of a corpus, which is a regular file or a folder that can be opened.

    A pipe or a device is refused: reading it would wait for ever, or never end. The messages name the file without the
    folders that it lies in: they are read on pages of a server, too.

    Raises:
        IntakeError: `E-MISSING`, `E-FORMAT` for what is neither file nor folder, `E-READ` for what may not be read,
            `E-EMPTY` for a folder with nothing in it.
    """
    try:
        if not path.exists():
            raise IntakeError("E-MISSING", "there is no such file or folder", where=path.name)
        if path.is_dir():
            _check_folder(path)
        elif path.is_file():
            _opened(path)
        else:
            raise IntakeError("E-FORMAT", "it is neither a file nor a folder", where=path.name, todo=f"give {FORMATS}")
    except OSError as error:
        raise unreadable(path, error) from error
    return path


def unreadable(path: Path, error: OSError) -> IntakeError:
    """Return the error, `E-READ`, for what the system does not let be read."""
    what = f"it cannot be read: {error.strerror or error}"
    return IntakeError("E-READ", what, where=path.name, todo="ask who owns it for access")


def _check_folder(folder: Path) -> None:
    if not any(True for _ in folder.iterdir()):
        raise IntakeError("E-EMPTY", "the folder is empty", where=folder.name, todo=f"give {FORMATS}")


def _opened(path: Path) -> None:
    with path.open("rb") as file:
        file.read(1)


def bare_name(path: Path) -> str:
    """Return the name of a file without the ending that says how it is to be read; a folder's as it is."""
    return _ENDING.sub("", path.name)


def check_place(path: Path) -> None:
    """Check that a file can be made or replaced: a look before long work, which cannot foresee everything.

    Raises:
        IntakeError: `E-WRITE` where its folder takes no file, or has no room for one of a megabyte.
    """
    try:
        with TemporaryFile(dir=path.parent) as trial:
            trial.write(bytes(_TRIAL))
            trial.flush()
    except OSError as error:
        raise IntakeError(
            "E-WRITE",
            f"it cannot be written: {error.strerror or error}",
            where=path.name,
            todo="make room, or copy the corpus to a folder that you may write to",
        ) from error
