"""Who loads the page again, or comes back to a server that knows nothing of them, is where they were."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import COUNTER, ROOT, Visit, on_page, still_window
from tests.e2e.test_corpus_page import WAYS, drop

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e
# A connection that can be cut, and while it is cut leads nowhere: to the port of a protocol that nobody speaks.
CABLE = """window.__sockets = [];
window.WebSocket = class extends WebSocket {
  constructor(url, ...more) { super(window.__cut ? 'ws://127.0.0.1:9' : url, ...more); window.__sockets.push(this); }
};"""
CUT = "() => { window.__cut = true; window.__sockets.forEach(socket => socket.close()); }"
TTL = 1  # seconds for which this server keeps a session that was cut off


@dataclass
class Server:
    """A server that can be ended, and started again in the same place."""

    port: int
    limits: dict[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begin, and wait until it answers."""
        options = [f"--server.port={self.port}", "--server.address=127.0.0.1", "--server.headless=true"]
        command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", *options]
        command.append(f"--server.disconnectedSessionTTL={TTL}")
        self.process = subprocess.Popen(command, cwd=ROOT, env=os.environ | self.limits)
        for _ in range(480):
            with suppress(OSError), urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
            sleep(0.25)
        raise TimeoutError(self.url)

    def end(self) -> None:
        """End at once."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def _serving(**limits: str) -> Iterator[Server]:
    """Serve the seeds; the process is ended by its own handle."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        server = Server(probe.getsockname()[1], limits)
    try:
        server.start()
        yield server
    finally:
        server.end()


@pytest.fixture(scope="module")
def host() -> Iterator[Server]:
    """Serve with the limits that hold everywhere."""
    with _serving() as server:
        yield server


@pytest.fixture
def guest(host: Server, browser: "Browser") -> Iterator[Visit]:
    """Visit in a window of one's own; what a browser says of a server that is gone is no problem."""
    context = still_window(browser)
    visit = Visit(context.new_page(), host.url)
    visit.page.add_init_script(CABLE)
    visit.page.add_init_script(COUNTER)
    yield visit
    assert visit.page.get_by_test_id("stException").count() == 0
    context.close()


def _loaded_again(visit: Visit, _: Server) -> None:
    """F5."""
    visit.page.reload()


def _restarted(visit: Visit, host: Server) -> None:
    """The server ends, and another begins in its place; the page finds it by itself."""
    host.end()
    visit.page.wait_for_function("() => document.querySelector('.stApp').dataset.testConnectionState !== 'CONNECTED'")
    host.start()


def _cut_off(visit: Visit, _: Server) -> None:
    """The connection is away for longer than the server waits."""
    visit.page.evaluate(CUT)
    sleep(TTL + 3)
    visit.page.evaluate("() => { window.__cut = false; }")


def _ended(visit: Visit, host: Server, end: Callable[[Visit, Server], None], sign: str) -> None:
    """End the session, and wait until the next one shows something."""
    visit.page.evaluate("() => { window.__runs = 0; }")
    end(visit, host)
    visit.page.wait_for_function("() => window.__runs > 0", timeout=60_000)
    expect(visit.page.get_by_test_id("stMain")).to_contain_text(sign, timeout=60_000)
    visit.idle()


def _link(visit: Visit) -> dict[str, list[str]]:
    """Return what the link to share says."""
    with visit.rerun():
        visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_test_id("stCode").inner_text()
    visit.page.keyboard.press("Escape")
    return parse_qs(urlsplit(re.sub(r"\s", "", link)).query)


def _asked(visit: Visit) -> set[tuple[str, str]]:
    """Return what stands in the address; how its signs are escaped ("*" or "%2A") is the browser's affair."""
    return set(parse_qsl(urlsplit(visit.page.url).query))


def _choose(visit: Visit, role: Any, name: str) -> None:
    """Choose something on the page, or a page."""
    part = visit.page if role == "link" else visit.page.get_by_test_id("stMain")
    with visit.rerun():
        part.get_by_role(role, name=name, exact=True).first.click()


def test_page_filters_settings_word_tray_and_document_are_there_again(guest: Visit, host: Server) -> None:
    """Everything that the link to share says, and so what is drawn, however a session ends, each time anew."""
    guest.go("trends?source=Revolution&word=raid*")
    _choose(guest, "radio", "month")
    _choose(guest, "link", "Passages")
    for _ in range(2):
        _choose(guest, "button", "Keep")
    _choose(guest, "button", "Read")
    with guest.rerun():
        guest.page.keyboard.press("n")
    place = guest.page.get_by_text(re.compile(r"^Match \d+ of")).inner_text()
    before, address = _link(guest), _asked(guest)

    for end in (_loaded_again, _cut_off, _restarted):
        _ended(guest, host, end, place)
        assert _link(guest) == before, end
        assert address <= _asked(guest), end

    assert (before["by"], before["view"], len(before["kept"])) == (["month"], ["Whole text"], 2)
    _choose(guest, "radio", "Kept")
    expect(guest.page.locator("blockquote")).to_have_count(2)


def test_a_note_outlasts_the_page(guest: Visit, host: Server) -> None:
    """The browser keeps it with its passage; what looks like HTML in it is text."""
    note = "Compare <b>this</b> & that"
    guest.go("passages?word=raids")
    _choose(guest, "button", "Keep")
    _choose(guest, "radio", "Kept")
    with guest.rerun():
        box = guest.page.get_by_label("Your note on")
        box.fill(note)
        box.press("Enter")

    _ended(guest, host, _loaded_again, "1 passage from 1 source")

    expect(guest.page.get_by_label("Your note on")).to_have_value(note)
    assert "notes=" not in guest.page.url


def test_a_corpus_of_one_s_own_is_asked_for_and_everything_is_there_again(guest: Visit, host: Server) -> None:
    """The page names the file with its digest; once it is brought, filters, word, tray and page are as they were."""
    files = WAYS["ours"].files()
    guest.go("corpus")
    drop(guest, files)
    guest.page.get_by_role("button", name="Open this corpus").click()
    on_page(guest.page, "Overview")
    guest.idle()
    with guest.rerun():
        guest.page.get_by_role("textbox", name="word", exact=True).fill("council")
        guest.page.keyboard.press("Enter")
    _choose(guest, "link", "Passages")
    _choose(guest, "button", "Keep")
    _choose(guest, "radio", "Lines")
    before, address = _link(guest), _asked(guest)
    assert {("corpus", "articles"), ("word", "council"), ("view", "Lines")} <= address
    digest = before["brought"][0].partition(" ")[0]

    for ends in ([_loaded_again], [_restarted, _loaded_again]):  # whoever loads the page once more is asked once more
        for end in ends:
            _ended(guest, host, end, f"“articles.csv” (SHA-256 {digest}…)")
        guest.page.get_by_test_id("stMain").get_by_role("button", name="Bring your own texts").first.click()
        guest.page.locator("input[type=file]").first.wait_for(state="attached")
        guest.idle()
        drop(guest, files)
        guest.page.get_by_role("button", name="Open this corpus").click()
        on_page(guest.page, "Passages")
        guest.idle()
        assert _link(guest) == before, ends
        assert address <= _asked(guest), ends
        assert "source=" not in guest.page.url


def test_an_exercise_on_texts_of_one_s_own_asks_for_them_and_loses_nothing(browser: "Browser", tmp_path: Path) -> None:
    """Once for all its steps, and again after a reload; answers and the step stay."""
    files = WAYS["ours"].files()
    digest = sha256(files["articles.csv"]).hexdigest()
    link = urlencode({"corpus": "articles", "brought": f"{digest[:12]} articles.csv", "word": "council"})
    steps = [f'[[steps]]\nlink = "{page}?{link}"\nsentence = "S"\nquestion = "Q?"\n' for page in ("terms", "passages")]
    (tmp_path / "ours.toml").write_text('title = "Ours"\ncorpus = "articles"\n' + "".join(steps), encoding="utf-8")
    with _serving(DISCOURSE_EXERCISES=str(tmp_path)) as host:
        visit = Visit(still_window(browser).new_page(), host.url)
        visit.page.add_init_script(COUNTER)
        visit.go("?exercise=ours")
        main, bar = visit.page.get_by_test_id("stMain"), visit.page.locator(".st-key-exercise-bar")
        for step, said in [(1, "The exercise “Ours” is about “articles”"), (2, "“articles” is no longer here")]:
            expect(main).to_contain_text(said, timeout=30_000)
            main.get_by_role("button", name="Bring your own texts").first.click()
            visit.page.locator("input[type=file]").first.wait_for(state="attached")
            visit.idle()
            drop(visit, files)
            visit.page.get_by_role("button", name="Open this corpus").click()
            expect(bar).to_contain_text(f"Ours · step {step} of 2", timeout=30_000)
            visit.idle()
            assert {("word", "council"), ("step", str(step))} <= _asked(visit)
            if step == 1:
                bar.get_by_role("textbox").fill("The council met.")
                _choose(visit, "button", "Next")
                expect(bar).to_contain_text("Ours · step 2 of 2")
                visit.page.reload()
        _choose(visit, "button", "Back")
        expect(bar.get_by_role("textbox")).to_have_value("The council met.")
        visit.page.context.close()


def test_a_link_that_is_followed_in_the_same_tab_leads_where_it_says(guest: Visit) -> None:
    """What the tab has kept is of the page before."""
    guest.go("passages?word=raid*")
    _choose(guest, "button", "Keep")
    guest.go("overview?word=ice")
    found = _link(guest)

    assert found["word"] == ["ice"]
    assert "kept" not in found


def test_back_leads_from_page_to_page(guest: Visit) -> None:
    """What the browser keeps adds no step to its history."""
    guest.go("")
    _choose(guest, "link", "Terms")
    _choose(guest, "link", "Passages")
    for name in ("Terms", "Overview"):
        with guest.rerun():
            guest.page.go_back()
        on_page(guest.page, name)


def test_who_is_idle_makes_room_and_finds_everything_again(browser: "Browser") -> None:
    """The next visitor's texts are taken; the first is told at the next click, and asked for the file."""
    files, seen = WAYS["ours"].files(), []
    with _serving(DISCOURSE_GUESTS="1", DISCOURSE_IDLE_MINUTES="0") as host:
        for _ in range(2):
            visit = Visit(still_window(browser).new_page(), host.url)
            visit.page.add_init_script(COUNTER)
            visit.go("corpus")
            drop(visit, files)
            visit.page.get_by_role("button", name="Open this corpus").click()
            on_page(visit.page, "Overview")
            visit.idle()
            seen.append(visit)
        first, second = seen
        _choose(first, "link", "Terms")

        expect(first.page.get_by_test_id("stMain")).to_contain_text("“articles” was let go: nothing was done here")
        expect(first.page.get_by_test_id("stMain")).to_contain_text("“articles.csv” (SHA-256 ")
        _choose(second, "link", "Terms")
        assert second.sidebar_numbers().startswith("12 documents")
        for visit in seen:
            visit.page.context.close()
