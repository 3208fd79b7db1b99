"""The sentences of a passage that say most of its topic."""

from collections.abc import Iterator, Mapping
from functools import partial

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
    rows: list[dict[str, object]] = []
    known: dict[int, tuple[Weights, list[str]]] = {}
    for passage in records(passages[["topic", "doc_id", "start", "end"]]):
        topic, row, start = passage["topic"], corpus.row(passage["doc_id"]), passage["start"]
        if topic not in known:
            known[topic] = word_weights(model, topic), model.terms.loc[model.terms["topic"] == topic, "term"].tolist()
        text = corpus.text(row)[start : passage["end"]]
        same = {"topic": topic, "doc_id": passage["doc_id"], "text_start": start}
        rows += [same | {**one, "start": one["start"] + start, "end": one["end"] + start} for one in _telling(text, corpus.rules(row), *known[topic])]
    if not rows:
        return TOPIC_SENTENCES.empty()
    table = pd.DataFrame(rows).astype({"doc_id": "str", "text": "str"})
    return require(table[list(TOPIC_SENTENCES.columns)], TOPIC_SENTENCES)


def word_weights(model: TopicModel, topic: int) -> Weights:
    """Return the words that a topic holds, with their weights; none for topic 0."""
    if topic == 0:
        return {}
    weights = model.components[topic - 1]
    held = np.flatnonzero(weights > 0)
    return dict(zip(model.vocabulary["term"].to_numpy()[held].tolist(), weights[held].tolist(), strict=True))


def _telling(text: str, rules: Rules, weights: Weights, shown: list[str]) -> list[dict[str, object]]:
    """Return the sentences of a passage that are shown, in its order."""
    found = [
        {
            "start": start,
            "end": end,
            "text": text[start:end],
            "topic_words": [term for term in shown if term in held],
            "weight": float(sum(weights.get(term, 0.0) for term in sorted(held))),
        }
        for start, end, held in _read(text, rules, phrases=max((term.count(" ") for term in weights), default=0))
    ]
    whole = sum(one["weight"] for one in found)
    if whole == 0:
        return found[:_LEAST]
    falling = sorted(found, key=lambda one: -one["weight"])[: limits.TOPIC_SENTENCES]
    told = [one for one in falling if one["weight"] > 0]
    if sum(one["weight"] for one in told[:_LEAST]) >= _ENOUGH * whole:
        told = told[:_LEAST]
    return sorted(told, key=lambda one: one["start"])


def _read(text: str, rules: Rules, *, phrases: int) -> Iterator[tuple[int, int, set[str]]]:
    """Yield where each sentence starts and ends, and the words and phrases in it, of so many words more than one."""
    every, places = words(text, rules), spans(text, rules)[:, 0]
    for start, end in sentences(text):
        first, last = np.searchsorted(places, [start, end])
        held = every[first:last]
        yield start, end, {" ".join(held[at : at + width]) for width in range(1, phrases + 2) for at in range(len(held) - width + 1)}
