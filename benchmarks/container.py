"""The server as its container has it, on a machine without any: what Dockerfile and compose.yaml say, done by hand.

A root folder that nobody can write to, of which a temporary folder and the cache are all that can be written; a user
who owns nothing and has no home; no variable but those of the image; a limit of memory for all processes together,
temporary files among them. It takes root and Linux, and needs no network.

    python -m benchmarks.container [--port 8501] [CORPUS ...]     serves until Ctrl-C, then says what memory it took
"""

import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from srsly import yaml_loads  # spaCy brings it

ROOT = Path(__file__).parents[1]
_SYSTEM = ("/usr", "/etc", "/bin", "/sbin", "/lib", "/lib64")
_UNITS = {"m": 2**20, "g": 2**30}
_V1, _V2 = Path("/sys/fs/cgroup/memory"), Path("/sys/fs/cgroup")
_CORPORA = "/corpora"  # as compose.yaml mounts them
_DEVICES = ("null", "zero", "full", "random", "urandom")
_SHARED = "shm"
_TRIES = 240  # a quarter of a second each, until it answers


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the last stage of the Dockerfile, which is the image, in order."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]
    return pairs[max(place for place, (kind, _) in enumerate(pairs) if kind == "FROM") :]


def image() -> dict[str, str]:
    """Return what the image says once: its user, its command; and its variables, by their names."""
    found = {kind: value for kind, value in instructions() if kind in {"USER", "ENTRYPOINT", "CMD", "HEALTHCHECK"}}
    variables = " ".join(value for kind, value in instructions() if kind == "ENV")
    return found | dict(pair.split("=", 1) for pair in shlex.split(variables))


def composed() -> dict[str, Any]:
    """Return what compose.yaml says of the server."""
    service: dict[str, Any] = yaml_loads((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]["app"]
    return service


def size(text: str) -> int:
    """Return a size as compose.yaml writes it, such as 1g, in bytes."""
    return int(text[:-1]) * _UNITS[text[-1]]


def hindrance() -> str:
    """Return in a line why no container can be made here; nothing where one can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "it takes Linux, and root"
    if missing := [name for name in ("unshare", "mount", "chroot", "setpriv") if shutil.which(name) is None]:
        return f"this machine has no {', '.join(missing)}"
    command = ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"]
    tried = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - in a namespace of its own
    return "nothing can be mounted here" if tried.returncode else ""


@dataclass(frozen=True, slots=True)
class Container:
    """A server that runs so.

    Attributes:
        process: The server itself.
        port: Where it listens on 127.0.0.1.
        prefix: What stands before the path of every page.
        group: The folder by which the kernel counts the memory of all its processes; None where it counts none.
        log: The file that holds all that it says.
    """

    process: "subprocess.Popen[bytes]"
    port: int
    prefix: str
    group: Path | None
    log: Path | None

    @property
    def url(self) -> str:
        """The address of its pages."""
        return f"http://127.0.0.1:{self.port}/{self.prefix}"

    @property
    def most(self) -> int:
        """The most memory that all its processes had at once, with temporary files, in bytes; 0 where nobody counts."""
        return self._counted("memory.max_usage_in_bytes", "memory.peak")

    @property
    def limit(self) -> int:
        """The most memory that they may have, in bytes; 0 where nobody counts."""
        return self._counted("memory.limit_in_bytes", "memory.max")

    def _counted(self, *names: str) -> int:
        counted = [self.group / name for name in names if (self.group / name).is_file()] if self.group else []
        return int(counted[0].read_text()) if counted else 0

    @property
    def killed(self) -> int:
        """How many processes the kernel has ended because there was no memory left."""
        names = ("memory.oom_control", "memory.events")
        said = (
            "\n".join((self.group / name).read_text() for name in names if (self.group / name).is_file())
            if self.group
            else ""
        )
        return sum(map(int, re.findall(r"^oom_kill (\d+)$", said, re.MULTILINE)))

    def well(self) -> bool:
        """Return whether the command that the image asks by finds the server well."""
        asked = [sys.executable, "-c", _COMMAND, "health", "--port", str(self.port), "--prefix", self.prefix]
        return subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0  # noqa: S603 - our own


_COMMAND = "from dashboard.cli import main; main()"


@contextmanager
def container(
    *corpora: Path,
    shown: Sequence[Path] = (),
    memory: int | None = None,
    log: Path | None = None,
    port: int = 0,
    **variables: str,
) -> Iterator[Container]:
    """Start the server so, wait until it is well, and end it, by its own handle.

    Args:
        corpora: What it offers beside what comes with it; each is shown in /corpora, to be read only.
        shown: What else is shown there, for `DISCOURSE_CORPUS`.
        memory: Bytes for all its processes; None for what compose.yaml says.
        log: A file for all that it says; None for nowhere.
        port: Where it listens; 0 for a port that is free.
        variables: Of its environment, beside those of the image and of compose.yaml.
    """
    port = port or _free_port()
    service, said = composed(), image()
    given = {name: str(value) for name, value in service["environment"].items() if "$" not in str(value)} | variables
    options = ["--headless", "--address=127.0.0.1", f"--port={port}", *(f"{_CORPORA}/{path.name}" for path in corpora)]
    with TemporaryDirectory() as folder, _group(memory or size(service["mem_limit"])) as group:
        script = _script(Path(folder), [*corpora, *shown], group, options, _environment(said, given))
        with (log or Path(os.devnull)).open("ab") as out:
            command = ["unshare", "-m", "sh", "-euc", script]
            process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603 - what is above
        found = Container(process, port, given.get("DISCOURSE_PREFIX", ""), group, log)
        try:
            _wait(found)
            yield found
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _environment(said: dict[str, str], given: dict[str, str]) -> dict[str, str]:
    """Return the variables of the image with those of compose.yaml; the program lies elsewhere here than there."""
    own = {name: said[name] for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "TMPDIR", "DISCOURSE_CACHE")}
    return {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), **own, **given}


def _script(
    folder: Path, shown: Sequence[Path], group: Path | None, options: Sequence[str], variables: dict[str, str]
) -> str:
    """Return what the shell does in a mount namespace of its own, and then becomes."""
    top, (temporary, settings) = shlex.quote(str(folder)), composed()["tmpfs"][0].split(":")
    needed = dict.fromkeys([sys.base_prefix, sys.prefix, str(ROOT)])
    places = [path for path in map(Path, (*_SYSTEM, *needed)) if path.exists()]
    lines = ["mount --make-rprivate /", f"mount -t tmpfs -o mode=755 none {top}"]
    for path in places:
        lines += _link(path, top) if path.is_symlink() else _bound(path, path, top)
    for path in map(Path.resolve, shown):
        lines += _bound(path, Path(_CORPORA, path.name), top)
    cache, shared = variables["DISCOURSE_CACHE"], f"{top}/dev/{_SHARED}"
    lines += [f"mkdir -p {top}/proc {shared} {top}{temporary} {top}/srv {top}{cache}", "umask 000"]
    lines += [f"mount -t proc none {top}/proc", f"mount -t tmpfs -o mode=1777,size=64m none {shared}"]
    for name in _DEVICES:
        lines += [f"touch {top}/dev/{name}", f"mount --bind /dev/{name} {top}/dev/{name}"]
    lines += [f"mount -t tmpfs -o {settings} none {top}{path}" for path in (temporary, cache)]
    lines += ["umask 022", f"mount -o remount,ro none {top}"]
    if group:
        lines.append(f"echo $$ > {shlex.quote(str(group / 'cgroup.procs'))}")
    user, _, owners = image()["USER"].partition(":")
    rights = f"--reuid={user} --regid={owners} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all"
    given = " ".join(shlex.quote(f"{name}={value}") for name, value in variables.items())
    command = shlex.join([sys.executable, "-c", _COMMAND, "serve", *options])
    within = f"cd /srv && exec setpriv {rights} env -i {given} {command}"
    return "\n".join([*lines, f"exec chroot {top} sh -euc {shlex.quote(within)}"])


def _link(path: Path, top: str) -> list[str]:
    return [f"ln -s {shlex.quote(str(path.readlink()))} {top}{path}"]


def _bound(path: Path, at: Path, top: str) -> list[str]:
    """Return what shows a folder or a file somewhere in the new root, to be read only."""
    there = f"{top}{shlex.quote(str(at))}"
    made = f"mkdir -p {there}" if path.is_dir() else f"mkdir -p {top}{shlex.quote(str(at.parent))} && touch {there}"
    return [made, f"mount --rbind {shlex.quote(str(path))} {there}", f"mount -o remount,bind,ro {there}"]


@contextmanager
def _group(memory: int) -> Iterator[Path | None]:
    """Make a group of processes whose memory is bounded, swap with it; None where this machine lets nobody do so."""
    old = (_V1 / "memory.limit_in_bytes").is_file()
    path = (_V1 if old else _V2) / f"discourse-{os.getpid()}-{time.monotonic_ns()}"
    limits = ("memory.limit_in_bytes", "memory.memsw.limit_in_bytes") if old else ("memory.max",)
    try:
        path.mkdir()
    except OSError:
        yield None
        return
    try:
        for name in limits:
            if (path / name).exists():
                (path / name).write_text(str(memory))
        yield path
    finally:
        for _ in range(_TRIES):
            try:
                path.rmdir()
                break
            except OSError:  # a process that ends is still counted
                time.sleep(0.25)


def _wait(found: Container) -> None:
    for _ in range(_TRIES):
        if found.process.poll() is not None:
            raise RuntimeError("the server has ended")
        if found.well():
            return
        time.sleep(0.25)
    raise TimeoutError(found.url)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def main() -> None:
    """Serve until Ctrl-C, and say what memory it took."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="*", type=Path)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--memory", type=size, default=size(composed()["mem_limit"]), help="such as 1g")
    wanted = parser.parse_args()
    if why := hindrance():
        sys.exit(why)
    with container(*wanted.corpus, memory=wanted.memory, log=Path("/dev/stderr"), port=wanted.port) as running:
        print(f"{running.url} within {wanted.memory / 2**20:,.0f} MB; server {running.process.pid}", flush=True)
        try:
            running.process.wait()
        except KeyboardInterrupt:
            print(f"at most {running.most / 2**20:,.0f} MB, {running.killed} processes killed", flush=True)


if __name__ == "__main__":
    main()
