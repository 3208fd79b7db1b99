"""What stands on every list, and what its signs mean."""

from math import isnan
from typing import Any

from analysis import limits
from dashboard.wording.numbers import probability, verdict

_FEW = 20  # rows: so many are looked through without a search
_WORDS = {"search": "Search in this list", "before": "Previous", "after": "Next", "none": "No row has that."}
KEY = f"● told from chance (q < {limits.SIGNIFICANT}) · ○ not told · · too few documents to say"
PERIOD_KEY = f"● told from all other periods (q < {limits.SIGNIFICANT}) · ○ not told · · too few documents to say"


def words_of_list(name: str, *, key: str = "", sortable: bool = True) -> dict[str, Any]:
    """Return what a list says beside its cells.

    Args:
        name: What it is a list of.
        key: What its signs mean.
        sortable: Whether its rows can be sorted and searched where they are; else they have an order from elsewhere.
    """
    whole = "rows shown, of {}; the downloads have all"
    return {"name": name, "key": key, "words": _WORDS, "all": whole, "few": _FEW, "sortable": sortable}


def sign(q: float) -> int:
    """Return which sign a q-value has: told from chance, not told, too few documents."""
    return 2 if isnan(q) else int(q >= limits.SIGNIFICANT)


def sign_in_words(q: float, p: float | None = None) -> str:
    """Return what a sign means, with its numbers."""
    if isnan(q):
        return "too few documents"
    said = verdict(q) if q < limits.SIGNIFICANT else f"not told, q = {q:.2f}"
    return said if p is None or isnan(p) else f"{said}; {probability(p)}"
