"""What a reader has done with the topics, step by step, and the ways back."""

import streamlit as st

import analysis
from analysis import TopicEdits
from dashboard import data, state
from dashboard.parts import cards
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing, judging


def edits_so_far(which: Topics) -> None:
    """Draw each step in words, where there is one, with the way back from the last and from all.

    Args:
        which: Which topics.
    """
    here = state.here()
    if which.edits == TopicEdits():
        return
    steps = analysis.topic_edit_steps(data.topics(here.corpus, here.filters, which.how), which.edits)
    with st.container(horizontal=True, vertical_alignment="center", key="topic-edits"):
        cards.note(judging.steps_note(steps))
        st.button(choosing.UNDO, key="undo-edit", type="tertiary", on_click=state.undo_edit)
        st.button(choosing.UNDO_ALL, key="undo-edits", type="tertiary", on_click=state.undo_all_edits)
