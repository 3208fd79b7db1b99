"""The sentence on top of every page: in which corpus, what with what, which word; and the links beside the menu."""

from datetime import date
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis import IntakeError
from dashboard import data, state
from dashboard.blocks.frame.within import scope_in_force
from dashboard.blocks.intake.inviting import invitation
from dashboard.blocks.place import keep_place
from dashboard.paper import frame, screen
from dashboard.parts import cards, controls
from dashboard.serving.bundled import offered
from dashboard.state import settings
from dashboard.state.keys import COMPARE, READER
from dashboard.state.pages import CORPUS
from dashboard.state.whereabouts import Key
from dashboard.wording import frame as words
from dashboard.wording import intake, notes
from dashboard.wording import links as linking

SEARCH_HELP = (
    r"word · “a phrase” · immig\* · \*ness · /regex/ · \[Name\] · a | b · a NEAR/5 b · AND, OR, NOT between searches, "
    r"with ( ). \[Name\] is every mention of who or what Entities calls so, in whatever form. "
    "In a | b, a match that lies inside a longer one is not counted again."
)


class Topline(NamedTuple):
    """The rooms on top of a page.

    Attributes:
        sentence: For the corpus, the unit and the two sides.
        word: For the one word box.
        links: For the ways to what is kept, to texts of one's own and to a link.
    """

    sentence: DeltaGenerator
    word: DeltaGenerator
    links: DeltaGenerator


def topline() -> Topline:
    """Draw the name and the skip links, and make room for the sentence and the links."""
    screen.show(frame.skip_links(words.SKIPS))
    with st.container(key="name"):
        screen.show(frame.name(words.NAME))
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="topline"):
        sentence = st.container(horizontal=True, vertical_alignment="center", width="content", key="sentence")
        word = st.container(horizontal=True, vertical_alignment="center", width="content", key="word-box")
    return Topline(sentence, word, st.container(horizontal=True, key="links"))


def corpus_choice(top: Topline, page: str) -> Key | None:
    """Draw the choice of corpus and return it; None where none is chosen, on the page on which one is brought.

    Args:
        top: The rooms on top.
        page: The page that is open.

    Raises:
        IntakeError: `E-CORPUS` or `E-PRIVATE` on any other page while none is chosen, because the link asks for one
            that is not here.
    """
    data.present()
    names = [*offered(), *state.own_corpora()]
    gone = state.gone(names)
    with top.sentence:
        name = st.selectbox(
            words.IN,
            names,
            index=None if gone else 0,
            placeholder="Choose a corpus",
            width=250,
            **state.widget(settings.CORPUS),
        )
    with top.links:
        st.button(words.ADD, key="add-texts", type="tertiary", on_click=state.go_bring)
    if went := state.let_go_for_others():
        cards.warning(intake.made_room(went))
    if name is not None:
        return data.opened(name)
    with st.sidebar:
        keep_place(state.asked_for())
    if page != CORPUS:
        invitation("page")
    if files := state.files_to_bring():
        said = intake.private(gone, files, again=state.is_back(), exercise=state.exercise_title())
        if page != CORPUS:
            raise IntakeError("E-PRIVATE", said)
        cards.warning(f"{said}.")
    elif page != CORPUS:
        raise IntakeError("E-CORPUS", linking.no_corpus(gone), todo=linking.CHOOSE_OR_BRING)
    return None


def word_box(top: Topline) -> None:
    """Draw the one box for a word; it is drawn before it is known what is on the page, and bound to the link."""
    with top.word:
        screen.show(frame.anchor("word"))
        controls.line(
            words.WORD,
            settings.WORD,
            on_change=state.open_near,
            args=(None,),
            placeholder="click one, or type it here",
            width=250,
            help=f"Every page shows this word: its passages, its use over time, its use by each source. {SEARCH_HELP}",
        )
        screen.show(frame.skip_on("passages", words.SKIPS["passages"]))


def sides(top: Topline, page: str) -> None:
    """Draw what is compared: the unit, and on the pages that have them the two sides."""
    here = state.here()
    is_paired = page == READER and state.setting(settings.VIEW) == settings.PAIRS
    if page != COMPARE and not is_paired:
        return
    sources = data.by_documents(here.corpus, here.filters)
    if len(sources) <= 1:
        return
    state.pair(sources)
    with top.sentence:
        controls.box(words.COMPARE, settings.TARGET, sorted(sources), width=190)
        controls.box(words.WITH, settings.AGAINST, state.references(sorted(sources)), width=160)


def top_links(top: Topline, span: tuple[date, date] | None) -> None:
    """Draw the ways to what is kept and to a link to what is on the screen, which is written when it is asked for."""
    with top.links:
        st.button(words.kept_link(len(state.kept())), key="kept-link", type="tertiary", on_click=state.open_tray)
        with st.popover("Share", key="share", type="tertiary", on_change="rerun") as share:
            if share.open:
                st.caption("A link to this page with every filter written out, and the corpus’s fingerprint:")
                st.code(state.share_link(span), language=None, wrap_lines=True)


def filters_in_force(span: tuple[date, date] | None) -> None:
    """Say which filters are in force, with the way back; there is room for it where none is, so that nothing moves."""
    here, days = state.here(), state.days_asked(span)
    narrowed = days if here.filters.start or here.filters.end else None
    with st.container(horizontal=True, vertical_alignment="center", key="in-force"):
        if said := words.in_force(here.filters, here.look.sources, narrowed, here.corpus.noun):
            cards.note(said)
            st.button(words.CLEAR, key="clear-filters", type="tertiary", on_click=state.clear_filters, args=(span,))
        scope_in_force()
    linked = state.linked_fingerprint(here.corpus.name)
    if linked and not here.corpus.fingerprint.startswith(linked):
        cards.warning(notes.ANOTHER_VERSION)
