"""Hold classes, each against a server of its own, and print what they cost (python -m benchmarks.classroom own)."""

import asyncio
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlencode

import psutil

from benchmarks.classroom import metrics, table
from benchmarks.classroom.server import ROOT, Server, served
from benchmarks.classroom.teaching import Plan, arrived, measured
from benchmarks.container import container, hindrance

SCRIPTS = {
    "own": "explore, each with filters of their own",
    "exercise": "do the same list of things",
    "heavy": "explore, while two ask each minute for topics, names, three words in a row or pairs",
    "link": "open one link within a second, cold",
    "sixty": "explore as own, and are twice as many",
}
_USERS, _MANY = 30, 60
_LONGEST = 900  # seconds
_LINK = {"word": "law", "by": "year"}


def main() -> int:
    """Hold the classes that are asked for, one after another; return 1 when something went wrong in one."""
    wanted = _parser().parse_args()
    corpus = wanted.corpus or _default()
    wrong = False
    for script in SCRIPTS if wanted.script == "all" else [wanted.script]:
        users = wanted.users or (_MANY if script == "sixty" else _USERS)
        print(f"== {script}: {users} students {SCRIPTS[script]}; {corpus.name}", flush=True)
        began = perf_counter()
        hold = _link if script == "link" else _lesson
        wrong |= hold(wanted, script, users, corpus)
        print(f"({perf_counter() - began:.0f} s)\n", flush=True)
    return int(wrong)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("benchmarks.classroom", description="What a class costs the server.")
    parser.add_argument("script", choices=[*SCRIPTS, "all"], nargs="?", default="own")
    parser.add_argument("--corpus", type=Path, help="a file or a folder; else the Senate's releases, or the seeds")
    parser.add_argument("--users", type=int, default=0, help=f"how many students ({_USERS}, and {_MANY} for sixty)")
    parser.add_argument("--seconds", type=_bounded, default=600, help=f"for how long, at most {_LONGEST} (600)")
    parser.add_argument("--seed", type=int, default=1, help="by which they choose what they do (1)")
    parser.add_argument(
        "--after", type=float, default=200, help="seconds to watch memory after the last has left (200)"
    )
    parser.add_argument("--link", default="", help="what they open first, such as ?corpus=NAME; else the first corpus")
    parser.add_argument(
        "--contained", action="store_true", help="as the container has the server: takes Linux and root"
    )
    return parser


def _bounded(text: str) -> int:
    return min(int(text), _LONGEST)


def _default() -> Path:
    found = Path(os.environ.get("DISCOURSE_TEST_DATA", "")) / "corpora" / "us_senate_press_immigration.jsonl.gz"
    return found if found.is_file() else ROOT / "seeds"


def _lesson(wanted: Namespace, script: str, users: int, corpus: Path) -> bool:
    """Hold a class; return whether something went wrong."""
    plan = Plan(
        script=script,
        users=users,
        seconds=wanted.seconds,
        seed=wanted.seed,
        corpus=wanted.link,
        after=wanted.after,
    )
    serving = _contained if wanted.contained else served
    with TemporaryDirectory() as folder, serving(*_beside(corpus), log=Path(folder) / "log") as server:
        lesson = asyncio.run(measured(server, plan))
        for line in table.lines(lesson):
            print(line, flush=True)
        said = server.log.read_text("utf-8", "replace").splitlines()[1:]
        print(f"the server wrote {len(said)} lines{''.join(f'{chr(10)}  {line}' for line in said[-10:])}")
    return any(one.errors or not one.served for one in [*lesson.opened, *lesson.answers])


@contextmanager
def _contained(*corpora: Path, log: Path) -> Iterator[Server]:
    """Serve corpora as `served` does, as the container has it; say at the end what memory all of it took.

    Raises:
        RuntimeError: Where no container can be made.
    """
    if why := hindrance():
        raise RuntimeError(why)
    with container(*corpora, log=log, DISCOURSE_PREFIX="") as running:
        yield Server(psutil.Process(running.process.pid), f"127.0.0.1:{running.port}", log)
        most, limit = running.most / 2**20, running.limit / 2**20
        print(f"the container: {most:.0f} of {limit:.0f} MB at the most; {running.killed} processes killed")


def _link(wanted: Namespace, script: str, users: int, corpus: Path) -> bool:  # noqa: ARG001 - as a class takes it
    """Have all open one link within a second, and one alone on another server; return whether something went wrong."""
    wrong = False
    made = {}
    for number in (1, users):
        with (
            TemporaryDirectory() as folder,
            served(*_beside(corpus), log=Path(folder) / "log", cache=Path(folder) / "cache") as server,
        ):
            before = server.read()
            answers = asyncio.run(arrived(server, number, f"compare?{urlencode(_LINK)}"))
            after = server.read()
            print(table.spread(f"{number} at one link", answers))
            last = max(one.asked + one.took for one in answers) - min(one.asked for one in answers)
            print(f"  all drawn after {last:.1f} s; {after.cpu - before.cpu:.1f} s of CPU, RSS {after.rss:.0f} MB")
            made[number] = metrics.computed(server.place)
            wrong |= any(one.errors or not one.served for one in answers)
    for line in metrics.more_than_once(made[1], made[users]):
        print(f"  {line}")
    return wrong


def _beside(corpus: Path) -> list[Path]:
    """Return what is served beside the starter corpus."""
    return [] if corpus.resolve() == ROOT / "seeds" else [corpus]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # by then the server has been ended
        sys.exit("Stopped.")
