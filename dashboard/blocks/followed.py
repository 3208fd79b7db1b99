"""The passages of the word being followed: all of them, those of one point of a trend, those near another word."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote

import streamlit as st

from dashboard import data, state
from dashboard.blocks.passages import passages
from dashboard.paper import markup, screen
from dashboard.parts import cards
from dashboard.wording import findings, missing, names


def follow_word(options: Sequence[str], *, sides: Sequence[str] = ()) -> None:
    """Draw the choice of a word to follow, and all of its passages.

    Args:
        options: The words.
        sides: Sources whose column stays where they do not use it.
    """
    here = state.here()
    listed = list(dict.fromkeys([word for word in [here.word] if word] + list(options)))
    cards.chooser("Passages for", listed, here.word, state.follow)
    if not here.word:
        st.caption("Click on a bar, a point or a row, or choose a word above, to read the passages behind its number.")
        return
    found = data.places(here.corpus, here.filters, here.word)
    if found.empty:
        titles = data.titles_with(here.corpus, here.filters, here.word)
        st.text(
            f"{missing.not_found(here.word, titles)} {findings.most_like(data.nearest_words(here.corpus, here.word))}"
        )
        return
    passages(found, data.sizes(here.corpus, here.filters), f"word {here.word}", sides=sides)


def point_passages(cell: str, label: str, by: Any) -> None:
    """Draw the passages of one point of a trend, and the way back to all of the word's."""
    here = state.here()
    search, source, day = cell.rsplit("|", 2)
    period = date.fromisoformat(day)
    found = data.point_places(here, search, source=unquote(source), period=period, by=by)
    sizes = data.point_sizes(here, source=unquote(source), period=period, by=by)
    _part(label, state.open_point)
    passages(found, sizes, f"point {cell}")


def collocate_passages(term: str, window: int) -> None:
    """Draw the passages in which a word stands near the one being followed, and the way back to all of its."""
    here = state.here()
    found = data.places_near(here.corpus, here.filters, here.word, term, window=window)
    _part(names.collocate_head(term, here.word, window), state.open_near)
    passages(found, data.sizes(here.corpus, here.filters), f"near {here.word} {term} {window}")


def _part(label: str, close: Callable[[Any], None]) -> None:
    """Draw the head of some of a word's passages, and the way back to all of them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        screen.show(markup.heading(label))
        st.button("Show all passages", type="tertiary", on_click=close, args=(None,))
