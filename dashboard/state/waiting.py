"""Where a reader is told what a page waits for, and what they no longer wait for, though pages ask for it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from dashboard.state.keys import ENDED, WAITING_ROOM


def make_waiting_room() -> None:
    """Have a page say here what it waits for: above all that it shows, so that what it showed before stays in place."""
    st.session_state[WAITING_ROOM] = st.empty()


def waiting_room() -> DeltaGenerator:
    """Return where it is said that something is waited for; a part of a page that is drawn by itself says it there."""
    room: DeltaGenerator | None = st.session_state.get(WAITING_ROOM)
    return st.empty() if room is None or ThreadState.get().fragment_id else room


def note_ended(digest: str) -> None:
    """Remember that somebody has ended what was to be found.

    Args:
        digest: Of what was asked.
    """
    st.session_state.setdefault(ENDED, set()).add(digest)


def is_ended(digest: str) -> bool:
    """Return whether somebody has ended what was to be found."""
    return digest in st.session_state.get(ENDED, ())


def forget_ended() -> None:
    """Have everything found after all."""
    st.session_state.pop(ENDED, None)
