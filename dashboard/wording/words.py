"""Words on the screen: numbers and dates as people write them, notes on methods, and what is missing and why.

Sentences are for a second-year student: plain, exact, and with singular and plural right.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from math import isnan
from typing import Any
from urllib.parse import quote

import numpy as np
import pandas as pd

from analysis import READ_FIRST, TopicModel, counted, limits, records, session_caveats, unspaced
from dashboard.wording.dates import dates, period, years

KINDS = {
    "PERSON": "person",
    "PER": "person",
    "NORP": "group or nationality",
    "FAC": "building or road",
    "ORG": "organisation",
    "GPE": "country, state or city",
    "LOC": "region or landscape",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "title of a work",
    "LAW": "law",
    "MISC": "other name",
}


def kind(name: str) -> str:
    """Return what a model's kind of name is called in English."""
    return KINDS.get(name, name)


def rate(value: float) -> str:
    """Return a rate with the digits that it can carry."""
    return f"{value:,.0f}" if value >= 10 else digits(value)  # noqa: PLR2004 - two digits


def digits(value: float) -> str:
    """Return a number with two digits and no power of ten: 0.000031, 0.25, 4, 84, 1,234."""
    if value >= 10:  # noqa: PLR2004 - two digits
        return f"{value:,.0f}"
    return np.format_float_positional(value, precision=2, fractional=False, trim="-")


def probability(p: float) -> str:
    """Return a p-value as it is said: p = 0.03; p < 0.001. One just below .05 has all its digits."""
    said = np.format_float_positional(p) if p < limits.SIGNIFICANT <= float(digits(p)) else digits(p)
    return "p < 0.001" if p < 0.001 else f"p = {said}"  # noqa: PLR2004 - more digits say nothing


def percent(share: float) -> str:
    """Return a share as people write it."""
    return f"{share:.0%}"


def cautions(tables: Iterable[pd.DataFrame]) -> list[tuple[str, bool]]:
    """Return the sentences of tables of cautions and whether each is grave; the grave ones first."""
    rows = [pair for table in tables for pair in zip(table["message"], table["severity"] == READ_FIRST, strict=True)]
    return sorted(rows, key=lambda row: not row[1])


@cache
def many_tried(number: int) -> tuple[tuple[str, bool], ...]:
    """Return the caution of a session in which so much was compared; nothing where it was little."""
    return tuple(cautions([session_caveats(number)]))


def denominator(documents: pd.DataFrame) -> str:
    """Return what is being counted: documents, words, sources and years after filtering."""
    parts = [
        counted(len(documents), "document"),
        counted(int(documents["tokens"].sum()), "word"),
        counted(documents["source"].nunique(), "source"),
        years(documents),
    ]
    return " · ".join(parts)


def looking_for_names(documents: int, words: int) -> str:
    """Return what goes on while names are looked for, and about how long it takes."""
    minutes = words / limits.WORDS_A_MINUTE
    how_long = "less than a minute" if minutes < 1 else f"about {counted(round(minutes), 'minute')}"
    return (
        f"Looking for names in {counted(documents, 'document')} ({counted(words, 'word')}): {how_long}, once. "
        "The command “discourse names” keeps them with the corpus, and then nobody waits."
    )


def nothing(filters_set: Sequence[str]) -> str:
    """Return why nothing is shown, and which filter to relax."""
    if not filters_set:
        return "This corpus has no documents."
    return f"No document passes the filters. Relax {' or '.join(filters_set)} in the sidebar, or press Reset."


def not_found(word: str, titles: int = 0) -> str:
    """Return that a search matches nothing in the documents selected, or only titles, which are not counted.

    In scripts without spaces it is no word there, but its characters may be inside words.
    """
    if titles:
        return f"“{word}” does not occur in the texts selected. {only_titles(titles)}"
    if unspaced(word) and not set("*/") & set(word):
        return (
            f"“{word}” is no word of its own in the documents selected. Search for *{word}* to find its characters "
            "inside other words too."
        )
    return f"“{word}” does not occur in the documents selected. Try another form, or its beginning with a * after it."


def only_titles(number: int) -> str:
    """Return in how many titles something stands that no text holds, and how to count them; empty where in none."""
    if number == 0:
        return ""
    are, them = ("is", "it") if number == 1 else ("are", "them")
    return (
        f"It stands in {counted(number, 'title')}, which {are} not counted: to count {them}, turn on “Count titles” "
        "under “More” in the sidebar."
    )


def undated(table: pd.DataFrame, by: str) -> str:
    """Return how many documents a view over time leaves out; empty where it leaves out none."""
    states = table[table["state"] == "undated"]
    first = states.drop_duplicates("source") if "term" not in states else states.drop_duplicates(["source", "period"])
    if (left := int(first["documents"].sum())) == 0:
        return ""
    said = "is not drawn: its date" if left == 1 else "are not drawn: their dates"
    return f"{counted(left, 'document')} {said} cannot be placed in a {by}."


def enough(documents: pd.DataFrame) -> bool:
    """Return whether there are enough documents to draw intervals."""
    return len(documents) >= limits.INTERVAL_DOCUMENTS


def interval_note(documents: pd.DataFrame) -> str:
    """Return what the thin lines are, or why there are none."""
    if not enough(documents):
        number = len(documents)
        return (
            f"No intervals are drawn: {counted(number, 'document')} {'is' if number == 1 else 'are'} too few for them."
        )
    return "Thin lines: 95% intervals by document, an approximation that is too narrow for rare words."


def points(table: pd.DataFrame, by: str) -> dict[str, str]:
    """Return the points of a trend that count something: what a click hands over, and what each is called."""
    return {
        point(row): f"{row['term']}{' in ' if row['source'] else ''}{row['source']}, {period(row['period'], by)}: "
        f"{counted(row['count'], 'use')}"
        for row in records(table[table["period"].notna()])
        if row["count"] > 0
    }


def point(row: dict[str, Any]) -> str:
    """Return what a point of a trend stands for; a | in the name of a source is quoted, as it divides."""
    return f"{row['term']}|{quote(row['source'], safe=' ')}|{row['period'].date().isoformat()}"


def cells(table: pd.DataFrame, by: str) -> dict[str, str]:
    """Return the bars of the coverage: what a click hands over, and what it is called."""
    held = table[(table["documents"] > 0) & table["period"].notna()]
    return {
        f"{row['source']}|{row['period'].date().isoformat()}": f"{row['source']}, {period(row['period'], by)}: "
        f"{counted(row['documents'], 'document')}"
        for row in records(held)
    }


def side_names(sources: Sequence[str], target: str, reference: str | None) -> tuple[str, str]:
    """Return what to call the two sides of a comparison; no reference is all other sources selected."""
    others = [name for name in sources if name != target]
    rest = others[0] if len(others) == 1 else f"the {len(others)} other sources"
    return target, reference or rest


def enough_on_both_sides(documents: pd.DataFrame, target: str, reference: str | None) -> bool:
    """Return whether both sides have enough documents to draw intervals."""
    ours = documents["source"] == target
    theirs = documents["source"] == reference if reference else ~ours
    return min(int(ours.sum()), int(theirs.sum())) >= limits.INTERVAL_DOCUMENTS


def none_without(word: str) -> str:
    """Return that no document discusses a subject without the word."""
    return f"No document without “{word}” shares enough words with the passages around it."


def collocate_head(term: str, word: str, window: int) -> str:
    """Return what the passages of a collocate are."""
    return f"{term} within {counted(window, 'word')} of {word}"


def verdict(q: float) -> str:
    """Return what a q-value allows one to say."""
    if isnan(q):
        return "too few texts"
    return f"q = {max(q, 0.001):.3f}" if q < limits.SIGNIFICANT else "not distinguishable"


def chance(deal: int) -> str:
    """Return what chance mode is."""
    return (
        f"Chance mode, deal {deal}: the names of the sources have been dealt at random to the documents of each month. "
        "Whatever sets them apart now is noise. Compare it with what you took for a finding."
    )


def few_sources(documents: pd.DataFrame) -> bool:
    """Return whether the sources are few enough to draw each on its own."""
    return documents["source"].nunique() <= limits.FEW_SOURCES


def searches(followed: str, typed: str) -> tuple[str, ...]:
    """Return the searches to draw: the one being followed, then those typed, each once, at most eight."""
    wanted = [followed, *(part.strip() for part in typed.split(","))]
    return tuple(dict.fromkeys(filter(None, wanted)))[: limits.MOST_LINES]


def document_names(documents: pd.DataFrame) -> dict[str, str]:
    """Return the documents by date: what to call each."""
    ordered = documents.sort_values(["published", "doc_id"]).head(limits.OFFERED_DOCUMENTS)
    names = ordered["title"].where(ordered["title"] != "", ordered["doc_id"])
    facts = zip(ordered["doc_id"], names, ordered["source"], dates(ordered), strict=True)
    return {doc_id: f"{name} · {source} · {date}" for doc_id, name, source, date in facts}


def distinct(labels: dict[str, str]) -> dict[str, str]:
    """Return what to call each document, with its identifier where several would be called the same."""
    often = Counter(labels.values())
    return {doc_id: f"{label} · {doc_id}" if often[label] > 1 else label for doc_id, label in labels.items()}


def topic_leads(terms: pd.DataFrame, most: int) -> dict[int, str]:
    """Return each topic's number with its first words."""
    leads: dict[int, list[str]] = {}
    for topic, term in zip(terms["topic"].tolist(), terms["term"].tolist(), strict=True):
        leads.setdefault(topic, []).append(term)
    return {topic: ", ".join(found[:most]) for topic, found in leads.items()}


def topic_names(terms: pd.DataFrame) -> dict[int, str]:
    """Return each topic's number with its first three words."""
    return {topic: f"{topic} · {first}" for topic, first in topic_leads(terms, 3).items()} | {0: "no topic"}


def topic_words(terms: pd.DataFrame, topic: int) -> frozenset[str]:
    """Return the words of a topic."""
    return frozenset(terms.loc[terms["topic"] == topic, "term"])


def topics_title(model: TopicModel) -> str:
    """Return what the figure of topics shows."""
    return f"{counted(model.k, 'topic')} in {counted(len(model.passages), model.unit)}"


def stability(quality: pd.DataFrame) -> str:
    """Return how far the topics can be relied on."""
    return (
        f"Fitted again on {limits.spelled_count(limits.TOPIC_REFITS, 'random part')}, the topics’ lists of words agree "
        f"by {quality['stability'].mean():.2f} on average (average Jaccard: 0 is no word in common, 1 the same "
        f"{limits.spelled_count(limits.TOPIC_WORDS, 'word')} in the same order)."
    )


def data_note(rows: int, most: int) -> str:
    """Return what the data of a figure are, and what the guarded download is for."""
    cut = f"The first {most:,} of {rows:,} rows; the downloads have them all. " if rows > most else ""
    return (
        f"{cut}For R, Python and archives take CSV. In CSV for Excel, cells that Excel would take for formulas begin "
        "with an apostrophe."
    )
