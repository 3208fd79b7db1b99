"""What a reader does with topics, step by step: names one, hides one, makes two one; each step is in the link."""

from collections.abc import Collection

import streamlit as st

from analysis import TopicEdits
from dashboard.state import settings
from dashboard.state.choices import linked, miss

_NAME, _HIDE, _MERGE = "name", "hide", "merge"
_LONGEST, _MOST = 60, 200  # characters of a name; steps


def topic_edits(topics: Collection[int]) -> TopicEdits:
    """Return what was done with the topics, or is said in the session's link; what is of none of them is left out.

    Args:
        topics: The numbers that there are.
    """
    if settings.EDITS.key not in st.session_state:
        said = linked(settings.EDITS)
        st.session_state[settings.EDITS.key] = [step for step in said if _read(step, topics) is not None][:_MOST]
        miss(settings.EDITS.key, [step for step in said if _read(step, topics) is None])
    labels, hidden, merged = dict[int, str](), list[int](), list[tuple[int, int]]()
    for step in _steps():
        match _read(step, topics):
            case [_, int(topic), str(name)] if name:
                labels[topic] = name
            case [_, int(topic), str(_)]:
                labels.pop(topic, None)
            case [_, int(one), int(other)]:
                merged.append((min(one, other), max(one, other)))
            case [_, int(topic)]:
                hidden.append(topic)
    return TopicEdits(tuple(sorted(labels.items())), tuple(sorted(set(hidden))), tuple(merged))


def _read(step: str, topics: Collection[int]) -> tuple[str, int] | tuple[str, int, int | str] | None:
    """Return a step; None where it is none, or of topics that there are not."""
    what, _, rest = step.partition(" ")
    first, _, second = rest.partition(" ")
    if not (first.isascii() and first.isdecimal() and int(first[:9]) in topics):
        return None
    topic = int(first)
    if what == _NAME:
        return what, topic, " ".join(second.split())[:_LONGEST]
    if what == _HIDE and not second:
        return what, topic
    if what == _MERGE and second.isascii() and second.isdecimal() and int(second[:9]) in topics and second != first:
        return what, topic, int(second)
    return None


def _steps() -> list[str]:
    found: list[str] = st.session_state.get(settings.EDITS.key) or []
    return found


def _add(*parts: object) -> None:
    st.session_state[settings.EDITS.key] = [*_steps(), " ".join(map(str, parts))][-_MOST:]


def topic_name_widget(topic: int, name: str) -> str:
    """Prepare the box in which a topic is named, and return its key."""
    key = f"topic-name {topic}"
    st.session_state[key] = name
    return key


def name_topic(topic: int) -> None:
    """Name a topic as the box says; an empty one takes the name away."""
    _add(_NAME, topic, " ".join(str(st.session_state.get(f"topic-name {topic}") or "").split())[:_LONGEST])


def hide_topic(topic: int) -> None:
    """Hide a topic; its passages stay in all sums."""
    _add(_HIDE, topic)
    st.session_state.update({settings.TOPIC.key: None, settings.TOPIC_SOURCE.key: None})


def merge_topics(topic: int, other: int) -> None:
    """Make two topics one, with the smaller number."""
    _add(_MERGE, topic, other)
    st.session_state[settings.TOPIC.key] = min(topic, other)


def undo_edit() -> None:
    """Take the last step back."""
    st.session_state[settings.EDITS.key] = _steps()[:-1]


def undo_all_edits() -> None:
    """Take all steps back."""
    st.session_state[settings.EDITS.key] = []
