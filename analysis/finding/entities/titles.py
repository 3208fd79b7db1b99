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
_BEHIND = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:(?:{_SHORT})\.?|{_LONG})\s+\Z")
_FAR = 30  # characters before a name in which its title stands


def is_titled(text: str, start: int) -> bool:
    """Return whether a title stands before a place of a text, as in "Mr Trump" and "Senator Tammy Duckworth"."""
    return _BEHIND.search(text, max(0, start - _FAR), start) is not None
