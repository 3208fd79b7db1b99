"""Answers that are kept: as many as there is room for in bytes, those that were asked for last, and none for ever."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, is_dataclass
from itertools import chain
from math import inf
from sys import getsizeof
from threading import Lock
from time import monotonic
from typing import Any
from weakref import WeakSet

import numpy as np
import pandas as pd

from analysis import limits
from dashboard import state
from dashboard.serving.floor import FLOOR

Question = tuple[Callable[..., Any], Hashable]  # which function is asked, and by what

_ENTRY = 4_096  # bytes of an answer beside its content: what Python and pandas put around it
_NOTHING = object()
_EVERY = 0.1  # seconds between two looks at whether somebody who waits for another's answer still wants it


@dataclass(slots=True)
class _Kept:
    answer: Any
    size: int
    used: float


@dataclass(slots=True)
class _Turn:
    """Those who ask the same at once: one of them computes, and the others wait for the answer, or the error."""

    lock: Lock = field(default_factory=Lock)
    asking: int = 0
    error: Exception | None = None  # why the last who computed has found nothing

    def begin(self, *, has_waited: bool) -> None:
        """Let one of them compute, unless they have waited for an error."""
        if has_waited and self.error is not None:
            raise self.error
        self.error = None


class Answers:
    """What is kept of answers, for everybody or for one session.

    What is loaded (corpora) is kept by number. All else has the bytes of one store, and of all stores together: where
    they are used up, what nobody has asked for longest goes first; and so does, in time, what nobody asks for at all.
    """

    _stores: "WeakSet[Answers]" = WeakSet()
    _lock = Lock()  # of all stores: nothing is done under it that takes long

    def __init__(self, most: int) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[Question, _Kept] = OrderedDict()  # what was asked for last comes last
        self._loaded: dict[Callable[..., Any], OrderedDict[Hashable, Any]] = {}
        self._turns: dict[Question, _Turn] = {}
        with self._lock:
            self._stores.add(self)

    def __len__(self) -> int:
        return len(self._kept) + sum(map(len, self._loaded.values()))

    @property
    def size(self) -> int:
        """The bytes of what is kept, without what is loaded."""
        return self._size

    @property
    def oldest(self) -> float:
        """When anybody asked for what nobody has asked for longest, in seconds of the clock of `monotonic`."""
        return next((kept.used for kept in self._kept.values()), inf)

    def drop(self) -> None:
        """Let go what nobody has asked for longest; who calls this holds the lock of all stores."""
        _, kept = self._kept.popitem(last=False)
        self._size -= kept.size

    def answer(self, question: Question, compute: Callable[[], Any], *, number: int = 0) -> Any:
        """Return an answer, computed if it is not kept; whoever asks the same at once waits for it, or for the error.

        An error is not kept: the next who asks computes again. Those who have waited do not, one after another: what
        takes long and fails would hold up a class for as many times as it has readers.

        Args:
            question: Which function is asked, and by what.
            compute: Called without arguments, by one at a time for each question.
            number: Of how many answers of the function the last are kept; 0 is as many as there is room for.
        """
        found = self._found(question)
        if found is not _NOTHING:
            return found
        with self._in_turn(question):
            found = self._found(question)
            if found is _NOTHING:
                found = compute()
                self._keep(question, found, number)
        return found

    def clear(self) -> None:
        """Let everything go."""
        with self._lock:
            self._kept.clear()
            self._loaded.clear()
            self._size = 0

    def forget(self) -> None:
        """Let everything go that is not loaded."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _found(self, question: Question) -> Any:
        function, asked = question
        with self._lock:
            kept = self._kept.get(question)
            if kept is not None:
                kept.used = monotonic()
                self._kept.move_to_end(question)
                return kept.answer
            last = self._loaded.get(function)
            if last is None or asked not in last:
                return _NOTHING
            last.move_to_end(asked)
            return last[asked]

    def _keep(self, question: Question, answer: Any, number: int) -> None:
        size = 0 if number else _ENTRY + content_size(answer)
        with self._lock:
            if number:
                last = self._loaded.setdefault(question[0], OrderedDict())
                last[question[1]] = answer
                while len(last) > number:
                    last.popitem(last=False)
                return
            self._kept[question] = _Kept(answer, size, monotonic())
            self._size += size
            self._make_room()

    def _make_room(self) -> None:
        """Let go what is too old and what is too much, but never what was kept last."""
        stores, old = list(self._stores), monotonic() - limits.ANSWERS_SECONDS
        for store in stores:
            while store.oldest < old:
                store.drop()
        while self._size > self._most and len(self._kept) > 1:
            self.drop()
        while sum(store.size for store in stores) > limits.ANSWERS_BYTES:
            among = [store for store in stores if store is not self or len(self._kept) > 1]
            first = min(among, key=lambda store: store.oldest, default=None)
            if first is None or first.oldest == inf:
                return
            first.drop()

    @contextmanager
    def _in_turn(self, question: Question) -> Iterator[None]:
        with self._lock:
            turn = self._turns.setdefault(question, _Turn())
            turn.asking += 1
        try:
            if has_waited := not turn.lock.acquire(blocking=False):
                with FLOOR.left():  # who computes it may need the floor for that
                    while not turn.lock.acquire(timeout=_EVERY):
                        state.heed()
            try:
                turn.begin(has_waited=has_waited)
                yield
            except Exception as error:
                turn.error = error
                raise
            finally:
                turn.lock.release()
        finally:
            with self._lock:
                turn.asking -= 1
                if not turn.asking:
                    del self._turns[question]


def content_size(answer: Any) -> int:
    """Return how many bytes an answer holds, about."""
    match answer:
        case pd.DataFrame():
            return sum(_column_size(column) for _, column in answer.items()) + _index_size(answer.index)
        case pd.Series():
            return _column_size(answer) + _index_size(answer.index)
        case np.ndarray():
            return int(answer.nbytes)
    return getsizeof(answer) + sum(map(content_size, _parts(answer)))


def _parts(answer: Any) -> Iterable[Any]:
    """Return what an answer holds that has a size of its own."""
    match answer:
        case str() | bytes() | int() | float():
            return ()
        case Mapping():
            return chain.from_iterable(answer.items())
        case tuple() | list() | AbstractSet():
            return answer
        case _ if is_dataclass(answer):
            return [getattr(answer, part.name) for part in fields(answer)]
    return ()


def _index_size(index: "pd.Index[Any]") -> int:
    return int(index.memory_usage(deep=True))


def _column_size(column: pd.Series) -> int:
    """Return how many bytes the values of a column hold; pandas counts those of a table by way of another table."""
    if column.dtype == object:
        return int(column.memory_usage(index=False, deep=True))
    return int(column.array.nbytes)
