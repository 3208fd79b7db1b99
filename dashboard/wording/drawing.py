"""What is drawn and what is not: which searches, each source on its own or all together, intervals."""

from collections.abc import Sequence

import pandas as pd

from analysis import counted, limits
from dashboard.paper.palette import COLOURED


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


def in_cells(prevalence: pd.DataFrame) -> bool:
    """Return whether topics and sources are too many for a bar each, those without a colour taken as one."""
    columns = min(prevalence["source"].nunique(), COLOURED + 1)
    return bool(prevalence["topic"].nunique() * columns > limits.TOPIC_BARS)


def topics_note(documents: pd.DataFrame, prevalence: pd.DataFrame) -> str:
    """Return what the cells or the thin lines of topics are, or why there are none.

    Args:
        documents: Those selected.
        prevalence: TOPIC_PREVALENCE.
    """
    if in_cells(prevalence):
        return "A cell says how many per cent of a source’s passages a topic has: the stronger the tint, the more."
    least = limits.spelled_count(limits.INTERVAL_DOCUMENTS, "document")
    if (documents["source"].value_counts() < limits.INTERVAL_DOCUMENTS).all():
        return f"There are no intervals: that takes a source of {least}."
    return f"Thin lines: 95% intervals by document, of sources with at least {least}; they take the topics as they are."


def with_enough_documents(prevalence: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Return shares whose intervals are left out for sources with too few documents to draw them."""
    enough_ = documents["source"].value_counts() >= limits.INTERVAL_DOCUMENTS
    kept = prevalence["source"].isin(enough_[enough_].index)
    ends = ["share_low", "share_high"]
    return prevalence.assign(**{end: prevalence[end].where(kept) for end in ends})
