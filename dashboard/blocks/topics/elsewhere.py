"""The ways to other pages within a topic, and to comparing by topic."""

import streamlit as st

from dashboard import state
from dashboard.paper.labels import literal
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing


def elsewhere(which: Topics, topic: int, called: str) -> None:
    """Draw the ways to other pages within a topic, and to comparing by topic; none from within one.

    Args:
        which: Which topics.
        topic: The one being read.
        called: What it is called.
    """
    if state.here().corpus.scope is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        if topic:
            for page, title in choosing.PAGES_WITHIN.items():
                _button(choosing.page_within(title, topic), page, which, ((topic,), called))
        _button(choosing.COMPARE_TOPICS, "compare", which, ((), ""))


def _button(label: str, page: str, which: Topics, meant: tuple[tuple[int, ...], str]) -> None:
    """Draw a button that leads to a page within some topics."""
    key = f"within {page} {len(meant[0])}"
    st.button(literal(label), key=key, type="tertiary", on_click=state.go_within, args=(which, *meant, page))
