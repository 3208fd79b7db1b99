"""The tables of a class, as they are printed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.classroom.line import Answer
from benchmarks.classroom.measures import Minute, minutes, percentile, ratio
from benchmarks.classroom.teaching import Lesson

HEAD = (
    f"{'minute':>6}{'served/asked':>14}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}{'errors':>7}{'runs':>6}"
    f"{'cpu ms/run':>11}{'children s':>11}{'RSS MB':>8}{'children MB':>12}{'students s':>11}"
)


def row(one: Minute) -> str:
    """Return a minute as a line under the head."""
    return (
        f"{one.number:>6}{f'{one.served}/{one.asked}':>14}{one.p50:>8.0f}{one.p95:>8.0f}{one.most:>8.0f}{one.errors:>7}"
        f"{one.runs:>6}{one.cost:>11.0f}{one.children:>11.1f}{one.rss:>8.0f}{one.children_rss:>12.0f}{one.own:>11.1f}"
    )


def lines(lesson: Lesson) -> Iterator[str]:
    """Yield what came of a class, line by line."""
    yield spread("first link", lesson.opened)
    yield HEAD
    table = minutes(lesson.answers, lesson.marks)
    yield from map(row, table)
    yield spread("all acts", lesson.answers)
    yield from _by_act(lesson.answers)
    if lesson.heavy:
        yield "what takes long, asked by two:"
        yield from _by_act(lesson.heavy)
    yield from _compared(lesson, table)
    yield from _wrong([*lesson.opened, *lesson.answers])
    yield from _wrong(lesson.heavy, "GIVEN UP before it was drawn")


def spread(name: str, answers: Sequence[Answer]) -> str:
    """Return in one line how many were served, and how long they took."""
    took = [one.took * 1_000 for one in answers]
    return (
        f"{name}: {sum(one.served for one in answers)}/{len(answers)} served, p50 {percentile(took, 0.5):.0f} ms, "
        f"p95 {percentile(took, 0.95):.0f}, max {max(took, default=0):.0f}"
    )


def _by_act(answers: Sequence[Answer]) -> Iterator[str]:
    for act in sorted({one.act for one in answers}):
        yield spread(f"  {act}", [one for one in answers if one.act == act])


def _compared(lesson: Lesson, table: Sequence[Minute]) -> Iterator[str]:
    """Yield the end against the beginning."""
    first, last = lesson.marks[0].server, lesson.marks[-1].server
    runs = lesson.marks[-1].runs - lesson.marks[0].runs
    yield (
        f"CPU of a run: {(last.cpu - first.cpu) * 1_000 / max(runs, 1):.0f} ms in the mean of {runs}; "
        f"with nothing new {lesson.fresh:.0f} ms on a fresh server, {lesson.worn:.0f} after the class: "
        f"{ratio(lesson.worn, lesson.fresh):.2f} x"
    )
    whole = table if lesson.marks[-1].at - lesson.marks[-2].at > 30 else table[:-1]  # noqa: PLR2004 - half a minute
    if len(whole) > 2:  # noqa: PLR2004 - the last is another than the second
        second, end = whole[1], whole[-1]
        yield (
            f"last minute against the second: CPU of a run {ratio(end.cost, second.cost):.2f} x, "
            f"RSS {ratio(end.rss, second.rss):.2f} x"
        )
    yield (
        f"RSS: {first.rss:.0f} MB at the start, {last.rss:.0f} at the end (PSS {last.pss:.0f}), peak {last.peak:.0f}; "
        f"children at most {lesson.most_children:.0f}"
    )
    for seconds, rss in lesson.afterwards.items():
        yield f"RSS {seconds:.0f} s after the last has left: {rss:.0f} MB, {ratio(rss, first.rss):.2f} x the start"


def _wrong(answers: Sequence[Answer], unserved: str = "NOT SERVED") -> Iterator[str]:
    """Yield what went wrong, with how often it did.

    Args:
        answers: Of which acts.
        unserved: What is said of those that nobody waited for any longer.
    """
    said = Counter(error for one in answers for error in one.errors)
    for error, times in said.most_common():
        yield f"ERROR, {times} times: {error}"
    late = Counter(one.act for one in answers if not one.served)
    for act, times in late.most_common():
        yield f"{unserved}, {times} times: {act}"
