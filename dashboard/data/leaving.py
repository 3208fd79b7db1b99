"""Memory that goes back: what is done when sessions have left."""

import ctypes
import gc
import sys
from collections.abc import Callable
from threading import Lock, Timer

import pyarrow as pa

_A_MOMENT = 5.0  # seconds beside those for which Streamlit keeps a session that was cut off

_here: set[str] = set()
_lock = Lock()


def came(token: str) -> None:
    """Note that a session is here, or back again."""
    with _lock:
        _here.add(token)


def left(token: str, after: float, forget: Callable[[], None]) -> None:
    """Note that a session was cut off, and give memory back some time after that.

    Args:
        token: The session's.
        after: For how many seconds it may come back.
        forget: What to do where nobody is here then.
    """
    with _lock:
        _here.discard(token)
    waiting = Timer(after + _A_MOMENT, _gone, (forget,))
    waiting.daemon = True
    waiting.start()


def _gone(forget: Callable[[], None]) -> None:
    """Give back what a session has left; where nobody is here, all that can be computed again."""
    if not _here:
        forget()
        gc.collect()
    give_back()


def give_back() -> None:
    """Give memory back to the system that nobody uses: Python, Arrow and C keep what is freed, for later."""
    pa.default_memory_pool().release_unused()
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # of glibc; musl has none, and keeps little
        if trim is not None:
            trim(0)
