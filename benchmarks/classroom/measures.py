"""What a class has measured: minute by minute, and the end against the beginning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.classroom.line import Answer
from benchmarks.classroom.server import Reading

MINUTE = 60.0


def percentile(values: Iterable[float], share: float) -> float:
    """Return the least value than which at least a share of all are not greater; 0 where there are none.

    Args:
        values: In any order.
        share: Above 0, at most 1.
    """
    ordered = sorted(values)
    place = -(-len(ordered) * share // 1)
    return ordered[int(place) - 1] if ordered else 0.0


@dataclass(frozen=True, slots=True)
class Mark:
    """What was read at one moment.

    Attributes:
        at: Seconds of the clock that `perf_counter` is.
        server: What the server had used.
        own: Seconds of the processor that the students had used.
        runs: Runs of the script that had ended for all students.
    """

    at: float
    server: Reading
    own: float
    runs: int


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute of a class.

    Attributes:
        number: From 1.
        asked: Acts that were begun.
        served: Those of them that were drawn.
        p50: Half took at most so many milliseconds.
        p95: Nineteen of twenty took at most so many.
        most: The slowest took so many.
        errors: What screens said was wrong.
        cost: Milliseconds of the server's processor for each run of the script.
        children: Seconds of the processor of the server's children.
        own: Seconds of the processor of the students.
        rss: Megabytes that the server held at its end.
        children_rss: Megabytes that its children held, shared pages divided.
        runs: Runs of the script that ended.
    """

    number: int
    asked: int
    served: int
    p50: float
    p95: float
    most: float
    errors: int
    cost: float
    children: float
    own: float
    rss: float
    children_rss: float
    runs: int


def minutes(answers: Sequence[Answer], marks: Sequence[Mark]) -> list[Minute]:
    """Return the minutes between marks; an act belongs to the minute in which it was begun."""
    return [
        _minute(number, [one for one in answers if before.at <= one.asked < after.at], before, after)
        for number, (before, after) in enumerate(pairwise(marks), 1)
    ]


def _minute(number: int, answers: Sequence[Answer], before: Mark, after: Mark) -> Minute:
    took = [one.took * 1_000 for one in answers]
    runs = after.runs - before.runs
    return Minute(
        number=number,
        asked=len(answers),
        served=sum(one.served for one in answers),
        p50=percentile(took, 0.5),
        p95=percentile(took, 0.95),
        most=max(took, default=0.0),
        errors=sum(len(one.errors) for one in answers),
        cost=(after.server.cpu - before.server.cpu) * 1_000 / max(runs, 1),
        children=after.server.children_cpu - before.server.children_cpu,
        own=after.own - before.own,
        rss=after.server.rss,
        children_rss=after.server.children_pss,
        runs=runs,
    )


def ratio(last: float, first: float) -> float:
    """Return how many times as much it is; 0 where there was nothing to begin with."""
    return last / first if first else 0.0
