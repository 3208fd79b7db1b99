"""What was mended in names, with the ways back, what suggests itself, and the log as a file."""

from typing import Literal

import streamlit as st

from analysis import limits, written_corrections
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.wording.naming import mending as words

_WIDE = 720  # pixels
_MEGABYTE = 2**20


def mended() -> None:
    """Draw what is mended in a line, with the ways back and to the names as they were found, and to the log."""
    key = state.here().corpus
    own, steps, as_found = data.own_corrections(key), data.correction_steps(key), state.is_as_found()
    said = bool(own or state.corrections_made())
    width: Literal["stretch", "content"] = "stretch" if said else "content"
    with st.container(horizontal=True, vertical_alignment="center", width=width, key="names-mended"):
        if said:
            cards.note(words.mended_note(len(own), steps, as_found=as_found))
            controls.switch(words.AS_FOUND, settings.AS_FOUND, help=words.AS_FOUND_HELP)
        if state.corrections_made() and not as_found:
            st.button(words.UNDO, key="undo-correction", type="tertiary", on_click=state.undo_correction)
        if not as_found:
            _log()


def _log() -> None:
    """Draw the button behind which are the corrections that suggest themselves, and the log."""
    here = state.here()
    suggested = [
        one for one in data.entity_suggestions(here.corpus, here.filters) if not state.is_dismissed(one.correction)
    ]
    called = literal(words.suggestions_waiting(len(suggested)))
    with st.popover(called, type="tertiary", key="mending", on_change="rerun") as opened:
        if not opened.open:
            return
        with st.container(width=_WIDE):
            for number, one in enumerate(suggested[: limits.SUGGESTED_CORRECTIONS]):
                with st.container(horizontal=True, vertical_alignment="center", key=f"suggested {number}"):
                    st.caption(literal(words.suggestion(one)))
                    args = (one.correction,)
                    st.button(words.YES, key=f"suggested-yes {number}", on_click=state.mend, args=args)
                    dismiss = state.dismiss_suggestion
                    st.button(words.NO, key=f"suggested-no {number}", type="tertiary", on_click=dismiss, args=args)
            _steps()


def _steps() -> None:
    """Draw every step, and the log to take away and to bring."""
    key = state.here().corpus
    if not (log := data.correction_log(key)).empty:
        lists.log_of_corrections(log, words.LOG_OF)
    if not state.corrections_fit_link():
        st.caption(words.TOO_MANY)
    if state.corrections_made() >= limits.MOST_CORRECTIONS:
        st.caption(words.FULL)
    if state.corrections_made():
        st.button(words.UNDO_ALL, key="undo-corrections", type="tertiary", on_click=state.undo_all_corrections)
    if written := data.corrections(key):
        file = written_corrections(written)
        st.download_button(
            words.DOWNLOAD, file, "entities.csv", "text/csv", key="download-corrections", on_click="ignore"
        )
    upload = f"corrections-file {state.corrections_made()}"
    st.file_uploader(
        words.UPLOAD,
        key=upload,
        help=words.UPLOAD_HELP,
        max_upload_size=max(limits.CORRECTION_BYTES // _MEGABYTE, 1),
        on_change=state.take_corrections,
        args=(upload, data.own_corrections(key)),
    )
