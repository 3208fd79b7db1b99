"""Controls: the widgets of settings, each drawn from its record and told what it is; a setting is named only once."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.state.settings import Setting
from dashboard.wording.compared import spoken_label


def buttons(label: str, one: Setting, *, default: Any = None, **more: Any) -> Any:
    """Draw the options of a setting side by side, and return the one chosen."""
    now, more = state.setting(one, default=default), _spoken(more)
    label = spoken_label(label, state.noun())
    st.segmented_control(label, one.options, default=now, required=True, **state.widget(one), **more)
    return now


def box(label: str, one: Setting, options: Sequence[Any] = (), **more: Any) -> Any:
    """Draw the options of a setting in a box that opens, and return the one chosen.

    Args:
        label: What stands over it.
        one: The setting.
        options: What it can be, where that depends on the corpus.
        more: What else Streamlit is told of the widget.
    """
    now, more = state.setting(one, options), _spoken(more)
    st.selectbox(spoken_label(label, state.noun()), options or one.options, **state.widget(one), **more)
    return now


def switch(label: str, one: Setting, *, default: Any = None, **more: Any) -> bool:
    """Draw a setting that is on or off, and return which."""
    now, more = state.setting(one, default=default), _spoken(more)
    st.toggle(spoken_label(label, state.noun()), **state.widget(one), **more)
    return bool(now)


def chips(label: str, one: Setting, offered: Sequence[str], *, most: int, **more: Any) -> list[str]:
    """Draw a setting that holds several values, each of which can be taken away and any other typed; return them.

    Args:
        label: What stands over it.
        one: The setting.
        offered: What can be chosen without typing.
        most: How many there may be.
        more: What else Streamlit is told of the widget.
    """
    now = state.typed_values(one, most)
    options = list(dict.fromkeys([*now, *offered]))
    st.multiselect(label, options, accept_new_options=True, max_selections=most, **state.widget(one), **more)
    return now


def line(label: str, one: Setting, **more: Any) -> str:
    """Draw a setting that is typed, and return it."""
    now = state.typed(one)
    st.text_input(label, **state.widget(one), **more)
    return now


def _spoken(more: dict[str, Any]) -> dict[str, Any]:
    """Return what Streamlit is told of a widget, with its help said of what is compared."""
    return more | {name: spoken_label(more[name], state.noun()) for name in ("help",) if name in more}
