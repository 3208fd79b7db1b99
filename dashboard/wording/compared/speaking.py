"""Sentences about sources said of whatever is compared; names and words of texts stay as they are."""

import re
from typing import TypeVar

from analysis import SOURCE, said_of
from dashboard.paper.labels import literal
from dashboard.paper.markup import Markup

S = TypeVar("S", str, Markup, str | Markup)

_TAG = re.compile(r"<(/?)(\w+)[^>]*>|\Z")
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
        parts += [between if depth else Markup.escape(said_of(between.unescape(), noun)), sentence[slice(*tag.span())]]
        done = tag.end()
        if tag[2] not in _EMPTY:
            depth += -1 if tag[1] else 1
    return Markup("").join(parts)


def spoken_label(label: str, noun: str) -> str:
    """Return a label, a caption or a help, which Streamlit reads as Markdown, said of other units than sources.

    Args:
        label: It, as Markdown.
        noun: What one of the units is called; it may be any text of a file, and is shown as it is.
    """
    return label if noun == SOURCE else said_of(label, literal(noun))
