"""Signs in and around a name of what kind of thing it is.

References:
    McDonald, D. D. (1996). Internal and external evidence in the identification and semantic categorization of proper
    names. In B. Boguraev & J. Pustejovsky (Eds.), Corpus processing for lexical acquisition (pp. 21-39). MIT Press.
    Ji, H., & Lin, D. (2009). Gender and animacy knowledge discovery from web-scale n-grams for unsupervised person
    mention detection. Proceedings of PACLIC, 220-229.
"""

from collections.abc import Container
from typing import NamedTuple

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
_PLACES = frozenset("bay beach canyon coast creek desert gulf island islands lake mountain mountains ocean peninsula river sea valley".split())
_BUILDINGS = frozenset("airport arena avenue boulevard bridge building highway hospital museum plaza stadium street tower".split())
_HEADS = _ORGANISATIONS | _PLACES | _BUILDINGS | {"county", "state", "states", "subcommittee"}
# Kinds that the last word of a name leaves as they are.
_FITTING = {"ORG": {"ORG", "NORP"}, "LOC": {"LOC", "GPE", "FAC"}, "FAC": {"FAC", "ORG", "LOC", "GPE"}}

_PERSON_AFTER = regex.compile(r"\s+and\s+(?:his|her)\b|,?\s+(?:who|whom|whose)\b")
_PERSON_SUBJECT = regex.compile(r"[^.!?;:\n]{1,60}?(?:,\s+(?:he|she)\b|\s(?:himself|herself)\b)")
_STARTS = ("", ".", "!", "?", "\n", '"', "”", "“")  # before the start of a sentence
_BLANK = " \u00a0"
_THING_AFTER = regex.compile(r"(?:,\s+which\b|\s+(?:itself\b|and\s+its\b))")
_LEAST = 4  # characters of a sign, with the blank before it
_FAR = 80  # characters after a name in which a sign stands


class Signs(NamedTuple):
    """What stands around a name: whether a title, another sign of a person, and a sign of something else."""

    title: bool
    person: bool
    thing: bool


def signs(text: str, name: Name, end: int) -> Signs:
    """Return the signs around a name of what kind of thing it is.

    A person is meant before "and his", ", who" and, at the start of a sentence, ", she" and "himself" in it; something
    else before ", which" and "itself".

    Args:
        text: The text.
        name: A name in it.
        end: Where the next name starts: what stands after it may be about that one.
    """
    title = is_titled(text, name.start)
    stop = min(end, name.end + _FAR)
    if stop - name.end < _LEAST:
        return Signs(title, person=False, thing=False)
    person = _PERSON_AFTER.match(text, name.end, stop) or (
        text[max(0, name.start - 3) : name.start].rstrip(_BLANK)[-1:] in _STARTS
        and _PERSON_SUBJECT.match(text, name.end, stop)
    )
    return Signs(title, bool(person), _THING_AFTER.match(text, name.end, stop) is not None)


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


def is_head(written: str) -> bool:
    """Return whether a name is nothing but what ends the names of many: "Committee", "County"."""
    return written.lower() in _HEADS
