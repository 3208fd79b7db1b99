"""What is drawn and what is not: which searches, each source on its own or all together, intervals."""

from collections.abc import Sequence

import pandas as pd

from analysis import counted, limits


def searches(followed: str, chosen: Sequence[str], common: Sequence[str]) -> tuple[str, ...]:
    """Return the searches to draw: the one being followed, then those chosen, each once, at most eight.

    Where there is none, it is the commonest word alone.

    Args:
        followed: The word being followed; may be empty.
        chosen: The others that are asked for.
        common: The words used most.
    """
    wanted = tuple(dict.fromkeys(filter(None, [followed, *chosen])))[: limits.MOST_LINES]
    return wanted or tuple(common[:1])


def enough_on_both_sides(documents: pd.DataFrame, target: str, reference: str | None) -> bool:
    """Return whether both sides have documents enough for an interval of what lies between them."""
    ours = documents["source"] == target
    theirs = documents["source"] == reference if reference else ~ours
    return min(int(ours.sum()), int(theirs.sum())) >= limits.INTERVAL_DOCUMENTS


def few_sources(documents: pd.DataFrame) -> bool:
    """Return whether the sources are few enough to draw each on its own."""
    return documents["source"].nunique() <= limits.FEW_SOURCES


def enough(documents: pd.DataFrame) -> bool:
    """Return whether there are enough documents to draw intervals."""
    return len(documents) >= limits.INTERVAL_DOCUMENTS


def interval_note(documents: pd.DataFrame) -> str:
    """Return what the thin lines are, or why there are none."""
    if not enough(documents):
        number = len(documents)
        return (
            f"No intervals are drawn: {counted(number, 'document')} {'is' if number == 1 else 'are'} too few for them."
        )
    return (
        "Thin lines: 95% intervals by document. By this method, 95 of 100 hold the rate that all documents of the kind "
        "have."
    )
