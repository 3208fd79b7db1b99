"""Which name is read: in which source, in which period, beside which other name; and the way to other pages with it."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote

import streamlit as st

from analysis import name_search
from dashboard.state import settings
from dashboard.state.choices import linked
from dashboard.state.clicks import follow, open_entity
from dashboard.state.keys import DESTINATION, PAGE
from dashboard.state.settings import Setting
from dashboard.state.whereabouts import NameCell


def name_cell(entity: str, entities: Collection[str], sources: Sequence[str]) -> NameCell:
    """Return what is read of a name; what a link says of another, or of what there is not, is dropped.

    Args:
        entity: The name.
        entities: All that there are.
        sources: The sources that there are.
    """
    source, when, other = map(_said, (settings.NAME_SOURCE, settings.NAME_WHEN, settings.NAME_OTHER))
    of_another = _said(settings.ENTITY) not in (None, entity)
    source = source if source in sources and not of_another else None
    day = None if of_another else _day(when)
    other = other if other in entities and other != entity and not of_another else None
    st.session_state[settings.NAME_SOURCE.key] = source
    st.session_state[settings.NAME_WHEN.key] = day and day.isoformat()
    st.session_state[settings.NAME_OTHER.key] = other
    return NameCell(entity, source or "", day, other or "")


def _said(one: Setting) -> str | None:
    """Return what was clicked, or what the session's link says."""
    found: str | None = st.session_state.get(one.key, next(iter(linked(one)), None))
    return found


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def open_name_cell(cell: Any) -> None:
    """Open the mentions of a name, those of one source first where the cell has one; of one period, those alone.

    Args:
        cell: A name, or it with a source, as a click hands them over, and the first day of a period if there is one.
    """
    match cell:
        case str(entity):
            _open(entity)
        case [str(entity), str(source), *when]:
            _open(entity, source=source or None, when=next(iter(when), None))


def open_name_point(point: str) -> None:
    """Open the mentions of one point of a name over time.

    Args:
        point: As `names.point` writes it, of the name itself.
    """
    entity, source, when = point.rsplit("|", 2)
    _open(entity, source=unquote(source) or None, when=when)


def open_together(entity: str, other: str) -> None:
    """Open the passages that name two names."""
    _open(entity, other=other)


def _open(entity: str, source: str | None = None, when: str | None = None, other: str | None = None) -> None:
    said = {settings.NAME_SOURCE: source, settings.NAME_WHEN: when, settings.NAME_OTHER: other}
    st.session_state.update({one.key: value for one, value in said.items()})
    open_entity(entity)


def follow_name(entity: str, page: str) -> None:
    """Follow a name as a word is followed, and go to a page.

    Args:
        entity: The name.
        page: The page to go to.
    """
    follow(name_search(entity))
    if st.session_state.get(PAGE) != page:
        st.session_state[DESTINATION] = page
