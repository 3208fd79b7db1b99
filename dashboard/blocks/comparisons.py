"""Two sides: how they are drawn, how far they diverge, and what one says without the other's word."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis import limits, records
from dashboard import data, state
from dashboard.blocks import frame
from dashboard.blocks.passages import passages
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.state.whereabouts import Here, Pair
from dashboard.wording import findings, missing, notes

_MEANWHILE = " meanwhile"  # part of the names of what is drawn while a test runs


def dealt_by_chance() -> Here:
    """Deal the sources at random, as the test of the comparison asked for deals them.

    In the heat map each source has a comparison of its own, with periods of its own: there they are dealt to all
    documents, which is by chance whatever the periods.
    """
    sources, within = data.by_documents(state.here().corpus, state.here().filters), ""
    if len(sources) > 1 and state.setting(settings.SHAPE) != settings.HEAT:
        here = state.here()
        within = "".join(data.comparison_basis(here.corpus, here.filters, state.pair(sources))["within"])
    return state.by_chance(state.setting(settings.DEAL), within=within)


def tested(pair: Pair, *, shape: str) -> pd.DataFrame:
    """Return KEYNESS of a pair; where its test takes a while, draw what needs none until it is there.

    Args:
        pair: The two sides.
        shape: The figure's, one of those of the setting.
    """
    here, room = state.here(), st.empty()
    if not data.takes_a_while(here, pair):
        return data.keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    with room.container():
        effects = data.keyness_effects(here.corpus, here.filters, pair)
        top = data.made_of(here.corpus, data.distinctive, effects)
        screen.show(markup.finding(headline(top, pair)))
        cards.note(notes.STILL_TESTING)
        drawn = settings.BARS if shape == settings.HEAT else shape
        card = _card(top, effects, pair, drawn)
        card = replace(card, name=f"keyness{_MEANWHILE}", note=card.note.replace(notes.FILLED, notes.NOT_YET))
        figure = data.keyness_figure(here, pair, shape=drawn, judged=False, tested=False)
        with cards.figure_beside(figure, effects, card, state.follow):
            lists.keyness(top, pair.names, judged=False, name=f"distinctive words{_MEANWHILE}")
    table = data.keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    if shape == settings.HEAT:
        data.source_profiles(here.corpus, here.filters)
    room.empty()
    return table


def headline(top: pd.DataFrame, pair: Pair, told: int | None = None) -> Markup:
    """Return what a pair says of the word being followed; where there is none, its most telling words.

    Args:
        top: KEYNESS of the words at both ends.
        pair: The two sides.
        told: How many words can be told from chance; None where there is no verdict on any.
    """
    here = state.here()
    if here.word:
        sides = data.word_on_sides(here, pair)
        return findings.followed(here.word, here.look, pair.names, sides, here.filters.search)
    sizes = data.side_sizes(here, pair)
    return data.made_of(here.corpus, findings.keyness, top, here.look, pair.names, sizes, told=told)


def distinctive_words(table: pd.DataFrame, pair: Pair, *, shape: str, judged: bool) -> None:
    """Draw the words that set two sides apart, as a figure and as a list.

    Args:
        table: KEYNESS of the pair.
        pair: The two sides.
        shape: The figure's, one of those of the setting.
        judged: Whether there are enough documents for a verdict on any word.
    """
    here = state.here()
    shown = data.source_profiles(here.corpus, here.filters) if shape == settings.HEAT else table
    card = _card(data.made_of(here.corpus, data.distinctive, table), shown, pair, shape)
    figure = data.keyness_figure(here, pair, shape=shape, judged=judged)
    with cards.figure_beside(figure, shown, card, state.follow):
        frame.pane(
            {
                settings.PASSAGES: partial(frame.word_passages, sources_of(pair)),
                settings.LIST: partial(lists.keyness, data.shown_keyness(here, pair), pair.names, judged=judged),
            }
        )
    if judged:
        cards.note(findings.basis(data.comparison_basis(here.corpus, here.filters, pair)))
    cards.note(findings.divergence(data.divergence(here.corpus, here.filters, pair)))


def sources_of(pair: Pair) -> tuple[str, ...]:
    """Return the sources that are the sides of a comparison; none where one side is several."""
    sides = (pair.target, pair.reference or pair.names[1])  # of two sources the other is called by its name
    return sides if sides[1] in state.here().look.sources else ()


def keep_words(top: pd.DataFrame, pair: Pair) -> None:
    """Draw the way to keep the most telling words of either side, each with its first passages there.

    Args:
        top: KEYNESS of the words at both ends.
        pair: The two sides.
    """
    ours, theirs = top[top["log_ratio"] > 0], top[top["log_ratio"] < 0]
    of_target = dict.fromkeys(ours["term"].head(limits.WORDS_KEPT), True)
    of_reference = dict.fromkeys(theirs["term"][::-1].head(limits.WORDS_KEPT), False)
    st.button(
        notes.KEEP_WORDS,
        key="keep-words",
        help=notes.KEEP_WORDS_HELP,
        disabled=top.empty or state.tray_is_full(),
        on_click=_keep_words,
        args=(state.here(), pair, of_target | of_reference),
    )


def _keep_words(here: Here, pair: Pair, words: Mapping[str, bool]) -> None:
    """Keep the first passages of some words, each of the side that uses it more, there of who uses it most.

    Args:
        here: The corpus.
        pair: The two sides.
        words: Each word, and whether it is of the target.
    """
    for word, is_ours in words.items():
        found = data.places(here.corpus, here.filters, word)
        sides = data.by_side(data.tally(here.corpus, data.Rows(found)), pair)
        source = str(sides[0 if is_ours else 1]["found"].idxmax())
        marking = data.Marking("use", frozenset())
        for one in data.first_cards(here, data.Rows(found), marking, source=source, most=limits.PASSAGES_KEPT):
            state.keep(one.doc_id, one.start, one.end, word)


def _card(top: pd.DataFrame, shown: pd.DataFrame, pair: Pair, shape: str) -> cards.Card:
    """Return the words on the card of a figure.

    Args:
        top: KEYNESS of the words at both ends.
        shown: What the figure shows.
        pair: The two sides.
        shape: The figure's.
    """
    here = state.here()
    if shape == settings.HEAT:
        alt = data.made_of(here.corpus, findings.profiles_alt, shown)
    else:
        alt = data.made_of(here.corpus, findings.keyness_alt, top, pair.names)
    return cards.Card(name="keyness", title=notes.COMPARISONS[shape], alt=alt, note=notes.FIGURES[shape])


def followed_word(pair: Pair) -> None:
    """Draw several views of the rates of the word being followed."""
    here = state.here()
    if here.word:
        views = data.word_views(here.corpus, here.filters, here.word, target=pair.target, reference=pair.reference)
        cards.note(findings.word_views(views, here.word, here.look, pair.names))


def counted_once(pair: Pair) -> None:
    """Draw, when asked for, what is left of the word's difference when copies are counted once."""
    here = state.here()
    if not here.word or here.filters.collapse_duplicates:
        return
    if controls.switch("How much of it is copies?", settings.COPIES):
        for row in records(data.duplicate_effect(here, pair)):
            cards.note(findings.effect(row))


def without_the_word(pair: Pair) -> None:
    """Draw, when asked for, documents that discuss what the other side uses the word for, without the word."""
    here = state.here()
    if not here.word:
        return
    if not controls.switch("Documents that discuss this without the word", settings.WITHOUT, help=notes.WITHOUT):
        return
    found = data.passages_without(here, pair)
    if found.empty:
        cards.note(missing.none_without(here.word))
        return
    passages(found, data.sizes(here.corpus, here.filters), f"without {here.word}", noun="document")
