"""Passages by cells, which are sources or sources in periods: their shares of topics, and how sure these are."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.schema import TOPIC_PREVALENCE, require
from analysis.measures.intervals import Sums, jackknife_weights
from analysis.measures.shares import share_interval

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
EVER = np.array([np.datetime64("NaT", "us")])  # the periods where there are none


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


def passages_counted(rows: Ints, topics_of: Ints, topics: Ints) -> Counted:
    """Return how many passages of each topic there are in each document.

    Args:
        rows: For each passage the number of its document.
        topics_of: For each its topic.
        topics: The topics that are counted, ascending; those of the passages are among them.
    """
    documents, places = np.unique(rows, return_inverse=True)
    where = places, np.searchsorted(topics, topics_of)
    counts = sparse.coo_array((np.ones(len(rows), dtype=np.int64), where), shape=(len(documents), len(topics)))
    return Counted(topics, documents, counts.tocsr())


def passage_prevalence(passages: pd.DataFrame, topics: Ints) -> pd.DataFrame:
    """Return `topic_prevalence` of passages by the sources that they were fitted with.

    Args:
        passages: The TOPIC_PASSAGES contract.
        topics: The topics that have a row, ascending; those of the passages are among them.
    """
    rows, _ = pd.factorize(passages["doc_id"])
    counted = passages_counted(rows, passages["topic"].to_numpy(), topics)
    first = np.unique(rows, return_index=True)[1]
    names, lines = np.unique(passages["source"].to_numpy(dtype=object)[first], return_inverse=True)
    return cell_prevalence(counted, names, EVER, lines)


def cell_prevalence(
    counted: Counted, sources: npt.NDArray[np.object_], periods: npt.NDArray[np.datetime64], cells: Ints
) -> pd.DataFrame:
    """Return TOPIC_PREVALENCE of documents in cells; see `topic_prevalence`.

    Args:
        counted: The documents.
        sources: The names of sources, in the order of rows.
        periods: The first days of periods, NaT for none.
        cells: For each document the number of its source, times the number of periods, and that of its period.
    """
    if len(counted.rows) == 0:
        return TOPIC_PREVALENCE.empty()
    shape = (len(sources), len(periods), len(counted.topics))
    sums, documents = _sums(counted, cells, len(sources) * len(periods))
    share, low, high = share_interval(sums)
    enough = np.asarray(sums.documents) >= limits.INTERVAL_DOCUMENTS
    numbers = {"passages": sums.x, "share": share, "share_low": low, "share_high": high}
    numbers |= {"documents": documents, "enough": enough}
    table = pd.DataFrame({name: _turned(values, shape) for name, values in numbers.items()})
    table["source"] = pd.Series(np.repeat(sources, shape[2] * shape[1]), dtype="str")
    table["topic"] = np.tile(np.repeat(counted.topics, shape[1]), shape[0])
    table["period"] = np.tile(periods, shape[0] * shape[2])
    whole = dict.fromkeys(("passages", "documents", "enough"), "int64")
    held = table["period"].notna() | table["share"].notna()  # nobody asks for the undated of a source that has none
    table = table.loc[held, list(TOPIC_PREVALENCE.columns)].astype(whole).reset_index(drop=True)
    return require(table, TOPIC_PREVALENCE)


def _sums(counted: Counted, cells: Ints, number: int) -> tuple[Sums, Ints]:
    """Return the sums over the documents of each cell, of cells x topics, and how many of them have each topic."""
    lengths, counts = counted.lengths.astype(np.float64), counted.counts.astype(np.float64)

    def of_cells(values: Floats) -> Floats:
        return np.bincount(cells, weights=values, minlength=number).astype(np.float64, copy=False)[:, None]

    def of_topics(values: sparse.csr_array, weights: Floats) -> Floats:
        of_cell = sparse.coo_array((weights, (cells, np.arange(len(cells)))), shape=(number, len(cells)))
        return np.asarray((of_cell.tocsr() @ values).toarray(), dtype=np.float64)

    once, squares = np.ones(len(cells)), sparse.csr_array(counts.power(2))
    along = sparse.csr_array(sparse.diags_array(lengths) @ counts)
    n, documents = of_cells(lengths), of_cells(once)
    more = jackknife_weights(lengths, n[cells, 0], documents[cells, 0]) - 1
    sums = Sums(
        documents=documents,
        x=of_topics(counts, once),
        n=n,
        xx=of_topics(squares, once),
        xn=of_topics(along, once),
        nn=of_cells(lengths**2),
        more_xx=of_topics(squares, more),
        more_xn=of_topics(along, more),
        more_nn=of_cells(more * lengths**2),
    )
    return sums, of_topics(sparse.csr_array(counts.sign()), once).astype(np.int64)


def _turned(values: npt.ArrayLike, shape: tuple[int, int, int]) -> npt.NDArray[np.generic]:
    """Return what is of (sources and periods) x topics in the order of rows: source, topic, period."""
    sources, periods, topics = shape
    whole = np.broadcast_to(np.asarray(values), (sources * periods, topics))
    return whole.reshape(shape).transpose(0, 2, 1).ravel()
