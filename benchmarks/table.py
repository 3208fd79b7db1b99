"""The table: one line per thing measured, and the clock that it is measured with."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from time import perf_counter, process_time

import numpy as np

HEAD = f"{'':52}{'ours, ms':>10}{'peer, ms':>10}{'ratio':>8}{'budget':>8}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        name: What is measured.
        ours: What we need, in milliseconds.
        peer: What the peer needs; None where there is none.
        budget: What we may need: a share of what the peer needs, or milliseconds; infinite where we only report.
    """

    name: str
    ours: float
    peer: float | None
    budget: float = inf

    @property
    def measure(self) -> float:
        """What the budget is about."""
        return self.ours / self.peer if self.peer else self.ours

    def __str__(self) -> str:
        """The line as it is printed."""
        peer, ratio = (f"{self.peer:.1f}", f"{self.measure:.3f}") if self.peer else ("", "")
        budget = "" if self.budget == inf else f"{self.budget:g}"
        verdict = "OVER" if self.measure > self.budget else "ok" if budget else ""
        return f"{self.name:52}{self.ours:10.1f}{peer:>10}{ratio:>8}{budget:>8}  {verdict}"


def fastest(*calls: Callable[[], object], rounds: int = 3, turn: int = 1) -> list[float]:
    """Return the best time of each in milliseconds, taken in turns.

    Args:
        calls: What to compare.
        rounds: How often each has its turn.
        turn: How often it is called then; the first finds the processor's caches full of what the others left.
    """
    times = [[min(milliseconds(call) for _ in range(turn)) for call in calls] for _ in range(rounds)]
    best: list[float] = np.min(times, axis=0).tolist()
    return best


def milliseconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = perf_counter()
    call()
    return (perf_counter() - start) * 1_000


def processor_milliseconds(call: Callable[[], object]) -> float:
    """Return how long all threads of this process keep the processor busy with a call."""
    start = process_time()
    call()
    return (process_time() - start) * 1_000
