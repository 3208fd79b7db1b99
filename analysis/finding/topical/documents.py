"""Of which topics documents are: each passage by its shares, and as much as it is long."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.schema import TOPIC_DOCUMENTS, require
from analysis.finding.topical.cells import Ints
from analysis.finding.topical.counted import passage_rows
from analysis.finding.topics.model import TopicModel
from analysis.query.selection import selection


@by_unit
def topic_documents(corpus: Corpus, filters: Filters, model: TopicModel, *, topic: int) -> pd.DataFrame:
    """Return the documents that have something of a topic, those first that are mostly of it.

    Args:
        corpus: The corpus of the model, compared by anything.
        filters: Which of its documents.
        model: The topics.
        topic: The number of one of them, from 1.

    Returns:
        The TOPIC_DOCUMENTS contract, by falling share, then document: `share` is the topic's share of the document's
        text, of what is of any topic, and `passages` in how many of its passages the topic is the strongest.
    """
    shares = document_shares(corpus, model)[:, topic - 1]
    rows = np.flatnonzero((shares > 0) & selection(corpus, filters).mask)
    rows = rows[np.argsort(-shares[rows], kind="stable")]
    own = passage_rows(corpus, model)[(model.passages["topic"] == topic).to_numpy()]
    strongest = np.bincount(own[own >= 0], minlength=len(shares)).astype(np.int64)
    table = corpus.documents[["doc_id", "source", "published"]].iloc[rows].reset_index(drop=True)
    table = table.assign(topic=np.int64(topic), passages=strongest[rows], share=shares[rows])
    return require(table[list(TOPIC_DOCUMENTS.columns)], TOPIC_DOCUMENTS)


def strongest_topics(corpus: Corpus, model: TopicModel) -> Ints:
    """Return for each document the topic of which most of its text is; 0 for none, -1 where the model has not seen it.

    Args:
        corpus: The corpus of the model, compared by anything.
        model: The topics.
    """
    shares = document_shares(corpus, model)
    found = np.where(shares.max(axis=1, initial=0) > 0, shares.argmax(axis=1) + 1, 0)
    found[np.setdiff1d(np.arange(len(found)), passage_rows(corpus, model))] = -1
    return found.astype(np.int64)


def document_shares(corpus: Corpus, model: TopicModel) -> npt.NDArray[np.float64]:
    """Return documents x topics: how much of each text is of each topic, in the order of `TopicModel.shares`.

    Args:
        corpus: The corpus of the model, compared by anything.
        model: The topics.

    Returns:
        Rows add up to 1, or are 0 where no passage is of any topic, or the model has not seen the document.
    """
    rows, lengths = passage_rows(corpus, model), (model.passages["end"] - model.passages["start"]).to_numpy()
    known = np.flatnonzero(rows >= 0)
    of_document = (lengths[known].astype(np.float64), (rows[known], known))
    sums = sparse.coo_array(of_document, shape=(len(corpus.documents), len(rows))).tocsr() @ model.shares
    whole = sums.sum(axis=1, keepdims=True)
    shares: npt.NDArray[np.float64] = np.divide(sums, whole, out=np.zeros(sums.shape), where=whole > 0)
    return shares
