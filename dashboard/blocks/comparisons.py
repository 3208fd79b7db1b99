"""Two sides: how they are drawn, how far they diverge, and what one says without the other's word."""

import pandas as pd

from analysis import records
from dashboard import data, state
from dashboard.blocks.passages import passages
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.state.whereabouts import Pair
from dashboard.wording import drawing, findings, missing, notes


def distinctive_words(table: pd.DataFrame, top: pd.DataFrame, pair: Pair, *, shape: str, judged: bool) -> None:
    """Draw the words that set two sides apart, as a figure and as a list.

    Args:
        table: KEYNESS of the pair.
        top: Its words at both ends.
        pair: The two sides.
        shape: The figure's, one of those of the setting.
        judged: Whether there are enough documents for a verdict on any word.
    """
    here = state.here()
    shown, alt = table, findings.keyness_alt(top, pair.names)
    if shape == settings.HEAT:
        shown = data.source_profiles(here.corpus, here.filters)
        alt = findings.profiles_alt(shown)
    lines = drawing.comparison_note(data.selected(here.corpus, here.filters), pair.target, pair.reference)
    note = f"{notes.FIGURES[shape]} {lines if shape == settings.BARS else ''}"
    card = cards.Card(name="keyness", title=notes.COMPARISONS[shape], alt=alt, note=note)
    with cards.figure_beside(data.keyness_figure(here, pair, shape=shape), shown, card, state.follow):
        dealt = data.shown_p(here.corpus, here.filters, pair)
        lists.keyness(top.merge(dealt, on="term", suffixes=("", "_dealt")), pair.names, judged=judged)
        cards.note(findings.divergence(data.divergence(here.corpus, here.filters, pair)))


def followed_word(pair: Pair) -> None:
    """Draw three views of the rates of the word being followed."""
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
