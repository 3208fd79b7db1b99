"""What a reader does with topics: names one, hides one, makes two one; all of it is in the link, and can be undone."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import chain

import streamlit as st

from analysis import FilterError, TopicEdits, checked_topic_edits, read_topic_edits
from dashboard.state import settings
from dashboard.state.choices import linked, miss
from dashboard.state.keys import EDITED

_MOST = 50  # steps that can be undone


def topic_edits(topics: Collection[int]) -> TopicEdits:
    """Return what was done with the topics, or is said in the session's link; what cannot be done is left out.

    Args:
        topics: The numbers that there are.
    """
    if settings.EDITS.key not in st.session_state:
        said = linked(settings.EDITS)
        st.session_state[settings.EDITS.key] = list(_possible(said, topics).written)
        miss(settings.EDITS.key, [one for one in said if one not in st.session_state[settings.EDITS.key]])
    return read_topic_edits(_written())


def _possible(said: Iterable[str], topics: Collection[int]) -> TopicEdits:
    """Return the edits of a link that can be done together, one after another."""
    found = TopicEdits()
    for one in said:
        try:
            more = read_topic_edits([*found.written, one])
        except FilterError:
            continue
        if {*chain(*more.merged), *more.hidden, *dict(more.labels)} <= set(topics):
            found = more
    return found


def _written() -> list[str]:
    found: list[str] = st.session_state.get(settings.EDITS.key) or []
    return found


def _put(edits: TopicEdits) -> None:
    """Have edits in force, and remember those before."""
    before: list[list[str]] = st.session_state.setdefault(EDITED, [])
    st.session_state[EDITED] = [*before, _written()][-_MOST:]
    st.session_state[settings.EDITS.key] = list(checked_topic_edits(edits).written)


def topic_name_widget(topic: int, name: str) -> str:
    """Prepare the box in which a topic is named, and return its key.

    Args:
        topic: The topic.
        name: What it is called, if anything.
    """
    key = _name_key(topic)
    st.session_state[key] = name
    return key


def _name_key(topic: int) -> str:
    return f"topic-name {topic}"


def name_topic(topic: int) -> None:
    """Name a topic as its box says; an empty one takes the name away."""
    edits, name = read_topic_edits(_written()), str(st.session_state.get(_name_key(topic)) or "")
    _put(replace(edits, labels=(*((one, said) for one, said in edits.labels if one != topic), (topic, name))))


def hide_topic(topic: int) -> None:
    """Hide a topic; its passages stay in all shares."""
    edits = read_topic_edits(_written())
    _put(replace(edits, hidden=(*edits.hidden, topic)))
    st.session_state.update({one.key: None for one in settings.TOPIC_READ})


def merge_topics(topic: int, other: int) -> None:
    """Make two topics one, with all that were made one with either."""
    edits = read_topic_edits(_written())
    joined = [some for some in edits.merged if {topic, other} & set(some)]
    rest = tuple(some for some in edits.merged if some not in joined)
    whole = tuple({topic, other, *chain(*joined)})
    _put(replace(edits, merged=(*rest, whole)))
    st.session_state[settings.TOPIC.key] = min(whole)


def undo_edit() -> None:
    """Go back to before the last step; where that is not known, as after a page was loaded again, to the beginning."""
    before: list[list[str]] = st.session_state.get(EDITED) or [[]]
    st.session_state.update({settings.EDITS.key: before[-1], EDITED: before[:-1]})


def undo_all_edits() -> None:
    """Go back to the topics as they were fitted."""
    _put(TopicEdits())
