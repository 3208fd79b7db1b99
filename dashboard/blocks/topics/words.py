"""A topic's words, and what can be done with it: name it, hide it, make it one with another, hold it beside one."""

from collections.abc import Mapping

import streamlit as st

import analysis
from analysis import TopicModel
from dashboard import state
from dashboard.paper.labels import literal
from dashboard.parts import controls, lists
from dashboard.state import settings
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing


def words_and_edits(which: Topics, model: TopicModel, called: Mapping[int, str], topic: int) -> None:
    """Draw the words of a topic, by weight or by relevance, alone or beside those of another, and its edits.

    Args:
        which: Which topics.
        model: They.
        called: What each is called.
        topic: The one being read.
    """
    near = analysis.similar_topics(model)
    pairs = zip(near["topic"].tolist(), near["other_topic"].tolist(), strict=True)
    others = [sum(pair) - topic for pair in pairs if topic in pair]
    others += [number for number in called if number and number not in (topic, *others)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        controls.buttons(
            choosing.ORDER_LABEL,
            settings.RELEVANCE,
            format_func=choosing.WORDS_ORDERS.__getitem__,
            help=choosing.WORDS_HELP,
        )
        second = controls.box(
            choosing.BESIDE,
            settings.SECOND_TOPIC,
            [None, *others],
            format_func=lambda number: literal(called.get(number, choosing.NONE)),
            width=230,
            placeholder=choosing.NONE,
        )
        with st.popover(choosing.EDIT, type="tertiary", key="edit-topic", on_change="rerun") as opened:
            if opened.open:
                _edits(which, model, called, topic, others)
    shown, by_relevance = (topic, second) if second else (topic,), bool(state.setting(settings.RELEVANCE))
    lists.words_of_topics(model.terms, called, shown, by_relevance=by_relevance)


def _edits(which: Topics, model: TopicModel, called: Mapping[int, str], topic: int, others: list[int]) -> None:
    """Draw what can be done with a topic."""
    name = state.topic_name_widget(topic, dict(which.edits.labels).get(topic, ""))
    st.text_input(
        choosing.NAME,
        key=name,
        placeholder=analysis.suggested_label(model, topic),
        max_chars=60,
        help=choosing.NAME_HELP,
        on_change=state.name_topic,
        args=(topic,),
    )
    if others:
        merged = state.mirror(f"merge {topic}", None, others)
        st.selectbox(
            choosing.MERGE,
            others,
            key=merged,
            format_func=lambda number: literal(called[number]),
            placeholder=choosing.CHOOSE_TOPIC,
            on_change=state.on_choice(merged, lambda other: state.merge_topics(topic, other)),
        )
        st.button(choosing.HIDE, key="hide-topic", on_click=state.hide_topic, args=(topic,))
