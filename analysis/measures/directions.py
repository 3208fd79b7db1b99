"""Whether a word is used more and more: tests over documents and their dates, each source by its own rate.

The statistic is S = Σ t (x − r n) over documents, with x uses in a document of n words in period t, and r the rate of
all documents of its source together. It is what the later documents have more than they would at that rate, and a
source that uses a word more than others and publishes more in later periods adds nothing to it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import lgamma, log

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, stdtr

from analysis import limits

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.integer]

_DEALT_CELLS = 4_000_000  # documents times deals: as many deals as take no time
_SLACK = 1e-9  # of the largest value: what differs by less is the same, whatever the rounding


@dataclass(frozen=True, slots=True)
class Direction:
    """What the documents and their dates say of a direction.

    Attributes:
        s: S, above 0 where the word is used more in later documents.
        p_dealt: How often dates dealt anew to the documents of each source give an S as far from 0.
        p_lasting: How often an S as far from 0 comes from rates that go up and down with the periods, each period
            keeping `limits.LASTING` of what the one before had, and have no direction.
    """

    s: float
    p_dealt: float
    p_lasting: float

    @property
    def p(self) -> float:
        """The larger of both p-values: a direction must be told from either kind of chance."""
        return float(np.maximum(self.p_dealt, self.p_lasting))


@dataclass(frozen=True, slots=True, eq=False)
class _Dated:
    """Documents of several sources: what each has more than its source’s rate lets expect, and when."""

    residuals: Floats
    words: Floats
    times: Codes
    codes: Codes

    def summed(self, values: Floats) -> Floats:
        """Return the sum of some values over the documents of each source."""
        found: Floats = np.bincount(self.codes, values).astype(np.float64)
        return found

    def in_cells(self, values: Floats) -> Floats:
        """Return the sum of some values over the documents of each source and period, sources x periods."""
        shape = int(self.codes.max()) + 1, int(self.times.max()) + 1
        cells = np.ravel_multi_index((self.codes, self.times), shape)
        found: Floats = np.bincount(cells, values, minlength=shape[0] * shape[1]).astype(np.float64)
        return found.reshape(shape)


def direction(uses: npt.ArrayLike, words: npt.ArrayLike, times: npt.ArrayLike, strata: npt.ArrayLike) -> Direction:
    """Return whether a word is used more or less in later documents, and how sure that is.

    `p_dealt` is counted over all ways to deal the dates to the documents within sources where there are at most
    `limits.MOST_ARRANGEMENTS`; else it is that of Pitman's approximation, in which S / R, with R the largest S that one
    could think of (Σ of the geometric means of Σ (t − mean t)² and Σ (x − rn)² by source), squared has a beta
    distribution with the variance that S has under all deals. With one source this is the t-test of a correlation.

    `p_lasting` divides S by its standard error where documents vary as those of one period and source do, and periods
    by as much more as they are seen to vary about a straight line (moments), with an autocorrelation of
    `limits.LASTING`. Student's t, with the degrees of freedom of Satterthwaite, at most twice the periods less two.
    Where there are more than `limits.TESTED_STEPS` periods neighbouring ones are put together.

    Args:
        uses: Uses of the word in each document; whole numbers, or shares of them to weigh sources differently.
        words: Words of each document, in the same unit.
        times: The number of each document's period in a calendar, gaps counted.
        strata: The source of each document, or one number for all.

    Returns:
        A `Direction`; both p are NaN where no source has documents in more than one period, and 1 where every document
        has as many uses as its source's rate lets expect.

    References:
        Pitman, E. J. G. (1937). Significance tests which may be applied to samples from any populations. II. The
        correlation coefficient test. Supplement to the Journal of the Royal Statistical Society, 4(2), 225-232.
        Satterthwaite, F. E. (1946). An approximate distribution of estimates of variance components. Biometrics
        Bulletin, 2(6), 110-114.
    """
    dated = _dated(uses, words, times, strata)
    if len(dated.times) == 0:
        return Direction(0.0, np.nan, np.nan)
    s = float(dated.times @ dated.residuals)
    p_dealt = _dealt_p(dated)
    return Direction(s, p_dealt, np.nan if np.isnan(p_dealt) else _lasting_p(dated))


def standing_out(
    uses: npt.ArrayLike, words: npt.ArrayLike, times: npt.ArrayLike, strata: npt.ArrayLike, *, below: float = 1.0
) -> tuple[npt.NDArray[np.int64], Floats]:
    """Return in which periods words are used more than dates dealt at random would let any period use them.

    The excess of a period, Σ (x − r n) over its documents, is divided by its standard deviation over all deals of the
    dates within sources. p is the share of deals, `limits.MOST_STANDING` at most, in which some period has as much: it
    allows for the periods being many, whichever is looked at. Dates are dealt once for all words.

    Args:
        uses: See `direction`; or those of several words, words x documents.
        words: See `direction`.
        times: See `direction`.
        strata: See `direction`.
        below: Where no p can be below it any more, dates are dealt no longer: each p is then at least that.

    Returns:
        The numbers of the periods that have documents, and p of each, for several words words x periods; 1 where they
        use the word less than expected.

    References:
        Westfall, P. H., & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.
    """
    x = np.asarray(uses, dtype=np.float64)
    if x.shape[-1] == 0:
        return np.empty(0, dtype=np.int64), np.empty((*x.shape[:-1], 0))
    every = [_dated(one, words, times, strata) for one in x.reshape(-1, x.shape[-1])]
    held = np.bincount(every[0].times) > 0
    spreads = [_deviations(one) for one in every]
    seen = np.array(
        [_in_deviations(one.in_cells(one.residuals).sum(axis=0), own) for one, own in zip(every, spreads, strict=True)]
    )
    deals = max(limits.LEAST_STANDING, min(limits.MOST_STANDING, _DEALT_CELLS // x.shape[-1]))
    reached = np.ones(seen.shape, dtype=np.int64)
    for block in _dealt_excess(every, deals):
        most = [_in_deviations(*both).max(axis=1) for both in zip(block, spreads, strict=True)]
        reached += [(own[:, None] >= one - _SLACK).sum(axis=0) for own, one in zip(most, seen, strict=True)]
        if reached.min() >= below * (1 + deals):
            break
    p = np.where(seen > 0, reached / (1 + deals), 1.0)[:, held]
    return np.flatnonzero(held) + int(np.min(np.asarray(times))), p.reshape(*x.shape[:-1], -1)


def _deviations(dated: _Dated) -> Floats:
    """Return the standard deviation of the excess of each period over all deals of the dates within sources."""
    ones = np.ones(len(dated.times))
    numbers, every = dated.in_cells(ones), dated.summed(ones)[:, None]
    varying = dated.summed(dated.residuals**2)[:, None] / np.maximum(every - 1, 1)
    found: Floats = np.sqrt((varying * numbers * (every - numbers) / every).sum(axis=0))
    return found


def _in_deviations(excess: Floats, deviation: Floats) -> Floats:
    """Return the excess of periods in standard deviations; 0 where all deals give the same."""
    varies = deviation > _SLACK
    return np.where(varies, excess / np.where(varies, deviation, 1), 0.0)


def _dealt_excess(every: Sequence[_Dated], deals: int) -> Iterator[list[Floats]]:
    """Yield the excess of each period under dates dealt anew within sources: for each word some deals x periods."""
    dated = every[0]  # the documents of all words are the same
    random, size = np.random.default_rng(0), int(dated.times.max()) + 1
    order = np.argsort(dated.codes, kind="stable")
    ends = np.cumsum(np.bincount(dated.codes))[:-1]
    blocks = np.split(dated.times[order], ends)
    step = max(1, _DEALT_CELLS // (8 * len(order)))
    for start in range(0, deals, step):
        number = min(step, deals - start)
        times = np.concatenate([random.permuted(np.tile(block, (number, 1)), axis=1) for block in blocks], axis=1)
        places = (times + size * np.arange(number)[:, None]).ravel()
        yield [
            np.bincount(places, np.tile(one.residuals[order], number), minlength=size * number)
            .astype(np.float64)
            .reshape(number, size)
            for one in every
        ]


def _dated(uses: npt.ArrayLike, words: npt.ArrayLike, times: npt.ArrayLike, strata: npt.ArrayLike) -> _Dated:
    """Return documents with what each has more than its source's rate lets expect."""
    x, n = np.asarray(uses, dtype=np.float64), np.asarray(words, dtype=np.float64)
    when = np.asarray(times, dtype=np.int64)
    codes = np.unique(np.asarray(strata), return_inverse=True)[1]
    rates = np.bincount(codes, x) / np.maximum(np.bincount(codes, n), np.finfo(float).tiny)
    return _Dated(x - rates[codes] * n, n, when - when.min(initial=np.iinfo(np.int64).max), codes)


def _dealt_p(dated: _Dated) -> float:
    """Return how often dates dealt anew within sources give an S as far from 0."""
    numbers = dated.summed(np.ones(len(dated.codes)))
    apart = dated.times - (dated.summed(dated.times.astype(np.float64)) / numbers)[dated.codes]
    spreads = dated.summed(apart**2), dated.summed(dated.residuals**2)
    most = np.sqrt(spreads[0] * spreads[1])
    if spreads[0].max() == 0:
        return np.nan
    told = most > _SLACK * (1 + most.max())
    if not told.any():
        return 1.0
    s = float(apart @ dated.residuals)
    if sum(lgamma(number + 1) for number in numbers[told]) <= log(limits.MOST_ARRANGEMENTS) + _SLACK:
        return _counted_p(dated, apart, np.flatnonzero(told))
    variance = (most[told] ** 2 / (numbers[told] - 1)).sum() / most[told].sum() ** 2
    return float(betainc((1 / variance - 1) / 2, 0.5, max(0.0, 1 - (s / most[told].sum()) ** 2)))


def _counted_p(dated: _Dated, apart: Floats, sources: Codes) -> float:
    """Return twice the share of all deals whose S is as high as the one seen, or as low, whichever is smaller."""
    sums, seen = np.zeros(1), 0.0
    for source in sources:
        own = dated.codes == source
        residuals, times = dated.residuals[own], apart[own]
        seen += float(times @ residuals)
        orders = np.array(list(permutations(times)))
        sums = np.add.outer(sums, orders @ residuals).ravel()
    slack = _SLACK * (1 + np.abs(sums).max())
    return min(1.0, 2 * float(min(np.mean(sums >= seen - slack), np.mean(sums <= seen + slack))))


def _lasting_p(dated: _Dated) -> float:
    """Return how often an S as far from 0 comes from rates that go up and down with the periods."""
    dated = _in_steps(dated)
    shapes = _Shapes.of(dated)
    expected = shapes.words @ shapes.steps  # what a rate that rises by 1 a step adds to each step
    s, whole = float(shapes.steps @ shapes.excess), float(shapes.steps @ expected)
    if whole <= 0:
        return np.nan
    straight = np.eye(len(shapes.steps)) - np.outer(expected, shapes.steps) / whole
    weights = np.sqrt(1 / shapes.own_words)
    seen = float(((weights * (straight @ shapes.excess)) ** 2).sum())
    waves = limits.LASTING ** np.abs(np.subtract.outer(shapes.steps, shapes.steps))
    by_documents, by_periods = (
        weights[:, None] * (straight @ spread @ straight.T) * weights
        for spread in (shapes.documents, shapes.words @ waves @ shapes.words)
    )
    size = np.trace(by_periods)
    strength = max(0.0, (seen - np.trace(by_documents)) / size) if size > 0 else 0.0
    own = float(shapes.steps @ shapes.documents @ shapes.steps)
    lasting = strength * float(expected @ waves @ expected)
    error = np.sqrt(own + lasting)
    if error <= _SLACK * abs(s):
        return 0.0 if s else 1.0
    freedom = 2.0 * max(1, len(shapes.steps) - 2)
    if lasting > 0:
        freedom = min(freedom, (1 + own / lasting) ** 2 * size**2 / (by_periods**2).sum())
    return float(2 * stdtr(freedom, -abs(s) / error))


def _in_steps(dated: _Dated) -> _Dated:
    """Return the documents with at most `limits.TESTED_STEPS` times: neighbouring periods put together."""
    length = -(-(int(dated.times.max()) + 1) // limits.TESTED_STEPS)
    return _Dated(dated.residuals, dated.words, dated.times // length, dated.codes)


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """Documents added up by steps of time that have words.

    Attributes:
        steps: The number of each step.
        excess: What its documents have more than expected.
        own_words: Its words.
        words: steps x steps, what a change of the rate by 1 in one step adds to the excess of each: its own words
            less what the source's rate as a whole takes up.
        documents: steps x steps, covariance of the excess where only documents vary.
    """

    steps: Floats
    excess: Floats
    own_words: Floats
    words: Floats
    documents: Floats

    @classmethod
    def of(cls, dated: _Dated) -> "_Shapes":
        """Return the sums of some documents."""
        ones = np.ones(len(dated.codes))
        words, numbers, excess = (dated.in_cells(values) for values in (dated.words, ones, dated.residuals))
        every, total = numbers.sum(axis=1), words.sum(axis=1)
        variances = dated.summed(dated.residuals**2) / np.maximum(every - 1, 1)
        rates = np.divide(excess, words, out=np.zeros_like(excess), where=words > 0)
        inside = dated.residuals - dated.words * rates[dated.codes, dated.times]
        free = variances @ (every - (numbers > 0).sum(axis=1))
        share = (inside @ inside) / free if free > 0 else 0.0
        held = words.sum(axis=0) > 0
        words, numbers = words[:, held], numbers[:, held]
        scaled = words / np.sqrt(np.maximum(total, np.finfo(float).tiny))[:, None]
        spread = numbers * np.sqrt(variances / every)[:, None]
        return cls(
            np.flatnonzero(held).astype(np.float64),
            excess.sum(axis=0)[held],
            words.sum(axis=0),
            np.diag(words.sum(axis=0)) - scaled.T @ scaled,
            share * (np.diag(variances @ numbers) - spread.T @ spread),
        )
