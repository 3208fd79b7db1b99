"""The switches of a line of all sources together: which of them it takes, and how much each weighs."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import Period
from dashboard import data, state
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import missing, notes


def sources_together(page: cards.Page, documents: pd.DataFrame, by: Period) -> tuple[bool, str]:
    """Draw the switches where sources are drawn together; return whether they weigh alike, and what is left out.

    Where only sources with documents in every period are asked for, the rest of the run shows theirs; where there is
    none, the page says so and ends.

    Args:
        page: The page, with the room for its settings.
        documents: The selected documents.
        by: The length of a period.
    """
    sources = documents["source"].nunique()
    if state.setting(settings.PER_SOURCE) or sources <= 1:
        return False, ""
    with page.settings:
        steady = controls.switch("Same sources throughout", settings.STEADY, help=notes.STEADY)
        alike = controls.switch("Sources weighted alike", settings.ALIKE, help=notes.ALIKE)
    if not steady:
        return alike, ""
    here = state.here()
    names = data.steady_sources(here.corpus, here.filters, by)
    if not names:
        page.say(missing.none_steady(by))
        st.stop()
    state.for_this_run(filters=replace(here.filters, sources=names))
    return alike, notes.steady(names, sources, by)
