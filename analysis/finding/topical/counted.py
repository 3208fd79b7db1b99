"""The passages of a model, counted by the documents of a corpus."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.corpus.documents import Corpus
from analysis.finding.topics import TopicModel

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """How many passages of each topic some documents have.

    Attributes:
        topics: The numbers of the topics, ascending; 0 is among them where any passage of the model is of none.
        rows: The documents that have passages, by their row in the corpus, ascending.
        counts: These documents x topics.
    """

    topics: Ints
    rows: Ints
    counts: sparse.csr_array

    @property
    def lengths(self) -> Ints:
        """The number of passages of each document."""
        return np.asarray(self.counts.sum(axis=1), dtype=np.int64)


def topic_counts(corpus: Corpus, mask: npt.NDArray[np.bool_], model: TopicModel) -> Counted:
    """Return how many passages of each topic the documents of the mask have.

    Args:
        corpus: The corpus of the model, compared by anything; documents are found by their names.
        mask: Some of its documents.
        model: The topics.
    """
    every = passage_rows(corpus, model)
    kept = every >= 0
    kept[kept] = mask[every[kept]]
    topics = topic_numbers(model)
    rows, places = np.unique(every[kept], return_inverse=True)
    columns = np.searchsorted(topics, model.passages["topic"].to_numpy()[kept])
    shape = (len(rows), len(topics))
    counts = sparse.coo_array((np.ones(len(places), dtype=np.int64), (places, columns)), shape=shape)
    return Counted(topics, rows, counts.tocsr())


def passage_rows(corpus: Corpus, model: TopicModel) -> Ints:
    """Return for each passage of a model the row of its document in a corpus, -1 where it has no such document."""
    codes, names = pd.factorize(model.passages["doc_id"])
    rows: Ints = pd.Index(corpus.documents["doc_id"]).get_indexer(pd.Index(names)).astype(np.int64)[codes]
    return rows


def topic_numbers(model: TopicModel) -> Ints:
    """Return the numbers of a model's topics that have words or passages, ascending; 0 where passages are of none."""
    named = (model.terms["topic"].to_numpy(), model.passages["topic"].to_numpy())
    return np.unique(np.concatenate(named)).astype(np.int64)
