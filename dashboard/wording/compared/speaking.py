"""Sentences about sources said of whatever is compared; names and words of texts stay as they are."""

import re
from typing import TypeVar

import analysis
from analysis import SOURCE
from dashboard.paper.markup import Markup

S = TypeVar("S", str, Markup, str | Markup)

_TAG = re.compile(r"(<[^>]*>)")
_EMPTY = re.compile(r"<(?:br|wbr|hr|img|input)\b", re.IGNORECASE)


def spoken(sentence: S, noun: str) -> S:
    """Return a sentence, a label or a heading that was written of sources as one about other units.

    Of markup only what stands in no element is ours: words, names and titles are in elements of their own. In plain
    text what is quoted stays as it is.

    Args:
        sentence: It.
        noun: What one of the units is called, as `Key.noun` says it.
    """
    if noun == SOURCE:
        return sentence
    if not isinstance(sentence, Markup):
        return analysis.spoken(sentence, noun)
    parts, depth = list[Markup](), 0
    for part in _TAG.split(sentence):
        if part.startswith("<"):
            depth += 0 if _EMPTY.match(part) else -1 if part.startswith("</") else 1
            parts.append(Markup(part))
        else:
            parts.append(Markup(part) if depth else Markup(analysis.spoken(part, str(Markup.escape(noun)))))
    return Markup("").join(parts)
