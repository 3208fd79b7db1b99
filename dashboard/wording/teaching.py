"""What is said in class: exercises and answers, what chance has dealt, what was predicted and what is found."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isinf, isnan, log2

from analysis import AnalysisError, counted, limits, one_line
from dashboard.paper import markup
from dashboard.paper.markup import Markup

CLASS = "Drop in the files that a class has handed in, and read all answers to a question side by side."
DROP = "Files of answers"
DROP_HELP = (
    "Each is the file that “Hand in” gives. They stay in this session, and nothing of them is kept on the server."
)
ANSWER_HERE = "Your answer"
HAND_IN = "One file with your answers and the passages that you kept. Nothing is sent: give it to whoever asked for it."
YOUR_NAME = "Your name (may be empty)"
TOO_MUCH = "So many long passages are kept that the file is too large to be read on the Class page: let some go."
NOTHING_KEPT = "Nobody has kept a passage."
NO_ANSWER = "no answer"
EXERCISES = "Exercises that there are here"
WHICH_EXERCISE = "Exercise"
KEPT, ANSWERS_TO = "Kept passages", "Question"

IN_CLASS = "In class"
WHICH_IS_REAL = BLIND = "Which one is real?"
BLIND_HELP = "Two figures side by side: one of these texts, one of the same texts with their sources dealt at random."
THIS_ONE = "This one is real"
_MASKED = (
    "One figure compares the two sources. In the other the same texts were dealt to them at random. The sources are "
    "called A and B, and neither colour nor place says which is which."
)
PREDICT = "Predict first"
PREDICT_HELP = "The counts of the word that is followed are shown once somebody has said what they will be."
PREDICT_WHAT = "Choose a word first: type it into the box for the word to follow."
ALIKE = "About the same"
TIMES_AS_OFTEN = "How many times as often?"
_ABOUT_THE_SAME = 1.25  # times as often: up to here nobody would say that one says it more
_FEW = 10  # times as often: from here on without decimals


@dataclass(frozen=True, slots=True)
class Side:
    """What is found of a word on one side.

    Attributes:
        uses: Of the word.
        documents: With the word.
        every: All documents.
        words: All words.
    """

    uses: int
    documents: int
    every: int
    words: int

    @property
    def rate(self) -> float:
        """Uses a word; NaN where there are no words."""
        return self.uses / self.words if self.words else float("nan")


def ratio(first: Side, second: Side) -> float:
    """Return how many times as often the first side says it, 0 and infinity included; NaN where no side does."""
    if isnan(first.rate) or isnan(second.rate) or not first.uses + second.uses:
        return float("nan")
    return first.rate / second.rate if second.uses else inf


def refused(error: AnalysisError) -> str:
    """Return what is wrong with a file of a class, in a line."""
    where = f"{error.where}: " if error.where else ""
    return f"{one_line(f'{where}{error.what}. {error.todo}'.rstrip(' .'))}. ({error.code})"


def step_line(title: str, number: int, steps: int) -> str:
    """Return which step of which exercise it is."""
    return f"{title} · step {number} of {steps}"


def exercise_entry(corpus: str, steps: int) -> str:
    """Return what an exercise is about, and how long it is."""
    return f"{corpus} · {counted(steps, 'step')}"


def gathered_answers(files: int, people: Sequence[str]) -> str:
    """Return how many have handed in an exercise, and whose files name nobody else."""
    twice = sorted({name for name in people if people.count(name) > 1})
    more = f" More than one is of {', '.join(twice[: limits.NAMED_MISSING])}." if twice else ""
    return f"{counted(files, 'file')} of answers.{more}"


def too_many(files: int) -> str:
    """Return that no more files are read."""
    return f"{files:,} files are too many: the first {limits.MOST_HANDED_IN:,} are read."


def times_kept(times: int, files: int, names: str) -> str:
    """Return how often a passage was kept, and by whom."""
    return f"kept by {times:,} of {files:,}{f': {names}' if names else ''}"


def masked(deal: int) -> str:
    """Return what two masked figures show."""
    return f"{_MASKED} Deal {deal}."


def masked_alt(place: str, said: str) -> str:
    """Return what a masked figure shows; it does not say which of the two it is."""
    return f"The {place} figure. {said}"


def revealed(real: str, guessed: str, told: tuple[int | None, int | None], deal: int) -> str:
    """Return which figure is real, and how many words can be told from chance in each.

    Args:
        real: Which is, left or right.
        guessed: Which was taken for it.
        told: How many words of the real one and of the dealt one can be told; None where too few documents are
            compared for a verdict on any.
        deal: Which deal.
    """
    other = "right" if real == "left" else "left"
    verdict = "Yes: the" if guessed == real else "No: the"
    start = f"{verdict} {real} figure is real, the {other} one was dealt at random (deal {deal})."
    if told[0] is None or told[1] is None:
        return f"{start} With so few documents no word can be told from chance in either."
    return f"{start} {_told(told[0])} can be told from chance in the real one, {_told(told[1])} in the dealt one."


def _told(number: int) -> str:
    return counted(number, "word") if number else "no word"


def figure_head(place: str, real: str) -> str:
    """Return the title of one of two figures; before it is told, its place is all that is known."""
    if not real:
        return f"Figure on the {place}"
    return "Real: the sources as they are" if place == real else "Dealt: the sources at random"


def predict_question(word: str, names: tuple[str, str]) -> Markup:
    """Return what is asked before a word's counts are shown."""
    return Markup("Which says {} more, {} or {}, and how much?").format(markup.term(word), *map(markup.isolated, names))


def prediction_told(names: tuple[str, str], said: tuple[int | None, float], sides: tuple[Side, Side]) -> str:
    """Return what was predicted of a word, and what is found.

    Args:
        names: Of the sides.
        said: Which side was said to say it more, None for neither, and how many times as often.
        sides: What is found on each.
    """
    which, times = said
    guess = "about as often in both" if which is None else f"{_times(times)} as often in {names[which]}"
    first, second = sides
    found = f"{_found(first)} in {names[0]} against {_found(second)} in {names[1]}"
    return f"You said {guess}; it is {found}{_relation(names, ratio(first, second))}."


def _found(side: Side) -> str:
    return f"{counted(side.uses, 'use')} in {side.documents:,} of {counted(side.every, 'document')}"


def _relation(names: tuple[str, str], times: float) -> str:
    if isnan(times):
        return ""
    if isinf(times) or times == 0:
        return f": only {names[0] if times else names[1]} says it"
    if 1 / _ABOUT_THE_SAME <= times <= _ABOUT_THE_SAME:
        return ", about as often per word in both"
    return f", per word {_times(max(times, 1 / times))} as often in {names[0] if times > 1 else names[1]}"


def _times(times: float) -> str:
    """Return a number of times as a sentence says it."""
    shown = f"{times:,.0f}" if times >= _FEW or times == round(times) else f"{times:.1f}".removesuffix(".0")
    return f"{shown} times"


def prediction_rows(
    names: tuple[str, str], said: tuple[int | None, float], sides: tuple[Side, Side]
) -> list[tuple[str, float | None, str]]:
    """Return the two rows of the small figure: what each is, its place in doublings, and what stands beside it.

    A place is positive where the first side says it more, infinite where only one does, and None where neither does.
    """
    which, times = said
    guess = 0.0 if which is None else log2(times) * (1 if which == 0 else -1)
    real = ratio(*sides)
    place = None if isnan(real) else inf if isinf(real) else -inf if real == 0 else log2(real)
    return [("predicted", guess, _beside(names, guess)), ("found", place, _beside(names, place))]


def _beside(names: tuple[str, str], place: float | None) -> str:
    if place is None:
        return "no use"
    side = names[0] if place > 0 else names[1]
    if isinf(place):
        return f"only in {side}"
    return "the same" if abs(place) < log2(_ABOUT_THE_SAME) else f"{_times(2 ** abs(place))} in {side}"


def prediction_alt(word: str, sentence: str) -> str:
    """Return what the small figure shows."""
    return f"What was predicted of {word}, and what is found. {sentence}"
