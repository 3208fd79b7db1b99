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


def mixed_strata(group: Mask, strata: npt.NDArray[np.integer]) -> Mask:
    """Return for each document whether its stratum holds documents of both groups."""
    codes = np.unique(strata, return_inverse=True)[1]
    own, every = np.bincount(codes, weights=group), np.bincount(codes)
    mixed: Mask = ((own > 0) & (own < every))[codes]
    return mixed


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
    return np.where(np.isnan(seen), np.nan, p)


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
    return np.where(np.isnan(seen), np.nan, p)


def shuffled(group: Mask, strata: npt.NDArray[np.integer], random: np.random.Generator) -> Mask:
    """Return the labels dealt anew within each stratum."""
    order = np.lexsort((random.random(len(group)), strata))
    dealt = np.empty_like(group)
    dealt[np.lexsort((np.arange(len(group)), strata))] = group[order]
    return dealt


def closed_form_p(
    counts: sparse.csr_array,
    lengths: npt.NDArray[np.integer],
    group: Mask,
    strata: npt.NDArray[np.integer],
) -> Floats:
    """Return two-sided p-values from the normal approximation to the distribution over arrangements.

    In a stratum of N documents, N_A of them the first group's, S has mean N_A/N · Σr and variance
    N_A N_B / (N (N − 1)) · (Σr² − (Σr)²/N) with r = x − n·p; strata add up. No variance gives p = 1. One pass over the
    counts does for all terms.

    Args:
        counts: documents x terms.
        lengths: Words of each document.
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.

    References:
        Hájek, J. (1961). Some extensions of the Wald-Wolfowitz-Noether theorem. Annals of Mathematical Statistics,
        32(2), 506-523.
    """
    sizes = lengths.astype(np.float64)
    codes = np.unique(strata, return_inverse=True)[1]
    every, own = np.bincount(codes), np.bincount(codes, weights=group)
    spread = own * (every - own) / (every * np.maximum(every - 1, 1))
    drift, weight = group - (own / every)[codes], spread[codes]
    x, pulled, crossed = (counts.T @ np.column_stack([np.ones_like(sizes), drift, weight * sizes])).T
    rates = x / max(sizes.sum(), 1)
    distance = pulled - rates * (drift @ sizes)
    squares = counts.astype(np.float64).power(2).T @ weight
    variance = squares - 2 * rates * crossed + rates**2 * (weight @ sizes**2)
    if len(every) > 1:
        variance -= _between(counts, sizes, codes, rates, spread / every)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * ndtr(-np.abs(distance) / np.sqrt(np.maximum(variance, 0)))
    return np.where(variance > _SLACK * np.maximum(x, 1), p, 1.0)


def _between(
    counts: sparse.csr_array, sizes: Floats, codes: npt.NDArray[np.integer], rates: Floats, weights: Floats
) -> Floats:
    """Return Σ w (Σr)² over the strata, with r summed inside each."""
    members = sparse.csr_array((np.ones(len(codes)), (codes, np.arange(len(codes)))))
    uses = sparse.csr_array(members @ counts)
    words = members @ sizes
    # (x − p·w)² = x² − 2p·x·w + p²·w², of which only the last is not sparse
    between: Floats = (
        uses.power(2).T @ weights - 2 * rates * (uses.T @ (weights * words)) + rates**2 * (weights @ words**2)
    )
    return between


def residuals(counts: sparse.csr_array, lengths: npt.NDArray[np.integer], rates: Floats) -> Floats:
    """Return x − n·p of every document and term: documents x terms, dense."""
    dense: Floats = counts.toarray() - np.outer(lengths, rates)
    return dense
