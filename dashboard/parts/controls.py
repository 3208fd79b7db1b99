"""Controls: the widgets of settings, each drawn from its record and told what it is; a setting is named only once."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from dashboard import state
from dashboard.state.settings import Setting
from dashboard.wording.compared import spoken


def buttons(label: str, one: Setting, *, default: Any = None, **more: Any) -> Any:
    """Draw the options of a setting side by side, and return the one chosen."""
    now = state.setting(one, default=default)
    st.segmented_control(_said(label), one.options, required=True, **state.widget(one), **_said_of(more))
    return now


def box(label: str, one: Setting, options: Sequence[Any] = (), **more: Any) -> Any:
    """Draw the options of a setting in a box that opens, and return the one chosen.

    Args:
        label: What stands over it.
        one: The setting.
        options: What it can be, where that depends on the corpus.
        more: What else Streamlit is told of the widget.
    """
    now = state.setting(one, options)
    st.selectbox(_said(label), options or one.options, **state.widget(one), **_said_of(more))
    return now


def switch(label: str, one: Setting, *, default: Any = None, **more: Any) -> bool:
    """Draw a setting that is on or off, and return which."""
    now = state.setting(one, default=default)
    st.toggle(_said(label), **state.widget(one), **_said_of(more))
    return bool(now)


def line(label: str, one: Setting, **more: Any) -> str:
    """Draw a setting that is typed, and return it."""
    now = state.typed(one)
    st.text_input(label, **state.widget(one), **more)
    return now


def _said(label: str) -> str:
    """Return a label as one about what is compared."""
    return spoken(label, state.noun())


def _said_of(more: dict[str, Any]) -> dict[str, Any]:
    """Return what Streamlit is told of a widget, with its help about what is compared."""
    return more | {name: spoken(more[name], state.noun()) for name in ("help",) if name in more}
