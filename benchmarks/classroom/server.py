"""A server of its own for each class: started, watched, and ended whatever happens."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

import psutil

ROOT = Path(__file__).parents[2]
_PATIENCE = 120.0  # seconds to start
_END = 10.0  # seconds to end
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Reading:
    """What the server and its children have used up to now.

    Attributes:
        cpu: Seconds of the processor, of the server.
        children_cpu: The same of its children, those too that have ended.
        rss: Megabytes that it holds in memory.
        pss: The same, with shared pages divided among those who share them.
        peak: The most that it has held.
        children: How many there are.
        children_rss: Megabytes that they hold.
        children_pss: The same, with shared pages divided.
    """

    cpu: float
    children_cpu: float
    rss: float
    pss: float
    peak: float
    children: int
    children_rss: float
    children_pss: float


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs.

    Attributes:
        process: Its process.
        place: Its address and port.
        log: What it has written.
    """

    process: psutil.Process
    place: str
    log: Path

    def read(self) -> Reading:
        """Return what it has used up to now."""
        times = self.process.cpu_times()
        memory = self.process.memory_full_info()
        found = [one for child in self.process.children(recursive=True) if (one := _child(child))]
        ended = times.children_user + times.children_system
        return Reading(
            cpu=times.user + times.system,
            children_cpu=ended + sum(cpu for cpu, _, _ in found),
            rss=memory.rss / _MEGABYTE,
            pss=memory.pss / _MEGABYTE,
            peak=_peak(self.process.pid),
            children=len(found),
            children_rss=sum(rss for _, rss, _ in found) / _MEGABYTE,
            children_pss=sum(pss for _, _, pss in found) / _MEGABYTE,
        )


def _child(process: psutil.Process) -> tuple[float, int, int] | None:
    """Return the seconds and the bytes of a child; None where it has just ended."""
    try:
        times, memory = process.cpu_times(), process.memory_full_info()
    except psutil.Error:
        return None
    return times.user + times.system, memory.rss, memory.pss


def _peak(pid: int) -> float:
    """Return the most megabytes that a process has held."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


@contextmanager
def served(*corpora: Path, log: Path, cache: Path | None = None) -> Iterator[Server]:
    """Serve corpora beside the starter corpus on a free port of this machine, from this checkout.

    Args:
        corpora: Files or folders.
        log: Where the server writes what it says.
        cache: Where it keeps what it has read; None for where all servers of this user do.

    Raises:
        RuntimeError: When it has ended by itself.
        TimeoutError: When it does not answer.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("discourse")), "serve", "--headless", "--address=127.0.0.1"]
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    before = [(one, signal.signal(one, _interrupt)) for one in (signal.SIGTERM, signal.SIGHUP)]
    with log.open("wb") as written:
        started = subprocess.Popen(  # noqa: S603 - our own command
            [*command, f"--port={port}", "--", *map(str, corpora)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": paths} | ({"DISCOURSE_CACHE": str(cache)} if cache else {}),
            stdout=written,
            stderr=subprocess.STDOUT,
        )
    process = psutil.Process(started.pid)
    try:
        _wait(started, f"http://127.0.0.1:{port}/_stcore/health")
        yield Server(process, f"127.0.0.1:{port}", log)
    finally:
        _end([*process.children(recursive=True), process] if started.poll() is None else [])
        started.wait(_END)
        for one, handler in before:
            signal.signal(one, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does, so that the server is ended too."""
    raise KeyboardInterrupt


def _wait(started: "subprocess.Popen[bytes]", address: str) -> None:
    """Wait until a server answers."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if started.poll() is not None:
            raise RuntimeError(f"the server has ended with {started.returncode}")
        with suppress(OSError), urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own server
            if answer.read() == b"ok":
                return
        time.sleep(0.1)
    raise TimeoutError(address)


def _end(processes: Sequence[psutil.Process]) -> None:
    """End processes, the server last; whatever does not end when it is asked is killed."""
    for one in reversed(processes):
        with suppress(psutil.Error):
            one.terminate()
    _, alive = psutil.wait_procs(processes, timeout=_END)
    for one in alive:
        with suppress(psutil.Error):
            one.kill()
