"""The passages of a topic: beside the figure the sentences that say most of it, below all of them, side by side."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analysis import TopicModel
from dashboard import data, state
from dashboard.blocks import frame
from dashboard.blocks.passages import passages
from dashboard.parts import cards, lists
from dashboard.state.whereabouts import TopicCell, Topics
from dashboard.wording import names
from dashboard.wording.topics import choosing


def first_passages_of_topic(which: Topics, model: TopicModel, cell: TopicCell) -> None:
    """Draw the first passages of a topic, those of the source of a cell first, or those of a period alone.

    Args:
        which: Which topics.
        model: They.
        cell: What is read.
    """
    own, mark = data.topic_passages(state.here(), which, cell), names.topic_words(model.terms, cell.topic)
    sides = (cell.source,) if cell.when else _sides(own, cell.source)
    _period(cell, "beside")
    frame.first_passages(
        own,
        noun="passage",
        mark=mark,
        sides=sides,
        sizes=data.part_sizes(state.here(), source=cell.source, when=cell.when),
        topics=which,
    )


def _period(cell: TopicCell, place: str) -> None:
    """Say of which period alone passages are read, if of one, with the way to all of them."""
    if cell.when is None:
        return
    here = state.here()
    by = data.fitting_period(here.corpus, here.filters)
    with st.container(horizontal=True, vertical_alignment="center"):
        cards.note(choosing.one_period(cell.source, cell.when, by))
        back = [cell.topic, cell.source]
        st.button(
            choosing.ALL_PERIODS,
            key=f"all periods {place}",
            type="tertiary",
            on_click=state.open_topic_cell,
            args=(back,),
        )


def topics_and_documents(which: Topics, model: TopicModel, called: Mapping[int, str], topic: int) -> None:
    """Draw the topics, and under them the documents of the one being read, those first that are mostly of it.

    Args:
        which: Which topics.
        model: They.
        called: What each is called.
        topic: The one being read.
    """
    lists.topics(model, called, topic)
    if topic:
        found = data.topic_documents(state.here(), which, topic)
        cards.note(choosing.documents_of_topic(found["share"].tolist(), topic))
        lists.documents(found)


def _sides(own: pd.DataFrame, source: str) -> tuple[str, ...]:
    """Return the source of a cell, and of the others that with most passages; none where no cell is open."""
    if not source:
        return ()
    others = own.loc[own["source"] != source, "source"].value_counts().sort_index().sort_values(ascending=False)
    return (source, *others.index[:1].tolist())


def all_passages(which: Topics, model: TopicModel, called: Mapping[int, str], cell: TopicCell) -> None:
    """Draw the choice of a topic, and all of its passages, a column a source.

    Args:
        which: Which topics.
        model: They.
        called: What each is called.
        cell: What is read.
    """
    topic, source, when = cell
    cards.chooser(
        choosing.PASSAGES_OF,
        list(called),
        topic,
        lambda number: state.open_topic_cell([number, ""]),
        format_func=called.get,
    )
    _period(cell, "below")
    own, mark = data.topic_passages(state.here(), which, cell), names.topic_words(model.terms, topic)
    sides = (source,) if source else ()
    name = f"topic {topic} {when or ''}".strip()
    passages(
        own,
        data.part_sizes(state.here(), source=cell.source, when=cell.when),
        name,
        noun="passage",
        mark=mark,
        sides=sides,
        topics=which,
    )
