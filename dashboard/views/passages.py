"""Passages: every place at which a word stands, side by side by source, and the whole texts."""

import streamlit as st

from dashboard import blocks, data, state
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import findings, notes

here = state.here()
view = state.setting(settings.VIEW)
documents = data.selected(here.corpus, here.filters)
if documents.empty and view != settings.TRAY:
    cards.empty("Passages", here)
    st.stop()

page = cards.page("Passages")
with page.settings:
    controls.buttons("Show", settings.VIEW)
if view == settings.TRAY:
    page.say(notes.TRAY)
    blocks.tray()
    st.stop()
common = data.commonest(here.corpus, here.filters)
if view in (settings.SIDE_BY_SIDE, settings.LINES):
    here = state.suggest(next(iter(common), ""))
places = data.places(here.corpus, here.filters, here.word)
titles = data.titles_with(here.corpus, here.filters, here.word) if places.empty else 0
tally = data.tally(here.corpus, data.Rows(places))
unasked = notes.OPENINGS.get(view, notes.UNASKED)
said = findings.passages(tally, here.word, len(documents), titles, here.filters.search, unasked=unasked)
page.say(said, data.caveats(here.corpus, here.filters))
if view == settings.WHOLE:
    blocks.reader()
elif view == settings.PAIRS:
    blocks.pairs(data.by_documents(here.corpus, here.filters))
elif view == settings.LINES and not places.empty:
    blocks.lines(places, documents)
else:
    blocks.follow_word(common)
