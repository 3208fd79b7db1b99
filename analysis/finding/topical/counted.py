"""The passages of a model, counted by the documents of a corpus."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.finding.topical.cells import Counted, Ints, passages_counted
from analysis.finding.topics.model import TopicModel


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
    return passages_counted(every[kept], model.passages["topic"].to_numpy()[kept], topic_numbers(model))


def passage_rows(corpus: Corpus, model: TopicModel) -> Ints:
    """Return for each passage of a model the row of its document in a corpus, -1 where it has no such document."""
    codes, names = pd.factorize(model.passages["doc_id"])
    rows: Ints = pd.Index(corpus.documents["doc_id"]).get_indexer(pd.Index(names)).astype(np.int64)[codes]
    return rows


def topic_numbers(model: TopicModel) -> Ints:
    """Return the numbers of a model's topics that have words or passages, ascending; 0 where passages are of none."""
    named = (model.terms["topic"].to_numpy(), model.passages["topic"].to_numpy())
    return np.unique(np.concatenate(named)).astype(np.int64)
