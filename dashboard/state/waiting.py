"""What a reader no longer waits for, though pages ask for it."""

import streamlit as st

from dashboard.state.keys import ENDED


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
