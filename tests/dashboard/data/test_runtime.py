"""Messages of a run go to the loop together, in order, and the end of a run waits for nothing."""

import asyncio
from threading import Thread
from typing import Any

import pytest
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from dashboard.data.runtime import send_together


class _Session:
    """What of a session hears a run."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.woken = 0
        self._event_loop = asyncio.get_running_loop()

    def _call_soon_on_event_loop(self, callback: Any) -> None:
        self.woken += 1
        self._event_loop.call_soon_threadsafe(callback)

    def _handle_scriptrunner_event_on_event_loop(
        self, _: Any, event: ScriptRunnerEvent, forward_msg: Any = None
    ) -> None:
        if forward_msg == "broken":
            raise ValueError(forward_msg)
        self.heard.append(forward_msg or event)


@pytest.fixture(autouse=True)
def _sent_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", AppSession._on_scriptrunner_event)
    send_together.__wrapped__()


async def _told(*messages: str, ends: bool) -> _Session:
    """Return a session that a run in another thread has told messages, once it has heard what there is to hear."""
    session = _Session()

    def run() -> None:
        tell: Any = AppSession._on_scriptrunner_event
        for one in messages:
            tell(session, None, ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, forward_msg=one)
        if ends:
            tell(session, None, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS)

    thread = Thread(target=run)
    thread.start()
    thread.join()
    await asyncio.sleep(0 if ends else 0.1)
    return session


def test_eighty_messages_wake_the_loop_once() -> None:
    """They come in order, though nothing comes after them."""
    every = [f"{number}" for number in range(80)]

    session = asyncio.run(_told(*every, ends=False))

    assert session.heard == every
    assert session.woken == 1


def test_the_end_of_a_run_waits_for_nothing() -> None:
    """What was told before it is heard before it."""
    session = asyncio.run(_told("one", "two", ends=True))

    assert session.heard == ["one", "two", ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS]


def test_one_that_fails_takes_no_other_with_it() -> None:
    """The loop is told of it, as of each that is told alone."""
    session = asyncio.run(_told("one", "broken", "two", ends=False))

    assert session.heard == ["one", "two"]
