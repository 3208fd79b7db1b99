"""Chance beside what is real: two figures, masked until somebody has said which one is real."""

from dataclasses import replace
from hashlib import sha256

import streamlit as st

from dashboard import data, state
from dashboard.paper import markup, screen
from dashboard.paper.palette import Look
from dashboard.parts import cards, controls
from dashboard.parts.cards import Page
from dashboard.state import settings
from dashboard.state.whereabouts import Here, Pair
from dashboard.wording import findings
from dashboard.wording.compared import spoken
from dashboard.wording.teaching import guessing as words

_MASKS = ("A", "B")
_PLOTLY = {"displayModeBar": False}
_PLACES = (state.LEFT, state.RIGHT)


def which_is_real(page: Page, pair: Pair) -> None:
    """Draw the comparison and the same of dealt sources beside each other, and ask which is real.

    Before somebody has said it, nothing on the page tells: no names, no verdicts, no colours of the sources, no list.

    Args:
        page: The head of the page.
        pair: The two sides.
    """
    guessed, deal = state.guessed(), state.setting(settings.DEAL)
    real, dealt = state.here(), _dealt(state.here(), pair, deal)
    order, mask, colours = _order(real, pair, deal)
    shown = [real, dealt] if order else [dealt, real]
    page.say(_said(real, dealt, pair, real_place=_PLACES[not order]))
    if not guessed:
        cards.note(words.masked(deal))
    if not guessed:
        names = _MASKS if mask else _MASKS[::-1]
        look = Look(_MASKS if colours else _MASKS[::-1], dark=real.look.dark)
        shown = [replace(one, look=look) for one in shown]
        pair = pair._replace(names=names)
    for place, one, column in zip(_PLACES, shown, st.columns(2, gap="medium"), strict=True):
        with column, st.container(border=True, key=f"card-chance-{place}", gap="small"):
            _figure(one, pair, place, real_place=_PLACES[not order] if guessed else "")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if guessed:
            st.button(words.MASK_AGAIN, key="guess-again", on_click=state.guess_again)
        controls.box("Deal", settings.DEAL, width=90, on_change=state.guess_again)


def _dealt(here: Here, pair: Pair, deal: int) -> Here:
    """Return the same place with the sources dealt as the test of the comparison deals them; no word is followed."""
    within = "".join(data.comparison_basis(here.corpus, here.filters, pair)["within"])
    return replace(here, corpus=here.corpus._replace(deal=deal, within=within, unit=here.filters.unit))


def _order(here: Here, pair: Pair, deal: int) -> tuple[bool, bool, bool]:
    """Return whether the real one stands on the left, the side looked at is A, and A has the first colour."""
    bits = sha256(f"{here.corpus.fingerprint} {pair} {deal}".encode()).digest()[0]
    return bool(bits & 1), bool(bits & 2), bool(bits & 4)


def _said(real: Here, dealt: Here, pair: Pair, *, real_place: str) -> str:
    """Return what is asked, or what the answer comes to."""
    if not (guessed := state.guessed()):
        return words.WHICH_IS_REAL
    return words.revealed(real_place, guessed, (_told(real, pair), _told(dealt, pair)), dealt.corpus.deal)


def _told(here: Here, pair: Pair) -> int | None:
    """Return how many words can be told from chance; None where too few documents are compared."""
    table = data.keyness(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    cautions = data.caveats(here.corpus, here.filters, target=pair.target, reference=pair.reference)
    return findings.told(table, cautions)


def _figure(here: Here, pair: Pair, place: str, *, real_place: str) -> None:
    """Draw one of the two; without what would tell it from the other, as long as nobody has said which is real."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        screen.show(markup.heading(spoken(words.chance_head(place, real_place), here.corpus.noun)))
        if not real_place:
            st.button(words.THIS_ONE, key=f"real-{place}", on_click=state.guess, args=(place,))
    judged = bool(real_place) and _told(here, pair) is not None
    plain = replace(here, word="")
    figure = data.keyness_figure(plain, pair, shape=settings.BARS, judged=judged, tested=judged)
    table = data.keyness_effects(here.corpus, here.filters, pair)
    top = data.made_of(here.corpus, data.distinctive, table)
    said = data.made_of(here.corpus, findings.keyness_alt, top, pair.names)
    st.plotly_chart(figure, key=f"chance-{place}", config=_PLOTLY, alt=words.masked_alt(place, said))
