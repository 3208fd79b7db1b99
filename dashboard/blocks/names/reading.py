"""The mentions of a name: the first beside the figure, below all of them, side by side."""

import pandas as pd
import streamlit as st

from analysis import name_search
from dashboard import data, state
from dashboard.blocks import frame
from dashboard.blocks.passages import passages
from dashboard.parts import cards, lists
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.state.whereabouts import NameCell
from dashboard.wording.naming import choosing, judging


def first_mentions(cell: NameCell) -> None:
    """Draw the first mentions of a name, those of the source of a cell first, or of what is asked for alone.

    Args:
        cell: What is read.
    """
    own = data.name_passages(state.here(), cell)
    _part(cell, own, "beside")
    sides = (cell.source,) if cell.when and cell.source else _sides(own, cell.source)
    frame.first_passages(
        own,
        noun=_noun(cell),
        mark=_marked(cell),
        sides=sides,
        sizes=data.part_sizes(state.here(), source=cell.source, when=cell.when),
    )


def all_mentions(table: pd.DataFrame, cell: NameCell) -> None:
    """Draw the choice of a name, and all of its mentions, a column a source.

    Args:
        table: ENTITIES, in the order to offer.
        cell: What is read.
    """
    offered = list(dict.fromkeys([*judging.names_offered(table), cell.entity]))
    asked = state.value(settings.ENTITY)
    if asked not in (None, cell.entity) and data.is_named(state.here().corpus, asked):
        cards.note(choosing.not_among(asked, cell.entity))
        asked = None
    cards.chooser(choosing.MENTIONS_OF, offered, cell.entity, state.open_name_cell, asked=asked)
    own = data.name_passages(state.here(), cell)
    _part(cell, own, "below")
    sides = (cell.source,) if cell.source else ()
    name = f"entity {cell.entity} {cell.other or cell.when or ''}".strip()
    passages(
        own,
        data.part_sizes(state.here(), source=cell.source, when=cell.when),
        name,
        noun=_noun(cell),
        mark=_marked(cell),
        sides=sides,
    )


def where_named(cell: NameCell) -> None:
    """Draw where a name is named, and where not; of one source there is nothing to list.

    Args:
        cell: What is read.
    """
    here = state.here()
    where = data.entity_prevalence(here, (cell.entity,))
    cards.note(judging.named_by(where, cell.entity))
    lists.name_sources(where, cell)
    downloads(where, "name-by-source")


def _noun(cell: NameCell) -> str:
    """Return what a row is: a mention, or a passage that names two."""
    return "passage" if cell.other else "mention"


def _marked(cell: NameCell) -> frozenset[str] | str:
    """Return the search for both names where passages name two, so that each is marked; else nothing."""
    return f"{name_search(cell.entity)} | {name_search(cell.other)}" if cell.other else frozenset()


def _sides(own: pd.DataFrame, source: str) -> tuple[str, ...]:
    """Return the source of a cell, and of the others that with most rows; none where no cell is open."""
    if not source:
        return ()
    others = own.loc[own["source"] != source, "source"].value_counts().sort_index().sort_values(ascending=False)
    return (source, *others.index[:1].tolist())


def _part(cell: NameCell, own: pd.DataFrame, place: str) -> None:
    """Say that only some of a name's mentions are read, if so, with the way to all of them."""
    here = state.here()
    if not (cell.when or cell.other):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        if cell.other:
            cards.note(choosing.only_together(cell.entity, cell.other, len(own)))
        elif cell.when:
            by = data.fitting_period(here.corpus, here.filters)
            cards.note(choosing.mentions_of_period(cell.source, cell.when, by))
        st.button(
            choosing.ALL_MENTIONS,
            key=f"all mentions {place}",
            type="tertiary",
            on_click=state.open_name_cell,
            args=([cell.entity, cell.source],),
        )
