"""The rows of lists as they are sent to a browser: made once of each table, for `parts.lists` to draw."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import limits, records
from dashboard.paper.listing import Column, Listing, listing, shares
from dashboard.wording.evidence import KEY, PERIOD_KEY, sign, sign_in_words, words_of_list
from dashboard.wording.explanations import explanation as said
from dashboard.wording.topics.choosing import FIRST_OF_TOPIC

ACCENT = "var(--st-primary-color)"
_QUIET = "light-dark(#8a857a, #8a857a)"


def text_column(label: str, means: str, texts: Sequence[str], **look: Any) -> Column:
    """Return a column of texts; what it says is explained as `means`."""
    return Column(label=label, kind="text", help=said(means), cells={"texts": texts}, look=look)


def number_column(label: str, means: str, numbers: pd.Series, digits: int = 0, **look: Any) -> Column:
    """Return a column of numbers with so many digits after the point; what it says is explained as `means`."""
    cells = {"numbers": numbers.round(digits).tolist()}
    return Column(label=label, kind="number", help=said(means), cells=cells, look={"digits": digits, **look})


def _all_uses(means: str, numbers: Sequence[int]) -> Column:
    """Return a column of uses with a bar for each."""
    cells = {"numbers": numbers, "bars": shares(numbers)[0]}
    return Column(label="uses", kind="number", help=said(means), cells=cells, look={"colour": ACCENT})


def uses_column(label: str, means: str, side: tuple[pd.Series, pd.Series], bars: Sequence[int], colour: str) -> Column:
    """Return a column of uses in documents with a bar for each, in the colour of its side."""
    counts, documents = side
    cells = {"numbers": counts.tolist(), "documents": documents.tolist(), "bars": bars}
    return Column(label=label, kind="number", help=said(means), cells=cells, look={"colour": colour, "sided": True})


def verdict_column(label: str, table: pd.DataFrame, *, with_p: bool) -> Column:
    """Return a column of what the test allows one to say."""
    found, p = table["q"].tolist(), table["p"].tolist() if with_p else [None] * len(table)
    words = [sign_in_words(*both) for both in zip(found, p, strict=True)]
    cells = {"signs": list(map(sign, found)), "order": found, "texts": words}
    return Column(label=label, kind="sign", help=said("q"), cells=cells)


def word_rows(table: pd.DataFrame) -> Listing:
    """Return TERM_FREQUENCIES as rows."""
    rows = table.head(limits.LISTED_ROWS)
    columns = [
        text_column("word", "term", rows["term"].tolist()),
        _all_uses("count", rows["count"].tolist()),
        number_column("docs", "documents_with", rows["documents"]),
        number_column("uneven", "dispersion", rows["dispersion"], 2),
    ]
    return listing(columns, rows["term"].tolist(), words_of_list("words"), found=len(table))


def keyness_rows(
    table: pd.DataFrame, sides: tuple[str, str], colours: tuple[str, str], *, judged: bool, name: str
) -> Listing:
    """Return KEYNESS as rows, in its order.

    Args:
        table: The words.
        sides: What the sides are called.
        colours: What the bars of each are filled with.
        judged: Whether there are enough documents for a verdict on any word.
        name: What the list is called.
    """
    bars = shares(table["rate_target"].tolist(), table["rate_reference"].tolist())
    ours, theirs = ((table[f"count_{side}"], table[f"documents_{side}"]) for side in ("target", "reference"))
    columns = [
        text_column("word", "term", table["term"].tolist()),
        uses_column(sides[0], "ours", ours, bars[0], colours[0]),
        uses_column(sides[1], "theirs", theirs, bars[1], colours[1]),
        *([verdict_column("told", table, with_p=True)] if judged else []),
    ]
    return listing(columns, table["term"].tolist(), words_of_list(name, key=KEY if judged else ""))


def news_rows(table: pd.DataFrame) -> Listing:
    """Return KEYNESS of a period against all others as rows."""
    bars = shares(table["rate_target"].tolist(), table["rate_reference"].tolist())
    here, before = ((table[f"count_{side}"], table[f"documents_{side}"]) for side in ("target", "reference"))
    columns = [
        text_column("word", "term", table["term"].tolist()),
        uses_column("here", "ours", here, bars[0], ACCENT),
        uses_column("in all other periods", "theirs", before, bars[1], _QUIET),
        verdict_column("told", table, with_p=False),
    ]
    return listing(columns, table["term"].tolist(), words_of_list("new words", key=PERIOD_KEY))


def collocate_rows(table: pd.DataFrame) -> Listing:
    """Return COLLOCATES as rows."""
    rows = table.head(limits.LISTED_ROWS)
    columns = [
        text_column("word", "term", rows["term"].tolist()),
        number_column("near it", "count", rows["count"]),
        number_column("docs", "documents", rows["documents"]),
        number_column("logDice", "log_dice", rows["log_dice"], 1),
    ]
    return listing(columns, rows["term"].tolist(), words_of_list("collocates"), found=len(table))


def compared_collocate_rows(table: pd.DataFrame, sides: tuple[str, str], colours: tuple[str, str]) -> Listing:
    """Return COMPARED_COLLOCATES as rows.

    Args:
        table: The words.
        sides: What the sides are called.
        colours: What each is drawn in.
    """
    rows = table.head(limits.LISTED_ROWS)
    columns = [
        text_column("word", "term", rows["term"].tolist()),
        *(
            number_column(label, f"count_{side}", rows[f"count_{side}"], colour=colour, sided=True)
            for label, colour, side in zip(sides, colours, ("target", "reference"), strict=True)
        ),
        number_column("log ratio", "log_ratio", rows["log_ratio"], 1, signed=True),
    ]
    return listing(columns, rows["term"].tolist(), words_of_list("compared collocates"), found=len(table))


def document_rows(table: pd.DataFrame) -> Listing:
    """Return documents as rows, with their dates as people write them, and their `share` of a topic if there is one."""
    days = table["published"].rank(method="first", na_option="bottom")
    dated = Column(
        label="date",
        kind="text",
        help=said("date"),
        cells={"texts": table["date"].tolist(), "order": days.tolist()},
        look={"low": True},
    )
    columns = [
        text_column("title", "title", table["title"].where(table["title"] != "", table["doc_id"]).tolist()),
        text_column("source", "source", table["source"].tolist(), low=True),
        dated,
    ]
    words = words_of_list("documents")
    if "share" in table:
        columns.append(number_column("% of it", "share", 100 * table["share"]))
        words["all"] = FIRST_OF_TOPIC
    return listing(columns, table["doc_id"].tolist(), words)


def line_rows(lines: pd.DataFrame, colours: Sequence[str]) -> Listing:
    """Return CONCORDANCE with its dates in words as rows, in its order.

    Args:
        lines: The lines, and their `date`.
        colours: What the match of each is drawn in.
    """
    before, match, after = (
        [" ".join(text.split()) for text in lines[side].tolist()] for side in ("left", "match", "right")
    )
    cells = {"before": before, "texts": match, "after": after, "colours": list(colours)}
    columns = [
        Column(label="line", kind="line", help=said("match"), cells=cells),
        text_column("source", "source", lines["source"].tolist(), low=True),
        text_column("date", "date", lines["date"].tolist(), low=True),
    ]
    means = [(row["doc_id"], row["start"]) for row in records(lines[["doc_id", "start"]])]
    return listing(columns, means, words_of_list("lines", sortable=False))
