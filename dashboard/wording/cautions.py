"""Cautions as the page says them: the gravest first, so that a page may show one and keep the rest behind it."""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from analysis import READ_FIRST, session_caveats

# What makes a comparison or a count untrue comes before what makes it less sure, and that before what is good to know.
# Of those that are not named, as are all about damaged files, the order is that of the tables.
_GRAVEST = (
    *("few-docs", "few-units", "language-unstated", "unsegmented", "one-source", "one-author", "times-apart"),
    *("part-tested", "unstable-topics", "model-language", "mixed-language", "partial-period", "duplicates"),
    *("length-skew", "unequal-sides"),
)
_SLIGHTEST = (
    *("forking-paths", "many-tests", "title-names", "kept-names", "segmented", "inferred-dates"),
    "model-domain",
)
_RANKS = {code: place - len(_GRAVEST) for place, code in enumerate(_GRAVEST)} | {
    code: place for place, code in enumerate(_SLIGHTEST, 1)
}


_TOLD = ("code", "severity", "message")


def cautions(tables: Iterable[pd.DataFrame]) -> list[tuple[str, bool]]:
    """Return the sentences of tables of cautions, each once, and whether each is grave; the gravest first."""
    rows = [
        (severity != READ_FIRST, _RANKS.get(code, 0), message)
        for table in tables
        for code, severity, message in zip(*(table[name].tolist() for name in _TOLD), strict=True)
    ]
    ordered = sorted(dict.fromkeys(rows), key=lambda row: row[:2])
    return [(message, not slight) for slight, _, message in ordered]


@cache
def many_tried(number: int) -> tuple[tuple[str, bool], ...]:
    """Return the caution of a session in which so much was compared; nothing where it was little."""
    return tuple(cautions([session_caveats(number)]))
