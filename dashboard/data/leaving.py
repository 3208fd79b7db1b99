"""Memory that goes back: what is done when sessions have left."""

import gc
from collections.abc import Callable
from threading import Lock, Timer

from dashboard.serving import memory

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
    memory.give_back()
