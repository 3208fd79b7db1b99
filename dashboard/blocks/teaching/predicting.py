"""Predict first: what a word's counts will be is said before they are shown, and then stands beside them."""

import streamlit as st

from dashboard import data, state
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.parts.cards import Page
from dashboard.state.teaching.work import Prediction
from dashboard.state.whereabouts import Pair
from dashboard.wording.teaching import predicting as words

_TIMES = (1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0, 15.0, 20.0, 30.0, 50.0, 100.0)
_START = 2.0
_PLOTLY = {"displayModeBar": False}


def predicting(page: Page, pair: Pair) -> None:
    """Ask what the counts of the word being followed will be, and draw nothing else until somebody has said it.

    Args:
        page: The head of the page.
        pair: The two sides.
    """
    here = state.here()
    said = state.prediction(pair)
    if not here.word:
        page.say(words.PREDICT_WHAT)
        st.stop()
    if said is None:
        page.say(words.predict_question(here.word, pair.names))
        _ask(pair, here.word)
        st.stop()
    _tell(pair, said)


def _ask(pair: Pair, word: str) -> None:
    """Draw the ways to answer."""
    first, second = pair.names
    sides = {literal(first): 0, words.ALIKE: None, literal(second): 1}
    with st.container(border=True, key="card-predict", width=640):
        side = st.segmented_control(
            words.WHICH_SIDE,
            [literal(first), words.ALIKE, literal(second)],
            key=f"predict side {word}",
            label_visibility="collapsed",
        )
        times = _START
        if sides.get(str(side)) is not None:
            times = st.select_slider(
                words.TIMES_AS_OFTEN, _TIMES, _START, key=f"predict times {word}", format_func=words.shown_times
            )
        st.button(
            "Predict",
            type="primary",
            key="predict-now",
            disabled=side not in sides,
            on_click=state.predict,
            args=(pair, sides.get(str(side)), times),
        )


def _tell(pair: Pair, said: Prediction) -> None:
    """Draw what was predicted and what is found, in one small figure and a sentence."""
    here = state.here()
    sides = data.word_on_sides(here, pair)
    sentence = words.prediction_told(pair.names, said, sides)
    with st.container(border=True, key="card-predicted"):
        left, right = st.columns([1, 1], gap="medium", vertical_alignment="center")
        with left:
            screen.show(markup.asked(sentence))
            st.button("Predict again", key="predict-again", type="tertiary", on_click=state.predict_again)
        with right:
            st.plotly_chart(
                data.predicted_figure(here, pair, said.side, said.times),
                key="chart-predicted",
                config=_PLOTLY,
                alt=words.prediction_alt(here.word, sentence),
            )
