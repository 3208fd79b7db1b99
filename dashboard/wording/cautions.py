"""Cautions as the page says them: the grave ones first."""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from analysis import READ_FIRST, session_caveats


def cautions(tables: Iterable[pd.DataFrame]) -> list[tuple[str, bool]]:
    """Return the sentences of tables of cautions and whether each is grave; the grave ones first."""
    facts = [zip(table["message"].tolist(), table["severity"].tolist(), strict=True) for table in tables]
    rows = [(message, severity == READ_FIRST) for of_one in facts for message, severity in of_one]
    return sorted(rows, key=lambda row: not row[1])


@cache
def many_tried(number: int) -> tuple[tuple[str, bool], ...]:
    """Return the caution of a session in which so much was compared; nothing where it was little."""
    return tuple(cautions([session_caveats(number)]))
