"""What every column of every table means, in two sentences, and who published its formula.

`analysis.corpus.schema` says it in short, for those who write programs; this is for those who read tables.
"""

from collections.abc import Iterable

from dashboard.paper.markup import Markup, sourced
from dashboard.wording.explanations import copies, facts, measures
from dashboard.wording.explanations.explanation import COUNTED, STATED, Explanation, Explanations

GROUPS: dict[str, Explanations] = {
    "Documents": facts.DOCUMENTS,
    "Words": measures.WORDS,
    "Over time": measures.TRENDS,
    "Between two sides": measures.COMPARISON,
    "Two sides as a whole": measures.DIVERGENCE,
    "Words side by side": measures.COLLOCATES,
    "Topics": measures.TOPICS,
    "Names": facts.NAMES,
    "Passages": facts.PASSAGES,
    "Pairs": facts.PAIRS,
    "Copies": copies.COPIES,
    "Cautions, and how files were read": facts.READING,
}
EXPLANATIONS: Explanations = {name: said for group in GROUPS.values() for name, said in group.items()}

__all__ = ["COUNTED", "EXPLANATIONS", "GROUPS", "STATED", "Explanation", "listed", "text"]


def text(name: str) -> str:
    """Return the explanation of a column as one text, its source last."""
    said = EXPLANATIONS[name]
    return " ".join(filter(None, [said.what, said.reading, f"Source: {said.source}." if said.source else ""]))


def listed(names: Iterable[str]) -> list[tuple[str, Markup]]:
    """Return columns with their explanations; a column that has none, such as one of a user's own, is left out."""
    known = [(name, EXPLANATIONS[name]) for name in names if name in EXPLANATIONS]
    return [(name, sourced(f"{said.what} {said.reading}", said.source)) for name, said in known]
