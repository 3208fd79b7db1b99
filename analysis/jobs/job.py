"""A job: one ask, those who wait for it, how far it is, and what came of it."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any

from analysis import limits
from analysis.corpus.apart.turns import TURNS
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import JobError
from analysis.jobs.ask import Ask
from analysis.jobs.results import read_parts
from analysis.jobs.tasks import TASKS
from analysis.jobs.worker import PROGRESS

if TYPE_CHECKING:
    from analysis.corpus.errors import AnalysisError


@dataclass(frozen=True, slots=True)
class Way:
    """How far a job is.

    Attributes:
        place: Its place in line, from 1; 0 while it is worked on.
        done: How much is done; 0 where nothing is said of it.
        total: Of how much.
        found: What has been found so far, with its number, the commonest first.
    """

    place: int
    done: int
    total: int
    found: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0


class Job:
    """One ask that is being answered.

    Attributes:
        ask: What is asked.
        folder: Where the answer is to lie.
        error: Why there is no answer; None where there is one, or nothing yet.
        ended: Whether there is anything more to wait for.
        size: The bytes of the answer, once it has ended.
        asked: When it was asked for last, by the monotonic clock.
    """

    def __init__(self, ask: Ask, folder: Path, corpus: Callable[[], Corpus], who: str) -> None:
        """Prepare it; a `Pool` has it done.

        Args:
            ask: What is asked.
            folder: Where the answer is to lie; made when its turn comes.
            corpus: What returns the corpus as it was read, before titles are counted and sources dealt.
            who: Who asks first.
        """
        self.ask, self.folder = ask, folder
        self.error: AnalysisError | None = None
        self.ended = threading.Event()
        self.size = 0
        self.asked = time.monotonic()
        self._corpus: Callable[[], Corpus] | None = corpus
        self._here = {who}
        self._away: set[str] = set()  # who may come back in a moment: a page that is drawn again asks again
        self._left = 0.0
        self._given_up = False
        self._taken: list[Any] = []  # the answer, where it lies nowhere else
        self._lock = threading.Lock()

    def corpus(self) -> Corpus:
        """Return the corpus as it was read.

        Raises:
            JobError: `E-CRASH` after the job has ended.
        """
        if self._corpus is None:
            raise JobError("E-CRASH", "it has ended", todo="ask for it again")
        return self._corpus()

    def end(self, error: "AnalysisError | None") -> None:
        """Wake all who wait, and let go of the corpus: the answer needs none.

        Args:
            error: Why there is no answer; None where there is one.
        """
        self.error, self._corpus = error, None
        self.size = self.size or self._written()
        self.ended.set()

    def answer(self) -> Any:
        """Wait for the answer, and return it.

        Raises:
            AnalysisError: There is none, and why.
        """
        self.ended.wait()
        if self.error is not None:
            raise self.error
        return self._taken[0] if self._taken else self._read()

    def take_in(self) -> None:
        """Read the answer, once, and remove its files: nothing of a private corpus stays on a disk."""
        self.size = self._written()
        self._taken.append(self._read())
        rmtree(self.folder, ignore_errors=True)

    def _read(self) -> Any:
        return TASKS[self.ask.task].answer(read_parts(self.folder))

    def _written(self) -> int:
        return sum(path.stat().st_size for path in self.folder.iterdir()) if self.folder.is_dir() else 0

    @property
    def way(self) -> Way:
        """How far it is."""
        try:
            done, total, found = json.loads((self.folder / PROGRESS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            done, total, found = 0, 0, []
        return Way(TURNS.place(self), done, total, tuple((name, number) for name, number in found))

    def join(self, who: str) -> bool:
        """Note that somebody waits for it, and return whether they may: nobody does for what was given up."""
        with self._lock:
            if not self._given_up:
                self.asked = time.monotonic()
                self._away.discard(who)
                self._here.add(who)
            return not self._given_up

    def leave(self, who: str, *, at_once: bool = False) -> None:
        """Note that somebody waits for it no longer; where nobody does, it ends.

        Args:
            who: They.
            at_once: Whether they will not come back, so that nobody need wait whether they do.
        """
        with self._lock:
            if who not in self._here | self._away:
                return
            self._here.discard(who)
            self._away.add(who)
            self._left = time.monotonic()
            if at_once:
                self._away.discard(who)
                self._given_up |= not self._here and not self._away and not self.ended.is_set()

    def give_up(self) -> None:
        """End it, whoever waits."""
        with self._lock:
            self._given_up = True

    @property
    def is_given_up(self) -> bool:
        """Whether it ends, or has ended, without an answer to keep."""
        return self._given_up

    def is_asked_by(self, who: str) -> bool:
        """Return whether somebody waits for it."""
        with self._lock:
            return who in self._here

    def is_wanted(self) -> bool:
        """Return whether it is to go on: somebody waits for it, or has done so a moment ago."""
        with self._lock:
            if not self._here and time.monotonic() - self._left > limits.JOB_LEFT_SECONDS:
                self._given_up = True
            return not self._given_up
