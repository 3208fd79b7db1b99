"""What figures of names say: of a bar, of a cell, of two names that stand together."""

from math import inf, isnan
from typing import Any

from analysis import counted
from dashboard.wording.numbers import percent, rate

MENTIONS, SHARE = "mentions", "documents"  # what bars and cells say
NOUN = "mention"
MEASURES = {MENTIONS: "mentions", SHARE: "share of documents"}
AXES = {MENTIONS: "mentions per 10,000 words", SHARE: "share of documents that name it"}
EVERYWHERE = "all texts selected"
ALONE = "No passage names it together with another name"
_HARDLY = 0.005  # a share that rounds to nothing


def name_in_full(row: dict[str, Any], measure: str) -> str:
    """Return what a row of ENTITIES says, by one of `MEASURES`, with its interval where it has one.

    Args:
        row: It.
        measure: What is drawn of it.
    """
    start = f"{counted(row['mentions'], 'mention')} in {counted(row['documents'], 'document')}"
    if measure == SHARE:
        low, high = row["share_low"], row["share_high"]
        ends = "" if isnan(low) else f"; 95% interval {low * 100:.0f} to {percent(high)}"
        return f"{start},<br>{percent(row['document_share'])} of all{ends}"
    return f"{start},<br>{rate(row['rate'])} per 10,000 words{_between(row)}"


def _between(row: dict[str, Any]) -> str:
    """Return the interval of a rate, where there is one."""
    return "" if isnan(row["low"]) else f"; 95% interval {rate(row['low'])} to {rate(row['high'])}"


def number_in_cell(row: dict[str, Any], measure: str, *, wide: bool = True) -> str:
    """Return what stands in a cell: a rate, or per cent without their sign; nothing where there are no words.

    Args:
        row: Of ENTITY_PREVALENCE, with its `share` of documents.
        measure: What cells say.
        wide: Whether there is room for a fraction.
    """
    value = row["share" if measure == SHARE else "rate"]
    if isnan(value):
        return ""
    if measure == MENTIONS and not wide and value < inf:
        return "<1" if 0 < value < 1 else f"{value:,.0f}"
    if measure == MENTIONS:
        return rate(value) if value else "0"
    return "<1" if 0 < value < _HARDLY else percent(value).rstrip("%")


def named_in_full(row: dict[str, Any]) -> str:
    """Return what a row of ENTITY_PREVALENCE says, with the interval of its rate where it has one.

    Args:
        row: It, with the documents of its source as `of`, and with their `share`.
    """
    if isnan(row["rate"]):
        return "no words"
    per = f"{rate(row['rate'])} per 10,000 words" if row["mentions"] else "none in its words"
    return (
        f"{counted(row['mentions'], 'mention')} in {row['documents']:,} of {counted(row['of'], 'document')} "
        f"({percent(row['share'])}),<br>{per}{_between(row)}"
    )


def pair_in_full(row: dict[str, Any]) -> str:
    """Return what a row of NAMED_TOGETHER says."""
    how = "" if isnan(row["npmi"]) else f";<br>NPMI {row['npmi']:.2f}"
    return f"together in {counted(row['passages'], 'passage')} of {counted(row['documents'], 'document')}{how}"
