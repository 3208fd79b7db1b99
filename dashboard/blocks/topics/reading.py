"""The passages of a topic: beside the figure the sentences that say most of it, below all of them, side by side."""

from collections.abc import Mapping

import pandas as pd

from analysis import TopicModel
from dashboard import data, state
from dashboard.blocks import frame
from dashboard.blocks.passages import passages
from dashboard.parts import cards, lists
from dashboard.state.whereabouts import Topics
from dashboard.wording import names
from dashboard.wording.topics import choosing


def first_passages_of_topic(which: Topics, model: TopicModel, cell: tuple[int, str]) -> None:
    """Draw the first passages of a topic, those of the source of a cell first.

    Args:
        which: Which topics.
        model: They.
        cell: The topic, and a source; none is those with most.
    """
    topic, source = cell
    own = data.topic_passages(state.here(), which, topic)
    mark = names.topic_words(model.terms, topic)
    frame.first_passages(own, noun="passage", mark=mark, sides=_sides(own, source), topics=which)


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


def all_passages(which: Topics, model: TopicModel, called: Mapping[int, str], cell: tuple[int, str]) -> None:
    """Draw the choice of a topic, and all of its passages, a column a source.

    Args:
        which: Which topics.
        model: They.
        called: What each is called.
        cell: The topic and the source being read.
    """
    here, (topic, source) = state.here(), cell
    cards.chooser(
        choosing.PASSAGES_OF,
        list(called),
        topic,
        lambda number: state.open_topic_cell([number, ""]),
        format_func=called.get,
    )
    own, mark = data.topic_passages(here, which, topic), names.topic_words(model.terms, topic)
    sides = (source,) if source else ()
    name = f"topic {topic}"
    passages(own, data.sizes(here.corpus, here.filters), name, noun="passage", mark=mark, sides=sides, topics=which)
