"""Titles before names, which say that a person follows.

References:
    McDonald, D. D. (1996). Internal and external evidence in the identification and semantic categorization of proper
    names. In B. Boguraev & J. Pustejovsky (Eds.), Corpus processing for lexical acquisition (pp. 21-39). MIT Press.
    Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. Proceedings of EACL, 1-8.
"""

import regex

_SHORT = "Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Col|Lt|Sgt|Capt|Cmdr|Rev|Hon|Pres|Sr|Sra|Mme|Herr|Frau"
_LONG = (
    "President|Senators?|Representatives?|Congressman|Congresswoman|Governor|Mayor|Chancellor|Premier|Prime Minister|"
    "Secretary|Attorney General|Justice|Judge|General|Colonel|Lieutenant|Sergeant|Captain|Admiral|Professor|Doctor|"
    "Rabbi|Pastor|Imam|Reverend|Father|Pope|Bishop|Archbishop|Cardinal|Sheikh|King|Queen|Prince|Princess|Sir|Dame|"
    "Lord|Lady|Mister|Miss|Madam|Speaker|Minister|Ambassador|Director|Commissioner|Sheriff|Officer|Detective"
)
TITLES = regex.compile(rf"(?:(?:{_SHORT})\.?|{_LONG})\s+(?=\p{{Lu}})")
# Of a title the last word stands before a name: "Prime Minister", "Attorney General".
_LAST_WORDS = frozenset(
    word for title in (*_SHORT.split("|"), *_LONG.replace("s?", "|").split("|")) for word in (title.split() or [""])[-1:]
)
_LAST_WORDS |= {f"{word}s" for word in _LAST_WORDS} - {"s"}
_OPENING = "\"'“‘«([-—–"
_FAR = 20  # characters before a name in which its title stands


def is_titled(text: str, start: int) -> bool:
    """Return whether a title stands before a place of a text, as in "Mr Trump" and "Senator Tammy Duckworth"."""
    before = text[max(0, start - _FAR) : start]
    if not before[-1:].isspace():
        return False
    words = before.split()
    return bool(words) and words[-1].lstrip(_OPENING).rstrip(".") in _LAST_WORDS


def is_title(written: str) -> bool:
    """Return whether a word is a title by itself, whatever its capitals: "MR"."""
    return written.capitalize().rstrip(".") in _LAST_WORDS
