"""What a click means: a word, a topic, a document; never where on a chart it fell."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.paper.listing import Listing
from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.state.keys import LINKED, PAGE, READER, TO_MEND, UNMET
from dashboard.state.session import here
from dashboard.state.settings import Setting
from dashboard.state.tray import Passage, is_kept, keep, let_go

_OPENED = (settings.CELL, settings.POINT, settings.NEAR, settings.ENTITY)  # each has its box


def follow(word: str) -> None:
    """Follow a word on every page."""
    st.session_state.update({settings.WORD.key: word, settings.NEAR.key: None})
    _turn_to_passages()


def _turn_to_passages() -> None:
    """Have the pane beside the figure show passages: what was clicked is what one wants to read."""
    st.session_state[settings.PANE.key] = settings.PASSAGES


def open_cell(cell: str) -> None:
    """Open the documents of one bar of the coverage."""
    st.session_state[settings.CELL.key] = cell
    _turn_to_passages()


def open_point(point: str | None) -> None:
    """Open the passages of one point of a trend; None closes them, and all the word's are shown."""
    st.session_state[settings.POINT.key] = point
    _turn_to_passages()


def open_new(word: str, place: str) -> None:
    """Follow a word, and open its passages at one point of its line.

    Args:
        word: The word.
        place: The point without its word, as `names.point` writes it.
    """
    follow(word)
    open_point(f"{word}|{place}")


def open_near(term: str | None) -> None:
    """Open the passages in which a word stands near the one being followed; None closes them."""
    st.session_state[settings.NEAR.key] = term


def open_topic(topic: int) -> None:
    """Open the passages of a topic."""
    st.session_state[settings.TOPIC.key] = topic
    _turn_to_passages()


def open_couple(number: int) -> None:
    """Open a pair by its number, from 1."""
    st.session_state[settings.COUPLE.key] = number


def open_entity(entity: str) -> None:
    """Open the mentions of an entity."""
    st.session_state[settings.ENTITY.key] = entity
    _turn_to_passages()


def open_document(doc_id: str, place: int | None = None) -> None:
    """Open a document in the reader, at a character of its text; None is its first match, or its beginning."""
    st.session_state.update(
        {settings.DOCUMENT.key: doc_id, settings.PLACE.key: place, settings.VIEW.key: settings.WHOLE}
    )


def open_line(line: tuple[str, int]) -> None:
    """Open a document in the reader, given together with the place."""
    open_document(*line)


def open_place(place: int) -> None:
    """Go to a character of the text that is being read."""
    st.session_state[settings.PLACE.key] = place


def read_document(doc_id: str, place: int | None = None) -> None:
    """Go to the reader, unless that is where one is, and open a document in it."""
    open_document(doc_id, place)
    if st.session_state.get(PAGE) != READER:
        st.switch_page("views/passages.py", query_params={})


def open_tray() -> None:
    """Go to the passages that are kept."""
    st.session_state[settings.VIEW.key] = settings.TRAY
    if st.session_state.get(PAGE) != READER:
        st.switch_page("views/passages.py", query_params={})


def on_click(chart: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback of a chart: it hands over what the clicked point stands for (its customdata), if anything."""

    def clicked() -> None:
        points = st.session_state[chart]["selection"]["points"]
        found = points[0].get("customdata") if points else None
        if found is not None:
            take(found[0] if isinstance(found, (list, tuple)) and len(found) == 1 else found)

    return clicked


def on_row(name: str, rows: Listing, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback of a list: it hands over what the row that was pressed stands for.

    A browser may still show rows from before: what stands in the row tells whether it is the one that is meant.
    """

    def pressed() -> None:
        match st.session_state[name].get("row"):
            case [int(row), str(label)] if 0 <= row < len(rows.labels) and rows.labels[row] == label:
                take(rows.means[row])

    return pressed


def on_passage(column: str, shown: Mapping[str, tuple[int, Passage]]) -> Callable[[], None]:
    """Return the callback of a column of passages: it reads one in its text, keeps it, lets it go, or mends its names.

    Args:
        column: The name of the column.
        shown: From the name of each passage to the character at which it is read, and to itself.
    """

    def pressed() -> None:
        match st.session_state[column].get("act"):
            case ["read", str(name)] if name in shown:
                place, (doc_id, *_) = shown[name]
                read_document(doc_id, place)
            case ["keep", str(name)] if name in shown:
                _, passage = shown[name]
                (let_go if is_kept(*passage) else keep)(*passage)
            case ["mend", str(name)] if name in shown:
                _, st.session_state[TO_MEND] = shown[name]

    return pressed


def on_choice(widget: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback of a selectbox: it hands over what was chosen."""

    def chosen() -> None:
        if st.session_state[widget] is not None:
            take(st.session_state[widget])

    return chosen


def mirror(widget: str, now: Any, options: Sequence[Any]) -> str:
    """Prepare a selectbox that shows what is chosen elsewhere, and return its key."""
    st.session_state[widget] = now if now in options else None
    return widget


def asked_in_vain(now: Any, options: Sequence[Any]) -> dict[str, list[str]]:
    """Return what the link asks a page to open and is none of what it can, by name; empty where it asks for nothing."""
    return {one.key: [now] for one in _OPENED if now not in options and now in linked(one)}


def put(one: Setting, value: Any) -> None:
    """Set a filter of the sidebar from elsewhere on a page."""
    st.session_state[one.key] = value


def clear_filters(span: tuple[date, date] | None) -> None:
    """Put the filters back to what they were to begin with; the word that is followed stays."""
    cleared = (settings.SEARCH, settings.ONCE, settings.FOLD, settings.EVIDENCE)
    st.session_state.update({one.key: one.default for one in cleared} | {settings.SOURCES.key: [], UNMET: {}})
    if span is not None:
        st.session_state[settings.DATES.key] = span


def start_over(span: tuple[date, date] | None) -> None:
    """Put everything back to what it was to begin with; what is kept, and what is mended or marked in names, stays."""
    clear_filters(span)
    for one in settings.LOCAL:
        if one not in (*settings.READERS_OWN, settings.MENDED):
            st.session_state.pop(one.key, None)
    shared = (settings.WORD, settings.TITLES, settings.COMPARED)
    st.session_state.update({one.key: one.default for one in shared} | {LINKED: {}})


def pager(name: str, source: str) -> str:
    """Return the key of the pagination of one source's passages; a new word starts at its first page."""
    return repr(("page", name, source, here().corpus.deal))
