"""The check sheet: mentions and sentences without one, each to be marked right or wrong, and what that comes to."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from analysis import Checked, CheckSheet, checked_items, checked_names, records
from dashboard import data, state
from dashboard.blocks.buttons import read_button
from dashboard.paper import markup, screen
from dashboard.paper.markup import Markup
from dashboard.parts import cards
from dashboard.parts.downloads import downloads
from dashboard.wording.naming import checking as words


def how_right() -> str:
    """Return what is known of how right the names are, in a sentence."""
    return checked_names(data.name_check(state.here().corpus, state.verdicts()))


def check_names() -> None:
    """Draw what is known of how right the names are, with the way to the check sheet."""
    is_open = state.is_checking()
    with st.container(horizontal=True, vertical_alignment="center", width="content", key="names-checked"):
        cards.note(how_right())
        st.button(
            words.CLOSE if is_open else words.OPEN,
            key="open-check",
            type="tertiary",
            on_click=state.open_check,
            args=(None if is_open else 0,),
        )


def sheet_to_mark() -> None:
    """Draw what is being marked, and the ways through the sheet, where it is open."""
    if not state.is_checking():
        return
    sheet, verdicts = data.check_sheet(state.here().corpus), state.verdicts()
    items = checked_items(sheet)
    with st.container(border=True, key="check-sheet", gap="small"):
        if not items:
            cards.note(words.NOTHING)
            return
        number = state.check_number([item in verdicts for item in items])
        with st.container(horizontal=True, vertical_alignment="center"):
            screen.show(markup.heading(words.SHEET))
            _ways(number, len(items), marked=bool(verdicts))
            downloads(data.marked_mentions(sheet, verdicts), "name-check")
        cards.note(words.sheet_progress(number, items, verdicts))
        if all(item in verdicts for item in items):
            cards.note(words.DONE)
        _item(sheet, items, number, verdicts)
        cards.note(words.HOW)


def _item(sheet: CheckSheet, items: Sequence[Checked], number: int, verdicts: Mapping[Checked, bool]) -> None:
    """Draw one mention or sentence, what is asked of it, and the two answers; either leads to what is not marked."""
    item = items[number - 1]
    table = sheet.mentions if item.entity else sheet.sentences
    row = records(table.iloc[[number - 1 - (0 if item.entity else len(sheet.mentions))]])[0]
    later = [*range(number + 1, len(items) + 1), *range(1, number)]
    following = next((one for one in later if items[one - 1] not in verdicts), number)
    screen.show(_passage(row, item))
    cards.note(words.question(item.entity, row.get("surface", ""), item.type))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.RIGHT if item.entity else words.NONE_MISSING,
            key="check-right",
            on_click=state.mark_checked,
            args=(item, following),
            kwargs={"right": True},
        )
        st.button(
            words.WRONG if item.entity else words.MISSING,
            key="check-wrong",
            on_click=state.mark_checked,
            args=(item, following),
            kwargs={"right": False},
        )
        read_button(item.doc_id, item.start, "check")
        if item in verdicts:
            cards.note(words.marked_as(item, right=verdicts[item]))


def _passage(row: dict[str, Any], item: Checked) -> Markup:
    """Return a passage with where it is from, and the mention in it marked."""
    look, key = state.here().look, data.whole_texts(state.here().corpus)
    fact, start = data.documents(key, [item.doc_id]).iloc[0], row["text_start"]
    line = Markup("{} &nbsp; {} · {}").format(
        markup.source(fact["source"], look), markup.isolated(fact["title"] or item.doc_id), fact["date"]
    )
    marks = [(item.start - start, item.end - start)] if item.entity else []
    cut = data.is_cut(key, {"doc_id": item.doc_id, "start": start, "end": start + len(row["text"])})
    return markup.meta(line) + markup.passage(row["text"], marks, look.style(fact["source"]), cut=cut)


def _ways(number: int, most: int, *, marked: bool) -> None:
    """Draw the ways to what comes before and after, and the way to begin anew."""
    go = state.open_check
    st.button(words.BEFORE, key="check-back", disabled=number == 1, on_click=go, args=(number - 1,))
    st.button(words.AFTER, key="check-next", disabled=number == most, on_click=go, args=(number + 1,))
    if marked:
        st.button(words.FORGET, key="check-forget", type="tertiary", on_click=state.forget_verdicts)
