"""What Streamlit has no setting for: its messages go together, and it tells whether pages hang; see docs/decisions.

It wakes the loop for each of the some eighty elements of a page: the loop and the run hand Python's lock to and fro.
Its route for health says no only where the server cannot answer.
"""

import logging
from asyncio import get_running_loop
from collections.abc import Callable
from functools import cache, partial, wraps
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from analysis import limits
from dashboard.serving.floor import FLOOR

_TOGETHER = 0.02  # seconds for which an element may wait for others; the end of a run waits for nothing


class _Waiting:
    """What a session has not yet told the loop, in order."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._handles: list[Callable[[], None]] = []

    def add(self, handle: Callable[[], None]) -> bool:
        """Add one; return whether nothing else was waiting."""
        with self._lock:
            self._handles.append(handle)
            return len(self._handles) == 1

    def tell(self) -> None:
        """Tell the loop, which calls this, all of it; of what fails it says so, as of each that is told alone."""
        with self._lock:
            handles, self._handles = self._handles, []
        for handle in handles:
            try:
                handle()
            except Exception as error:  # noqa: BLE001 - the loop says what it makes of it
                said = {"message": "a message of a run was not taken", "exception": error}
                get_running_loop().call_exception_handler(said)


@cache
def send_together() -> None:
    """Have the messages of all runs sent together; called once, as Streamlit has no such setting."""
    waiting: WeakKeyDictionary[AppSession, _Waiting] = WeakKeyDictionary()
    lock, before = Lock(), AppSession._on_scriptrunner_event  # noqa: SLF001 - there is no other place for it

    @wraps(before)  # which sessions that are already here hear by a weak reference
    def heard(session: Any, sender: Any, event: ScriptRunnerEvent, *args: Any, **told: Any) -> None:
        with lock:
            box = waiting.setdefault(session, _Waiting())
        is_first = box.add(partial(session._handle_scriptrunner_event_on_event_loop, sender, event, *args, **told))  # noqa: SLF001 - as `before` does
        if event != ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            session._call_soon_on_event_loop(box.tell)  # noqa: SLF001 - as `before` does
        elif is_first:
            session._call_soon_on_event_loop(partial(session._event_loop.call_later, _TOGETHER, box.tell))  # noqa: SLF001 - it is the loop

    AppSession._on_scriptrunner_event = heard  # type: ignore[assignment] # noqa: SLF001 - as above


@cache
def tell_of_pages() -> None:
    """Have the route for health tell of pages that hang; called once, as Streamlit has no such place for it."""
    ready = Runtime.is_ready_for_browser_connection.fget  # type: ignore[attr-defined] # it is a property

    async def well(runtime: Runtime) -> tuple[bool, str]:
        seconds = FLOOR.stuck()
        if seconds <= limits.STUCK_SECONDS:
            found: tuple[bool, str] = await ready(runtime)
            return found
        said = f"nobody has been drawn for {seconds:.0f} seconds: pages hang"
        logging.getLogger(__name__).warning(said)
        return False, said

    Runtime.is_ready_for_browser_connection = property(well)  # type: ignore[method-assign,assignment]
