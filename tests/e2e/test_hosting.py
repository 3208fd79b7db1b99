"""The page on hosting, followed to the letter: a browser, the proxy of the page, and a server with a prefix."""

import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from dashboard.state.pages import ASIDE, PAGES
from tests.e2e.conftest import ONE_PROCESS, QUIET, Visit, on_page, still_window
from tests.e2e.test_corpus_page import WAYS, drop

pytestmark = pytest.mark.e2e
ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/hosting.md").read_text(encoding="utf-8")
NAME = "trends.example.org"
ALL = "5 documents · 4,851 words · 2 sources · 2017 to 2025"
CANARY = "canarybird"
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}
BLOCKED = (
    *("_stcore/metrics", "_stcore/agent/interact", "_stcore/agent/openapi.json", "_stcore/agent/mcp"),
    *("_stcore//metrics", "%5fstcore/metrics", "./_stcore/metrics", "terms/../_stcore/metrics", "_stcore/metrics/"),
    *("_stcore/script-health-check", "_stcore/anything"),
)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Site:
    """A server under a prefix, and the page's proxy in front of it.

    Attributes:
        folder: Where the certificates, the cache and all logs of both lie.
        port: Where the proxy listens.
    """

    folder: Path
    port: int = field(default_factory=_free_port)
    inner: int = field(default_factory=_free_port)
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def url(self) -> str:
        """What people open."""
        return f"https://{NAME}:{self.port}/class"

    def start(self, *command: str, name: str) -> "subprocess.Popen[bytes]":
        """Start a program whose output is a log."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running.append(subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=subprocess.STDOUT))
        return self.running[-1]

    def serve(self) -> "subprocess.Popen[bytes]":
        """Start the server, and wait until its own command says that it is well."""
        discourse = str(Path(sys.executable).with_name("discourse"))
        where = ["--address=127.0.0.1", f"--port={self.inner}", "--prefix=class"]
        server = self.start(discourse, "serve", "--headless", f"--host={NAME}", *where, name="server")
        for _ in range(240):
            assert server.poll() is None, "the server has ended"
            if subprocess.run([discourse, "health", *where], capture_output=True, check=False).returncode == 0:
                return server
            time.sleep(0.25)
        raise TimeoutError

    def proxy(self, nginx: str) -> None:
        """Start the proxy by the block of the page: with TLS, and other places, as the page says."""
        block = next(block for block in re.findall(r"```nginx\n(.*?)```", PAGE, re.DOTALL))
        changes = {
            "app:8501": f"127.0.0.1:{self.inner}",
            "listen 80;": f"listen 127.0.0.1:{_free_port()};",
            "listen 443 ssl;": f"listen 127.0.0.1:{self.port} ssl;",
            "/etc/nginx/tls": str(self.folder),
            "/var/log/nginx": str(self.folder),
            "/var/cache/nginx": str(self.folder),
        }
        written = re.sub(r"^    # (?=listen|ssl|proxy_cookie|if|add_header)", "    ", block, flags=re.MULTILINE)
        for old, new in changes.items():
            assert old in written
            written = written.replace(old, new)
        bodies = "\n".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        user = "user root;" if os.geteuid() == 0 else ""
        path = self.folder / "nginx.conf"
        path.write_text(
            f"{user} daemon off; pid {self.folder}/nginx.pid; error_log stderr crit; events {{}}\n"
            f"http {{ include /etc/nginx/mime.types; {bodies}\n{written} }}\n",
            encoding="utf-8",
        )
        subprocess.run([nginx, "-t", "-q", "-c", str(path)], check=True)
        self.start(nginx, "-c", str(path), name="nginx")

    def asked(self, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
        """Return the proxy's answer to somebody who asks for exactly this path, and its body but for a channel's."""
        trusting = ssl.create_default_context(cafile=self.folder / "fullchain.pem")
        line = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=20, context=trusting)
        with contextlib.closing(line):
            line.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in {"Host": f"{NAME}:{self.port}", **headers}.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            answer = line.getresponse()
            return answer, b"" if answer.status == http.HTTPStatus.SWITCHING_PROTOCOLS else answer.read()

    def answer(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        """Return the head of the proxy's answer; see `asked`."""
        return self.asked(path, method, **headers)[0]

    def logs(self) -> dict[str, str]:
        """Return all that was logged, by file."""
        return {path.name: path.read_text(encoding="utf-8", errors="replace") for path in self.folder.glob("*.log")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Start both, and end both by their own handles."""
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None or shutil.which("openssl") is None:
        pytest.skip("no nginx, or no openssl: on Debian, apt-get install nginx-light openssl")
    found = Site(tmp_path_factory.mktemp("site"))
    keys = [
        "-keyout",
        "privkey.pem",
        "-out",
        "fullchain.pem",
        "-subj",
        f"/CN={NAME}",
        "-addext",
        f"subjectAltName=DNS:{NAME},IP:127.0.0.1",
    ]
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *keys]
    subprocess.run(made, cwd=found.folder, check=True, capture_output=True)
    try:
        found.serve()
        found.proxy(nginx)
        for _ in range(40):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", found.port), timeout=1):
                break
            time.sleep(0.25)
        yield found
    finally:
        for process in reversed(found.running):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(timeout=30)


@pytest.fixture(scope="module")
def people(site: Site, browser: Browser) -> Iterator[BrowserContext]:
    """Start a browser for which the name leads to this machine, as it would for everybody."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    started = browser.browser_type.launch(executable_path=path, args=[*QUIET, ONE_PROCESS, rules])
    context = still_window(started, ignore_https_errors=True)
    context.new_page().goto(f"{site.url}/_stcore/health")  # it stays, and so does the process of all tabs
    yield context
    started.close()


@pytest.fixture
def guest(site: Site, people: BrowserContext) -> Iterator[Visit]:
    """Visit through the proxy; at the end nothing may have gone wrong."""
    visit = Visit(people.new_page(), site.url)
    visit.watch()
    yield visit
    visit.page.close()
    assert visit.problems == []


def _shared(guest: Visit) -> str:
    """Return the link to share."""
    with guest.rerun():
        guest.page.get_by_role("button", name="Share").click()
    return re.sub(r"\s", "", guest.page.get_by_test_id("stCode").inner_text())


def test_a_link_opens_its_page_and_filters_and_gives_itself(site: Site, guest: Visit) -> None:
    """What is shared under the prefix has the prefix, once, and the name that people know."""
    guest.go("terms?source=Revolution&word=ice")
    link = _shared(guest)

    on_page(guest.page, "Terms")
    assert guest.sidebar_numbers() != ALL
    assert "source=Revolution" in link
    assert link.startswith(f"{site.url}/terms?corpus=Immigration")
    guest.go(link.removeprefix(f"{site.url}/"))
    expect(guest.page.get_by_role("textbox", name="word", exact=True)).to_have_value("ice")


def test_every_page_is_drawn_within_what_its_headers_allow(guest: Visit) -> None:
    """No policy is violated, nothing is asked for elsewhere, and the way to the next page keeps the prefix."""
    guest.go("")
    for page, title in (PAGES | ASIDE).items():
        guest.turn(f"/class/{page}")
        on_page(guest.page, title)
    with guest.rerun():
        guest.page.get_by_test_id("stTopNavLinkContainer").get_by_text("Terms").click()
    on_page(guest.page, "Terms")

    assert guest.page.url.startswith(f"{guest.url}/terms")


def test_a_download_comes(guest: Visit) -> None:
    """Its address is under the prefix, and what comes is whole."""
    guest.go("overview")
    with guest.page.expect_download() as download:
        guest.page.get_by_role("button", name="CSV", exact=True).first.click()

    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("source,")
    assert f"{guest.url}/media/" in download.value.url


def test_an_upload_is_read(guest: Visit) -> None:
    """It passes the proxy's limits, and the page opens on it."""
    guest.go("corpus")
    drop(guest, WAYS["ours"].files())
    guest.page.get_by_role("button", name="Open this corpus").click()
    on_page(guest.page, "Overview")
    guest.idle()

    assert guest.sidebar_numbers().startswith("12 documents")


def test_a_long_link_works(guest: Visit) -> None:
    """Ten thousand characters of words to leave out arrive; the address alone does without them, the link does not."""
    words = "+".join(f"word{number:05}" for number in range(1_000))
    guest.go(f"terms?more={words}")

    on_page(guest.page, "Terms")
    assert words in _shared(guest)
    assert len(guest.page.url) < 10_000


@pytest.mark.parametrize("path", BLOCKED)
def test_what_is_not_for_browsers_is_blocked(site: Site, path: str) -> None:
    """However it is written, with any method that the route knows."""
    assert site.answer(f"/class/{path}").status in (301, 404)
    assert site.answer(f"/class/{path}", "POST", Content_Length="0").status in (301, 404, 405)
    assert "openmetrics" not in (site.answer(f"/class/{path}").headers["Content-Type"] or "")


def test_what_is_large_is_compressed_and_kept(site: Site) -> None:
    """Scripts come in a third of their size; who asks again gets them from the proxy."""
    (script,) = set(re.findall(r'src="\./(static/js/index[^"]+)"', site.asked("/class/")[1].decode()))
    plain, packed = site.answer(f"/class/{script}"), site.answer(f"/class/{script}", Accept_Encoding="gzip")

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "immutable" in packed.headers["Cache-Control"]
    assert plain.headers["Content-Encoding"] is None
    assert any((site.folder / "discourse").iterdir())


@pytest.mark.parametrize(
    "path", ["/class/", "/class/terms", "/class/_stcore/health", "/class/_stcore/metrics", "/none"]
)
def test_every_answer_has_the_headers(site: Site, path: str) -> None:
    """Those of the page, also on what is refused; none of them says which program answers in which version."""
    answer = site.answer(path)

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Server"] == "nginx"


def test_the_channel_is_open_to_this_site_alone(site: Site) -> None:
    """A page elsewhere is refused by the proxy: the server itself would go and ask for its own address first."""
    ours = {"Origin": f"https://{NAME}:{site.port}"}
    stream = "/class/_stcore/stream"

    assert site.answer(stream, **HANDSHAKE, **ours).status == 101
    assert site.answer(stream, **HANDSHAKE, Origin="https://evil.example").status == 403
    assert site.answer(stream, **HANDSHAKE, Origin=f"https://{NAME}:{site.port}.evil.example").status == 403
    assert site.answer(stream, **HANDSHAKE, **{**ours, "Host": "evil.example"}).status == 403


def test_the_sizes_and_the_prefix_are_as_the_page_says(site: Site) -> None:
    """A body that is too large is refused before it is sent; the prefix without its slash leads to the pages."""
    far = {"Content-Length": str(300 * 2**20)}

    assert site.answer("/class/_stcore/upload_file/a/b", "PUT", **far).status == 413
    assert site.answer("/class/terms", "POST", Content_Length=str(2**20)).status == 413
    assert site.answer("/class?word=ice").headers["Location"].endswith("/class/?word=ice")
    assert site.answer("/").status == 404
    assert site.answer(f"/class/terms?more={'w' * 30_000}").status == 200


def test_after_a_restart_the_same_page_and_tray_are_there(site: Site, guest: Visit) -> None:
    """Who sits before it does nothing: page, filters, word and what was kept are as they were."""
    guest.go("passages?source=Revolution&word=ice")
    main = guest.page.get_by_test_id("stMain")
    with guest.rerun():
        main.get_by_role("button", name="Keep", exact=True).first.click()
    before = guest.sidebar_numbers()
    (server,) = (process for process in site.running if process.poll() is None and "serve" in process.args)
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=30)
    guest.page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState !== 'CONNECTED'"
    )
    guest.page.evaluate("() => { window.__runs = 0; }")  # idle is what the next session has drawn
    site.serve()
    guest.page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState === 'CONNECTED'",
        timeout=60_000,
    )
    guest.idle()

    on_page(guest.page, "Passages")
    expect(guest.page.get_by_role("textbox", name="word", exact=True)).to_have_value("ice")
    assert guest.sidebar_numbers() == before
    with guest.rerun():
        main.get_by_role("radio", name="Kept", exact=True).first.click()
    expect(main.locator("blockquote")).to_have_count(1, timeout=20_000)
    guest.problems.clear()  # while nobody answered, the browser may have said so


def test_no_log_holds_what_somebody_wrote_or_brought(site: Site, guest: Visit) -> None:
    """A word that is searched for, one in a link, a name of a file and its text: none is in any log of either."""
    guest.go(f"terms?word={CANARY}link")
    guest.open_sidebar()
    for label in ("word", "Only documents that contain"):
        with guest.rerun():
            guest.page.get_by_role("textbox", name=label, exact=label == "word").fill(f'{CANARY} OR "{CANARY} wrong')
            guest.page.keyboard.press("Enter")
    guest.go("corpus")
    drop(guest, {f"{CANARY}.csv": WAYS["ours"].files()["articles.csv"].replace(b"council", CANARY.encode())})
    guest.go("corpus")
    drop(guest, {f"{CANARY}.png": b"\x89PNG\r\n\x1a\n" + CANARY.encode() * 20})

    logs = site.logs()
    assert {"server.log", "nginx.log", "access.log", "error.log"} <= set(logs)
    assert "/class/terms 200" in logs["access.log"]
    assert [name for name, text in logs.items() if CANARY in text] == []
