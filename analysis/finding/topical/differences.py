"""Which topics two groups of sources differ in, by how much, and how sure that is, by document."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.comparing.keyness import keyness_of_tally
from analysis.comparing.sides import Group, Sides, compared_sides, sides_in_time
from analysis.comparing.tallies import Tally
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import PER_WORDS, TOPIC_DIFFERENCES, require
from analysis.finding.topical.cells import Counted
from analysis.finding.topical.counted import topic_counts
from analysis.finding.topics.model import TopicModel


@by_unit
def topic_differences(
    corpus: Corpus, filters: Filters, model: TopicModel, *, target: Group, reference: Group | None = None
) -> pd.DataFrame:
    """Return how differently two groups of sources hold each topic, and how sure that is.

    Topics are compared as `keyness` compares words: a topic is a word, each of a document's passages one of its words.

    Args:
        corpus: The corpus of the model, compared by anything.
        filters: Which of its documents.
        model: The topics.
        target: A source, or several.
        reference: What to compare with; None is all the other sources selected.

    Returns:
        The TOPIC_DIFFERENCES contract, one row per topic of either side, 0 among them, from the surest that the target
        holds more to the surest that it holds less (`score`). `low`, `high`, `p` and `q` are those of `keyness`. Empty
        where either side has no passages.

    Raises:
        FilterError: As `keyness`.
    """
    asked = compared_sides(corpus, filters, target=target, reference=reference)
    counted = topic_counts(corpus, asked.mask, model)
    sides = _with_passages(asked, counted)
    if not (sides.group.any() and (~sides.group).any()):
        return TOPIC_DIFFERENCES.empty()
    found = keyness_of_tally(_tally(counted), sides)
    table = found.rename(columns={f"count_{side}": f"passages_{side}" for side in ("target", "reference")})
    table["topic"] = found["term"].astype("int64")
    for side in ("target", "reference"):
        table[f"share_{side}"] = found[f"rate_{side}"] / PER_WORDS
    order = np.lexsort((table["topic"], -table["log_ratio"], -table["score"]))
    return require(table[list(TOPIC_DIFFERENCES.columns)].take(order).reset_index(drop=True), TOPIC_DIFFERENCES)


def _with_passages(sides: Sides, counted: Counted) -> Sides:
    """Return two sides without the documents that have no passages."""
    there = np.zeros(len(sides.mask), dtype=np.bool_)
    there[counted.rows] = True
    target, reference = (replace(one, mask=one.mask & there) for one in (sides.target, sides.reference))
    return sides_in_time(target, reference, unit=sides.unit)


def _tally(counted: Counted) -> Tally:
    """Return topics as the words of documents that are as long as they have passages."""
    held = np.bincount(counted.counts.indices, minlength=len(counted.topics))
    used = np.flatnonzero(held)
    return Tally(
        terms=used,
        counts=counted.counts[:, used],
        with_term=held[used],
        lengths=counted.lengths,
        words=counted.topics[used].astype(str).astype(object),
    )
