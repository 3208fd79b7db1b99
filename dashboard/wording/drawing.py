"""What is drawn and what is not: which searches, each source on its own or all together, intervals."""

import pandas as pd

from analysis import counted, limits


def searches(followed: str, typed: str) -> tuple[str, ...]:
    """Return the searches to draw: the one being followed, then those typed, each once, at most eight."""
    wanted = [followed, *(part.strip() for part in typed.split(","))]
    return tuple(dict.fromkeys(filter(None, wanted)))[: limits.MOST_LINES]


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
    return "Thin lines: 95% intervals by document, an approximation that is too narrow for rare words."


def enough_on_both_sides(documents: pd.DataFrame, target: str, reference: str | None) -> bool:
    """Return whether both sides have enough documents to draw intervals."""
    ours = documents["source"] == target
    theirs = documents["source"] == reference if reference else ~ours
    return min(int(ours.sum()), int(theirs.sum())) >= limits.INTERVAL_DOCUMENTS
