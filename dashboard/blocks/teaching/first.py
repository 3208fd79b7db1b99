"""What is said before anything is shown: which of two figures is real, and what a word's counts will be."""

import streamlit as st

from dashboard import state
from dashboard.blocks.teaching.guessing import which_is_real
from dashboard.blocks.teaching.predicting import predicting
from dashboard.parts import controls
from dashboard.parts.cards import Page
from dashboard.state import settings
from dashboard.state.whereabouts import Pair
from dashboard.wording.teaching import first as words


def class_switches() -> None:
    """Draw the two switches, out of the way of who has no class."""
    with st.popover(words.IN_CLASS, key="in-class", type="tertiary", on_change="rerun") as opened:
        if not opened.open:
            return
        controls.switch(words.BLIND, settings.BLIND, help=words.BLIND_HELP, on_change=state.guess_again)
        controls.switch(words.PREDICT, settings.PREDICT, help=words.PREDICT_HELP)


def say_first(page: Page, pair: Pair) -> None:
    """Draw what is asked first, where it is wanted; nothing else of the page is drawn until it is answered.

    Args:
        page: The head of the page.
        pair: The two sides.
    """
    if state.setting(settings.BLIND):
        which_is_real(page, pair)
        st.stop()
    if state.setting(settings.PREDICT):
        predicting(page, pair)
