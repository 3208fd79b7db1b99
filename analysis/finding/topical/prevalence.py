"""How much of a source, or of a source in a period, is of each topic, and how sure that is."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import EXACT_ENOUGH, Period, calendar, ordinals, period_starts
from analysis.finding.topical.cells import EVER, Ints, cell_prevalence
from analysis.finding.topical.counted import topic_counts
from analysis.finding.topics.model import TopicModel
from analysis.query.selection import selection


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
        where fewer than two documents have passages. `enough` is 1 where `limits.INTERVAL_DOCUMENTS` have: intervals of
        fewer are nearly as wide as all there is.

    Raises:
        PeriodError: When there are too many periods.
    """
    counted = topic_counts(corpus, selection(corpus, filters).mask, model)
    codes, lines = np.unique(corpus.source_codes[counted.rows], return_inverse=True)
    periods, columns = _periods(corpus, counted.rows, by)
    names = np.array(corpus.sources, dtype=object)[codes]
    return cell_prevalence(counted, names, periods, lines * len(periods) + columns)


def _periods(corpus: Corpus, rows: Ints, by: Period | None) -> tuple[npt.NDArray[np.datetime64], Ints]:
    """Return the first days of the periods, NaT last where some are undated, and the place of each document."""
    if by is None:
        return EVER, np.zeros(len(rows), dtype=np.int64)
    exact = corpus.calendar_ranks[rows] >= EXACT_ENOUGH[by]
    numbers = ordinals(corpus.first_days[rows[exact]], by)
    every = calendar(numbers, by)
    places = np.full(len(rows), len(every), dtype=np.int64)
    places[exact] = numbers - every[0] if len(every) else 0
    starts = period_starts(every, by)
    return (starts if exact.all() else np.append(starts, EVER)), places
