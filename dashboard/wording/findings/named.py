"""The sentence that Entities opens with: who and what is named most, of which kinds, in which documents."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from analysis import SOURCE, Filters, counted, limits, plural, records
from dashboard.paper import markup
from dashboard.paper.markup import Markup
from dashboard.paper.palette import Look
from dashboard.wording.dates import period
from dashboard.wording.findings.leading import alike, containing, in_documents, leading
from dashboard.wording.names import named_kinds
from dashboard.wording.naming import MENTIONS, SHARE


def entities(  # noqa: PLR0913 - all that the sentence names
    table: pd.DataFrame,
    documents: int,
    kinds: Sequence[str] = (),
    search: str = "",
    *,
    only: str | Markup = "",
    measure: str = MENTIONS,
) -> Markup:
    """Return who and what is named most, or in most documents, and every filter that is in force.

    Args:
        table: ENTITIES, in the order of what is counted.
        documents: How many documents are selected.
        kinds: The kinds of names that are listed, where not all are.
        search: What the documents all contain; may be empty.
        only: Of which sources and dates alone they are, as `narrowed` says it; may be empty.
        measure: What is counted of names: mentions, or documents.
    """
    among = f" among {markup.enumerated([named_kinds(one) for one in kinds])}" if kinds else ""
    if table.empty:
        return _nothing(documents, bool(kinds), search, only)
    by_share = measure == SHARE
    start = Markup("Named {}{}{}{}").format(
        "in most documents" if by_share else "most", among, containing(search), only
    )
    numbers, noun = table["documents" if by_share else "mentions"].tolist(), "document" if by_share else "mention"
    if (tops := leading(numbers)) == 0:
        each = f"{'in' if by_share else 'with'} {counted(numbers[0], noun)}"
        return Markup("{}: {:,} names, each {}.").format(start, alike(numbers), each)
    parts = [
        Markup("{} ({})").format(
            markup.term(row["entity"]),
            _in_most(row["documents"], row["mentions"], None if place else documents)
            if by_share
            else in_documents(row["mentions"], row["documents"], None if place else documents, "mention"),
        )
        for place, row in enumerate(records(table.head(tops)))
    ]
    return Markup("{}: {}.").format(start, markup.enumerated(parts))


def _nothing(documents: int, of_kinds: bool, search: str, only: str | Markup) -> Markup:  # noqa: FBT001
    """Return that nothing is named, and in how many documents."""
    which = "names of these kinds were" if of_kinds else "name was"
    contain = "contains" if documents == 1 else "contain"
    whose = Markup(" that {} {}").format(contain, markup.term(search)) if search else " selected"
    return Markup("No {} found in the {}{}{}.").format(which, counted(documents, "document"), whose, only)


def _in_most(documents: int, mentions: int, every: int | None) -> str:
    """Return in how many documents, with how many mentions: of all, with the nouns; else the numbers alone."""
    if every is None:
        return f"{documents:,}, {mentions:,}"
    return f"{documents:,} of {counted(every, 'document')}, {counted(mentions, 'mention')}"


def narrowed(filters: Filters, look: Look, days: tuple[date, date] | None) -> Markup:
    """Return of which sources and dates alone something is counted, as a headline goes on; empty where of all.

    Args:
        filters: The filters.
        look: The colours, and all sources.
        days: The first and last day selected, where that is not all there are.
    """
    chosen = filters.sources if len(filters.sources) < len(look.sources) else ()
    named = [markup.source(source, look) for source in chosen[: limits.NAMED_SOURCES]]
    if (more := len(chosen) - len(named)) > 0:
        named.append(Markup("{}").format(f"{more:,} other {SOURCE if more == 1 else plural(SOURCE)}"))
    who = Markup(" by {}").format(markup.enumerated(named)) if named else Markup("")
    if days is None:
        return who
    first, last = (period(pd.Timestamp(day), "day") for day in days)
    return who + Markup(", {}").format(first if first == last else f"{first} to {last}")
