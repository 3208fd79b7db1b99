"""The door through which HTML reaches the browser: markup goes in, and never a text."""

import streamlit as st

from dashboard.paper.markup import Markup


def show(html: Markup) -> None:
    """Draw markup; what it says of texts has been escaped in making it."""
    st.html(html)
