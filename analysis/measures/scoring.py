"""How far a difference is from what dealing labels gives, for all terms at once and without dealing any.

What is dealt are weights of documents: their uses of a term, damped, so that no single text decides. The statistic is
S = Σ (y − n·r) over the first group's documents, with y the weight, n the words, and r how much weight each word leads
to expect. For a term that one side does not use though it has more words than due it is Σ y, because more words without
a term are no evidence of it. Over all ways to deal the labels within strata, mean, variance and third cumulant of S are
sums over documents that do not depend on the labels but for how many there are of each. They are made once, and then
serve every group.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import gammainc, gammaincc, ndtr, ndtri

from analysis import limits

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Table = npt.NDArray[np.floating] | sparse.csr_array

_FULL = 0.25  # of the cells: a table with more of them is faster, and hardly larger, when it has all
_SLACK = 1e-9  # of a variance: what is left where equal residuals are taken from each other
_ERRORS = 2.0  # standard errors by which a slope is above the one that the documents show
_NONE = 0.5  # weights below this are none: that of a single use is 1 at least
_STRAIGHT = 1e-4  # a skewness below this is none
_SHORT = 1.25  # a short tail is at least as long as that of a normal distribution at so many times the score


@dataclass(frozen=True, slots=True, eq=False)
class Strata:
    """Sums over the documents of each stratum, whichever of them are the first group's.

    Those of two or three factors are of distances from the stratum's means: `nn` is Σ (n − n̄)².

    Attributes:
        codes: For each document its stratum, numbered from 0.
        documents: For each stratum N, its number of documents.
        n: For each stratum Σn, of words; likewise `nn` and `nnn`.
        totals: For each term the weight of all documents.
        slopes: For each term r, by how much its weight is to be expected to grow with each word of a document: its
            weight per word, or less where the documents show it. A formula that stands once in every text does not
            grow with its length; r is then the regression of weights on lengths within strata, and two standard errors.
        y: strata x terms, Σy, of weights; likewise `yy` and `yyy`. Tables of few cells are sparse.
        uu: The same of u = y − n·r, but for what is left out: r² · `nn`, which is not sparse.
        uuu: Likewise; left out is −r³ · `nnn`.
    """

    codes: npt.NDArray[np.intp]
    documents: npt.NDArray[np.intp]
    n: Floats
    nn: Floats
    nnn: Floats
    totals: Floats
    slopes: Floats
    y: Table
    yy: Table
    yyy: Table
    uu: Table
    uuu: Table


def damped(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> sparse.csr_array:
    """Return the weights of documents: xᵃ · (1 + e)¹⁻ᵃ, with x uses where the document's length leads to expect e.

    a is `limits.DAMPING`. What is to be expected of a weight grows with the length, as the uses do, both for rare and
    for frequent terms; what one document has beyond that counts ever less.

    Args:
        counts: documents x terms.
        lengths: Words of each document.

    References:
        A power between 0 and 1 for counts of unequal spread: Bartlett, M. S. (1947). The use of transformations.
        Biometrics, 3(1), 39-52. That it is taken of x and 1 + e, and the power, are our own: see `docs/methods.md`.
    """
    rates = np.asarray(counts.sum(axis=0)) / max(lengths.sum(), 1)
    expected = np.repeat(lengths, np.diff(counts.indptr)) * rates[counts.indices]
    weights = counts.data**limits.DAMPING * (1 + expected) ** (1 - limits.DAMPING)
    return sparse.csr_array((weights.astype(np.float32), counts.indices, counts.indptr), shape=counts.shape)


def stratified(weights: sparse.csr_array, lengths: npt.NDArray[np.integer], strata: npt.NDArray[np.integer]) -> Strata:
    """Return what is to be known of every term in every stratum, from one pass over the weights.

    Args:
        weights: documents x terms, as `damped` returns them.
        lengths: Words of each document.
        strata: For each document its stratum.
    """
    codes = np.unique(strata, return_inverse=True)[1]
    documents = np.bincount(codes)
    n = np.bincount(codes, weights=lengths).astype(np.float64, copy=False)
    away = lengths - (n / documents)[codes]
    nn, nnn = (np.bincount(codes, weights=away**power).astype(np.float64, copy=False) for power in (2, 3))
    parts = np.split(np.argsort(codes, kind="stable"), np.cumsum(documents)[:-1])
    cells = [_cells(weights[rows], away[rows], square) for rows, square in zip(parts, nn, strict=True)]
    terms, y, yy, yn, yyy, yyn, ynn = (np.concatenate(part) for part in zip(*cells, strict=True))
    starts = np.cumsum([0, *(len(used) for used, *_ in cells)], dtype=terms.dtype)

    def summed(values: Floats) -> Floats:
        return np.bincount(terms, weights=values, minlength=weights.shape[1]).astype(np.float64, copy=False)

    def table(values: npt.NDArray[np.floating]) -> Table:
        found = sparse.csr_array((values, terms, starts), shape=(len(documents), weights.shape[1]))
        return found.toarray() if len(terms) > _FULL * len(documents) * weights.shape[1] else found

    totals = summed(y)
    slope, error = _regression(summed(yn), summed(yy), nn.sum(), len(codes) - len(documents) - 1)
    slopes = np.minimum(totals / max(n.sum(), 1), slope + _ERRORS * error)
    r = slopes[terms]
    squares, cubes = yy - 2 * r * yn, yyy - 3 * r * yyn + 3 * r**2 * ynn
    tables = [table(values) for values in (y, *(part.astype(np.float32) for part in (yy, yyy, squares, cubes)))]
    return Strata(codes, documents, n, nn, nnn, totals, slopes, *tables)


def _cells(weights: sparse.csr_array, away: Floats, square: float) -> tuple[npt.NDArray[Any], ...]:
    """Return the terms that one stratum uses, and their sums: y, yy, yn, yyy, yyn and ynn.

    Args:
        weights: The stratum's documents x terms.
        away: By how much each document is longer than their mean.
        square: The sum of the squares of that.
    """
    y, longer = weights.data.astype(np.float64), np.repeat(away, np.diff(weights.indptr))
    every, terms = weights.shape
    used = np.flatnonzero(np.bincount(weights.indices, minlength=terms)).astype(weights.indices.dtype)

    def summed(values: Floats) -> Floats:
        sums = np.bincount(weights.indices, weights=values, minlength=terms)
        return sums[used].astype(np.float64, copy=False)

    y1, y2, y3 = summed(y), summed(y**2), summed(y**3)
    yn, yyn, ynn = summed(y * longer), summed(y**2 * longer), summed(y * longer**2)
    mean = y1 / every
    squares, cubes = y2 - every * mean**2, y3 - 3 * mean * y2 + 2 * every * mean**3
    return used, y1, squares, yn, cubes, yyn - 2 * mean * yn, ynn - mean * square


def _regression(along: Floats, square: Floats, length: float, free: int) -> tuple[Floats, Floats]:
    """Return the slope of weights on lengths, and its standard error.

    Args:
        along: Of each term Σ (y − ȳ)(n − n̄).
        square: Of each Σ (y − ȳ)².
        length: Σ (n − n̄)².
        free: How many distances are free.
    """
    slope = along / max(length, 1)
    left = np.maximum(square - slope * along, 0) / max(free, 1)
    return slope, np.sqrt(left / max(length, 1))


@dataclass(frozen=True, slots=True, eq=False)
class Distribution:
    """What dealing labels makes of a sum, for each term.

    Attributes:
        mean: Over all deals.
        deviation: Its standard deviation; 0 where all deals give the same.
        skewness: Its third cumulant over the cube of that.
    """

    mean: Floats
    deviation: Floats
    skewness: Floats

    def of(self, terms: npt.NDArray[np.intp]) -> "Distribution":
        """Return the same of some terms, in this order."""
        return Distribution(self.mean[terms], self.deviation[terms], self.skewness[terms])

    def z(self, sums: Floats) -> Floats:
        """Return sums, of terms or of terms x deals, in standard deviations from the mean; 0 where all are the same."""
        mean, deviation = _beside(self.mean, sums), _beside(self.deviation, sums)
        return np.divide(sums - mean, deviation, out=np.zeros(sums.shape), where=deviation > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Chance:
    """What dealing the labels of a group makes of every term.

    Attributes:
        slopes: For each term r; see `Strata`.
        totals: For each term the weight of all documents.
        due: The words that the group has on average.
        weighed: Of Σ (y − n·r).
        bare: Of Σ y, for terms that one side does not use though it has more words than due.
    """

    slopes: Floats
    totals: Floats
    due: float
    weighed: Distribution
    bare: Distribution

    def of(self, terms: npt.NDArray[np.intp]) -> "Chance":
        """Return the same of some terms, in this order."""
        return Chance(self.slopes[terms], self.totals[terms], self.due, self.weighed.of(terms), self.bare.of(terms))

    def bare_terms(self, weights: Floats, words: float | Floats) -> Mask:
        """Return which terms one side does not use though it has more words than due; arguments as `standing`."""
        longer, shorter = np.asarray(words > self.due), np.asarray(words < self.due)
        absent, alone = weights < _NONE, weights > _beside(self.totals, weights) - _NONE
        found: Mask = (absent & longer) | (alone & shorter)
        return found

    def standing(self, weights: Floats, words: float | Floats) -> tuple[Floats, Floats]:
        """Return how many standard deviations a group is from what chance gives, and the skewness that goes with it.

        Args:
            weights: The group's weight of each term, or of terms x deals.
            words: Its words; for deals one number each.
        """
        bare = self.bare_terms(weights, words)
        z = self.weighed.z(weights - _beside(self.slopes, weights) * words)
        z[bare] = self.bare.z(weights)[bare]
        skewness = np.where(bare, _beside(self.bare.skewness, weights), _beside(self.weighed.skewness, weights))
        return z, skewness


def _beside(terms: Floats, sums: Floats) -> Floats:
    """Return what is known of terms in the shape of their sums: terms, or terms x deals."""
    return terms.reshape((-1,) + (1,) * (sums.ndim - 1))


def chance(strata: Strata, group: Mask) -> Chance:
    """Return the distribution of S over all ways to deal a group's labels.

    In a stratum of N documents, N_A of them the group's, Σ u has mean N_A · ū, variance
    N_A N_B / (N (N − 1)) · Σ (u − ū)² and third cumulant N_A N_B (N_B − N_A) / (N (N − 1)(N − 2)) · Σ (u − ū)³, here
    with u = y − r·n; strata add up.

    Args:
        strata: All documents, as `stratified` returns them.
        group: For each document whether it belongs to the first group.

    References:
        Cochran, W. G. (1977). Sampling Techniques (3rd ed.), chapter 2. Wiley. The third cumulant: Sukhatme, P. V.
        (1938). On bipartitional functions. Philosophical Transactions of the Royal Society A, 237, 375-409 (recalled).
    """
    every, slopes = strata.documents.astype(np.float64), strata.slopes
    own = np.bincount(strata.codes[group], minlength=len(every)).astype(np.float64)
    share, spread = own / every, own * (every - own) / (every * np.maximum(every - 1, 1))
    lean = spread * (every - 2 * own) / np.maximum(every - 2, 1)
    mean = _over(strata.y, share)
    bare = _distribution(mean, _over(strata.yy, spread), _over(strata.yyy, lean), strata.totals)
    variance = _over(strata.uu, spread) + slopes**2 * (spread @ strata.nn)
    third = _over(strata.uuu, lean) - slopes**3 * (lean @ strata.nnn)
    weighed = _distribution(mean - slopes * (share @ strata.n), variance, third, strata.totals)
    return Chance(slopes, strata.totals, float(share @ strata.n), weighed, bare)


def _over(table: Table, strata: Floats) -> Floats:
    """Return the sum over strata of what a table has of each term, times a factor."""
    return np.asarray(table.T @ strata.astype(table.dtype), dtype=np.float64)


def _distribution(mean: Floats, variance: Floats, third: Floats, totals: Floats) -> Distribution:
    deviation = np.sqrt(np.where(variance > _SLACK * np.maximum(totals, 1), variance, 0))
    skewness = np.divide(third, deviation**3, out=np.zeros_like(third), where=deviation > 0)
    return Distribution(mean, deviation, skewness)


def pearson_tail(z: Floats, skewness: Floats, *, above: Mask) -> Floats:
    """Return how often a standardised sum is as high as z, or as low, by Pearson's distribution of type III.

    That is a gamma distribution with mean 0, variance 1 and this skewness g, which has the shape k = 4/g²:
    P(Z ≥ z) = Q(k, k + z√k) for g > 0. Its short tail ends at −2/g, which the sum's need not do: there it is taken to
    be no shorter than that of a normal distribution at 1.25 z.

    Args:
        z: Any shape.
        skewness: Same shape.
        above: Same shape: whether the tail is that above z, or below.

    References:
        Pearson, K. (1895). Contributions to the mathematical theory of evolution, II. Philosophical Transactions of the
        Royal Society A, 186, 343-414. For permutations: Mielke, P. W., & Berry, K. J. (2007). Permutation Methods: A
        Distance Function Approach (2nd ed.). Springer.
    """
    lean = np.where(np.abs(skewness) < _STRAIGHT, _STRAIGHT, skewness)
    shape, along = 4 / lean**2, z * np.sign(lean)
    place = np.maximum(shape + along * np.sqrt(shape), 0)
    long = (lean > 0) == above
    tail = np.empty(z.shape)
    tail[long] = gammaincc(shape[long], place[long])
    tail[~long] = np.maximum(gammainc(shape[~long], place[~long]), ndtr(_SHORT * along[~long]))
    return tail


def normal_score(p: Floats, sign: Floats) -> Floats:
    """Return by how many standard deviations a normal sum would have this two-sided p, with a sign."""
    found: Floats = np.sign(sign) * -ndtri(np.maximum(p, np.finfo(np.float64).tiny) / 2)
    return found
