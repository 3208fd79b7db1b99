"""The image's own settings, on this machine: nothing to write to but a temporary folder, no home, no rights, 1 GB."""

import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.container import Container, composed, container, hindrance, size
from dashboard.state.pages import ASIDE, PAGES
from tests.e2e.conftest import Visit, on_page, still_window
from tests.e2e.test_corpus_page import WAYS, drop

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Container]:
    """Start the server as its container has it, with a corpus that is there and one that is not."""
    if why := hindrance():
        pytest.skip(f"no container can be made here: {why}")
    folder = tmp_path_factory.mktemp("container")
    path = folder / "articles.csv"
    path.write_bytes(WAYS["ours"].files()[path.name])
    offered = '["/corpora/gone.csv", {"title": "Twelve articles", "path": "/corpora/articles.csv"}]'
    with container(shown=[path], log=folder / "log", DISCOURSE_CORPUS=offered) as found:
        yield found
    assert found.killed == 0


@pytest.fixture
def guest(running: Container, browser: Browser) -> Iterator[Visit]:
    """Visit it; at the end nothing may have gone wrong."""
    context = still_window(browser)
    visit = Visit(context.new_page(), running.url)
    visit.watch()
    yield visit
    context.close()
    assert visit.problems == []


def test_it_has_no_rights_no_home_and_nothing_to_write_to(running: Container) -> None:
    """As the kernel tells of it: another user, no capabilities, one root folder to read, and memory that is bounded."""
    told = Path(f"/proc/{running.process.pid}")
    status = dict(line.split(":\t", 1) for line in (told / "status").read_text().splitlines() if ":\t" in line)
    mounts = [line.split() for line in (told / "mounts").read_text().splitlines()]
    writable = {at for _, at, kind, options, *_ in mounts if "rw" in options.split(",") and kind in ("tmpfs", "ext4")}

    assert set(status["Uid"].split()) == {"10001"}
    assert int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0
    assert status["NoNewPrivs"] == "1"
    assert b"\0HOME=" not in (told / "environ").read_bytes()
    assert writable == {"/tmp", "/cache", "/dev/shm"}  # noqa: S108 - those of the container
    assert running.group is None or running.limit == size(composed()["mem_limit"])


def test_every_page_is_drawn_and_a_file_is_read(guest: Visit) -> None:
    """What is to be made on a disk finds its place: pages, downloads, and the process that reads files."""
    guest.go("")
    for page, title in (PAGES | ASIDE).items():
        guest.turn(f"/class/{page}")
        on_page(guest.page, title)
    guest.turn("/class/corpus")
    drop(guest, WAYS["ours"].files())
    guest.page.get_by_role("button", name="Open this corpus").click()
    on_page(guest.page, "Overview")
    guest.idle()

    assert guest.sidebar_numbers().startswith("12 documents")


def test_a_corpus_that_is_not_there_takes_no_other_down(guest: Visit) -> None:
    """The first that is there opens, by the title that its host gave; the shelf says of the other why it is not."""
    guest.go("corpus")
    main = guest.page.get_by_test_id("stMain")

    assert guest.sidebar_numbers().startswith("12 documents")
    expect(main).to_contain_text("Twelve articles")
    expect(main).to_contain_text("gone")
    expect(main).to_contain_text("It cannot be opened now: there is no such file or folder.")


def test_a_server_that_hangs_is_not_well_until_it_goes_on(running: Container) -> None:
    """The command that the image asks by ends in its time, and says so."""
    assert running.well()
    os.kill(running.process.pid, signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert not running.well()
        assert time.monotonic() - began < 10  # the time-out of the image
    finally:
        os.kill(running.process.pid, signal.SIGCONT)
    assert running.well()


def test_its_log_is_two_lines(running: Container) -> None:
    """Where it is, and which corpus is not there; whatever its visitors did is not in it."""
    log = (Path(running.log or "")).read_text(encoding="utf-8").splitlines()

    assert [re.sub(r"\d+", "N", line) for line in log] == [
        "A corpus is not offered: E-MISSING · gone.csv · there is no such file or folder",
        "Discourse Trends: http://N.N.N.N:N/class/ (Ctrl-C ends it)",
    ]
