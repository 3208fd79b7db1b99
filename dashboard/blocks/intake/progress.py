"""How far the reading of files is, with a way to stop it; the rest of the page waits for nothing."""

import streamlit as st

from dashboard import state
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.wording import intake

_EVERY = 0.5  # seconds


@st.fragment(run_every=_EVERY)
def progress() -> None:
    """Draw how far it is, again and again, until there is something to show."""
    now = state.bringing()
    if now is None or not now.running or now.job is None:
        st.rerun()
    at = now.job.progress
    st.progress(intake.share(at.done, at.total), literal(intake.step(at.step, at.file, at.done, at.total)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Cancel", on_click=state.put_back)
        screen.show(markup.meta(intake.STAYS))
