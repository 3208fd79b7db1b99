"""Pairs: the same thing in two sources, one pair at a time, so that the pairing itself can be judged."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from analysis import limits, records
from dashboard import data, state
from dashboard.blocks.buttons import keep_button, read_button
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards, controls
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.wording import evidence, findings, notes

_HEIGHT = 420  # pixels; longer texts are scrolled


def pairs(sources: Sequence[str]) -> None:
    """Draw the choice of two sides, the pairs of their texts that are most alike, and the ways through them."""
    here = state.here()
    if len(sources) <= 1:
        cards.note(notes.NO_PAIR)
        return
    pair, pairing = state.pair(sources), state.pairing()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choice()
    table = data.matched(here, pair, pairing)
    if table.empty:
        cards.note(evidence.no_pairs(pair.names, pairing.days))
        return
    number = state.numbered(settings.COUPLE, len(table))
    row = records(table.iloc[[number - 1]])[0]
    with st.container(horizontal=True, vertical_alignment="center"):
        _way("Nearest pair", 1)
        _way("Next pair", number % len(table) + 1)
        _way("Worst pair", len(table))
        _way("Random pair", findings.next_draw(table, number))
        downloads(table, "pairs")
    cards.note(findings.couple(row, number, len(table)))
    for column, side in zip(st.columns(2, gap="medium"), ("left", "right"), strict=True):
        with column:
            _side(row, side)


def _choice() -> None:
    """Draw the choice of what is paired, and how far apart in time; `state.pairing` has prepared it."""
    controls.box("Pair", settings.UNIT, format_func=notes.UNITS.__getitem__, help=notes.SUITS, width=150)
    controls.box("published within", settings.WITHIN, format_func=evidence.apart, help=notes.DAYS_APART, width=130)


def _way(label: str, number: int) -> None:
    """Draw a button that opens a pair by its number."""
    st.button(label, on_click=state.open_couple, args=(number,))


def _side(row: dict[str, Any], side: str) -> None:
    """Draw one text of a pair, with the words that both share marked."""
    here = state.here()
    source, doc_id, text = (row[f"{side}_{name}"] for name in ("source", "doc_id", "text"))
    fact, style = records(data.documents(here.corpus, [doc_id]))[0], here.look.style(source)
    line = Markup("{} &nbsp; {} · {}").format(
        markup.source(source, here.look), markup.isolated(fact["title"] or doc_id), fact["date"]
    )
    screen.show(markup.rule(line, style))
    whole = data.text(here.corpus, doc_id)
    start, shown = row[f"{side}_start"], text[: limits.LONGEST_PAIRED]
    cut = (bool(whole[:start].strip()), bool(whole[start + len(shown) :].strip()))
    marks = data.places_of_words(here.corpus, doc_id, shown, frozenset(row["shared_terms"]))
    passage = markup.passage(shown, marks, style, cut=cut)
    screen.show(markup.scrolled(passage, f"Text of {source}", _HEIGHT))
    cards.note(findings.own_words(row[f"{side}_terms"]))
    with st.container(horizontal=True, gap="small"):
        read_button(doc_id, start, side)
        keep_button(doc_id, start, start + len(text), side)
