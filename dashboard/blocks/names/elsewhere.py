"""The ways to other pages with a name, which follow it there as a word."""

import streamlit as st

from dashboard import state
from dashboard.paper.labels import literal
from dashboard.wording.naming import choosing


def follow_elsewhere(entity: str) -> None:
    """Draw the ways to other pages with a name.

    Args:
        entity: The one being read.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        for page, title in choosing.FOLLOW_ON.items():
            label = literal(choosing.follow_on(title, entity))
            st.button(label, key=f"follow on {page}", type="tertiary", on_click=state.follow_name, args=(entity, page))
