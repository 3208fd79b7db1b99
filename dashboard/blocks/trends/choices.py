"""The words, the period and the events of a figure over time, each with its widget."""

from datetime import date

import streamlit as st

from analysis import Period, limits
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.wording import drawing, notes
from dashboard.wording.dates import Event

_FORM = 320  # pixels


def period_choice() -> Period:
    """Draw the choice of how long a period is, and return it; one that fits the documents, unless another is chosen."""
    here = state.here()
    fitting = data.fitting_period(here.corpus, here.filters)
    called = notes.step_names(fitting)
    chosen = controls.buttons("Count by", settings.BY, format_func=called.__getitem__)
    return fitting if chosen == settings.AUTO else chosen


def words_and_events(common: list[str]) -> tuple[tuple[str, ...], tuple[Event, ...]]:
    """Draw the choices of words and of events side by side, and return both.

    Args:
        common: The words used most.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return _words(common), _events()


def _words(common: list[str]) -> tuple[str, ...]:
    """Draw the words to draw, each of which can be taken away, and return them with the one being followed.

    Args:
        common: The words used most, which are offered; the first is drawn where nothing is asked for.
    """
    followed = state.here().word
    chosen = controls.chips(
        notes.WORDS_BESIDE if followed else notes.WORDS,
        settings.TERMS,
        common,
        most=limits.MOST_LINES,
        placeholder=notes.ADD_WORDS,
        help=notes.WORDS_HELP,
    )
    return drawing.searches(followed, chosen, common)


def _events() -> tuple[Event, ...]:
    """Draw the form in which events are marked, and return those that are."""
    found = state.marked_events()
    with st.popover("Events", type="tertiary", key="events", on_change="rerun", help=notes.EVENTS) as opened:
        if opened.open:
            with st.container(width=_FORM):
                _form(found)
    return found


def _form(found: tuple[Event, ...]) -> None:
    """Draw what takes an event, and those there are, each with what takes it away."""
    if len(found) < limits.MOST_EVENTS:
        with st.form("event-form", clear_on_submit=True, border=False):
            day, said = (state.event_key(part) for part in ("day", "words"))
            st.date_input("Day", None, date.min, date.max, key=day, format="YYYY-MM-DD")
            st.text_input("What happened", key=said, max_chars=limits.LONGEST_EVENT)
            st.form_submit_button("Mark it", on_click=state.mark_event)
    else:
        cards.note(notes.NO_MORE_EVENTS)
    for one in found:
        st.button(f"Remove {literal(one.said)}", key=f"remove {one.written}", on_click=state.unmark_event, args=(one,))
