"""The server of the command: its options, the names it answers to, and its address, all checked before it starts."""

import json
import os
import re
import socket
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any

PREFIX, HOSTS = "DISCOURSE_PREFIX", "DISCOURSE_HOSTS"  # what --prefix and --host say, in the environment of a container
_HERE = Path(__file__).parents[1]
_LAST_PORT = 65_535
_EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 - only looked for: who wants it asks for it
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
_SEGMENT = r"[A-Za-z0-9~][A-Za-z0-9~_-]*(?:\.[A-Za-z0-9~_-]+)*"
_NAME = re.compile(r"(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_OUTSIDE = ("192.0.2.1", 9)  # an address of documentation (RFC 5737): it is not sent to, only asked the way to


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the server listens.

    Attributes:
        address: A name or an address of this machine, or one that means all of its addresses.
        port: 1 to 65,535.
        hosts: Further names under which browsers reach it.
        prefix: What stands before the path of every page, without slashes at its ends; empty for nothing.
    """

    address: str
    port: int
    hosts: Sequence[str] = ()
    prefix: str = ""

    @property
    def url(self) -> str:
        """The address to open on this machine."""
        shown = "localhost" if self.address in _EVERYWHERE else self.address
        top = f"/{self.prefix}/" if self.prefix else ""
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}{top}"

    @property
    def names(self) -> tuple[str, ...]:
        """The names that a browser may ask for: no other site can get answers under a name of its own."""
        if self.address in _EVERYWHERE:
            found = (*_THIS_MACHINE, *_own_names())
        else:
            found = _THIS_MACHINE if self.address.lower() in _THIS_MACHINE else (self.address,)
        return tuple(dict.fromkeys([*found, *self.hosts]))

    @property
    def origins(self) -> tuple[str, ...]:
        """The sites whose pages may open a channel also where a proxy calls the server by another name than theirs."""
        named = (name for name in self.hosts if "*" not in name)
        return tuple(f"https://{f'[{name}]' if ':' in name else name}" for name in named)


def name_a_home() -> None:
    """Name a home where the system has none for this user, as in a container: Streamlit asks for it, and ends without.

    There is nothing in it, and nothing is written there.
    """
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = os.path.sep


def port(text: str) -> int:
    """Return the number of a port.

    Raises:
        ValueError: When it is none.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_LAST_PORT)) and 1 <= int(text) <= _LAST_PORT):
        raise ValueError(f"“{text}” is no port: give a number from 1 to {_LAST_PORT:,} with --port, such as 8502")
    return int(text)


def prefix(text: str) -> str:
    """Return what stands before the path of every page: names with a slash between; empty for nothing.

    Raises:
        ValueError: When it holds anything that an address would have to write otherwise.
    """
    found = text.strip("/")
    if found and not re.fullmatch(f"{_SEGMENT}(?:/{_SEGMENT})*", found):
        raise ValueError(f"“{text}” is no prefix: give letters and digits with --prefix, such as class or media/class")
    return found


def host(text: str) -> str:
    """Return a name under which browsers reach the server, or an address, as they write it.

    Raises:
        ValueError: When it is none.
    """
    with suppress(ValueError):
        return ip_address(text.strip("[]")).compressed
    if not _NAME.fullmatch(text):
        raise ValueError(f"“{text}” is no name: give it without https:// and port, such as --host trends.example.org")
    return text.lower()


def folder(path: Path) -> Path:
    """Return a folder, wherever one goes on from.

    Raises:
        ValueError: When it is none.
    """
    if not path.is_dir():
        raise ValueError(f"“{path.name}” is no folder: give the one that your exercises lie in with --exercises")
    return path.resolve()


def hosts_named() -> list[str]:
    """Return the names in DISCOURSE_HOSTS, which has commas or spaces between them."""
    return re.findall(r"[^\s,]+", os.environ.get(HOSTS, ""))


def check_free(place: Place) -> None:
    """Check that nobody else listens there.

    Raises:
        ValueError: When the place cannot be listened on; it says why.
    """
    try:
        with socket.socket(socket.AF_INET6 if ":" in place.address else socket.AF_INET) as trial:
            if sys.platform != "win32":  # there it would let two listen in one place
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((place.address, place.port))
            trial.listen()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no address"
        raise ValueError(
            f"cannot listen on {place.address}, port {place.port}: {reason}; give another with --port or --address"
        ) from error


def arguments(place: Place, *, headless: bool) -> list[str]:
    """Return what starts the dashboard in Streamlit: every option is given, so that no folder or home changes it."""
    written = dict(_flat(tomllib.loads(_config().read_text(encoding="utf-8"))))
    options = written | {"server.port": place.port, "server.address": place.address, "server.headless": headless}
    options["server.baseUrlPath"] = place.prefix
    named = {"server.allowedHosts": place.names, "server.corsAllowedOrigins": place.origins}
    given = [f"--{name}={_written(value)}" for name, value in options.items()]
    return ["run", str(_HERE / "app.py"), *given, *(f"--{name}={one}" for name, each in named.items() for one in each)]


def _config() -> Path:
    """Return the file of options: an installed copy has it beside the app, a checkout at its top."""
    return next(path for path in (at / ".streamlit" / "config.toml" for at in (_HERE, _HERE.parent)) if path.is_file())


def _flat(options: Mapping[str, Any], section: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in options.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{section}{name}.")
        else:
            yield f"{section}{name}", value


def _written(value: object) -> str:
    """Return a value as Streamlit's command reads it."""
    return value if isinstance(value, str) else json.dumps(value)


def _own_names() -> Iterator[str]:
    """Yield this machine's names and addresses."""
    name = socket.gethostname()
    yield from (name, f"{name}.local", socket.getfqdn())
    with suppress(OSError):
        yield from (str(found[4][0]).partition("%")[0] for found in socket.getaddrinfo(name, None))
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        asked.connect(_OUTSIDE)
        yield str(asked.getsockname()[0])
