"""How topics are fitted: their number beside the finding, the rest behind one button."""

import streamlit as st

from analysis import TopicOptions
from dashboard import data, state
from dashboard.paper.labels import literal
from dashboard.parts import cards, controls
from dashboard.state import settings
from dashboard.state.whereabouts import Topics
from dashboard.wording.topics import choosing, judging

_WIDE = 340  # pixels


def choices() -> Topics:
    """Draw the choice of how topics are fitted, and return the topics as they were edited; waits for the fit."""
    wanted = controls.box(
        choosing.NUMBER_LABEL,
        settings.TOPICS,
        format_func=choosing.number_of_topics,
        width=160,
        help=choosing.NUMBER_HELP,
    )
    with st.popover(choosing.OPTIONS, type="tertiary", key="topic-options", on_change="rerun") as opened:
        fitting(None)  # prepares what is behind the button
        if opened.open:
            with st.container(width=_WIDE):
                _options()
    return topics_so_far(None if wanted == settings.AUTO else wanted)


def topics_so_far(k: int | None) -> Topics:
    """Return so many topics as they are fitted and edited; waits for the fit, and not for more.

    Args:
        k: Their number; None is what fits.
    """
    here, how = state.here(), fitting(k)
    model = data.topics(here.corpus, here.filters, how)
    state.topic_model_is((here.corpus, here.filters, how))
    numbers = model.quality["topic"].tolist()
    return Topics(how, state.topic_edits(numbers), data.is_checked(here.corpus, here.filters, how))


def fitting(k: int | None) -> TopicOptions:
    """Return how topics are fitted, as far as it is chosen behind the button.

    Args:
        k: Their number; None is what fits.
    """
    return TopicOptions(
        k=k,
        unit=state.setting(settings.TOPIC_UNIT),
        phrases=state.setting(settings.PHRASES),
        boilerplate=state.setting(settings.BOILERPLATE),
        method=state.setting(settings.TOPIC_METHOD),
        anchors=choosing.seed_words(state.typed(settings.ANCHORS)),
    )


def _options() -> None:
    """Draw what is rarely changed; `fitting` has prepared it."""
    controls.box(choosing.UNIT, settings.TOPIC_UNIT, format_func=choosing.UNITS.__getitem__, help=choosing.UNIT_HELP)
    controls.buttons(
        choosing.METHOD, settings.TOPIC_METHOD, format_func=choosing.METHODS.__getitem__, help=choosing.METHOD_HELP
    )
    controls.switch(choosing.PHRASES, settings.PHRASES, help=choosing.PHRASES_HELP)
    controls.switch(choosing.BOILERPLATE, settings.BOILERPLATE, help=choosing.BOILERPLATE_HELP)
    controls.line(choosing.ANCHORS, settings.ANCHORS, placeholder=choosing.ANCHORS_HINT, help=choosing.ANCHORS_HELP)


def numbers_of_topics(which: Topics, k: int) -> None:
    """Draw the switch, and where it is on how several numbers of topics do.

    Args:
        which: Which topics the page has.
        k: How many there are.
    """
    here = state.here()
    if not controls.switch(choosing.SWEEP, settings.SWEEP, help=choosing.SWEEP_HELP):
        return
    table = data.topic_sweep(here.corpus, here.filters, which.how)
    words = cards.Card(
        name="topic-sweep",
        title=choosing.SWEEP,
        alt=choosing.SWEEP_ALT,
        note=literal(judging.sweep_note(table, k)),
        place="numbers",
    )
    cards.figure(data.topic_sweep_figure(here, which, k=k), table, words, state.open_topic_number)
