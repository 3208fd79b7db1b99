"""Which topic is read, and in which source; a number means nothing among other topics."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import streamlit as st

from dashboard.state import settings
from dashboard.state.choices import linked, setting
from dashboard.state.clicks import open_topic
from dashboard.state.keys import EDITED, TOPIC_OF


def topic_model_is(model: object) -> None:
    """Note which topics the page has; what was said of others, their numbers and edits, is dropped.

    Args:
        model: What tells these topics from others.
    """
    if st.session_state.get(TOPIC_OF, model) != model:
        st.session_state.update({one.key: None for one in (*settings.TOPIC_READ, settings.SECOND_TOPIC)})
        st.session_state.update({settings.EDITS.key: [], EDITED: []})
    st.session_state[TOPIC_OF] = model


def topic_cell(topics: Sequence[int], sources: Sequence[str]) -> tuple[int | None, str, date | None]:
    """Return which topic is read, of which source first, and of which period alone; None and empty where nobody says.

    Args:
        topics: The numbers that there are.
        sources: The sources that there are.
    """
    topic: int | None = setting(settings.TOPIC, [None, *topics])
    source, when = (
        st.session_state.get(one.key, next(iter(linked(one)), None))
        for one in (settings.TOPIC_SOURCE, settings.TOPIC_WHEN)
    )
    source = source if source in sources else None
    when = _day(when) if source else None
    st.session_state[settings.TOPIC_SOURCE.key] = source
    st.session_state[settings.TOPIC_WHEN.key] = when and when.isoformat()
    return topic, source or "", when


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def open_topic_cell(cell: Any) -> None:
    """Open the passages of a topic, those of one source first where the cell has one; of one period, those alone.

    Args:
        cell: A topic and a source, as a click hands them over, and the first day of a period if there is one.
    """
    match cell:
        case [int(topic), str(source), *when]:
            st.session_state[settings.TOPIC_SOURCE.key] = source or None
            st.session_state[settings.TOPIC_WHEN.key] = next(iter(when), None)
            open_topic(topic)


def open_topic_number(number: int) -> None:
    """Have so many topics fitted, where so many can be chosen."""
    if number in settings.TOPICS.options:
        st.session_state[settings.TOPICS.key] = number
