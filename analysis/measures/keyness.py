"""How differently two groups of documents use a term: effect sizes."""

import numpy as np
import numpy.typing as npt
from scipy.special import betainc, betaincinv, xlogy

from analysis.measures.intervals import Sums, degrees_of_freedom, design_effect, gamma_interval

Floats = npt.NDArray[np.float64]
Counts = npt.ArrayLike
_LN2 = float(np.log(2))
_HALF = 32  # bits: two counts below 2³¹ are one number


def log_ratio(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return the binary logarithm of the ratio of two rates: each step of 1 is a doubling.

    lg((a/N1) / (b/N2)), where a count of 0 counts as one half, and never turns the sign against the side that does
    use the term. Two counts of 0 give NaN.

    Args:
        count1: Uses in the first group.
        count2: Uses in the second.
        size1: Words of the first group.
        size2: Words of the second.

    References:
        Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to Social Science.
    """
    first, second = np.asarray(count1, dtype=np.float64), np.asarray(count2, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log2(np.maximum(first, 0.5) / np.float64(size1)) - np.log2(
            np.maximum(second, 0.5) / np.float64(size2)
        )
    ratio = np.where(first == 0, np.minimum(ratio, 0), np.where(second == 0, np.maximum(ratio, 0), ratio))
    return np.where((first == 0) & (second == 0), np.nan, ratio)


def log_ratio_interval(ratio: Floats, first: Sums, second: Sums, *, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the intervals of log ratios from those of their two rates, by the method of variance estimates recovery.

    d − √(lg²(r₁/l₁) + lg²(u₂/r₂)) to d + √(lg²(u₁/r₁) + lg²(r₂/l₂)), with the ends l and u of
    `intervals.rate_interval`. Both take t with Welch's degrees of freedom, of deff/x on either side; a count of 0
    counts as one half, as in the ratio, and has the other side's design effect.

    Args:
        ratio: d, as `log_ratio` gives it.
        first: Sums of each term over the first group's documents.
        second: Over the second's.
        confidence: Between 0 and 1.

    Returns:
        Low and high. Where the first group has no use low is minus infinity, where the second has none high is
        infinity; NaN where neither has one, or a group has fewer than two documents.

    References:
        Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: a general approach.
        Statistics in Medicine, 27(10), 1693-1702. Welch, B. L. (1947). The generalization of “Student’s” problem when
        several different population variances are involved. Biometrika, 34(1-2), 28-35.
    """
    x1, x2 = (np.asarray(group.x, dtype=np.float64) for group in (first, second))
    effect1, effect2 = _of_those_with_uses(x1, x2, design_effect(first), design_effect(second))
    known1, known2 = _of_those_with_uses(x1, x2, degrees_of_freedom(first), degrees_of_freedom(second))
    spread1, spread2 = effect1 / np.maximum(x1, 0.5), effect2 / np.maximum(x2, 0.5)
    with np.errstate(divide="ignore", invalid="ignore"):
        freedom = (spread1 + spread2) ** 2 / (spread1**2 / known1 + spread2**2 / known2)
        down1, up1 = _reaches(first, effect1, freedom, confidence)
        down2, up2 = _reaches(second, effect2, freedom, confidence)
        return ratio - np.hypot(down1, up2), ratio + np.hypot(up1, down2)


def _of_those_with_uses(x1: Floats, x2: Floats, one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Return what is known of either group, and of one without a use what is known of the other."""
    missing = np.isnan(one + other)
    return (
        np.where(missing, np.nan, np.where(x1 > 0, one, other)),
        np.where(missing, np.nan, np.where(x2 > 0, other, one)),
    )


def _reaches(sums: Sums, effect: Floats, freedom: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Return how far the interval of a rate reaches down and up, on the binary logarithm; no use counts as half one."""
    x, n = np.asarray(sums.x, dtype=np.float64), np.asarray(sums.n, dtype=np.float64)
    low, high = gamma_interval(x / effect, n / effect, freedom, confidence=confidence)
    middle = np.log2(np.maximum(x, 0.5) / n)
    return middle - np.log2(low), np.log2(high) - middle


def conservative_log_ratio(count1: Counts, count2: Counts, size1: float, size2: float, *, tests: int = 1) -> Floats:
    """Return LRC: the end nearer to 0 of the log ratio's exact interval, and 0 where the interval holds 0.

    Of k = a in n = a + b uses, the Clopper-Pearson bound ℓ at level 0.025 / tests gives
    lg(N2/N1 · ℓ/(1 − ℓ)): the lower bound where the first group's rate is the higher, the upper one where it is not.

    Args:
        count1: Uses in the first group, or documents with the term.
        count2: Uses in the second.
        size1: Words of the first group, or documents.
        size2: Words of the second.
        tests: How many terms are looked at: Bonferroni's correction.

    References:
        Evert, S. (2022). Measuring keyness. Digital Humanities 2022. https://osf.io/x8z9n
    """
    a, b = np.asarray(count1, dtype=np.int64), np.asarray(count2, dtype=np.int64)
    level = 0.025 / tests
    pairs, back = np.unique(a.ravel() << _HALF | b.ravel(), return_inverse=True)  # most words share their counts
    k, other = (pairs >> _HALF).astype(np.float64), (pairs & ((1 << _HALF) - 1)).astype(np.float64)
    higher = k * size2 >= other * size1
    bound = np.zeros(len(k))
    with np.errstate(divide="ignore", invalid="ignore"):
        even = np.float64(size1) / (np.float64(size1) + size2)
        more, fewer = np.where(higher, (k, other), (other, k))
        tail = betainc(more, fewer + 1, np.where(higher, even, 1 - even))
        far = tail < 1.001 * level  # in all others the interval holds the even share, so that the log ratio's holds 0
        low, high = higher & far, ~higher & far
        bound[low] = betaincinv(k[low], other[low] + 1, level)
        bound[high] = betaincinv(k[high] + 1, other[high], 1 - level)
        ratio = np.log2(np.float64(size2) / np.float64(size1)) + np.log2(bound) - np.log2(1 - bound)
    conservative = np.where(higher, np.maximum(ratio, 0), np.minimum(ratio, 0))
    found: Floats = np.where(np.isfinite(conservative), conservative, 0)[back]
    return found.reshape(a.shape)


def percent_difference(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return %DIFF: by how many per cent the first rate is above the second; NaN where the second is 0.

    100 (f1 − f2) / f2. Arguments as `log_ratio`.

    References:
        Gabrielatos, C., & Marchi, A. (2011). Keyness: matching metrics to definitions. Corpus Linguistics in the South.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        first = np.asarray(count1, dtype=np.float64) / np.float64(size1)
        second = np.asarray(count2, dtype=np.float64) / np.float64(size2)
        return np.where(second > 0, 100 * (first - second) / second, np.nan)


def odds_ratio(count1: Counts, count2: Counts, size1: float, size2: float) -> Floats:
    """Return the ratio of the odds of the term in both groups; NaN where it is not defined.

    a (N2 − b) / (b (N1 − a)). Arguments as `log_ratio`.

    References:
        Pojanapunya, P., & Watson Todd, R. (2018). Log-likelihood and odds ratio. Corpus Linguistics and Linguistic
        Theory, 14(1), 133-167.
    """
    first, second = np.asarray(count1, dtype=np.float64), np.asarray(count2, dtype=np.float64)
    below = second * (size1 - first)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, first * (size2 - second) / below, np.nan)


def fightin_words_z(count1: Counts, count2: Counts, size1: float, size2: float, *, prior: npt.ArrayLike) -> Floats:
    """Return the z-score of the log-odds with a Dirichlet prior ("Fightin' Words").

    δ = ln((a + α)/(N1 + α0 − a − α)) − ln((b + α)/(N2 + α0 − b − α)); z = δ / √(1/(a + α) + 1/(b + α)); α0 = Σα.

    Args:
        count1: Uses in the first group; all terms that the sizes are sums of.
        count2: Uses in the second.
        size1: Words of the first group.
        size2: Words of the second.
        prior: α of each term, such as 10 times its share of both groups together.

    References:
        Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' Words. Political Analysis, 16(4), 372-403.
    """
    alpha = np.broadcast_to(np.asarray(prior, dtype=np.float64), np.shape(count1))
    first, second = np.asarray(count1) + alpha, np.asarray(count2) + alpha
    mass = alpha.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(first / (size1 + mass - first)) - np.log(second / (size2 + mass - second))
        z: Floats = delta / np.sqrt(1 / first + 1 / second)
    return z


def jensen_shannon_shift(count1: Counts, count2: Counts) -> Floats:
    """Return what each term adds to the Jensen-Shannon divergence of two word distributions, in bits.

    With p, q the terms' shares and m = (p + q)/2: ½ p lg(p/m) + ½ q lg(q/m), signed like q − p. The sum of the absolute
    values is the divergence, 0 to 1.

    Args:
        count1: Uses in the first group, all terms.
        count2: Uses in the second.

    References:
        Lin, J. (1991). Divergence measures based on the Shannon entropy. IEEE Transactions on Information Theory,
        37(1), 145-151. Gallagher, R. J., et al. (2021). Generalized word shift graphs. EPJ Data Science, 10, 4.
    """
    with np.errstate(invalid="ignore"):
        p, q = (np.asarray(count, dtype=np.float64) / np.float64(np.sum(count)) for count in (count1, count2))
    m = (p + q) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(p == 0, 0, xlogy(p, p / m)) + np.where(q == 0, 0, xlogy(q, q / m))
    shift: Floats = np.sign(q - p) * parts / (2 * _LN2)
    return shift
