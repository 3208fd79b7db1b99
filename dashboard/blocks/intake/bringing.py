"""Where files are dropped and texts are pasted, and what can be opened already: the shelf, and one's own."""

import streamlit as st

from analysis import limits, one_line
from dashboard import state
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.parts import cards
from dashboard.serving.bundled import offered
from dashboard.serving.shelf import out_of_reach
from dashboard.wording import intake, notes

_MEGABYTE = 2**20


def bring_here() -> None:
    """Draw the place for files, the box for a pasted text, and what becomes of both."""
    state.expect_files()
    _drop("")
    _refusal()
    with st.expander(intake.PASTE, key="paste"), st.form("pasted", clear_on_submit=True, border=False):
        text = st.text_area("Text", height=160, placeholder="Paste a text, or several divided by a line of ---")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            title = st.text_input("Title", placeholder="may be empty")
            source = st.text_input("Source", placeholder="who says it")
            date = st.text_input("Date", placeholder="2021-03-12")
            pasted = st.form_submit_button("Read it")
    if pasted and text.strip():
        state.bring_pasted(text, title=title, source=source, published=date)
        st.rerun()
    st.caption(notes.TRUST)


def _drop(add_to: str) -> None:
    """Draw a place for files.

    Args:
        add_to: The corpus of one's own that they are added to; empty for a new one.
    """
    key = f"{state.uploads()} {add_to}"
    st.file_uploader(
        intake.DROP,
        accept_multiple_files=True,
        key=key,
        on_change=state.take_uploads,
        args=(key, add_to),
        help=intake.DROP_HELP,
        max_upload_size=max(limits.UPLOAD_BYTES // _MEGABYTE, 1),
    )


def _refusal() -> None:
    if error := state.last_refusal():
        cards.failure(error)


def shelf_list() -> None:
    """Draw what everybody here can open, each with a line on it."""
    screen.show(markup.heading(intake.SHELF))
    for name in offered():
        left, right = st.columns([3, 1], vertical_alignment="center")
        with left:
            screen.show(markup.entry(name, intake.about(name)))
        right.button("Open", key=f"open {name}", on_click=state.open_corpus, args=(name,))
    for name, why in out_of_reach().items():
        screen.show(markup.entry(name, intake.not_here(why)))


def own_list() -> None:
    """Draw what this session has brought, with what can be done with each."""
    mine = state.own_corpora()
    if not mine:
        return
    screen.show(markup.heading(intake.YOURS))
    for name, brought in mine.items():
        screen.show(markup.entry(name, notes.denominator(brought.corpus.documents)))
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button("Open", key=f"open own {name}", on_click=state.open_corpus, args=(name,))
            st.button("How it was read", key=f"look {name}", type="tertiary", on_click=state.look_again, args=(name,))
            with st.popover(f"Add to {literal(one_line(name))} …", type="tertiary", key=f"add {name}"):
                _drop(name)
            st.button("Let go", key=f"let go {name}", type="tertiary", on_click=state.let_corpus_go, args=(name,))
