"""How sure a rate is, with documents as the units of evidence."""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.measures.quantiles import gamma_quantile, normal_over_t

Floats = npt.NDArray[np.float64]

_ROUNDING = 1e-12  # of a sum of squares: what is left where equal rates are taken from each other
_LONG = 0.01  # of all words: shorter documents weigh in the jackknife as one of mean length, within 2 % of its variance
_LEAST_FREEDOM = 3  # degrees of freedom that a burst leaves: fewer widen intervals and hold no better
_FEW = 100  # documents: of so many, each has its own weight


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What a rate and its interval need to know of some documents with x uses in n words; sums can be added up.

    Attributes:
        documents: m, the number of documents that have words; like all others an array of one shape, or a number.
        x: Σx.
        n: Σn.
        xx: Σx².
        xn: Σxn.
        nn: Σn².
        more_xx: Σ(w − 1)x², with the weights w of `jackknife_weights`. As these depend on all documents, this and the
            two that follow cannot be added up; where they are left at 0, the error is Cochran's.
        more_xn: Σ(w − 1)xn.
        more_nn: Σ(w − 1)n².
    """

    documents: npt.ArrayLike
    x: npt.ArrayLike
    n: npt.ArrayLike
    xx: npt.ArrayLike
    xn: npt.ArrayLike
    nn: npt.ArrayLike
    more_xx: npt.ArrayLike = 0.0
    more_xn: npt.ArrayLike = 0.0
    more_nn: npt.ArrayLike = 0.0

    def without(self, part: "Sums") -> "Sums":
        """Return the sums over the documents that are left when some are taken out; their weights are `jackknifed`."""
        left = {name: np.subtract(getattr(self, name), getattr(part, name)) for name in _ADDED_UP}
        return Sums(**left)


_ADDED_UP = [one.name for one in fields(Sums) if not one.name.startswith("more")]


def term_sums(counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Sums:
    """Return the sums of every term over all documents.

    Args:
        counts: documents x terms.
        lengths: Words of each document.
    """
    sizes = lengths.astype(np.float64)
    x, xn, xx = _products(counts, sizes, np.ones_like(sizes))
    sums = Sums(documents=np.count_nonzero(sizes), x=x, n=sizes.sum(), xx=xx, xn=xn, nn=(sizes**2).sum())
    return jackknifed(sums, counts, lengths)


def jackknifed(sums: Sums, counts: sparse.csr_array, lengths: npt.NDArray[np.integer]) -> Sums:
    """Return the sums with the weights of their documents (`jackknife_weights`).

    Documents with less than a hundredth of the words weigh as one of mean length, where there are more than a hundred:
    then only the few others need be looked at, and the variance is the jackknife's within 2 %.

    Args:
        sums: Of some documents, by term.
        counts: documents x terms; may hold others too.
        lengths: Words of each document; 0 for those that the sums are not of.
    """
    documents, words = int(np.asarray(sums.documents)), float(np.asarray(sums.n))
    rows = np.flatnonzero(lengths > (0 if documents <= _FEW else _LONG * words))
    sizes = lengths[rows].astype(np.float64)
    more = jackknife_weights(sizes, words, documents) - 1
    _, xn, xx = _products(sparse.csr_array(counts[rows]), sizes, more)
    return replace(sums, more_xx=xx, more_xn=xn, more_nn=(more * sizes**2).sum())


def _products(counts: sparse.csr_array, sizes: Floats, weights: Floats) -> tuple[Floats, Floats, Floats]:
    """Return Σwx, Σwxn and Σwx² of each term."""
    uses = sparse.csr_array((counts.data.astype(np.float64), counts.indices, counts.indptr), shape=counts.shape)
    squares = sparse.csr_array((uses.data**2, counts.indices, counts.indptr), shape=counts.shape)
    x, xn = (uses.T @ np.column_stack([weights, weights * sizes])).T
    return x, xn, np.asarray(squares.T @ weights)


def jackknife_weights(lengths: npt.ArrayLike, words: npt.ArrayLike, documents: npt.ArrayLike) -> Floats:
    """Return what the square of a document's residual weighs in the jackknife: 1 where it is of mean length.

    w = ((1 − 1/m) / (1 − n/N))². A rate without a document of n of all N words is by (x − rn) / (N − n) another one, so
    that a long document's residual says less of how far the rate may be off than it is.

    Args:
        lengths: n, words of each document.
        words: N, words of all.
        documents: m, the number of documents that have words.
    """
    n, total, m = (np.asarray(part, dtype=np.float64) for part in (lengths, words, documents))
    left = total - n
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = ((1 - 1 / m) * total / left) ** 2
    return np.where((left > 0) & (m > 1), found, 1.0)


def cluster_rate(sums: Sums) -> tuple[Floats, Floats]:
    """Return rates and their standard errors, with documents as clusters.

    The ratio estimator r = Σx / Σn, and Var(r) = m/(m − 1) · Σ(x − r·n)² / (Σn)² over the m documents with x uses in
    n words. Words of one document are not independent, so a binomial error would be too small.

    Args:
        sums: Of each term, or of each cell.

    Returns:
        Two arrays of the shape of the sums: the rate per word, NaN where there are no words, and its standard error,
        NaN with fewer than two documents.

    References:
        Cochran, W. G. (1977). Sampling Techniques (3rd ed.), chapter 6. Wiley.
    """
    return _rate(sums, (sums.xx, sums.xn, sums.nn))


def jackknife_rate(sums: Sums) -> tuple[Floats, Floats]:
    """Return rates as `cluster_rate`, and their standard errors by leaving out one document after the other.

    Var(r) = (m − 1)/m · Σ((x − r·n) / (1 − n/N))² / N², with N = Σn. Where all documents are as long this is Cochran's;
    where one holds many of the words it is larger, because such a document draws the rate to its own.

    Args:
        sums: Of each term, or of each cell, with the weights of their documents.

    References:
        Cochran, W. G. (1977). Sampling Techniques (3rd ed.), chapter 6. Wiley.
    """
    more = ((sums.xx, sums.more_xx), (sums.xn, sums.more_xn), (sums.nn, sums.more_nn))
    return _rate(sums, tuple(np.add(one, other) for one, other in more))


def _rate(sums: Sums, squares: tuple[npt.ArrayLike, ...]) -> tuple[Floats, Floats]:
    """Return rates, and errors from Σx², Σxn and Σn² with or without weights."""
    m, x, n, xx, xn, nn = (np.asarray(part, dtype=np.float64) for part in (sums.documents, sums.x, sums.n, *squares))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = x / n
        terms = xx + rate**2 * nn
        spread = terms - 2 * rate * xn
        spread = np.where(spread > _ROUNDING * terms, spread, 0)
        error = np.sqrt(m / (m - 1) * spread) / n
    return rate, np.where(m > 1, error, np.nan)


def design_effect(sums: Sums) -> Floats:
    """Return by how much the variance of a rate is larger than if every use came for itself; at least 1.

    deff = Var(r) / (r / Σn), with the variance over documents of `jackknife_rate`; 1 where that cannot be told: with
    fewer than two documents, and where there is no use.

    Args:
        sums: Of each term, or of each cell.

    References:
        Kish, L. (1965). Survey Sampling. Wiley.
    """
    rate, error = jackknife_rate(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        found = error**2 * np.asarray(sums.n, dtype=np.float64) / rate
    return np.where(found > 1, found, 1.0)


def degrees_of_freedom(sums: Sums, effect: npt.ArrayLike | None = None) -> Floats:
    """Return of how many documents the variance of a rate is as good as known.

    At most those of one length that would weigh as much (`equal_documents`), less 1; where uses come in bursts at most
    ½ (Σx)² / Σx² · (deff / (deff − 1))², or 3 if that is more. (Σx)² / Σx² is the number of documents that the uses are
    as good as spread over. Only deff − 1 of a variance of deff is learned from these (Satterthwaite), and half as much
    as from normal residuals, as those of bursts have a kurtosis of 5 rather than 3. Infinite where there is no use, as
    then nothing is learned from these documents.

    Args:
        sums: Of each term, or of each cell, with the weights of their documents.
        effect: deff, at least 1, where what varies is no rate; None is `design_effect`.

    Returns:
        NaN with fewer than two documents that have words.

    References:
        Satterthwaite, F. E. (1946). An approximate distribution of estimates
        of variance components. Biometrics Bulletin, 2(6), 110-114.
    """
    x, xx = np.asarray(sums.x, dtype=np.float64), np.asarray(sums.xx, dtype=np.float64)
    equal = equal_documents(sums)
    deff = design_effect(sums) if effect is None else np.asarray(effect, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        bursts = x**2 / xx / 2 * (deff / (deff - 1)) ** 2
        return np.where(
            np.isnan(equal), np.nan, np.where(x > 0, np.minimum(equal - 1, np.maximum(bursts, _LEAST_FREEDOM)), np.inf)
        )


def equal_documents(sums: Sums) -> Floats:
    """Return (Σn)² / Σn²: how many documents of one length would weigh as much; NaN with fewer than two with words.

    Args:
        sums: Of each term, or of each cell.

    References:
        Kish, L. (1965). Survey Sampling. Wiley.
    """
    m, n, nn = (np.asarray(part, dtype=np.float64) for part in (sums.documents, sums.n, sums.nn))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(m > 1, n**2 / nn, np.nan)


def rate_interval(
    sums: Sums, *, effect: npt.ArrayLike = 1.0, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Return rates with their intervals, with documents as the units of evidence.

    x uses in n words that come in bursts are worth x* = x/deff · (z/t)² of n* = n/deff · (z/t)² that come for
    themselves (`design_effect`; t with the `degrees_of_freedom`). The interval is that of such a count: from the
    quantile (1 − confidence)/2 of Gamma(x*) over n* to the quantile (1 + confidence)/2 of Gamma(x* + 1) over n*, at
    most 1. It is Fay and Feuer's for a sum of weighted counts, each use with a weight of 1/n*.

    Args:
        sums: Of each term, or of each cell, with the weights of their documents.
        effect: The design effect where there is no use, as `design_effect` takes it from documents with some.
        confidence: Between 0 and 1.

    Returns:
        Rate, low and high; low and high are NaN with fewer than two documents that have words. Without a use low is 0,
        and high how frequent the term may be all the same.

    References:
        Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small expected number of
        positive counts estimated from survey data. Survey Methodology, 24(2), 193-201. Fay, M. P., & Feuer, E. J.
        (1997). Confidence intervals for directly standardized rates: a method based on the gamma distribution.
        Statistics in Medicine, 16(7), 791-801.
    """
    x, n = (np.asarray(part, dtype=np.float64) for part in (sums.x, sums.n))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = x / n
    effects = np.where(x > 0, design_effect(sums), effect)
    return rate, *gamma_interval(x / effects, n / effects, degrees_of_freedom(sums), confidence=confidence)


def gamma_interval(uses: Floats, words: Floats, freedom: Floats, *, confidence: float) -> tuple[Floats, Floats]:
    """Return the ends of the intervals of `rate_interval`.

    Args:
        uses: x/deff.
        words: n/deff.
        freedom: Degrees of freedom; where they are NaN the ends are.
        confidence: Between 0 and 1.
    """
    level = (1 - confidence) / 2
    shrunk = normal_over_t(freedom, confidence) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = gamma_quantile(uses * shrunk, level) / (words * shrunk)
        high = gamma_quantile(uses * shrunk + 1, 1 - level) / (words * shrunk)
    known = np.where(np.isnan(freedom) | ~(words > 0), np.nan, 0.0)
    return known + np.where(uses * shrunk > 0, low, 0), known + np.minimum(np.where(shrunk > 0, high, 1), 1)
