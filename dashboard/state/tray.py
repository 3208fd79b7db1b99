"""The tray: the passages that a reader keeps, in the order in which they were kept; a link holds them too.

Each remembers for which word it was kept, and what its reader has written of it.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from analysis import limits
from dashboard.state.choices import linked
from dashboard.state.keys import ELSEWHERE, HERE, TRAYS
from dashboard.state.settings import DOCUMENT, KEPT, KEPT_FOR, NOTES, PLACE, Setting
from dashboard.state.whereabouts import Kept

if TYPE_CHECKING:
    from dashboard.state.whereabouts import Here

Passage = tuple[str, int, int]  # document, first character, the character after the last

_WHOLE = r"(0|[1-9]\d{0,14})"
_WRITTEN = re.compile(rf"{_WHOLE}-{_WHOLE} (.+)", re.ASCII | re.DOTALL)


class _Said(NamedTuple):
    """What is known of a kept passage beside its place."""

    word: str = ""
    note: str = ""


def kept() -> list[Kept]:
    """Return the passages in the tray; they need not be in the corpus, where they come from a link."""
    found = [(_WRITTEN.fullmatch(passage), said) for passage, said in _tray().items()]
    return [Kept(match[3], int(match[1]), int(match[2]), *said) for match, said in found if match]


def which_are_kept(passages: Iterable[Passage]) -> list[bool]:
    """Return of each passage whether it is in the tray."""
    now = _tray()
    return [_written(*passage) in now for passage in passages]


def is_kept(doc_id: str, start: int, end: int) -> bool:
    """Return whether a passage is in the tray."""
    return which_are_kept([(doc_id, start, end)])[0]


def tray_is_full() -> bool:
    """Return whether the tray holds as many passages as a link can."""
    return len(_tray()) >= limits.MOST_KEPT


def keep(doc_id: str, start: int, end: int, word: str | None = None) -> None:
    """Put a passage into the tray, once, for a word, or for that which is followed; a full tray stays as it is."""
    if not tray_is_full():
        now: Here | None = st.session_state.get(HERE)
        followed = now.word if now is not None else ""
        _fill(_tray() | {_written(doc_id, start, end): _said(followed if word is None else word, "")})


def let_go(doc_id: str, start: int, end: int) -> None:
    """Take a passage out of the tray."""
    tray = _tray()
    tray.pop(_written(doc_id, start, end), None)
    _fill(tray)


def empty_tray() -> None:
    """Take all passages out of the tray."""
    _fill({})


def note_box(doc_id: str, start: int, end: int) -> str:
    """Prepare the box for the note on a kept passage, and return its name."""
    written = _written(doc_id, start, end)
    key = f"note {written}"
    st.session_state.setdefault(key, _tray()[written].note)
    return key


def take_note(doc_id: str, start: int, end: int) -> None:
    """Take what stands in the box for the note on a passage."""
    tray, written = _tray(), _written(doc_id, start, end)
    if written in tray:
        _fill(tray | {written: _said(tray[written].word, str(st.session_state[f"note {written}"]))})


def change_tray(before: str, name: str) -> None:
    """Put the tray of one corpus away, and take out that of another.

    Args:
        before: The corpus that was open.
        name: The one that is now.
    """
    trays = _trays()
    trays[before] = _tray()
    _fill(trays.pop(name, {}))


def kept_elsewhere() -> dict[str, int]:
    """Return how many passages are kept of each corpus that is not open."""
    return {name: len(passages) for name, passages in _trays().items() if passages}


def said_elsewhere() -> dict[str, list[str]]:
    """Return what is kept of the corpora that are not open, as a browser keeps it."""
    every = [(name, passage, said) for name, tray in _trays().items() for passage, said in tray.items()]
    about = [
        (name, passage, [(what, it) for what, it in said._asdict().items() if it]) for name, passage, said in every
    ]
    return {ELSEWHERE: [urlencode([(name, passage), *more]) for name, passage, more in about]}


def take_out_trays(said: Sequence[str]) -> None:
    """Take what a browser has kept of corpora that are not open, as far as it is written well.

    Args:
        said: Passages, each with its corpus, its word and its note, as `said_elsewhere` writes them.
    """
    trays: dict[str, dict[str, _Said]] = {}
    for (name, passage), *more in filter(None, (parse_qsl(one, keep_blank_values=True) for one in said)):
        tray, about = trays.setdefault(name, {}), dict(more)
        if name and bearable(passage) and passage not in tray and len(tray) < limits.MOST_KEPT:
            tray[passage] = _said(about.get("word", ""), about.get("note", ""))
    st.session_state[TRAYS] = trays


def _trays() -> dict[str, dict[str, _Said]]:
    found: dict[str, dict[str, _Said]] = st.session_state.setdefault(TRAYS, {})
    return found


def move_texts(lengths: Mapping[str, int], sign: int) -> None:
    """Move what is kept, and the place in the text being read, where something was put before the texts or taken away.

    Args:
        lengths: For each document how many characters.
        sign: 1 where they were put there, -1 where they were taken away.
    """
    moved: dict[str, _Said] = {}
    for doc_id, start, end, word, note in kept():
        by = sign * lengths.get(doc_id, 0)
        if end + by > 0:
            moved.setdefault(_written(doc_id, max(start + by, 0), end + by), _Said(word, note))
    _fill(moved)
    place = st.session_state.get(PLACE.key)
    if place is not None:
        st.session_state[PLACE.key] = max(
            int(place) + sign * lengths.get(str(st.session_state.get(DOCUMENT.key)), 0), 0
        )


def _tray() -> dict[str, _Said]:
    """Return the passages as a link writes them; a new session takes those of the link that are written well."""
    if KEPT.key not in st.session_state:
        well: dict[str, _Said] = {}
        for passage, word, note in _of_each(linked(KEPT), linked(KEPT_FOR), linked(NOTES)):
            if bearable(passage):
                well.setdefault(passage, _said(word, note))
        _fill(dict(islice(well.items(), limits.MOST_KEPT)))
    passages, words, notes = (_listed(one) for one in (KEPT, KEPT_FOR, NOTES))
    return {passage: _Said(word, note) for passage, word, note in _of_each(passages, words, notes)}


def _of_each(passages: list[str], *more: list[str]) -> Iterable[tuple[str, ...]]:
    """Return passages with what is known of each, which may be said of fewer of them."""
    return zip(passages, *(chain(one, repeat("")) for one in more), strict=False)


def _listed(one: Setting) -> list[str]:
    found: list[str] = st.session_state.get(one.key, [])
    return found


def _fill(tray: Mapping[str, _Said]) -> None:
    """Let the tray hold this and nothing else; what is said of none of its passages is no list of nothing."""
    words, notes = [said.word for said in tray.values()], [said.note for said in tray.values()]
    st.session_state[KEPT_FOR.key] = words if any(words) else []
    st.session_state[NOTES.key] = notes if any(notes) else []
    st.session_state[KEPT.key] = list(tray)


def _said(word: str, note: str) -> _Said:
    """Return what is known of a passage; a search of such a length is none, and a note is as long as it may be."""
    return _Said(word if len(word) <= limits.LONGEST_NOTE else "", note[: limits.LONGEST_NOTE])


def bearable(passage: str) -> bool:
    """Return whether a passage is written well, and not too long to be kept."""
    match = _WRITTEN.fullmatch(passage)
    return match is not None and int(match[2]) - int(match[1]) <= limits.LONGEST_KEPT


def _written(doc_id: str, start: int, end: int) -> str:
    return f"{start}-{end} {doc_id}"
