"""What a class works with: the exercise and its answers, what was predicted, and which figure was taken for real."""

import json
from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st

from analysis import IntakeError, legible, limits
from dashboard.state import settings
from dashboard.state.choices import linked, numbered, value
from dashboard.state.kept import leave_for
from dashboard.state.keys import ANSWERS, ARRIVED, CORPUS_NOW, DESTINATION, HERE, LINKED
from dashboard.state.session import here
from dashboard.state.teaching.files import Exercise, exercise_called
from dashboard.state.tray import change_tray
from dashboard.state.whereabouts import Pair

LEFT, RIGHT = "left", "right"
_OPENING = {
    one.key for one in (settings.EXERCISE, settings.STEP, settings.PRESENT, *settings.READERS_OWN)
}  # what begins one
_NAME = ("", 0)  # where the name of who answers is kept
_ARROW = "arrow-keys"
_MOST_TIMES = 1_000
_EXERCISES_WITH_ANSWERS = 20


class Prediction(NamedTuple):
    """What somebody has predicted of a word.

    Attributes:
        side: Which side says it more, 0 or 1; None is about the same.
        times: How many times as often.
    """

    side: int | None
    times: float


def exercise() -> Exercise | None:
    """Return the exercise that is worked on; None where none is.

    Raises:
        IntakeError: `E-EXERCISE` where the link asks for one that cannot be had.
    """
    name = value(settings.EXERCISE)
    return exercise_called(str(name)) if name else None


def exercise_title() -> str:
    """Return the title of the exercise that is worked on; empty where none is, or it cannot be had."""
    try:
        worked_on = exercise()
    except IntakeError:
        return ""
    return worked_on.title if worked_on is not None else ""


def step_number(worked_on: Exercise) -> int:
    """Return the number of the step at which the reader is, from 1."""
    return numbered(settings.STEP, len(worked_on.steps))


def begin_exercise() -> None:
    """Go to where an exercise begins, or to one of its steps, where the link says nothing else; once a session."""
    said = st.session_state.get(LINKED, {})
    beside = {name for name in said if name in settings.SETTINGS} - _OPENING
    name = "".join(linked(settings.EXERCISE)[:1])
    if not name or beside or HERE in st.session_state:
        return
    try:
        found = exercise_called(name)
    except IntakeError:
        return  # the bar says so
    _go(found, step_number(found))
    st.rerun()


def is_presented() -> bool:
    """Return whether the page is shown to a room, and not worked on."""
    return bool(value(settings.PRESENT) == settings.PRESENTING)


def open_exercise(name: str) -> None:
    """Go to the first step of an exercise.

    Raises:
        IntakeError: `E-EXERCISE`, as `exercise`.
    """
    _go(exercise_called(name), 1)


def open_step(number: int) -> None:
    """Go to a step of the exercise that is worked on, from 1; there is nothing beyond the first and the last."""
    worked_on = exercise()
    if worked_on is not None and 1 <= number <= len(worked_on.steps):
        _go(worked_on, number)


def step_by_arrow() -> None:
    """Go a step on or back, as an arrow key has said."""
    worked_on = exercise()
    by = st.session_state[_ARROW].get("by")
    if worked_on is not None and by in (-1, 1):
        open_step(step_number(worked_on) + by)


def arrow_widget() -> str:
    """Return the key of what listens to arrow keys."""
    return _ARROW


def leave_exercise() -> None:
    """Work on no exercise any more; what was answered stays, for whoever opens it again."""
    for one in (settings.EXERCISE, settings.STEP):
        st.session_state.pop(one.key, None)
        st.session_state.get(LINKED, {}).pop(one.key, None)


def _go(worked_on: Exercise, number: int) -> None:
    step = worked_on.steps[number - 1]
    at = {settings.EXERCISE.key: [worked_on.name], settings.STEP.key: [str(number)]}
    leave_for(_carried(worked_on.corpus) | dict(step.said) | at)
    st.session_state.update({DESTINATION: step.page, ARRIVED: step.page})  # there too once its files are brought


def _carried(corpus: str) -> dict[str, list[str]]:
    """Return what goes along from step to step; the tray of another corpus is put away."""
    if (before := st.session_state.get(CORPUS_NOW)) not in (None, corpus):
        change_tray(str(before), corpus)
    kept = {one.key: list(st.session_state.get(one.key, linked(one))) for one in settings.READERS_OWN}
    present = value(settings.PRESENT)
    return kept | ({settings.PRESENT.key: [present]} if present else {})


def given_answer(worked_on: str, number: int) -> str:
    """Return what was answered at a step of an exercise; nothing to begin with."""
    return _answers().get((worked_on, number), "")


def answer_widget(worked_on: str, number: int) -> str:
    """Prepare the box for an answer, and return its key."""
    key = f"answer {number} {worked_on}"
    st.session_state[key] = given_answer(worked_on, number)
    return key


def name_widget() -> str:
    """Prepare the box for the name of who answers, and return its key."""
    key = "answers-name"
    st.session_state[key] = pupil()
    return key


def pupil() -> str:
    """Return the name of who answers; empty where it was not given."""
    return _answers().get(_NAME, "")[: limits.LONGEST_PUPIL]


def note_answer(key: str, worked_on: str, number: int) -> None:
    """Keep what stands in the box for an answer."""
    _note((worked_on, number), st.session_state[key], limits.LONGEST_ANSWER)


def note_name(key: str) -> None:
    """Keep what stands in the box for the name."""
    _note(_NAME, st.session_state[key], limits.LONGEST_PUPIL)


def _note(place: tuple[str, int], text: str, most: int) -> None:
    kept = legible(text)[0][:most]
    if kept.strip():
        _answers()[place] = kept
    else:
        _answers().pop(place, None)


def _answers() -> dict[tuple[str, int], str]:
    found: dict[tuple[str, int], str] = st.session_state.setdefault(ANSWERS, {})
    return found


def said_answers() -> dict[str, list[str]]:
    """Return the answers as a browser keeps them."""
    return {ANSWERS: [json.dumps([*place, text], ensure_ascii=False) for place, text in _answers().items()]}


def take_answers(said: Sequence[str]) -> None:
    """Take the answers that a browser has kept, as far as they are written well; what was answered since stays.

    Args:
        said: As `said_answers` writes them.
    """
    taken: dict[tuple[str, int], str] = {}
    for one in said[: limits.MOST_STEPS * _EXERCISES_WITH_ANSWERS]:
        try:
            match json.loads(one):
                case [str(name), int(number), str(text)] if 0 <= number <= limits.MOST_STEPS:
                    taken[name, int(number)] = legible(text)[0][: limits.LONGEST_ANSWER]
        except (ValueError, RecursionError):
            continue
    st.session_state[ANSWERS] = taken | _answers()


def guess(side: str) -> None:
    """Take one of two figures for the real one."""
    st.session_state[settings.GUESSED.key] = side


def guess_again() -> None:
    """Mask both figures again."""
    st.session_state[settings.GUESSED.key] = None


def guessed() -> str:
    """Return which of two figures was taken for the real one, left or right; nothing where none was."""
    said = value(settings.GUESSED)
    return str(said) if said in (LEFT, RIGHT) else ""


def predict(pair: Pair, side: int | None, times: float) -> None:
    """Note what is predicted of the word that is followed.

    Args:
        pair: The two sides.
        side: Which says it more, 0 or 1; None is about the same.
        times: How many times as often.
    """
    which = "" if side is None else pair.names[side]
    st.session_state[settings.PREDICTED.key] = json.dumps([here().word, *pair.names, which, times], ensure_ascii=False)


def predict_again() -> None:
    """Forget what was predicted."""
    st.session_state[settings.PREDICTED.key] = None


def prediction(pair: Pair) -> Prediction | None:
    """Return what was predicted of the word that is followed, on these two sides; None where nothing was."""
    said = value(settings.PREDICTED)
    try:
        found = json.loads(str(said)) if said else None
    except (ValueError, RecursionError):
        return None
    match found:
        case [word, first, second, which, int() | float() as times] if (word, first, second) == (
            here().word,
            *pair.names,
        ) and 1 <= times <= _MOST_TIMES:
            return Prediction(pair.names.index(which) if which in pair.names else None, float(times))
    return None
