"""What the page of names opens with: its sentence, and the name that is read."""

from collections.abc import Sequence

import pandas as pd

from dashboard import data, state
from dashboard.paper.markup import Markup
from dashboard.state import settings
from dashboard.state.whereabouts import NameCell, Naming
from dashboard.wording import findings


def headline_of_names(table: pd.DataFrame, how: Naming, kinds: Sequence[str]) -> Markup:
    """Return who and what is named most, with every filter that is in force.

    Args:
        table: ENTITIES, in the order of what is counted.
        how: What is counted of which names.
        kinds: All kinds that there are.
    """
    here = state.here()
    filters = here.filters
    days = state.days_asked(data.span(here.corpus)) if filters.start or filters.end else None
    return findings.entities(
        table,
        len(data.selected(here.corpus, filters)),
        how.kinds if set(how.kinds) != set(kinds) else (),
        filters.search,
        only=findings.narrowed(filters, here.look, days),
        measure=how.measure,
    )


def cell_being_read(table: pd.DataFrame, sources: Sequence[str]) -> NameCell:
    """Return what is read: what was asked for where it is named, else the first name.

    Args:
        table: ENTITIES, in the order of what is counted, at least one.
        sources: The sources of the documents selected.
    """
    every = set(table["entity"])
    asked = state.value(settings.ENTITY)
    return state.name_cell(asked if asked in every else str(table["entity"].iloc[0]), every, sources)
