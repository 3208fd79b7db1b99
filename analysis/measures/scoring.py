"""How far a difference is from what dealing labels gives, for all terms at once and without dealing any.

What is dealt are weights of documents: their uses of a term, damped, so that no single text decides. The statistic is
S = Σ (y − n·r) over the first group's documents, with y the weight, n the words, and r the weight per word of all
documents together; for a term that one side does not use at all it is Σ y, because more words without a term are no
evidence of it. Over all ways to deal the labels within strata, mean, variance and third cumulant of S are sums over
documents that do not depend on the labels but for how many there are of each. They are made once, and then serve every
group.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import gammainc, gammaincc, ndtr, ndtri

from analysis import limits

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_SLACK = 1e-9  # of a variance: what is left where equal residuals are taken from each other
_NONE = 0.5  # weights below this are none: that of a single use is 1 at least
_STRAIGHT = 1e-4  # a skewness below this is none
_SHORT = 1.25  # a short tail is at least as long as that of a normal distribution at so many times the score


@dataclass(frozen=True, slots=True, eq=False)
class Strata:
    """Sums over the documents of each stratum with weights x and n words, whichever of them are the first group's.

    Sums of two or three factors are of distances from the stratum's means: `xxn` is Σ (x − x̄)² (n − n̄).

    Attributes:
        codes: For each document its stratum, numbered from 0.
        documents: For each stratum N, its number of documents.
        rates: For each term r, its weight per word of all documents.
        n: For each stratum Σn; likewise `nn` and `nnn`.
        x: strata x terms, Σx; likewise `xx`, `xn`, `xxx`, `xxn` and `xnn`. All share their index arrays, and are
            left out where the stratum does not use the term.
    """

    codes: npt.NDArray[np.intp]
    documents: npt.NDArray[np.intp]
    rates: Floats
    n: Floats
    nn: Floats
    nnn: Floats
    x: sparse.csr_array
    xx: sparse.csr_array
    xn: sparse.csr_array
    xxx: sparse.csr_array
    xxn: sparse.csr_array
    xnn: sparse.csr_array


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


def stratified(counts: sparse.csr_array, lengths: npt.NDArray[np.integer], strata: npt.NDArray[np.integer]) -> Strata:
    """Return what is to be known of every term in every stratum, from one pass over the counts.

    Args:
        counts: documents x terms; `damped`, or any other weights.
        lengths: Words of each document.
        strata: For each document its stratum.
    """
    codes = np.unique(strata, return_inverse=True)[1]
    documents = np.bincount(codes)
    n = np.bincount(codes, weights=lengths).astype(np.float64, copy=False)
    away = lengths - (n / documents)[codes]
    nn, nnn = (np.bincount(codes, weights=away**power).astype(np.float64, copy=False) for power in (2, 3))
    cells = []
    for one, rows in enumerate(np.split(np.argsort(codes, kind="stable"), np.cumsum(documents)[:-1])):
        cells.append(_sums(counts[rows], away[rows], nn[one]))
    terms, *sums = (np.concatenate(parts) for parts in zip(*cells, strict=True))
    starts = np.cumsum([0, *(len(used) for used, *_ in cells)], dtype=terms.dtype)
    tables = [sparse.csr_array((values, terms, starts), shape=(len(documents), counts.shape[1])) for values in sums]
    uses = np.bincount(terms, weights=sums[0], minlength=counts.shape[1])
    return Strata(codes, documents, uses / max(n.sum(), 1), n, nn, nnn, *tables)


def _sums(counts: sparse.csr_array, away: Floats, nn: float) -> tuple[npt.NDArray[np.integer], *tuple[Floats, ...]]:
    """Return the terms that one stratum uses, and their sums in the order of `Strata`.

    Args:
        counts: The stratum's documents x terms.
        away: How much longer each document is than the mean.
        nn: The sum of their squares.
    """
    x, longer = counts.data.astype(np.float64), np.repeat(away, np.diff(counts.indptr))
    squares = x**2

    def summed(values: Floats) -> Floats:
        sums = np.bincount(counts.indices, weights=values, minlength=counts.shape[1])
        return sums[used].astype(np.float64, copy=False)

    used = np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1])).astype(counts.indices.dtype)
    every = counts.shape[0]
    x1, x2, x3 = summed(x), summed(squares), summed(squares * x)
    xn, xxn, xnn = summed(x * longer), summed(squares * longer), summed(x * longer**2)
    mean = x1 / every
    return (
        used,
        x1,
        x2 - every * mean**2,
        xn,
        x3 - 3 * mean * x2 + 2 * every * mean**3,
        xxn - 2 * mean * xn,
        xnn - mean * nn,
    )


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

    def z(self, sums: Floats) -> Floats:
        """Return sums, of terms or of terms x deals, in standard deviations from the mean; 0 where all are the same."""
        mean, deviation = _beside(self.mean, sums), _beside(self.deviation, sums)
        return np.divide(sums - mean, deviation, out=np.zeros(sums.shape), where=deviation > 0)


@dataclass(frozen=True, slots=True, eq=False)
class Chance:
    """What dealing the labels of a group makes of every term.

    Attributes:
        rates: For each term its weight per word of all documents.
        totals: For each term the weight of all documents.
        weighed: Of Σ (y − n·r), for terms that both sides use.
        bare: Of Σ y, for those that one side does not.
    """

    rates: Floats
    totals: Floats
    weighed: Distribution
    bare: Distribution

    def one_sided(self, weights: Floats) -> Mask:
        """Return which terms only one side uses, by the weight of the group: terms, or terms x deals."""
        return (weights < _NONE) | (weights > _beside(self.totals, weights) - _NONE)

    def standing(self, weights: Floats, words: float | Floats) -> tuple[Floats, Floats]:
        """Return how many standard deviations a group is from what chance gives, and the skewness that goes with it.

        Args:
            weights: The group's weight of each term, or of terms x deals.
            words: Its words; for deals one number each.
        """
        alone = self.one_sided(weights)
        z = self.weighed.z(weights - _beside(self.rates, weights) * words)
        z[alone] = self.bare.z(weights)[alone]
        skewness = np.where(alone, _beside(self.bare.skewness, weights), _beside(self.weighed.skewness, weights))
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
    every, rates = strata.documents.astype(np.float64), strata.rates
    own = np.bincount(strata.codes[group], minlength=len(every)).astype(np.float64)
    share, spread = own / every, own * (every - own) / (every * np.maximum(every - 1, 1))
    lean = spread * (every - 2 * own) / np.maximum(every - 2, 1)
    mean, second, third = strata.x.T @ share, strata.xx.T @ spread, strata.xxx.T @ lean
    totals = rates * strata.n.sum()
    bare = _distribution(mean, second, third, totals)
    # u = y − r·n: of the powers of it, only those of n are not sparse
    mean = mean - rates * (share @ strata.n)
    second = second - 2 * rates * (strata.xn.T @ spread) + rates**2 * (spread @ strata.nn)
    third = third - 3 * rates * (strata.xxn.T @ lean) + 3 * rates**2 * (strata.xnn.T @ lean)
    third -= rates**3 * (lean @ strata.nnn)
    return Chance(rates, totals, _distribution(mean, second, third, totals), bare)


def _distribution(mean: Floats, variance: Floats, third: Floats, totals: Floats) -> Distribution:
    deviation = np.sqrt(np.where(variance > _SLACK * np.maximum(totals, 1), variance, 0))
    skewness = np.divide(third, deviation**3, out=np.zeros_like(third), where=deviation > 0)
    return Distribution(mean, deviation, skewness)


def pearson_tails(z: Floats, skewness: Floats) -> tuple[Floats, Floats]:
    """Return how often a standardised sum is as high as z, and how often as low, by Pearson's type III distribution.

    That is a gamma distribution with mean 0, variance 1 and this skewness g, which has the shape k = 4/g²:
    P(Z ≥ z) = Q(k, k + z√k) for g > 0. Its short tail ends at −2/g, which the sum's need not do: there it is taken to
    be no shorter than that of a normal distribution at 1.25 z.

    Args:
        z: Any shape.
        skewness: Same shape.

    References:
        Pearson, K. (1895). Contributions to the mathematical theory of evolution, II. Philosophical Transactions of the
        Royal Society A, 186, 343-414. For permutations: Mielke, P. W., & Berry, K. J. (2007). Permutation Methods: A
        Distance Function Approach (2nd ed.). Springer.
    """
    lean = np.where(np.abs(skewness) < _STRAIGHT, _STRAIGHT, skewness)
    shape, along = 4 / lean**2, z * np.sign(lean)
    place = np.maximum(shape + along * np.sqrt(shape), 0)
    long, short = gammaincc(shape, place), np.maximum(gammainc(shape, place), ndtr(_SHORT * along))
    return np.where(lean > 0, long, short), np.where(lean > 0, short, long)


def normal_score(p: Floats, sign: Floats) -> Floats:
    """Return by how many standard deviations a normal sum would have this two-sided p, with a sign."""
    found: Floats = np.sign(sign) * -ndtri(np.maximum(p, np.finfo(np.float64).tiny) / 2)
    return found
