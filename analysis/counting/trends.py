"""How coverage and the use of terms run over time: every period counted, gaps and zeros told apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import EXACT_ENOUGH, Period, calendar, last_day, ordinals, period_starts
from analysis.corpus.schema import COVERAGE, MEAN_TREND, TERM_TREND, require
from analysis.counting.cells import cell_rates
from analysis.query.selection import Selection, selection

ALL_SOURCES = ""


@by_unit
def coverage(corpus: Corpus, filters: Filters, *, by: Period = "month") -> pd.DataFrame:
    """Return how many documents and words each source has in each period.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        by: The length of a period.

    Returns:
        The COVERAGE contract: one row per source and period, from the first period of all to the last, by source and
        period. `state` is `covered`, `partial` (the last period, where the corpus ends before it does), `empty` (no
        documents between the source's first and its last), `outside` (before its first or after its last), or
        `undated`: one row without a period for the documents whose dates are missing or too coarse for it; an inferred
        date is good for a month, never for a day. The documents of all rows are the documents selected.

    Raises:
        PeriodError: When there are too many periods.
    """
    cells, kept = _covered(_grid(selection(corpus, filters), by, per_source=True))
    return require(pd.DataFrame({name: column.take(kept) for name, column in cells.items()}, copy=False), COVERAGE)


@by_unit
def covered_documents(corpus: Corpus, filters: Filters, *, source: str, period: date, by: Period) -> pd.DataFrame:
    """Return the documents that one row of `coverage` counts.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        source: The row's source; empty for all.
        period: The first day of the row's period.
        by: The length of a period.

    Returns:
        The DOCUMENTS contract; the index is the row in the corpus.
    """
    every = selection(corpus, filters)
    chosen = every.of((source,)) if source else every
    rows = np.flatnonzero(chosen.mask & (corpus.calendar_ranks >= EXACT_ENOUGH[by]))
    inside = ordinals(corpus.first_days[rows], by) == ordinals(np.array([period], dtype="datetime64[D]"), by)
    found: pd.DataFrame = corpus.documents.iloc[rows[inside]]
    return found


@by_unit
def term_trend(
    corpus: Corpus,
    filters: Filters,
    terms: Sequence[str],
    *,
    by: Period = "month",
    per_source: bool = False,
) -> pd.DataFrame:
    """Return how often each search is matched in each period.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        terms: Searches, as `query` understands them; a word, a phrase, the beginning of a word.
        by: The length of a period.
        per_source: Whether to count each source on its own.

    Returns:
        The TERM_TREND contract: one row per term, source and period, in the order of `terms`; `source` is empty for all
        sources together; `state` as in `coverage`. In a period without documents, or whose documents have no word, the
        rate is NaN, not 0. `low` and `high` are NaN with fewer than two documents that have words in the period; where
        none of them uses the term `low` is 0 and `high` is how frequent it may be all the same (`rate_interval`, with
        the design effect of all selected documents). The counts of all rows of a term and source are all its matches in
        the selected documents.

    Raises:
        PeriodError: When there are too many periods.
        QueryError: When a search cannot be understood.
    """
    chosen = selection(corpus, filters)
    grid = _grid(chosen, by, per_source=per_source)
    cells, kept = _covered(grid)
    parts = []
    for term in terms:
        uses = np.bincount(chosen.matches(term)[0], minlength=len(chosen.mask))[chosen.mask]
        parts.append(cell_rates(uses, grid.lengths, grid.cells, grid.number))
    if not parts:
        return TERM_TREND.empty()
    found = {name: column.take(np.tile(kept, len(terms))) for name, column in cells.items()}
    found["term"] = pd.array(np.repeat(np.array(terms, dtype=object), len(kept)), dtype="str")
    found |= {name: np.concatenate([part[name][kept] for part in parts]) for name in parts[0]}
    return require(pd.DataFrame({name: found[name] for name in TERM_TREND.columns}, copy=False), TERM_TREND)


@by_unit
def mean_trend(corpus: Corpus, filters: Filters, terms: Sequence[str], *, by: Period = "month") -> pd.DataFrame:
    """Return how often each search is matched in each period where every source weighs alike.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        terms: See `term_trend`.
        by: The length of a period.

    Returns:
        The MEAN_TREND contract: what `term_trend` returns of all sources together, but that `rate` is
        the mean of the rates of those sources that have words in the period, `averaged` of them. `low` and `high` are
        NaN: a source's documents in a period are mostly too few for an interval.

    Raises:
        PeriodError, QueryError: See `term_trend`.
    """
    whole = term_trend(corpus, filters, terms, by=by)
    rates = term_trend(corpus, filters, terms, by=by, per_source=True).groupby(["term", "period"], dropna=False)["rate"]
    means = rates.agg(["mean", "count"]).reindex(pd.MultiIndex.from_frame(whole[["term", "period"]]))
    averaged = means["count"].to_numpy().astype(np.int64)
    table = whole.assign(rate=means["mean"].to_numpy(), low=np.nan, high=np.nan, averaged=averaged)
    return require(table, MEAN_TREND)


@by_unit
def steady_sources(corpus: Corpus, filters: Filters, *, by: Period = "month") -> tuple[str, ...]:
    """Return the sources that have documents in every period of the selection, so that none of them joins or leaves.

    Args:
        corpus: The corpus.
        filters: Which of its documents.
        by: The length of a period.

    Returns:
        Sources in alphabetical order. Periods in which no source has documents are not asked for, and neither is a last
        one that is not over, where there are others.

    Raises:
        PeriodError: When there are too many periods.
    """
    cells = coverage(corpus, filters, by=by)
    held = cells[cells["state"].isin(["covered", "partial"])]
    over = held[held["state"] == "covered"]
    asked = held if over.empty else over
    often = asked.groupby("source")["period"].nunique()
    return tuple(sorted(often.index[often == asked["period"].nunique()]))


@dataclass(frozen=True, slots=True, eq=False)
class _Grid:
    """Selected documents sorted into cells: a row a source, a column a period, and a last column for the undated."""

    sources: list[str]
    periods: npt.NDArray[np.datetime64]
    cells: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    ends_early: bool

    @property
    def number(self) -> int:
        """How many cells there are."""
        return len(self.sources) * (len(self.periods) + 1)

    def summed(self, values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the sum of the documents' values in each cell."""
        return np.bincount(self.cells, weights=values, minlength=self.number).astype(np.int64)


def _grid(chosen: Selection, by: Period, *, per_source: bool) -> _Grid:
    corpus, rows = chosen.corpus, np.flatnonzero(chosen.mask)
    exact = corpus.calendar_ranks[rows] >= EXACT_ENOUGH[by]
    numbers = ordinals(corpus.first_days[rows[exact]], by)
    every = calendar(numbers, by)
    columns = np.full(len(rows), len(every))
    columns[exact] = numbers - every[0] if len(every) else 0
    if per_source:
        present, lines = np.unique(corpus.source_codes[rows], return_inverse=True)
        sources = [corpus.sources[code] for code in present]
    else:
        sources, lines = [ALL_SOURCES] * bool(len(rows)), np.zeros(len(rows), dtype=np.int64)
    starts = period_starts(every, by)
    ends_early = len(every) > 0 and bool(np.nanmax(corpus.last_days) < last_day(every[-1:], by)[0])
    return _Grid(sources, starts, lines * (len(every) + 1) + columns, corpus.index.lengths[rows], ends_early)


def _covered(grid: _Grid) -> tuple[dict[str, Any], npt.NDArray[np.intp]]:
    """Return the columns of COVERAGE of all cells, and which cells are rows: not the undated without documents."""
    lines, columns = len(grid.sources), len(grid.periods) + 1
    documents = grid.summed(np.ones_like(grid.cells))
    held = documents.reshape(lines, columns)[:, :-1] > 0
    begun = np.maximum.accumulate(held, axis=1)
    goes_on = np.maximum.accumulate(held[:, ::-1], axis=1)[:, ::-1]
    states = np.full((lines, columns), "undated", dtype=object)
    states[:, :-1] = np.select([held, begun & goes_on], ["covered", "empty"], "outside")
    if grid.ends_early:
        states[:, -2] = np.where(held[:, -1], "partial", states[:, -2])
    periods = np.append(grid.periods, np.datetime64("NaT", "us"))
    cells = {
        "source": pd.array(np.repeat(np.array(grid.sources, dtype=object), columns), dtype="str"),
        "period": np.tile(periods, lines),
        "documents": documents,
        "tokens": grid.summed(grid.lengths),
        "state": pd.array(states.ravel(), dtype="str"),
    }
    return cells, np.flatnonzero((documents > 0) | (np.arange(len(documents)) % columns < columns - 1))
