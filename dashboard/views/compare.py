"""Compare: which words one source favours, measured against the rest, and how sure that is."""

import streamlit as st

from dashboard import blocks, data, state
from dashboard.blocks import comparisons
from dashboard.parts import cards
from dashboard.wording import findings, words

chance = state.setting(state.CHANCE, state.YES_NO, state.NO)
here = state.by_chance(state.setting(state.DEAL, state.DEALS, 1)) if chance else state.here()
documents = data.selected(here.corpus, here.filters)
if documents.empty:
    cards.empty("Compare", here)
    st.stop()

sources = sorted(documents["source"].unique())
if len(sources) <= 1:
    cards.page("Compare").say(
        findings.cannot_compare(sources, here.look.sources), data.caveats(here.corpus, here.filters)
    )
    st.stop()

pair = state.pair(sources)
state.setting(state.SHAPE, state.SHAPES, state.BARS)
page = cards.page("Compare")
with page.settings:
    cards.side_choice(sources)
    st.segmented_control("Draw", state.SHAPES, key=state.SHAPE, required=True, persist_state="session")
if chance:
    cards.warning(words.chance(here.corpus.deal))
table = data.keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
top = data.distinctive(table)
cautions = data.caveats(here.corpus, here.filters, target=pair.target, reference=pair.reference)
tried = state.tried(sides=tuple(sorted(pair.names)))
told = findings.told(table, cautions)
page.say(findings.keyness(top, here.look, pair.names, told=told), cautions, tried=tried)
comparisons.distinctive_words(table, top, pair, judged=told is not None)
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.toggle("Chance: deal the sources at random", key=state.CHANCE, persist_state="session")
    if chance:
        st.selectbox("Deal", state.DEALS, key=state.DEAL, persist_state="session", width=90)
comparisons.followed_word(pair)
comparisons.counted_once(pair)
blocks.follow_word(top["term"].tolist())
comparisons.without_the_word(pair)
