"""The tray: the passages that a reader keeps, in the order in which they were kept; a link holds them too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from analysis import limits
from dashboard.state.choices import linked
from dashboard.state.keys import ELSEWHERE, TRAYS
from dashboard.state.settings import DOCUMENT, KEPT, PLACE

Passage = tuple[str, int, int]  # document, first character, the character after the last

_WHOLE = r"(0|[1-9]\d{0,14})"
_WRITTEN = re.compile(rf"{_WHOLE}-{_WHOLE} (.+)", re.ASCII | re.DOTALL)


def kept() -> list[Passage]:
    """Return the passages in the tray; they need not be in the corpus, where they come from a link."""
    found = [_WRITTEN.fullmatch(passage) for passage in _tray()]
    return [(match[3], int(match[1]), int(match[2])) for match in found if match]


def which_are_kept(passages: Iterable[Passage]) -> list[bool]:
    """Return of each passage whether it is in the tray."""
    now = frozenset(_tray())
    return [_written(*passage) in now for passage in passages]


def is_kept(doc_id: str, start: int, end: int) -> bool:
    """Return whether a passage is in the tray."""
    return which_are_kept([(doc_id, start, end)])[0]


def tray_is_full() -> bool:
    """Return whether the tray holds as many passages as a link can."""
    return len(_tray()) >= limits.MOST_KEPT


def keep(doc_id: str, start: int, end: int) -> None:
    """Put a passage into the tray, once; a full tray stays as it is."""
    if not tray_is_full():
        st.session_state[KEPT.key] = list(dict.fromkeys([*_tray(), _written(doc_id, start, end)]))


def let_go(doc_id: str, start: int, end: int) -> None:
    """Take a passage out of the tray."""
    st.session_state[KEPT.key] = [passage for passage in _tray() if passage != _written(doc_id, start, end)]


def empty_tray() -> None:
    """Take all passages out of the tray."""
    st.session_state[KEPT.key] = []


def change_tray(before: str, name: str) -> None:
    """Put the tray of one corpus away, and take out that of another.

    Args:
        before: The corpus that was open.
        name: The one that is now.
    """
    trays = _trays()
    trays[before] = _tray()
    st.session_state[KEPT.key] = trays.pop(name, [])


def kept_elsewhere() -> dict[str, int]:
    """Return how many passages are kept of each corpus that is not open."""
    return {name: len(passages) for name, passages in _trays().items() if passages}


def said_elsewhere() -> dict[str, list[str]]:
    """Return what is kept of the corpora that are not open, as a browser keeps it."""
    return {ELSEWHERE: [urlencode({name: passage}) for name, tray in _trays().items() for passage in tray]}


def take_out_trays(said: Sequence[str]) -> None:
    """Take what a browser has kept of corpora that are not open, as far as it is written well.

    Args:
        said: Passages, each with its corpus, as `said_elsewhere` writes them.
    """
    trays: dict[str, list[str]] = {}
    for name, passage in [pair for one in said for pair in parse_qsl(one)]:
        tray = trays.setdefault(name, [])
        if name and bearable(passage) and passage not in tray and len(tray) < limits.MOST_KEPT:
            tray.append(passage)
    st.session_state[TRAYS] = trays


def _trays() -> dict[str, list[str]]:
    found: dict[str, list[str]] = st.session_state.setdefault(TRAYS, {})
    return found


def move_texts(lengths: Mapping[str, int], sign: int) -> None:
    """Move what is kept, and the place in the text being read, where something was put before the texts or taken away.

    Args:
        lengths: For each document how many characters.
        sign: 1 where they were put there, -1 where they were taken away.
    """
    moved = [
        (doc_id, max(start + sign * lengths.get(doc_id, 0), 0), end + sign * lengths.get(doc_id, 0))
        for doc_id, start, end in kept()
    ]
    st.session_state[KEPT.key] = list(dict.fromkeys(_written(*passage) for passage in moved if passage[2] > 0))
    place = st.session_state.get(PLACE.key)
    if place is not None:
        st.session_state[PLACE.key] = max(
            int(place) + sign * lengths.get(str(st.session_state.get(DOCUMENT.key)), 0), 0
        )


def _tray() -> list[str]:
    """Return the passages as a link writes them; a new session takes those of the link that are written well."""
    if KEPT.key not in st.session_state:
        well = dict.fromkeys(passage for passage in linked(KEPT) if bearable(passage))
        st.session_state[KEPT.key] = list(well)[: limits.MOST_KEPT]
    found: list[str] = st.session_state[KEPT.key]
    return found


def bearable(passage: str) -> bool:
    """Return whether a passage is written well, and not too long to be kept."""
    match = _WRITTEN.fullmatch(passage)
    return match is not None and int(match[2]) - int(match[1]) <= limits.LONGEST_KEPT


def _written(doc_id: str, start: int, end: int) -> str:
    return f"{start}-{end} {doc_id}"
