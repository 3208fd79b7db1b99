"""Scores and tests of a two-by-two table, rank sums, and what remains of many p-values.

G² and χ² take words for independent observations, which the words of one document are not: they are scores for sorting.
What is tested, is tested over documents (see `permutation`).
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr, xlogy

from analysis import limits
from analysis.measures import permutation

Floats = npt.NDArray[np.float64]
Counts = npt.ArrayLike
Correction = Literal["none", "yates", "williams"]

_SAME = 1e-3  # of a p: those nearer are the same, whatever the order and the precision of the sums they are from


def g2_four_cells(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return the log-likelihood ratio G² of a two-by-two table.

    2 Σ O ln(O/E) over the four cells, with 0 ln 0 = 0. Arguments as `keyness.log_ratio`.

    References:
        Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
        Linguistics, 19(1), 61-74.
    """
    seen, wanted = _cells(count1, count2, size1, size2)
    return _deviance(seen, wanted)


def g2_two_cells(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return G² over the two cells of the word itself, as UCREL's wizard defines it.

    2 (a ln(a/E1) + b ln(b/E2)), with 0 ln 0 = 0. Arguments as `keyness.log_ratio`.

    References:
        Rayson, P., & Garside, R. (2000). Comparing corpora using frequency profiling. Workshop on Comparing Corpora.
    """
    seen, wanted = _cells(count1, count2, size1, size2)
    return _deviance(seen[:2], wanted[:2])


def chi_squared(
    count1: Counts, count2: Counts, size1: float, size2: float, *, correction: Correction = "none"
) -> Floats:
    """Return Pearson's χ² of a two-by-two table.

    Σ (O − E)² / E. Yates' correction takes N/2 off |ad − bc|, at most down to 0; Williams' divides by `williams_q`.
    Arguments as `keyness.log_ratio`.

    References:
        Yates, F. (1934). Contingency tables involving small numbers and the χ² test. Supplement to the Journal of the
        Royal Statistical Society, 1(2), 217-235. Williams: see `williams_q`.
    """
    seen, _ = _cells(count1, count2, size1, size2)
    (a, b, c, d), total = seen, np.float64(size1) + size2
    difference = np.abs(a * d - b * c)
    if correction == "yates":
        difference = np.maximum(difference - total / 2, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        score: Floats = total * difference**2 / ((a + b) * (c + d) * size1 * size2)
    return score / williams_q(count1, count2, size1, size2) if correction == "williams" else score


def williams_q(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return Williams' divisor, by which G² and χ² come closer to their distribution in small tables.

    q = 1 + (N/R1 + N/R2 − 1)(N/C1 + N/C2 − 1) / (6N), with row sums R and column sums C. Arguments as
    `keyness.log_ratio`.

    References:
        Williams, D. A. (1976). Improved likelihood ratio tests for complete contingency tables. Biometrika, 63(1).
    """
    used = np.asarray(count1, dtype=np.float64) + np.asarray(count2, dtype=np.float64)
    first, second = np.float64(size1), np.float64(size2)
    total = first + second
    with np.errstate(divide="ignore", invalid="ignore"):
        rows = total / used + total / (total - used) - 1
        divisor: Floats = 1 + rows * (total / first + total / second - 1) / (6 * total)
    return divisor


def fisher_p(
    count1: int,
    count2: int,
    size1: int,
    size2: int,
    *,
    alternative: Literal["two-sided", "less", "greater"] = "two-sided",
) -> float:
    """Return the p-value of Fisher's exact test of one two-by-two table (scipy).

    Arguments as `keyness.log_ratio`, one word; `alternative` is about the first group.

    References:
        Fisher, R. A. (1922). On the interpretation of χ² from contingency tables, and the calculation of P. Journal of
        the Royal Statistical Society, 85(1), 87-94.
    """
    from scipy.stats import fisher_exact  # noqa: PLC0415 - takes most of a second, and most pages do without

    table = np.array([[count1, count2], [size1 - count1, size2 - count2]])
    return float(fisher_exact(table, alternative=alternative).pvalue)


def rank_sum_p(rates1: Floats, rates2: Floats) -> Floats:
    """Return the two-sided p-values of Wilcoxon's rank-sum test on documents' rates, each term for itself.

    Equal rates share the mean of their ranks. With at most `limits.MOST_ARRANGEMENTS` ways to deal the ranks, p
    is twice the share of them with a rank sum W as high as the one seen, or as low, whichever is smaller; with more,
    2 Φ(−(|W − m(N + 1)/2| − ½) / √V), where V = mn/12 · (N + 1 − Σ(t³ − t) / (N(N − 1))) with ties of size t. At most
    1, and 1 where all rates are equal.

    Args:
        rates1: documents x terms of the first group; or documents, for one term.
        rates2: documents x terms of the second.

    Returns:
        One value a term; NaN for a term with a rate that is NaN, and for all terms where a group has no documents.

    References:
        Wilcoxon, F. (1945). Individual comparisons by ranking methods. Biometrics Bulletin, 1(6), 80-83. Ties:
        Lehmann, E. L. (1975). Nonparametrics: Statistical Methods Based on Ranks, chapter 1.4. Holden-Day. For words:
        Kilgarriff, A. (2001). Comparing corpora. International Journal of Corpus Linguistics, 6(1), 97-133.
    """
    if len(rates1) == 0 or len(rates2) == 0:
        return np.full(np.shape(rates1)[1:], np.nan)
    rates = np.concatenate([rates1, rates2], dtype=np.float64)
    known = ~np.isnan(rates).any(axis=0)
    of_terms = np.where(known, rates, 0).reshape(len(rates), -1).T
    ranks = np.array([_ranks(one) for one in of_terms]).reshape(-1, len(rates)).T
    group = np.arange(len(rates)) < len(rates1)
    one = np.zeros(len(rates), dtype=np.int64)
    p = _rank_sum_normal_p(ranks, group) if permutation.are_many(group, one) else permutation.exact_p(ranks, group, one)
    return np.where(known, p.reshape(rates.shape[1:]), np.nan)


def _ranks(values: Floats) -> Floats:
    """Return the ranks of values from 1; equal ones share the mean of theirs."""
    _, place, together = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(together) - (together - 1) / 2)[place]


def _rank_sum_normal_p(ranks: Floats, group: npt.NDArray[np.bool_]) -> Floats:
    """Return p-values from the normal approximation, of ranks as documents x terms."""
    first, every = int(group.sum()), len(group)
    spread = ((ranks - (every + 1) / 2) ** 2).sum(axis=0)  # N(N² − 1)/12 less Σ(t³ − t)/12
    variance = first * (every - first) / (every * (every - 1)) * spread
    distance = np.maximum(np.abs(ranks[group].sum(axis=0) - first * (every + 1) / 2) - 0.5, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        p: Floats = 2 * ndtr(-distance / np.sqrt(variance))
    return np.where(variance > 0, p, 1.0)


def benjamini_hochberg(p: npt.ArrayLike) -> Floats:
    """Return q-values: the smallest rate of false discoveries at which each test would still be one.

    The k-th smallest of n p-values has the smallest of p·n/k of all from the k-th on, at most 1.

    Args:
        p: p-values; NaN is a test not made, and stays NaN.

    References:
        Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical
        Society B, 57(1), 289-300.
    """
    values = np.asarray(p, dtype=np.float64)
    q = np.full_like(values, np.nan)
    order = np.argsort(values, kind="stable")[: np.count_nonzero(~np.isnan(values))]  # NaN come last
    share = values[order] * (len(order) / np.arange(1, len(order) + 1))
    q[order] = np.minimum(1.0, np.minimum.accumulate(share[::-1])[::-1])
    return q


def confidence_of_picked(picked: int, tested: int) -> float:
    """Return the confidence of intervals of what is picked for being extreme: 1 − .05 · picked / tested.

    Of 95% intervals of the largest of many differences far more than 5 % miss the true one. At this confidence at most
    5 % of those picked do so on average, whatever they are picked by.

    Args:
        picked: How many are shown; 0 where none is picked, and the confidence is .95.
        tested: Out of how many.

    References:
        Benjamini, Y., & Yekutieli, D. (2005). False discovery rate-adjusted multiple confidence intervals for selected
        parameters. Journal of the American Statistical Association, 100(469), 71-81.
    """
    return 1 - 0.05 * (min(picked / tested, 1) if picked and tested else 1)


def pooled_q(p: Floats, dealt: Floats, deals: int) -> Floats:
    """Return q-values by what chance makes of all tests together.

    For each p, the mean number of tests with a p as small or smaller when the labels are dealt at random, over the
    number that has one now; never below p itself, and not falling as p rises. The labels seen count as one deal more.

    Args:
        p: p-values; NaN is a test not made, and stays NaN.
        dealt: Those that dealt labels give, of all tests and deals, as far as they are `limits.POOLED_P` or less.
        deals: How often labels were dealt.

    References:
        Storey, J. D., & Tibshirani, R. (2003). Statistical significance for genomewide studies. PNAS, 100(16),
        9440-9445; with permutations: Tusher, V. G., Tibshirani, R., & Chu, G. (2001). PNAS, 98(9), 5116-5121.
    """
    q = np.where(np.isnan(p), np.nan, 1.0)
    low = np.flatnonzero(p <= limits.POOLED_P)
    order = low[np.argsort(p[low], kind="stable")]
    reached = p[order] * (1 + _SAME)
    found = np.searchsorted(p[order], reached, side="right")
    false = np.searchsorted(np.sort(dealt), reached, side="right")
    share = (false + 1) / ((deals + 1) * found)
    q[order] = np.minimum(1.0, np.maximum(p[order], np.minimum.accumulate(share[::-1])[::-1]))
    return q


def _cells(count1: Counts, count2: Counts, size1: float, size2: float) -> tuple[tuple[Floats, ...], tuple[Floats, ...]]:
    """Return the four cells as they are (a, b, c, d), and as they would be if both groups had one rate."""
    a, b = np.asarray(count1, dtype=np.float64), np.asarray(count2, dtype=np.float64)
    first, second = np.float64(size1), np.float64(size2)
    with np.errstate(invalid="ignore"):
        share1, share2 = first / (first + second), second / (first + second)
    used, rest = a + b, first + second - a - b
    return (a, b, first - a, second - b), (used * share1, used * share2, rest * share1, rest * share2)


def _deviance(seen: tuple[Floats, ...], wanted: tuple[Floats, ...]) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = [np.where(o > 0, xlogy(o, o / e), 0) for o, e in zip(seen, wanted, strict=True)]
    score: Floats = 2 * np.sum(parts, axis=0)
    return score
