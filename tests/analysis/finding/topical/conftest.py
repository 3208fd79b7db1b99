"""Topics made by hand: which passage is of which, and which words are whose."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, TopicModel
from analysis.corpus.schema import TOPIC_LEFT_OUT, TOPIC_PREVALENCE, TOPIC_QUALITY, require

Placed = tuple[str, int, int, int, float]  # document, start, end, topic, its share


@pytest.fixture(scope="session")
def make_model() -> Callable[..., TopicModel]:
    """Return a function that makes a model of passages and of the words of its topics, 1, 2 and so on."""

    def make(
        corpus: Corpus, placed: Iterable[Placed], words: Iterable[Mapping[str, float]], *, unit: str = "paragraph"
    ) -> TopicModel:
        weights = [dict(some) for some in words]
        vocabulary = sorted({term for some in weights for term in some})
        k, facts = len(weights), corpus.documents.set_index("doc_id")
        rows = sorted(placed, key=lambda row: (row[3], -row[4], row[0], row[1]))
        passages = pd.DataFrame(
            {
                "topic": np.array([row[3] for row in rows], dtype=np.int64),
                "doc_id": pd.Series([row[0] for row in rows], dtype="str"),
                "source": facts["source"].loc[[row[0] for row in rows]].array,
                "published": facts["published"].loc[[row[0] for row in rows]].array,
                "start": np.array([row[1] for row in rows], dtype=np.int64),
                "end": np.array([row[2] for row in rows], dtype=np.int64),
                "weight": [row[4] for row in rows],
                "share": [row[4] for row in rows],
            }
        )
        shares = np.zeros((len(rows), k), dtype=np.float32)
        for place, row in enumerate(rows):
            if row[3]:
                shares[place] = (1 - row[4]) / max(k - 1, 1)
                shares[place, row[3] - 1] = row[4]
        components = np.array([[some.get(term, 0) for term in vocabulary] for some in weights], dtype=np.float32)
        return TopicModel(
            k=k,
            unit=unit,
            method="nmf",
            limited="",
            passages=passages,
            shares=shares,
            vocabulary=pd.DataFrame({"term": pd.Series(vocabulary, dtype="str")}),
            components=components,
            terms=_terms(weights),
            left_out=TOPIC_LEFT_OUT.empty(),
            prevalence=TOPIC_PREVALENCE.empty(),
            quality=_quality(k),
        )

    return make


def _terms(weights: list[dict[str, float]]) -> pd.DataFrame:
    rows = [
        (topic, rank, term, weight)
        for topic, some in enumerate(weights, start=1)
        for rank, (term, weight) in enumerate(sorted(some.items(), key=lambda item: (-item[1], item[0])), start=1)
    ]
    table = pd.DataFrame(rows, columns=["topic", "rank", "term", "weight"]).astype({"term": "str"})
    return table.assign(relevance=table["weight"])


def _quality(k: int) -> pd.DataFrame:
    numbers = dict.fromkeys(("coherence", "exclusivity", "held_out", "stability", "words_back"), 0.5)
    table = pd.DataFrame({"topic": np.arange(1, k + 1), **numbers, "returned": 9, "refits": 10, "verdict": "stable"})
    return require(table.astype({"verdict": "str"}), TOPIC_QUALITY)
