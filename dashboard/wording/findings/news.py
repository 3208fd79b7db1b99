"""Which points of a line stand out, and which words are new in a period."""

import pandas as pd

from analysis import counted, limits, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.wording.dates import when


def bursts(table: pd.DataFrame, by: str) -> Markup:
    """Return which points have a ring, and what that means; empty where none has.

    Args:
        table: BURSTS of the points that stand out.
        by: The length of a period.
    """
    if table.empty:
        return Markup("")
    most = limits.NAMED_SOURCES
    parts: list[str | Markup] = [
        Markup("{}{} {}").format(markup.term(row["term"]), markup.where(row["source"]), when(row["period"], by))
        for row in records(table.head(most))
    ]
    if len(table) > most:
        parts.append(counted(len(table) - most, "other point"))
    return Markup(
        "A ring marks a point that stands out from the others of its line: {}. Dates dealt at random within sources "
        "give any point so much in fewer than 1 in {:,.0f} deals."
    ).format(markup.enumerated(parts), 1 / limits.SIGNIFICANT)


def period_keyness(table: pd.DataFrame, top: pd.DataFrame, label: str) -> Markup:
    """Return how many words are used more in one period than in all others, and how sure that is.

    Args:
        table: KEYNESS of the period against all others.
        top: The rows of it that are listed.
        label: What the period is called.
    """
    if table.empty:
        return Markup("There are no words in other periods to compare {} with.").format(label)
    tested = int(table["q"].notna().sum())
    if tested == 0:
        return Markup("No word of {} stands in documents enough to be tested.").format(label)
    told = int(((table["q"] < limits.SIGNIFICANT) & (table["log_ratio"] > 0)).sum())
    shown = int((top["q"] < limits.SIGNIFICANT).sum())
    number = "None" if told == 0 else f"{told:,}"
    verb = "is" if told == 1 else "are"
    listed = "none" if shown == 0 else f"{shown:,}"
    return Markup(
        "{} of {} tested {} used more in {} than in all other periods, told from chance ({} of the {:,} listed)."
    ).format(number, counted(tested, "word"), verb, label, listed, len(top))
