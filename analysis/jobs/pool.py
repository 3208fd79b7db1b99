"""The pool: so many processes for a whole server, that answer one ask at a time, once for all who ask the same."""

import contextlib
import threading
import time
import weakref
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, wait
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import TYPE_CHECKING

from analysis import limits
from analysis.corpus.apart.folders import private_folder
from analysis.corpus.apart.turns import TURNS
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, JobError
from analysis.jobs.ask import Ask
from analysis.jobs.job import Job
from analysis.jobs.process import Process, call_before_the_end, not_started
from analysis.jobs.results import check_written, not_written
from analysis.jobs.stores import Stores, send_names
from analysis.jobs.tasks import TASKS
from analysis.jobs.worker import PROGRESS

if TYPE_CHECKING:
    from concurrent.futures import Future

_EVERY = 0.1  # seconds between two looks at whether somebody still waits
_CHANCES = 1  # for what was ended from outside
_FRESH = 60  # seconds for which an answer stays after it was asked for, so that whoever has asked can read it
_ENDING = 10  # seconds for which the end of the program waits for jobs, at most


class Pool:
    """Processes that answer asks, and their answers."""

    def __init__(self) -> None:
        """Begin without a process: the first ask starts one."""
        self._lock = threading.Lock()
        self._idle: dict[Process, threading.Timer] = {}
        self._jobs: dict[str, Job] = {}  # by what they answer; the one asked for longest ago first
        self._going: set[Job] = set()  # also those that were given up, and are no answer to anything
        self._room: tuple[Path, Stores] | None = None
        self._clear: Callable[[], object] | None = None
        self._closed = self._minded = False

    def ask(self, ask: Ask, who: str, corpus: Callable[[], Corpus]) -> Job:
        """Return the job that answers an ask, begun if it was not; what else somebody asked for, they no longer want.

        Args:
            ask: What is asked.
            who: Who asks: a name for each session. They are to `leave` the job in the end.
            corpus: What returns the corpus as it was read, with the names that it is asked about, if it is.

        Raises:
            JobError: `E-BUSY` where too many wait; `E-DISK` where there is no room for an answer.
        """
        digest = ask.digest
        with self._lock:
            if self._closed:
                raise JobError("E-CANCELLED", "this server is being ended")
            for other in [one for what, one in self._jobs.items() if what != digest]:
                self._left(other, who)
            job = self._jobs.pop(digest, None)
            if job is None or not job.join(who):
                job = self._begun(Job(ask, self._rooms()[0] / "answers" / token_hex(8), corpus, who))
            self._jobs[digest] = job
        return job

    def make_ready(self) -> None:
        """Have a process load its libraries, which takes a while, and keep it for what is asked next.

        Raises:
            JobError: It cannot be started; `E-DISK` where there is no room for an answer.
        """
        with self._lock:
            process = Process(self._rooms()[0])
        process.load()
        self._mind_the_end()
        self._keep(process)

    def known(self, ask: Ask) -> Job | None:
        """Return the job that has answered an ask, if only by an error; None where none has.

        It can be read at once: an answer stays for a while after it was asked for.
        """
        with self._lock:
            job = self._jobs.get(ask.digest)
            if job is None or not job.ended.is_set() or job.is_given_up:
                return None
            job.asked = time.monotonic()
            self._jobs[ask.digest] = self._jobs.pop(ask.digest)
        return job

    def leave(self, ask: Ask, who: str) -> None:
        """End an ask that somebody no longer wants, unless others wait for it."""
        with self._lock:
            if (job := self._jobs.get(ask.digest)) is not None:
                self._left(job, who)

    def forget_failures(self) -> None:
        """Have answered anew, when they are asked next, the asks to which there is no answer."""
        self._forget(lambda job: job.ended.is_set() and job.error is not None)

    def forget_owner(self, owner: str, fingerprint: str = "") -> None:
        """End and remove all that is about somebody's own corpora, or one of them."""
        self._forget(
            lambda job: job.ask.version.owner == owner and fingerprint in ("", job.ask.version.fingerprint),
        )

    def close(self) -> None:
        """End all jobs and processes, and remove all files; nothing is answered any more."""
        self._closed = True
        self._forget(lambda _: True)
        with self._lock:
            end, going, idle, self._idle = time.monotonic() + _ENDING, list(self._going), self._idle, {}
        for job in going:
            job.ended.wait(max(0.0, end - time.monotonic()))
        for process, timer in idle.items():
            timer.cancel()
            process.end()
        if self._clear:
            self._clear()

    def _left(self, job: Job, who: str) -> None:
        job.leave(who, at_once=True)
        if job.is_given_up:
            TURNS.withdraw(job)

    def _forget(self, is_meant: Callable[[Job], bool]) -> None:
        """End some jobs; the answers of those that have ended go now, what the others wrote when they do."""
        with self._lock:
            meant = [job for job in self._jobs.values() if is_meant(job)]
            for job in meant:
                job.give_up()
                TURNS.withdraw(job)
                del self._jobs[job.ask.digest]
            ended = [job for job in meant if job not in self._going]
        _remove(ended)

    def _begun(self, job: Job) -> Job:
        """Have a job stand in line, and return it."""
        TURNS.ask(job, long=TASKS[job.ask.task].long)
        try:
            threading.Thread(target=self._run, args=(job,), daemon=True).start()
        except RuntimeError as error:  # the system has no thread for it
            TURNS.withdraw(job)
            raise JobError("E-BUSY", "this server does as much as it can", todo="ask again in a minute") from error
        self._going.add(job)
        return job

    def _rooms(self) -> tuple[Path, Stores]:
        if self._room is None:
            try:
                root, clear = private_folder()
            except OSError as error:
                raise not_written(error) from error
            self._room = (root, Stores(root / "stores"))
            self._clear = weakref.finalize(self, clear)
        return self._room

    def _run(self, job: Job) -> None:
        """Wait for a job's turn, and have it done."""
        error: AnalysisError | None = None
        try:
            self._done(job)
        except AnalysisError as found:
            error = found
        except OSError as found:
            error = not_written(found)
        except MemoryError:
            error = JobError("E-MEMORY", "there is not enough memory for it", todo="choose fewer documents")
        except BaseException as found:  # noqa: BLE001 - it must never be waited for in vain
            error = JobError("E-CRASH", f"it ended with {type(found).__name__}", todo="ask for something smaller")
        finally:
            TURNS.leave(job)
            self._end(job, error)

    def _done(self, job: Job) -> None:
        version = job.ask.version
        if not TURNS.take(job, job.is_wanted):
            raise _ended_by_hand()
        job.folder.mkdir(parents=True)
        with self._rooms()[1].lent(version.fingerprint, version.owner, job.corpus) as store:
            end, chances = time.monotonic() + limits.JOB_SECONDS, _CHANCES
            while True:
                try:
                    if version.names is not None:
                        send_names(job.corpus(), job.folder)
                    self._answered(job, store, end)
                except BrokenExecutor as error:
                    if not chances:
                        raise _fallen(job) from error
                else:
                    return
                chances -= 1
                rmtree(job.folder)
                job.folder.mkdir()

    def _answered(self, job: Job, store: Path, end: float) -> None:
        """Have a process answer until a moment of the monotonic clock, or end it."""
        process = self._process()
        try:
            future = process.begun(job.ask, store, job.folder)
            self._mind_the_end()
            _wait_for(future, job, end)
        except BaseException:
            process.end()
            raise
        self._keep(process)
        check_written(job.folder)
        if job.ask.version.owner:
            job.take_in()

    def _process(self) -> Process:
        """Return a process that has nothing to do, or a new one."""
        with self._lock:
            if self._idle:
                process, timer = self._idle.popitem()
                timer.cancel()
                return process
        return Process(self._rooms()[0])

    def _keep(self, process: Process) -> None:
        """Keep a process for a while, for what is asked next."""
        timer = threading.Timer(limits.JOB_IDLE_SECONDS, self._let_go, (process,))
        timer.daemon = True
        with self._lock, contextlib.suppress(RuntimeError):  # the system may have no thread for it
            if not self._closed:
                timer.start()
                self._idle[process] = timer
                return
        process.end()

    def _mind_the_end(self) -> None:
        """Have everything ended with the program; loky must have asked for the same before, which comes after it."""
        if not self._minded:
            self._minded = True
            call_before_the_end(self.close)

    def _let_go(self, process: Process) -> None:
        with self._lock:
            is_idle = self._idle.pop(process, None) is not None
        if is_idle:
            process.end()

    def _end(self, job: Job, error: AnalysisError | None) -> None:
        """Have all who wait for a job go on, and remove what nobody is to read."""
        job.asked = time.monotonic()  # whoever has waited is going to read it
        job.end(error)
        with self._lock:
            self._going.discard(job)
            if job.is_given_up and self._jobs.get(job.ask.digest) is job:
                del self._jobs[job.ask.digest]
            gone = self._too_much()
        _remove([job, *gone] if job.is_given_up else gone)

    def _too_much(self) -> list[Job]:
        """Let go of the answers that were asked for longest ago, where there are too many, and return them."""
        ended = [job for job in self._jobs.values() if job.ended.is_set()]
        total, gone, long_ago = sum(job.size for job in ended), [], time.monotonic() - _FRESH
        for job in ended:
            if total > limits.RESULTS_BYTES and job.asked < long_ago:
                total -= job.size
                gone.append(self._jobs.pop(job.ask.digest))
        return gone


def _wait_for(future: "Future[int]", job: Job, end: float) -> None:
    """Wait until a process is done.

    Raises:
        JobError: `E-CANCELLED` where nobody waits any more, `E-TIME` where it takes too long.
    """
    while not wait([future], timeout=_EVERY).done:
        if not job.is_wanted():
            raise _ended_by_hand()
        if time.monotonic() > end:
            what = f"it took longer than {limits.JOB_SECONDS:,} seconds, and was ended"
            raise JobError("E-TIME", what, todo="choose fewer documents")
    future.result()


def _fallen(job: Job) -> JobError:
    """Return the error of a job whose last process was ended from outside, perhaps before it had begun."""
    if not (job.folder / PROGRESS).exists():
        return not_started("it ended at once")
    what = "the process that did it was ended, perhaps because there was too little memory"
    return JobError("E-MEMORY", what, todo="ask for something smaller, or try again")


def _ended_by_hand() -> JobError:
    return JobError("E-CANCELLED", "it was ended", todo="ask for it again")


def _remove(jobs: list[Job]) -> None:
    for job in jobs:
        rmtree(job.folder, ignore_errors=True)
