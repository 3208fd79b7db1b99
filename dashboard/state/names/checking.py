"""What a reader has marked right or wrong in names: of every corpus, in the session, the browser and kept work."""

import json
from collections.abc import Iterable, Sequence

import streamlit as st

from analysis import Checked, limits
from dashboard.state import settings
from dashboard.state.choices import linked, numbered, value
from dashboard.state.keys import NAMES_PAGE, PAGE
from dashboard.state.session import here

_CORPORA = 20  # of which marks are kept, those marked last
_DIGITS = 12  # of a fingerprint
_FIRST = "0"


def verdicts() -> dict[Checked, bool]:
    """Return what was marked in the corpus that is open: right or wrong."""
    return dict(mark for mark in map(_read, _lines(_here())) if mark is not None)


def mark_checked(item: Checked, following: int, *, right: bool) -> None:
    """Mark something right or wrong, in place of what was marked before, and go on.

    Args:
        item: What.
        following: The number of what to mark next.
        right: Whether it is right; of a sentence, whether no name is missing.
    """
    own = {mark: line for line in _lines(_here()) if (mark := _read(line)) is not None and mark[0] != item}
    most = _CORPORA * (limits.CHECKED_NAMES + limits.CHECKED_SENTENCES)
    _put([*_others(), *own.values(), json.dumps([_here(), *item, right], ensure_ascii=False)][-most:])
    open_check(following)


def forget_verdicts() -> None:
    """Take back what was marked in the corpus that is open."""
    _put(_others())
    open_check(0)


def open_check(number: int | None) -> None:
    """Open the sheet at something, by its number from 1, or with 0 at the first that is not marked; None closes it."""
    st.session_state[settings.CHECKING.key] = None if number is None else str(number)


def is_checking() -> bool:
    """Return whether the sheet is open."""
    return bool(value(settings.CHECKING))


def check_number(done: Sequence[bool]) -> int:
    """Return the number of what is being marked, from 1; where none is asked for, of the first that is not marked.

    Args:
        done: Of all that is on the sheet whether it is marked.
    """
    if value(settings.CHECKING) == _FIRST:
        return next((number for number, marked in enumerate(done, start=1) if not marked), 1)
    return numbered(settings.CHECKING, len(done))


def counts_names() -> bool:
    """Return whether what is on the page counts names: on the page of names, and where a search asks for one."""
    now = here()
    return st.session_state.get(PAGE) == NAMES_PAGE or "[" in f"{now.word}{now.filters.search}"


def _here() -> str:
    return here().corpus.fingerprint[:_DIGITS]


def _every() -> list[str]:
    """Return the marks of all corpora, line by line; a new session takes those that kept work or a browser says."""
    found: list[str] = st.session_state.setdefault(settings.CHECKED.key, list(linked(settings.CHECKED)))
    return found


def _lines(fingerprint: str) -> Iterable[str]:
    return (line for line in _every() if _of(line) == fingerprint)


def _others() -> list[str]:
    return [line for line in _every() if _of(line) not in ("", _here())]


def _put(lines: Sequence[str]) -> None:
    st.session_state[settings.CHECKED.key] = list(lines)


def _of(line: str) -> str:
    """Return of which corpus a line is; nothing where it is none of ours."""
    match _told(line):
        case [str(fingerprint), *_]:
            return fingerprint
    return ""


def _read(line: str) -> tuple[Checked, bool] | None:
    """Return what a line says was marked, and how; None where it is not written as `mark_checked` writes it."""
    match _told(line):
        case [_, str(doc_id), int(start), int(end), str(entity), str(kind), bool(right)]:
            return Checked(doc_id, start, end, entity, kind), right
    return None


def _told(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
