"""The words of the frame of every page: its sentence, its links, and what is said of filters that are in force."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis import SOURCE, Filters, counted, limits
from dashboard.wording.dates import period

NAME = "Discourse Trends"
NO_PAGE, TO_OVERVIEW = "No such page", "Open Overview"
IN, COMPARE, WITH, WORD = "In", "compare", "with", "word"
SKIPS = {"figure": "To the figure", "passages": "To the passages", "word": "To the word box"}
BESIDE = "Beside the figure"
PANES = {name: name for name in ("Passages", "List", "Words", "Where", "Over time", "Differences", "Together")}
ADD = "Add texts"
CLEAR = "Clear filters"
NO_WORD = "No word is followed: click on one, or type one into the box above."
_TWO = 2  # a comparison takes two
ALL, BEGINNINGS = "All passages", "How these documents begin"


def no_page(address: str) -> str:
    """Return that an address is no page's."""
    return f"There is no page at “{address}”: choose one above, or begin with Overview."


def kept_link(number: int) -> str:
    """Return what leads to the passages that are kept."""
    return f"Kept {number:,}"


def more_cautions(number: int) -> str:
    """Return what stands for cautions behind the first."""
    return "1 more caution" if number == 1 else f"{number:,} more cautions"


def nothing_there(noun: str) -> str:
    """Return that there is nothing to read."""
    return f"There is no {noun} to read here: choose another row or mark of the figure."


def all_below(found: int, noun: str) -> str:
    """Return what leads to all of the passages of which the first are shown."""
    return f"all {counted(found, noun)} below"


def in_force(filters: Filters, every: Sequence[str], days: tuple[date, date] | None, noun: str = SOURCE) -> str:
    """Return which filters are in force; empty where none is.

    Args:
        filters: The filters.
        every: All sources: whoever chooses them all has filtered nothing.
        days: The first and last day selected, where that is not all there are.
        noun: What one of the sources is called where another column is compared.
    """
    parts = [
        _listed(filters.sources, noun) if len(filters.sources) < len(every) else "",
        _between(*days) if days else "",
        f"documents that contain “{filters.search}”" if filters.search else "",
        "copies once" if filters.collapse_duplicates else "",
        "accents ignored" if filters.fold_accents else "",
        f"evidence by {filters.unit}" if filters.unit else "",
    ]
    said = [part for part in parts if part]
    return f"Only: {' · '.join(said)}" if said else ""


def _between(first: date, last: date) -> str:
    """Return a range of days as people write it."""
    days = [period(pd.Timestamp(day), "day") for day in (first, last)]
    return f"{days[0]} to {days[1]}" if first != last else days[0]


def _listed(sources: Sequence[str], noun: str) -> str:
    most = limits.NAMED_SOURCES
    others = f" and {counted(len(sources) - most, f'other {noun}')}" if len(sources) > most else ""
    return f"{', '.join(sources[:most])}{others}"


def what_to_ask(sources: int, *, dated: bool) -> dict[str, str]:
    """Return what a reader may want to know of a corpus, each with the page that answers it.

    Args:
        sources: How many sources are selected.
        dated: Whether any document has a date.
    """
    differ = "How do these two differ?" if sources == _TWO else "How do they differ?"
    asked = {
        "compare": differ if sources >= _TWO else "",
        "trends": "Since when?" if dated else "",
        "topics": "About what?",
        "entities": "Who is named?",
    }
    return {page: question for page, question in asked.items() if question}
