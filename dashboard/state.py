"""Where a reader is: the only module that knows session state, the link and the names of widgets.

The shared filters are widgets of the sidebar bound to the link. Settings of single pages live in the session, are
written into a shared link, and are read from it when a session starts. A click stores what it means (a word, a topic,
a document), never where on a chart it fell, so that it survives a redraw.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis import Filters
from dashboard.links import page_path, values
from dashboard.palette import Look
from dashboard.place import Here, Key

# Bound to the link, in the sidebar of every page. A widget's key is its name in the link.
CORPUS, SOURCES, DATES, SEARCH, WORD = "corpus", "source", "dates", "search", "word"
# Settings of single pages, with what they start from.
NGRAM, STOPWORDS, BY, PER_SOURCE, TERMS = "n", "stopwords", "by", "persource", "terms"
TARGET, AGAINST, SHAPE, CHANCE, DEAL = "target", "against", "shape", "chance", "deal"
TOPICS, TYPES, VIEW = "k", "types", "view"
# What was clicked.
CELL, POINT, TOPIC, ENTITY, DOCUMENT = "cell", "point", "topic", "entity", "document"
LOCAL = (
    NGRAM,
    STOPWORDS,
    BY,
    PER_SOURCE,
    TERMS,
    TARGET,
    AGAINST,
    SHAPE,
    CHANCE,
    DEAL,
    TOPICS,
    TYPES,
    VIEW,
    CELL,
    TOPIC,
    ENTITY,
    DOCUMENT,
)
VIEWS = (SIDE_BY_SIDE, LINES, WHOLE) = ("Side by side", "Lines", "Whole text")
FINGERPRINT = "fingerprint"

# What settings can be.
PERIODS = ["year", "quarter", "month", "week", "day"]
NGRAMS = [1, 2, 3]
YES_NO = (YES, NO) = (True, False)
AUTO = "auto"
SHAPES = (BARS := "bars", "scatter")
DEALS = list(range(1, 21))
ALL_OTHERS = "all others"
TOPIC_NUMBERS = [AUTO, *range(2, 21)]

_HERE, _PAGE, _LINKED, _CORPUS_NOW, _TOPIC_OF, _LINK = "_here", "_page", "_linked", "_corpus", "_topic_of", "_link"


def here() -> Here:
    """Return what the sidebar says."""
    found: Here = st.session_state[_HERE]
    return found


def arrive(corpus: Key, sources: tuple[str, ...], span: tuple[date, date] | None) -> None:
    """Take what the sidebar's widgets say; called once a run, before the page.

    Args:
        corpus: Which corpus.
        sources: All of its sources.
        span: Its first and last day; None where nothing is dated. Dates that cover it all are no filter.
    """
    st.session_state.setdefault(_LINKED, {key: st.query_params.get_all(key) for key in LOCAL})
    days = _days(span)
    narrowed = days != span
    filters = Filters(
        sources=tuple(name for name in st.session_state.get(SOURCES, ()) if name in sources),
        start=days[0] if days and narrowed else None,
        end=days[1] if days and narrowed else None,
        search=st.session_state.get(SEARCH, ""),
    )
    st.session_state[_HERE] = Here(corpus, filters, Look(sources, dark=dark()), st.session_state.get(WORD, "").strip())


def by_chance(deal: int) -> Here:
    """Show, for the rest of this run, the corpus with its sources dealt at random to its documents."""
    now = here()
    st.session_state[_HERE] = replace(now, corpus=now.corpus._replace(deal=deal))
    return here()


def _days(span: tuple[date, date] | None) -> tuple[date, date] | None:
    """Return the first and last day asked for; all of them while only one of the two has been chosen."""
    chosen = sorted(st.session_state.get(DATES) or ())
    if span is None or span[0] == span[1] or len(chosen) < 2:  # noqa: PLR2004 - a range has two ends
        return span
    return min(max(chosen[0], span[0]), span[1]), max(min(chosen[1], span[1]), span[0])


def enter(name: str, span: tuple[date, date] | None) -> None:
    """Leave behind, when another corpus is chosen, what was asked of the last: sources, dates, what was clicked."""
    before = st.session_state.get(_CORPUS_NOW)
    st.session_state[_CORPUS_NOW] = name
    if before in (None, name):
        return
    st.session_state[_LINKED] = {}
    for key in (*LOCAL, DATES):
        st.session_state.pop(key, None)
    st.session_state[SOURCES] = []
    if span is not None:
        st.session_state[DATES] = span


def dark() -> bool:
    """Return whether the reader has chosen dark paper."""
    return bool(st.context.theme.type == "dark")


def setting(key: str, options: Sequence[Any], default: Any) -> Any:
    """Prepare a page's setting for the widget of that key, and return it.

    A new session takes it from the link, where it is one of the options. A value that is no longer one of them, after a
    filter or the corpus changed, goes back to the default.
    """
    if key not in st.session_state:
        wanted = _linked(key)
        st.session_state[key] = next((option for option in options if str(option) in wanted), default)
    elif st.session_state[key] not in options:
        st.session_state[key] = default
    return st.session_state[key]


def settings(key: str, options: Sequence[Any], default: Sequence[Any]) -> list[Any]:
    """Prepare a page's setting that may hold several values, and return them."""
    if key not in st.session_state:
        st.session_state[key] = _linked(key) or list(default)
    st.session_state[key] = [one for one in st.session_state[key] if one in options]
    return list(st.session_state[key])


def typed(key: str) -> str:
    """Prepare a page's setting that is free text, and return it."""
    if key not in st.session_state:
        st.session_state[key] = "".join(_linked(key)[:1])
    return str(st.session_state[key])


def value(key: str) -> Any:
    """Return what was clicked, or is named in the link; None where nothing is."""
    return st.session_state.get(key, next(iter(_linked(key)), None))


def _linked(key: str) -> list[str]:
    """Return what the link said of a page's setting when the session started."""
    found: list[str] = st.session_state.get(_LINKED, {}).get(key, [])
    return found


def page_number(key: str, pages: int) -> int:
    """Return the page of passages being read, from 1."""
    return min(int(st.session_state.get(key) or 1), pages)


def topic(options: Sequence[int], model: object) -> int | None:
    """Return the topic being read; a number means nothing in another model, and is dropped there."""
    if st.session_state.get(_TOPIC_OF, model) != model:
        st.session_state[TOPIC] = None
    st.session_state[_TOPIC_OF] = model
    chosen: int | None = setting(TOPIC, [None, *options], None)
    return chosen


def follow(word: str) -> None:
    """Follow a word on every page."""
    st.session_state[WORD] = word


def open_cell(cell: str) -> None:
    """Open the documents of one bar of the coverage."""
    st.session_state[CELL] = cell


def open_point(point: str | None) -> None:
    """Open the passages of one point of a trend; None closes them, and all the word's are shown."""
    st.session_state[POINT] = point


def open_topic(topic: int) -> None:
    """Open the passages of a topic."""
    st.session_state[TOPIC] = topic


def open_entity(entity: str) -> None:
    """Open the mentions of an entity."""
    st.session_state[ENTITY] = entity


def open_document(doc_id: str) -> None:
    """Open a document in the reader."""
    st.session_state.update({DOCUMENT: doc_id, VIEW: WHOLE})


def on_click(chart: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback of a chart: it hands over what the clicked point stands for (its customdata)."""

    def clicked() -> None:
        points = st.session_state[chart]["selection"]["points"]
        if points:
            found = points[0]["customdata"]
            take(found[0] if isinstance(found, (list, tuple)) and len(found) == 1 else found)

    return clicked


def on_row(table: str, shown: Sequence[Any], take: Callable[[Any], None]) -> Callable[[], None]:
    """Return the callback of a table: it hands over what the chosen row stands for.

    A selection is kept by row number even where the rows have changed; so it is translated at once.
    """

    def chosen() -> None:
        rows = st.session_state[table]["selection"]["rows"]
        if rows and rows[0] < len(shown):
            take(shown[rows[0]])

    return chosen


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


def reset(span: tuple[date, date] | None) -> None:
    """Put the shared filters back to their defaults."""
    st.session_state.update({SOURCES: [], SEARCH: "", WORD: ""})
    if span is not None:
        st.session_state[DATES] = span


def read_document(doc_id: str) -> None:
    """Go to the reader, and open a document in it."""
    open_document(doc_id)
    st.switch_page("views/passages.py", query_params={})


def at(page: str) -> None:
    """Remember which page is being shown, for the link."""
    st.session_state[_PAGE] = page


def share_link(span: tuple[date, date] | None) -> str:
    """Return a link to what is on the screen: every filter written out, defaults too, and the corpus's fingerprint."""
    now = here()
    parameters = {
        CORPUS: [now.corpus.name],
        SOURCES: now.filters.sources or now.look.sources,
        DATES: [day.isoformat() for day in _days(span) or ()],
        SEARCH: [now.filters.search] if now.filters.search else [],
        WORD: [now.word] if now.word else [],
        **{key: values(st.session_state.get(key, _linked(key))) for key in LOCAL},
        FINGERPRINT: [now.corpus.fingerprint[:12]],
    }
    base = urlsplit(st.context.url or "")
    path = page_path(base.path, st.session_state.get(_PAGE, ""))
    return f"{base.scheme}://{base.netloc}{path}?{urlencode(parameters, doseq=True)}"


def linked_fingerprint(name: str) -> str:
    """Return the fingerprint that the link gave for this corpus; empty where it gave none."""
    first, found = st.session_state.setdefault(_LINK, (name, st.query_params.get(FINGERPRINT, "")))
    return str(found) if first == name else ""


def pager(name: str, source: str) -> str:
    """Return the key of the pagination of one source's passages; a new word starts at its first page."""
    return f"page {name} {source} {here().corpus.deal}"
