"""What a cell of topics says, and the sign of a topic that holds still or does not."""

from math import isnan
from typing import Any

from analysis import counted
from dashboard.wording.dates import period
from dashboard.wording.numbers import percent

STABLE, MIXED, UNSTABLE = "stable", "mixed", "unstable"  # as TOPIC_QUALITY says them
SIGNS = {STABLE: "●", MIXED: "◐", UNSTABLE: "○"}
HATCHED = " and hatched"
ALL, EVERYWHERE = "all", "all texts selected"
NO_TOPIC = "no topic"
UNDATED = "No document is dated exactly enough to be drawn here"
NUMBER = "number of topics"
MEASURES = {
    "held_out": "coherence on texts that made no topic (NPMI)",
    "stability": "stability: 0 no word comes back, 1 all do",
}
_HARDLY = 0.005  # a share that rounds to nothing


def text_in_cell(share: float, passages: int) -> str:
    """Return what stands in a cell: per cent, without their sign."""
    if passages and share < _HARDLY:
        return "<1"
    return percent(share).rstrip("%")


def cell_in_full(row: dict[str, Any]) -> str:
    """Return what a row of TOPIC_PREVALENCE says, with its interval where it has one."""
    said = f"{counted(row['passages'], 'passage')} ({percent(row['share'])}) in {counted(row['documents'], 'document')}"
    return said + _interval(row)


def _interval(row: dict[str, Any]) -> str:
    low, high = row["share_low"], row["share_high"]
    return "" if isnan(low) or isnan(high) else f"; 95% interval by document {low * 100:.0f} to {percent(high)}"


def cell_of_period(row: dict[str, Any], by: str) -> str:
    """Return what a source's bar of one period says, and where its documents do not allow an interval, that."""
    said = f"{period(row['period'], by)}: {cell_in_full(row)}"
    return said if row["enough"] else f"{said}; too few documents for an interval"


def verdict_in_words(verdict: str | None) -> str:
    """Return whether a topic holds still, or that nobody has looked yet."""
    return {
        STABLE: "stable: it comes back when the topics are fitted again",
        MIXED: "mixed: only part of it comes back",
        UNSTABLE: "unstable: do not build on it",
    }.get(verdict or "", "not checked yet")


def measured(value: float) -> str:
    """Return a measure of topics, or that there is none."""
    return "not measured" if isnan(value) else f"{value:.2f}"


def numbers_of_k(row: dict[str, Any]) -> str:
    """Return what a number of topics gives."""
    return (
        f"{counted(row['k'], 'topic')}: held-out NPMI {measured(row['held_out'])}, "
        f"stability {measured(row['stability'])}, "
        f"NPMI on the passages themselves {row['coherence']:.2f}"
    )
