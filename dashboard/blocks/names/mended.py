"""What was mended in names, with the ways back, what suggests itself, and the log as a file."""

import streamlit as st

from analysis import limits, written_corrections
from dashboard import data, state
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording.naming import mending

_WIDE = 460  # pixels
_MEGABYTE = 2**20


def mended() -> None:
    """Draw what is mended in a line, with the ways back and to the names as they were found, and to the log."""
    key = state.here().corpus
    own, steps, as_found = data.own_corrections(key), data.correction_steps(key), state.is_as_found()
    if (error := state.mending_refusal()) is not None:
        cards.refusal(error)
    with st.container(horizontal=True, vertical_alignment="center", key="names-mended"):
        if own or state.corrections_made():
            cards.note(mending.mended_note(len(own), steps, as_found=as_found))
            controls.switch(mending.AS_FOUND, settings.AS_FOUND, help=mending.AS_FOUND_HELP)
        if state.corrections_made() and not as_found:
            st.button(mending.UNDO, key="undo-correction", type="tertiary", on_click=state.undo_correction)
        if not as_found:
            _log()


def _log() -> None:
    """Draw the button behind which are the corrections that suggest themselves, and the log."""
    here = state.here()
    suggested = [
        one for one in data.entity_suggestions(here.corpus, here.filters) if not state.is_dismissed(one.correction)
    ]
    called = mending.suggestions_waiting(len(suggested))
    with st.popover(called, type="tertiary", key="mending", on_change="rerun") as opened:
        if not opened.open:
            return
        with st.container(width=_WIDE):
            for number, one in enumerate(suggested[: limits.SUGGESTED_CORRECTIONS]):
                with st.container(horizontal=True, vertical_alignment="center", key=f"suggested {number}"):
                    cards.note(mending.suggestion(one))
                    args = (one.correction,)
                    st.button(mending.YES, key=f"suggested-yes {number}", on_click=state.mend, args=args)
                    dismiss = state.dismiss_suggestion
                    st.button(mending.NO, key=f"suggested-no {number}", type="tertiary", on_click=dismiss, args=args)
            _steps()


def _steps() -> None:
    """Draw every step, and the log to take away and to bring."""
    key = state.here().corpus
    own, steps = data.own_corrections(key), data.correction_steps(key)
    cards.note(mending.came_along(own))
    cards.note(mending.steps_in_words(steps))
    if not state.corrections_fit_link():
        cards.note(mending.TOO_MANY)
    if state.corrections_made() >= limits.MOST_CORRECTIONS:
        cards.note(mending.FULL)
    if steps:
        st.button(mending.UNDO_ALL, key="undo-corrections", type="tertiary", on_click=state.undo_all_corrections)
    if log := data.corrections(key):
        written = written_corrections(log)
        st.download_button(
            mending.DOWNLOAD, written, "entities.csv", "text/csv", key="download-corrections", on_click="ignore"
        )
    upload = f"corrections-file {state.corrections_made()}"
    st.file_uploader(
        mending.UPLOAD,
        key=upload,
        help=mending.UPLOAD_HELP,
        max_upload_size=max(limits.CORRECTION_BYTES // _MEGABYTE, 1),
        on_change=state.take_corrections,
        args=(upload, own),
    )
