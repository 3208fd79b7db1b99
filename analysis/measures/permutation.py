"""Could chance have dealt the documents like this? Tests that shuffle the labels of documents, never words.

The statistic of a term is S = Σ (x − n·p) over the first group's documents, with x uses in n words and p the term's
rate in all documents together: how many more uses the group has than its length would lead one to expect. Within each
stratum (a month, say) every assignment of labels that keeps the group's number of documents is equally likely.
"""

from collections.abc import Iterator
from itertools import combinations, product
from math import comb, prod

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import ndtr

from analysis.measures.intervals import Sums

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

MOST_ARRANGEMENTS = 20_000
_SLACK = 1e-9  # arrangements as extreme as the one seen count as such, whatever the rounding


def arrangements(group: Mask, strata: npt.NDArray[np.integer]) -> int:
    """Return in how many ways the labels can be dealt.

    Args:
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.
    """
    return prod(comb(int((strata == one).sum()), int(group[strata == one].sum())) for one in np.unique(strata))


def smallest_p(group: Mask, strata: npt.NDArray[np.integer]) -> float:
    """Return the smallest two-sided p-value that any term could have: 2 in so many arrangements, at most 1."""
    return min(1.0, 2 / arrangements(group, strata))


def exact_p(residuals: Floats, group: Mask, strata: npt.NDArray[np.integer]) -> Floats:
    """Return two-sided p-values from all arrangements.

    Twice the share of the arrangements with a statistic as high as the one seen, or as low, whichever is smaller.

    Args:
        residuals: documents x terms, x − n·p.
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.

    References:
        Mildenberger, T. (2023). Assessing keyness using permutation tests. arXiv:2308.13383.
    """
    seen = group.astype(np.float64) @ residuals
    above, below = np.zeros(residuals.shape[1]), np.zeros(residuals.shape[1])
    total = 0
    for labels in _dealt(group, strata):
        drawn = labels @ residuals
        slack = _SLACK * np.maximum(np.abs(seen), 1)
        above += (drawn >= seen - slack).sum(axis=0)
        below += (drawn <= seen + slack).sum(axis=0)
        total += len(labels)
    p: Floats = np.minimum(1.0, 2 * np.minimum(above, below) / total)
    return p


def _dealt(group: Mask, strata: npt.NDArray[np.integer], *, block: int = 1_000) -> Iterator[Floats]:
    """Yield all arrangements, as blocks of arrangements x documents."""
    places = [np.flatnonzero(strata == one) for one in np.unique(strata)]
    choices = [combinations(where, int(group[where].sum())) for where in places]
    rows: list[Floats] = []
    for dealt in product(*choices):
        labels = np.zeros(len(group))
        labels[[place for part in dealt for place in part]] = 1
        rows.append(labels)
        if len(rows) == block:
            yield np.array(rows)
            rows = []
    if rows:
        yield np.array(rows)


def seeded_p(
    residuals: Floats, group: Mask, strata: npt.NDArray[np.integer], *, draws: int = 999, seed: int = 0
) -> Floats:
    """Return two-sided p-values from random arrangements, the one seen among them.

    2 · (as extreme + 1) / (draws + 1), at most 1. Other arguments as `exact_p`.

    Args:
        residuals: documents x terms.
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.
        draws: How many arrangements.
        seed: Of the draws.
    """
    random = np.random.default_rng(seed)
    seen = group.astype(np.float64) @ residuals
    labels = np.array([shuffled(group, strata, random) for _ in range(draws)], dtype=np.float64)
    drawn = labels @ residuals
    slack = _SLACK * np.maximum(np.abs(seen), 1)
    above, below = (drawn >= seen - slack).sum(axis=0), (drawn <= seen + slack).sum(axis=0)
    p: Floats = np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (draws + 1))
    return p


def shuffled(group: Mask, strata: npt.NDArray[np.integer], random: np.random.Generator) -> Mask:
    """Return the labels dealt anew within each stratum."""
    order = np.lexsort((random.random(len(group)), strata))
    dealt = np.empty_like(group)
    dealt[np.sort(order[np.argsort(strata[order], kind="stable")])] = False
    dealt[np.lexsort((np.arange(len(group)), strata))] = group[order]
    return dealt


def closed_form_p(strata_sums: list[tuple[Sums, Sums]], rates: Floats) -> Floats:
    """Return two-sided p-values from the normal approximation to the distribution over arrangements.

    In a stratum with N documents, N_A of them the first group's, S has mean N_A/N · Σr and variance
    N_A N_B / (N (N − 1)) · Σ(r − mean r)², with r = x − n·p; strata add up. No variance gives p = 1.

    Args:
        strata_sums: Of each stratum, the sums over the first group's documents and over all (`intervals.Sums`), a
            value a term.
        rates: p of each term over all strata.

    References:
        Hájek, J. (1961). Some extensions of the Wald-Wolfowitz-Noether theorem. Annals of Mathematical Statistics,
        32(2), 506-523.
    """
    distance, variance = np.zeros_like(rates), np.zeros_like(rates)
    for own, every in strata_sums:
        n_own, n = float(np.asarray(own.documents)), float(np.asarray(every.documents))
        if n_own in (0, n):
            continue
        total = np.asarray(every.x) - rates * np.asarray(every.n)
        squares = np.asarray(every.xx) - 2 * rates * np.asarray(every.xn) + rates**2 * np.asarray(every.nn)
        distance += np.asarray(own.x) - rates * np.asarray(own.n) - n_own / n * total
        variance += n_own * (n - n_own) / (n * (n - 1)) * np.maximum(squares - total**2 / n, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * ndtr(-np.abs(distance) / np.sqrt(variance))
    return np.where(variance > 0, p, 1.0)


def residuals(counts: sparse.csr_array, lengths: npt.NDArray[np.integer], rates: Floats) -> Floats:
    """Return x − n·p of every document and term: documents x terms, dense."""
    dense: Floats = counts.toarray() - np.outer(lengths, rates)
    return dense
