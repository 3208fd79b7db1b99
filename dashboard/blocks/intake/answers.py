"""What only the person can say who brings files: each question once, with what every answer makes of them."""

import streamlit as st

from analysis import Question, one_line
from dashboard import state
from dashboard.paper import markup, screen
from dashboard.paper.labels import literal
from dashboard.parts import lists
from dashboard.state.intake import Bringing
from dashboard.wording import intake


def questions(now: Bringing) -> None:
    """Draw what is asked, with the first rows as they stand in the file; nothing is decided unseen."""
    screen.show(markup.RINGS)
    for place, question in enumerate(now.questions):
        screen.show(markup.asked(intake.asked_of(question)))
        _answers(question, state.answer_key(place))
    with st.container(horizontal=True, vertical_alignment="center"):
        missing = not state.all_answered()
        st.button("Read it so", disabled=missing, on_click=state.answer_chosen)
        st.button("Cancel", type="tertiary", on_click=state.put_back)
    samples_of(now)


def _answers(question: Question, key: str) -> None:
    """Draw the answers to a question, each with an example; the likely one is marked for the person to see."""
    labels = {option.value: intake.short(option.label) for option in question.options}
    examples = {option.value: one_line(option.example) for option in question.options}
    st.radio(
        "Your answer",
        list(labels),
        index=list(labels).index(question.likely) if question.likely in labels else None,
        key=key,
        format_func=lambda value: f"{literal(labels[value])} · {literal(examples[value])}",
        label_visibility="collapsed",
    )


def samples_of(now: Bringing) -> None:
    """Draw the first rows as they stand in the file, where they are known."""
    provenance = now.provenance
    if provenance is not None and not provenance.samples.empty:
        screen.show(markup.meta(intake.SAMPLES))
        lists.samples(provenance.samples)
