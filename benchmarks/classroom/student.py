"""A student: a browser without a screen, who does one thing after another and waits until it is drawn."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.classroom.line import PATIENCE, Answer, Line, states
from benchmarks.classroom.widgets import Widget, pressed_in


class Student(Line):
    """Somebody with a tab open, who acts; an act that the screen does not offer is None."""

    def __init__(self, place: str, read: Callable[[bytes], None] | None = None) -> None:
        super().__init__(place, read)
        self._visited: list[tuple[str, dict[str, list[str]]]] = []

    async def open(self, link: str = "", act: str = "open") -> Answer:
        """Open a link: a path and what stands after its question mark."""
        path, _, query = link.partition("?")
        self.screen.link.said = parse_qs(query)
        return await self._ask(act, ClientState(page_name=path))

    async def say(self, key: str, value: Any, act: str = "", *, patience: float = PATIENCE) -> Answer | None:
        """Set a widget; None where it is not on the screen."""
        widget = self.screen.widget(key)
        if widget is None:
            return None
        widget.value = value
        self.screen.link.follow(widget)
        return await self._tell(act or key, widget, patience)

    async def press(self, key: str, act: str = "", *, patience: float = PATIENCE) -> Answer | None:
        """Press a button, by its key or what it says; None where it is not on the screen."""
        widget = self.screen.widget(key)
        if widget is None:
            return None
        pressed = WidgetState(id=widget.id, trigger_value=True)
        return await self._tell(act or key, widget, patience, [pressed])

    async def click(self, chart: str, place: int, act: str = "click") -> Answer | None:
        """Click on a point of a figure, counted round; None where there is none."""
        shown = self.screen.drawn(chart)
        if shown is None or not shown.points:
            return None
        point = shown.points[place % len(shown.points)]
        chosen = {"points": [point], "point_indices": [point["point_index"]], "box": [], "lasso": []}
        return await self.say(chart, json.dumps({"selection": chosen}), act)

    async def choose(self, table: str, place: int, act: str = "row") -> Answer | None:
        """Press a row of a list, counted round; None where there is none."""
        shown, widget = self.screen.drawn(table), self.screen.widget(table)
        if shown is None or widget is None or not shown.rows:
            return None
        row = place % len(shown.rows)
        return await self._tell(act, widget, PATIENCE, [pressed_in(widget, "row", [row, shown.rows[row]])])

    async def go(self, path: str, act: str = "", *, patience: float = PATIENCE) -> Answer | None:
        """Open another page of the menu; None where there is no such page."""
        if path not in self.screen.pages:
            return None
        said = {name: list(values) for name, values in self.screen.link.said.items()}
        self._visited.append((self.screen.page, said))
        bound = [one.bound for one in self.screen.widgets.values() if one.bound]
        self.screen.link.keep(bound)
        return await self._turn(self.screen.pages[path], act or f"page {path}", patience)

    async def back(self, act: str = "back") -> Answer | None:
        """Go back to the page before, as the browser does; None where there was none."""
        if not self._visited:
            return None
        page, self.screen.link.said = self._visited.pop()
        return await self._turn(page, act, PATIENCE, back=True)

    async def _turn(self, page: str, act: str, patience: float, *, back: bool = False) -> Answer:
        self._stop_timers()
        state = ClientState(page_script_hash=page, is_history_navigation=back)
        state.widget_states.widgets.extend(states(self.screen.of_all_pages()))
        answer = await self._ask(act, state, patience)
        if answer.served and self.screen.page != page:
            return replace(answer, errors=(*answer.errors, "another page is open than was asked for"))
        return answer

    async def _tell(self, act: str, touched: Widget, patience: float, pressed: Iterable[WidgetState] = ()) -> Answer:
        state = ClientState(page_script_hash=self.screen.page, fragment_id=touched.fragment)
        state.widget_states.widgets.extend([*states(self.screen.widgets.values()), *pressed])
        return await self._ask(act, state, patience)
