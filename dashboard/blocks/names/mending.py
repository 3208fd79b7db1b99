"""What can be mended of a name: from its row its name, its kind and its forms; from a passage what stands there."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from analysis import Correction
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.wording.names import kind
from dashboard.wording.naming import mending as words

_WIDE = 340  # pixels


def mend_name(entity: str) -> None:
    """Draw the button behind which a name is mended.

    Args:
        entity: The name that is read.
    """
    label = literal(words.way_to_mend(entity))
    with st.popover(label, type="tertiary", key="mend-name", on_change="rerun") as opened:
        if opened.open:
            with st.container(width=_WIDE):
                _name_tools(entity)


def mend_passage(entity: str) -> None:
    """Open the passage of which somebody wants to mend the names, if somebody does.

    Args:
        entity: The name that is read.
    """
    if (passage := state.passage_to_mend()) is not None:
        _passage(entity, passage, state.corrections_made())


@st.dialog(words.PASSAGE, on_dismiss=state.leave_passage)
def _passage(entity: str, passage: tuple[str, int, int], lines: int) -> None:
    """Draw what can be mended of the names in a passage; once something was, the page is drawn anew without it."""
    if state.corrections_made() != lines:
        st.rerun()
    forms, unnamed = data.names_in_passage(state.here().corpus, *passage)
    if forms:
        first = next((place for place, name in enumerate(forms.values()) if name == entity), 0)
        form = st.selectbox(
            words.STANDS,
            list(forms),
            first,
            format_func=lambda form: words.form_in_full(form, forms[form]),
            key=state.mending_box("form here", entity),
        )
        _, others = data.name_parts(state.here().corpus, forms[form])
        _of_form(forms[form], form, others)
    _too(entity, unnamed)


def _name_tools(entity: str) -> None:
    """Draw what can be done with a name; each is done as soon as it is chosen."""
    forms, others = data.name_parts(state.here().corpus, entity)
    name = state.mending_box("name", entity)
    st.text_input(
        words.NAME,
        key=name,
        placeholder=entity,
        help=words.NAME_HELP,
        on_change=state.on_mending(name, lambda into: _renamed(entity, " ".join(into.split()), others)),
    )
    kinds, under = state.mending_box("kind", entity), state.mending_box("under", entity)
    _names_box(words.KIND, kinds, words.TYPES, lambda name: Correction("retype", entity, type=name), kind)
    _names_box(words.UNDER, under, others, lambda into: Correction("merge", entity, into=into))
    if len(forms) > 1:
        form = st.selectbox(
            words.FORM,
            forms,
            None,
            key=state.mending_box("form", entity),
            placeholder=words.CHOOSE_FORM,
            help=words.FORM_HELP,
        )
        if form:
            _of_form(entity, form, others)
    st.button(words.HIDE, key="hide-name", on_click=state.mend, args=(Correction("hide", entity),))
    _too(entity, ())


def _renamed(entity: str, name: str, others: Sequence[str]) -> Correction:
    """Return what calls a name otherwise; where another is called so, the two are one."""
    return Correction("merge" if name in others else "rename", entity, into=name)


def _names_box(
    label: str,
    box: str,
    options: Sequence[str],
    line: Callable[[Any], Correction],
    called: Callable[[str], str] = str,
) -> None:
    """Draw a box whose choice is a line of the log; nothing is chosen at first."""
    st.selectbox(
        label,
        options,
        None,
        key=box,
        format_func=called,
        placeholder=words.CHOOSE if called is str else words.CHOOSE_KIND,
        on_change=state.on_mending(box, line),
    )


def _of_form(entity: str, form: str, others: Sequence[str]) -> None:
    """Draw what can be done with one form of a name."""
    box = state.mending_box(f"as {form}", entity)
    st.selectbox(
        literal(words.form_is(form)),
        others,
        None,
        key=box,
        placeholder=words.FORM_NEW,
        accept_new_options=True,
        on_change=state.on_mending(box, lambda into: Correction("split", entity, form, into)),
    )
    st.button(
        literal(words.hide_form(form)),
        key="hide-form",
        on_click=state.mend,
        args=(Correction("hide", entity, form),),
    )


def _too(entity: str, offered: Sequence[str]) -> None:
    """Draw what counts other words for a name: they are offered, or typed."""
    box, options = state.mending_box("too", entity), list(offered)
    form = st.selectbox(
        literal(words.too(entity)),
        options,
        None,
        key=box,
        placeholder=words.TOO_OFFERED if options else words.TOO_HINT,
        help=words.TOO_HELP,
        accept_new_options=True,
    )
    if form:
        places = data.overlooked_places(state.here().corpus, form)
        st.caption(literal(words.stands_in(form, places)))
        if places:
            st.button(words.COUNT_THEM, key="too", on_click=state.mend, args=(Correction("add", entity, form),))
