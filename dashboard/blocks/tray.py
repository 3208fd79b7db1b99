"""The tray: the passages that a reader keeps, to be read together and taken away with their citations."""

from typing import Any

import streamlit as st

from analysis import limits, records
from dashboard import data, state
from dashboard.blocks.buttons import keep_button, read_button
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards
from dashboard.parts.downloads import download, downloads
from dashboard.wording import citations, notes
from dashboard.wording.dates import dates


def tray() -> None:
    """Draw the passages that are kept, in the order in which they were, and the ways to take them away."""
    here, kept = state.here(), state.kept()
    cited = (here.corpus.name, here.corpus.fingerprint)
    table = data.quotations(here.corpus, tuple(kept))
    said = citations.gathered(table) if kept else notes.EMPTY_TRAY
    cards.note(f"{said} {citations.missing(len(kept) - len(table))}")
    table = table.assign(date=dates(table))
    with st.container(horizontal=True):
        if not table.empty:
            download("Markdown", table, "quotations", lambda rows: citations.markdown(rows, *cited).encode(), "md")
            download(
                "Citations", table, "citations", lambda rows: citations.citation_list(rows, *cited).encode(), "txt"
            )
            downloads(table, "kept-passages")
        if kept:
            st.button("Empty the tray", type="tertiary", on_click=state.empty_tray)
    pages = -(-len(table) // limits.TRAY_PASSAGES)
    page = st.container()
    number = st.pagination(pages, key="page kept") if pages > 1 else 1
    with page:
        for row in records(table.iloc[(number - 1) * limits.TRAY_PASSAGES : number * limits.TRAY_PASSAGES]):
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
            read_button(*passage[:2], f"kept {passage[2]}")
            keep_button(*passage, "kept")
