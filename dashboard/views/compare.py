"""Compare: which words one source favours, measured against the rest, and how sure that is."""

import streamlit as st

from dashboard import cards, data, findings, lists, state, words

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

target = state.setting(state.TARGET, sources, sources[0])
choices = [state.ALL_OTHERS, *(name for name in sources if name != target)]
against = state.setting(state.AGAINST, choices, state.ALL_OTHERS)
reference = None if against == state.ALL_OTHERS else against
names = words.side_names(documents, target, reference)
shape = state.setting(state.SHAPE, state.SHAPES, state.BARS)
page = cards.page("Compare")
with page.settings:
    st.selectbox("Look at", sources, key=state.TARGET, persist_state="session", width=150)
    st.selectbox("compared with", choices, key=state.AGAINST, persist_state="session", width=150)
    st.segmented_control("Draw", state.SHAPES, key=state.SHAPE, required=True, persist_state="session")
if chance:
    cards.warning(words.chance(here.corpus.deal))
table = data.keyness(here.corpus, here.filters, target=target, reference=reference)
top = data.distinctive(table)
cautions = data.caveats(here.corpus, here.filters, target=target, reference=reference)
page.say(findings.keyness(top, here.look, names), cautions)
left, right = st.columns([4, 3], gap="medium")
with left:
    cards.figure(
        data.keyness_figure(here, target=target, reference=reference, shape=shape),
        table,
        cards.Card(
            name="keyness",
            title=f"Words that set {names[0]} apart from {names[1]}",
            alt=findings.keyness_alt(top, names),
            note=words.NOTES["keyness"],
        ),
        state.follow,
    )
with right:
    lists.keyness(top, names)
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.toggle("Chance: deal the sources at random", key=state.CHANCE, persist_state="session")
    if chance:
        st.selectbox("Deal", state.DEALS, key=state.DEAL, persist_state="session", width=90)
if here.word:
    views = data.word_views(here.corpus, here.filters, here.word, target=target, reference=reference)
    cards.note(findings.word_views(views, here.word, here.look, names))
cards.follow_word(top["term"].tolist())
