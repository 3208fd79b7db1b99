"""The tray: the passages that a reader keeps, to be read together and taken away with their citations."""

from typing import Any

import streamlit as st

from analysis.schema import records
from dashboard import cards, data, markup, notes, screen, state
from dashboard.dates import dates
from dashboard.downloads import download, downloads
from dashboard.evidence import citations
from dashboard.markup import Markup

PASSAGES_A_PAGE = 20


def keep_button(doc_id: str, start: int, end: int, key: str) -> None:
    """Draw the button that keeps a passage, or lets it go where it is kept.

    Args:
        doc_id: The passage's document.
        start: Its first character in the document.
        end: The character after its last.
        key: What tells this button from others of the same passage on the page.
    """
    kept = state.is_kept(doc_id, start, end)
    full = not kept and state.tray_is_full()
    st.button(
        "Let go" if kept else "Keep",
        key=f"keep {key} {start} {end} {doc_id}",
        type="tertiary",
        help=notes.FULL_TRAY if full else None,
        disabled=full,
        on_click=state.let_go if kept else state.keep,
        args=(doc_id, start, end),
    )


def tray() -> None:
    """Draw the passages that are kept, in the order in which they were, and the ways to take them away."""
    here, kept = state.here(), state.kept()
    table = data.quotations(here.corpus, tuple(kept))
    said = notes.EMPTY_TRAY if table.empty else citations.gathered(table)
    cards.note(f"{said} {citations.missing(len(kept) - len(table))}")
    if table.empty:
        return
    table = table.assign(date=dates(table))
    with st.container(horizontal=True):
        download("Markdown", table, "quotations", lambda rows: citations.markdown(rows, here.corpus).encode(), "md")
        download("Citations", table, "citations", lambda rows: citations.listed(rows, here.corpus).encode(), "txt")
        downloads(table, "kept-passages")
        st.button("Empty the tray", type="tertiary", on_click=state.empty_tray)
    pages = -(-len(table) // PASSAGES_A_PAGE)
    page = st.container()
    number = st.pagination(pages, key="page kept") if pages > 1 else 1
    with page:
        for row in records(table.iloc[(number - 1) * PASSAGES_A_PAGE : number * PASSAGES_A_PAGE]):
            _quotation(row)


def _quotation(row: dict[str, Any]) -> None:
    """Draw one passage, with where it is from, and the ways back to its text and out of the tray."""
    look = state.here().look
    passage = (row["doc_id"], row["start"], row["end"])
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(row["source"], look),
        markup.isolated(row["title"] or row["doc_id"]),
        row["date"],
        citations.position(row),
    )
    text = markup.passage(row["text"], (), look.style(row["source"]), cut=(False, False))
    with st.container(gap=None):
        screen.show(Markup("").join([markup.meta(line), text]))
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Read in the text",
                key=f"read kept {passage}",
                type="tertiary",
                on_click=state.open_document,
                args=passage[:2],
            )
            keep_button(*passage, "kept")
