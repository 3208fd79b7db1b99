"""The words near the one being followed: their network, their list, both sides of a comparison, their passages."""

from collections.abc import Sequence

import streamlit as st

from analysis import limits
from dashboard import data, state
from dashboard.blocks import followed
from dashboard.parts import cards, controls, lists
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.state.whereabouts import Stops
from dashboard.wording import findings, notes


def near(stops: Stops, sources: Sequence[str]) -> bool:
    """Draw the collocates of the word being followed; return whether the passages of one of them are open."""
    here = state.here()
    window = state.setting(settings.WINDOW)
    apart = state.setting(settings.APART)
    found = data.collocates(here.corpus, here.filters, here.word, window=window, stops=stops)
    if found.empty:
        return False
    with cards.figure_beside(
        data.network_figure(here, window=window, stops=stops),
        found,
        cards.Card(
            name="collocates",
            title=f"Words near {here.word}",
            alt=findings.collocates_alt(found, here.word),
            note=notes.FIGURES["collocates"],
            place="collocates",
        ),
        state.open_near,
    ):
        controls.buttons("Words to each side", settings.WINDOW)
        if len(sources) > 1:
            controls.switch("Compare two sources", settings.APART)
        if len(sources) > 1 and apart:
            _compared(window, stops, sources)
        else:
            lists.collocates(found)
    chosen = state.value(settings.NEAR)
    is_near = chosen is not None and bool(found["term"].eq(chosen).any())
    offered = dict.fromkeys([*found["term"].head(limits.OFFERED_WORDS), *([chosen] if is_near else [])])
    cards.chooser("Passages in which a word stands near it", list(offered), chosen, state.open_near)
    if not is_near:
        return False
    followed.collocate_passages(chosen, window)
    return True


def _compared(window: int, stops: Stops, sources: Sequence[str]) -> None:
    """Draw the collocates in one source and in another, or in all others."""
    pair = state.pair(sources)
    with st.container(horizontal=True):
        controls.box("Look at", settings.TARGET, sorted(sources), width=150)
        controls.box("compared with", settings.AGAINST, state.references(sources), width=150)
    table = data.compared_collocates(state.here(), pair, window=window, stops=stops)
    state.tried(word=state.here().word, window=window, sides=tuple(sorted(pair.names)))
    lists.compared_collocates(table, pair.names)
    downloads(table, "compared-collocates")
