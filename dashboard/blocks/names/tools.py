"""What is done about names that are wrong: in a line what was mended and what was checked, with the ways to both."""

import streamlit as st

from dashboard import state
from dashboard.blocks.names.checking import check_names, sheet_to_mark
from dashboard.blocks.names.mended import mended
from dashboard.parts import cards


def mended_and_checked() -> None:
    """Draw what was mended and what is known of how right the names are; under it the check sheet where it is open."""
    if (error := state.mending_refusal()) is not None:
        cards.refusal(error)
    with st.container(horizontal=True, vertical_alignment="center", key="names-tools"):
        mended()
        check_names()
    sheet_to_mark()
