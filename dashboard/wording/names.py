"""What things are called on the screen: kinds of names, points, bars, sides, documents, topics."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import pandas as pd

from analysis import SOURCE, TopicEdits, TopicModel, counted, limits, plural, records
from dashboard.wording.dates import dates, period
from dashboard.wording.topics.cells import NO_TOPIC

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


def points(table: pd.DataFrame, by: str, noun: str = "use") -> dict[str, str]:
    """Return the points of a trend that count something: what a click hands over, and what each is called.

    Args:
        table: TERM_TREND.
        by: The length of a period.
        noun: What is counted.
    """
    held = table.loc[table["period"].notna() & (table["count"] > 0), ["term", "source", "period", "count"]]
    said = {day: period(day, by) for day in held["period"].unique()}
    return {
        point(row): f"{row['term']}{' in ' if row['source'] else ''}{row['source']}, {said[row['period']]}: "
        f"{counted(row['count'], noun)}"
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


def topic_heads(model: TopicModel, edits: TopicEdits) -> dict[int, tuple[str, ...]]:
    """Return each topic's number with what stands at the head of its row: what a reader calls it, or its words."""
    labels, heads = dict(edits.labels), dict[int, list[str]]()
    for topic, term in zip(model.terms["topic"].tolist(), model.terms["term"].tolist(), strict=True):
        heads.setdefault(topic, []).append(term)
    return {
        topic: (labels[topic],) if topic in labels else tuple(found[: limits.TOPIC_WORDS])
        for topic, found in heads.items()
    }


def topic_names(heads: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Return each topic's number with its first three words, or its name, as one text."""
    return {topic: f"{topic} · {', '.join(said[:3])}" for topic, said in heads.items()} | {0: NO_TOPIC}


def topic_verdicts(model: TopicModel) -> dict[int, str]:
    """Return each topic's number with whether it holds still; those that nobody has looked at are missing."""
    found = zip(model.quality["topic"].tolist(), model.quality["verdict"].tolist(), strict=True)
    return {topic: verdict for topic, verdict in found if verdict}


def topic_words(terms: pd.DataFrame, topic: int) -> frozenset[str]:
    """Return the words that stand for a topic."""
    own = terms[(terms["topic"] == topic) & (terms["rank"] <= limits.TOPIC_WORDS)]
    return frozenset(own["term"])


def topics_title(model: TopicModel) -> str:
    """Return what the figure of topics shows."""
    text = "window of sentences" if model.unit == "sentences" else model.unit
    return f"{counted(len(model.quality), 'topic')} in {counted(len(model.passages), text)}"
