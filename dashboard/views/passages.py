"""Passages: every place at which a word stands, side by side by source, and the whole texts."""

import streamlit as st

from dashboard import cards, data, evidence, findings, state

here = state.here()
documents = data.selected(here.corpus, here.filters)
if documents.empty:
    cards.empty("Passages", here)
    st.stop()

page = cards.page("Passages")
view = state.setting(state.VIEW, state.VIEWS, state.SIDE_BY_SIDE)
with page.settings:
    st.segmented_control("Show", state.VIEWS, key=state.VIEW, required=True, persist_state="session")
places = data.places(here.corpus, here.filters, here.word)
page.say(findings.passages(places, here.word), data.caveats(here.corpus, here.filters))
if view == state.WHOLE:
    evidence.reader(documents)
elif view == state.PAIRS:
    evidence.pairs(sorted(documents["source"].unique()))
elif view == state.LINES and not places.empty:
    evidence.lines(places, documents)
elif view == state.TRAY:
    evidence.tray()
else:
    evidence.follow_word(data.commonest(here.corpus, here.filters))
