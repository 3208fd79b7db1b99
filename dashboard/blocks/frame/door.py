"""The front door: what a reader may want to know, each as a way to the page that answers it."""

import streamlit as st

from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.wording import frame as words


def front_door() -> None:
    """Draw the questions that the documents selected can answer."""
    here = state.here()
    documents = data.selected(here.corpus, here.filters)
    asked = words.what_to_ask(documents["source"].nunique(), dated=bool(documents["published"].notna().any()))
    with st.container(horizontal=True, key="questions"):
        for page, question in asked.items():
            st.page_link(page=f"views/{page}.py", label=literal(question))
