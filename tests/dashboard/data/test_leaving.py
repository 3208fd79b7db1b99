"""Memory that goes back: when everybody has left, and not before."""

from collections.abc import Iterator
from threading import Timer
from typing import Any

import pytest

from dashboard.data import leaving


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Timer]]:
    """Return what waits; nothing does by itself."""
    waiting: list[Timer] = []
    monkeypatch.setattr(Timer, "start", lambda timer: waiting.append(timer))  # noqa: PLW0108 - a method
    monkeypatch.setattr(leaving, "_here", set())
    return waiting


def _run(timer: Any) -> None:
    timer.function(*timer.args)


def test_what_can_be_computed_again_goes_when_nobody_is_here(timers: list[Any]) -> None:
    """One of two leaves, and all stays; the other leaves too, and nothing does."""
    forgotten: list[str] = []
    for token in ("one", "two"):
        leaving.came(token)

    leaving.left("one", 1.0, lambda: forgotten.append("one"))
    _run(timers[0])
    assert forgotten == []

    leaving.left("two", 1.0, lambda: forgotten.append("two"))
    _run(timers[1])

    assert forgotten == ["two"]
    assert [timer.interval for timer in timers] == [1.0 + leaving._A_MOMENT] * 2
    assert all(timer.daemon for timer in timers)


def test_who_comes_back_in_time_finds_everything(timers: list[Any]) -> None:
    """A moment without a connection costs nothing."""
    forgotten: list[str] = []
    leaving.came("one")
    leaving.left("one", 1.0, lambda: forgotten.append("one"))
    leaving.came("one")

    _run(timers[0])

    assert forgotten == []
