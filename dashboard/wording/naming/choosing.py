"""What is said where it is chosen what is seen of names, and where one of them is read."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis import counted
from dashboard.wording.dates import when

MEASURE, APART = "Count", "Each source on its own"
MEASURE_HELP = (
    "Mentions are every place at which a name stands, for every 10,000 words; the share of documents counts each "
    "document that names it once, however often it does."
)
APART_HELP = "A row a name and a column a source, on one scale, so that what one names and another does not is seen."
TITLES = {False: "Names used most", True: "Names by source"}
MENTIONS_OF, POINTS, ALL_MENTIONS = "Mentions of", "Mentions in one period", "All mentions"
FIRST_SIDE, SECOND_SIDE = "Named by", "against"
FOLLOW_ON = {"trends": "Trends", "compare": "Compare", "passages": "Passages"}


def follow_on(title: str, entity: str) -> str:
    """Return what leads to a page on which a name is followed."""
    return f"Follow {entity} on {title}"


def mentions_of_period(source: str, first_day: date, by: str) -> str:
    """Return of which period alone mentions are read, and of which source where it is of one."""
    day = when(pd.Timestamp(first_day), by)
    return f"Only {source}, {day}." if source else f"Only {day}."


def only_together(entity: str, other: str, passages: int) -> str:
    """Return that only passages are read that name two names."""
    return f"Only {counted(passages, 'passage')} that {'names' if passages == 1 else 'name'} {entity} and {other}."


def not_among(asked: str, shown: str) -> str:
    """Return that a name is not among those shown, where it was read before, or where a link asks for it."""
    return f"{asked} is not among the names of the kinds and documents that are chosen; read here is {shown}."


def name_times_alt(entity: str, by: str) -> str:
    """Return what the lines of a name show."""
    return f"Mentions of {entity} per 10,000 words by {by}."


def together_alt(entity: str, others: Sequence[str]) -> str:
    """Return what the network of a name shows."""
    return f"Named in the same passages as {entity}: {', '.join(others[:5]) or 'none'}."


def cells_alt(entities: Sequence[str], sources: int) -> str:
    """Return what the cells of names show."""
    return f"Names by {counted(sources, 'source')}: {', '.join(entities[:5]) or 'none'}."
