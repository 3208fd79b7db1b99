"""How far topics come back when they are fitted again, and hold on documents that have not made them."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import TOPIC_QUALITY, require
from analysis.finding.topics.factors import top_words
from analysis.finding.topics.fit import Prepared, fitted, from_commonest, preparation
from analysis.finding.topics.options import TopicOptions
from analysis.finding.topics.tables import first_quality
from analysis.measures.coherence import matched_topics, npmi_coherence
from analysis.progress import tell

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def topic_quality(corpus: Corpus, filters: Filters, **options: Any) -> pd.DataFrame:
    """Return how far each topic of `fit_topics` can be relied on.

    Each is fitted again on random parts of the documents, every time from that part's own decomposition: a refit that
    started from the topics themselves would flatter them. Topics are matched one to one by their ten words. For
    `held_out`, topics are fitted on one half of the documents and measured on the other, both ways.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        options: See `TopicOptions`.

    Returns:
        TOPIC_QUALITY, one row per topic; without refits where there are fewer than `REFIT_DOCUMENTS` documents.

    Raises:
        EmptyCorpusError: See `fit_topics`.
    """
    wishes = TopicOptions(**options)
    prepared = preparation(corpus, filters, wishes)
    found = from_commonest(fitted(prepared, wishes))
    first = first_quality(prepared.counts.presence, found.words)
    if prepared.texts.number < limits.REFIT_DOCUMENTS:
        return first
    steps = limits.TOPIC_REFITS + 3
    tell(1, steps)
    tops = top_words(found.words)
    agreement, shared = [], []
    for refit in range(limits.TOPIC_REFITS):
        again = top_words(fitted(prepared, wishes, drawn_part(prepared, wishes.seed, refit)).words)
        partners, values = matched_topics(tops, again)
        agreement.append(values)
        pairs = zip(tops, partners, strict=True)
        shared.append([np.isin(one, again[place]).sum() if place >= 0 else 0 for one, place in pairs])
        tell(refit + 2, steps)
    held = held_out(prepared, tops, wishes)
    tell(steps, steps)
    back, stability = np.array(shared), np.mean(agreement, axis=0)
    table = first.assign(
        held_out=held,
        stability=stability,
        words_back=back.mean(axis=0),
        returned=(back >= limits.CAME_BACK * tops.shape[1]).sum(axis=0),
        refits=limits.TOPIC_REFITS,
        verdict=pd.Series([_verdict(value) for value in stability], dtype="str"),
    )
    return require(table, TOPIC_QUALITY)


def _verdict(stability: float) -> str:
    """Return "stable", "mixed" or "unstable"."""
    if stability >= limits.STABLE:
        return "stable"
    return "mixed" if stability >= limits.UNSTABLE else "unstable"


def drawn_part(prepared: Prepared, seed: int, refit: int) -> Ints:
    """Return the passages of the documents that one refit draws."""
    random = np.random.default_rng((seed, refit))
    number = prepared.texts.number
    drawn = random.permutation(number) < max(2, round(limits.REFIT_SHARE * number))
    return np.flatnonzero(drawn[prepared.texts.documents])


def held_out(prepared: Prepared, tops: Ints, options: TopicOptions) -> Floats:
    """Return the coherence of each topic's partners among the topics of one half of the documents, in the other half.

    NaN where neither half has a partner.

    Args:
        prepared: What was fitted.
        tops: topics x words.
        options: How it was fitted.
    """
    documents = prepared.texts.documents
    number = prepared.texts.number
    first = (np.random.default_rng(options.seed).permutation(number) < number // 2)[documents]
    values = np.full((2, len(tops)), np.nan)
    for turn, half in enumerate((first, ~first)):
        if not half.any():
            continue
        again = top_words(fitted(prepared, options, np.flatnonzero(half)).words)
        partners, _ = matched_topics(tops, again)
        found = npmi_coherence(prepared.counts.presence[np.flatnonzero(~half)], again)
        values[turn] = np.where(partners >= 0, found[partners], np.nan)
    with np.errstate(invalid="ignore"):
        known = np.isfinite(values).sum(axis=0)
        return np.where(known > 0, np.nansum(values, axis=0) / np.maximum(known, 1), np.nan)
