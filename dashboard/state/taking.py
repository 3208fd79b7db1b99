"""What a click on the Corpus page does: files are taken, read another way, and opened."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import count
from json import dumps
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis import IntakeError, Piece, legible, make_ready
from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.state.corpora import own
from dashboard.state.intake import answer, bring, bringing, read_again, refuse, take_in
from dashboard.state.kept import taken_up
from dashboard.state.keys import DESTINATION
from dashboard.state.linked import files_to_bring
from dashboard.state.pages import CORPUS, FIRST
from dashboard.wording import intake

_WAYS = ("reader", "encoding", "documents")


def uploads() -> str:
    """Return the key of the place where files are put: a new one each time, so that no upload is kept twice."""
    return f"_files-{own().round}"


def expect_files() -> None:
    """Have what reads files made ready, where files may come; without it they are read all the same, a little later."""
    with suppress(OSError):
        make_ready()


def take_uploads(key: str, add_to: str = "") -> None:
    """Begin to read the files that were put somewhere.

    Args:
        key: The widget.
        add_to: The corpus of one's own that they are added to; empty for a new one.
    """
    files: Sequence[Any] = st.session_state[key] or ()
    pieces = [Piece(legible(file.name)[0], file.getvalue()) for file in files]
    _drop_uploads(files)
    try:
        rest = taken_up(_distinct(pieces))
    except IntakeError as error:
        refuse(error)
        return
    if rest:
        bring(rest, add_to=add_to if len(rest) == len(pieces) else "")
    elif pieces and not files_to_bring():
        open_corpus("".join(linked(settings.CORPUS)))


def _drop_uploads(files: Sequence[Any]) -> None:
    """Have Streamlit let go of uploads, whose bytes are kept elsewhere from now on."""
    context = get_script_run_ctx()
    drop = getattr(context.uploaded_file_mgr, "remove_file", None) if context else None
    for file in files if context and drop else ():
        drop(context.session_id, file.file_id)  # type: ignore[misc, union-attr]


def _distinct(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces of which no two have one name: files of several folders can be called the same."""
    seen: set[str] = set()
    found = []
    for piece in pieces:
        names = (piece.name if number == 1 else f"{piece.name} ({number})" for number in count(1))
        name = next(name for name in names if name not in seen)
        seen.add(name)
        found.append(Piece(name, piece.data))
    return found


def bring_pasted(text: str, **cells: str) -> None:
    """Begin to read a text that was pasted.

    Args:
        text: The text.
        cells: What is said of it, under our names; where nothing is, its form decides what it is.
    """
    said = {name: value.strip() for name, value in cells.items() if value.strip()}
    if said:
        row = dumps(said | {"text": text}, ensure_ascii=False)
        bring([Piece(f"{intake.PASTED}.jsonl", row.encode())], name=said.get("title", ""))
    else:
        bring([Piece(f"{intake.PASTED}.txt", text.encode("utf-8", "replace"))])


def answer_key(place: int) -> str:
    """Return the key of the answers to a question, by its place among them."""
    return f"_answer-{own().round}-{place}"


def all_answered() -> bool:
    """Return whether every question has an answer."""
    now = bringing()
    places = range(len(now.questions)) if now else ()
    return all(st.session_state.get(answer_key(place)) is not None for place in places)


def answer_chosen() -> None:
    """Read the files once more, with the answers that were chosen."""
    if (now := bringing()) and all_answered():
        asked = now.questions
        answer(asked, {one.setting: st.session_state[answer_key(place)] for place, one in enumerate(asked)})


def way_key(name: str) -> str:
    """Return the key of a choice of how files are read."""
    return f"_way-{own().round}-{name}"


def read_another_way() -> None:
    """Read the files once more, as was chosen by hand."""
    if now := bringing():
        said = {name: st.session_state[key] for name in _WAYS if (key := way_key(name)) in st.session_state}
        read_again(replace(now.layout, **said))


def role_key(role: str) -> str:
    """Return the key of the choice of a column."""
    return f"_role-{own().round}-{role}"


def read_mapped() -> None:
    """Read the files once more, with the columns that were chosen."""
    if now := bringing():
        chosen = {role: st.session_state[key] for role in intake.ASKED if (key := role_key(role)) in st.session_state}
        known = now.provenance
        before = {role: intake.mapped(known.columns, role)[0] for role in chosen} if known else {}
        read_again(now.layout.with_columns(now.layout.columns_of | _each_once(chosen, before)))


def _each_once(chosen: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Return columns by their roles; one that was given another role is taken from the role that it had."""
    moved = {column for role, column in chosen.items() if column and column != before.get(role, "")}
    return {
        role: "" if column in moved and column == before.get(role, "") else column for role, column in chosen.items()
    }


def check_key(code: str) -> str:
    """Return the key of the switch that leaves something out."""
    return f"_check-{own().round}-{code}"


def leave_out(code: str) -> None:
    """Read the files once more, with or without what a check has found."""
    if now := bringing():
        without = {*now.layout.without} - {code}
        if st.session_state[check_key(code)]:
            without.add(code)
        read_again(replace(now.layout, without=tuple(sorted(without))))


def open_corpus(name: str) -> None:
    """Open a corpus of the shelf or of one's own, on Overview."""
    st.session_state.update({settings.CORPUS.key: name, DESTINATION: FIRST})


def open_brought() -> None:
    """Open what was brought: on Overview, or on the page of the link that asked for it."""
    if page := take_in():
        st.session_state[DESTINATION] = page


def go_bring() -> None:
    """Go to the page on which texts are brought."""
    st.session_state[DESTINATION] = CORPUS
