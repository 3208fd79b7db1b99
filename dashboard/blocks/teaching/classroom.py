"""What a class has handed in, question by question, and the exercises that there are."""

import streamlit as st

from analysis import IntakeError, limits, one_line, records
from dashboard import state
from dashboard.data.teaching import handed
from dashboard.data.teaching.handed import HandedIn
from dashboard.paper import exercises, markup, screen
from dashboard.paper.labels import literal
from dashboard.paper.sheets import plain_csv
from dashboard.parts import cards
from dashboard.parts.downloads import download
from dashboard.serving.bundled import offered
from dashboard.wording.teaching import exercises as words

_MEGABYTE = 2**20


def handed_in() -> None:
    """Draw the place for files of answers, and what is in them, side by side; nothing of it is kept."""
    files = st.file_uploader(
        words.DROP,
        "json",
        accept_multiple_files=True,
        key="handed-in",
        help=words.DROP_HELP,
        max_upload_size=-(-limits.HANDED_IN_BYTES // _MEGABYTE),
    )
    if len(files) > limits.MOST_HANDED_IN:
        cards.warning(words.too_many(len(files)))
    found = list[HandedIn]()
    for file in files[: limits.MOST_HANDED_IN]:
        try:
            found.append(handed.read_answers(file.name, file.getvalue()))
        except IntakeError as error:
            cards.warning(words.class_refusal(error))
    if found:
        _side_by_side(handed.by_exercise(found))


def _side_by_side(groups: dict[str, list[HandedIn]]) -> None:
    """Draw the answers to one question of one exercise, or what was kept."""
    title = first = next(iter(groups))
    if len(groups) > 1:
        title = st.selectbox(words.WHICH_EXERCISE, list(groups), key="handed-exercise", format_func=literal)
    group = groups.get(title, groups[first])
    questions = group[0].questions
    with st.container(horizontal=True, vertical_alignment="bottom"):
        places = [*range(1, len(questions) + 1), 0]
        place = st.segmented_control(
            words.ANSWERS_TO,
            places,
            default=places[0],
            key=f"handed-question {len(questions)}",
            format_func=words.question_label,
            required=True,
        )
        named = st.toggle("Names", value=True, key="handed-names")
        answers = handed.answered_by_class(group)
        download("All answers as CSV", answers, "answers", plain_csv)
        download("Kept passages as CSV", handed.kept_by_class(group), "kept-by-class", plain_csv)
    cards.note(words.gathered_answers(len(group), [one.name for one in group]))
    if place:
        screen.show(markup.asked(f"{place}. {questions[place - 1]}"))
        rows = [(one.name if named else "", one.answers[place - 1]) for one in group]
        screen.show(exercises.answers_beside(rows, words.NO_ANSWER))
    else:
        _kept(group, named=named)


def _kept(group: list[HandedIn], *, named: bool) -> None:
    """Draw the passages that were kept, those of most people first."""
    table = handed.kept_by_class(group).head(limits.SHOWN_KEPT)
    if table.empty:
        cards.note(words.NOTHING_KEPT)
        return
    rows = [
        (
            words.times_kept(row["times"], len(group), row["names"] if named else ""),
            row["text"],
            row["citation"],
            row["notes"] if named else "",
        )
        for row in records(table)
    ]
    screen.show(exercises.kept_beside(rows))


def exercise_list() -> None:
    """Draw the exercises on what is here or is brought, each with the way into it, and what is wrong with others."""
    screen.show(markup.section(words.EXERCISES, 2))
    found, wrong = state.exercises()
    here = [one for one in found if one.files or one.corpus in offered()]
    for one in here:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                literal(one.title),
                key=f"open-{one.name}",
                type="tertiary",
                on_click=state.open_exercise,
                args=(one.name,),
            )
            said = words.exercise_entry(one_line(one.corpus), len(one.steps), list(map(one_line, one.files)))
            cards.note(f"{said} · ?exercise={one.name}")
    cards.note(words.not_offered(len(found) - len(here)))
    for error in wrong:
        cards.warning(words.class_refusal(error))
