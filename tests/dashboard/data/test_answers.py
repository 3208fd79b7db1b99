"""Answers that are kept: those that were asked for last, in so many bytes, each computed by one alone."""

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from time import sleep
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis import limits
from dashboard.data import answers
from dashboard.data.answers import _ENTRY, Answers, content_size

CONTENT = 10_000  # bytes
ONE = _ENTRY + CONTENT + 33  # and Python's own of some bytes


@pytest.fixture(autouse=True)
def stores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the stores of other tests out, and let no answer go by its age."""
    gc.collect()
    monkeypatch.setattr(Answers, "_stores", set())
    monkeypatch.setattr(limits, "ANSWERS_BYTES", 10 * ONE)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """Return a clock that stands still until it is set."""
    now = SimpleNamespace(at=0.0)
    monkeypatch.setattr(answers, "monotonic", lambda: now.at)
    return now


def _question(_: object) -> bytes:
    raise NotImplementedError


def _ask(store: Answers, what: object, compute: Callable[[], Any] = lambda: b"a" * CONTENT, *, number: int = 0) -> Any:
    return store.answer((_question, (what,)), compute, number=number)


def _kept(store: Answers, *among: object) -> list[object]:
    """Return which of some questions are answered without any work."""

    def refused() -> Any:
        raise LookupError

    def known(what: object) -> bool:
        try:
            _ask(store, what, refused)
        except LookupError:
            return False
        return True

    return [what for what in among if known(what)]


def test_what_was_asked_for_last_is_kept_and_its_bytes_are_known() -> None:
    """There is room for three; the one that was asked for again stays, the one before it goes."""
    store = Answers(3 * ONE)

    for what in (1, 2, 3, 1, 4):
        _ask(store, what)

    assert store.size == 3 * ONE
    assert _kept(store, 1, 2, 3, 4) == [1, 3, 4]


def test_an_answer_that_is_too_large_is_kept_alone() -> None:
    """Otherwise it would be computed each time."""
    store = Answers(2 * ONE)
    _ask(store, "small")

    _ask(store, "large", lambda: b"a" * (9 * CONTENT))

    assert _kept(store, "small", "large") == ["large"]
    _ask(store, "small")
    assert _kept(store, "small", "large") == ["small"]
    assert store.size == ONE


def test_all_stores_together_have_a_bound_too(clock: SimpleNamespace) -> None:
    """What nobody has asked for longest goes first, in whichever store it lies."""
    mine, yours = Answers(8 * ONE), Answers(8 * ONE)

    for at in range(12):
        clock.at = float(at)
        _ask(mine if at % 2 else yours, at)

    assert mine.size + yours.size == 10 * ONE
    assert _kept(yours, 0, 2, 4) == [2, 4]
    assert _kept(mine, 1, 3, 5) == [3, 5]


def test_the_last_answer_of_a_store_stays_while_it_is_given(clock: SimpleNamespace) -> None:
    """A store whose one answer is larger than all may have still gives it, and takes the room of the others."""
    mine, yours = Answers(20 * ONE), Answers(20 * ONE)
    _ask(yours, 1)
    clock.at = 1.0

    _ask(mine, 2, lambda: b"a" * (20 * CONTENT))

    assert len(yours) == 0
    assert _kept(mine, 2) == [2]


def test_nothing_is_kept_for_ever(clock: SimpleNamespace) -> None:
    """What nobody has asked for in half an hour goes when anything is kept, from every store."""
    mine, yours = Answers(9 * ONE), Answers(9 * ONE)
    _ask(mine, "old")
    _ask(mine, "asked again")
    _ask(yours, "old")
    clock.at = 1_000.0
    _ask(mine, "asked again")
    clock.at = 2_000.0

    _ask(yours, "new")

    assert len(mine) == len(yours) == 1
    assert _kept(mine, "old", "asked again") == ["asked again"]


def test_what_is_loaded_is_kept_by_number() -> None:
    """It has no share in the bytes, and stays when all else is forgotten."""
    store = Answers(ONE)
    for what in (1, 2, 1, 3):
        _ask(store, what, number=2)
    _ask(store, "else")

    store.forget()

    assert store.size == 0
    assert _kept(store, 1, 2, 3, "else") == [1, 3]
    store.clear()
    assert len(store) == 0


def test_thirty_who_ask_the_same_at_once_compute_once() -> None:
    """All get the same answer; other questions do not wait for it."""
    store, computed, all_here = Answers(9 * ONE), [], Barrier(31)

    def compute() -> bytes:
        computed.append(_ask(store, "other"))  # which is asked within
        sleep(0.05)
        return b"answer"

    def ask() -> Any:
        all_here.wait()
        return _ask(store, "same", compute)

    with ThreadPoolExecutor(30) as pool:
        asked = [pool.submit(ask) for _ in range(30)]
        all_here.wait()
        found = {id(one.result()) for one in asked}

    assert len(found) == len(computed) == 1
    assert store._turns == {}


def test_an_error_is_not_kept() -> None:
    """Whoever asks next computes again."""
    store = Answers(ONE)

    def fails() -> bytes:
        raise ValueError("no")

    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            _ask(store, 1, fails)

    assert _ask(store, 1, lambda: b"yes") == b"yes"
    assert store._turns == {}


@pytest.mark.parametrize(
    ("answer", "least", "most"),
    [
        (np.zeros(1_000), 8_000, 8_000),
        (pd.DataFrame({"term": ["word"] * 1_000, "count": range(1_000)}), 12_000, 25_000),
        (pd.DataFrame({"terms": [["several", "words"]] * 1_000}), 8_000, 100_000),
        (("a" * 1_000, {"b": [b"c" * 1_000]}, frozenset({"d" * 1_000})), 3_000, 4_000),
    ],
)
def test_the_size_of_an_answer_is_that_of_its_content(answer: object, least: int, most: int) -> None:
    """Tables, arrays, and whatever holds them."""
    assert least <= content_size(answer) <= most


def test_those_who_have_waited_share_the_error_and_the_next_computes_again() -> None:
    """What takes long and fails is not done for each of them in turn."""
    store, begun, many, times = Answers(10 * ONE), Event(), 5, []

    def fail() -> bytes:
        times.append(1)
        begun.set()
        while store._turns[_question, ("it",)].asking < many:
            sleep(0.01)
        raise OSError("no room")

    with ThreadPoolExecutor(many) as pool:
        first = pool.submit(_ask, store, "it", fail)
        assert begun.wait(10)
        others = [pool.submit(_ask, store, "it", fail) for _ in range(many - 1)]
        errors = [type(one.exception(20)) for one in (first, *others)]

    assert (errors, len(times)) == ([OSError] * many, 1)
    assert _ask(store, "it") == b"a" * CONTENT


def test_those_who_have_waited_compute_where_the_first_was_told_to_stop() -> None:
    """A reader who leaves in the middle of it is no error for the others."""

    class Stop(BaseException):
        pass

    store, begun = Answers(10 * ONE), Event()

    def stopped() -> bytes:
        begun.set()
        while store._turns[_question, ("it",)].asking < 2:
            sleep(0.01)
        raise Stop

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(_ask, store, "it", stopped)
        assert begun.wait(10)
        other = pool.submit(_ask, store, "it")

    assert isinstance(first.exception(), Stop)
    assert other.result() == b"a" * CONTENT
