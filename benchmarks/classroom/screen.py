"""What a browser has on its screen: the elements of the page that is open, its widgets, and the pages there are."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.classroom.widgets import UNTOUCHED, Link, Widget, widget_of

# Our own box for what is wrong ends with a code; corpora may well speak of E-Verify.
_CODE = re.compile(r"<span>(E-[A-Z][A-Z-]*)</span></p>")
_HEAD = re.compile(r"<h1 [^>]*>(.*?)</h1>", re.DOTALL)  # whatever a text says of one is escaped
_TEXTS = {"exception": "message", "alert": "body", "html": "body"}  # elements that may say what is wrong
Place = tuple[int, ...]


@dataclass
class Shown:
    """An element, or a block of elements, on the screen.

    Attributes:
        kind: What the protocol calls it.
        message: Its message.
        run: The run of the script that has drawn it last.
        fragment: The fragment that it belongs to; empty for none.
        script: The script that has drawn it: the page's, or the one of all pages.
        widget: The name of the widget that it is; empty where it is none.
    """

    kind: str
    message: Any
    run: str
    fragment: str
    script: str
    widget: str = ""

    @cached_property
    def rows(self) -> list[str]:
        """What stands in the first cell of each row, of a list."""
        found: list[str] = json.loads(self.message.bytes.partition(b"\n")[2])["columns"][0]["texts"]
        return found

    @cached_property
    def points(self) -> list[dict[str, Any]]:
        """What can be clicked, of a figure: each as Plotly tells of it."""
        return list(_points(json.loads(self.message.spec)))


@dataclass
class Screen:
    """What is on the screen of one student.

    Attributes:
        shown: The elements and blocks, by their places.
        widgets: The widgets, by their names.
        link: What the address says.
        pages: The names of pages for the server, by their addresses.
        page: The page that is open, by its name for the server.
        main: The script of all pages, by its name for the server.
        run: The run that draws, or has drawn last.
        oldest: For how many runs a message is kept of which nothing more was heard.
    """

    shown: dict[Place, Shown] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    link: Link = field(default_factory=Link)
    pages: dict[str, str] = field(default_factory=dict)
    page: str = ""
    main: str = ""
    run: str = ""
    oldest: int = 2

    @property
    def path(self) -> str:
        """The address of the page that is open; empty for the first."""
        return next((path for path, page in self.pages.items() if page == self.page), "")

    def widget(self, key: str) -> Widget | None:
        """Return the widget of a key, else the one under a label; None where it is not on the screen, or disabled."""
        able = [one for one in self.widgets.values() if not one.disabled]
        return next((one for one in able if one.key == key), None) or next(
            (one for one in able if one.label == key and one.label), None
        )

    def drawn(self, key: str) -> Shown | None:
        """Return the figure or table of a key; None where it is not on the screen."""
        return next((one for one in self.shown.values() if one.widget and one.widget.endswith(f"-{key}")), None)

    def errors(self) -> list[str]:
        """Return what the screen says is wrong: codes of ours, and exceptions of anybody's."""
        return [said for one in self.shown.values() if one.kind in _TEXTS for said in _wrong(one)]

    def head(self) -> str:
        """Return what stands in the head of the page, as markup; empty while no page is drawn: each has one."""
        found = (_HEAD.search(one.message.body) for one in self.shown.values() if one.kind == "html")
        return next((head[1] for head in found if head), "")

    def of_all_pages(self) -> list[Widget]:
        """Return the widgets that stay where another page is opened."""
        return [
            self.widgets[one.widget]
            for one in self.shown.values()
            if one.script == self.main and one.widget in self.widgets
        ]

    def begin(self, message: ForwardMsg) -> None:
        """Take notice that a run begins, of which page."""
        begun = message.new_session
        self.page, self.main, self.run = (
            begun.page_script_hash,
            begun.main_script_hash,
            message.metadata.run.script_run_id,
        )
        self.oldest = begun.config.max_cached_message_age or self.oldest

    def navigate(self, message: ForwardMsg) -> None:
        """Take notice of the pages there are."""
        self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        self.page = message.navigation.page_script_hash or self.page

    def draw(self, message: ForwardMsg) -> None:
        """Put an element or a block at its place."""
        place, delta = tuple(message.metadata.delta_path), message.delta
        kind: str
        what = delta.WhichOneof("type")
        if what == "new_element":
            kind = delta.new_element.WhichOneof("type") or "empty"
            found = getattr(delta.new_element, kind)
            if place in self.shown and self.shown[place].message is None:
                self._clear_under(place)
        elif what == "add_block":
            kind = delta.add_block.WhichOneof("type") or "block"
            found = getattr(delta.add_block, kind) if kind in ("expandable", "popover") else None
        else:
            return
        one = Shown(kind, found, self.run, delta.fragment_id, message.metadata.active_script_hash)
        widget = widget_of(kind, found, delta.fragment_id) if found is not None else None
        if widget is not None:
            one.widget = widget.id
            self._keep(widget, given=bool(getattr(found, "set_value", False)))
        self.shown[place] = one

    def end(self, run: str, fragments: frozenset[str]) -> None:
        """Take away what a run has not drawn again.

        Args:
            run: The run that has ended.
            fragments: The fragments that it has drawn; empty where it has drawn the whole page.
        """
        self.shown = {
            place: one
            for place, one in self.shown.items()
            if one.run == run or (fragments and one.fragment not in fragments)
        }
        names = {one.widget for one in self.shown.values()}
        self.widgets = {name: widget for name, widget in self.widgets.items() if name in names}

    def _keep(self, widget: Widget, *, given: bool) -> None:
        """Keep a widget, and what it has said, unless the server has given it something else to say."""
        before = self.widgets.get(widget.id)
        if before is not None and not given:
            widget.value = before.value
        elif given:
            self.link.follow(widget)
        if widget.kind == "button":
            widget.value = UNTOUCHED
        self.widgets[widget.id] = widget

    def _clear_under(self, place: Place) -> None:
        """Take away what stands in a block that an element takes the place of."""
        depth = len(place)
        for other in [one for one in self.shown if len(one) > depth and one[:depth] == place]:
            del self.shown[other]


def _wrong(one: Shown) -> list[str]:
    text = getattr(one.message, _TEXTS[one.kind])
    if one.kind == "html":
        return _CODE.findall(text)
    if one.kind == "alert" and one.message.format != one.message.ERROR:
        return []
    return [f"{one.kind}: {text[:200]}"]


def _points(figure: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the points of a figure that stand for something, as many as its traces name."""
    for curve, trace in enumerate(figure.get("data", ())):
        means = trace.get("customdata")
        if isinstance(means, list) and trace.get("type") != "heatmap":
            for number, meant in enumerate(means):
                yield {"curve_number": curve, "point_number": number, "point_index": number, "customdata": meant}
