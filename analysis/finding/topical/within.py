"""A corpus of what is said within some topics, and a corpus compared by topic: for every other function there is."""

import json
from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import replace
from hashlib import sha256

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis.corpus.compared.groups import OTHERS
from analysis.corpus.compared.values import compared_corpus
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError, FilterError
from analysis.corpus.index import term_index
from analysis.finding.topical.cells import Ints
from analysis.finding.topical.counted import passage_rows
from analysis.finding.topical.documents import strongest_topics
from analysis.finding.topics.model import TopicModel

_CUT = "[…]"
NO_TOPIC, NOT_FITTED = "no topic", "not looked at"
Spans = list[tuple[int, int]]


def within_topic(corpus: Corpus, model: TopicModel, topics: Collection[int]) -> Corpus:
    """Return a corpus of the passages of some topics: each document cut down to its own, and without those of none.

    What is cut out of a text is as many spaces, with the sign […] and blank lines around it where there is room, none
    of which is a word. So every place is where it was: what starts and ends in a cut text does so in the whole one, and
    may be quoted, cited and read there. Documents stay the units of evidence; names that were found before stay where
    they stand in a passage that is kept. What counts words in a row, or near each other, goes on over a cut, as it does
    from one paragraph to the next. Where whole documents are the passages, they are kept or left out.

    Args:
        corpus: The corpus of the model, compared by anything.
        model: The topics.
        topics: Numbers of topics; 0 are the passages of none.

    Returns:
        A corpus with a fingerprint of its own, that of the corpus, of where its passages are and of the topics.

    Raises:
        EmptyCorpusError: `E-TOPIC` where no document has such a passage.
    """
    rows = passage_rows(corpus, model)
    kept = (rows >= 0) & model.passages["topic"].isin(list(topics)).to_numpy()
    if not kept.any():
        raise EmptyCorpusError("E-TOPIC", "no passage is of this topic", todo="choose another one")
    spans = _spans(rows[kept], model.passages.loc[kept, ["start", "end"]].to_numpy())
    documents = np.array(sorted(spans), dtype=np.int64)
    pieces = [_cut(corpus.text(row), spans[row]) for row in documents.tolist()]
    texts = pl.Series("text", pieces, dtype=pl.String)
    index = term_index(texts, corpus.documents["language"].iloc[documents].tolist(), joined=corpus.index.joined)
    facts = corpus.documents.iloc[documents].reset_index(drop=True).assign(tokens=index.lengths)
    origins = corpus.origins
    whole = len(origins) == len(corpus.documents)
    return replace(
        corpus,
        documents=facts,
        texts=texts,
        index=index,
        fingerprint=_fingerprint(corpus, "within topics", *((row, *spans[row]) for row in documents.tolist())),
        marks=_kept_names(corpus, corpus.marks, spans),
        mentions=_kept_names(corpus, corpus.mentions, spans),
        origins=origins.iloc[documents].reset_index(drop=True) if whole else origins,
    )


def compared_by_topic(corpus: Corpus, model: TopicModel, labels: Mapping[int, str]) -> Corpus:
    """Return a corpus with the topic of each document in place of its source: that of which most of its text is.

    A document's topics are those of its passages, each by its shares (`TopicModel.shares`) and as long as it is. A
    document none of whose passages is of any topic is of “no topic”, one that the model has not seen of “not looked
    at”, and one of a topic without a name of “others”. The rest is as of `compared_corpus`, which keeps the sources in
    a column.

    Args:
        corpus: The corpus of the model, compared by source.
        model: The topics.
        labels: For topics what they are called, no two alike.

    Raises:
        FilterError: `E-TOPIC` where two topics have one name; `E-UNIT` as `compared_corpus`.
    """
    if len(set(labels.values())) < len(labels):
        raise FilterError("E-TOPIC", "two topics have one name", todo="give each its own")
    topics = strongest_topics(corpus, model)
    called = {-1: NOT_FITTED, 0: NO_TOPIC} | dict(labels)
    column = _free(corpus.documents)
    named = pd.Series([called.get(topic, OTHERS) for topic in topics.tolist()], dtype="str")
    with_topics = copy(corpus)  # with all that is known of it
    with_topics.__dict__["documents"] = corpus.documents.assign(**{column: named})
    with_topics.__dict__["fingerprint"] = _fingerprint(corpus, "by topic", *named)
    return compared_corpus(with_topics, column)


def _spans(rows: Ints, bounds: npt.NDArray[np.int64]) -> dict[int, Spans]:
    """Return for each document where its passages start and end, ascending."""
    found: dict[int, Spans] = {}
    order = np.lexsort((bounds[:, 0], rows))
    for row, (start, end) in zip(rows[order].tolist(), bounds[order].tolist(), strict=True):
        found.setdefault(row, []).append((start, end))
    return found


def _cut(text: str, spans: Spans) -> str:
    """Return a text of the same length of which only some parts are left."""
    parts, before = list[str](), 0
    for start, end in [*spans, (len(text), len(text))]:
        parts += [_gap(text[before:start], first=before == 0, last=start == len(text)), text[start:end]]
        before = end
    return "".join(parts)


def _gap(cut: str, *, first: bool, last: bool) -> str:
    """Return what stands in place of a part that is cut out; between two passages that follow each other, that part."""
    if not cut.strip():
        return cut
    before, after = "" if first else "\n\n", "" if last else "\n\n"
    room = len(cut) - len(before + _CUT + after)
    return f"{before}{_CUT}{' ' * room}{after}" if room >= 0 else " " * len(cut)


def _kept_names(corpus: Corpus, names: pd.DataFrame | None, spans: Mapping[int, Spans]) -> pd.DataFrame | None:
    """Return the names that stand in parts that are kept; None where nobody has looked for any."""
    if names is None:
        return None
    there, (starts, ends) = np.zeros(len(names), dtype=np.bool_), names[["start", "end"]].to_numpy().T
    for doc_id, own in names.groupby("doc_id", sort=False).indices.items():
        if kept := spans.get(corpus.row(str(doc_id))):
            lows, highs = np.array(kept).T
            place = np.searchsorted(lows, starts[own], "right") - 1
            there[own] = (place >= 0) & (ends[own] <= highs[place])
    return names[there].reset_index(drop=True)


def _fingerprint(corpus: Corpus, *parts: object) -> str:
    said = json.dumps(parts, ensure_ascii=False)
    return sha256(f"{said}\n{corpus.fingerprint}".encode()).hexdigest()


def _free(documents: pd.DataFrame) -> str:
    """Return the name of a column for topics that the file has not used."""
    name = "topic"
    while name in documents:
        name = f"{name} found"
    return name
