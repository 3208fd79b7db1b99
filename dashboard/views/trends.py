"""Trends: how the use of words runs over time."""

import streamlit as st

from dashboard import cards, charts, data, findings, state, words

here = state.here()
documents = data.selected(here.corpus, here.filters)
if documents.empty:
    cards.empty("Trends", here)
    st.stop()

by = state.setting(state.BY, state.PERIODS, "year")
per_source = state.setting(state.PER_SOURCE, state.YES_NO, state.YES)
common = data.commonest(here.corpus, here.filters)
chosen = state.settings(state.TERMS, [], common[:2])
terms = tuple(dict.fromkeys(filter(None, [here.word, *chosen])))
table = data.term_trend(here.corpus, here.filters, terms, by=by, per_source=per_source)
with cards.head("Trends", findings.trend(table, by), data.caveats(here.corpus, here.filters)):
    st.segmented_control("Count by", state.PERIODS, key=state.BY, required=True, persist_state="session")
    st.toggle("Each source on its own", key=state.PER_SOURCE, persist_state="session")
st.multiselect(
    "Words to draw, beside the one being followed",
    list(dict.fromkeys([*chosen, *common])),
    key=state.TERMS,
    max_selections=5,
    accept_new_options=True,
    persist_state="session",
)
cards.figure(
    charts.trend(table, here.look, by=by),
    table,
    cards.Card(
        name="trend",
        title="Use over time",
        alt=findings.trend_alt(table, by),
        note=f"{words.NOTES['trend']} {words.undated(table, by)}",
    ),
    state.follow,
)
cards.follow_word(common)
