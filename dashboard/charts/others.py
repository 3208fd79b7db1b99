"""Sources without a colour of their own: one part of a figure, the last, and never for a single source."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from dashboard.paper.palette import Look


def grouped(sources: pd.Series, look: Look) -> pd.Series:
    """Return the source of each row, with those that have no colour under one name, where they are several.

    Args:
        sources: As the rows have them.
        look: The colours.
    """
    codes, names = pd.factorize(sources)
    plain = [name for name in names if name not in look.coloured]
    if len(plain) <= 1:
        return sources
    called = np.array([others(len(plain)) if name in plain else name for name in names], dtype=object)
    return pd.Series(called[codes], index=sources.index)


def with_others_last(sources: Sequence[str], look: Look) -> list[str]:
    """Return the names of a figure's parts as they are drawn: by the alphabet, what has no colour last."""
    return sorted(sources, key=lambda name: (name not in look.coloured, name))


def others(number: int) -> str:
    """Return what several sources together are called."""
    return f"{number:,} others"
