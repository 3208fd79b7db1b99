"""Whether lines over time rise or fall, and whether sources changed or only who published when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.periods import EXACT_ENOUGH, Period, ordinals, period_starts
from analysis.corpus.schema import BURSTS, COMPOSITION, PER_WORDS, TENDENCIES, require
from analysis.counting.trends import ALL_SOURCES
from analysis.measures.change import mann_kendall, theil_sen_slope
from analysis.measures.directions import Direction, direction, standing_out
from analysis.query.selection import Selection, selection

Numbers = npt.NDArray[np.int64]


@by_unit
def tendencies(
    corpus: Corpus, filters: Filters, trend: pd.DataFrame, *, by: Period, alike: bool = False
) -> pd.DataFrame:
    """Return whether each line of a trend rises or falls.

    Args:
        corpus: The corpus.
        filters: Which of its documents, as for the trend.
        trend: The TERM_TREND contract, as `term_trend` or `mean_trend` returns it: with all periods, those without
            documents too, by which time is counted.
        by: The length of a period, as for the trend.
        alike: Whether sources weigh alike: the direction of a line of all sources is then that within sources, each
            source's documents counted as shares of its words.

    Returns:
        The TENDENCIES contract, a row per term and source with at least `limits.LEAST_PERIODS` periods that have words
        and are over, and in which at least `limits.EXPECTED_USES` uses are to be expected by the line's rate as a
        whole: shorter periods mostly have none, so that the ranks of a rare word would rise wherever a corpus grows.
        Other lines are left out, because a few points have no trend. `direction` and `p` are from the documents and
        their dates (`measures.directions.direction`), and for a line of several sources `direction_within` and
        `p_within` are those by the rate of each source on its own. `tau` and `p_ranks` are Mann and Kendall's, of the
        rates, and `slope` is the change of the rate from one period to the next, of all periods of the calendar,
        whether they have documents or not.
    """
    rows = []
    calendar_ = np.unique(trend["period"].dropna().to_numpy())
    for line in _lines(selection(corpus, filters), trend, by):
        found, within = line.directions(alike=alike)
        ranks = mann_kendall(line.rates)
        slope = theil_sen_slope(line.rates, np.searchsorted(calendar_, line.periods))
        own, theirs = (int(np.sign(one.s)) if one.p < 1 else 0 for one in (found, within))
        rows.append(
            (line.term, line.source, len(line.rates), ranks.tau, ranks.p, slope, own, found.p, theirs, within.p)
        )
    if not rows:
        return TENDENCIES.empty()
    table = pd.DataFrame(rows, columns=list(TENDENCIES.columns)).astype({"term": "str", "source": "str"})
    return require(table, TENDENCIES)


@by_unit
def composition(corpus: Corpus, filters: Filters, trend: pd.DataFrame, *, by: Period) -> pd.DataFrame:
    """Return how much of the direction of all sources together comes from who published when.

    With S of all documents by one rate r, and S_k of each source by its own rate r_k, S = Σ S_k + Σ (r_k − r) T_k. Here
    T_k = Σ n (t − c) is over the documents of the source, with c the middle of the periods: a source that uses a word
    more than others and publishes more in later periods makes all together rise while no source does.

    Args:
        corpus: The corpus.
        filters: Which of its documents, as for the trend.
        trend: The TERM_TREND contract, as `term_trend` returns it, of all sources together.
        by: The length of a period, as for the trend.

    Returns:
        The COMPOSITION contract, a row per term and source, for each line of several sources that `tendencies` tests:
        `shift` is the source's term of that sum as a share of S, `words_first` and `words_last` are its words in the
        first and the last half of the periods tested (without the middle one of an odd number).
    """
    together = trend[trend["source"] == ALL_SOURCES]
    tables = [line.composition() for line in _lines(selection(corpus, filters), together, by) if line.several]
    if not tables:
        return COMPOSITION.empty()
    return require(pd.concat(tables, ignore_index=True).astype({"term": "str", "source": "str"}), COMPOSITION)


@by_unit
def bursts(corpus: Corpus, filters: Filters, trend: pd.DataFrame, *, by: Period, below: float = 1.0) -> pd.DataFrame:
    """Return which points of a trend stand out: where a word is used more than any period would by dealt dates.

    Args:
        corpus: The corpus.
        filters: Which of its documents, as for the trend.
        trend: The TERM_TREND contract, as `term_trend` or `mean_trend` returns it.
        by: The length of a period, as for the trend.
        below: As of `measures.directions.standing_out`: which p must be exact.

    Returns:
        The BURSTS contract, a row per term, source and period that has words and is over, of lines that have several:
        `p_standing` as in `measures.directions.standing_out`, each source by its own rate, and in a mean trend with the
        same weight.
    """
    lines = list(_lines(selection(corpus, filters), trend, by, every=True))
    found = dict[int, tuple[Numbers, npt.NDArray[np.float64]]]()
    for together in _of_same_documents(lines):
        parts = [
            one.shares if one.several and "averaged" in trend else (one.uses, one.words)
            for one in (lines[place] for place in together)
        ]
        line, words = lines[together[0]], parts[0][1]
        numbers, p = standing_out(np.array([uses for uses, _ in parts]), words, line.times, line.codes, below=below)
        found |= {place: (numbers, own) for place, own in zip(together, p, strict=True)}
    if not lines:
        return BURSTS.empty()
    numbers, p = (np.concatenate([found[place][part] for place in range(len(lines))]) for part in range(2))
    sizes = [len(found[place][0]) for place in range(len(lines))]
    terms, sources = (
        np.array(names, dtype=object) for names in zip(*((one.term, one.source) for one in lines), strict=True)
    )
    columns = {"term": np.repeat(terms, sizes), "source": np.repeat(sources, sizes)}
    table = pd.DataFrame({**columns, "period": period_starts(numbers, by), "p_standing": p})
    return require(table.astype({"term": "str", "source": "str"}), BURSTS)


def _of_same_documents(lines: Sequence["_Line"]) -> list[list[int]]:
    """Return the places of lines, those together whose documents are the same: of one source, in the same periods."""
    groups = dict[tuple[str, bytes], list[int]]()
    for place, line in enumerate(lines):
        groups.setdefault((line.source, line.times.tobytes()), []).append(place)
    return list(groups.values())


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """One line of a trend: its points that are tested, and the documents behind them that have words."""

    term: str
    source: str
    periods: npt.NDArray[np.datetime64]
    rates: npt.NDArray[np.float64]
    uses: Numbers
    words: Numbers
    times: Numbers
    sources: npt.NDArray[np.object_]
    codes: Numbers

    @property
    def several(self) -> bool:
        """Whether it is a line of several sources together."""
        return self.source == ALL_SOURCES and len(self.sources) > 1

    @property
    def shares(self) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Uses and words as shares of the words of their source, by which sources weigh alike."""
        whole = np.bincount(self.codes, self.words)[self.codes]
        return self.uses / whole, self.words / whole

    def directions(self, *, alike: bool) -> tuple[Direction, Direction]:
        """Return the direction of the line, and that within sources; the latter says nothing where there is one."""
        nothing = Direction(0.0, np.nan, np.nan)
        if self.several and alike:
            return direction(*self.shares, self.times, self.codes), nothing
        together = direction(self.uses, self.words, self.times, np.zeros_like(self.codes))
        if not self.several:
            return together, nothing
        return together, direction(self.uses, self.words, self.times, self.codes)

    def composition(self) -> pd.DataFrame:
        """Return the COMPOSITION table of the line."""
        uses, words = (np.bincount(self.codes, values) for values in (self.uses, self.words))
        rates = uses / words
        whole = uses.sum() / words.sum()
        tested = np.unique(self.times)
        late = self.times - tested.mean()
        every = float(late @ (self.uses - whole * self.words))
        halves = tested[: len(tested) // 2], tested[-(len(tested) // 2) :]
        first, last = (np.bincount(self.codes, self.words * np.isin(self.times, half)) for half in halves)
        moved = (rates - whole) * np.bincount(self.codes, self.words * late)
        return pd.DataFrame(
            {
                "term": self.term,
                "source": self.sources,
                "rate": rates * PER_WORDS,
                "rate_others": (uses.sum() - uses) / (words.sum() - words) * PER_WORDS,
                "words_first": first.astype(np.int64),
                "words_last": last.astype(np.int64),
                "shift": moved / every if every else np.full(len(moved), np.nan),
            }
        )


def _lines(chosen: Selection, trend: pd.DataFrame, by: Period, *, every: bool = False) -> Iterator[_Line]:
    """Yield the lines of a trend that have points enough to be tested; or, if asked, all that have two and a use."""
    corpus = chosen.corpus
    rows = np.flatnonzero(chosen.mask & (corpus.calendar_ranks >= EXACT_ENOUGH[by]) & (corpus.index.lengths > 0))
    times, sources, words = ordinals(corpus.first_days[rows], by), corpus.source_codes[rows], corpus.index.lengths[rows]
    names = np.array(corpus.sources, dtype=object)
    own = dict(zip(corpus.sources, np.split(np.argsort(sources, kind="stable"), _ends(sources, names)), strict=True))
    own[ALL_SOURCES] = np.arange(len(rows))
    known, uses = trend[(trend["state"] == "covered") & trend["rate"].notna()], dict[str, Numbers]()
    for term, source, points in _tested(known, every=every):
        if term not in uses:
            uses[term] = np.bincount(chosen.matches(term)[0], minlength=len(chosen.mask))[rows]
        periods, rates = (known[column].to_numpy()[points] for column in ("period", "rate"))
        inside = own[source]
        inside = inside[np.isin(times[inside], ordinals(periods.astype("datetime64[D]"), by))]
        present, codes = np.unique(sources[inside], return_inverse=True)
        of_each = uses[term][inside], words[inside], times[inside], names[present], codes
        yield _Line(term, source, periods, rates, *of_each)


def _tested(known: pd.DataFrame, *, every: bool) -> Iterator[tuple[str, str, Numbers]]:
    """Yield the lines of a trend that have points enough, each with the places of these in the table.

    Args:
        known: The points that have words and are over.
        every: See `_lines`.
    """
    least, expected = (2, 0) if every else (limits.LEAST_PERIODS, limits.EXPECTED_USES)
    (terms, names), (sources, lines) = (pd.factorize(known[column]) for column in ("term", "source"))
    of_lines = terms * max(1, len(lines)) + sources
    count, tokens = (known[column].to_numpy() for column in ("count", "tokens"))
    uses, words = (_summed(values, of_lines)[of_lines] for values in (count, tokens))
    tested = np.flatnonzero((tokens * uses >= expected * words) & ((uses > 0) | (not every)))
    tested = tested[np.bincount(of_lines[tested])[of_lines[tested]] >= least]
    order = tested[np.argsort(of_lines[tested], kind="stable")]
    for points in np.split(order, np.flatnonzero(np.diff(of_lines[order])) + 1) if len(order) else ():
        yield str(names[terms[points[0]]]), str(lines[sources[points[0]]]), points


def _summed(values: Numbers, groups: Numbers) -> Numbers:
    """Return the sum of whole numbers in each group; exact, as they are far below 2⁵³."""
    return np.bincount(groups, values).astype(np.int64)


def _ends(sources: npt.NDArray[np.integer], names: npt.NDArray[np.object_]) -> Numbers:
    """Return where the rows of each source end, in the order of sources, but for the last."""
    return np.cumsum(np.bincount(sources, minlength=len(names)))[:-1]
