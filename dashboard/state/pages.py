"""The pages, in their order, with their addresses; what was looked at on them, and the head of the one being drawn."""

import re
from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from analysis import Method, Used
from dashboard.state import settings
from dashboard.state.keys import HEAD, LOOKED_AT, STRAY, TOPICS_SAID, WAITING_ROOM
from dashboard.wording.frame import NO_PAGE

PAGES = {
    "corpus": "Corpus",
    "overview": "Overview",
    "terms": "Terms",
    "trends": "Trends",
    "compare": "Compare",
    "topics": "Topics",
    "entities": "Entities",
    "passages": "Passages",
    "methods": "Methods",
    "glossary": "Glossary",
}
ASIDE = {"classroom": "Class"}  # in no menu: who gathers what a class has answered knows the address
NOWHERE = "nowhere"  # what opens where an address is no page's
FIRST, HOME = "overview", "home"  # its other address is /, for which Streamlit wants a name too
# How what a page shows is computed, as `analysis.Used` names it.
METHODS: dict[str, tuple[Method, ...]] = {
    "terms": ("rates", "shares", "dispersion", "lists"),
    "trends": ("rates", "directions"),
    "compare": ("rates", "lists", "differences"),
    "topics": ("lists", "topics", "shares"),
    "entities": ("names", "rates", "shares"),
}
_ADDRESS = re.compile(r"[^/\\?#]+")  # what can be the address of a page
WORDS = "terms"  # the page that has the words near the one being followed
CORPUS = "corpus"  # the page on which one brings one's own: it opens whatever is missing


def addresses() -> list[tuple[str, str, str]]:
    """Return the address, the name and the title of every page; the one that opens first has two."""
    every = PAGES | ASIDE
    return [
        (path, name, title) for name, title in every.items() for path in ((HOME, name) if name == FIRST else (name,))
    ]


def stray() -> str:
    """Return the address that the browser asked this session for and that no page has; empty where there is none.

    It stays one of the session's, as Streamlit asks for it again on every run until another page is opened.
    """
    context = get_script_run_ctx()
    asked = (context and context.pages_manager.intended_page_name) or ""
    if _ADDRESS.fullmatch(asked) and asked not in {path for path, *_ in addresses()}:
        st.session_state[STRAY] = asked
    found: str = st.session_state.get(STRAY, "")
    return found


def strays() -> list[tuple[str, str, str]]:
    """Return the address that no page has as one of a page: else Streamlit says in a dialog that there is none."""
    return [(address, NOWHERE, NO_PAGE)] if (address := stray()) else []


def page_path(path: str, page: str, prefix: str = "") -> str:
    """Return the path of a page, whatever prefix the app is served under.

    Args:
        path: The path of the page that is open.
        page: The name of the page wanted; the first has none.
        prefix: What the server was told that it is served under, without slashes at its ends. Where it was told
            nothing, as behind a proxy that takes the prefix away, the path of the open page tells.
    """
    if prefix:
        return f"/{prefix}/{page}"
    head, _, last = path.rstrip("/").rpartition("/")
    prefix = head if last in PAGES | ASIDE else path.rstrip("/")
    return f"{prefix}/{page}"


def begin_page(title: str) -> None:
    """Make room for what the page waits for, above all that it shows; its name stands there until it has its head.

    Args:
        title: The page's name.
    """
    st.session_state.pop(HEAD, None)  # of a run that was ended before its head stood
    begin_head(title, st.container())
    _, _, st.session_state[WAITING_ROOM] = st.session_state[HEAD]


def begin_head(title: str, room: DeltaGenerator) -> None:
    """Note where the head of the page is to stand: what is waited for until then is said there, under its name.

    Args:
        title: The page's name.
        room: For the head.
    """
    end_head()
    st.session_state[HEAD] = (title, room, room.empty())


def end_head() -> tuple[str, DeltaGenerator | None]:
    """Note that the head of the page stands; where nothing else has, return the page's name and the room for it."""
    title, room, waiting = st.session_state.pop(HEAD, ("", None, None))
    if waiting is not None:
        waiting.empty()
    return title, room


def head_to_come() -> str:
    """Return the name of the page while nothing else stands in its head; else nothing."""
    title, *_ = st.session_state.get(HEAD, ("",))
    return str(title)


def waiting_room() -> DeltaGenerator:
    """Return where it is said that something is waited for; a part of a page that is drawn by itself says it there."""
    *_, head = st.session_state.get(HEAD, (None,))
    room: DeltaGenerator | None = head or st.session_state.get(WAITING_ROOM)
    return st.empty() if room is None or ThreadState.get().fragment_id else room


def look_at(page: str, corpus: str, *, followed: bool, named: bool = False) -> None:
    """Note by which methods what is looked at was computed; what was of another corpus is forgotten.

    Args:
        page: The page.
        corpus: What the corpus is called.
        followed: Whether a word is being followed.
        named: Whether a search names an entity.
    """
    before, methods = st.session_state.get(LOOKED_AT, ("", set()))
    methods = {*(methods if before == corpus else ()), *METHODS.get(page, ())}
    if named:
        methods.add("names")
    if followed and page == WORDS:
        methods.add("neighbours")
    if followed and st.session_state.get(settings.RULE.key) == settings.TYPICAL:
        methods.add("typical")
    st.session_state[LOOKED_AT] = (corpus, methods)


def look_at_differences() -> None:
    """Note that two sides were compared where a page compares them beside its figure."""
    if LOOKED_AT in st.session_state:
        st.session_state[LOOKED_AT][1].add("differences")


def has_looked() -> bool:
    """Return whether a page with numbers of this corpus was looked at in this session."""
    return bool(_methods())


def used(tried: int, checked: str) -> Used:
    """Return what was looked at in this session; where that is nothing yet, all that there is.

    Args:
        tried: How many different comparisons were looked at.
        checked: What is known of how right the names are.
    """
    if not _methods():
        return Used(tried=tried, checked=checked)
    corpus, said = st.session_state.get(TOPICS_SAID, ("", ()))
    return Used(frozenset(_methods()), tried, said if corpus == st.session_state[LOOKED_AT][0] else (), checked)


def note_topics(corpus: str, said: Sequence[str]) -> None:
    """Note how the topics that are looked at were fitted, and what was made of them.

    Args:
        corpus: What the corpus is called.
        said: It, in sentences.
    """
    st.session_state[TOPICS_SAID] = (corpus, tuple(said))


def _methods() -> set[Method]:
    found: tuple[str, set[Method]] = st.session_state.get(LOOKED_AT, ("", set()))
    return found[1]
