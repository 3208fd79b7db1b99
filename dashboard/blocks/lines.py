"""The concordance: every match on a line of its own, the match in the middle."""

import pandas as pd
import streamlit as st

from analysis import limits
from dashboard import data, state
from dashboard.parts import controls, lists
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.wording import evidence, notes


def lines(places: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Draw matches as lines in an order that can be chosen, all or a sample; choosing one opens it in its text.

    Args:
        places: PLACES of the search, one at least.
        documents: The selected documents.
    """
    here = state.here()
    order, sample, seed = map(state.setting, (settings.ORDER, settings.SAMPLE, settings.SEED))
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(horizontal=True, vertical_alignment="bottom", width="content"):
            _choice(drawn=sample != settings.ANY)
        every = data.ordered(here, order, size=None if sample == settings.ANY else sample, seed=seed)
        written = data.line_reader(here.corpus)
        downloads(every, "concordance", lambda some: evidence.with_dates(written(some), documents))
    key = state.pager(f"lines {order} {sample} {seed}", here.word)
    pages = -(-len(every) // limits.CONCORDANCE_LINES)
    number = state.page_number(key, pages)
    shown = every.iloc[(number - 1) * limits.CONCORDANCE_LINES : number * limits.CONCORDANCE_LINES]
    _page(data.lines(here.corpus, shown))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(evidence.lines_note(len(places), len(every), seed))
        if pages > 1:
            st.pagination(pages, key=key, persist_state="session")


def _choice(*, drawn: bool) -> None:
    """Draw the choice of the order and of a sample; `lines` has prepared it."""
    controls.box("Sort by", settings.ORDER, format_func=notes.ORDERS.__getitem__, help=notes.SORTED, width=140)
    controls.box("Lines", settings.SAMPLE, format_func=evidence.sample, width=150)
    if drawn:
        controls.box("Seed", settings.SEED, help=notes.SEED, width=80)


def _page(found: pd.DataFrame) -> None:
    """Draw some lines."""
    facts = data.documents(state.here().corpus, found["doc_id"].unique().tolist())
    lists.concordance(found.assign(date=found["doc_id"].map(facts.set_index("doc_id")["date"])))
