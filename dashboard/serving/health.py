"""Whether the server still answers, for containers and services that restart what hangs; it imports next to nothing."""

import os
import socket
import sys
import time
from argparse import ArgumentParser, Namespace

from dashboard.serving import server

_SICK = 1
_LARGEST = 2**16  # bytes of an answer: the server's is a hundredth of that
_SHOWN = 80  # bytes of an answer that is another
_WELL = b"HTTP/1.1 200 "


def add_asking(parser: ArgumentParser) -> None:
    """Add what says where the server listens, and how long it may take."""
    parser.add_argument("--port", default="8501", help="port on which it listens (8501)")
    parser.add_argument("--address", default="127.0.0.1", help="address on which it listens (127.0.0.1)")
    parser.add_argument("--prefix", default=os.environ.get(server.PREFIX, ""), help="as for serve")
    parser.add_argument("--seconds", type=float, default=5, help="how long the answer may take (5)")
    parser.set_defaults(run=ask)


def ask(wanted: Namespace) -> int:
    """Ask the server, say in a line how it is, and return the code with which the command ends: 0 where it is well.

    Raises:
        ValueError: For a port or a prefix that is none.
    """
    place = server.Place(address=wanted.address, port=server.port(wanted.port), prefix=server.prefix(wanted.prefix))
    wrong = illness(place, wanted.seconds)
    if wrong:
        sys.stderr.write(f"{wrong}\n")
        return _SICK
    sys.stdout.write("ok\n")
    return 0


def illness(place: server.Place, seconds: float) -> str:
    """Return in a line what is wrong with a server, and nothing where it is well.

    The loop that serves all channels answers by itself, so one that is stuck, stopped or out of breath does not. A
    page that takes long is no illness: what is asked is not drawn.

    Args:
        place: Where it listens.
        seconds: How long the whole answer may take.
    """
    until = time.monotonic() + seconds
    try:
        with socket.create_connection((place.address, place.port), timeout=seconds) as asked:
            top = f"/{place.prefix}" if place.prefix else ""
            asked.sendall(f"GET {top}/_stcore/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            answer = _answer(asked, until)
    except TimeoutError:
        return f"no answer within {seconds:g} seconds from {place.url}"
    except OSError as error:
        return f"no answer from {place.url}: {error.strerror or error}"
    first = answer.partition(b"\r\n")[0]
    return "" if first.startswith(_WELL) else f"{place.url} answers: {first[:_SHOWN].decode('ascii', 'replace')}"


def _answer(asked: socket.socket, until: float) -> bytes:
    """Return all that comes until the other side closes.

    Raises:
        TimeoutError: It does not come in time.
    """
    found = b""
    while len(found) < _LARGEST:
        if (left := until - time.monotonic()) <= 0:
            raise TimeoutError
        asked.settimeout(left)
        if not (part := asked.recv(_LARGEST)):
            break
        found += part
    return found
