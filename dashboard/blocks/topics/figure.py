"""The figure of topics, and one topic over time."""

import streamlit as st

from analysis import TopicModel
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards
from dashboard.state.whereabouts import Topics
from dashboard.wording import findings, names
from dashboard.wording.topics import choosing, judging


def card(model: TopicModel, which: Topics) -> cards.Card:
    """Return the words on the card of the figure.

    Args:
        model: The topics.
        which: Which they are.
    """
    called = names.topic_names(names.topic_heads(model, which.edits))
    return cards.Card(
        name="topics",
        title=names.topics_title(model),
        alt=findings.topics_alt(called),
        note=literal(judging.topics_note(model, checked=which.checked)),
    )


def times(which: Topics, topic: int) -> None:
    """Draw one topic over time, a panel a source."""
    here = state.here()
    by = data.fitting_period(here.corpus, here.filters)
    st.plotly_chart(
        data.topic_times_figure(here, which, topic, by),
        key="chart-topic-times",
        config={"displayModeBar": False},
        alt=choosing.times_alt(topic, by),
    )
    cards.note(judging.times_note(data.topic_prevalence(here, which, by=by), topic, by))
