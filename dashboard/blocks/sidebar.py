"""The sidebar: which corpus, and which of its documents; the same on every page, and bound to the link."""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis import IntakeError
from dashboard import data, state
from dashboard.blocks.intake.inviting import invitation
from dashboard.blocks.keeping import keep_work
from dashboard.blocks.place import keep_place
from dashboard.blocks.units import compare_by
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls
from dashboard.serving.bundled import offered
from dashboard.state import settings
from dashboard.state.pages import CORPUS
from dashboard.state.whereabouts import Key
from dashboard.wording import intake, links, notes
from dashboard.wording.compared import choosing, spoken_label

SEARCH_HELP = (
    r"word · “a phrase” · immig\* · \*ness · /regex/ · a | b · a NEAR/5 b · AND, OR, NOT between searches, with ( ). "
    "In a | b, a match that lies inside a longer one is not counted again."
)


def corpus_choice(page: str) -> Key | None:
    """Draw the choice of corpus and return it; None where none is chosen, on the page on which one is brought.

    Args:
        page: The page that is open.

    Raises:
        IntakeError: `E-CORPUS` or `E-PRIVATE` on any other page while none is chosen, because the link asks for one
            that is not here.
    """
    data.present()
    names = [*offered(), *state.own_corpora()]
    gone = state.gone(names)
    with st.sidebar:
        name = st.selectbox(
            "Corpus",
            names,
            index=None if gone else 0,
            placeholder="Choose a corpus",
            **state.widget(settings.CORPUS),
        )
        invitation("sidebar")
        if went := state.let_go_for_others():
            cards.warning(intake.made_room(went))
        if name is None:
            keep_place(state.asked_for())
    if name is not None:
        return data.opened(name)
    if page != CORPUS:
        invitation("page")
    if files := state.files_to_bring():
        if page != CORPUS:
            raise IntakeError("E-PRIVATE", intake.private(gone, files, again=state.is_back()))
        cards.warning(f"{intake.private(gone, files, again=state.is_back())}.")
    elif page != CORPUS:
        raise IntakeError("E-CORPUS", links.no_corpus(gone), todo=links.CHOOSE_OR_BRING)
    return None


def filters(key: Key) -> None:
    """Draw the filters of a corpus, and what is left after them."""
    span = data.span(key)
    state.serve_kept({} if key.owner else data.kept_session(key.name))
    state.settle_in(key.name, data.corpus(key))
    state.enter(key.name, span)
    with st.sidebar:
        key = compare_by(key)
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
    key = data.opened(key.name, titles=state.setting(settings.TITLES), by=key.by, groups=key.groups)
    state.arrive(key, sources, span, units)
    here = state.here()
    here = state.for_this_run(look=replace(here.look, chosen=data.coloured_sources(key, here.filters)))
    data.find_copies(key, here.filters)
    with st.sidebar:
        st.caption(spoken_label(notes.denominator(data.selected(key, here.filters)), key.noun))
        with st.container(horizontal=True):
            _share(span)
            keep_work(span)
            st.button("Clear filters", on_click=state.clear_filters, args=(span,))
            st.button("Start over", on_click=state.start_over, args=(span,), help=notes.START_OVER)
        linked = state.linked_fingerprint(key.name)
        if linked and not key.fingerprint.startswith(linked):
            st.warning("This link was made with another version of the corpus: its numbers may have been others.")
        keep_place(state.said_here(span))


def _searches(key: Key, units: tuple[str, ...]) -> None:
    """Draw what is searched for, and how; and what is counted, by which units of evidence where there is a choice."""
    controls.line("Only documents that contain", settings.SEARCH, placeholder="e.g. sanctuary cit*", help=SEARCH_HELP)
    controls.line(
        "Word or phrase to follow",
        settings.WORD,
        on_change=state.open_near,
        args=(None,),
        placeholder="click one, or type it here",
        help=f"Every page shows this word: its passages, its use over time, its use by each source. {SEARCH_HELP}",
    )
    with st.expander("More", key="more-filters"):
        controls.switch("Count copies once", settings.ONCE, help=notes.COPIES)
        controls.switch("Ignore accents in searches", settings.FOLD, help=notes.ACCENTS)
        controls.switch("Count titles", settings.TITLES, on_change=_move_texts, args=(key.name,), help=notes.TITLES)
        if units:
            controls.box(notes.EVIDENCE, settings.EVIDENCE, (settings.DOCUMENTS, *units), help=notes.UNITS_OF_EVIDENCE)


def _move_texts(name: str) -> None:
    """Keep what was kept at its place, when titles come before the texts or go."""
    state.move_texts(data.title_lengths(data.opened(name)), 1 if state.setting(settings.TITLES) else -1)


def _share(span: tuple[date, date] | None) -> None:
    """Draw the link to what is on the screen; written when asked for, because the page comes after the sidebar."""
    with st.popover("Share", key="share", on_change="rerun") as share:
        if share.open:
            st.caption("A link to this page with every filter written out, and the corpus’s fingerprint:")
            st.code(state.share_link(span), language=None, wrap_lines=True)
