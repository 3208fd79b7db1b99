"""Where the reader is, said as a link says it; and coming back: the browser keeps it, and says it again to a session.

A session ends with a page that is loaded again, with the server, or when its reader was away for long; the tab stays.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from analysis import limits
from dashboard.serving.bundled import offered
from dashboard.state import settings
from dashboard.state.choices import days_asked, linked
from dashboard.state.corpora import own, own_corpora
from dashboard.state.kept import leave_for
from dashboard.state.keys import (
    AGAIN,
    ANSWERS,
    ARRIVED,
    BROUGHT,
    COMING_BACK,
    FINGERPRINT,
    KEPT_PLACE,
    LET_GO,
    LINKED,
    PAGE,
    READ_SO,
    SAID,
    STARTS,
    VISIT,
)
from dashboard.state.linked import brought_in
from dashboard.state.names.mending import corrections_fit_link
from dashboard.state.pages import page_path
from dashboard.state.session import here
from dashboard.state.teaching.work import take_answers

_LONGEST_VISIT = 40  # characters
_WHICH = (FINGERPRINT, BROUGHT, READ_SO)  # which texts they are: wherever the address says anything else
NAMES = (*_WHICH, *settings.SETTINGS)  # what the address says


def visit() -> str:
    """Return what tells this tab from others, for as long as its page is not loaded again; it opens nothing."""
    return str(st.session_state.setdefault(VISIT, token_urlsafe(6)))


def page_open() -> str:
    """Return the address of the page that is open, without the server's."""
    return str(st.session_state.get(PAGE, ""))


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


def share_link(span: tuple[date, date] | None) -> str:
    """Return a link to what is on the screen: every filter written out, defaults too, and the corpus's fingerprint.

    Notes on what is kept, and what is marked right or wrong, are their reader's own, and stay with the browser; so do
    corrections of names, where they are too many for a link.
    """
    base = urlsplit(st.context.url or "")
    prefix = str(st.get_option("server.baseUrlPath")).strip("/")
    path = page_path(base.path, page_open(), prefix)
    left_out = {settings.NOTES.key, settings.CHECKED.key, *([] if corrections_fit_link() else [settings.MENDED.key])}
    said = {name: values for name, values in said_here(span).items() if name not in left_out}
    return f"{base.scheme}://{base.netloc}{path}?{urlencode(said, doseq=True)}"


def said_here(span: tuple[date, date] | None) -> dict[str, list[str]]:
    """Return what is on the screen as a link says it; a kept file says the same."""
    now = here()
    filters = {
        settings.CORPUS: [now.corpus.name],
        settings.SOURCES: now.filters.sources or now.look.sources,
        settings.COMPARED: [now.corpus.by or settings.COMPARED.default],
        settings.DATES: [day.isoformat() for day in days_asked(span) or ()],
        settings.SEARCH: [now.filters.search] if now.filters.search else [],
        settings.WORD: [now.word] if now.word else [],
        settings.ONCE: [str(now.filters.collapse_duplicates).lower()],
        settings.FOLD: [str(now.filters.fold_accents).lower()],
        settings.TITLES: [str(now.corpus.titles).lower()],
        settings.EVIDENCE: [now.filters.unit or settings.DOCUMENTS],
    }
    asked = st.session_state.get(LINKED, {})
    local = {one: _values(st.session_state.get(one.key, asked.get(one.key, []))) for one in settings.LOCAL}
    parameters = {one.key: said for one, said in (filters | local).items()}
    parameters[FINGERPRINT] = [now.corpus.fingerprint[:12]]
    if now.corpus.owner:
        brought = own_corpora()[now.corpus.name]
        parameters |= brought_in(brought.files, brought.layout)
    return {name: [str(value) for value in values] for name, values in parameters.items()}


def address(said: Mapping[str, Sequence[str]]) -> str:
    """Return the query of the address of what is on the screen: what is not as it is to begin with.

    Streamlit writes a filter itself when its reader sets it; never one that was set before its widget was there. The
    tray is not in it: a browser keeps it, and a link to share says it. What is too long for the machines between is
    left out, the longest setting of a page first.

    Args:
        said: What is on the screen, as `state.said_here` says it.
    """
    local = [one for one in settings.LOCAL if one not in settings.READERS_OWN]
    starts = {one.key: str(one.default) for one in local} | st.session_state.get(STARTS, {})
    now = {one.key: [value for value in said.get(one.key, ()) if value] for one in local}
    told = {name: values for name, values in now.items() if values and values != [starts[name]]}
    narrowed = _narrowed(said)
    if not told and not narrowed:
        return ""
    told |= {name: list(said[name]) for name in _WHICH if said.get(name)}
    while len(query := urlencode(told, doseq=True)) > limits.LONGEST_ADDRESS:
        del told[max(told, key=lambda name: len("".join(told[name])))]
    return "&".join(filter(None, [urlencode(narrowed, doseq=True), query]))


def _narrowed(said: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return the filters that are not as they are to begin with; all that are asked for while no corpus is open."""
    told = {one.key: list(said.get(one.key, ())) for one in settings.SETTINGS.values() if one.shared}
    if st.session_state.get(settings.CORPUS.key) is None:
        return told
    filters = here().filters
    starts = {name: [str(settings.SETTINGS[name].default).lower()] for name in told}
    starts[settings.CORPUS.key] = [next(iter((*offered(), *own_corpora())))]
    if not st.session_state.get(settings.SOURCES.key):
        starts[settings.SOURCES.key] = told[settings.SOURCES.key]
    if not (filters.start or filters.end):
        starts[settings.DATES.key] = told[settings.DATES.key]
    return {name: values for name, values in told.items() if values and values != starts[name]}


def _values(setting: Any) -> list[Any]:
    """Return a setting as the values of a parameter: none where it is not set."""
    if isinstance(setting, list):
        return setting
    return [] if setting is None else [setting]
