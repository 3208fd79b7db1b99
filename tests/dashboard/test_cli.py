"""The command `discourse`: what it says, and what it refuses, in a line."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis.finding.names.models import installed_model
from analysis.version import VERSION
from dashboard.cli import main
from dashboard.serving import server

COMMAND = Path(sys.executable).with_name("discourse")
TEXT = '{"doc_id": "a", "source": "A", "text": "Barack Obama came to Berlin."}\n'
HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Done(NamedTuple):
    """How a command ended."""

    code: object
    out: str
    err: str


@pytest.fixture
def discourse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Return a function that runs the command with arguments."""

    def run(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["discourse", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(ended.value.code, *capsys.readouterr())

    return run


def _run(*arguments: str | Path, cwd: Path | None = None, out: Path | None = None) -> Done:
    """Run the installed command in a process of its own."""
    with open(out or os.devnull, "wb") as file:  # noqa: PTH123 - devices are no paths of ours
        stdout = file if out else subprocess.PIPE
        done = subprocess.run([COMMAND, *arguments], cwd=cwd, stdout=stdout, stderr=subprocess.PIPE, timeout=120)  # noqa: S603, PLW1510
    return Done(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_installed_command_says_its_version() -> None:
    """The command is there, and its version is the analysis package's."""
    assert _run("--version") == (0, f"discourse-trends {VERSION}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], ["serve", "names", "health"]),
        (["serve", "--help"], ["corpus", "--port", "--address", "--host", "--prefix", "--alone", "--headless"]),
        (["health", "--help"], ["--port", "--address", "--prefix", "--seconds"]),
    ],
)
def test_help_names_what_there_is(discourse: Callable[..., Done], arguments: list[str], words: list[str]) -> None:
    """Commands and options are listed."""
    done = discourse(*arguments)

    assert done.code == 0
    assert [word for word in words if word not in done.out] == []


def test_a_corpus_that_is_not_there_is_named(discourse: Callable[..., Done], tmp_path: Path) -> None:
    """Before anything is served, a missing path is said in a line."""
    there = tmp_path / "there.csv"
    there.touch()

    assert discourse("serve", str(there), str(tmp_path / "gone.csv")) == (
        1,
        "",
        "E-MISSING · gone.csv · there is no such file or folder\n",
    )


@pytest.mark.parametrize("command", ["names", "serve"])
def test_what_is_no_corpus_is_refused(discourse: Callable[..., Done], tmp_path: Path, command: str) -> None:
    """A folder with nothing in it gets the reader's own message."""
    done = discourse(command, str(tmp_path))

    assert done.code == 1
    assert done.err.startswith(f"E-EMPTY · {tmp_path.name} · the folder is empty")


@pytest.mark.parametrize("arguments", [["analyse"], ["serve", "--upside-down"], ["names"]])
def test_what_cannot_be_understood_is_refused(discourse: Callable[..., Done], arguments: list[str]) -> None:
    """A wrong command or option leads to the usage."""
    done = discourse(*arguments)

    assert done.code == 2
    assert done.err.startswith("usage: discourse")


@pytest.mark.parametrize("port", ["0", "99999", "65536", "many", "8501.5", "-1", "٨٥", ""])
def test_a_bad_port_is_a_line(discourse: Callable[..., Done], port: str) -> None:
    """What is no number of a port says so, and which are."""
    done = discourse("serve", f"--port={port}")

    assert done.code == 1
    assert done.err == f"“{port}” is no port: give a number from 1 to 65,535 with --port, such as 8502\n"


@pytest.mark.parametrize(
    ("option", "said"),
    [("--prefix=a b", "“a b” is no prefix: "), ("--host=https://a.org", "“https://a.org” is no name: ")],
)
def test_a_prefix_or_a_name_that_is_none_is_a_line(discourse: Callable[..., Done], option: str, said: str) -> None:
    """Before anything is served."""
    done = discourse("serve", option)

    assert (done.code, done.err.count("\n"), done.err[: len(said)]) == (1, 1, said)


@pytest.mark.parametrize("address", ["127.0.0.1", "localhost"])
def test_a_port_that_is_taken_is_a_line(discourse: Callable[..., Done], address: str) -> None:
    """Who listens there already is not disturbed, and nothing is started."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = discourse("serve", f"--port={port}", f"--address={address}")

    assert done.code == 1
    assert done.err.startswith(f"cannot listen on {address}, port {port}: Address already in use; give another")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize("address", ["no.such.host.invalid", "unix:///socket", "300.1.1.1", "a" * 80])
def test_an_address_of_nobody_is_a_line(discourse: Callable[..., Done], address: str) -> None:
    """What this machine does not have cannot be listened on."""
    done = discourse("serve", f"--port={_free_port()}", f"--address={address}")

    assert done.code == 1
    assert done.err.startswith(f"cannot listen on {address}, port ")
    assert done.err.count("\n") == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that lie in folders")
@pytest.mark.parametrize("command", ["names", "serve"])
def test_a_pipe_is_a_line(tmp_path: Path, command: str) -> None:
    """The command does not wait for what may never come."""
    os.mkfifo(tmp_path / "pipe.jsonl")

    done = _run(command, tmp_path / "pipe.jsonl")

    assert (done.code, done.err.count("\n"), done.err[:31]) == (1, 1, "E-FORMAT · pipe.jsonl · it is n")


def test_names_of_a_file_are_kept_beside_it(tmp_path: Path) -> None:
    """A file in the current folder has its names found, kept and read again."""
    (tmp_path / "posts.jsonl").write_text(TEXT, encoding="utf-8")

    done = _run("names", "posts.jsonl", cwd=tmp_path)

    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[1:] == [f"2 names, by {installed_model('')}, kept in posts.mentions.csv"]
    assert (tmp_path / "posts.mentions.csv").read_text(encoding="utf-8").count("\n") == 4


def test_names_that_cannot_be_kept_are_not_looked_for(tmp_path: Path) -> None:
    """Where nothing can be written, a line says so at once; the disk may be full, or the folder not one's own."""
    resource = pytest.importorskip("resource")
    (tmp_path / "posts.jsonl").write_text(TEXT, encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        done = _run("names", tmp_path / "posts.jsonl")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert done.err.startswith("E-WRITE · posts.mentions.csv · it cannot be written: ")


def test_a_full_device_is_a_line(tmp_path: Path) -> None:
    """What the command says goes where there is no room for it: it ends, with a line on the other channel."""
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    (tmp_path / "posts.jsonl").write_text(TEXT, encoding="utf-8")

    done = _run("names", tmp_path / "posts.jsonl", out=full)

    assert (done.code, done.err) == (1, "discourse: No space left on device\n")


@pytest.mark.row(95)
def test_a_model_that_is_not_installed_is_a_line(tmp_path: Path, discourse: Callable[..., Done]) -> None:
    """Where no model reads a language, the message says which."""
    rows = TEXT.replace('"text"', '"language": "fr", "text"')
    (tmp_path / "posts.jsonl").write_text(rows, encoding="utf-8")

    done = discourse("names", str(tmp_path / "posts.jsonl"))

    assert (done.code, done.err.count("\n")) == (1, 1)
    assert done.err.startswith("E-LANGUAGE · no model for names is installed that reads “fr”")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
def test_ctrl_c_is_a_line(tmp_path: Path) -> None:
    """Whoever stops the search for names is told that it has stopped; nothing is left beside the file."""
    (tmp_path / "posts.jsonl").write_text(TEXT * 20_000, encoding="utf-8")
    command = [COMMAND, "names", tmp_path / "posts.jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        assert process.stdout.readline().startswith("Looking for names")
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)

    assert (process.returncode, err) == (130, "Stopped.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["posts.jsonl"]


@pytest.mark.parametrize(
    ("address", "hosts", "names", "url"),
    [
        ("localhost", [], {"localhost", "127.0.0.1", "::1"}, "http://localhost:8501"),
        ("127.0.0.1", ["trends.test"], {"localhost", "127.0.0.1", "::1", "trends.test"}, "http://127.0.0.1:8501"),
        ("::1", [], {"localhost", "127.0.0.1", "::1"}, "http://[::1]:8501"),
        ("192.0.2.7", [], {"192.0.2.7"}, "http://192.0.2.7:8501"),
    ],
)
def test_a_server_answers_to_what_it_listens_on(address: str, hosts: list[str], names: set[str], url: str) -> None:
    """It knows its own names, and those it is given; and says where to open it."""
    place = server.Place(address=address, port=8501, hosts=hosts)

    assert (set(place.names), place.url) == (names, url)


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])  # noqa: S104 - nothing is started
def test_a_server_for_a_whole_room_knows_its_machine(address: str) -> None:
    """Listening on every address it answers to the machine's name and addresses, and never to any name."""
    place = server.Place(address=address, port=8501, hosts=["trends.test"])

    assert {"localhost", "127.0.0.1", socket.gethostname(), "trends.test"} <= set(place.names)
    assert "*" not in place.names
    assert place.url == "http://localhost:8501"


def test_every_option_of_the_file_is_given() -> None:
    """No folder, home or environment can take one back: each stands on Streamlit's command line, as it is written."""
    given = server.arguments(server.Place(address="localhost", port=8501), headless=True)

    assert {
        "--server.fileWatcherType=none",
        "--server.enableXsrfProtection=true",
        "--client.toolbarMode=viewer",
        "--client.disableDataExport=true",
        "--logger.hideWelcomeMessage=true",
        "--runner.postScriptGC=false",
        "--theme.dark.sidebar.primaryColor=#3a7390",
        "--theme.headingFontWeights=[600, 600, 600, 600, 600, 600]",
        "--server.allowedHosts=localhost",
        "--server.allowedHosts=127.0.0.1",
    } <= set(given)
    assert [option for option in given[2:] if not option.startswith("--")] == []


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, str]]:
    """Serve from a folder that is no checkout; give the port and what the command has written when it answers."""
    port, log = _free_port(), folder / "log"
    with (
        log.open("wb") as file,
        subprocess.Popen(  # noqa: S603
            [COMMAND, "serve", "--headless", f"--port={port}"], cwd=folder, stdout=file, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            for _ in range(240):
                with suppress(OSError):
                    if _status(port, "/_stcore/health", f"localhost:{port}") == 200:
                        break
                time.sleep(0.25)
            yield port, log.read_text(encoding="utf-8")
        finally:
            process.send_signal(signal.SIGTERM)


def _status(port: int, path: str, host: str, **headers: str) -> int:
    """Return the status of an answer to somebody who calls the server by some name."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as asked:
        asked.request("GET", path, headers={"Host": host, **headers})
        with asked.getresponse() as answer:
            return answer.status


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, str]]:
    """Serve from an empty folder."""
    with _served(tmp_path_factory.mktemp("elsewhere")) as found:
        yield found


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]"])
def test_whoever_calls_it_by_its_name_is_let_in(served: tuple[int, str], name: str) -> None:
    """The page, and the channel by which all that it shows comes."""
    port, _ = served
    host = f"{name}:{port}"

    assert _status(port, "/", host) == 200
    assert _status(port, "/_stcore/stream", host, Origin=f"http://{host}", **HANDSHAKE) == 101


@pytest.mark.parametrize("name", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example"])
def test_another_site_that_leads_to_it_is_shut_out(served: tuple[int, str], name: str) -> None:
    """A site whose name is made to lead here gets no channel: without one there is a frame, and nothing of a corpus."""
    port, _ = served
    host = f"{name}:{port}"

    assert _status(port, "/_stcore/stream", host, Origin=f"http://{host}", **HANDSHAKE) == 403
    assert _status(port, "/_stcore/stream", f"localhost:{port}", Origin=f"http://{host}", **HANDSHAKE) == 403


def test_it_says_in_one_line_where_it_is(served: tuple[int, str]) -> None:
    """Neither Streamlit's greeting nor its advertisements stand on the terminal."""
    port, said = served

    assert said == f"Discourse Trends: http://localhost:{port} (Ctrl-C ends it)\n"


def test_nothing_is_loaded_before_ctrl_c_is_caught() -> None:
    """What takes a second to load is loaded inside of what says “Stopped.”, not before."""
    loaded = "import sys, dashboard.cli; print({'numpy', 'pandas', 'analysis', 'streamlit'} & set(sys.modules))"

    assert subprocess.check_output([sys.executable, "-c", loaded], text=True) == "set()\n"  # noqa: S603 - our own
