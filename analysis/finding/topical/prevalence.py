"""How much of a source, or of a source in a period, is of each topic, and how sure that is."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import EXACT_ENOUGH, Period, calendar, ordinals, period_starts
from analysis.corpus.schema import TOPIC_PREVALENCE, require
from analysis.finding.topical.counted import Counted, Ints, topic_counts
from analysis.finding.topics import TopicModel
from analysis.measures.intervals import Sums, jackknife_weights
from analysis.measures.shares import share_interval
from analysis.query.selection import selection

Floats = npt.NDArray[np.float64]


@by_unit
def topic_prevalence(corpus: Corpus, filters: Filters, model: TopicModel, *, by: Period | None = None) -> pd.DataFrame:
    """Return in how many passages of each source each topic is the strongest, in all or in each period.

    Args:
        corpus: The corpus of the model, compared by anything: a passage is of the source of its document here.
        filters: Which of its documents; those that have no passages in the model count for nothing.
        model: The topics.
        by: The length of a period; None counts all times together, and `period` is then empty.

    Returns:
        The TOPIC_PREVALENCE contract: one row per source, topic and period, with zeros, by these; topic 0, where there
        is any, are passages that hold none of the words. The rows count every passage of the documents once, so that
        the shares of a source in a period add up to 1; where it has no passages in a period, they are NaN. Periods run
        from the first of all to the last; one without a date counts documents whose dates are missing or too coarse.
        `share_low` and `share_high` take documents for the units of evidence and the topics as they are; they are NaN
        where fewer than two documents have passages. `enough` is 1 where `limits.INTERVAL_DOCUMENTS` have: of fewer,
        intervals hold more than they say, and say little.

    Raises:
        PeriodError: When there are too many periods.
    """
    counted = topic_counts(corpus, selection(corpus, filters).mask, model)
    if len(counted.rows) == 0:
        return TOPIC_PREVALENCE.empty()
    codes, lines = np.unique(corpus.source_codes[counted.rows], return_inverse=True)
    periods, columns = _periods(corpus, counted.rows, by)
    shape = (len(codes), len(periods), len(counted.topics))
    sums, documents = _sums(counted, lines * len(periods) + columns, len(codes) * len(periods))
    share, low, high = share_interval(sums)
    enough = np.asarray(sums.documents) >= limits.INTERVAL_DOCUMENTS
    numbers = {"passages": sums.x, "share": share, "share_low": low, "share_high": high, "documents": documents}
    table = pd.DataFrame({name: _turned(values, shape) for name, values in (numbers | {"enough": enough}).items()})
    names = np.array(corpus.sources, dtype=object)[codes]
    table["source"] = pd.Series(np.repeat(names, shape[2] * shape[1]), dtype="str")
    table["topic"] = np.tile(np.repeat(counted.topics, shape[1]), shape[0])
    table["period"] = np.tile(periods, shape[0] * shape[2])
    whole = dict.fromkeys(("passages", "documents", "enough"), "int64")
    held = table["period"].notna() | table["share"].notna()  # nobody asks for the undated of a source that has none
    table = table.loc[held, list(TOPIC_PREVALENCE.columns)].astype(whole).reset_index(drop=True)
    return require(table, TOPIC_PREVALENCE)


def _periods(corpus: Corpus, rows: Ints, by: Period | None) -> tuple[npt.NDArray[np.datetime64], Ints]:
    """Return the first days of the periods, NaT last where some are undated, and the place of each document."""
    undated = np.datetime64("NaT", "us")
    if by is None:
        return np.array([undated]), np.zeros(len(rows), dtype=np.int64)
    exact = corpus.calendar_ranks[rows] >= EXACT_ENOUGH[by]
    numbers = ordinals(corpus.first_days[rows[exact]], by)
    every = calendar(numbers, by)
    places = np.full(len(rows), len(every), dtype=np.int64)
    places[exact] = numbers - every[0] if len(every) else 0
    starts = period_starts(every, by)
    return (starts if exact.all() else np.append(starts, undated)), places


def _sums(counted: Counted, cells: Ints, number: int) -> tuple[Sums, Ints]:
    """Return the sums over the documents of each cell, of cells x topics, and how many of them have each topic."""
    lengths, counts = counted.lengths.astype(np.float64), counted.counts.astype(np.float64)

    def of_cells(values: Floats) -> Floats:
        return np.bincount(cells, weights=values, minlength=number)[:, None]

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
