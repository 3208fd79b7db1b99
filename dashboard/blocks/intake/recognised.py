"""What came of the files: what they were taken for, which column is which, and what happened to each row."""

import pandas as pd
import streamlit as st

from analysis import Corpus, Provenance, limits
from dashboard import state
from dashboard.blocks.intake.answers import samples_of
from dashboard.blocks.intake.checks import checks
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.paper.sheets import plain_csv
from dashboard.parts import cards, lists
from dashboard.parts.downloads import download
from dashboard.state.intake import Bringing
from dashboard.wording import cautions, intake


def came_of_it(now: Bringing, corpus: Corpus) -> None:
    """Draw how files were read, and the way into the corpus that they make."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Open this corpus", on_click=state.open_brought)
        st.button("Do not keep it", type="tertiary", on_click=state.put_back)
    if state.files_to_bring():
        cards.note(intake.LINKED if state.are_those_of_the_link(now.files) else intake.NOT_LINKED)
    told = cautions.cautions(now.caveats)
    if told:
        screen.show(markup.section(intake.CAUTIONS, 2))
        screen.show(markup.caution(told))
    left, right = st.columns(2, gap="medium")
    with left:
        _recognised(now)
        checks(now, corpus)
    with right:
        _mapping(now)
    _ledger(corpus.ledger)


def not_read(now: Bringing) -> None:
    """Draw why files could not be read, and what can be said about them by hand."""
    if now.error is not None:
        cards.failure(now.error)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Bring other files", on_click=state.put_back)
    _by_hand(now)
    _mapping(now)


def _recognised(now: Bringing) -> None:
    """Draw what each file was taken for, and how to say that it is something else."""
    provenance = now.provenance
    screen.show(markup.section(intake.RECOGNISED, 2))
    if provenance is not None:
        lists.files(provenance.files.head(limits.LISTED_FILES))
    _by_hand(now)


def _by_hand(now: Bringing) -> None:
    """Draw what can be said of files where recognition was wrong: their format, their letters, what a document is."""
    with st.popover(intake.WRONG, type="tertiary", key="by-hand"), st.form("by hand", border=False):
        for name, label, options in intake.ways(now.layout):
            chosen = getattr(now.layout, name)
            names: list[str] = list(options)
            st.selectbox(literal(label), names, names.index(chosen), options.__getitem__, key=state.way_key(name))
        st.form_submit_button("Read again", on_click=state.read_another_way)


def _mapping(now: Bringing) -> None:
    """Draw which column was taken for what, and why; each can be changed."""
    provenance = now.provenance
    if provenance is None or provenance.samples.empty:
        return
    screen.show(markup.section(intake.MAPPING, 2))
    cards.note(intake.MAPPING_NOTE)
    with st.form("mapping", border=False):
        _roles(provenance)
        st.form_submit_button("Read again", on_click=state.read_mapped)
    samples_of(now)


def _roles(provenance: Provenance) -> None:
    """Draw the choice of a column for each role, with the reason why one was taken for it."""
    offered = ["", *map(str, provenance.samples.columns)]
    sides = st.columns(2)
    for place, role in enumerate(intake.ASKED):
        column, reason = intake.mapped(provenance.columns, role)
        options = offered if column in offered else [*offered, column]
        with sides[place % len(sides)]:
            st.selectbox(
                f"**{literal(intake.ROLES[role])}**{literal(intake.because(reason))}",
                options,
                options.index(column),
                intake.column_name,
                key=state.role_key(role),
            )


def _ledger(ledger: pd.DataFrame) -> None:
    """Draw what happened to each row that did not come in just as it was."""
    screen.show(markup.section(intake.LEDGER, 2))
    if ledger.empty:
        st.caption(intake.WHOLE)
        return
    lists.ledger(ledger.head(limits.SHOWN_ROWS))
    download("CSV", ledger, "ledger", plain_csv)
