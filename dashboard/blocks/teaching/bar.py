"""The bar over a page that is a step of an exercise: what is asked, the box for the answer, the way on and back."""

import streamlit as st

from analysis import IntakeError, limits
from dashboard import data, state
from dashboard.blocks.teaching.arrows import listen_to_arrows
from dashboard.data.teaching import handed
from dashboard.paper import exercises, markup, screen
from dashboard.parts import cards
from dashboard.state.teaching.files import Exercise
from dashboard.wording import citations
from dashboard.wording.teaching import exercises as words

_HEIGHT = 68  # pixels: two lines


def exercise_bar() -> None:
    """Draw the bar, where an exercise is worked on."""
    try:
        worked_on = state.exercise()
    except IntakeError as error:
        cards.warning(words.class_refusal(error))
        return
    if worked_on is None:
        return
    number = state.step_number(worked_on)
    step = worked_on.steps[number - 1]
    with st.container(border=True, key="exercise-bar", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="exercise-ways"):
            screen.show(markup.heading(words.step_line(worked_on.title, number, len(worked_on.steps))))
            _ways(worked_on, number)
        said = exercises.step_text(step.sentence, step.question)
        if state.is_presented():
            screen.show(said)
        else:
            asked, answered = st.columns([3, 2], gap="medium", vertical_alignment="center")
            with asked:
                screen.show(said)
            with answered:
                _box(worked_on, number)
    listen_to_arrows()


def _box(worked_on: Exercise, number: int) -> None:
    """Draw the box for the answer; whatever stands in it is kept as soon as one leaves it."""
    key = state.answer_widget(worked_on.name, number)
    st.text_area(
        words.ANSWER_HERE,
        key=key,
        height=_HEIGHT,
        max_chars=limits.LONGEST_ANSWER,
        on_change=state.note_answer,
        args=(key, worked_on.name, number),
        label_visibility="collapsed",
        placeholder=words.ANSWER_HERE,
    )


def _ways(worked_on: Exercise, number: int) -> None:
    """Draw the ways on, back and out."""
    last = len(worked_on.steps)
    st.button("Back", key="step-back", disabled=number == 1, on_click=state.open_step, args=(number - 1,))
    st.button("Next", key="step-next", disabled=number == last, on_click=state.open_step, args=(number + 1,))
    if state.is_presented():
        return
    with st.popover("Hand in", key="hand-in", on_change="rerun") as opened:
        if opened.open:
            _hand_in(worked_on)
    st.button("Leave", key="step-leave", type="tertiary", on_click=state.leave_exercise)


def _hand_in(worked_on: Exercise) -> None:
    """Draw the box for a name, and the one file."""
    st.caption(words.HAND_IN)
    key = state.name_widget()
    st.text_input(words.YOUR_NAME, key=key, max_chars=limits.LONGEST_PUPIL, on_change=state.note_name, args=(key,))
    file = handed.written_answers(_gathered(worked_on))
    if len(file) > limits.HANDED_IN_BYTES:
        cards.warning(words.TOO_MUCH)
    st.download_button(
        "Download your answers",
        file,
        handed.answers_file(worked_on.name, file),
        "application/json",
        key="download-answers",
        on_click="ignore",
    )


def _gathered(worked_on: Exercise) -> handed.HandedIn:
    """Return what is handed in now."""
    here = state.here()
    table = data.kept_passages(here.corpus, state.kept())
    return handed.gathered_now(
        state.pupil(),
        (worked_on.title, here.corpus.name),
        [(step.question, state.given_answer(worked_on.name, place)) for place, step in enumerate(worked_on.steps, 1)],
        table.assign(citation=citations.citations(table)),
    )
