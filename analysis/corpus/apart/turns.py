"""Turns: so many jobs are done at once in a process, so many wait for theirs in order, and no more are taken."""

import threading
from collections import deque
from collections.abc import Callable

from analysis import limits
from analysis.corpus.errors import JobError, counted

_EVERY = 0.2  # seconds between two looks at whether somebody who waits has given up


class Turns:
    """Who works, and who waits."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._changed = threading.Condition()
        self._working: set[object] = set()
        self._waiting: deque[object] = deque()

    def ask(self, who: object) -> None:
        """Stand in line.

        Raises:
            JobError: `E-BUSY` where the line is too long.
        """
        with self._changed:
            waiting = len(self._waiting)
            if len(self._working) + waiting >= limits.JOBS_AT_ONCE + limits.JOBS_WAITING:
                what = f"this server is busy: {counted(waiting, 'job')} before yours would have to be done first"
                raise JobError("E-BUSY", what, todo="ask again in a minute or two")
            self._waiting.append(who)

    def place(self, who: object) -> int:
        """Return how many come before somebody who waits, this one counted; 0 for who waits no longer."""
        with self._changed:
            return self._waiting.index(who) + 1 if who in self._waiting else 0

    def take(self, who: object, is_wanted: Callable[[], bool]) -> bool:
        """Wait for somebody's turn, and return whether it came before they no longer wanted it."""
        with self._changed:
            while who in self._waiting and is_wanted():
                if len(self._working) < limits.JOBS_AT_ONCE and self._waiting[0] is who:
                    self._working.add(self._waiting.popleft())
                    self._changed.notify_all()
                    return True
                self._changed.wait(_EVERY)
        self.withdraw(who)
        return False

    def withdraw(self, who: object) -> None:
        """Let those come nearer who wait behind somebody that no longer does."""
        with self._changed:
            if who in self._waiting:
                self._waiting.remove(who)
                self._changed.notify_all()

    def leave(self, who: object) -> None:
        """Make room for the next."""
        with self._changed:
            self._working.discard(who)
            self._changed.notify_all()


TURNS = Turns()
