"""Whether topics come back: looked for once the page stands, and said on it as soon as it is known."""

import streamlit as st

from analysis import AnalysisError
from dashboard import data, state
from dashboard.parts import cards
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing, judging


def topic_check(which: Topics) -> None:
    """Have looked whether the topics come back, where nobody has; the page stands meanwhile, and is drawn anew then.

    Args:
        which: Which topics.
    """
    here = state.here()
    if which.checked:
        return
    try:
        data.topic_quality(here.corpus, here.filters, which.how)
    except AnalysisError as error:
        with st.container(horizontal=True, vertical_alignment="center"):
            cards.note(judging.not_checked(error.what))
            st.button(choosing.CHECK, key="check-topics", type="tertiary", on_click=data.ask_again)
        return
    st.rerun()
