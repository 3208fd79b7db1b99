"""Compare: which words one source favours, measured against the rest."""

import streamlit as st

from dashboard import cards, data, findings, lists, state, words

here = state.here()
sources = sorted(data.selected(here.corpus, here.filters)["source"].unique())
if len(sources) <= 1:
    cards.head("Compare", findings.cannot_compare(sources), data.caveats(here.corpus, here.filters))
    st.stop()

target = state.setting(state.TARGET, sources, sources[0])
reference = words.rest(sources, target)
table = data.keyness(here.corpus, here.filters, target=target)
top = data.distinctive(table)
with cards.head(
    "Compare",
    findings.keyness(top, here.look, target=target, reference=reference),
    data.caveats(here.corpus, here.filters, target=target),
):
    st.selectbox("Source to look at", sources, key=state.TARGET, persist_state="session", width=240)
left, right = st.columns([4, 3], gap="medium")
with left:
    cards.figure(
        data.keyness_figure(here, target=target, reference=reference),
        table,
        cards.Card(
            name="keyness",
            title=f"Words that set {target} apart from {reference}",
            alt=findings.keyness_alt(top, target=target, reference=reference),
            note=words.NOTES["keyness"],
        ),
        state.follow,
    )
with right:
    lists.keyness(top, target=target, reference=reference)
cards.follow_word(top["term"].tolist())
