"""What every column of every table means, in two sentences, and who published its formula.

`analysis.corpus.columns` has the sentences; here they are made one text, or markup.
"""

from collections.abc import Iterable

from analysis import COLUMNS
from dashboard.paper.markup import Markup, sourced


def explanation(name: str) -> str:
    """Return the explanation of a column as one text, its source last."""
    said = COLUMNS[name]
    return " ".join(filter(None, [said.what, said.reading, f"Source: {said.source}." if said.source else ""]))


def listed(names: Iterable[str]) -> list[tuple[str, Markup]]:
    """Return columns with their explanations; a column that has none, such as one of a user's own, is left out."""
    known = [(name, COLUMNS[name]) for name in names if name in COLUMNS]
    return [(name, sourced(f"{said.what} {said.reading}", said.source)) for name, said in known]
