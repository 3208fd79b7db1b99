"""Methods: how every number is computed, and what this one corpus is."""

import streamlit as st

from analysis import versions
from dashboard import data, state
from dashboard.parts import cards, lists
from dashboard.wording import findings, losses, notes

here = state.here()
corpus = data.corpus(here.corpus)
cards.page("Methods").say(findings.methods(corpus), data.caveats(here.corpus, here.filters))
st.subheader("For your methods section", anchor=False)
tried = state.tried()
sources = data.by_documents(here.corpus, here.filters)
cards.prose(data.methods_paragraph(here.corpus, here.filters, state.compared(sources), tried=len(tried)))
if tried:
    st.caption("What was compared in this session, so that you can say what you tried:")
    lists.comparisons_tried(tried)
st.subheader("How the corpus was read", anchor=False)
st.text(losses.reading(corpus))
if not corpus.ledger.empty:
    lists.plain(corpus.ledger, "What was changed or set aside")
st.subheader("Versions", anchor=False)
cards.definitions(versions().items())
st.subheader("What every column says", anchor=False)
cards.glossary()
st.subheader("Limits and thresholds", anchor=False)
st.caption(notes.LIMITS)
cards.limits()
