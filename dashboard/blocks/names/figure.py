"""The figure of names, and one of them over time."""

import pandas as pd
import streamlit as st

from analysis import limits
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards
from dashboard.state.whereabouts import NameCell, Naming
from dashboard.wording import findings, missing
from dashboard.wording.naming import choosing, judging


def figure_card(table: pd.DataFrame, how: Naming) -> cards.Card:
    """Return the words on the card of the figure.

    Args:
        table: ENTITIES, in the order to draw.
        how: What is drawn of them.
    """
    here, top = state.here(), table.head(limits.BARS)
    documents, sources = data.selected(here.corpus, here.filters), data.by_documents(here.corpus, here.filters)
    alt = choosing.cells_alt(top["entity"].tolist(), len(sources)) if how.by_source else findings.entities_alt(top)
    return cards.Card(
        name="entities-by-source" if how.by_source else "entities",
        title=choosing.TITLES[how.by_source],
        alt=alt,
        note=literal(judging.figure_note(documents, how.measure, data.names_by(here.corpus), by_source=how.by_source)),
    )


def figure_table(table: pd.DataFrame, how: Naming) -> pd.DataFrame:
    """Return the data of the figure: names, or names by source, of all sources there are.

    Args:
        table: ENTITIES, in the order to draw.
        how: What is drawn of them.
    """
    if not how.by_source:
        return table
    return data.entity_prevalence(state.here(), tuple(table["entity"].head(limits.BARS)))


def name_times(cell: NameCell) -> None:
    """Draw one name over time, a line a source; a point opens its mentions.

    Args:
        cell: What is read of the name.
    """
    here = state.here()
    by = data.fitting_period(here.corpus, here.filters)
    table = data.periods_of_name(here, cell.entity, by)
    st.plotly_chart(
        data.name_times_figure(here, cell.entity, by),
        key=(key := "chart-name-times"),
        on_select=state.on_click(key, state.open_name_point),
        selection_mode="points",
        config={"displayModeBar": False},
        alt=choosing.name_times_alt(cell.entity, by),
    )
    if points := data.name_points(here, cell.entity, by):
        now = judging.point_of(cell.entity, cell.source, cell.when)
        cards.chooser(choosing.POINTS, list(points), now, state.open_name_point, format_func=points.get)
    cards.note(judging.name_times_note(table, by))
    cards.note(missing.undated(table, by))
