"""How far topics come back and hold, for several numbers of them."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import TOPIC_SWEEP, require
from analysis.finding.topics.factors import top_words
from analysis.finding.topics.fit import Prepared, fitted, preparation
from analysis.finding.topics.options import TopicOptions
from analysis.finding.topics.quality import drawn_part, held_out
from analysis.measures.coherence import matched_stability, npmi_coherence
from analysis.progress import tell

_NUMBERS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50)


def topic_sweep(corpus: Corpus, filters: Filters, **options: Any) -> pd.DataFrame:
    """Return how coherent and stable topics are, for several numbers of them: to choose by, not a choice.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        options: See `TopicOptions`; k is the largest number that is tried.

    Returns:
        TOPIC_SWEEP, from few topics to many. Values are means over the topics, stability over `SWEEP_REFITS` refits; it
        is missing where `topic_quality` makes none.

    Raises:
        EmptyCorpusError: See `fit_topics`.
    """
    wishes = TopicOptions(**options)
    wishes = replace(wishes, k=wishes.k or limits.MOST_SWEPT)
    prepared = preparation(corpus, filters, wishes)
    numbers = sorted({*(number for number in _NUMBERS if number < prepared.k), prepared.k})
    numbers = [number for number in numbers if number >= len(prepared.anchors)]
    rows = []
    for place, number in enumerate(numbers):
        tell(place, len(numbers))
        rows.append((number, *_means(replace(prepared, k=number), wishes)))
    tell(len(numbers), len(numbers))
    return require(pd.DataFrame(rows, columns=list(TOPIC_SWEEP.columns)), TOPIC_SWEEP)


def _means(prepared: Prepared, options: TopicOptions) -> tuple[float, float, float]:
    tops = top_words(fitted(prepared, options).words)
    refits = [
        matched_stability(tops, top_words(fitted(prepared, options, drawn_part(prepared, options.seed, refit)).words))
        for refit in range(limits.SWEEP_REFITS if prepared.texts.number >= limits.REFIT_DOCUMENTS else 0)
    ]
    held = held_out(prepared, tops, options)
    kept = held[np.isfinite(held)]
    coherence = float(npmi_coherence(prepared.counts.presence, tops).mean())
    return coherence, float(kept.mean()) if len(kept) else np.nan, float(np.mean(refits)) if refits else np.nan
