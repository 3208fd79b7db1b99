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
    return (
        "Thin lines: 95% intervals by document. By this method, 95 of 100 hold the rate that all documents of the kind "
        "have."
    )


def comparison_note(documents: pd.DataFrame, target: str, reference: str | None) -> str:
    """Return what the thin lines of a comparison are, or why there are none."""
    if not enough_on_both_sides(documents, target, reference):
        least = limits.spelled_count(limits.INTERVAL_DOCUMENTS, "document")
        return f"No intervals are drawn: that takes {least} on either side."
    return (
        "Thin lines: intervals by document, wider than 95% ones because these words were picked for differing most "
        "(false coverage rate 5%); one that runs out of the figure goes on, without end where a side has no use."
    )


def topics_note(documents: pd.DataFrame) -> str:
    """Return what the thin lines of topics are, or why there are none."""
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


def enough_on_both_sides(documents: pd.DataFrame, target: str, reference: str | None) -> bool:
    """Return whether both sides have enough documents to draw intervals."""
    ours = documents["source"] == target
    theirs = documents["source"] == reference if reference else ~ours
    return min(int(ours.sum()), int(theirs.sum())) >= limits.INTERVAL_DOCUMENTS
