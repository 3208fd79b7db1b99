"""What every column of every table means, in two sentences, and who published its formula.

`analysis.corpus.columns` has the sentences; here they are made one text, or markup.
"""

from collections.abc import Iterable
from functools import lru_cache

from analysis import COLUMNS, GROUPS, counted
from dashboard.paper.markup import Markup, sourced


def explanation(name: str) -> str:
    """Return the explanation of a column as one text, its source last."""
    said = COLUMNS[name]
    return " ".join(filter(None, [said.what, said.reading, f"Source: {said.source}." if said.source else ""]))


def listed(names: Iterable[str]) -> list[tuple[str, Markup]]:
    """Return columns with their explanations; a column that has none, such as one of a user's own, is left out."""
    known = [(name, COLUMNS[name]) for name in names if name in COLUMNS]
    return [(name, sourced(f"{said.what} {said.reading}", said.source)) for name, said in known]


@lru_cache(maxsize=16)
def found(wanted: str) -> dict[str, list[tuple[str, Markup]]]:
    """Return the groups of columns that have all words looked for in name or explanation; never to be changed."""
    words = wanted.casefold().split()
    matching = {
        heading: [name for name in names if all(word in f"{name} {explanation(name)}".casefold() for word in words)]
        for heading, names in GROUPS.items()
    }
    return {heading: listed(names) for heading, names in matching.items() if names}


def glossary_finding(wanted: str) -> str:
    """Return how many columns are explained, or found by some words."""
    number = sum(map(len, found(wanted).values()))
    if not wanted.strip():
        return f"Every column of every table, {counted(number, 'column')} in all: what it says, and how to read it."
    if number == 0:
        return f"No column and no explanation has “{wanted.strip()}”."
    return f"{counted(number, 'column')} with “{wanted.strip()}” in name or explanation."
