"""Corpora of the shelf: read once by a process apart, kept as a store under what they were made of, and mapped.

Nothing that somebody has brought to a server is ever kept here.
"""

import json
import os
import threading
from collections.abc import Callable, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from analysis import limits
from analysis.corpus.apart.job import IntakeJob
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.paths import checked_path, unreadable
from analysis.corpus.names.corrections import CORRECTIONS_FILE
from analysis.corpus.opening import MENTIONS_FILE, kept_layout, read_corpus, with_kept_marks
from analysis.corpus.schema import SCHEMA_VERSION
from analysis.corpus.stored.cache import cache_folder, kept_at
from analysis.corpus.stored.listing import digest
from analysis.corpus.stored.store import mapped_store
from analysis.version import VERSION

_ROOM = "corpora"  # of the cache folder
_MAKING = threading.Lock()  # one is made at a time


def ready_corpus(path: Path, *, mapping: Layout | None = None, clean: bool = False) -> Corpus:
    """Return a corpus of the disk as `read_corpus` does, mapped; it is read by a process apart where nobody has yet.

    A small one is read here and kept nowhere. A file that changes is another corpus as soon as it is opened again.

    Args:
        path: As of `read_corpus`.
        mapping: As of `read_corpus`.
        clean: As of `read_corpus`.

    Raises:
        QuestionError: As `read_corpus`.
        IntakeError: As `read_corpus` and `IntakeJob.corpus`; `E-DISK` where there is no room to keep it.
    """
    files = _files(checked_path(path))
    if sum(file.stat().st_size for file in files.values()) < limits.READY_BYTES:
        return read_corpus(path, mapping=mapping, clean=clean)
    layout = kept_layout(path) if mapping is None else mapping
    made_of = [(name, digest(file)) for name, file in files.items()]
    key = _key([path.name, made_of, layout.written(), clean])
    job = IntakeJob(path, layout, name=path.name, clean=clean)
    return with_kept_marks(_mapped(key, lambda place: job.into(place).start().corpus()), path)


def made_corpus(made_of: str, make: Callable[[Path], Path]) -> Corpus:
    """Return a corpus that is made by the program, mapped.

    Args:
        made_of: What it is made of: nothing else may make a difference to it.
        make: What writes it as a file into the folder that it is given, and returns where; called if it is not ready.

    Raises:
        IntakeError: As `ready_corpus`.
    """

    def read(place: Path) -> Corpus:
        with TemporaryDirectory() as folder:
            path = make(Path(folder))
            return IntakeJob(path, Layout(), name=path.name).into(place).start().corpus()

    return _mapped(_key(made_of), read)


def _mapped(key: str, read: Callable[[Path], Corpus]) -> Corpus:
    """Return a corpus by its key, after it has been read into its place if it must be."""
    try:
        place = cache_folder() / _ROOM / key
        with _MAKING:
            return kept_at(place, mapped_store) or read(place)
    except OSError as error:
        raise IntakeError("E-DISK", f"it cannot be kept ready: {error.strerror or error}") from error


def _key(made_of: object) -> str:
    """Return what tells a store from all others: what it was made of, by which version, within which limits."""
    held = {name: limit.value for name, limit in limits.LIMITS.items() if limit.value != limit.default}
    by = [VERSION, SCHEMA_VERSION, find_spec("icu4py") is not None, held]  # with ICU, words are others
    return sha256(json.dumps([made_of, by]).encode()).hexdigest()


def _files(path: Path) -> Mapping[str, Path]:
    """Return the files of a corpus by name, in order, but for its names and what is mended in them."""
    try:
        if path.is_file():
            return {path.name: path}
        every = [Path(place) / name for place, _, names in os.walk(path) for name in names]
        found = {file.relative_to(path).as_posix(): file for file in every if file.is_file()}
    except OSError as error:
        raise unreadable(path, error) from error
    return {name: found[name] for name in sorted(found) if name not in (MENTIONS_FILE, CORRECTIONS_FILE)}
