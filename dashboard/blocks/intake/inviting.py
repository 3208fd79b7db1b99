"""The way to the Corpus page: from Overview, from the sidebar, and from a link to what somebody else has brought."""

import streamlit as st

from dashboard import state
from dashboard.wording import intake


def invitation(key: str) -> None:
    """Draw the quiet way to bring one's own texts.

    Args:
        key: What tells it from others of the same page.
    """
    st.button(intake.BRING, key=f"bring {key}", type="tertiary", on_click=state.go_bring)
