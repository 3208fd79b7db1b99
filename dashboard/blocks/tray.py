"""The tray: the passages that a reader keeps, to be read together and taken away with their citations."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import limits, records
from dashboard import data, state
from dashboard.blocks.buttons import keep_button, read_button
from dashboard.paper import markup, screen, word, written
from dashboard.paper.labels import literal
from dashboard.paper.markup import Markup
from dashboard.parts import cards, controls
from dashboard.parts.downloads import download, downloads
from dashboard.state import settings
from dashboard.wording import citations, notes
from dashboard.wording.citations import Group
from dashboard.wording.dates import dates

_File = Callable[[pd.DataFrame], bytes]


def tray() -> None:
    """Draw the passages that are kept, in the order in which they were, and the ways to take them away."""
    here, kept = state.here(), state.kept()
    table = data.kept_passages(here.corpus, kept)
    said = citations.gathered(table) if kept else notes.EMPTY_TRAY
    mine = "" if table.empty else notes.NOTES_STAY
    cards.note(f"{said} {mine} {citations.missing(len(kept) - len(table))}")
    table = table.assign(date=dates(table))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if not table.empty:
            _ways_out(table)
            downloads(table, "kept-passages")
        if kept:
            st.button("Empty the tray", type="tertiary", on_click=state.empty_tray)
    pages = -(-len(table) // limits.TRAY_PASSAGES)
    page = st.container()
    number = st.pagination(pages, key="page kept") if pages > 1 else 1
    with page:
        for row in records(table.iloc[(number - 1) * limits.TRAY_PASSAGES : number * limits.TRAY_PASSAGES]):
            _quotation(row)


def kept_as_word() -> None:
    """Draw the shortest way to take away what is kept, where anything is."""
    kept = state.kept()
    if kept and not (table := data.kept_passages(state.here().corpus, kept)).empty:
        whole = _whole(state.setting(settings.STYLE))
        file = _file(lambda groups: word.word_file(whole(groups)))
        download(notes.kept_as_word(len(table)), table, "kept-word", file, "docx")


def _ways_out(table: pd.DataFrame) -> None:
    """Draw what the passages can be taken away as: all of it as writing, or only what is cited."""
    style = controls.buttons(notes.STYLE_OF_CITATION, settings.STYLE)
    whole, name, reference = _whole(style), f"passages-{style.lower()}", _reference()

    def text(write: Callable[[list[written.Part]], str]) -> _File:
        return _file(lambda groups: write(whole(groups)).encode())

    download("Word", table, f"{name}-word", _file(lambda groups: word.word_file(whole(groups))), "docx")
    download("Markdown", table, f"{name}-markdown", text(written.markdown), "md")
    download("Text", table, f"{name}-text", text(written.text_file), "txt")
    download(
        "Citations",
        table,
        f"citations-{style.lower()}",
        _file(lambda groups: citations.citation_list(groups, reference, style).encode()),
        "txt",
    )
    download("BibTeX", table, "citations", _file(lambda groups: citations.entries(groups).encode()), "bib")


def _file(write: Callable[[list[Group]], bytes]) -> _File:
    """Return what writes kept passages, given what writes groups of them."""
    key, fold = state.here().corpus, state.here().filters.fold_accents
    return lambda rows: write(data.kept_groups(key, rows, fold=fold))


def _whole(style: str) -> Callable[[list[Group]], list[written.Part]]:
    """Return what makes all that is written of groups, with works cited in a style."""
    name, reference = state.here().corpus.name, _reference()
    return lambda groups: citations.kept_file(groups, name, reference, style)


def _reference() -> str:
    return citations.reference(state.here().corpus.name, state.here().corpus.fingerprint)


def _quotation(row: dict[str, Any]) -> None:
    """Draw one passage, with where it is from, a box for a note, and the ways back to its text and out of the tray."""
    here = state.here()
    passage = (row["doc_id"], row["start"], row["end"])
    line = Markup("{} &nbsp; {} · {} · {}").format(
        markup.source(row["source"], here.look),
        markup.isolated(row["title"] or row["doc_id"]),
        row["date"],
        citations.position(row),
    )
    kept_for = Markup(" · {}").format(markup.isolated(citations.kept_for(row["word"]))) if row["word"] else Markup("")
    text = markup.passage(row["text"], (), here.look.style(row["source"]), cut=data.is_cut(here.corpus, row))
    with st.container(gap=None):
        screen.show(Markup("").join([markup.meta(line + kept_for), text]))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            read_button(*passage[:2], f"kept {passage[2]}")
            keep_button(*passage, "kept")
            st.text_input(
                literal(notes.note_on(row["title"] or row["doc_id"])),
                key=state.note_box(*passage),
                max_chars=limits.LONGEST_NOTE,
                placeholder=notes.NOTE,
                label_visibility="collapsed",
                on_change=state.take_note,
                args=passage,
            )
