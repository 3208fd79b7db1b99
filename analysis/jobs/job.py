"""A job: one ask, those who wait for it, how far it is, and what came of it."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import limits
from analysis.corpus.apart.turns import TURNS
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import JobError
from analysis.jobs.ask import Ask
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
    """

    place: int
    done: int
    total: int

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0


class Job:
    """One ask that is being answered."""

    def __init__(self, ask: Ask, folder: Path, corpus: Callable[[], Corpus]) -> None:
        """Prepare it; a `Pool` has it done.

        Args:
            ask: What is asked.
            folder: Where the answer is to lie.
            corpus: What returns the corpus as it was read, before titles are counted and sources dealt.
        """
        self.ask, self.folder = ask, folder
        self._corpus: Callable[[], Corpus] | None = corpus
        self.error: AnalysisError | None = None
        self.ended = threading.Event()
        self.given_up = threading.Event()
        self._askers: set[str] = set()
        self._left = time.monotonic()
        self._lock = threading.Lock()

    def corpus(self) -> Corpus:
        """Return the corpus as it was read.

        Raises:
            JobError: `E-CRASH` after the job has ended.
        """
        if self._corpus is None:
            raise JobError("E-CRASH", "it has ended")
        return self._corpus()

    def forget_corpus(self) -> None:
        """Let go of the corpus: the answer needs none."""
        self._corpus = None

    @property
    def way(self) -> Way:
        """How far it is."""
        try:
            done, total = json.loads((self.folder / PROGRESS).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            done, total = 0, 0
        return Way(TURNS.place(self), done, total)

    def join(self, who: str) -> None:
        """Note that somebody waits for it."""
        with self._lock:
            self._askers.add(who)

    def leave(self, who: str, *, at_once: bool = False) -> None:
        """Note that somebody waits for it no longer; where nobody does, it ends soon, or at once."""
        with self._lock:
            if who not in self._askers:
                return
            self._askers.discard(who)
            self._left = time.monotonic()
            if at_once and not self._askers:
                self.given_up.set()

    def is_asked_by(self, who: str) -> bool:
        """Return whether somebody waits for it."""
        with self._lock:
            return who in self._askers

    def is_wanted(self) -> bool:
        """Return whether it is to go on: somebody waits for it, or has done so a moment ago."""
        with self._lock:
            if not self._askers and time.monotonic() - self._left > limits.JOB_LEFT_SECONDS:
                self.given_up.set()
        return not self.given_up.is_set()
