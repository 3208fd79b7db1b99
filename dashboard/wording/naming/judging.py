"""What is said of how sure numbers of names are, of where a name is missing, and of what only one side names."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

import pandas as pd

from analysis import counted, limits, records
from dashboard.paper.palette import COLOURED
from dashboard.wording import drawing
from dashboard.wording.naming.cells import SHARE
from dashboard.wording.notes import FIGURES
from dashboard.wording.numbers import percent, verdict

_LISTED = 6  # names that only one side has, in a sentence
_CELLS = {
    False: "Each number is mentions for every 10,000 words of a source; 0 is none in the words that there are.",
    True: "Each number is per cent of a source’s documents that name it; 0 is none of them.",
}
_WILSON = "Thin lines: 95% intervals of the share (Wilson)."


def figure_note(documents: pd.DataFrame, measure: str, by: str = "", *, by_source: bool) -> str:
    """Return what the figure of names shows, what its lines are, and who has found the names.

    Args:
        documents: Those selected.
        measure: What is drawn of names.
        by: The model that has found them, with its version and digest; empty where nobody knows.
        by_source: Whether each source stands on its own.
    """
    found = FIGURES["entities"].replace("a language model", f"a language model ({by})" if by else "a language model")
    share, sources = measure == SHARE, documents["source"].nunique()
    if by_source:
        others = f" Of {sources:,} sources {COLOURED} have a column; “Where” has all." if sources > COLOURED + 1 else ""
        return f"{_CELLS[share]}{others} {found}"
    lines = _WILSON if share and drawing.enough(documents) else drawing.interval_note(documents)
    return f"“13 in 2” is 13 mentions in 2 documents. Hollow: in one document only. {lines} {found}"


def named_by(where: pd.DataFrame, entity: str) -> str:
    """Return how many sources name something, and how many do not.

    Args:
        where: ENTITY_PREVALENCE of one name.
        entity: It.
    """
    have = int((where["mentions"] > 0).sum())
    rest = len(where) - have
    if not rest:
        all_of = {1: "The only source", 2: "Both sources"}.get(have, f"All {counted(have, 'source')}")
        return f"{all_of} {'names' if have == 1 else 'name'} {entity}."
    without = f" {counted(rest, 'other')} {'does' if rest == 1 else 'do'} not." if rest else ""
    return f"{counted(have, 'source')} of {len(where):,} {'names' if have == 1 else 'name'} {entity}.{without}"


def point_of(entity: str, source: str, when: date | None) -> str | None:
    """Return the point of a name over time that is open, as `names.point` writes it; None where none is."""
    return f"{entity}|{quote(source, safe=' ')}|{when.isoformat()}" if when else None


def name_times_note(table: pd.DataFrame, by: str) -> str:
    """Return what the lines of a name show, or why there is little to see.

    Args:
        table: TERM_TREND of the name.
        by: The length of a period.
    """
    periods = table.loc[table["documents"] > 0, "period"].dropna().nunique()
    if periods == 0:
        return ""
    if periods == 1:
        return f"All dated documents are of one {by}: there is no way to see what changes."
    return (
        f"By {by}, each source on its own. A point at zero is documents without the name, a gap no documents; lines "
        f"have intervals from {limits.spelled_count(limits.INTERVAL_DOCUMENTS, 'document')} on."
    )


def name_differences_note(table: pd.DataFrame, sides: tuple[str, str]) -> str:
    """Return which names can be told from chance between two sides.

    Args:
        table: KEYNESS of names.
        sides: What the sides are called.
    """
    if table.empty:
        return f"Neither {sides[0]} nor {sides[1]} names anything of these kinds."
    told = table[table["q"] < limits.SIGNIFICANT]
    if table["q"].isna().all():
        return f"{sides[0]} and {sides[1]} have too few documents to tell any name from chance."
    if told.empty:
        return f"No name can be told from chance between {sides[0]} and {sides[1]}."
    first = records(told.sort_values("q", kind="stable").head(1))[0]
    return (
        f"{len(told):,} of {counted(len(table), 'name')} can be told from chance (false discovery rate below "
        f"{percent(limits.SIGNIFICANT)}), first {first['term']} ({verdict(first['q'])})."
    )


def named_by_one(table: pd.DataFrame, sides: tuple[str, str]) -> list[str]:
    """Return what each side names that the other does not, that with most mentions first; nothing where it has none.

    Args:
        table: KEYNESS of names.
        sides: What the sides are called.
    """
    said = []
    for side, on, off in ((sides[0], "target", "reference"), (sides[1], "reference", "target")):
        alone = table[(table[f"count_{on}"] > 0) & (table[f"count_{off}"] == 0)]
        alone = alone.sort_values([f"count_{on}", "term"], ascending=[False, True])
        if len(alone):
            some = [f"{row['term']} ({row[f'count_{on}']:,})" for row in records(alone.head(_LISTED))]
            more = f" and {len(alone) - _LISTED:,} more" if len(alone) > _LISTED else ""
            said.append(f"Only {side} names: {_joined(some, more)}.")
    return said


def _joined(some: Sequence[str], more: str) -> str:
    return f"{', '.join(some)}{more}"


def together_note(table: pd.DataFrame, entity: str) -> str:
    """Return how many names stand in a passage with one, and what a passage is.

    Args:
        table: NAMED_TOGETHER of the name.
        entity: It.
    """
    if table.empty:
        return f"No passage names {entity} together with another name of these kinds."
    shown = min(len(table), limits.NETWORK_WORDS)
    those = "it" if shown == len(table) == 1 else f"the {shown:,} with most passages"
    return (
        f"{counted(len(table), 'name')} {'stands' if len(table) == 1 else 'stand'} in a passage with {entity}; a "
        f"passage is a paragraph. The network has {those}, and the list all: a press opens the passages that name "
        "both. Thin lines join others that meet more often than by chance."
    )


def names_offered(table: pd.DataFrame) -> list[str]:
    """Return the names that can be chosen to be read.

    Args:
        table: ENTITIES, in the order to offer.
    """
    found: list[str] = table["entity"].head(limits.LISTED_ROWS).tolist()
    return found
