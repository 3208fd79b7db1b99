"""Corpus: bring texts, see how they were read, and open them."""

import streamlit as st

from dashboard import state
from dashboard.blocks import intake as blocks
from dashboard.parts import cards
from dashboard.wording import intake

now = state.bringing()
if now is None:
    cards.lead(intake.FINDING)
    left, right = st.columns([5, 4], gap="large")
    with left:
        blocks.bring_here()
    with right:
        blocks.own_list()
        blocks.shelf_list()
elif now.running:
    cards.lead(intake.running(now.name))
    blocks.progress()
elif now.questions:
    cards.lead(intake.waiting(now.name, len(now.questions)))
    blocks.questions(now)
elif now.corpus is None:
    cards.lead(intake.failed(now.name))
    blocks.not_read(now)
else:
    cards.lead(intake.came_in(now.name, now.corpus))
    blocks.came_of_it(now, now.corpus)
