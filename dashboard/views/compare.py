"""Compare: which words one source favours, measured against the rest, and how sure that is."""

import streamlit as st

from dashboard import blocks, data, state
from dashboard.blocks import comparisons, frame, teaching
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import findings, notes

chance = state.setting(settings.CHANCE) and not state.setting(settings.BLIND)
cards.chosen_documents("Compare", state.here())
here = comparisons.dealt_by_chance() if chance else state.here()

sources = data.by_documents(here.corpus, here.filters)
if len(sources) <= 1:
    cards.page("Compare").say(
        findings.cannot_compare(sources, here.look.sources), data.caveats(here.corpus, here.filters)
    )
    st.stop()

pair = state.pair(sources)
here = state.for_this_run(look=here.look.paired(*pair.names))
page = cards.page("Compare")
with page.settings:
    shape = controls.buttons("Draw", settings.SHAPE)
    teaching.class_switches()
teaching.say_first(page, pair)
if chance:
    cards.warning(notes.chance_mode(here.corpus.deal, here.corpus.within, here.corpus.unit))
table = comparisons.tested(pair, shape=shape)
cautions = data.caveats(here.corpus, here.filters, target=pair.target, reference=pair.reference)
tried = state.tried(sides=tuple(sorted(pair.names)))
told = findings.told(table, cautions)
top = data.made_of(here.corpus, data.distinctive, table)
page.say(comparisons.headline(top, pair, told), cautions, tried=tried)
here = state.suggest(next(iter(top["term"]), ""))
with page.settings:
    comparisons.keep_words(top, pair)
comparisons.distinctive_words(table, pair, shape=shape, judged=told is not None)
with st.container(horizontal=True, vertical_alignment="bottom"):
    controls.switch("Chance: deal the sources at random", settings.CHANCE)
    if chance:
        controls.box("Deal", settings.DEAL, width=90)
frame.passages_heading()
comparisons.followed_word(pair)
comparisons.counted_once(pair)
blocks.follow_word(top["term"].tolist(), sides=comparisons.sources_of(pair))
comparisons.without_the_word(pair)
