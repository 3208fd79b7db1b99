"""The rows of lists about names: the names themselves, where one is named, with whom, and how two sides differ."""

import pandas as pd

from analysis import limits
from dashboard.paper.listing import Listing, listing, shares
from dashboard.parts.listing import ACCENT, number_column, text_column, uses_column, verdict_column
from dashboard.wording import names
from dashboard.wording.evidence import KEY, words_of_list


def entity_rows(table: pd.DataFrame) -> Listing:
    """Return ENTITIES as rows, in its order."""
    rows = table.head(limits.LISTED_ROWS)
    (bars,) = shares(rows["mentions"].tolist())
    columns = [
        text_column("name", "entity", rows["entity"].tolist()),
        uses_column("mentions", "mentions", (rows["mentions"], rows["documents"]), bars, ACCENT),
        text_column("taken for", "type", list(map(names.kind, rows["type"])), low=True),
        text_column("also written", "aliases", list(map(", ".join, rows["aliases"])), low=True),
    ]
    return listing(columns, rows["entity"].tolist(), words_of_list("names"), found=len(table))


def name_source_rows(table: pd.DataFrame, noun: str) -> Listing:
    """Return ENTITY_PREVALENCE of one name as rows, those first that name it most densely.

    Args:
        table: It, with the documents of each source as `of`, and with their `share`.
        noun: What one of the sources is called.
    """
    rows = table.sort_values(["rate", "mentions", "source"], ascending=[False, False, True], ignore_index=True)
    (bars,) = shares(rows["rate"].fillna(0.0).tolist())
    columns = [
        text_column(noun, "source", rows["source"].tolist()),
        uses_column("mentions", "mentions", (rows["mentions"], rows["documents"]), bars, ACCENT),
        number_column("per 10,000", "rate", rows["rate"], 1),
        number_column("% of docs", "document_share", 100 * rows["share"]),
    ]
    return listing(columns, rows["source"].tolist(), words_of_list("where it is named"))


def name_difference_rows(table: pd.DataFrame, sides: tuple[str, str], colours: tuple[str, str]) -> Listing:
    """Return KEYNESS of names as rows, in its order.

    Args:
        table: It; `term` is the name.
        sides: What the sides are called.
        colours: What the bars of each are filled with.
    """
    rows = table.head(limits.LISTED_ROWS)
    bars = shares(rows["rate_target"].tolist(), rows["rate_reference"].tolist())
    columns = [text_column("name", "entity", rows["term"].tolist())]
    for side, name, colour, own in zip(("target", "reference"), sides, colours, bars, strict=True):
        counts = (rows[f"count_{side}"], rows[f"documents_{side}"])
        columns.append(uses_column(name, "mentions", counts, own, colour))
    columns.append(verdict_column("told", rows, with_p=True))
    return listing(columns, rows["term"].tolist(), words_of_list("names that differ", key=KEY), found=len(table))


def together_rows(table: pd.DataFrame) -> Listing:
    """Return NAMED_TOGETHER of one name as rows, in its order."""
    rows = table.head(limits.LISTED_ROWS)
    (bars,) = shares(rows["passages"].tolist())
    columns = [
        text_column("named with it", "other", rows["other"].tolist()),
        uses_column("passages", "passages", (rows["passages"], rows["documents"]), bars, ACCENT),
        number_column("NPMI", "npmi", rows["npmi"], 2),
    ]
    return listing(columns, rows["other"].tolist(), words_of_list("named together"), found=len(table))
