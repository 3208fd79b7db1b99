"""Sentences about sources said of whatever is compared; names and words of texts stay as they are."""

import re
from typing import TypeVar

from analysis import SOURCE, said_of
from dashboard.paper.labels import literal
from dashboard.paper.markup import Markup

S = TypeVar("S", str, Markup, str | Markup)

_TAG = re.compile(r"<(/?)(\w+)[^>]*>|\Z")
_OPENING = re.compile(r"(?:[^:.]|\.(?! ))+")
_EMPTY = frozenset(("br", "wbr", "hr", "img", "input"))


def spoken(sentence: S, noun: str) -> S:
    """Return a sentence, a heading or an alternative text that was written of sources as one about other units.

    Of markup only what stands in no element is ours: words, names and titles are in elements of their own. In plain
    text what is quoted stays as it is.

    Args:
        sentence: It.
        noun: What one of the units is called, as `Key.noun` says it.
    """
    if noun == SOURCE:
        return sentence
    if not isinstance(sentence, Markup):
        return said_of(sentence, noun)
    parts, depth, done = list[Markup](), 0, 0
    for tag in _TAG.finditer(sentence):
        between = sentence[done : tag.start()]
        ours = between if depth else Markup.escape(said_of(between.unescape(), noun))
        parts += [ours, sentence[slice(*tag.span())]]
        done = tag.end()
        if tag[2] not in _EMPTY:
            depth += -1 if tag[1] else 1
    return Markup("").join(parts)


def spoken_opening(sentence: S, noun: str) -> S:
    """Return a sentence that may end in words of texts, such as an alternative text, said of other units.

    In plain text nothing tells such words from ours; but they come after a colon, or after the first sentence.

    Args:
        sentence: It.
        noun: As `spoken` takes it.
    """
    if isinstance(sentence, Markup):
        return spoken(sentence, noun)
    opening = _OPENING.match(sentence)
    return spoken(opening[0], noun) + sentence[opening.end() :] if opening else sentence


def spoken_label(label: str, noun: str) -> str:
    """Return a label, a caption or a help, which Streamlit reads as Markdown, said of other units than sources.

    Args:
        label: It, as Markdown.
        noun: What one of the units is called; it may be any text of a file, and is shown as it is.
    """
    return label if noun == SOURCE else said_of(label, literal(noun))
