"""Pages that hang: the others are drawn, whoever waits is let go, and the route for health says what it is."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest

from benchmarks.classroom.student import Student
from dashboard.serving.health import illness
from dashboard.serving.server import Place
from tests.e2e.conftest import ROOT, in_a_loop_of_its_own

pytestmark = pytest.mark.e2e
SET = {"DISCOURSE_DRAWN_SECONDS": "0.5", "DISCOURSE_STUCK_SECONDS": "2"}
# Its link says what it does: it hangs, or hangs while it computes what others wait for, or is drawn at once.
PAGE = """
import threading
import streamlit as st
from dashboard import data
from dashboard.data.answers import Answers
from dashboard.paper import frame, screen
from dashboard.serving.floor import FLOOR

@st.cache_resource
def answers():
    return Answers(1_000)

def never():
    threading.Event().wait(120)

data.tell_of_pages()
with FLOOR.taken():
    if "hang" in st.query_params:
        never()
    if "compute" in st.query_params:
        answers().answer((sum, 1), never)
    screen.show(frame.page_head(f"{sum(turn.asking for turn in answers()._turns.values())} ask"))
"""


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Return where such pages are served."""
    script = tmp_path / "page.py"
    script.write_text(PAGE, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(script), *options],
        cwd=ROOT,
        env=os.environ | SET | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    found = Place(address="127.0.0.1", port=port)
    try:
        until = time.monotonic() + 120
        while illness(found, 5) and time.monotonic() < until:
            time.sleep(0.2)
        yield found
    finally:
        process.kill()
        process.wait(10)


@asynccontextmanager
async def _opening(place: Place, *links: str) -> AsyncIterator[list[Student]]:
    """Have a tab open for each of some links; none of them is waited for."""
    async with AsyncExitStack() as tabs:
        found = [await tabs.enter_async_context(Student(f"{place.address}:{place.port}")) for _ in links]
        opening = [asyncio.create_task(one.open(link)) for one, link in zip(found, links, strict=True)]
        await asyncio.sleep(1)
        yield found
        for one in opening:
            one.cancel()


async def _head(place: Place) -> str:
    """Return what a page says that is drawn at once."""
    async with Student(f"{place.address}:{place.port}") as student:
        answer = await student.open()
        assert (answer.served, answer.errors) == (True, ())
        return student.screen.head()


async def _comes(place: Place, head: str) -> bool:
    """Return whether a page says something within half a minute."""
    for _ in range(60):
        if await _head(place) == head:
            return True
        await asyncio.sleep(0.5)
    return False


async def _until(place: Place, wrong: str) -> bool:
    """Return whether the server says within ten seconds how it is."""
    for _ in range(50):
        if wrong in (said := await asyncio.to_thread(illness, place, 5)) and bool(said) == bool(wrong):
            return True
        await asyncio.sleep(0.2)
    return False


def test_pages_that_hang_keep_nobody_out_and_the_server_says_so_where_all_hang(place: Place) -> None:
    """Two hang, and others are drawn; a third hangs, and nobody is drawn: a new start helps, or somebody who is."""

    async def visit() -> tuple[str, bool, bool, int, str, bool]:
        async with _opening(place, "?hang=1", "?hang=1"):
            drawn, well = await _head(place), await _until(place, "")
            async with _opening(place, "?hang=1"):
                ill = await _until(place, "503 Service Unavailable")
                command = [str(Path(sys.executable).with_name("discourse")), "health", f"--port={place.port}"]
                asked = await asyncio.create_subprocess_exec(*command, env=os.environ | {"PYTHONPATH": str(ROOT)})
                return drawn, well, ill, await asked.wait(), await _head(place), await _until(place, "")

    assert in_a_loop_of_its_own(visit()) == ("0 ask", True, True, 1, "0 ask", True)


def test_who_waits_for_what_another_computes_is_let_go(place: Place) -> None:
    """Whoever acts again is served at once, and whoever has left waits no longer."""

    async def visit() -> tuple[bool, bool, bool]:
        async with _opening(place, "?compute=1"):
            computes = await _comes(place, "1 ask")
            async with _opening(place, "?compute=1", "?compute=1") as (one, _):
                before = computes and await _comes(place, "3 ask")
                acted = await one.open("?other=1")
            return before, acted.served and acted.took < 20, await _comes(place, "1 ask")

    assert in_a_loop_of_its_own(visit()) == (True, True, True)
