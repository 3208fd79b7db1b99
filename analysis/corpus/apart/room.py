"""The room of a job: a folder that only its owner can open, and the process that works in it."""

import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis import limits
from analysis.corpus.apart.child import JOB, KNOWN, OUTCOME, PROGRESS, STORE, seconds_for
from analysis.corpus.apart.folders import private_folder
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import IntakeError, Option, Question, QuestionError
from analysis.corpus.stored.store import mapped_store, read_known, read_store

_PROGRAM = ("-P", "-m", "analysis.corpus.apart.child")  # -P: nothing is imported from where it is started
_STARTING = 120  # seconds in which it must have loaded its libraries, on a machine on which many others do
_EVERY = 0.05  # seconds between two looks at whether it has ended
_XCPU, _KILL = -24, -9  # what ends it: its limit of computing; the system, where there is no memory left
_OF_MEMORY = (b"memory allocation of", b"bad_alloc", b"MemoryError", b"Cannot allocate memory")
_AT_ONCE = "2000"  # texts of which words are sought at once: a fifth less memory than with polars' own 100,000
_THREADS = "4"  # at most, so that others find a processor


_SPARE: list["Room"] = []
_SPARE_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        step: “waiting” for its turn, “reading”, “counting” or “checking”; empty before it has begun.
        file: What is being read, or was read last.
        done: How many bytes of all have been read.
        total: How many there are; 0 where that is not known yet.
    """

    step: str
    file: str
    done: int
    total: int


class Room:
    """The folder of a job, and the process that works in it, which is there before its job is."""

    def __init__(self) -> None:
        """Make the folder, and have a process load what it needs."""
        self.path, clear = private_folder()
        self._processes: list[subprocess.Popen[bytes]] = []
        self.close = weakref.finalize(
            self, _ended, self._processes, clear
        )  # called at the latest when the program ends
        self._begin()

    @property
    def alive(self) -> bool:
        """Whether the process is still there."""
        return self._processes[-1].poll() is None

    def _begin(self) -> None:
        with (self.path / "stderr").open("wb") as said:
            process = subprocess.Popen(  # noqa: S603 - this program, with a folder that was just made
                [sys.executable, *_PROGRAM, str(self.path), str(os.getpid())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=said,
                cwd=self.path,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the parent, which ends it
            )
        self._processes.append(process)

    def kept(self, data: bytes, number: int) -> Path:
        """Write a file that was brought, and return where; its name says nothing."""
        path = self.path / f"{number}.piece"
        path.write_bytes(data)
        return path

    def progress(self) -> Progress | None:
        """Return what the process says of how far it is."""
        try:
            said = json.loads((self.path / PROGRESS).read_text(encoding="utf-8"))
            return Progress(said["step"], said["file"], said["done"], said["total"])
        except (OSError, ValueError, KeyError):
            return None

    def outcome(self, job: dict[str, Any], cancelled: threading.Event) -> Corpus | IntakeError:
        """Return the corpus, or what ended the process and while which file; its place is empty if it was none.

        Raises:
            IntakeError: What the process found of the files, or `E-CANCELLED`.
            QuestionError: What it could not know.
        """
        for name in (OUTCOME, PROGRESS):
            (self.path / name).unlink(missing_ok=True)
        (self.path / "job.tmp").write_text(json.dumps(job), encoding="utf-8")
        (self.path / "job.tmp").replace(self.path / JOB)
        if not self.alive:
            self._begin()
        late = self._waited_for(cancelled)
        if cancelled.is_set():
            raise ended_by_hand()
        said = self._said()
        if said is None or "ended" in said:
            return self._ending((said or {}).get("ended", ""), late=late)
        if "error" in said:
            code, what, where, todo = said["error"]
            raise IntakeError(code, what, where=where, todo=todo)
        if "questions" in said:
            known = read_known(self.path / KNOWN) if (self.path / KNOWN).exists() else None
            raise QuestionError(*map(_question, said["questions"]), provenance=known)
        return mapped_store(Path(job["into"])) if job["into"] else read_store(self.path / STORE)

    def _waited_for(self, cancelled: threading.Event) -> bool:
        """Run the process to its end, and return whether it had to be ended because it took too long."""
        process, before, since = self._processes[-1], self.progress(), time.monotonic()
        try:
            while process.poll() is None and not cancelled.wait(_EVERY):
                now = self.progress()
                if _place(now) != _place(before):
                    before, since = now, time.monotonic()
                if time.monotonic() - since > _patience(now):
                    return True
        finally:
            process.kill()
            process.wait()
        return False

    def _said(self) -> dict[str, Any] | None:
        try:
            said: dict[str, Any] = json.loads((self.path / OUTCOME).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return said

    def _ending(self, ended: str, *, late: bool) -> IntakeError:
        """Return what ended the process."""
        at = self.progress() or Progress("", "", 0, 0)
        code = self._processes[-1].returncode
        said = (self.path / "stderr").read_bytes()
        where = at.file if at.step == "reading" else ""
        while_ = "" if where or not at.step else f" ({at.step})"
        pdf = where.lower().endswith(".pdf")
        if late or code == _XCPU:
            kind = "E-PDF-LIMIT" if pdf else "E-TIME" if late else "E-CPU"
            what = "reading it took too long, and was ended"
            todo = "save its text as a file of its own" if pdf else "divide it, or save it in another format"
        elif ended == "memory" or code == _KILL or any(sign in said for sign in _OF_MEMORY):
            kind, what, todo = "E-MEMORY", "there is not enough memory to read it", "divide it"
        else:
            kind, what = "E-CRASH", f"reading it ended without a word{f' ({ended})' if ended else ''}"
            todo = "save it in another format"
        return IntakeError(kind, what + while_, where=where, todo=todo)


def make_ready() -> None:
    """Have a process load what the next job needs, so that it can begin at once; called where one is to be expected."""
    with _SPARE_LOCK:
        if not (_SPARE and _SPARE[0].alive):
            _SPARE[:] = [Room()]


def room_at_hand() -> Room:
    """Return the room that was made ready, or a new one."""
    with _SPARE_LOCK:
        spare = _SPARE.pop() if _SPARE else None
    return spare if spare and spare.alive else Room()


def ended_by_hand() -> IntakeError:
    """Return the error of a job that was cancelled."""
    return IntakeError("E-CANCELLED", "the reading was ended")


def _question(said: dict[str, Any]) -> Question:
    return Question(**{**said, "options": tuple(Option(**option) for option in said["options"])})


def _place(progress: Progress | None) -> tuple[str, str]:
    return (progress.step, progress.file) if progress else ("", "")


def _patience(progress: Progress | None) -> float:
    """Return for how many seconds the process may say nothing new; before it says anything it loads its libraries."""
    return limits.READING_PATIENCE * seconds_for(progress.total) if progress else _STARTING


def _environment() -> dict[str, str]:
    """Return the environment of the process: this one's, with the same modules and few threads."""
    modules = os.pathsep.join(part or os.getcwd() for part in sys.path)  # noqa: PTH109 - what Python does with ""
    few = {"POLARS_MAX_THREADS": _THREADS, "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": _THREADS}
    few["POLARS_IDEAL_MORSEL_SIZE"] = _AT_ONCE
    return {**few, **os.environ, "PYTHONPATH": modules}


def _ended(processes: list[subprocess.Popen[bytes]], clear: Callable[[], None]) -> None:
    for process in processes:
        process.kill()
        process.wait()
    clear()
