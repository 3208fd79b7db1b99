"""Which topics two sides hold more or less of, with what can be told from chance."""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard import data, state
from dashboard.parts import cards, controls, lists
from dashboard.parts.downloads import downloads
from dashboard.state import settings
from dashboard.state.whereabouts import Topics
from dashboard.wording import findings
from dashboard.wording.topics import choosing, judging

_FEWEST = 3  # sources of which two can be chosen


def differences(which: Topics, called: Mapping[int, str], sources: Sequence[str], topic: int) -> None:
    """Draw the choice of two sides, where there are more, and how their topics differ; first those most apart.

    Args:
        which: Which topics.
        called: What each is called.
        sources: The sources of the documents selected.
        topic: The one being read.
    """
    here = state.here()
    if len(sources) < 2:  # noqa: PLR2004 - a comparison takes two
        cards.note(findings.cannot_compare(sources, here.look.sources))
        return
    apart = data.sides_apart(here, which)
    sides = apart or (sources[0], sources[1])
    if len(sources) >= _FEWEST:
        sides = state.two_sides(sorted(sources), sides)
        with st.container(horizontal=True):
            controls.box(choosing.FIRST_SIDE, settings.TARGET, sorted(sources))
            controls.box(choosing.SECOND_SIDE, settings.AGAINST, sorted(name for name in sources if name != sides[0]))
    table = data.topic_differences(here, which, sides)
    cards.note(judging.differences_note(table, sides))
    lists.topic_differences(table, called, sides, topic)
    downloads(table, "topic-differences")
