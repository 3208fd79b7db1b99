"""What things are called on the screen: kinds of names, points, bars, sides, documents, topics."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd

from analysis import SOURCE, TopicModel, counted, limits, plural, records
from dashboard.wording.dates import dates, period

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


_MANY = {
    "PERSON": "persons",
    "PER": "persons",
    "NORP": "groups and nationalities",
    "FAC": "buildings and roads",
    "ORG": "organisations",
    "GPE": "countries, states and cities",
    "LOC": "regions and landscapes",
    "PRODUCT": "products",
    "EVENT": "events",
    "WORK_OF_ART": "titles of works",
    "LAW": "laws",
    "MISC": "other names",
}


def kind(name: str) -> str:
    """Return what a model's kind of name is called in English."""
    return KINDS.get(name, name)


def named_kinds(name: str) -> str:
    """Return what several names of a model's kind are called in English."""
    return _MANY.get(name, name)


def points(table: pd.DataFrame, by: str) -> dict[str, str]:
    """Return the points of a trend that count something: what a click hands over, and what each is called."""
    held = table.loc[table["period"].notna() & (table["count"] > 0), ["term", "source", "period", "count"]]
    said = {day: period(day, by) for day in held["period"].unique()}
    return {
        point(row): f"{row['term']}{' in ' if row['source'] else ''}{row['source']}, {said[row['period']]}: "
        f"{counted(row['count'], 'use')}"
        for row in records(held)
    }


def point(row: dict[str, Any]) -> str:
    """Return what a point of a trend stands for; a | in the name of a source is quoted, as it divides."""
    return f"{row['term']}|{quote(row['source'], safe=' ')}|{row['period'].date().isoformat()}"


def place_of_point(source: str, day: date, by: str) -> str:
    """Return the period of a point, and its source where it has one."""
    return f"{period(pd.Timestamp(day), by)}{' in ' if source else ''}{source}"


def cells(table: pd.DataFrame, by: str) -> dict[str, str]:
    """Return the bars of the coverage: what a click hands over, and what it is called."""
    held = table[(table["documents"] > 0) & table["period"].notna()]
    return {
        f"{row['source']}|{row['period'].date().isoformat()}": f"{row['source']}, {period(row['period'], by)}: "
        f"{counted(row['documents'], 'document')}"
        for row in records(held)
    }


def side_names(sources: Sequence[str], target: str, reference: str | None, noun: str = SOURCE) -> tuple[str, str]:
    """Return what to call the two sides of a comparison; no reference is all other sources selected.

    Args:
        sources: Those of the selected documents.
        target: The one looked at.
        reference: What it is compared with; None is all others.
        noun: What one of the units is called that are compared.
    """
    others = [name for name in sources if name != target]
    rest = others[0] if len(others) == 1 else f"the {len(others)} other {plural(noun)}"
    return target, reference or rest


def collocate_head(term: str, word: str, window: int) -> str:
    """Return what the passages of a collocate are."""
    return f"{term} within {counted(window, 'word')} of {word}"


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
    """Return the words that stand for a topic."""
    return frozenset(terms.loc[terms["topic"] == topic, "term"].head(limits.TOPIC_WORDS))


def topics_title(model: TopicModel) -> str:
    """Return what the figure of topics shows."""
    return f"{counted(model.k, 'topic')} in {counted(len(model.passages), model.unit)}"
