"""Topics of the selected documents, fitted."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError, counted
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts
from analysis.corpus.schema import TOPIC_LEFT_OUT
from analysis.finding.topical.cells import passage_prevalence
from analysis.finding.topics.factors import Factors, nmf
from analysis.finding.topics.model import TopicModel
from analysis.finding.topics.options import TopicOptions
from analysis.finding.topics.passages import Pieces, topic_texts
from analysis.finding.topics.tables import first_quality, passage_table, term_table
from analysis.finding.topics.vocabulary import vocabulary
from analysis.measures.weighting import tfidf
from analysis.query.selection import selection


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What topics are fitted from.

    Attributes:
        texts: The passages.
        counts: How often each word that is fitted stands in each passage.
        weights: The same, weighted, as it is factorised.
        k: The number of topics.
        limited: See `TopicModel`.
        left_out: See `TopicModel`.
    """

    texts: Pieces
    counts: Counts
    weights: sparse.csr_array
    k: int
    limited: str
    left_out: pd.DataFrame


def fit_topics(corpus: Corpus, filters: Filters, **options: Any) -> TopicModel:
    """Fit topics to the selected documents.

    TF-IDF weights (sublinear counts, rows of length 1) of the words that stand in several passages and in no more than
    half of them (`vocabulary`), factorised from an exact singular value decomposition (`nmf`): the same topics for any
    names and any order of documents, in any process, with any number of threads. Sources have no part in it.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        options: See `TopicOptions`.

    Raises:
        EmptyCorpusError: `E-TOPICS` when fewer than four passages or words are left.
    """
    wishes = TopicOptions(**options)
    prepared = preparation(corpus, filters, wishes)
    found = from_commonest(fitted(prepared.weights, prepared.k, wishes))
    return _model(corpus, prepared, found, wishes)


def preparation(corpus: Corpus, filters: Filters, options: TopicOptions) -> Prepared:
    """Return what topics are fitted from.

    Raises:
        EmptyCorpusError: See `fit_topics`.
    """
    texts = topic_texts(selection(corpus, filters), options.unit)
    counts = vocabulary(texts, corpus.stopwords)
    smallest = min(len(texts.rows), len(counts.terms))
    if smallest < 4:  # noqa: PLR2004 - two topics of two
        some = f"{counted(len(texts.rows), 'passage')} with {counted(len(counts.terms), 'word')} that return"
        raise EmptyCorpusError(
            "E-TOPICS",
            f"{some}: too few for topics",
            todo="choose more documents: another source, a longer range of dates, no search",
        )
    k, limited = _number(options.k, texts, len(counts.terms))
    weights = sparse.csr_array(tfidf(counts.matrix).astype(np.float32))
    return Prepared(texts, counts, weights, k, limited, TOPIC_LEFT_OUT.empty())


def fitted(weights: sparse.csr_array, k: int, options: TopicOptions) -> Factors:
    """Return the topics of some weights."""
    return nmf(weights, k, options.seed)


def from_commonest(found: Factors) -> Factors:
    """Return a fit with its topics in order, the commonest first."""
    strongest = np.where(found.passages.max(axis=1) > 0, found.passages.argmax(axis=1), len(found.words))
    order = np.argsort(-np.bincount(strongest, minlength=len(found.words) + 1)[:-1], kind="stable")
    return Factors(found.passages[:, order], found.words[order])


def _number(wanted: int | None, texts: Pieces, words: int) -> tuple[int, str]:
    """Return the number of topics, and why it is smaller than what was asked for."""
    passages, documents = len(texts.rows), int(texts.documents[-1]) + 1
    asked = max(2, wanted or min(round((passages / 2) ** 0.5), limits.MOST_TOPICS_UNASKED))
    allowed = {
        f"{counted(documents, 'document')} allow about half as many topics": max(2, -(-documents // 2)),
        f"{counted(passages, 'passage')} with {counted(words, 'word')} that return allow no more": min(passages, words)
        // 2,
        f"no more than {limits.MOST_TOPICS} topics are fitted": limits.MOST_TOPICS,
    }
    why = min(allowed, key=allowed.__getitem__)
    return (asked, "") if asked <= allowed[why] else (allowed[why], why)


def _model(corpus: Corpus, prepared: Prepared, found: Factors, options: TopicOptions) -> TopicModel:
    passages, shares = passage_table(corpus, prepared.texts, found)
    k, limited = len(found.words), prepared.limited
    if k < prepared.k:
        limited = f"there {'is' if k == 1 else 'are'} no more than {counted(k, 'topic')} in these texts"
    return TopicModel(
        k=k,
        unit=prepared.texts.unit,
        method=options.method,
        limited=limited,
        terms=term_table(found, shares, prepared.counts.terms),
        passages=passages,
        shares=shares,
        vocabulary=pd.DataFrame({"term": pd.Series(prepared.counts.terms, dtype="str")}),
        components=found.words,
        left_out=prepared.left_out,
        prevalence=passage_prevalence(passages, np.union1d(passages["topic"], np.arange(1, k + 1))),
        quality=first_quality(prepared.counts.presence, found.words),
    )
