"""Where a reader is: the only module that knows session state, the link and the names of widgets.

The shared filters are widgets of the sidebar bound to the link. Settings of single pages live in the session, are
written into a shared link, and are read from it when a session starts. A click stores what it means (a word, a topic,
a document), never where on a chart it fell, so that it survives a redraw.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis import Filters
from dashboard.palette import Look

# Bound to the link, in the sidebar of every page. A widget's key is its name in the link.
CORPUS, SOURCES, DATES, SEARCH, WORD = "corpus", "source", "dates", "search", "word"
# Settings of single pages, with what they start from.
NGRAM, STOPWORDS, BY, PER_SOURCE, TERMS = "n", "stopwords", "by", "persource", "terms"
TARGET, AGAINST, SHAPE, CHANCE, DEAL = "target", "against", "shape", "chance", "deal"
TOPICS, TYPES, VIEW = "k", "types", "view"
# What was clicked.
CELL, TOPIC, ENTITY, DOCUMENT = "cell", "topic", "entity", "document"
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
SHAPES = (BARS, SCATTER) = ("bars", "scatter")
DEALS = list(range(1, 21))
ALL_OTHERS = "all others"
TOPIC_NUMBERS = [AUTO, *range(2, 21)]

PAGES = {
    "overview": "Overview",
    "terms": "Terms",
    "trends": "Trends",
    "compare": "Compare",
    "topics": "Topics",
    "entities": "Entities",
    "passages": "Passages",
    "methods": "Methods",
}
_HERE = "_here"
_PAGE = "_page"


class Key(NamedTuple):
    """Which corpus: its name on the shelf, the fingerprint of its content, and whether chance dealt its sources."""

    name: str
    fingerprint: str
    deal: int = 0  # 0 is as it is; any other number is the seed by which sources were dealt to documents


@dataclass(frozen=True, slots=True)
class Here:
    """What every view starts from.

    Attributes:
        corpus: Which corpus.
        filters: Which of its documents.
        look: The colours.
        word: The search whose passages are being followed; may be empty.
    """

    corpus: Key
    filters: Filters
    look: Look
    word: str


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
    return (chosen[0], chosen[1]) if span and len(chosen) > 1 else span


def dark() -> bool:
    """Return whether the reader has chosen dark paper."""
    return bool(st.context.theme.type == "dark")


def setting(key: str, options: Sequence[Any], default: Any) -> Any:
    """Prepare a page's setting for the widget of that key, and return it.

    A new session takes it from the link, where it is one of the options. A value that is no longer one of them, after a
    filter or the corpus changed, goes back to the default.
    """
    if key not in st.session_state:
        wanted = st.query_params.get(key)
        st.session_state[key] = next((option for option in options if str(option) == wanted), default)
    elif st.session_state[key] not in options:
        st.session_state[key] = default
    return st.session_state[key]


def settings(key: str, options: Sequence[Any], default: Sequence[Any]) -> list[Any]:
    """Prepare a page's setting that may hold several values, and return them."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get_all(key) or list(default)
    st.session_state[key] = [one for one in st.session_state[key] if one in options]
    return list(st.session_state[key])


def typed(key: str, default: str) -> str:
    """Prepare a page's setting that is free text, and return it."""
    if key not in st.session_state:
        st.session_state[key] = st.query_params.get(key, default)
    return str(st.session_state[key])


def value(key: str) -> Any:
    """Return what was clicked; None where nothing was."""
    return st.session_state.get(key, st.query_params.get(key))


def follow(word: str) -> None:
    """Follow a word on every page."""
    st.session_state[WORD] = word


def open_cell(cell: str) -> None:
    """Open the documents of one bar of the coverage."""
    st.session_state[CELL] = cell


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
        **{key: _values(st.session_state.get(key, st.query_params.get_all(key))) for key in LOCAL},
        FINGERPRINT: [now.corpus.fingerprint[:12]],
    }
    base = urlsplit(st.context.url or "")
    return f"{base.scheme}://{base.netloc}{_path(base.path)}?{urlencode(parameters, doseq=True)}"


def _values(setting: Any) -> list[Any]:
    if isinstance(setting, list):
        return setting
    return [] if setting in (None, "") else [setting]


def _path(path: str) -> str:
    """Return the path of the page being shown, whatever prefix the app is served under."""
    head, _, last = path.rstrip("/").rpartition("/")
    prefix = head if last in PAGES else path.rstrip("/")
    return f"{prefix}/{st.session_state.get(_PAGE, '')}"


def linked_fingerprint() -> str:
    """Return the fingerprint of the corpus that the link was made with; empty where it does not say."""
    found = ""
    with suppress(KeyError):
        found = st.query_params[FINGERPRINT]
    return found


def pager(name: str, source: str) -> str:
    """Return the key of the pagination of one source's passages; a new word starts at its first page."""
    return f"page {name} {source}"
