"""What is seen of names: of which kinds, as mentions or as documents, all sources together or each on its own."""

from collections.abc import Sequence

from dashboard import state
from dashboard.parts import cards, controls, lists
from dashboard.state import settings
from dashboard.state.whereabouts import Naming
from dashboard.wording.naming import MEASURES, choosing


def ways_to_draw(page: cards.Page, kinds: Sequence[str], sources: Sequence[str]) -> Naming:
    """Draw how names are counted and drawn beside the finding, and return it; kinds have their widget below it.

    Args:
        page: The page, with the room for its settings.
        kinds: The kinds of names that there are.
        sources: The sources of the documents selected; of one there is nothing to be drawn apart.
    """
    with page.settings:
        measure = controls.buttons(
            choosing.MEASURE, settings.MEASURE, format_func=MEASURES.__getitem__, help=choosing.MEASURE_HELP
        )
        apart = len(sources) > 1 and controls.switch(choosing.APART, settings.BY_SOURCE, help=choosing.APART_HELP)
    return Naming(tuple(state.several(settings.TYPES, kinds)), measure, apart)


def choice_of_kinds(kinds: Sequence[str]) -> None:
    """Draw the choice of kinds, where there are several; `ways_to_draw` has prepared it."""
    if len(kinds) > 1:
        lists.kinds(kinds)
