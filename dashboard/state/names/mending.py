"""What a reader mends in names, line by line: it is in the link and in kept work, and each step can be undone."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from analysis import (
    Correction,
    IntakeError,
    NameOptions,
    checked_correction,
    correction_lines,
    limits,
    name_search,
    told_corrections,
)
from dashboard.state import settings
from dashboard.state.choices import linked, miss, setting
from dashboard.state.keys import DISMISSED, MENDED_BEFORE, TO_MEND, UNMENDED

_MOST = 50  # steps that can be undone


def is_as_found() -> bool:
    """Return whether names are shown as the machine found them, whatever is mended in them."""
    return bool(setting(settings.AS_FOUND))


def name_options() -> NameOptions:
    """Return how names become entities: as they are mended, or as the machine found them."""
    return NameOptions(own=False) if is_as_found() else NameOptions(corrections=_log())


def _log() -> tuple[Correction, ...]:
    """Return what was mended in this session, or is said in its link; what is no line of it is left out."""
    if settings.MENDED.key not in st.session_state:
        said = linked(settings.MENDED)
        well = [line for line in said if _is_line(line)][: limits.MOST_CORRECTIONS]
        miss(settings.MENDED.key, [line for line in said if line not in well])
        st.session_state.update({settings.MENDED.key: well, MENDED_BEFORE: []})
    return correction_lines(_lines())


def _is_line(line: str) -> bool:
    try:
        return bool(correction_lines([line]))
    except IntakeError:
        return False


def _lines() -> list[str]:
    found: list[str] = st.session_state.get(settings.MENDED.key) or []
    return found


def _put(lines: Sequence[str]) -> None:
    """Have a log in force, and remember the one before."""
    before: list[list[str]] = st.session_state.setdefault(MENDED_BEFORE, [])
    st.session_state[MENDED_BEFORE] = [*before, _lines()][-_MOST:]
    st.session_state.update({settings.MENDED.key: list(lines), UNMENDED: None})


def mend(correction: Correction) -> None:
    """Mend something, as the last line of the log; what cannot be read as a line is said on the page instead.

    A name that is called otherwise from then on is read under what it is called.

    Args:
        correction: What.
    """
    try:
        line = checked_correction(correction).written
    except IntakeError as error:
        st.session_state[UNMENDED] = error
        return
    if len(_lines()) < limits.MOST_CORRECTIONS:
        _put([*_lines(), line])
        leave_passage()
        if correction.into and correction.what in ("merge", "rename"):
            _go_on_with(correction.entity, correction.into)


def _go_on_with(entity: str, into: str) -> None:
    """Read, and follow, a name under what it is called from now on."""
    st.session_state[settings.ENTITY.key] = into
    before, after = name_search(entity), name_search(into)
    if st.session_state.get(settings.WORD.key) == before:
        st.session_state[settings.WORD.key] = after
    terms = st.session_state.get(settings.TERMS.key)
    if isinstance(terms, list):
        st.session_state[settings.TERMS.key] = [after if term == before else term for term in terms]


def undo_correction() -> None:
    """Go back to before the last step; where that is not known, as after a page was loaded again, take a line away."""
    before: list[list[str]] = st.session_state.get(MENDED_BEFORE) or [_lines()[:-1]]
    st.session_state.update({settings.MENDED.key: before[-1], MENDED_BEFORE: before[:-1], UNMENDED: None})


def undo_all_corrections() -> None:
    """Go back to the names before this reader has mended any."""
    _put([])


def corrections_fit_link() -> bool:
    """Return whether the log is short enough for a link."""
    return sum(map(len, _lines())) <= limits.LINKED_CORRECTIONS


def take_corrections(widget: str, own: Sequence[Correction]) -> None:
    """Have the log of a file in force instead of this one; what the page says of a file that holds none is kept.

    Args:
        widget: The place where the file was put.
        own: The corrections that came with the corpus: where the file begins with them, they are not taken twice.
    """
    file: Any = st.session_state.get(widget)
    if file is None:
        return
    try:
        found = told_corrections(file.getvalue(), file.name)
    except IntakeError as error:
        st.session_state[UNMENDED] = error
        return
    head = tuple(own)
    _put([one.written for one in (found[len(head) :] if found[: len(head)] == head else found)])


def mending_refusal() -> IntakeError | None:
    """Return why what was last tried could not be taken; None where it was."""
    found: IntakeError | None = st.session_state.get(UNMENDED)
    return found


def passage_to_mend() -> tuple[str, int, int] | None:
    """Return the passage whose names are being mended, its document and its bounds; None where none is."""
    found: tuple[str, int, int] | None = st.session_state.get(TO_MEND)
    return found


def leave_passage() -> None:
    """Mend nothing more in the passage that was opened."""
    st.session_state.pop(TO_MEND, None)


def mending_box(part: str, entity: str) -> str:
    """Return under which name a box keeps what is chosen of a name; it is empty again after each line of the log."""
    return f"mending {part} {entity} {corrections_made()}"


def corrections_made() -> int:
    """Return how many lines the log has."""
    return len(_lines())


def on_mending(box: str, correction: Callable[[Any], Correction]) -> Callable[[], None]:
    """Return the callback of a box: it mends what the line says that comes of what was chosen, if anything was.

    Args:
        box: The name of the box.
        correction: What returns the line.
    """

    def chosen() -> None:
        if value := st.session_state.get(box):
            mend(correction(value))

    return chosen


def dismiss_suggestion(correction: Correction) -> None:
    """Suggest something no more in this session."""
    st.session_state.setdefault(DISMISSED, set()).add(correction.written)


def is_dismissed(correction: Correction) -> bool:
    """Return whether a reader wants something not to be suggested."""
    return correction.written in st.session_state.get(DISMISSED, ())
