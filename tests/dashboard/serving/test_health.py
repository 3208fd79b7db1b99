"""Whether a server is well: asked in time, answered in a line, and by next to no code."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from dashboard.serving import server
from dashboard.serving.health import illness

WELL = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


@pytest.fixture
def answering() -> Iterator[Callable[..., server.Place]]:
    """Return a function that has somebody answer once on a port, in pieces with a pause after each, and says where."""
    sockets, threads = list[socket.socket](), list[threading.Thread]()

    def begin(*pieces: bytes, pause: float = 0) -> server.Place:
        listening = socket.create_server(("127.0.0.1", 0))
        sockets.append(listening)

        def answer() -> None:
            one, _ = listening.accept()
            with one, suppress(OSError):  # who asked may have had enough
                one.recv(4_096)
                for piece in pieces:
                    one.sendall(piece)
                    time.sleep(pause)

        threads.append(threading.Thread(target=answer, daemon=True))
        threads[-1].start()
        return server.Place(address="127.0.0.1", port=listening.getsockname()[1], prefix="class")

    yield begin
    for one in threads:
        one.join(timeout=5)
    for listening in sockets:
        listening.close()


def test_a_server_that_answers_is_well(answering: Callable[..., server.Place]) -> None:
    """However many pieces the answer comes in."""
    assert illness(answering(WELL[:9], WELL[9:]), 5) == ""


@pytest.mark.parametrize("status", [b"503 Service Unavailable", b"404 Not Found"])
def test_a_server_that_answers_otherwise_is_not(answering: Callable[..., server.Place], status: bytes) -> None:
    """What it says is said, in a line."""
    place = answering(b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\n\r\n")

    assert illness(place, 5) == f"{place.url} answers: HTTP/1.1 {status.decode()}"


def test_a_server_that_is_silent_is_not(answering: Callable[..., server.Place]) -> None:
    """It has a time for all of its answer, and not for each piece of it."""
    place = answering(*[b"H"] * 8, pause=0.2)
    began = time.monotonic()

    assert illness(place, 0.5) == f"no answer within 0.5 seconds from {place.url}"
    assert time.monotonic() - began < 1.5


def test_where_nobody_listens_is_no_server() -> None:
    """The reason is the system's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = server.Place(address="127.0.0.1", port=free.getsockname()[1])
        assert illness(place, 5) == f"no answer from {place.url}: Connection refused"


def test_the_command_loads_next_to_nothing_and_ends_with_a_code() -> None:
    """It runs twice a minute in a machine that may be short of everything; its prefix can be in the environment."""
    heavy = "{'numpy', 'pandas', 'analysis', 'streamlit', 'http.client', 'asyncio'} & set(sys.modules)"
    code = f"import sys; from dashboard.cli import main\ntry: main()\nfinally: print({heavy})"
    asked = [sys.executable, "-c", code, "health", "--port", "1", "--prefix", "class"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)  # noqa: S603 - our own

    assert (done.returncode, done.stdout) == (1, "set()\n")
    assert done.stderr == "no answer from http://127.0.0.1:1/class/: Connection refused\n"
