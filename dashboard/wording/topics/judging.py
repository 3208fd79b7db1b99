"""What is said of how sure topics are: what comes back, what holds on other texts, which number suggests itself."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import counted, limits, records
from dashboard.wording.numbers import percent, verdict
from dashboard.wording.topics.cells import KEY, MIXED, STABLE, UNSTABLE

STILL_CHECKING = "Whether the topics come back is still being checked."


def topic_badge(row: Mapping[str, Any]) -> str:
    """Return what a row of TOPIC_QUALITY says of whether its topic holds still: in words that come back."""
    if not row["verdict"]:
        return "not checked yet"
    words, times = f"{row['words_back']:.0f}", f"{row['returned']:.0f} of {row['refits']:.0f}"
    return f"{row['verdict']}: {words} of {limits.TOPIC_WORDS} words come back, in {times} refits"


def quality_note(quality: pd.DataFrame, *, checked: bool) -> str:
    """Return how many topics hold still, with the key of their signs; or that nobody has looked yet."""
    if not checked:
        return STILL_CHECKING
    counts = [(int((quality["verdict"] == one).sum()), one) for one in (STABLE, MIXED, UNSTABLE)]
    said = ", ".join(f"{number:,} {one}" for number, one in counts if number)
    return (
        f"{KEY}. Of {counted(len(quality), 'topic')} {said}: fitted again on "
        f"{limits.spelled_count(limits.TOPIC_REFITS, 'random part')} of the texts."
    )


def fitted_note(unit: str, method: str, limited: str) -> str:
    """Return what a passage is, by which method topics were fitted, and why there are no more of them."""
    what = {"paragraph": "paragraphs", "sentences": "windows of sentences", "document": "whole texts"}[unit]
    how = {"nmf": "non-negative matrix factorisation", "lda": "latent Dirichlet allocation"}[method]
    why = f" {limited[:1].upper()}{limited[1:]}." if limited else ""
    return f"Passages are {what}, each counts for its strongest topic; {how}.{why}"


def sweep_note(table: pd.DataFrame, k: int) -> str:
    """Return which numbers of topics suggest themselves, and that the choice is the reader's."""
    held, stable = (records(table.loc[[table[name].idxmax()]])[0] for name in ("held_out", "stability"))
    both = "" if held["k"] == stable["k"] else f", {stable['k']} come back most ({stable['stability']:.2f})"
    return (
        f"{counted(held['k'], 'topic')} are most coherent on texts that made none of them (NPMI {held['held_out']:.2f})"
        f"{both}; the page shows {k}. That suggests a number and decides nothing: take the one whose topics you can "
        "read and need."
    )


def differences_note(table: pd.DataFrame, sides: tuple[str, str]) -> str:
    """Return which topics can be told from chance between two sides.

    Args:
        table: TOPIC_DIFFERENCES.
        sides: What the sides are called.
    """
    table = table[table["topic"] > 0]
    told = table[table["q"] < limits.SIGNIFICANT]
    if table["q"].isna().all():
        return f"{sides[0]} and {sides[1]} have too few documents to tell any topic from chance."
    if told.empty:
        return f"No topic can be told from chance between {sides[0]} and {sides[1]}."
    first = records(told.sort_values("q", kind="stable").head(1))[0]
    return (
        f"{len(told):,} of {counted(len(table), 'topic')} can be told from chance (false discovery rate below "
        f"{percent(limits.SIGNIFICANT)}), first topic {first['topic']} ({verdict(first['q'])})."
    )


def steps_note(steps: Sequence[str]) -> str:
    """Return what a reader has done with the topics, step by step; nothing where nothing was done."""
    return f"You {'; '.join(steps)}." if steps else ""


def times_note(table: pd.DataFrame, topic: int, by: str) -> str:
    """Return what the panels of a topic show, and how many of them say little.

    Args:
        table: TOPIC_PREVALENCE by period.
        topic: The one that is drawn.
        by: The length of a period.
    """
    own = table[(table["topic"] == topic) & table["period"].notna() & table["share"].notna()]
    few = int((own["enough"] == 0).sum())
    start = f"Share of a source’s passages, by {by}, with 95% intervals by document."
    if not few:
        return start
    return f"{start} Hatched: {few:,} of {len(own):,} periods have fewer than {limits.INTERVAL_DOCUMENTS} documents."


def not_checked(why: str) -> str:
    """Return that nobody knows whether the topics come back, and why."""
    return f"Whether the topics come back is not known: {why}. Build on none of them yet."
