"""A process apart: it does one thing at a time, and can be ended without harm to any other."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from pathlib import Path
from typing import TYPE_CHECKING

from loky.process_executor import ProcessPoolExecutor

from analysis import limits
from analysis.corpus.errors import JobError
from analysis.jobs.ask import Ask
from analysis.jobs.worker import ENVIRONMENT, begin, load_libraries, work

if TYPE_CHECKING:
    from concurrent.futures import Future

_FORGOTTEN = 60  # seconds after which a process ends by itself, beyond those for which it is kept


class Process:
    """An executor with one process, which begins with the first thing it is to do."""

    def __init__(self, root: Path) -> None:
        """Prepare it.

        Args:
            root: The folder that it removes where this program has ended without doing so.
        """
        self._executor = ProcessPoolExecutor(
            max_workers=1,
            timeout=limits.JOB_IDLE_SECONDS + _FORGOTTEN,
            initializer=begin,
            initargs=(os.getpid(), str(root)),
            env=dict(ENVIRONMENT),
        )

    def load(self) -> None:
        """Have it load its libraries, and return at once.

        Raises:
            JobError: As `begun`.
        """
        self._submitted(load_libraries)

    def begun(self, ask: Ask, store: Path, folder: Path) -> "Future[int]":
        """Have an ask answered, and return what will tell when it is.

        Raises:
            JobError: `E-CRASH` where the system has no room for a process.
            BrokenExecutor: It was ended meanwhile.
        """
        return self._submitted(work, ask, str(store), str(folder))

    def _submitted(self, function: Callable[..., int], *args: object) -> "Future[int]":
        try:
            with _deaf_to_ctrl_c():
                future: Future[int] = self._executor.submit(function, *args)
        except OSError as error:
            raise not_started(error.strerror or str(error)) from error
        return future

    def end(self) -> None:
        """End it, whatever it does, and return when it has ended."""
        with contextlib.suppress(RuntimeError):  # the system had no thread to look after it: it ends by itself
            self._executor.shutdown(wait=True, kill_workers=True)


@contextlib.contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Have the processes that are started inside not hear Ctrl-C: it is for this program, which ends them."""
    if os.name != "posix":
        yield
        return
    resource_tracker.ensure_running()  # loky would have it start now, and it takes the mask off
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:  # or this thread, and every program that is started from it, would be deaf from now on
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def not_started(why: str) -> JobError:
    """Return the error of a process that could not be started."""
    return JobError("E-CRASH", f"no process could be started for it: {why}", todo="try again in a minute")


def call_before_the_end(function: Callable[[], None]) -> None:
    """Have something called when the program ends, before it waits for its threads: loky's wait for their processes.

    What `atexit` calls comes after them, and would be waited for in vain for as long as a job takes.
    """
    threading._register_atexit(function)  # type: ignore[attr-defined] # noqa: SLF001 - as loky and concurrent.futures do
