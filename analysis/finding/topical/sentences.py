"""The sentences of a passage that say most of its topic."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.schema import TOPIC_SENTENCES, records, require
from analysis.corpus.tokens import Rules, spans, words
from analysis.finding.topics.model import TopicModel
from analysis.reading.sentences import sentences

Weights = Mapping[str, float]
_LEAST, _ENOUGH = 2, 0.5  # sentences of a passage at least, and from which share of its weight on no third is taken


def topic_sentences(corpus: Corpus, model: TopicModel, passages: pd.DataFrame) -> pd.DataFrame:
    """Return the two or three sentences of each passage that hold most of its topic's weight.

    The weight of a sentence is that of the words in it that the topic holds, each counted once. The weightiest are
    taken, two of them, or three where two hold less than half of what all sentences of the passage do; never one
    without such a word, but for a passage that has none, which is read from its beginning.

    Args:
        corpus: The corpus of the model.
        model: The topics.
        passages: Some rows of TOPIC_PASSAGES, those that are shown: each is read.

    Returns:
        The TOPIC_SENTENCES contract, passages in the order given, the sentences of each in that of the text. `start`
        and `end` are in the document's text, as is `text_start`, where the passage starts. `topic_words` are those of
        `TopicModel.terms` that the sentence holds.
    """
    rows: list[tuple[object, ...]] = []
    known: dict[int, tuple[Weights, list[str]]] = {}
    for passage in records(passages[["topic", "doc_id", "start", "end"]]):
        topic, row, begin = passage["topic"], corpus.row(passage["doc_id"]), passage["start"]
        if topic not in known:
            own = model.terms["topic"] == topic
            known[topic] = word_weights(model, topic), model.terms.loc[own, "term"].tolist()
        weights, shown = known[topic]
        text = corpus.text(row)[begin : passage["end"]]
        for one in _telling(text, corpus.rules(row), weights):
            place = begin, begin + one.start, begin + one.end, text[one.start : one.end]
            rows.append((topic, passage["doc_id"], *place, [term for term in shown if term in one.held], one.weight))
    if not rows:
        return TOPIC_SENTENCES.empty()
    table = pd.DataFrame(rows, columns=list(TOPIC_SENTENCES.columns))
    return require(table.astype({"doc_id": "str", "text": "str", "weight": "float64"}), TOPIC_SENTENCES)


def word_weights(model: TopicModel, topic: int) -> Weights:
    """Return the words that a topic holds, with their weights; none for topic 0."""
    if topic == 0:
        return {}
    weights = model.components[topic - 1]
    held = np.flatnonzero(weights > 0)
    return dict(zip(model.vocabulary["term"].to_numpy()[held].tolist(), weights[held].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """Where a sentence stands in its passage, what of the topic it holds, and the weight of that."""

    start: int
    end: int
    held: frozenset[str]
    weight: float


def _telling(text: str, rules: Rules, weights: Weights) -> list[_Sentence]:
    """Return the sentences of a passage that are shown, in its order."""
    found = list(_read(text, rules, weights))
    whole = sum(one.weight for one in found)
    if whole == 0:
        return found[:_LEAST]
    falling = sorted(found, key=lambda one: -one.weight)[: limits.TOPIC_SENTENCES]
    told = [one for one in falling if one.weight > 0]
    if sum(one.weight for one in told[:_LEAST]) >= _ENOUGH * whole:
        told = told[:_LEAST]
    return sorted(told, key=lambda one: one.start)


def _read(text: str, rules: Rules, weights: Weights) -> Iterator[_Sentence]:
    """Yield the sentences of a passage; phrases of the topic are found where their words follow each other."""
    every, places = words(text, rules), spans(text, rules)[:, 0]
    longest = 1 + max((term.count(" ") for term in weights), default=0)
    for start, end in sentences(text):
        first, last = np.searchsorted(places, [start, end]).tolist()
        runs = (every[at : at + width] for width in range(1, longest + 1) for at in range(first, last - width + 1))
        held = frozenset(term for term in map(" ".join, runs) if term in weights)
        yield _Sentence(start, end, held, sum(weights[term] for term in sorted(held)))
