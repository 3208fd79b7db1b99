"""The sidebar: which corpus, and which of its documents; the same on every page, and bound to the link."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard import data, state
from dashboard.blocks.frame.topline import SEARCH_HELP, Topline, word_box
from dashboard.blocks.frame.within import within_topics
from dashboard.blocks.keeping import keep_work
from dashboard.blocks.place import keep_place
from dashboard.blocks.units import compare_by
from dashboard.paper.labels import literal
from dashboard.parts import controls
from dashboard.state import settings
from dashboard.state.whereabouts import Key
from dashboard.wording import notes
from dashboard.wording.compared import choosing, spoken_label


def filters(key: Key, top: Topline) -> tuple[date, date] | None:
    """Draw the filters of a corpus and what is left after them; return its first and last day, where any is dated.

    Args:
        key: Of the corpus.
        top: The rooms on top of the page: the word is a filter too, and what is compared depends on them.
    """
    span = data.span(key)
    state.serve_kept({} if key.owner else data.kept_session(key.name))
    state.settle_in(key.name, data.corpus(key))
    state.enter(key.name, span)
    key = within_topics(key)
    with top.sentence:
        key = compare_by(key)
    with st.sidebar:
        sources, units = data.compared_units(key, others=state.others_too(key)), data.unit_columns(key)
        st.multiselect(
            literal(choosing.list_label(key.noun)),
            sources,
            placeholder=choosing.all_of(len(sources), key.noun),
            **state.widget(settings.SOURCES),
        )
        if span is not None and span[0] < span[1]:
            st.date_input("Dates", span, *span, format="YYYY-MM-DD", **state.widget(settings.DATES))
        _searches(key, units)
    word_box(top)
    scope, titles = key.scope, bool(state.setting(settings.TITLES))
    key = data.opened(key.name, titles=titles, by=key.by, groups=key.groups)._replace(
        scope=scope, names=state.name_options()
    )
    state.arrive(key, sources, span, units)
    here = state.here()
    if here.corpus.named:
        data.find_names(here.corpus)
    key = key._replace(names=here.corpus.names, named=here.corpus.named)
    here = state.for_this_run(look=replace(here.look, chosen=data.coloured_sources(key, here.filters)))
    data.find_copies(key, here.filters)
    with st.sidebar:
        st.caption(spoken_label(notes.denominator(data.selected(key, here.filters)), key.noun))
        with st.container(horizontal=True):
            keep_work(span)
            st.button("Start over", on_click=state.start_over, args=(span,), help=notes.START_OVER)
        keep_place(state.said_here(span))
    return span


def _searches(key: Key, units: tuple[str, ...]) -> None:
    """Draw what is searched for, and how; and what is counted, by which units of evidence where there is a choice."""
    controls.line("Only documents that contain", settings.SEARCH, placeholder="e.g. sanctuary cit*", help=SEARCH_HELP)
    with st.expander("More", key="more-filters"):
        controls.switch("Count copies once", settings.ONCE, help=notes.COPIES)
        controls.switch("Ignore accents in searches", settings.FOLD, help=notes.ACCENTS)
        controls.switch("Count titles", settings.TITLES, on_change=_move_texts, args=(key.name,), help=notes.TITLES)
        if units:
            controls.box(notes.EVIDENCE, settings.EVIDENCE, (settings.DOCUMENTS, *units), help=notes.UNITS_OF_EVIDENCE)


def _move_texts(name: str) -> None:
    """Keep what was kept at its place, when titles come before the texts or go."""
    state.leave_scope()  # with other texts, topics are others
    state.move_texts(data.title_lengths(data.opened(name)), 1 if state.setting(settings.TITLES) else -1)
