"""The pages, in their order, with their addresses; and what was looked at on them."""

import streamlit as st

from analysis import Method, Used
from dashboard.state import settings
from dashboard.state.keys import LOOKED_AT

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
FIRST, HOME = "overview", "home"  # its other address is /, for which Streamlit wants a name too
# How what a page shows is computed, as `analysis.Used` names it.
METHODS: dict[str, tuple[Method, ...]] = {
    "terms": ("rates", "shares", "dispersion", "lists"),
    "trends": ("rates", "directions"),
    "compare": ("rates", "lists", "differences"),
    "topics": ("lists", "topics", "shares"),
    "entities": ("names",),
}
WORDS = "terms"  # the page that has the words near the one being followed
CORPUS = "corpus"  # the page on which one brings one's own: it opens whatever is missing


def addresses() -> list[tuple[str, str, str]]:
    """Return the address, the name and the title of every page; the one that opens first has two."""
    return [
        (path, name, title) for name, title in PAGES.items() for path in ((HOME, name) if name == FIRST else (name,))
    ]


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
    prefix = head if last in PAGES else path.rstrip("/")
    return f"{prefix}/{page}"


def look_at(page: str, corpus: str, *, followed: bool) -> None:
    """Note by which methods what is looked at was computed; what was of another corpus is forgotten.

    Args:
        page: The page.
        corpus: What the corpus is called.
        followed: Whether a word is being followed.
    """
    before, methods = st.session_state.get(LOOKED_AT, ("", set()))
    methods = {*(methods if before == corpus else ()), *METHODS.get(page, ())}
    if followed and page == WORDS:
        methods.add("neighbours")
    if followed and st.session_state.get(settings.RULE.key) == settings.TYPICAL:
        methods.add("typical")
    st.session_state[LOOKED_AT] = (corpus, methods)


def has_looked() -> bool:
    """Return whether a page with numbers of this corpus was looked at in this session."""
    return bool(_methods())


def used(tried: int) -> Used:
    """Return what was looked at in this session; where that is nothing yet, all that there is.

    Args:
        tried: How many different comparisons were looked at.
    """
    return Used(frozenset(_methods()), tried) if _methods() else Used(tried=tried)


def _methods() -> set[Method]:
    found: tuple[str, set[Method]] = st.session_state.get(LOOKED_AT, ("", set()))
    return found[1]
