"""What can be done with a passage: read it in its text, and keep it."""

import streamlit as st

from analysis import limits
from dashboard import state
from dashboard.wording import notes


def read_button(doc_id: str, place: int, key: str) -> None:
    """Draw the button that opens a text at a character of it.

    Args:
        doc_id: The text.
        place: The character.
        key: What tells this button from others of the same place on the page.
    """
    st.button(
        "Read in the text",
        key=repr(("read", key, doc_id, place)),
        type="tertiary",
        on_click=state.read_document,
        args=(doc_id, place),
    )


def keep_button(doc_id: str, start: int, end: int, key: str) -> None:
    """Draw the button that keeps a passage, or lets it go where it is kept.

    Args:
        doc_id: The passage's document.
        start: Its first character in the document.
        end: The character after its last.
        key: What tells this button from others of the same passage on the page.
    """
    kept, long = state.is_kept(doc_id, start, end), end - start > limits.LONGEST_KEPT
    full = not kept and state.tray_is_full()
    st.button(
        "Let go" if kept else "Keep",
        key=repr(("keep", key, doc_id, start, end)),
        type="tertiary",
        help=notes.FULL_TRAY if full else notes.TOO_LONG if long else None,
        disabled=full or long,
        on_click=state.let_go if kept else state.keep,
        args=(doc_id, start, end),
    )
