"""Topics of the selected documents, fitted."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import EmptyCorpusError, FilterError, counted
from analysis.corpus.filters import Filters
from analysis.corpus.index import Counts
from analysis.finding.topical.cells import passage_prevalence
from analysis.finding.topics.factors import Factors, lda, nmf
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
        weights: The same as it is factorised: weighted, or as counts for latent Dirichlet allocation.
        k: The number of topics.
        anchors: The columns of the words that some topics start from.
        limited: See `TopicModel`.
        left_out: See `TopicModel`.
    """

    texts: Pieces
    counts: Counts
    weights: sparse.csr_array
    k: int
    anchors: tuple[npt.NDArray[np.int64], ...]
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
        FilterError: `E-ANCHORS` when none of the words of a topic's anchors is fitted, or no topic can have any.
    """
    wishes = TopicOptions(**options)
    prepared = preparation(corpus, filters, wishes)
    found = from_commonest(fitted(prepared, wishes))
    return _model(corpus, prepared, found, wishes)


def preparation(corpus: Corpus, filters: Filters, options: TopicOptions) -> Prepared:
    """Return what topics are fitted from.

    Raises:
        EmptyCorpusError: See `fit_topics`.
        FilterError: See `fit_topics`.
    """
    texts = topic_texts(selection(corpus, filters), options.unit)
    words = vocabulary(corpus, filters, texts, options)
    counts = words.counts
    smallest = min(len(texts.rows), len(counts.terms))
    if smallest < 4:  # noqa: PLR2004 - two topics of two
        some = f"{counted(len(texts.rows), 'passage')} with {counted(len(counts.terms), 'word')} that return"
        more = "choose more documents: another source, a longer range of dates, no search"
        keep = f"keep the {counted(len(words.left_out), 'word')} of boilerplate and of the search, or "
        todo = keep + more if len(words.left_out) else more
        raise EmptyCorpusError("E-TOPICS", f"{some}: too few for topics", todo=todo)
    k, limited = _number(options, texts, len(counts.terms))
    weights = tfidf(counts.matrix, dtype=np.float32) if options.method == "nmf" else counts.matrix.astype(np.float32)
    return Prepared(texts, counts, weights, k, _anchors(options, counts, k), limited, words.left_out)


def fitted(prepared: Prepared, options: TopicOptions, rows: npt.NDArray[np.int64] | None = None) -> Factors:
    """Return the topics of all passages, or of some rows of them, from the words of all."""
    weights = prepared.weights if rows is None else prepared.weights[rows]
    k = min(prepared.k, max(weights.shape[0] // 2, 1))
    if options.method == "lda":
        return lda(weights, k, options.seed)
    return nmf(weights, k, options.seed, prepared.anchors[:k])


def _anchors(options: TopicOptions, counts: Counts, k: int) -> tuple[npt.NDArray[np.int64], ...]:
    found = tuple(np.flatnonzero(np.isin(counts.terms, list(words))) for words in options.anchors)
    if options.anchors and (options.method != "nmf" or len(found) > k):
        what = f"{counted(len(found), 'topic')} cannot start from words"
        todo = "take fewer" if options.method == "nmf" else "take another method"
        raise FilterError("E-ANCHORS", what, todo=todo)
    for words, columns in zip(options.anchors, found, strict=True):
        if len(columns) == 0:
            raise FilterError("E-ANCHORS", f"no topic can start from {', '.join(words)}", todo="take commoner words")
    return found


def from_commonest(found: Factors) -> Factors:
    """Return a fit with its topics in order, the commonest first."""
    strongest = np.where(found.passages.max(axis=1) > 0, found.passages.argmax(axis=1), len(found.words))
    order = np.argsort(-np.bincount(strongest, minlength=len(found.words) + 1)[:-1], kind="stable")
    return Factors(found.passages[:, order], found.words[order])


def _number(options: TopicOptions, texts: Pieces, words: int) -> tuple[int, str]:
    """Return the number of topics, and why it is smaller than what was asked for."""
    passages, documents = len(texts.rows), texts.number
    unasked = max(min(round((passages / 2) ** 0.5), limits.MOST_TOPICS_UNASKED), len(options.anchors))
    asked = max(2, options.k or unasked)
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
