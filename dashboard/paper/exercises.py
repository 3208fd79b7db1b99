"""Exercises and answers as markup: the line of a step, answers side by side, passages that a class has kept."""

from collections.abc import Iterable

from dashboard.paper.markup import QUIET, SERIF, Markup

_CARD = "border-top:2px solid currentColor; padding:.35rem 0 .2rem; margin:0; min-width:0; overflow-wrap:anywhere"
_TEXT = f"font-family:{SERIF}; font-size:1.05rem; line-height:1.5; margin:.2rem 0 0; white-space:pre-line"


def step_text(sentence: str, question: str) -> Markup:
    """Return what is to be seen at a step, and what is asked."""
    css = "margin:0; line-height:1.5; max-width:60rem; overflow-wrap:anywhere"
    return Markup('<p dir="auto" style="{}">{} <strong>{}</strong></p>').format(css, sentence, question)


def answers_beside(rows: Iterable[tuple[str, str]], nothing: str) -> Markup:
    """Return answers side by side, each under its name.

    Args:
        rows: Names, empty where they are not to be shown, and answers.
        nothing: What stands for an answer that was not given.
    """
    cards = [
        Markup('<li style="{}"><strong dir="auto">{}</strong><p dir="auto" style="{}">{}</p></li>').format(
            _CARD, name, _TEXT, answer or Markup('<span style="color:{}">{}</span>').format(QUIET, nothing)
        )
        for name, answer in rows
    ]
    css = "display:grid; grid-template-columns:repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); gap:.8rem 1.4rem"
    return Markup('<ul style="{}; list-style:none; margin:0; padding:0">{}</ul>').format(css, Markup("").join(cards))


def kept_beside(rows: Iterable[tuple[str, str, str, str]]) -> Markup:
    """Return passages that a class has kept: each with its citation, and how often it was kept.

    Args:
        rows: How often and by whom, the passage, its citation, and what was written of it.
    """
    cards = [
        Markup(
            '<li style="{}"><strong dir="auto">{}</strong><blockquote dir="auto" style="{}; padding:0">{}</blockquote>'
            '<p dir="auto" style="font-size:.9rem; color:{}; margin:.2rem 0 0">{}</p>'
            '<p dir="auto" style="margin:.2rem 0 0; white-space:pre-line">{}</p></li>'
        ).format(_CARD, times, _TEXT, text, QUIET, citation, notes)
        for times, text, citation, notes in rows
    ]
    return Markup(
        '<ul style="list-style:none; margin:0; padding:0; max-width:52rem; display:grid; gap:1rem">{}</ul>'
    ).format(Markup("").join(cards))
