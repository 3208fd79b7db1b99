"""What a reader sees while something long is done, can do meanwhile, and what is left of it."""

import json
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
FITS = re.compile(r"Seeing whether topics come back … [\d,]+ of [\d,]+ fits")
NAMES = "Barack Obama met Angela Merkel in Berlin, and the Senate voted on Tuesday. "


def corpora(folder: Path) -> Iterator[Path]:
    """Write documents whose topics and names nobody has looked for, and which take a while."""
    draw = random.Random(13)  # noqa: S311 - no secret
    words = [f"word{place}" for place in range(4_000)]
    rows = [
        {"doc_id": f"{place:04}", "source": "AB"[place % 2], "text": NAMES * 3 + " ".join(draw.choices(words, k=400))}
        for place in range(1_500)
    ]
    path = folder / "many.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    yield path


def test_whoever_waits_reads_what_goes_on_and_can_end_it(visit: "Visit") -> None:
    """The page has its title, and says how much is done of how much; after a press of Cancel no process is left."""
    page = visit.page
    page.goto(f"{visit.url}/topics?corpus=many")
    expect(page.get_by_text(FITS)).to_be_visible(timeout=120_000)
    on_page(page, "Topics")
    (worker,) = _workers()

    page.reload()  # whoever comes back finds it as far as it has come
    expect(page.get_by_text(FITS)).to_be_visible(timeout=60_000)
    assert _workers() == {worker}

    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("this was not looked for: you ended it")).to_be_visible(timeout=60_000)
    expect(page.get_by_text(FITS)).to_have_count(0)
    _until(lambda: worker not in _workers())

    page.get_by_role("button", name="Check whether they come back").click()
    expect(page.get_by_text(FITS)).to_be_visible(timeout=120_000)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Check whether they come back")).to_be_visible(timeout=60_000)


def test_who_waits_can_go_to_another_page(visit: "Visit") -> None:
    """It is drawn at once, and soon nobody works any more on what was waited for."""
    page = visit.page
    page.goto(f"{visit.url}/topics?corpus=many&search=word7*")
    expect(page.get_by_text(FITS)).to_be_visible(timeout=120_000)

    page.get_by_text("Terms", exact=True).first.click()

    expect(page.locator(".js-plotly-plot")).to_have_count(1, timeout=20_000)
    _until(lambda: not _workers())


def test_what_stood_on_the_page_stays_while_it_waits(visit: "Visit") -> None:
    """The figure of the filters before is there until the one of those now is."""
    page = visit.page
    visit.go("topics")
    figure = page.locator(".js-plotly-plot")
    expect(figure).to_have_count(1)
    processes = [psutil.Process(one) for one in _workers()]

    for process in processes:
        process.suspend()
    visit.open_sidebar()
    search = page.get_by_role("textbox", name="Only documents that contain")
    search.fill("raids")
    search.press("Enter")
    expect(page.get_by_text("Looking for topics …")).to_be_visible(timeout=60_000)
    page.evaluate("new Promise(drawn => setTimeout(drawn, 1000))")
    expect(figure).to_have_count(1)
    for process in processes:
        process.resume()

    expect(page.get_by_text("Looking for topics …")).to_have_count(0, timeout=60_000)
    expect(figure).to_have_count(1)


def _workers() -> set[int]:
    """Return the processes that work for the server, by number."""
    found = set()
    for one in psutil.Process().children(recursive=True):
        try:
            if "loky.backend.popen" in " ".join(one.cmdline()):
                found.add(one.pid)
        except (psutil.NoSuchProcess, psutil.ZombieProcess):
            continue
    return found


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)
