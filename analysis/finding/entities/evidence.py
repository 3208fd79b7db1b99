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
from analysis.finding.entities.wordlists import BUILDINGS, ORGANISATIONS, PLACES

_SHORT = "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Rev|Hon|Pres|Sr|Sra|Mme|Herr|Frau"
_LONG = (
    "President|Senators?|Representatives?|Congressman|Congresswoman|Governor|Mayor|Chancellor|Premier|Prime Minister|"
    "Secretary|Attorney General|Justice|Colonel|Lieutenant|Sergeant|Admiral|Professor|Rabbi|Pastor|Imam|Reverend|"
    "Bishop|Archbishop|Cardinal|Mister|Speaker|Minister|Ambassador|Director|Commissioner|Sheriff|Officer|Detective"
)
# These belong to some names, "Queen Elizabeth" and "Captain Beefheart", and are left in them.
_STYLES = "King|Queen|Prince|Princess|Sir|Dame|Lord|Lady|Father|Pope|Sheikh|Miss|Madam|Captain|General|Judge|Doctor"
TITLES = regex.compile(rf"(?:(?:{_SHORT})\.?|{_LONG})\s+(?=\p{{Lu}})")
# Of a title the last word stands before a name: "Prime Minister", "Attorney General".
_LAST_WORDS = frozenset(
    word
    for title in (*_SHORT.split("|"), *_LONG.replace("s?", "|").split("|"), *_STYLES.split("|"))
    for word in (title.split() or [""])[-1:]
)
_LAST_WORDS |= {f"{word}s" for word in _LAST_WORDS} - {"s"}
_SHORT_WORDS = frozenset(_SHORT.split("|"))
_OPENING = "\"'“\u2018«([-—–"
_BEFORE = 20  # characters before a name in which its title stands

# Kinds that the last word of a name leaves as they are.
_FITTING = {"ORG": {"ORG", "NORP", "FAC"}, "LOC": {"LOC", "GPE", "FAC"}, "FAC": {"FAC", "ORG", "LOC", "GPE"}}

_PERSON_AFTER = regex.compile(r"\s+and\s+(?:his|her)\b")
_PERSON_SUBJECT = regex.compile(r"[^.!?;:\n]{1,60}?(?:,\s+(?:he|she)\b|\s(?:himself|herself)\b)")
_STARTS = ("", ".", "!", "?", "\n", '"', "”", "“")  # before the start of a sentence
_BLANK = " \u00a0"
_THING_AFTER = regex.compile(r"(?:,\s+which\b|\s+(?:itself\b|and\s+its\b))")
_LEAST = 4  # characters of a sign, with the blank before it
_FAR = 80  # characters after a name in which a sign stands


def is_titled(text: str, start: int) -> bool:
    """Return whether a title stands before a place of a text, as in "Mr Trump" and "Senator Tammy Duckworth"."""
    before = text[max(0, start - _BEFORE) : start]
    if not before[-1:].isspace():
        return False
    words = before.split()
    return bool(words) and words[-1].lstrip(_OPENING).rstrip(".") in _LAST_WORDS


def is_title(written: str) -> bool:
    """Return whether a word is a short title by itself, whatever its capitals: "MR"."""
    return written.capitalize().rstrip(".") in _SHORT_WORDS


class Signs(NamedTuple):
    """What stands around a name: whether a title, another sign of a person, and a sign of something else."""

    title: bool
    person: bool
    thing: bool


def signs_around(text: str, name: Name, end: int) -> Signs:
    """Return the signs around a name of what kind of thing it is.

    A person is meant before "and his" and, at the start of a sentence, ", she" and "himself" in it; something
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
    for kind, heads in (("ORG", ORGANISATIONS), ("LOC", PLACES), ("FAC", BUILDINGS)):
        if last in heads:
            return "" if any(fitting in votes for fitting in _FITTING[kind]) else kind
    return ""
