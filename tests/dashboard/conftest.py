"""The real app without a browser: a visit to its pages, and what can be read on them."""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX
from streamlit.testing.v1 import AppTest

from dashboard.data import remembered
from dashboard.paper.palette import Look
from dashboard.state.keys import PAGE
from dashboard.state.pages import FIRST, HOME, PAGES

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
CODE = re.compile(r"\bE-[A-Z]{3,}\b")
HEADING = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
HEAD = re.compile(r"&nbsp; ([\d,]+) ")


class _Elements(HTMLParser):
    """What a browser makes of some HTML: its elements, the names of their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.parts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


class Visit:
    """One session with the app, opened by a link; a page that fails ends the test.

    Attributes:
        app: Streamlit's own view of it.
        page: The page being shown.
    """

    def __init__(self, page: str, link: Mapping[str, Any], *, listed: bool = False) -> None:
        self.app = AppTest.from_file(str(APP), default_timeout=60)
        # The app has no components, and looking for some in every installed package takes longer than a page.
        self.app._bidi_component_manager = BidiComponentManager()
        if listed:
            self.app.session_state["pane"] = "List"
        for name, value in link.items():
            self.app.query_params[name] = value
        if page != "overview":  # which opens without an address; the others have those of their files
            self.app.switch_page(f"views/{page}.py")
        self.app.run()
        self.page = page

    def go(self, page: str) -> "Visit":
        """Go to a page."""
        self.page = page
        self.app.switch_page(f"views/{page}.py").run()
        return self

    def put(self, **values: Any) -> "Visit":
        """Set widgets, or what was clicked, by their names, and run."""
        for name, value in values.items():
            self.app.session_state[name] = value
        self.app.run()
        return self

    @property
    def title(self) -> str:
        """The page's name, where something stands in its head."""
        headed = any("<h1" in html for html in self.html)
        return PAGES[{HOME: FIRST, "": FIRST}.get(name := self.app.session_state[PAGE], name)] if headed else ""

    @property
    def html(self) -> list[str]:
        """Every piece of HTML on the page."""
        return [html for element in self.app.main for html in _markup(element)]

    @property
    def finding(self) -> str:
        """The sentence that the page opens with, as it is read."""
        (head,) = (HEADING.search(html) for html in self.html if "<h1" in html)
        return "".join(_Elements(head[0]).parts) if head else ""

    @property
    def caution(self) -> list[str]:
        """The strips of cautions in the page's head, as they are written."""
        return [html[html.index('<div role="note"') :] for html in self.html if '<div role="note"' in html]

    @property
    def refusals(self) -> set[str]:
        """The codes of what the app could not do, as they stand on the page."""
        return {code for text in self.said for code in CODE.findall(text)}

    @property
    def numbers(self) -> str:
        """What the sidebar says is left after filtering."""
        return str(self.app.sidebar.caption[0].value)

    @property
    def figure(self) -> dict[str, Any] | None:
        """The page's figure as the browser gets it."""
        return next(iter(self.figures), None)

    @property
    def figures(self) -> list[dict[str, Any]]:
        """All of the page's figures as the browser gets them."""
        return [json.loads(chart.proto.spec) for chart in self.app.get("plotly_chart")]

    @property
    def toggles(self) -> list[str]:
        """The labels of the page's toggles, without those of the sidebar."""
        return [toggle.label for toggle in self.app.main.toggle]

    @property
    def said(self) -> list[str]:
        """Everything that can be read on the page, sidebar and figure included."""
        elements = [*self.app.main, *self.app.sidebar]
        return [text for element in elements for text in _texts(element)]

    def link(self) -> str:
        """Return the link to share."""
        if not self.app.main.get("code"):
            self.put(share=True)
        return str(self.app.main.get("code")[0].value)

    @property
    def lists(self) -> dict[str, pd.DataFrame]:
        """The lists on the page, by name, with what a browser makes of each cell; of a line all of its parts."""
        return {name: _cells(sent) for name, (_, sent) in self._lists.items()}

    @property
    def columns(self) -> dict[str, list[dict[str, Any]]]:
        """The columns of the lists on the page, by the names of these."""
        return {name: sent["columns"] for name, (_, sent) in self._lists.items()}

    @property
    def chosen(self) -> dict[str, int]:
        """The number of the row that is followed in each list, by name; -1 for none."""
        elements = [one.proto for one in self.app.get("bidi_component") if one.proto.component_name == "list"]
        sent = [proto.bytes.decode().partition("\n")[::2] for proto in elements]
        return {json.loads(rows)["name"]: int(at) for at, rows in sent}

    @property
    def _lists(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """The lists on the page, by name: the names of their widgets, and what a browser gets."""
        elements = [one.proto for one in self.app.get("bidi_component") if one.proto.component_name == "list"]
        sent = [(proto.id, json.loads(proto.bytes.decode().partition("\n")[2])) for proto in elements]
        return {found["name"]: (name, found) for name, found in sent}

    def choose(self, name: str, row: int) -> "Visit":
        """Press a row of a list."""
        widget, sent = self._lists[name]
        return self._tell(widget, "row", [row, sent["columns"][0]["texts"][row]])

    def place(self) -> dict[str, Any]:
        """Return what the browser is to keep of where its reader is, and to write into the address."""
        (keeper,) = [one for one in self.app.get("bidi_component") if one.proto.component_name.endswith("place")]
        said: dict[str, Any] = json.loads(keeper.proto.json)
        return said

    def passages(self) -> list[tuple[int, int]]:
        """Return for each column the number in its head, and how much the passages on all of its pages have of it."""
        return [
            (int(match.group(1).replace(",", "")), sum(one["uses"] for one in self.cards(place)))
            for place, column in enumerate(self.app.columns)
            for match in [HEAD.search(column.get("html")[0].proto.body) if column.get("html") else None]
            if match
        ]

    def column(self, place: int) -> Iterator[str]:
        """Yield the HTML of a column, page by page."""
        pager = self.app.columns[place].get("pagination")
        for number in range(1, pager[0].num_pages + 1 if pager else 2):
            if pager and (now := self.app.columns[place].get("pagination")[0]).value != number:
                now.set_value(number).run()
            yield from [html for element in self.app.columns[place] for html in _markup(element)]

    def cards(self, place: int) -> Iterator[dict[str, Any]]:
        """Yield the passages of a column as a browser gets them, page by page."""
        pager = self.app.columns[place].get("pagination")
        for number in range(1, pager[0].num_pages + 1 if pager else 2):
            if pager and (now := self.app.columns[place].get("pagination")[0]).value != number:
                now.set_value(number).run()
            yield from [one for element in self.app.columns[place] for one in _cards(element)]

    def press(self, label: str, place: int = 0) -> "Visit":
        """Press one of the buttons under the passages side by side, by its number; a negative one from the end."""
        column, name = self.acts(label)[place][:2]
        return self._tell(column, "act", [{"Read": "read", "Mend": "mend"}.get(label, "keep"), name])

    def _tell(self, widget: str, event: str, value: list[Any]) -> "Visit":
        """Tell the server what a component says was pressed in it."""
        said = self.app._tree.get_widget_states()
        pressed = json.dumps([{"event": event, "value": value}])
        said.widgets.add(id=f"{STREAMLIT_INTERNAL_KEY_PREFIX}_{widget}__events", json_trigger_value=pressed)
        self.app._run(said)
        assert not self.app.exception
        return self

    def acts(self, label: str) -> list[tuple[str, str, str]]:
        """Return of each button under the passages side by side: its column, its passage, and why it is out of use."""
        return [
            (element.proto.id, one["name"], one["unable"])
            for element in self.app.get("bidi_component")
            for one in _cards(element)
            if label in (one["read"], one["keep"], one["mend"])
        ]


def _markup(element: Any) -> Iterator[str]:
    """Yield the HTML of an element, passage by passage."""
    match element.type:
        case "html":
            yield element.proto.body
        case "bidi_component":
            yield from (html for one in _cards(element) for html in (one["html"], one["line"]))


def _cards(element: Any) -> list[dict[str, Any]]:
    """Return the passages of an element; none where it is no column of them."""
    is_column = element.type == "bidi_component" and element.proto.component_name == "passages"
    return json.loads(element.proto.json) if is_column else []


def _cells(sent: dict[str, Any]) -> pd.DataFrame:
    """Return the cells of a list as a browser draws them, under the heads of their columns."""
    return pd.DataFrame({head: cells for column in sent["columns"] for head, cells in _column(column)})


def _column(column: dict[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    match column["kind"]:
        case "number" if "documents" in column:
            pairs = zip(column["numbers"], column["documents"], strict=True)
            yield column["label"], [f"{count:,} in {documents:,}" if count else "0" for count, documents in pairs]
        case "number":
            yield column["label"], column["numbers"]
        case "line":
            yield from (("left", column["before"]), ("match", column["texts"]), ("right", column["after"]))
        case _:
            yield column["label"], column["texts"]


def _texts(element: Any) -> Iterator[str]:
    match element.type:
        case "bidi_component" if element.proto.component_name == "list":
            yield _cells(json.loads(element.proto.bytes.decode().partition("\n")[2])).to_string()
        case "html" | "bidi_component":
            yield from ("".join(_Elements(html).parts) for html in _markup(element))
        case "plotly_chart":
            yield from (json.dumps(json.loads(element.proto.spec), ensure_ascii=False), element.proto.alt)
        case "arrow_data_frame" | "dataframe":
            yield element.value.to_string()
        case _:
            found = [getattr(element, name, "") for name in ("label", "value", "placeholder")]
            yield from [text for text in found if isinstance(text, str)]
            yield from map(str, getattr(element, "options", ()))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of a module that open only the starter corpus first: another corpus empties all caches."""
    modules = {module: place for place, module in enumerate(dict.fromkeys(item.path for item in items))}
    items.sort(key=lambda item: (modules[item.path], "shelve" in getattr(item, "fixturenames", ())))


@pytest.fixture
def visit() -> Callable[..., Visit]:
    """Return a function that opens a page by a link; nothing may fail on it.

    Beside the figure stands its list, to be read, unless the link has a `pane`, which may be None.
    """

    def opened(page: str, **link: Any) -> Visit:
        visit = Visit(
            page, {name: value for name, value in link.items() if value is not None}, listed="pane" not in link
        )
        assert [error.value for error in visit.app.exception] == []
        return visit

    return opened


@pytest.fixture
def shelve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that offers a corpus beside the starter corpus, given its rows; nothing cached stays."""

    def offered(rows: Iterable[Mapping[str, object]], name: str = "own.jsonl") -> None:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        lines = [json.dumps({"doc_id": f"d{place:04}", "source": "A", **row}) for place, row in enumerate(rows)]
        path.write_text("\n".join(lines), encoding="utf-8")
        offers = [part for part in os.environ.get("DISCOURSE_CORPUS", "").split(os.pathsep) if part]
        monkeypatch.setenv("DISCOURSE_CORPUS", os.pathsep.join([*offers, str(path)]))
        _forget()

    monkeypatch.delenv("DISCOURSE_CORPUS", raising=False)
    yield offered
    _forget()


def _forget() -> None:
    remembered.forget()
    st.cache_resource.clear()


@pytest.fixture(scope="session")
def elements() -> Callable[[Iterable[str]], _Elements]:
    """Return a function that reads HTML as a browser does."""
    return lambda pieces: _Elements("".join(pieces))


@pytest.fixture(scope="session")
def look() -> Look:
    """Return the colours of three sources on light paper."""
    return Look(("A", "B", "C"), dark=False)


@pytest.fixture(scope="session")
def documents() -> pd.DataFrame:
    """Return four documents whose dates are exact to the day, the month, the year, and unknown."""
    return pd.DataFrame(
        {
            "doc_id": ["d1", "d2", "d3", "d4"],
            "source": ["A", "A", "B", "B"],
            "published": pd.to_datetime(["2019-07-20", "2019-07-01", "2017-01-01", None]),
            "date_precision": ["day", "month", "year", ""],
            "date_basis": ["stated", "inferred", "inferred", ""],
            "title": ["One", "", "Three", "Four"],
            "tokens": [1_000, 500, 250, 250],
        }
    )
