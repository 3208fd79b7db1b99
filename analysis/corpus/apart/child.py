"""What runs in the process apart: it reads the files that a job names, and leaves what it made as files.

It is started as a program of its own. Whatever becomes of it, nothing but the files in its folder comes back.
"""

import contextlib
import ctypes
import gc
import json
import os
import shutil
import sys
import threading
import time
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from analysis import limits
from analysis.corpus.checks import corpus_checks
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, IntakeError, QuestionError
from analysis.corpus.intake.containers.folders import OnDisk
from analysis.corpus.intake.documents import Intake, documents_of
from analysis.corpus.intake.guessing.language import load_model
from analysis.corpus.intake.layout import Layout, read_layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.intake.readers import Watch, contained, files_at, records_of
from analysis.corpus.intake.records import Reading
from analysis.corpus.kept.archive import is_kept_work
from analysis.corpus.kept.work import Kept, kept_work_at, read_kept_work
from analysis.corpus.opening import kept_layout, opened_corpus, seldom_collected, with_kept_marks
from analysis.corpus.stored.cache import VARIABLE, put_in_place
from analysis.corpus.stored.store import write_known, write_store

JOB, PROGRESS, OUTCOME, STORE, KNOWN = "job.json", "progress.json", "outcome.json", "store", "known"
_EVERY = 0.2  # seconds between two looks at how far it is
_SOON, _IDLE = 0.02, 1_800  # seconds between two looks for a job, and for which one is waited
_MEGABYTE = 2**20
_POLITE = 5  # how much others come first on the processor


def run_job() -> None:
    """Read the files of the job that is put into the folder that the command line names, after the number of a parent.

    It may be there before its job is, so that its libraries are loaded by then.
    """
    folder = Path(sys.argv[1])
    desk = _Desk(folder, int(sys.argv[2]))
    threading.Thread(target=desk.keep_watch, daemon=True).start()
    _step_back()
    job = _awaited(folder / JOB)
    desk.bounded = not job["into"]
    _bound_memory(most=limits.READING_MEMORY if desk.bounded else None)
    gc.freeze()  # what is loaded is here to stay
    with seldom_collected():
        outcome = _outcome(folder, job, desk)
    (folder / "outcome.tmp").write_text(json.dumps(outcome), encoding="utf-8")
    (folder / "outcome.tmp").replace(folder / OUTCOME)
    os._exit(0)  # nothing is left to be tidied up, and threads of libraries are not waited for


def _awaited(path: Path) -> dict[str, Any]:
    """Return a job as soon as there is one; end where none comes."""
    end = time.monotonic() + _IDLE
    if not path.exists():
        load_model()
    while not path.exists():
        if time.monotonic() > end:
            os._exit(0)
        time.sleep(_SOON)
    job: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return job


def _outcome(folder: Path, job: dict[str, Any], desk: "_Desk") -> dict[str, Any]:
    """Return what became of the job: nothing more to say, an error of ours, questions, or what ended it."""
    try:
        corpus = _read(job, desk)
        desk.tell("checking")
        _write(corpus, folder / STORE, job["into"])
    except QuestionError as error:
        if isinstance(error.provenance, Provenance):
            write_known(error.provenance, folder / KNOWN)
        return {"questions": [asdict(question) for question in error.questions]}
    except AnalysisError as error:
        return {"error": [error.code, error.what, error.where, error.todo]}
    except MemoryError:
        return {"ended": "memory"}
    except BaseException as error:  # noqa: BLE001 - libraries raise what they like on files that are none of ours
        return {"ended": type(error).__name__}
    return {}


def _write(corpus: Corpus, folder: Path, into: str) -> None:
    try:
        if into:
            put_in_place(Path(into), lambda fresh: write_store(corpus, fresh, views=True))
        else:
            write_store(corpus, folder)
    except OSError as error:
        what = f"there is no room for what was read: {error.strerror or error}"
        where = f"in the cache folder, or name another by {VARIABLE}" if into else "where temporary files lie"
        raise IntakeError("E-DISK", what, todo=f"make room {where}") from error


def _read(job: dict[str, Any], desk: "_Desk") -> Corpus:
    path = Path(job["path"]) if job["path"] else None
    if (work := _kept_work(job, path)) is not None:
        return work.own_corpus
    layout = read_layout(job["layout"], job["name"])
    if path and layout == Layout():
        layout = kept_layout(path)
    taken = _taken(job, path, layout, desk)
    desk.tell("counting")
    _give_back()
    corpus = opened_corpus(taken, layout, job["name"])
    if corpus.provenance is not None and not path:
        corpus = replace(corpus, provenance=replace(corpus.provenance, checks=corpus_checks(corpus)))
    return with_kept_marks(corpus, path) if path and not job["into"] else corpus


def _taken(job: dict[str, Any], path: Path | None, layout: Layout, desk: "_Desk") -> Intake:
    brought = OnDisk([(name, Path(where)) for name, where in job["files"]])
    aside = {name: IntakeError(code, what, where=name, todo=todo) for name, (code, what, todo) in job["aside"].items()}
    watch = Watch(began=desk.begin, aside=aside)
    found = records_of(files_at(path) if path else contained(brought), layout, watch)
    return documents_of(found, layout, path.name if path else job["name"], clean=job["clean"])


def _give_back() -> None:
    """Give the room of what is no longer needed back to the system: the cells of records leave it in pieces."""
    with contextlib.suppress(AttributeError, OSError, TypeError):  # where the C library is another
        ctypes.CDLL(None).malloc_trim(0)


def _kept_work(job: dict[str, Any], path: Path | None) -> Kept | None:
    """Return the work that somebody kept, where that is all there is to read."""
    if path is not None or len(job["files"]) != 1:
        return kept_work_at(path) if path else None
    ((name, where),) = job["files"]
    piece = Piece(name, Path(where).read_bytes())
    return read_kept_work(piece) if is_kept_work(piece) else None


@dataclass(slots=True)
class _Desk:
    """Where the child says how far it is, and looks whether anybody still waits for it.

    Attributes:
        folder: Where it says so.
        parent: The process that waits.
        file: What is being read.
        sizes: The bytes before it, its own and all.
        part: What has been found in it.
        step: What is done; empty before it begins.
        seen: How many of its records have been looked at.
        read: How many characters these hold.
        bounded: Whether what is done has its time.
        lock: Held while it is said.
    """

    folder: Path
    parent: int
    file: str = ""
    sizes: tuple[int, int, int] = (0, 0, 0)
    part: Reading = field(default_factory=Reading)
    step: str = ""
    seen: int = 0
    read: int = 0
    bounded: bool = True
    lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self, file: str, sizes: tuple[int, int, int], part: Reading) -> None:
        """Say that a file is going to be read, and give it its time."""
        self.step = "reading"
        self.file, self.sizes, self.part, self.seen, self.read = file, sizes, part, 0, 0
        self._bound(sizes[1])
        self._say()

    def tell(self, step: str) -> None:
        """Say that all files have been read, and what is done with them now."""
        self.step, self.sizes, self.part, self.seen = step, (self.sizes[2], 0, self.sizes[2]), Reading(), 0
        self._bound(self.sizes[2])
        self._say()

    def _bound(self, size: int) -> None:
        if self.bounded:
            _bound_seconds(size)

    def keep_watch(self) -> None:
        """Say again and again how far it is; when nobody waits any more, remove what was brought, and end."""
        wait = threading.Event()
        while not wait.wait(_EVERY):
            if hasattr(os, "getppid") and os.name != "nt" and os.getppid() != self.parent:
                shutil.rmtree(self.folder, ignore_errors=True)
                os._exit(1)
            if self.step:
                self._say()

    def _say(self) -> None:
        before, size, total = self.sizes
        fresh_records = self.part.records[self.seen :]
        self.seen += len(fresh_records)
        self.read += sum(
            len(cell) for record in fresh_records for cell in record.cells.values() if isinstance(cell, str)
        )
        done = min(before + min(size, self.read), total)
        said = {"step": self.step, "file": self.file, "done": done, "total": total}
        with self.lock, contextlib.suppress(OSError):
            fresh = self.folder / "progress.tmp"
            fresh.write_text(json.dumps(said), encoding="utf-8")
            fresh.replace(self.folder / PROGRESS)


def seconds_for(size: int) -> float:
    """Return how many seconds of computing so many bytes may take."""
    return limits.READING_SECONDS + limits.MEGABYTE_SECONDS * size / _MEGABYTE


try:
    import resource
except ImportError:  # Windows has no such limits: the parent looks at the clock alone

    def _step_back() -> None:
        """Do nothing."""

    def _bound_memory(most: int | None) -> None:
        """Set no limit."""

    def _bound_seconds(size: int) -> None:
        """Set no limit."""

else:

    def _step_back() -> None:
        """Let others go first, to the processor and, where a container runs out of memory, in staying."""
        os.nice(_POLITE)
        with contextlib.suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")

    def _bound_memory(most: int | None) -> None:
        """Let this process have so much memory, or as much as there is."""
        with contextlib.suppress(ValueError, OSError):  # where the host has set less, or where none can be set
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold texts
            if most is not None:
                resource.setrlimit(resource.RLIMIT_AS, (most, most))

    def _bound_seconds(size: int) -> None:
        """Let this process compute for so long from now on; the softer limit says why it ended, the harder ends it."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds_for(size)) + 1
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (most if hard < 0 else min(most, hard), hard))


if __name__ == "__main__":
    run_job()
