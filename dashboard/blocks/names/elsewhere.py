"""What can be done with a name: it is mended, or followed on other pages as a word is."""

import streamlit as st

from dashboard import state
from dashboard.blocks.names.mending import mend_name
from dashboard.paper.labels import literal
from dashboard.wording.naming import choosing


def follow_elsewhere(entity: str) -> None:
    """Draw the way to mend a name, and the ways to other pages with it.

    Args:
        entity: The one being read.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="elsewhere"):
        mend_name(entity)
        for page, title in choosing.FOLLOW_ON.items():
            label = literal(choosing.follow_on(title, entity))
            st.button(label, key=f"follow on {page}", type="tertiary", on_click=state.follow_name, args=(entity, page))
