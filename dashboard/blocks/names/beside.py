"""What stands beside the figure of names: what two sides name, and what is named with one."""

from collections.abc import Sequence

import streamlit as st

from dashboard import data, state
from dashboard.parts import cards, controls, lists
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.state.whereabouts import NameCell, Naming
from dashboard.wording import findings
from dashboard.wording.naming import choosing, judging

_FEWEST = 3  # sources of which two can be chosen


def differing(how: Naming, sources: Sequence[str], cell: NameCell) -> None:
    """Draw the choice of two sides, where there are more, and whom and what each names more than the other.

    Args:
        how: Which names.
        sources: The sources of the documents selected, those with most first.
        cell: What is read.
    """
    here = state.here()
    if len(sources) < 2:  # noqa: PLR2004 - a comparison takes two
        cards.note(findings.cannot_compare(sources, here.look.sources))
        return
    sides = (sources[0], sources[1])
    if len(sources) >= _FEWEST:
        sides = state.two_sides(sorted(sources), sides)
        with st.container(horizontal=True):
            controls.box(choosing.FIRST_SIDE, settings.TARGET, sorted(sources))
            controls.box(choosing.SECOND_SIDE, settings.AGAINST, sorted(name for name in sources if name != sides[0]))
    state.look_at_differences()
    state.tried(kinds=how.kinds, sides=tuple(sorted(sides)))
    table = data.entity_keyness(here, how, sides)
    cards.note(" ".join([judging.name_differences_note(table, sides), *judging.named_by_one(table, sides)]))
    lists.name_differences(table, sides, cell.entity)
    downloads(table, "name-differences")


def together_with(how: Naming, cell: NameCell) -> None:
    """Draw what is named in the same passages as a name, as a network and as a list; either opens the passages.

    Args:
        how: Which names.
        cell: What is read.
    """
    here = state.here()
    table = data.named_with(here, how, cell.entity)
    cards.note(judging.together_note(table, cell.entity))
    if table.empty:
        return
    st.plotly_chart(
        data.together_figure(here, how, cell.entity),
        key=(key := "chart-named-together"),
        on_select=state.on_click(key, lambda other: state.open_together(cell.entity, other)),
        selection_mode="points",
        config={"displayModeBar": False},
        alt=choosing.together_alt(cell.entity, table["other"].tolist()),
    )
    lists.named_together(table, cell)
    downloads(data.named_together(here.corpus, here.filters, how.kinds), "named-together")
