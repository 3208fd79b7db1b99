"""Passages: every place at which a word stands, side by side by source, and the whole texts."""

import streamlit as st

from dashboard import cards, data, findings, lists, state

here = state.here()
documents = data.selected(here.corpus, here.filters)
if documents.empty:
    cards.empty("Passages", here)
    st.stop()

lines = data.concordance(here.corpus, here.filters, here.word)
view = state.setting(state.VIEW, state.VIEWS, state.SIDE_BY_SIDE)
with cards.head("Passages", findings.passages(lines, here.word), data.caveats(here.corpus, here.filters)):
    st.segmented_control("Show", state.VIEWS, key=state.VIEW, required=True, persist_state="session")
if view == state.WHOLE:
    titles = data.titles(here.corpus, here.filters)
    doc_id = state.setting(state.DOCUMENT, list(titles), next(iter(titles)))
    cards.chooser("Text", list(titles), doc_id, state.open_document, format_func=titles.get)
    cards.reader(doc_id, lines)
elif view == state.LINES and not lines.empty:
    lists.concordance(lines, documents)
else:
    cards.follow_word(data.commonest(here.corpus, here.filters))
