"""Some topics as a filter, or all of them as what is compared: in force on every page, with the way out."""

import streamlit as st

from analysis import AnalysisError
from dashboard import data, state
from dashboard.parts import cards
from dashboard.state import settings
from dashboard.state.whereabouts import Key
from dashboard.wording.topics import choosing


def within_topics(key: Key) -> Key:
    """Return the key of a corpus within the topics that are asked for; where there are none such, all of it.

    Args:
        key: Of the corpus.
    """
    if (scope := state.scope()) is None:
        return key
    titles = bool(state.setting(settings.TITLES))
    found = data.opened(key.name, titles=titles)._replace(by=key.by, groups=key.groups, scope=scope)
    try:
        data.find_scope(found)
    except AnalysisError as error:
        cards.refusal(error)
        state.leave_scope()
        return key
    return found


def scope_in_force() -> None:
    """Say within which topics the page is, or that it compares by topic, with the way out; nothing where neither is."""
    if (scope := state.here().corpus.scope) is None:
        return
    cards.note(choosing.BY_TOPIC if scope.as_unit else choosing.within(scope.called))
    st.button(choosing.ALL_TEXTS, key="leave-scope", type="tertiary", on_click=state.leave_scope)
