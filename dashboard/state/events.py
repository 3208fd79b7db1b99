"""Events that a reader marks: kept as a link says them."""

import streamlit as st

from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.wording.events import Event
from dashboard.wording.events import events as read_events

_FORM = "event-form-"


def events() -> tuple[Event, ...]:
    """Return the events that are marked, or that the session's link names, the earliest first."""
    if settings.EVENT.key not in st.session_state:
        _remember(read_events(linked(settings.EVENT)))
    return read_events(st.session_state[settings.EVENT.key])


def event_key(part: str) -> str:
    """Return under which name the form of an event keeps its day, or its words."""
    return f"{_FORM}{part}"


def mark_event() -> None:
    """Mark what the form says; nothing while either part is missing."""
    day, words = (st.session_state.get(event_key(part)) for part in ("day", "words"))
    if day is not None and words:
        _remember(read_events([*(one.written for one in events()), f"{day.isoformat()}|{words}"]))


def unmark(event: Event) -> None:
    """Take an event away."""
    _remember(tuple(one for one in events() if one != event))


def _remember(found: tuple[Event, ...]) -> None:
    st.session_state[settings.EVENT.key] = [one.written for one in found]
