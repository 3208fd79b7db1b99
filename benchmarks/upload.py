"""Bringing 100,000 rows of CSV in a browser: time, memory, progress, and what somebody else notices meanwhile.

It needs Chromium and minutes, so it is run by itself: python benchmarks/upload.py
"""

import shutil
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil
from pages import Visitor, dashboard
from playwright.sync_api import Page, sync_playwright
from table import HEAD, Row, fastest
from texts import paragraphs, rows

from analysis import read_corpus

DOCUMENTS = 100_000
TIMES = 1.5  # of read_corpus of the same rows as lines of JSON
MEMORY = 4  # times the file
GROWTH = 1.5  # of what somebody else waits for
STEPS = 5  # different states of the progress, at the least
WARM = 15  # seconds in which somebody else types before it counts: pages are drawn and a process is made ready
QUIET = 30  # seconds in which they type while nothing is brought
WORDS = ("raid", "police", "worker", "law", "city", "people", "family", "home")
READY = "is ready:"
BROWSER = ("chromium", "chromium-browser", "google-chrome")


class Typist(threading.Thread):
    """Somebody else, who types another word every second and waits for the page.

    Attributes:
        waited: Seconds for each word.
    """

    def __init__(self, visitor: Visitor) -> None:
        super().__init__(daemon=True)
        self.visitor, self.waited, self.stopped = visitor, list[float](), threading.Event()

    def run(self) -> None:
        """Type until somebody says that it is enough."""
        for number, word in enumerate(cycle(WORDS)):
            began = time.monotonic()
            self.visitor.see("", f"{word}{'*' * (number % 2)}")
            self.waited.append(time.monotonic() - began)
            if self.stopped.wait(max(1 - self.waited[-1], 0)):
                return

    @property
    def p95(self) -> float:
        """What nineteen of twenty words take at the most, in milliseconds."""
        return float(np.percentile(self.waited, 95)) * 1_000


class Gauge(threading.Thread):
    """What the server and its children hold, looked at ten times a second.

    Attributes:
        most: Of all together, in MB.
        server: Of the server alone.
    """

    def __init__(self, process: psutil.Process) -> None:
        super().__init__(daemon=True)
        self.process, self.most, self.server, self.stopped = process, 0.0, 0.0, threading.Event()

    def run(self) -> None:
        """Look until somebody says that it is enough."""
        while not self.stopped.wait(0.1):
            parts = held(self.process)
            self.most, self.server = max(self.most, sum(parts)), max(self.server, parts[0])


def held(process: psutil.Process) -> list[float]:
    """Return what a process and each of its children hold of their own, in MB."""
    found = []
    for one in [process, *process.children(recursive=True)]:
        try:
            found.append(one.memory_full_info().uss / 2**20)
        except psutil.Error:
            continue
    return found


def uploading() -> Iterable[Row]:
    """Bring a table through the page, beside somebody else."""
    documents = rows(paragraphs(DOCUMENTS))
    with TemporaryDirectory() as folder:
        table, lines = Path(folder) / "corpus.csv", Path(folder) / "corpus.jsonl"
        documents.write_csv(table)
        documents.write_ndjson(lines)
        (alone,) = fastest(lambda: read_corpus(lines), rounds=2)
        with dashboard() as (process, visitor), chromium() as page:
            visitor.see()
            page.goto(f"http://{visitor.line.request.headers['Host']}/corpus")  # type: ignore[union-attr]
            page.locator("input[type=file]").first.wait_for(state="attached")
            _typed(visitor, WARM)
            yield from _brought(page, table, process, _typed(visitor, QUIET), alone)


def _typed(visitor: Visitor, seconds: float) -> Typist:
    """Let somebody type for a while."""
    typist = Typist(visitor)
    typist.start()
    time.sleep(seconds)
    typist.stopped.set()
    typist.join()
    return typist


def _brought(page: Page, table: Path, process: psutil.Process, before: Typist, alone: float) -> Iterator[Row]:
    """Drop the table, and measure until it is ready."""
    size, base = table.stat().st_size / 2**20, sum(held(process))
    gauge, meanwhile = Gauge(process), Typist(before.visitor)
    gauge.start()
    meanwhile.start()
    began, said = time.monotonic(), dict[str, float]()
    page.locator("input[type=file]").first.set_input_files(table)
    while not page.get_by_text(READY).count():
        for text in page.get_by_test_id("stProgress").all_inner_texts():
            said.setdefault(text, time.monotonic() - began)
        time.sleep(0.1)
    took = (time.monotonic() - began) * 1_000
    for one in (gauge, meanwhile):
        one.stopped.set()
        one.join()
    for text, after in said.items():
        print(f"  {after:6.1f} s  {text}")
    print(f"  {size:.0f} MB; {len(before.waited)} words before, {len(meanwhile.waited)} meanwhile")
    name = f"{DOCUMENTS:,} rows of CSV in the browser / read_corpus of JSONL"
    yield Row(name, took, alone, budget=TIMES)
    yield Row("memory of server and child in MB / the file", gauge.most - base, size, budget=MEMORY)
    yield Row("memory of the server afterwards in MB / the file", sum(held(process)) - base, size)
    yield Row("p95 of a word of somebody else / before", meanwhile.p95, before.p95, budget=GROWTH)
    yield Row("states of the progress too few", max(STEPS - len(said), 0), None, budget=0)


@contextmanager
def chromium() -> Iterator[Page]:
    """Open a page of the browser."""
    path = next(found for name in BROWSER if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()


def main() -> int:
    """Print the table; return 1 when a budget is missed."""
    print(HEAD)
    over = False
    for row in uploading():
        print(row, flush=True)
        over |= row.measure > row.budget
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
