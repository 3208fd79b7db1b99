"""What takes long is asked for in two steps, and waited for as one act."""

import asyncio
from typing import Any

from benchmarks.classroom.acts import demand
from benchmarks.classroom.line import Answer
from benchmarks.classroom.student import Student

PATIENCE = 59.0


class _Served(Student):
    """Somebody whose page comes after a while, and whose setting after another, if they have the patience."""

    def __init__(self, page: float, setting: float) -> None:
        super().__init__("")
        self._page, self._setting = page, setting

    async def go(self, path: str, act: str = "", *, patience: float = PATIENCE) -> Answer | None:
        return Answer(act or path, 100.0, min(self._page, patience), served=self._page <= patience)

    async def say(self, key: str, value: Any, act: str = "", *, patience: float = PATIENCE) -> Answer | None:
        assert value
        return Answer(act or key, 100.0 + self._page, min(self._setting, patience), served=self._setting <= patience)


def _asked(page: float, setting: float, number: int = 0) -> tuple[str, float, float, bool]:
    found = asyncio.run(demand(_Served(page, setting), number, PATIENCE))
    return found.act, found.asked, found.took, found.served


def test_both_steps_count_as_one_act() -> None:
    """Whoever asks for topics, and then for another number of them, waits for both."""
    assert _asked(20, 30) == ("heavy topics", 100, 50, True)


def test_a_minute_that_is_over_is_told_as_such() -> None:
    """Of a second step that had little time left it is not said that it was given up after that."""
    assert _asked(56.75, 30) == ("heavy topics", 100, PATIENCE, False)


def test_a_page_that_does_not_come_is_waited_for_once() -> None:
    """Nothing is set on it then; and on a page of names nothing is set anyway."""
    assert _asked(70, 1) == ("heavy topics", 100, PATIENCE, False)
    assert _asked(70, 1, number=1) == ("heavy entities", 100, PATIENCE, False)
