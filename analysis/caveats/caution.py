"""What a caution is: a code, how grave it is, one sentence and its number; and how its sentence counts."""

from collections.abc import Sequence

import pandas as pd

from analysis.corpus.errors import counted
from analysis.corpus.schema import CAVEATS, require

READ_FIRST, NOTE = "read first", "note"  # how grave it is, the gravest first

Caution = tuple[str, str, str, float]
_KINDS = {"code": "str", "severity": "str", "message": "str", "figure": "float64"}


def caution_table(found: Sequence[Caution]) -> pd.DataFrame:
    """Return cautions as the CAVEATS contract, in the order given."""
    if not found:
        return CAVEATS.empty()
    columns = zip(_KINDS.items(), zip(*found, strict=True), strict=True)
    return require(pd.DataFrame({name: pd.Series(values, dtype=kind) for (name, kind), values in columns}), CAVEATS)


def some(number: int, total: int) -> str:
    """Return how many of all documents begin a sentence: 2 of 5 documents; the only one, where there is one."""
    return "The only document" if total == 1 else f"{number:,} of {counted(total, 'document')}"
