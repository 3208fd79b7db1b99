"""The line from a browser to the server: what comes is drawn, what is to be drawn again is asked for again."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from secrets import token_hex
from time import perf_counter
from typing import Any, Self
from urllib.parse import parse_qs, urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLs, FileURLsRequest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from benchmarks.classroom.memory import Messages
from benchmarks.classroom.screen import Screen
from benchmarks.classroom.widgets import Widget, state_of

PATIENCE = 60.0  # seconds
_DONE = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one act.

    Attributes:
        act: What was done.
        asked: When, in seconds of the clock that `perf_counter` is.
        took: Seconds until all was drawn, or until nobody waited any longer.
        served: Whether all was drawn.
        errors: What the screen says is wrong.
    """

    act: str
    asked: float
    took: float
    served: bool
    errors: tuple[str, ...] = ()


class Line:
    """What a browser does by itself, from the opening of a tab to its end.

    Attributes:
        place: The server's address and port.
        screen: What is on the screen.
        messages: Those that are kept.
        received: Bytes that have come.
        runs: Runs of the script that have ended, those too that nobody has asked for by a click.
        session: The session's name for the server.
        read: Called with every message as it comes; None for nobody.
    """

    def __init__(self, place: str, read: Callable[[bytes], None] | None = None) -> None:
        self.place, self.read = place, read
        self.screen, self.messages = Screen(), Messages()
        self.received = self.runs = 0
        self.session = ""
        self._line: ClientConnection | None = None
        self._listening: asyncio.Task[None] | None = None
        self._timers: dict[str, tuple[float, asyncio.Task[None]]] = {}
        self._over, self._ended = asyncio.Event(), asyncio.Event()
        self._places: asyncio.Future[list[FileURLs]] | None = None
        self._begun = False
        self._whole = True  # whether the whole page is waited for, or a fragment
        self._failed: list[str] = []

    async def __aenter__(self) -> Self:
        """Open the line."""
        self._line = await connect(
            f"ws://{self.place}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://{self.place}",  # type: ignore[arg-type]
            max_size=None,
            ping_interval=None,
            open_timeout=PATIENCE,
        )
        self._listening = asyncio.create_task(self._listen(self._line))
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close the tab."""
        self._stop_timers()
        if self._line is not None:
            await self._line.close()
        if self._listening is not None:
            await self._listening

    async def until(self, there: Callable[[Screen], bool], patience: float = PATIENCE) -> None:
        """Wait until something is on the screen that comes by itself.

        Raises:
            TimeoutError: When it does not come.
        """
        async with asyncio.timeout(patience):
            while not there(self.screen):
                self._ended.clear()
                await self._ended.wait()

    async def quiet(self, answer: Answer, patience: float = PATIENCE) -> Answer:
        """Wait, after an act, until nothing on the screen asks to be drawn again and again, as what is on its way does.

        Args:
            answer: What came of the act.
            patience: Seconds since it was begun.
        """
        if not (answer.served and self._timers):
            return answer
        with suppress(TimeoutError):
            await self.until(lambda _: not self._timers, max(patience - answer.took, 0))
        took, errors = perf_counter() - answer.asked, tuple(self.screen.errors())
        return replace(answer, took=took, served=not self._timers, errors=errors)

    async def places_for(self, files: Sequence[str]) -> list[FileURLs]:
        """Ask the server where it wants files to be put."""
        self._places = asyncio.get_running_loop().create_future()
        wanted = FileURLsRequest(request_id=token_hex(8), file_names=files, session_id=self.session)
        await self._send(BackMsg(file_urls_request=wanted))
        async with asyncio.timeout(PATIENCE):
            return await self._places

    async def _ask(self, act: str, state: ClientState, patience: float = PATIENCE) -> Answer:
        """Ask for a run and wait until it has ended."""
        self._begun, self._whole = False, not state.fragment_id
        self._failed.clear()
        self._over.clear()
        began = perf_counter()
        with suppress(ConnectionClosed):
            await self._run(state)
        try:
            async with asyncio.timeout(patience):
                await self._over.wait()
        except TimeoutError:
            return Answer(act, began, perf_counter() - began, served=False)
        took = perf_counter() - began
        errors = [*self._failed, *self.screen.errors()]
        if not errors and not self.screen.head():
            errors.append("no page is drawn")
        return Answer(act, began, took, not self._failed, tuple(errors))

    async def _run(self, state: ClientState) -> None:
        state.query_string = urlencode(self.screen.link.said, doseq=True)
        state.cached_message_hashes.extend(self.messages.names())
        info = state.context_info
        info.timezone, info.locale, info.color_scheme = "Etc/UTC", "en-US", "light"
        info.url = f"http://{self.place}/{self.screen.path}"
        await self._send(BackMsg(rerun_script=state))

    async def _send(self, message: BackMsg) -> None:
        if self._line is not None:
            await self._line.send(message.SerializeToString())

    async def _listen(self, line: ClientConnection) -> None:
        """Take what comes until the line ends: then nothing more is waited for."""
        try:
            with suppress(ConnectionClosed):
                async for raw in line:
                    assert isinstance(raw, bytes)
                    self.received += len(raw)
                    if self.read is not None:
                        self.read(raw)
                    self._take(self.messages.whole(ForwardMsg.FromString(raw)))
        finally:
            self._failed.append("the line has ended")
            self._over.set()

    def _take(self, message: ForwardMsg) -> None:
        what = message.WhichOneof("type")
        if what == "delta":
            self.screen.draw(message)
        elif what == "new_session":
            self._begin(message)
        elif what == "script_finished":
            self._end(message)
        elif what == "navigation":
            self.screen.navigate(message)
        elif what == "page_info_changed":
            self.screen.link.said = parse_qs(message.page_info_changed.query_string)
        elif what == "file_urls_response" and self._places is not None:
            self._places.set_result(list(message.file_urls_response.file_urls))
        elif what == "auto_rerun":
            self._time(message.auto_rerun.fragment_id, message.auto_rerun.interval)
        elif what == "stop_auto_rerun":
            self._stop_timers(message.stop_auto_rerun.fragment_ids)

    def _begin(self, message: ForwardMsg) -> None:
        fragments = message.metadata.run.fragment_ids
        if not fragments:
            self._stop_timers()
        self.session = message.new_session.initialize.session_id or self.session
        self._begun |= not (self._whole and fragments)
        self.screen.begin(message)

    def _end(self, message: ForwardMsg) -> None:
        run = message.metadata.run
        fragments = frozenset(run.fragment_ids)
        if message.script_finished == _AGAIN:
            return
        self.runs += 1
        if message.script_finished in _DONE:
            self.screen.end(run.script_run_id, fragments)
            self.messages.age(self.screen.oldest, fragments)
        else:
            self._failed.append(f"finished with {ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)}")
        self._ended.set()
        if self._begun and not (self._whole and fragments):
            self._over.set()

    def _time(self, fragment: str, interval: float) -> None:
        """Have a fragment drawn again and again."""
        if fragment in self._timers and self._timers[fragment][0] == interval:
            return
        self._stop_timers([fragment])
        self._timers[fragment] = (interval, asyncio.create_task(self._again(fragment, interval)))

    async def _again(self, fragment: str, interval: float) -> None:
        with suppress(ConnectionClosed):
            while True:
                await asyncio.sleep(interval)
                state = ClientState(page_script_hash=self.screen.page, fragment_id=fragment, is_auto_rerun=True)
                state.widget_states.widgets.extend(states(self.screen.widgets.values()))
                await self._run(state)

    def _stop_timers(self, fragments: Sequence[str] | Mapping[str, Any] | None = None) -> None:
        for fragment in list(self._timers if fragments is None else fragments):
            if fragment in self._timers:
                self._timers.pop(fragment)[1].cancel()


def states(widgets: Iterable[Widget]) -> list[WidgetState]:
    """Return what a browser tells of widgets; those of a form that was not sent say what they said before."""
    return [state for widget in widgets if (state := state_of(widget)) is not None]
