"""Cautions as the page says them: the grave ones first."""

from collections.abc import Iterable
from functools import cache

import pandas as pd

from analysis import READ_FIRST, session_caveats


def cautions(tables: Iterable[pd.DataFrame]) -> list[tuple[str, bool]]:
    """Return the sentences of tables of cautions and whether each is grave; the grave ones first."""
    rows = [
        (message, severity == READ_FIRST)
        for table in tables
        for message, severity in zip(table["message"].tolist(), table["severity"].tolist(), strict=True)
    ]
    return sorted(rows, key=lambda row: not row[1])


@cache
def many_tried(number: int) -> tuple[tuple[str, bool], ...]:
    """Return the caution of a session in which so much was compared; nothing where it was little."""
    return tuple(cautions([session_caveats(number)]))
