"""The floor: so many pages are drawn at once in a server, in the order in which they were asked for.

Python computes one thing at a time. Thirty pages that are drawn together hand its lock to and fro, and all of them come
late; see docs/decisions/2026-11-30-two-pages-at-once.md. Who draws for too long keeps nobody out any longer: a page
that never ends costs the others some seconds, once. Where none ends any more the server is ill, and says so.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from analysis import limits

_LEAST = 0.02  # seconds between two looks at whether somebody draws for too long


@dataclass(slots=True, eq=False)
class _Turn:
    """One who draws, or is in line for it.

    Attributes:
        asked: When they stood in line, by the monotonic clock.
        since: When their turn came; until then as above.
        come: Whether it has.
    """

    asked: float = field(default_factory=monotonic)
    since: float = field(default_factory=monotonic)
    come: threading.Event = field(default_factory=threading.Event)

    def begin(self) -> None:
        """Let them draw."""
        self.since = monotonic()
        self.come.set()


class Floor:
    """Who draws, and who is in line for it."""

    def __init__(self, most: int, seconds: float) -> None:
        """Begin with nobody.

        Args:
            most: How many draw at once.
            seconds: For how long one of them keeps others out.
        """
        self._most, self._seconds = most, seconds
        self._changed = threading.Lock()
        self._drawing: list[_Turn] = []  # the one who has drawn longest comes first
        self._late: set[_Turn] = set()  # who draws for too long: others draw beside them
        self._line: deque[_Turn] = deque()
        self._away: set[_Turn] = set()  # who has left the floor, and comes back
        self._ended = monotonic()  # when somebody has drawn to the end
        self._mine = threading.local()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the floor for as long as something is drawn."""
        self._take()
        try:
            yield
        finally:
            if self._held is not None:
                self._give(self._held)
            self._ended = monotonic()

    @contextmanager
    def left(self) -> Iterator[None]:
        """Leave the floor to others for as long as one waits for somebody; nothing happens where one has it not.

        Who is told meanwhile to stop, which is no `Exception`, has nothing more to draw, and does not come back.
        """
        if (turn := self._held) is None:
            yield
            return
        self._give(turn)
        with self._changed:
            self._away.add(turn)
        try:
            yield
        except Exception:
            self._take()
            raise
        else:
            self._take()
        finally:
            with self._changed:
                self._away.discard(turn)

    def stuck(self) -> float:
        """Return for how many seconds nobody has been drawn to the end; 0 where nobody else came than those who draw.

        A page that takes long keeps nobody out, and who waits for another process waits for no page.
        """
        with self._changed:
            drawing = [*self._drawing, *self._late]
            here = sorted(turn.asked for turn in (*drawing, *self._line, *self._away))
            if not drawing or len(here) <= self._most:
                return 0.0
            return monotonic() - max(self._ended, here[self._most], min(turn.since for turn in drawing))

    @property
    def _held(self) -> _Turn | None:
        return getattr(self._mine, "turn", None)

    def _take(self) -> None:
        turn = _Turn()
        with self._changed:
            self._line.append(turn)
            self._go_on()
        while not turn.come.wait(self._pause()):
            with self._changed:
                self._go_on()
        self._mine.turn = turn

    def _give(self, turn: _Turn) -> None:
        self._mine.turn = None
        with self._changed:
            if turn in self._late:
                self._late.remove(turn)
            else:
                self._drawing.remove(turn)
            self._go_on()

    def _go_on(self) -> None:
        """Let those draw for whom there is room; who calls this holds the lock."""
        while self._line:
            if len(self._drawing) >= self._most:
                if monotonic() - self._drawing[0].since < self._seconds:
                    return
                self._late.add(self._drawing.pop(0))
            turn = self._line.popleft()
            self._drawing.append(turn)
            turn.begin()

    def _pause(self) -> float:
        """Return for how many seconds nobody who draws will have done so for too long."""
        with self._changed:
            first = self._drawing[0].since if self._drawing else monotonic()
        return max(first + self._seconds - monotonic(), _LEAST)


FLOOR = Floor(limits.DRAWN_AT_ONCE, limits.DRAWN_SECONDS)
