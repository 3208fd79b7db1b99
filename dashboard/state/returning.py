"""Coming back: the browser keeps where its reader is, and says it again to a session that does not know.

A session ends with a page that is loaded again, with the server, or when its reader was away for long; the tab stays.
"""

import json
from collections.abc import Mapping, Sequence
from secrets import token_urlsafe
from typing import Any

import streamlit as st

from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.state.corpora import own
from dashboard.state.kept import leave_for
from dashboard.state.keys import AGAIN, ANSWERS, ARRIVED, COMING_BACK, KEPT_PLACE, LET_GO, LINKED, PAGE, SAID, VISIT
from dashboard.state.teaching import take_answers

_LONGEST_VISIT = 40  # characters


def visit() -> str:
    """Return what tells this tab from others, for as long as its page is not loaded again; it opens nothing."""
    return str(st.session_state.setdefault(VISIT, token_urlsafe(6)))


def asked_for() -> Mapping[str, list[str]]:
    """Return what the session's link asks for: where a reader is while no corpus is open."""
    found: dict[str, list[str]] = st.session_state.get(LINKED, {})
    return found


def come_back() -> None:
    """Take what the browser says of where its reader was, where this session has not known it.

    The next run goes there, as no widget can be set in one that has drawn it.
    """
    before, said = read_place(st.session_state[KEPT_PLACE].get("place"))
    if said and before != visit():
        take_answers(said.pop(ANSWERS, []))
        st.session_state.update({VISIT: before or visit(), COMING_BACK: said})


def is_coming_back() -> bool:
    """Return whether the next run goes to where the reader was."""
    return COMING_BACK in st.session_state


def note_place(said: Mapping[str, Sequence[str]]) -> None:
    """Note where the reader is, as a link says it."""
    st.session_state[SAID] = {name: list(values) for name, values in said.items()}


def go_back() -> None:
    """Leave what is open for where the reader was, before the session ended or its corpus was let go for others.

    A link to another corpus may have come between: then that is meant.
    """
    mine = own()
    said = st.session_state.pop(COMING_BACK, {})
    corpus = said.get(settings.CORPUS.key)
    if corpus and linked(settings.CORPUS) in ([], corpus):
        _leave_again(said)
    if mine.went:
        went, mine.went = mine.went, ()
        st.session_state[LET_GO] = went
        if st.session_state.get(settings.CORPUS.key) in went:
            _leave_again(st.session_state[SAID])


def _leave_again(said: Mapping[str, Sequence[str]]) -> None:
    leave_for(said)
    st.session_state.update({AGAIN: True, ARRIVED: st.session_state[PAGE]})


def is_back() -> bool:
    """Return whether the reader has come back, and followed no link."""
    return bool(st.session_state.get(AGAIN))


def let_go_for_others() -> list[str]:
    """Return the names of what was let go for others, and has not been brought again."""
    return [name for name in st.session_state.get(LET_GO, ()) if name not in own().corpora]


def read_place(text: object) -> tuple[str, dict[str, list[str]]]:
    """Return what a browser has kept: the visit, and settings by name, each with its values; nothing if it is not ours.

    Args:
        text: JSON of the two.
    """
    try:
        kept: Any = json.loads(str(text))
        before, said = kept["visit"], json.loads(kept["where"])
        lists = {name: values for name, values in said.items() if isinstance(values, list)}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return "", {}
    texts = {name: [value for value in values if isinstance(value, str)] for name, values in lists.items()}
    return str(before)[:_LONGEST_VISIT], texts
