"""Methods: how every number is computed, and what this one corpus is."""

import streamlit as st

from analysis import checked_names, versions, works_cited
from dashboard import data, state
from dashboard.parts import cards, lists, pictures
from dashboard.wording import findings, losses, notes

here = state.here()
corpus = data.corpus(here.corpus)
cards.page("Methods").say(findings.methods(corpus), data.caveats(here.corpus, here.filters))
st.header("For your methods section", anchor=False)
tried = state.tried()
sources = data.by_documents(here.corpus, here.filters)
used = state.used(len(tried), checked_names(data.name_check(here.corpus, state.verdicts())))
paragraph = data.methods_paragraph(here.corpus, here.filters, state.compared(sources), used)
works = [*works_cited(paragraph), notes.HOW_TO_CITE]
cards.note(notes.looked_at(any_page=state.has_looked()))
cards.prose(paragraph)
cards.works(works)
pictures.copy("\n\n".join([paragraph, *works]), "methods")
if tried:
    st.caption("What was compared in this session, so that you can say what you tried:")
    lists.comparisons_tried(tried)
st.header("How the corpus was read", anchor=False)
st.text(losses.reading(corpus))
if not corpus.ledger.empty:
    lists.plain(corpus.ledger, "What was changed or set aside")
st.header("Versions", anchor=False)
cards.definitions(versions().items())
st.header("Limits and thresholds", anchor=False)
st.caption(notes.LIMITS)
cards.limits()
