"""Being within some topics on every page, or comparing by topic: a value that a link can hold."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import streamlit as st

from analysis import AnalysisError, Filters, TopicOptions, limits, read_groups, read_topic_edits
from dashboard.state import settings
from dashboard.state.choices import forget_units, linked, miss
from dashboard.state.keys import DESTINATION, PAGE
from dashboard.state.session import here
from dashboard.state.whereabouts import Stops, Topics, Within


def scope() -> Within | None:
    """Return the topics within which all pages are, or the session's link says; None where it is all texts."""
    said = st.session_state.get(settings.SCOPE.key, next(iter(linked(settings.SCOPE)), None))
    if not said:
        return None
    found = _read(str(said))
    if found is None:
        miss(settings.SCOPE.key, [str(said)])
    return found


def go_within(which: Topics, topics: Sequence[int], called: str, page: str) -> None:
    """Have all pages be within some topics, and go to one of them.

    Args:
        which: Which topics they are among.
        topics: Their numbers; none compares whole texts by topic.
        called: What they are called.
        page: The page to go to.
    """
    now = here()
    key = now.corpus
    found = Within(
        tuple(topics), not topics, called, which.how, which.edits, now.filters, key.by, key.groups, key.stops
    )
    if found.as_unit:
        forget_units()
    st.session_state[settings.SCOPE.key] = _written(found)
    if st.session_state.get(PAGE) != page:
        st.session_state[DESTINATION] = page


def leave_scope() -> None:
    """Have all pages be about all texts again."""
    if (found := scope()) is not None and found.as_unit:
        forget_units()
    st.session_state[settings.SCOPE.key] = None


def _written(found: Within) -> str:
    """Return a scope as a link has it: what is as it is to begin with is left out."""
    blank = TopicOptions()
    how = {part.name: getattr(found.how, part.name) for part in fields(blank)}
    said: dict[str, Any] = {
        "topics": found.topics,
        "called": found.called,
        "how": {name: value for name, value in how.items() if value != getattr(blank, name)},
        "edits": found.edits.written,
        "filters": found.filters.to_query(),
        "by": found.by,
        "groups": [one.written for one in found.groups],
        "stops": list(found.stops) if found.stops != Stops() else [],
    }
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Within | None:
    """Return a scope of a link; None where it is none."""
    try:
        said = json.loads(text)
        json.dumps(said, ensure_ascii=False).encode()  # what is no text cannot be sent to a browser
        topics = tuple(map(int, said.get("topics", ())))
        return Within(
            topics,
            not topics,
            str(said.get("called", ""))[: limits.LONGEST_VALUE],
            _options(said.get("how", {})),
            read_topic_edits(map(str, said.get("edits", ()))),
            Filters.from_query({name: list(map(str, values)) for name, values in said.get("filters", {}).items()}),
            str(said.get("by", "")),
            read_groups(list(map(str, said.get("groups", ())))),
            _stops(*said.get("stops", ())),
        )
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, AnalysisError):
        return None


def _stops(on: object = True, more: object = "", fewer: object = "") -> Stops:  # noqa: FBT002 - as a link lists them
    """Return which words a fit leaves out, as a link says it."""
    return Stops(bool(on), str(more), str(fewer))


def _options(said: dict[str, Any]) -> TopicOptions:
    """Return how topics were fitted, as a link says it.

    Raises:
        ValueError: It says something else.
    """
    options = {
        settings.TOPIC_UNIT: str(said.get("unit", settings.AUTO)),
        settings.TOPIC_METHOD: str(said.get("method", "nmf")),
    }
    if unknown := [value for one, value in options.items() if value not in one.options]:
        raise ValueError(unknown)
    k = said.get("k")
    return TopicOptions(
        k=None if k is None else min(max(int(k), 2), max(settings.TOPICS.options[1:])),
        unit=options[settings.TOPIC_UNIT],  # type: ignore[arg-type] # one of the options
        method=options[settings.TOPIC_METHOD],  # type: ignore[arg-type]
        phrases=bool(said.get("phrases", False)),
        boilerplate=bool(said.get("boilerplate", False)),
        anchors=tuple(tuple(map(str, words)) for words in said.get("anchors", ())),
    )
