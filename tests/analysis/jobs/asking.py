"""What tests of jobs ask for, and how they wait for it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import psutil

from analysis import Ask, Corpus, Filters, Job, Pool, Version


@dataclass
class Asked:
    """A pool, and what its processes do.

    Attributes:
        pool: The pool.
        corpus: What is asked about.
        rooms: Where its files lie.
        log: Where each task notes that it has begun.
    """

    pool: Pool
    corpus: Corpus
    rooms: Path
    log: Path

    def harm(self, harm: str, *, search: str = "", owner: str = "") -> Ask:
        """Return an ask for some harm; another search makes another ask of it."""
        version = Version(self.corpus.fingerprint, owner)
        return Ask("harm", version, Filters(search=search), (("harm", harm), ("log", str(self.log))))

    def job(self, harm: str, who: str = "a", **more: str) -> Job:
        """Ask for some harm."""
        return self.pool.ask(self.harm(harm, **more), who, lambda: self.corpus)

    @property
    def begun(self) -> list[int]:
        """The processes that began a task, one a task."""
        return [int(line) for line in self.log.read_text(encoding="utf-8").split()] if self.log.exists() else []


def until(true: Callable[[], object], seconds: float = 30) -> None:
    """Wait until something is true."""
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end, "it never was"
        sleep(0.02)


def workers() -> set[int]:
    """Return the processes that this one has started to work, by number, those that nobody has buried too."""
    return {one.pid for one in psutil.Process().children() if _works(one)}


def _works(process: psutil.Process) -> bool:
    try:
        return "loky.backend.popen" in " ".join(process.cmdline())
    except psutil.ZombieProcess:
        return True
    except psutil.NoSuchProcess:
        return False
