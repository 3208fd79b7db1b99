"""A class: students come in, act until the time is over, and leave; what it costs the server is read each minute."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import count
from random import Random
from time import perf_counter, process_time

from benchmarks.classroom import acts
from benchmarks.classroom.line import PATIENCE, Answer
from benchmarks.classroom.measures import MINUTE, Mark
from benchmarks.classroom.server import Reading, Server
from benchmarks.classroom.student import Student

THINK = 4.0  # seconds between two acts of a student, in the mean
_LEAST = 0.5  # seconds for which even the quickest looks at what has been drawn
_TWO = 2  # of a class ask for what takes long, each minute
_COMING = 60  # of the time of a class: in one part of so many they come in
_AFTERWARDS = (10.0, 60.0, 200.0)  # seconds after the last has left
_PROBED = ("", "terms", "trends", "compare", "passages")
_ROUNDS = 4  # of the pages that are probed


@dataclass
class Lesson:
    """What came of a class.

    Attributes:
        opened: The answers to the first link of each student.
        answers: Those to all later acts.
        heavy: Those to what takes long.
        marks: What was read at its begin and after each minute.
        most_children: The most megabytes that the server's children held, shared pages divided.
        fresh: Milliseconds of the server's processor for a run with nothing new, before anybody came.
        worn: The same after all have left.
        afterwards: The megabytes that the server held so many seconds after the last had left.
    """

    opened: list[Answer] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    heavy: list[Answer] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    most_children: float = 0.0
    fresh: float = 0.0
    worn: float = 0.0
    afterwards: dict[float, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a class is to do.

    Attributes:
        script: "own", "exercise", "heavy" or "sixty".
        users: How many students.
        seconds: For how long.
        seed: By which they choose what they do.
        corpus: The corpus that they open; empty for the first.
        after: Seconds for which the server is watched after the last has left.
        think: Seconds between two acts of a student, in the mean.
    """

    script: str
    users: int
    seconds: float
    seed: int = 1
    corpus: str = ""
    after: float = 0.0
    think: float = THINK


async def measured(server: Server, plan: Plan) -> Lesson:
    """Hold a class, with one student who looks at the same pages before it and after it, and watch what is left."""
    fresh = await probed(server)
    lesson = await taught(server, plan)
    left = perf_counter()
    lesson.fresh, lesson.worn = fresh, await probed(server)
    for seconds in [one for one in _AFTERWARDS if one <= plan.after]:
        await asyncio.sleep(max(left + seconds - perf_counter(), 0))
        lesson.afterwards[seconds] = server.read().rss
    return lesson


async def taught(server: Server, plan: Plan) -> Lesson:
    """Hold a class."""
    lesson = Lesson()
    async with AsyncExitStack() as room:
        students = [await room.enter_async_context(Student(server.place)) for _ in range(plan.users)]
        began = perf_counter()
        watching = asyncio.create_task(_watch(server, students, lesson, began + plan.seconds))
        async with asyncio.TaskGroup() as group:
            for number, student in enumerate(students):
                group.create_task(_sit(student, number, plan, lesson, began))
        await watching
    return lesson


async def probed(server: Server) -> float:
    """Return the milliseconds of the server's processor for a run in which nothing is new."""
    async with Student(server.place) as student:
        await student.open()
        await student.say("word", acts.WORDS[0])
        await _look_round(student, 1)
        before, runs = await _settled(server), student.runs
        await _look_round(student, _ROUNDS)
        return ((await _settled(server)).cpu - before.cpu) * 1_000 / (student.runs - runs)


async def _settled(server: Server) -> Reading:
    """Return what the server has used, once it has done what it does after a run."""
    await asyncio.sleep(1)
    return server.read()


async def _look_round(student: Student, rounds: int) -> None:
    for _ in range(rounds):
        for path in _PROBED:
            await student.go(path)


async def _sit(student: Student, number: int, plan: Plan, lesson: Lesson, began: float) -> None:
    """Be one student: come in, and act until the time is over."""
    chance = Random(f"{plan.seed} {number}")  # noqa: S311 - it hides nothing, and can be repeated
    await asyncio.sleep(plan.seconds / _COMING * number / plan.users)
    lesson.opened.append(await student.open(plan.corpus))
    until = began + plan.seconds
    if plan.script == "heavy" and number < _TWO:
        await _ask_much(student, number, lesson, until)
    else:
        await _act(_next(student, chance, plan.script), lambda: chance.expovariate(1 / plan.think), lesson, until)


def _next(student: Student, chance: Random, script: str) -> Callable[[], Awaitable[Answer]]:
    """Return what does the next thing of a script."""
    if script == "exercise":
        steps = count()
        return lambda: acts.exercise(student, next(steps))
    return lambda: acts.explore(student, chance)


async def _act(act: Callable[[], Awaitable[Answer]], think: Callable[[], float], lesson: Lesson, until: float) -> None:
    """Act again and again.

    The time to think runs from when the last act was begun: whoever has waited for the answer for longer acts at once.
    """
    due = perf_counter() + think()
    while due < until:
        await asyncio.sleep(max(due - perf_counter(), _LEAST))
        answer = await act()
        lesson.answers.append(answer)
        due = max(answer.asked + think(), perf_counter())


async def _ask_much(student: Student, number: int, lesson: Lesson, until: float) -> None:
    """Ask each minute for something that takes long; what has not come by then is given up."""
    for turn in count():
        began = perf_counter()
        if began >= until:
            return
        patience = max(min(MINUTE, until - began) - 1, 1)
        lesson.heavy.append(await acts.demand(student, turn * _TWO + number, patience))
        await asyncio.sleep(max(min(began + MINUTE, until) - perf_counter(), 0))


async def _watch(server: Server, students: Sequence[Student], lesson: Lesson, until: float) -> None:
    """Read what the server uses, each minute; and what its children hold, each second."""
    due = perf_counter()
    while True:
        reading = server.read()
        lesson.most_children = max(lesson.most_children, reading.children_pss)
        now = perf_counter()
        if now >= due or now >= until:
            lesson.marks.append(Mark(now, reading, process_time(), sum(one.runs for one in students)))
            due += MINUTE
        if now >= until:
            return
        await asyncio.sleep(max(min(1.0, due - now, until - now), 0.01))


async def arrived(server: Server, users: int, link: str) -> list[Answer]:
    """Have all open one link within a second; return what came of it."""

    async def come(student: Student, number: int) -> Answer:
        await asyncio.sleep(number / users)
        return await student.quiet(await student.open(link))

    async with AsyncExitStack() as room:
        students = [await room.enter_async_context(Student(server.place)) for _ in range(users)]
        return list(await asyncio.gather(*(come(one, number) for number, one in enumerate(students))))


assert PATIENCE >= MINUTE  # what is begun in the last minute has a minute to be drawn
