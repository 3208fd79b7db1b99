"""What is said of what somebody has predicted of a word, and of what is found."""

from math import inf, isinf, isnan, log2, nan

from analysis import counted
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.wording.findings import Side

PREDICT_WHAT = "Choose a word first: type it into the box for the word to follow."
WHICH_SIDE = "Which says it more?"
ALIKE = "About the same"
TIMES_AS_OFTEN = "How many times as often?"
_ABOUT_THE_SAME = 1.25  # times as often: up to here nobody would say that one says it more
_FEW = 10  # times as often: from here on without decimals


def ratio(first: Side, second: Side) -> float:
    """Return how many times as often the first side says it, 0 and infinity included; NaN where no side does."""
    if not (first.words and second.words and first.uses + second.uses):
        return nan
    return first.uses / first.words / (second.uses / second.words) if second.uses else inf


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
    return f"{counted(side.uses, 'use')} in {side.documents_with:,} of {counted(side.documents, 'document')}"


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
    return f"{shown_times(times)} times"


def shown_times(times: float) -> str:
    """Return a number of times as it stands on its own."""
    return f"{times:,.0f}" if times >= _FEW or times == round(times) else f"{times:.1f}".removesuffix(".0")


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
