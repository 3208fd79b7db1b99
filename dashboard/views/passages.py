"""Passages: every place at which a word stands, side by side by source, and the whole texts."""

import streamlit as st

from dashboard import cards, data, findings, lists, pairs, state, words

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
    titles = data.titles(here.corpus, here.filters)
    asked = state.value(state.DOCUMENT)
    doc_id = state.setting(state.DOCUMENT, documents["doc_id"].tolist(), next(iter(titles)))
    titles = words.titles(data.documents(here.corpus, [doc_id])) | titles
    cards.chooser("Text", list(titles), doc_id, state.open_document, format_func=titles.get)
    cards.note(words.other_text(asked, doc_id))
    cards.reader(doc_id, places)
elif view == state.PAIRS:
    pairs.pairs(sorted(documents["source"].unique()))
elif view == state.LINES and not places.empty:
    lists.concordance(places, documents)
else:
    cards.follow_word(data.commonest(here.corpus, here.filters))
