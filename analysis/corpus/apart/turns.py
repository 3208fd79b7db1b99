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
        self._long: set[object] = set()  # of both, those that take minutes

    def ask(self, who: object, *, long: bool = False) -> None:
        """Stand in line.

        Args:
            who: They.
            long: Whether they may take minutes: of such, one fewer works at once than of all, where more than one
                does, so that what takes seconds need not wait for them.

        Raises:
            JobError: `E-BUSY` where the line is too long.
        """
        with self._changed:
            waiting = len(self._waiting)
            if len(self._working) + waiting >= limits.JOBS_AT_ONCE + limits.JOBS_WAITING:
                what = f"this server is busy: {counted(waiting, 'job')} before yours would have to be done first"
                raise JobError("E-BUSY", what, todo="ask again in a minute or two")
            self._waiting.append(who)
            if long:
                self._long.add(who)

    def place(self, who: object) -> int:
        """Return how many come before somebody who waits, this one counted; 0 for who waits no longer."""
        with self._changed:
            return self._waiting.index(who) + 1 if who in self._waiting else 0

    def take(self, who: object, is_wanted: Callable[[], bool]) -> bool:
        """Wait for somebody's turn, and return whether it came before they no longer wanted it."""
        with self._changed:
            while who in self._waiting and is_wanted():
                if self._next() is who:
                    self._waiting.remove(who)
                    self._working.add(who)
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
                self._long.discard(who)
                self._changed.notify_all()

    def leave(self, who: object) -> None:
        """Make room for the next."""
        with self._changed:
            self._working.discard(who)
            self._long.discard(who)
            self._changed.notify_all()

    def _next(self) -> object | None:
        """Return whose turn it is, of those who wait; None where it is nobody's."""
        room = limits.JOBS_AT_ONCE - len(self._working)
        for_long = max(limits.JOBS_AT_ONCE - 1, 1) - len(self._long & self._working)
        able = (one for one in self._waiting if room > 0 and (for_long > 0 or one not in self._long))
        return next(able, None)


TURNS = Turns()
