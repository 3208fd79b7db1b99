"""The tables of a model of topics."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.schema import TOPIC_PASSAGES, TOPIC_QUALITY, TOPIC_TERMS, require
from analysis.finding.topics.factors import Factors, top_words
from analysis.finding.topics.model import Floats
from analysis.finding.topics.passages import Pieces
from analysis.measures.coherence import exclusivity, npmi_coherence

_LAMBDA = 0.6  # which readers found best, see `_relevance`


def term_table(found: Factors, shares: Floats, terms: npt.NDArray[np.object_]) -> pd.DataFrame:
    """Return TOPIC_TERMS: each topic's weightiest words, as many as have weight.

    Args:
        found: The fit.
        shares: passages x topics, see `TopicModel`.
        terms: The words of its columns.
    """
    words = found.words.astype(np.float64)
    tops = np.argsort(-words, axis=1, kind="stable")[:, : limits.MOST_TOPIC_WORDS]
    topics, width = tops.shape
    table = pd.DataFrame(
        {
            "topic": np.repeat(np.arange(1, topics + 1), width),
            "rank": np.tile(np.arange(1, width + 1), topics),
            "term": pd.Series(terms[tops.ravel()], dtype="str"),
            "weight": np.take_along_axis(words, tops, axis=1).ravel(),
            "relevance": np.take_along_axis(_relevance(words, shares), tops, axis=1).ravel(),
        }
    )
    return require(table[table["weight"] > 0].reset_index(drop=True), TOPIC_TERMS)


def _relevance(words: npt.NDArray[np.float64], shares: Floats) -> npt.NDArray[np.float64]:
    """Return λ ln φ + (1 − λ) ln(φ / p) of each word in each topic; −∞ for a word without weight.

    References:
        Sievert, C., & Shirley, K. (2014). LDAvis: A method for visualizing and interpreting topics. Proceedings of the
        Workshop on Interactive Language Learning, Visualization, and Interfaces, 63-70.
    """
    whole = shares.sum(axis=0, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = np.log(words) - np.log(whole / whole.sum() @ words)
        found: npt.NDArray[np.float64] = _LAMBDA * np.log(words) + (1 - _LAMBDA) * lift
    return np.where(words > 0, found, -np.inf)


def passage_table(corpus: Corpus, texts: Pieces, found: Factors) -> tuple[pd.DataFrame, Floats]:
    """Return TOPIC_PASSAGES, by topic and falling share, and the shares of its rows."""
    whole = found.passages.sum(axis=1, keepdims=True)
    shares = np.divide(found.passages, whole, out=np.zeros_like(found.passages), where=whole > 0)
    columns = corpus.documents[["doc_id", "source", "published"]].iloc[texts.rows].reset_index(drop=True)
    table = columns.assign(
        topic=np.where(whole[:, 0] > 0, shares.argmax(axis=1) + 1, 0),
        start=texts.bounds[:, 0],
        end=texts.bounds[:, 1],
        share=shares.max(axis=1).astype(np.float64),
        weight=found.passages.max(axis=1).astype(np.float64),
    )
    keys, falling = ["topic", "share", "weight", "doc_id", "start"], [True, False, False, True, True]
    table = table.sort_values(keys, ascending=falling)
    shares = np.ascontiguousarray(shares[table.index])
    return require(table.reset_index(drop=True)[list(TOPIC_PASSAGES.columns)], TOPIC_PASSAGES), shares


def first_quality(presence: sparse.csr_array, words: Floats) -> pd.DataFrame:
    """Return TOPIC_QUALITY as far as one fit tells it.

    Args:
        presence: passages x words, 1 where the passage holds the word.
        words: topics x words.
    """
    tops, topics = top_words(words), len(words)
    table = pd.DataFrame(
        {
            "topic": np.arange(1, topics + 1),
            "coherence": npmi_coherence(presence, tops),
            "exclusivity": exclusivity(words, tops),
            **dict.fromkeys(("held_out", "stability", "words_back"), np.nan),
            "returned": 0,
            "refits": 0,
            "verdict": pd.Series([""] * topics, dtype="str"),
        }
    )
    return require(table, TOPIC_QUALITY)
