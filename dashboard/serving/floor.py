"""The floor: so many pages are drawn at once in a server, in the order in which they were asked for.

Python computes one thing at a time. Thirty pages that are drawn together hand its lock to and fro, and all of them come
late; see docs/decisions/2026-11-30-two-pages-at-once.md.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from analysis import limits


class Floor:
    """Who draws, and who is in line for it."""

    def __init__(self, most: int) -> None:
        """Begin with nobody.

        Args:
            most: How many draw at once.
        """
        self._changed = threading.Lock()
        self._free = most
        self._line: deque[threading.Event] = deque()
        self._mine = threading.local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the floor for as long as something is drawn."""
        self._take()
        try:
            yield
        finally:
            if self._held:
                self._give()

    @contextmanager
    def left(self) -> Iterator[None]:
        """Leave the floor to others for as long as one waits for somebody; nothing happens where one has it not."""
        if not self._held:
            yield
            return
        self._give()
        try:
            yield
        finally:
            self._take()

    @property
    def _held(self) -> bool:
        return bool(getattr(self._mine, "held", False))

    def _take(self) -> None:
        with self._changed:
            if self._free:
                self._free -= 1
                turn = None
            else:
                turn = threading.Event()
                self._line.append(turn)
        if turn is not None:
            turn.wait()
        self._mine.held = True

    def _give(self) -> None:
        self._mine.held = False
        with self._changed:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1


FLOOR = Floor(limits.DRAWN_AT_ONCE)
