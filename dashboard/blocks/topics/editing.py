"""What a reader has done with the topics, step by step, and the ways back."""

import streamlit as st

import analysis
from dashboard import data, state
from dashboard.parts import cards
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing, judging


def edits_so_far(which: Topics) -> None:
    """Draw each step in words, where there is one, with the way back; and note all for the methods paragraph.

    Args:
        which: Which topics.
    """
    here = state.here()
    steps = analysis.topic_edit_steps(data.topics(here.corpus, here.filters, which.how), which.edits)
    said = judging.fitting_sentences(data.shown_topics(here, which), steps, checked=which.checked)
    state.note_topics(here.corpus.name, said)
    if not steps:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="topic-edits"):
        cards.note(judging.steps_note(steps))
        st.button(choosing.UNDO, key="undo-edit", type="tertiary", on_click=state.undo_edit)
        st.button(choosing.UNDO_ALL, key="undo-edits", type="tertiary", on_click=state.undo_all_edits)
