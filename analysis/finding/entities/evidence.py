"""Signs in and around a name of what kind of thing it is.

References:
    McDonald, D. D. (1996). Internal and external evidence in the identification and semantic categorization of proper
    names. In B. Boguraev & J. Pustejovsky (Eds.), Corpus processing for lexical acquisition (pp. 21-39). MIT Press.
    Ji, H., & Lin, D. (2009). Gender and animacy knowledge discovery from web-scale n-grams for unsupervised person
    mention detection. Proceedings of PACLIC, 220-229.
"""

from collections.abc import Container

import regex

from analysis.finding.entities.documents import Name
from analysis.finding.entities.titles import is_titled

_ORGANISATIONS = frozenset(
    "academy administration agency alliance army assembly association authority bank board bureau chamber chronicle "
    "church club coalition college commission committee company conference congress consortium corp corporation council "
    "court department federation forum foundation gazette group guild herald inc institute institution journal league "
    "llc ltd magazine ministry network newspaper office organization organisation parliament partnership party patrol "
    "police post press review senate service society times tribune union university".split()
)
_PLACES = frozenset(
    "bay beach canyon coast creek desert gulf island islands lake mountain mountains ocean peninsula river sea valley".split()
)
_BUILDINGS = frozenset(
    "airport arena avenue boulevard bridge building highway hospital museum plaza stadium street tower".split()
)
# Kinds that the last word of a name leaves as they are.
_FITTING = {"ORG": {"ORG", "NORP"}, "LOC": {"LOC", "GPE", "FAC"}, "FAC": {"FAC", "ORG", "LOC", "GPE"}}

_PERSON_AFTER = regex.compile(
    r"(?:\s+and\s+(?:his|her)\b|,?\s+(?:who|whom|whose)\b|[^.!?;:\n]{1,60}?(?:,\s+(?:he|she)\b|\s(?:himself|herself)\b))"
)
_THING_AFTER = regex.compile(r"(?:,\s+which\b|\s+(?:itself\b|and\s+its\b))")
_FAR = 80  # characters after a name in which a sign stands


def person_signs(text: str, name: Name, end: int) -> tuple[bool, bool]:
    """Return whether signs around a name say that a person is meant, and whether something else.

    Args:
        text: The text.
        name: A name in it.
        end: Where the next name starts: what stands after it may be about that one.
    """
    stop = min(end, name.end + _FAR)
    return (
        is_titled(text, name.start) or _PERSON_AFTER.match(text, name.end, stop) is not None,
        _THING_AFTER.match(text, name.end, stop) is not None,
    )


def head_kind(entity: str, votes: Container[str]) -> str:
    """Return what kind of thing a name of several words is by its last word; nothing where that fits the votes anyhow.

    Args:
        entity: The key of an entity.
        votes: The kinds that models give it.
    """
    if " " not in entity or "WORK_OF_ART" in votes or "LAW" in votes or "EVENT" in votes:
        return ""
    last = entity.rpartition(" ")[2].rstrip(".")
    for kind, heads in (("ORG", _ORGANISATIONS), ("LOC", _PLACES), ("FAC", _BUILDINGS)):
        if last in heads:
            return "" if any(fitting in votes for fitting in _FITTING[kind]) else kind
    return ""
