"""Terms: which words are used, how often, in how many documents, and how evenly."""

import streamlit as st

from dashboard import cards, charts, data, findings, lists, state, words

here = state.here()
documents = data.selected(here.corpus, here.filters)
if documents.empty:
    cards.empty("Terms", here)
    st.stop()

page = cards.page("Terms")
n = state.setting(state.NGRAM, state.NGRAMS, 1)
without = state.setting(state.STOPWORDS, state.YES_NO, state.YES)
with page.settings:
    st.segmented_control("Words in a row", state.NGRAMS, key=state.NGRAM, required=True, persist_state="session")
    st.toggle("Leave out stop words", key=state.STOPWORDS, persist_state="session")
    cards.stopword_list(data.stopwords(here.corpus) if without else frozenset())
table = data.term_frequencies(here.corpus, here.filters, n=n, without_stopwords=without)
top = table.head(charts.BARS)
page.say(findings.terms(table, n), data.caveats(here.corpus, here.filters))
left, right = st.columns([4, 3], gap="medium")
with left:
    cards.figure(
        data.terms_figure(here, n=n, without_stopwords=without),
        table,
        cards.Card(
            name="terms",
            title="Words used most",
            alt=findings.terms_alt(top),
            note=f"{words.NOTES['terms']} {words.interval_note(documents)}",
        ),
        state.follow,
    )
with right:
    lists.terms(table)
cards.follow_word(top["term"].tolist())
