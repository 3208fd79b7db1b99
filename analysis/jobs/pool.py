"""The pool: so many processes for a whole server, that answer one ask at a time, once for all who ask the same.

It is made of executors with one process each, so that one can be ended and the others go on.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, wait
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from loky.process_executor import ProcessPoolExecutor

from analysis import limits
from analysis.corpus.apart.folders import private_folder
from analysis.corpus.apart.turns import TURNS
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, JobError
from analysis.jobs.ask import Ask
from analysis.jobs.job import Job
from analysis.jobs.results import is_written, read_parts
from analysis.jobs.stores import Stores
from analysis.jobs.tasks import TASKS
from analysis.jobs.worker import ENVIRONMENT, begin, work

if TYPE_CHECKING:
    from concurrent.futures import Future

_EVERY = 0.1  # seconds between two looks at whether somebody still waits
_TRIES = 2  # a process that was ended from outside gets another chance


class Pool:
    """Processes that answer asks, and their answers."""

    def __init__(self) -> None:
        """Begin without a process: the first ask starts one."""
        self._lock = threading.Lock()
        self._idle: list[ProcessPoolExecutor] = []
        self._jobs: dict[str, Job] = {}  # the one asked for longest ago first
        self._rooms: tuple[Path, Stores, Callable[[], None]] | None = None

    def ask(self, ask: Ask, who: str, corpus: Callable[[], Corpus]) -> Job:
        """Return the job that answers an ask, begun if it was not; what else somebody asked for, they no longer want.

        Args:
            ask: What is asked.
            who: Who asks: a name for each session.
            corpus: What returns the corpus as it was read.

        Raises:
            JobError: `E-BUSY` where too many wait; `E-DISK` where there is no room for an answer.
        """
        with self._lock:
            job = self._jobs.pop(ask.digest, None)
            if job is None or job.given_up.is_set():
                job = Job(ask, self._folder(), corpus)
                self._begin(job)
            self._jobs[ask.digest] = job
            job.join(who)
            others = [one for one in self._jobs.values() if one is not job]
        for one in others:
            one.leave(who, at_once=True)
        return job

    def answer(self, ask: Ask) -> Any:
        """Return the answer to an ask that was asked before.

        Raises:
            AnalysisError: There is none, and why.
        """
        job = self._jobs.get(ask.digest)
        if job is None or not job.ended.is_set():
            raise JobError("E-CRASH", "nobody has asked for it", todo="ask for it again")
        if job.error is not None:
            raise job.error
        return TASKS[ask.task].answer(read_parts(job.folder))

    def has(self, ask: Ask) -> bool:
        """Return whether an ask has been answered, if only by an error."""
        job = self._jobs.get(ask.digest)
        return job is not None and job.ended.is_set() and not job.given_up.is_set()

    def leave(self, ask: Ask, who: str) -> None:
        """End an ask that somebody no longer wants, unless others wait for it."""
        if (job := self._jobs.get(ask.digest)) is not None:
            job.leave(who, at_once=True)

    def forget_failures(self) -> None:
        """Have answered anew, when they are asked next, the asks to which there is no answer."""
        with self._lock:
            for digest, job in list(self._jobs.items()):
                if job.ended.is_set() and job.error is not None:
                    self._drop(digest)

    def forget_owner(self, owner: str) -> None:
        """End and remove all that is about somebody's own corpora."""
        with self._lock:
            for digest, job in list(self._jobs.items()):
                if job.ask.version.owner == owner:
                    job.given_up.set()
                    if job.ended.is_set():
                        self._drop(digest)

    def close(self) -> None:
        """End all jobs and processes, and remove all files."""
        with self._lock:
            for job in self._jobs.values():
                job.given_up.set()
            jobs, self._jobs = list(self._jobs.values()), {}
        for job in jobs:
            job.ended.wait()
        while self._idle:
            _killed(self._idle.pop())
        if self._rooms:
            self._rooms[-1]()
            self._rooms = None

    def _begin(self, job: Job) -> None:
        TURNS.ask(job)
        try:
            threading.Thread(target=self._run, args=(job,), daemon=True).start()
        except RuntimeError:  # the system has no thread for it
            TURNS.leave(job)
            raise

    def _folder(self) -> Path:
        """Return a new folder, where an answer is to lie."""
        folder = self._room()[0] / "answers" / token_hex(8)
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise _no_room(error) from error
        return folder

    def _room(self) -> tuple[Path, Stores]:
        if self._rooms is None:
            try:
                root, clear = private_folder()
            except OSError as error:
                raise _no_room(error) from error
            self._rooms = (root, Stores(root / "stores"), clear)
        return self._rooms[:2]

    def _run(self, job: Job) -> None:
        """Wait for a job's turn, and have it done."""
        TURNS.take(job, job.given_up)
        version = job.ask.version
        try:
            if not job.given_up.is_set():
                with self._room()[1].lent(version.fingerprint, version.owner, job.corpus) as store:
                    self._answered(job, str(store))
        except AnalysisError as error:
            job.error = error
        except OSError as error:
            job.error = _no_room(error)
        except BaseException as error:  # noqa: BLE001 - it must never be waited for in vain
            job.error = JobError("E-CRASH", f"it ended with {type(error).__name__}", todo="ask for something smaller")
        finally:
            TURNS.leave(job)
            job.forget_corpus()
            job.ended.set()
            with self._lock:
                self._make_room()

    def _answered(self, job: Job, store: str) -> None:
        """Have a process answer, or another one where the first was ended from outside."""
        for trial in range(_TRIES):
            process = self._process()
            try:
                self._waited_for(process.submit(work, job.ask, store, str(job.folder)), job)
            except BrokenExecutor as error:
                _killed(process)
                if trial + 1 == _TRIES:
                    what = "the process that did it was ended, perhaps because there was too little memory"
                    raise JobError("E-MEMORY", what, todo="ask for something smaller, or try again") from error
            except BaseException:
                _killed(process)
                raise
            else:
                with self._lock:
                    self._idle.append(process)
                if not is_written(job.folder):
                    raise JobError("E-CRASH", "nothing came of it", todo="try again")
                return

    def _waited_for(self, future: "Future[int]", job: Job) -> None:
        """Wait until a process is done.

        Raises:
            JobError: `E-CANCELLED` where nobody waits any more, `E-TIME` where it takes too long.
        """
        end = time.monotonic() + limits.JOB_SECONDS
        while not wait([future], timeout=_EVERY).done:
            if not job.is_wanted():
                raise JobError("E-CANCELLED", "it was ended")
            if time.monotonic() > end:
                what = f"it took longer than {limits.JOB_SECONDS:,} seconds, and was ended"
                raise JobError("E-TIME", what, todo="choose fewer documents")
        future.result()

    def _process(self) -> ProcessPoolExecutor:
        """Return an executor whose process is idle, or a new one."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return ProcessPoolExecutor(
            max_workers=1, timeout=limits.JOB_IDLE_SECONDS, initializer=begin, env=dict(ENVIRONMENT)
        )

    def _make_room(self) -> None:
        """Let go of the answers that were asked for longest ago, where there are too many."""
        ended = [digest for digest, job in self._jobs.items() if job.ended.is_set()]
        held = {digest: _size(self._jobs[digest].folder) for digest in ended}
        total = sum(held.values())
        for digest in ended[:-1]:
            if total <= limits.RESULTS_BYTES and not self._jobs[digest].given_up.is_set():
                continue
            total -= held[digest]
            self._drop(digest)

    def _drop(self, digest: str) -> None:
        rmtree(self._jobs.pop(digest).folder, ignore_errors=True)


def _killed(process: ProcessPoolExecutor) -> None:
    process.shutdown(wait=True, kill_workers=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir()) if folder.is_dir() else 0


def _no_room(error: OSError) -> JobError:
    what = f"there is no room for what is to be found: {error.strerror or error}"
    return JobError("E-DISK", what, todo="make room where temporary files lie")
