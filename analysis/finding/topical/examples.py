"""What a topic can be called, which of its passages are typical, and which topics are near it."""

from itertools import combinations

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.schema import SIMILAR_TOPICS, require
from analysis.finding.topics.model import TopicModel

_NAMING = 3  # words of a label


def suggested_label(model: TopicModel, topic: int) -> str:
    """Return a name for a topic to begin with: its three most relevant words, of those that stand for it.

    A word that begins like one before it, as a plural does, is passed over. Empty for a topic without words.

    Args:
        model: The topics.
        topic: The number of one of them.
    """
    standing = model.terms[(model.terms["topic"] == topic) & (model.terms["rank"] <= limits.TOPIC_WORDS)]
    chosen: list[str] = []
    for term in standing.sort_values(["relevance", "rank"], ascending=[False, True])["term"]:
        if len(chosen) < _NAMING and not any(term.startswith(one) or one.startswith(term) for one in chosen):
            chosen.append(term)
    return ", ".join(chosen)


def typical_passages(model: TopicModel, topic: int) -> pd.DataFrame:
    """Return the passages of a topic, those first that are as much of it as most: nearest to their median share.

    `TopicModel.passages` begins with the extreme ones, in which the topic is nearly all there is.

    Args:
        model: The topics.
        topic: The number of one of them.

    Returns:
        The TOPIC_PASSAGES contract.
    """
    own = model.passages[model.passages["topic"] == topic]
    away = (own["share"] - own["share"].median()).abs()
    return own.iloc[np.argsort(away.to_numpy(), kind="stable")].reset_index(drop=True)


def similar_topics(model: TopicModel) -> pd.DataFrame:
    """Return which topics are near each other, by their words.

    Args:
        model: The topics.

    Returns:
        The SIMILAR_TOPICS contract, one row per pair of topics that have words, the smaller number first, the most
        alike first: the cosine of the weights of all words, and the words that add most to it.
    """
    terms = model.vocabulary["term"].to_numpy()
    lengths = np.linalg.norm(model.components, axis=1, keepdims=True)
    unit = np.divide(model.components, lengths, out=np.zeros_like(model.components), where=lengths > 0)
    rows = []
    for one, other in combinations(np.unique(model.terms["topic"]).tolist(), 2):
        parts = (unit[one - 1] * unit[other - 1]).astype(np.float64)
        most = [place for place in np.argsort(-parts, kind="stable")[: limits.PAIR_WORDS] if parts[place] > 0]
        rows.append((one, other, min(float(parts.sum()), 1.0), terms[most].tolist()))
    if not rows:
        return SIMILAR_TOPICS.empty()
    table = pd.DataFrame(rows, columns=list(SIMILAR_TOPICS.columns))
    falling = table.sort_values(["similarity", "topic", "other_topic"], ascending=[False, True, True])
    return require(falling.reset_index(drop=True), SIMILAR_TOPICS)
