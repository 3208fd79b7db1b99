"""A real server, a real browser, and a visitor who notes everything that goes wrong."""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, Literal, TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Dialog,
    Locator,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
QUIET = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip
# All tabs share a process, which compiles Streamlit's scripts once: a page opens in a third of the time.
ONE_PROCESS = "--process-per-site"
# A message of two bytes, a session's status with nothing in it, says that no run of the script goes on any more. What
# the page says of runs is of no use for counting them: short ones begin and end between two drawings of it.
COUNTER = """window.__runs = 0;
window.WebSocket = class extends WebSocket {
  constructor(...parts) {
    super(...parts);
    this.addEventListener('message', ({data}) => { if (data.byteLength === 2) window.__runs++; });
  }
};"""
IDLE = """() => { const app = document.querySelector('[data-testid="stApp"]');
  return !!app && window.__runs > 0 && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stAppSkeleton"]'); }"""
# On a deep link Streamlit asks under the page's own path first whether the server is there.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")
# Passages stand beside the figure too: the first of those that all stand below.
BELOW = "blockquote:not(.st-key-pane-card *)"
CARDS_BELOW = ".discourse-passages:not(.st-key-pane-card *) > div"


@dataclass
class Visit:
    """One visitor's page, and the problems met on it: errors, foreign requests, exceptions."""

    page: Page
    url: str
    problems: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Start noting problems."""
        self.page.add_init_script(COUNTER)
        self.page.on("pageerror", lambda error: self.problems.append(f"page error: {error}"))
        self.page.on("dialog", self._dialog)
        self.page.on("popup", lambda page: self.problems.append(f"another window: {page.url}"))
        self.page.on("console", lambda said: self._console(said.type, said.text, said.location["url"]))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, kind: str, text: str, url: str) -> None:
        if kind == "error" and not PROBE.search(url):
            self.problems.append(f"console: {text} {url}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.url, self.url.replace("http", "ws"), "data:", "blob:")):
            self.problems.append(f"foreign request: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not PROBE.search(response.url):
            self.problems.append(f"{response.status}: {response.url}")

    def go(self, path: str) -> None:
        """Open a link and wait until the page is drawn."""
        self.page.goto(f"{self.url}/{path}")
        self.idle()

    def turn(self, path: str) -> None:
        """Go to a page of the same session, as by the browser's buttons: nothing is loaded again."""
        with self.rerun():
            self.page.evaluate(
                "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }", path
            )

    def idle(self) -> None:
        """Wait until nothing is running and nothing on the page is old."""
        self.page.wait_for_function(IDLE, timeout=60_000)
        self.page.evaluate("new Promise(drawn => setTimeout(drawn, 200))")  # what has arrived is drawn a moment later

    @contextlib.contextmanager
    def rerun(self) -> Iterator[None]:
        """Leave once what happens inside has led to a run, and its result is drawn."""
        runs = self.page.evaluate("window.__runs")
        yield
        self.page.wait_for_function(f"() => window.__runs > {runs}", timeout=60_000)
        self.idle()

    def bars(self) -> Locator:
        """Return the bars of the page's figure, each where it is drawn."""
        bars = self.page.locator(".js-plotly-plot .barlayer .point path")
        bars.first.wait_for()
        return bars

    def hover(self, bar: Locator) -> str:
        """Return what a bar says of itself."""
        bar.scroll_into_view_if_needed()
        box = bar.bounding_box()
        assert box is not None
        label = self.page.locator(".hoverlayer .hovertext").first
        self.page.mouse.move(1, 1)  # what another bar has said of itself stands for a moment longer
        label.wait_for(state="detached")
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        label.wait_for()
        return " ".join(label.locator("text").all_text_contents()).replace("\n", " ")

    def click(self, bar: Locator) -> None:
        """Click on a bar, and wait for what it opens."""
        box = bar.bounding_box()
        assert box is not None
        with self.rerun():
            self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def passages(self) -> list[str]:
        """Return all passages under all sources, page by page, every character as it is."""
        return self._page_by_page(BELOW, "every => every.map(one => one.textContent)")

    def uses(self) -> int:
        """Return how much of what is looked for the passages under all sources say that they have, page by page."""
        return sum(self._page_by_page(CARDS_BELOW, "every => every.map(one => +one.dataset.uses)"))

    def _page_by_page(self, what: str, read: str) -> list[Any]:
        """Return what is read of elements under all sources, on all of their pages."""
        found = self.page.locator(what).evaluate_all(read)
        pagers = self.page.get_by_test_id("stPagination")
        for place in range(pagers.count()):
            following = pagers.nth(place).get_by_role("button", name="Next page")
            column = pagers.nth(place).locator("xpath=ancestor::*[@data-testid='stColumn' or @data-testid='stMain'][1]")
            while following.is_enabled():
                with self.rerun():
                    following.click()
                found += column.locator(what).evaluate_all(read)
        return found

    def sidebar_numbers(self) -> str:
        """Return how many documents, words and sources the filters leave."""
        return self.page.get_by_test_id("stSidebar").get_by_test_id("stCaptionContainer").first.text_content() or ""

    def open_sidebar(self) -> Locator:
        """Open the sidebar, where it is closed, and return it."""
        sidebar = self.page.get_by_test_id("stSidebar")
        if sidebar.get_attribute("data-collapsed") == "true":
            self.page.get_by_test_id("stExpandSidebarButton").click()
        return sidebar

    def faults(self) -> list[tuple[str, str]]:
        """Return what axe finds wrong with the page, and the first element concerned."""
        return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in Axe().run(self.page).response["violations"]]

    def grave_faults(self) -> list[tuple[str, str]]:
        """Return what axe finds serious or critical on the page, and the first element concerned."""
        return [
            (fault["id"], fault["nodes"][0]["html"][:200])
            for fault in Axe().run(self.page).response["violations"]
            if fault["impact"] in ("serious", "critical")
        ]


@pytest.fixture(scope="session")
def server(
    request: pytest.FixtureRequest, seeds_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Serve the seeds, and after them the corpora that modules of tests write in a function `corpora` of theirs.

    One server is for all tests of a worker, since each takes seconds to start.
    """
    writers = {item.module.__name__: item.module for item in request.session.items if hasattr(item.module, "corpora")}
    written = (module.corpora(tmp_path_factory.mktemp("corpora")) for module in writers.values())
    with _served(seeds_folder, *chain.from_iterable(written)) as url:
        yield url


@contextlib.contextmanager
def _served(*corpora: Path) -> Iterator[str]:
    """Serve on a free port of this machine; the process is ended by its own handle."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    discourse = str(Path(sys.executable).with_name("discourse"))
    command = [discourse, "serve", f"--port={port}", "--address=127.0.0.1", "--headless", "--", *map(str, corpora)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait(process, f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    for _ in range(480):
        assert process.poll() is None, "the server has ended"
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=1) as answer:
            if answer.read() == b"ok":
                return
        time.sleep(0.25)
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium, without a window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("no chromium: install Debian's package chromium, or name one in CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, ONE_PROCESS])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def window(server: str, browser: Browser) -> Iterator[BrowserContext]:
    """Open a window for all visits; its first tab shows nothing, and stays, so that the process of all tabs does."""
    context = still_window(browser)
    context.new_page().goto(f"{server}/_stcore/health")
    yield context
    context.close()


def still_window(browser: Browser, **options: Any) -> BrowserContext:
    """Return a window of somebody who has asked their system for less motion.

    What moves while a page is on its way is painted sixty times a second, without a graphics card: a third of all work.
    """
    return browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)


@pytest.fixture
def visit(server: str, window: BrowserContext) -> Iterator[Visit]:
    """Visit on a projector, light; at the end nothing may have gone wrong."""
    with _visited(server, window) as visit:
        yield visit


@pytest.fixture(params=["light", "dark"])
def schemed_visit(request: pytest.FixtureRequest, server: str, window: BrowserContext) -> Iterator[Visit]:
    """Visit on a projector, light or dark; at the end nothing may have gone wrong."""
    with _visited(server, window, scheme=request.param) as visit:
        yield visit


@pytest.fixture
def dark_visit(server: str, window: BrowserContext) -> Iterator[Visit]:
    """Visit on a projector, dark; at the end nothing may have gone wrong."""
    with _visited(server, window, scheme="dark") as visit:
        yield visit


@pytest.fixture
def phone_visit(server: str, window: BrowserContext) -> Iterator[Visit]:
    """Visit on a phone; at the end nothing may have gone wrong."""
    with _visited(server, window, width=390) as visit:
        yield visit


@contextlib.contextmanager
def _visited(
    server: str, window: BrowserContext, *, scheme: Literal["light", "dark"] = "light", width: int = 1280
) -> Iterator[Visit]:
    """Visit in a tab of its own; nothing that it keeps in the browser is there for the next."""
    first = window.pages[0]
    visit = Visit(window.new_page(), server)
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.page.emulate_media(color_scheme=scheme)
    visit.watch()
    try:
        yield visit
        assert visit.page.get_by_test_id("stException").count() == 0
    finally:
        for page in window.pages[1:]:
            page.close()
        first.evaluate("localStorage.clear()")
        window.clear_cookies()
    assert visit.problems == []


def on_page(page: Page, name: str) -> None:
    """Wait until a page of the dashboard is open by its name, and has its head."""
    expect(page).to_have_title(f"{name} · Discourse Trends", timeout=60_000)
    page.get_by_role("heading", level=1).wait_for()


def in_a_loop_of_its_own(work: Coroutine[Any, Any, T]) -> T:
    """Return what work comes to: where a browser is open, this thread has a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
