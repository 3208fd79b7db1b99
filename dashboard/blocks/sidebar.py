"""The sidebar: which corpus, and which of its documents; the same on every page, and bound to the link."""

from datetime import date

import streamlit as st

from analysis import IntakeError
from dashboard import data, state
from dashboard.serving.shelf import shelf
from dashboard.state.place import Key
from dashboard.wording import links, notes, words

SEARCH_HELP = (
    r"word · “a phrase” · immig\* · \*ness · /regex/ · a | b · a NEAR/5 b · AND, OR, NOT between searches, with ( ). "
    "In a | b, a match that lies inside a longer one is not counted again."
)


def corpus() -> Key:
    """Draw the choice of corpus and return it.

    Raises:
        IntakeError: `E-CORPUS` while none is chosen, because the link asks for one that is not here.
    """
    names = list(shelf())
    gone = state.gone(names)
    with st.sidebar:
        name = st.selectbox(
            "Corpus",
            names,
            index=None if gone else 0,
            key=state.CORPUS,
            bind="query-params",
            placeholder="Choose a corpus",
        )
    if name is None:
        raise IntakeError("E-CORPUS", links.no_corpus(gone), todo="choose one of those offered in the sidebar")
    return data.opened(name)


def filters(key: Key) -> None:
    """Draw the filters of a corpus, and what is left after them."""
    sources, span = data.corpus(key).sources, data.span(key)
    state.enter(key.name, span)
    with st.sidebar:
        st.multiselect(
            "Sources",
            sources,
            key=state.SOURCES,
            bind="query-params",
            placeholder=f"All {words.count(len(sources), 'source')}",
        )
        if span is not None and span[0] < span[1]:
            st.date_input("Dates", span, *span, key=state.DATES, bind="query-params", format="YYYY-MM-DD")
        _searches(key)
    key = data.opened(key.name, titles=state.titles_counted())
    state.arrive(key, sources, span)
    here = state.here()
    with st.sidebar:
        st.caption(words.denominator(data.selected(key, here.filters)))
        with st.container(horizontal=True):
            _share(span)
            st.button("Reset", on_click=state.reset, args=(span,))
        linked = state.linked_fingerprint(key.name)
        if linked and not key.fingerprint.startswith(linked):
            st.warning("This link was made with another version of the corpus: its numbers may have been others.")


def _searches(key: Key) -> None:
    """Draw what is searched for, and how."""
    st.text_input(
        "Only documents that contain",
        key=state.SEARCH,
        bind="query-params",
        placeholder="e.g. sanctuary cit*",
        help=SEARCH_HELP,
    )
    st.text_input(
        "Word or phrase to follow",
        key=state.WORD,
        bind="query-params",
        on_change=state.open_near,
        args=(None,),
        placeholder="click one, or type it here",
        help=f"Every page shows this word: its passages, its use over time, its use by each source. {SEARCH_HELP}",
    )
    with st.expander("More", key="more-filters"):
        st.toggle("Count copies once", key=state.ONCE, bind="query-params", help=notes.COPIES)
        st.toggle("Ignore accents in searches", key=state.FOLD, bind="query-params", help=notes.ACCENTS)
        st.toggle(
            "Count titles",
            key=state.TITLES,
            bind="query-params",
            on_change=_move_texts,
            args=(key.name,),
            help=notes.TITLES,
        )


def _move_texts(name: str) -> None:
    """Keep what was kept at its place, when titles come before the texts or go."""
    state.move_texts(data.title_lengths(name), 1 if state.titles_counted() else -1)


def _share(span: tuple[date, date] | None) -> None:
    """Draw the link to what is on the screen; written when asked for, because the page comes after the sidebar."""
    with st.popover("Share", key="share", on_change="rerun") as share:
        if share.open:
            st.caption("A link to this page with every filter written out, and the corpus’s fingerprint:")
            st.code(state.share_link(span), language=None, wrap_lines=True)
