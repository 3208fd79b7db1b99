"""How to read each figure: three sentences, with a word of its own as the example."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from analysis import counted, limits, records
from dashboard.wording.dates import period
from dashboard.wording.numbers import percent, rate
from dashboard.wording.topics.cells import measured


def figure_reading(name: str, table: pd.DataFrame) -> str:
    """Return how to read a figure; nothing for a table that no figure shows, and for an empty one.

    Args:
        name: The short name of its card.
        table: What it shows.
    """
    row = next((one for one in records(table.head(_LOOKED_AT)) if _is_drawn(one)), None)
    read = next((read for key, read in _READINGS.items() if name.startswith(key)), None)
    return read(row) if row is not None and read is not None else ""


def _is_drawn(row: Mapping[str, Any]) -> bool:
    """Return whether a figure shows a row, so that it can be its example."""
    used = row.get("count_target", limits.LEAST_USES) + row.get("count_reference", 0)
    return bool(row.get("documents", True)) and row.get("topic", 1) != 0 and used >= limits.LEAST_USES


def _coverage(row: dict[str, Any]) -> str:
    return (
        f"Each bar is one {_step(row)}: as tall as it has documents, in one colour for each {_SIDE}. "
        f"For example, {row['source']} has {counted(row['documents'], 'document')} here, with "
        f"{counted(row['tokens'], 'word')}. Where no bar stands there is no text: nothing can be said of that time."
    )


def _terms(row: dict[str, Any]) -> str:
    return (
        f"Each bar is one word: as long as it is frequent, in uses for every 10,000 words of the documents selected. "
        f"For example, “{row['term']}” stands {counted(row['count'], 'time')} in "
        f"{counted(row['documents'], 'document')}, which is {rate(row['rate'])} in every 10,000 words. "
        "A word that is in few documents may say more of them than of all: look how many there are."
    )


def _trend(row: dict[str, Any]) -> str:
    when = period(row["period"], "day") if pd.notna(row["period"]) else "an unknown time"
    return (
        "Each point is one period: as high as the word is frequent in its documents, in uses for every 10,000 words. "
        f"For example, in the period that begins on {when} “{row['term']}” stands {counted(row['count'], 'time')} "
        f"in {row['documents_with']:,} of {counted(row['documents'], 'document')}. "
        "A point at zero is documents without the word; a gap is no documents."
    )


def _keyness(row: dict[str, Any]) -> str:
    if "source" in row:
        return (
            f"Each column is one {_SIDE}, each row a word that one of them uses more than the others do. "
            f"For example, {row['source']} uses “{row['term']}” {counted(row['count'], 'time')} in "
            f"{counted(row['documents'], 'document')}. The number in a cell is uses; a stronger tint is further from "
            "what the others do."
        )
    sides = ("target", "reference") if row["log_ratio"] > 0 else ("reference", "target")
    more, less = (f"{row[f'count_{side}']:,} in {counted(row[f'documents_{side}'], 'document')}" for side in sides)
    return (
        "Each word stands on the side that uses it more, for every 10,000 words that the side writes. "
        f"For example, “{row['term']}” is used {more} of that side, and {less} of the other. "
        "Read the passages of a word before you speak of a difference: few documents can make it."
    )


def _topics(row: dict[str, Any]) -> str:
    where = f"{counted(row['passages'], 'passage')} of {row['source']}"
    return (
        "A topic is a group of words that often stand in the same passages; nobody has named it. Each row is one, each "
        f"column one {_SIDE}. For example, topic {row['topic']} is the strongest in {where}, "
        f"which is {percent(row['share'])} of all of its passages. "
        "Open the passages before you give it a name, and build on none that is hatched."
    )


def _topic_differences(row: dict[str, Any]) -> str:
    ours, theirs = (
        f"{row[f'passages_{side}']:,} in {counted(row[f'documents_{side}'], 'document')}" for side in _SIDES
    )
    return (
        "Each row is one topic, with the passages in which it is the strongest on either side, and their documents. "
        f"For example, topic {row['topic']} has {ours} on the first side, and {theirs} on the second. "
        "What can be told from chance is tested document by document, as words are on Compare."
    )


def _topic_sweep(row: dict[str, Any]) -> str:
    return (
        "Each point is one number of topics: above, how often their words stand together in texts that made none of "
        "them; below, how far their words come back when they are fitted again. "
        f"For example, {counted(row['k'], 'topic')} have {measured(row['held_out'])} and "
        f"{measured(row['stability'])}. "
        "A high point suggests a number; which one helps you is yours to say."
    )


def _entities(row: dict[str, Any]) -> str:
    return (
        "Each bar is one name, with the other ways to write it: as long as it is frequent, in mentions for every "
        "10,000 words, or in the share of documents that name it. "
        f"For example, “{row['entity']}” is mentioned {counted(row['mentions'], 'time')} in "
        f"{counted(row['documents'], 'document')}. "
        "A machine has found the names and errs: read some mentions before you count on one."
    )


def _names_by_source(row: dict[str, Any]) -> str:
    return (
        f"Each row is one name, each column one {_SIDE}: the stronger a cell, the more it is named there for its "
        f"words, or in the more of its documents. For example, {row['source']} names “{row['entity']}” "
        f"{counted(row['mentions'], 'time')} in {row['documents']:,} of {counted(row['of'], 'document')}. "
        "A 0 is texts without the name; where there are no words nothing stands."
    )


def _name_differences(row: dict[str, Any]) -> str:
    ours, theirs = (f"{row[f'count_{side}']:,} in {counted(row[f'documents_{side}'], 'document')}" for side in _SIDES)
    return (
        "Each row is one name, with its mentions on either side, and their documents. "
        f"For example, “{row['term']}” is mentioned {ours} on the first side, and {theirs} on the second. "
        "What can be told from chance is tested document by document, as words are on Compare."
    )


def _named_together(row: dict[str, Any]) -> str:
    return (
        "Each row is two names that stand in the same paragraphs. "
        f"For example, {counted(row['passages'], 'paragraph')} of {counted(row['documents'], 'document')} "
        f"{'names' if row['passages'] == 1 else 'name'} “{row['entity']}” and “{row['other']}”. "
        "NPMI is 0 where they meet as often as chance has it, and 1 where neither stands without the other; read what "
        "is said of them before you call it a tie."
    )


def _collocates(row: dict[str, Any]) -> str:
    return (
        "Each word in the ring stands near the word in the middle more often than words do by chance. "
        f"For example, “{row['term']}” stands near it {counted(row['count'], 'time')}. "
        "A thicker line is more meetings; words that also stand near each other are joined."
    )


def _step(row: dict[str, Any]) -> str:
    return "period" if pd.notna(row["period"]) else "group without a date"


_LOOKED_AT, _SIDE, _SIDES = 200, "source", ("target", "reference")
_READINGS: Mapping[str, Callable[[dict[str, Any]], str]] = {
    "coverage": _coverage,
    "terms": _terms,
    "trend": _trend,
    "keyness": _keyness,
    "topics": _topics,
    "topic-differences": _topic_differences,
    "topic-sweep": _topic_sweep,
    "entities-by-source": _names_by_source,
    "entities": _entities,
    "name-by-source": _names_by_source,
    "name-differences": _name_differences,
    "named-together": _named_together,
    "collocates": _collocates,
}
