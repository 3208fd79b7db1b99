"""The figure of topics, and one topic over time."""

import streamlit as st

from analysis import TopicModel, records
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards
from dashboard.state.whereabouts import TopicCell, Topics
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


def times(which: Topics, cell: TopicCell) -> None:
    """Draw one topic over time, a panel a source; a bar opens its passages."""
    here, topic = state.here(), cell.topic
    by = data.fitting_period(here.corpus, here.filters)
    st.plotly_chart(
        data.topic_times_figure(here, which, topic, by),
        key=(key := "chart-topic-times"),
        on_select=state.on_click(key, state.open_topic_cell),
        selection_mode="points",
        config={"displayModeBar": False},
        alt=choosing.times_alt(topic, by),
    )
    table = data.periods_of_topic(here, which, topic, by)
    bars = {
        (topic, row["source"], row["period"].date().isoformat()): literal(choosing.bar_of_topic(row, by))
        for row in records(table[table["passages"] > 0].dropna(subset="period"))
    }
    now = next((bar for bar in bars if cell.when and bar[1:] == (cell.source, cell.when.isoformat())), None)
    cards.chooser(choosing.BARS, list(bars), now, state.open_topic_cell, format_func=bars.get)
    cards.note(judging.times_note(data.topic_prevalence(here, which, by=by), topic, by))
