"""Guests: which sessions hold texts of their own, how much, and who makes room when there is none.

What is known of a session here is how much it holds and when it was last here: neither words nor names.
"""

import threading
from collections.abc import Iterable
from time import monotonic
from typing import Protocol
from weakref import WeakSet

from analysis import IntakeError, limits
from dashboard.wording import intake

_MINUTE = 60.0  # seconds
_GROWS = 4  # times its bytes that a file takes once it is read and counted


def expected(size: int) -> int:
    """Return the bytes of memory that files will take once they are read, until that is known.

    Args:
        size: The bytes of the files.
    """
    return size * _GROWS


class Guest(Protocol):
    """A session, as all others know it."""

    seen: float  # by the clock of this process, in seconds

    @property
    def size(self) -> int:
        """The bytes of memory that what it has brought takes; 0 where it has brought nothing."""

    @property
    def at_work(self) -> bool:
        """Whether something is being done for it."""

    def make_room(self) -> None:
        """Let everything go, for others."""


class Guests:
    """All sessions of this server that have brought something."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lock = threading.Lock()
        self._known: WeakSet[Guest] = WeakSet()

    def admit(self, guest: Guest, more: int) -> None:
        """Take a session in that brings more, and let those go first that have done nothing for longest, if need be.

        Nobody is let go where that would not do.

        Args:
            guest: The session.
            more: The bytes of the files that it brings.

        Raises:
            IntakeError: `E-SESSION-FULL` where it alone would take more than there is for all; `E-BUSY` where others
                have what there is, and are not idle.
        """
        needed = guest.size + expected(more)
        if needed > limits.GUESTS_BYTES:
            what = intake.more_than_there_is(intake.size(needed))
            raise IntakeError("E-SESSION-FULL", what, todo=intake.SESSION_FULL_TODO)
        with self._lock:
            others = [one for one in self._known if one is not guest and one.size]
            going = _going(others, limits.GUESTS_BYTES - needed)
            for one in going:
                one.make_room()
            self._known.add(guest)


def _going(others: Iterable[Guest], room: int) -> list[Guest]:
    """Return which sessions go, the one first that has been idle longest, so that the others fit beside one more.

    Args:
        others: The sessions that have brought something.
        room: The bytes that there are for them.

    Raises:
        IntakeError: `E-BUSY` where those that are left have too much.
    """
    sizes = {one: one.size for one in others}
    idle_since = monotonic() - limits.IDLE_MINUTES * _MINUTE
    idle = sorted((one for one in sizes if one.seen < idle_since and not one.at_work), key=lambda one: one.seen)
    going: list[Guest] = []
    while sum(sizes.values()) > room or len(sizes) >= limits.GUESTS:
        if not idle:
            raise IntakeError("E-BUSY", intake.no_room(len(sizes)), todo=intake.NO_ROOM_TODO)
        going.append(idle.pop(0))
        del sizes[going[-1]]
    return going


GUESTS = Guests()
