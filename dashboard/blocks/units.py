"""What is compared: the column whose values stand side by side, and groups of them made by hand."""

import streamlit as st

from analysis import SOURCE, FilterError, ValueGroup
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.state.whereabouts import Key
from dashboard.wording.compared import choosing

_NAME, _VALUES = "group-name", "group-values"
_FEWEST = 3  # values of which some can be taken together and others not


def compare_by(key: Key) -> Key:
    """Draw what a corpus is compared by, where there is a choice, and return its key so.

    It stands above the list of units, which follows it.

    Args:
        key: Of the corpus, compared by source.
    """
    if key.scope is not None and key.scope.as_unit:
        return key
    choices = data.unit_choices(key)
    if len(choices) > 1:
        more = {"help": choosing.HELP, "on_change": state.forget_units, "width": 195}
        controls.box(choosing.COMPARE_BY, settings.COMPARED, list(choices), **more)
    chosen = state.setting(settings.COMPARED)  # after the box: in a session's first run it takes this from the link
    every = key._replace(by=chosen if chosen in choices and chosen != SOURCE else "")
    values = data.corpus(every).sources
    if len(values) < _FEWEST:
        return every
    try:
        found = every._replace(groups=state.groups_asked())
        data.corpus(found)
    except FilterError as error:
        cards.failure(error)
        found = every
    label = literal(choosing.groups_label(every.noun, known=len(choices) > 1))
    with st.popover(label, key="groups", on_change="rerun") as opened:
        if opened.open:
            _groups(found, values)
    return found


def _groups(key: Key, values: tuple[str, ...]) -> None:
    """Draw the groups there are, and the form for another."""
    st.caption(literal(choosing.about_groups(key._replace(groups=()).noun)))
    for place, one in enumerate(key.groups):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(choosing.group_line(one))
            others = tuple(other for other in key.groups if other != one)
            st.button(choosing.REMOVE, key=f"remove-group {place}", on_click=state.make_groups, args=(others,))
    if key.groups:
        controls.switch(choosing.OTHERS, settings.OTHERS, help=choosing.OTHERS_HELP)
    taken = {value for one in key.groups for value in one.members}
    with st.form("new-group", clear_on_submit=True, border=False):
        name = st.text_input(choosing.NAME, placeholder=choosing.NAME_HINT, key=_NAME)
        some = st.multiselect(choosing.VALUES, [value for value in values if value not in taken], key=_VALUES)
        added = st.form_submit_button(choosing.ADD)
    if added:
        try:
            state.make_groups((*key.groups, ValueGroup(name, tuple(some))))
        except FilterError as error:
            cards.failure(error)
        else:
            st.rerun()
