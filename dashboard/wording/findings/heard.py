"""What each page's figure shows, for those who do not see it."""

import pandas as pd

from analysis import counted, records
from dashboard.paper.markup import Markup

_LARGE = 100  # from here on, decimals say nothing


def terms_alt(table: pd.DataFrame) -> str:
    """Return what the bars of terms show."""
    return f"Words used most, with their rates per 10,000 words: {_listing(table, 'term', 'rate')}."


def keyness_alt(table: pd.DataFrame, names: tuple[str, str]) -> str:
    """Return what the diverging bars show."""
    target, reference = names
    ours, theirs = table[table["log_ratio"] > 0], table[table["log_ratio"] < 0].iloc[::-1]
    return (
        f"Words that {target} favours, with log ratios: {_listing(ours, 'term', 'log_ratio')}. "
        f"Words that {reference} favours: {_listing(theirs, 'term', 'log_ratio')}."
    )


def profiles_alt(table: pd.DataFrame) -> str:
    """Return what the heat map shows."""
    tops = table[table["log_ratio"] > 0].sort_values("lrc", ascending=False).drop_duplicates("term")
    parts = [f"{row['term']} in {row['source']} ({counted(row['count'], 'use')})" for row in records(tops.head(6))]
    return f"Words that set sources apart from all the others: {'; '.join(parts) or 'none'}."


def collocates_alt(table: pd.DataFrame, word: str) -> str:
    """Return what the network shows."""
    return f"Words that stand near {word}, with how often: {_listing(table, 'term', 'count')}."


def trend_alt(finding: Markup, by: str) -> str:
    """Return what the lines show."""
    return f"Uses per 10,000 words by {by}. {finding.striptags()}"


def topics_alt(names: dict[int, str]) -> str:
    """Return what the bars of topics show."""
    return f"Share of each source’s passages by topic: {'; '.join(names.values())}."


def entities_alt(table: pd.DataFrame) -> str:
    """Return what the bars of names show."""
    return f"Names used most, with mentions: {_listing(table, 'entity', 'mentions')}."


def _listing(table: pd.DataFrame, label: str, number: str) -> str:
    return ", ".join(f"{row[label]} {_heard(row[number])}" for row in records(table.head(5))) or "none"


def _heard(number: float) -> str:
    """Return a number with three digits, and more where they stand before the point."""
    return f"{number:,.0f}" if abs(number) >= _LARGE else f"{number:.3g}"
