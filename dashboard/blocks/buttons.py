"""What can be done with a passage: read it in its text, and keep it."""

from collections.abc import Sequence

import streamlit as st

from analysis import limits
from dashboard import data, state
from dashboard.paper import screen
from dashboard.wording import notes


def read_button(doc_id: str, place: int, key: str) -> None:
    """Draw the button that opens a text at a character of it.

    Args:
        doc_id: The text.
        place: The character.
        key: What tells this button from others of the same place on the page.
    """
    st.button(
        notes.READ_IN_TEXT,
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
        notes.LET_GO if kept else notes.KEEP_PASSAGE,
        key=repr(("keep", key, doc_id, start, end)),
        type="tertiary",
        help=notes.FULL_TRAY if full else notes.TOO_LONG if long else None,
        disabled=full or long,
        on_click=state.let_go if kept else state.keep,
        args=(doc_id, start, end),
    )


def passage_column(ready: Sequence[data.Ready], column: str, noun: str = "use") -> None:
    """Draw a column of passages, each with its buttons under it.

    Args:
        ready: The passages.
        column: What tells this column from others on the page.
        noun: What a passage is of: the names in one of mentions can be mended.
    """
    passages = [(one.doc_id, one.start, one.end) for one in ready]
    are_kept, full = state.which_are_kept(passages), state.tray_is_full()
    names = [f"{one.place}: {one.start}-{one.end} {one.doc_id}" for one in ready]
    shown = [
        screen.Shown(
            html=one.title + one.shown,
            line=one.line,
            name=name,
            uses=one.uses,
            read=notes.READ_IN_TEXT,
            keep=notes.LET_GO if kept else notes.KEEP_PASSAGE,
            unable=_unable(one.end - one.start, full=full and not kept),
            mend=notes.MEND_PASSAGE if noun == "mention" else "",
        )
        for one, name, kept in zip(ready, names, are_kept, strict=True)
    ]
    offered = {name: (one.place, passage) for name, one, passage in zip(names, ready, passages, strict=True)}
    screen.show_passages(shown, column, state.on_passage(column, offered))


def _unable(length: int, *, full: bool) -> str:
    """Return why a passage cannot be kept; empty where it can, or is."""
    if full:
        return notes.FULL_TRAY
    return notes.TOO_LONG if length > limits.LONGEST_KEPT else ""
