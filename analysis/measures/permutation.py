"""Could chance have dealt the documents like this? Tests that shuffle the labels of documents, never words.

The statistic of a term is S = Σ (x − n·p) over the first group's documents, with x uses in n words and p the term's
rate in all documents together: how many more uses the group has than its length would lead one to expect. Within each
stratum (a month, say) every assignment of labels that keeps the group's number of documents is equally likely.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, pairwise, product
from math import comb, prod
from operator import mul

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.special import ndtr

from analysis import limits
from analysis.measures.intervals import Sums, term_sums

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_CELLS = 2_000_000  # labels dealt at once
_SLACK = 1e-9  # arrangements as extreme as the one seen count as such, whatever the rounding


def arrangements(group: Mask, strata: npt.NDArray[np.integer]) -> int:
    """Return in how many ways the labels can be dealt.

    Args:
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.
    """
    return prod(_ways(group, strata))


def are_many(group: Mask, strata: npt.NDArray[np.integer]) -> bool:
    """Return whether there are more arrangements than `exact_p` should go through: `limits.MOST_ARRANGEMENTS`."""
    return any(found > limits.MOST_ARRANGEMENTS for found in accumulate(_ways(group, strata), mul))


def _ways(group: Mask, strata: npt.NDArray[np.integer]) -> Iterator[int]:
    """Yield in how many ways the labels of each stratum can be dealt."""
    while len(strata):
        one = strata == strata[0]
        yield comb(int(one.sum()), int(group[one].sum()))
        group, strata = group[~one], strata[~one]


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
    random, order = np.random.default_rng(seed), np.argsort(strata, kind="stable")
    labels, ordered = group[order], residuals[order]
    borders = [0, *(np.flatnonzero(np.diff(strata[order])) + 1).tolist(), len(order)]
    seen = labels.astype(np.float64) @ ordered
    slack = _SLACK * np.maximum(np.abs(seen), 1)
    above, below = np.zeros(len(seen), np.int64), np.zeros(len(seen), np.int64)
    block = max(_CELLS // max(len(order), 1), 1)
    for done in range(0, draws, block):
        dealt = np.tile(labels, (min(block, draws - done), 1))
        for first, last in pairwise(borders):
            dealt[:, first:last] = random.permuted(dealt[:, first:last], axis=1)
        drawn = dealt.astype(np.float64) @ ordered
        above += (drawn >= seen - slack).sum(axis=0)
        below += (drawn <= seen + slack).sum(axis=0)
    p: Floats = np.minimum(1.0, 2 * (np.minimum(above, below) + 1) / (draws + 1))
    return np.where(np.isnan(seen), np.nan, p)


def shuffled(group: Mask, strata: npt.NDArray[np.integer], random: np.random.Generator) -> Mask:
    """Return the labels dealt anew within each stratum."""
    order = np.lexsort((random.random(len(group)), strata))
    dealt = np.empty_like(group)
    dealt[np.lexsort((np.arange(len(group)), strata))] = group[order]
    return dealt


@dataclass(frozen=True, slots=True, eq=False)
class Strata:
    """What the closed form needs to know of documents with x uses in n words, whichever of them are the first group's.

    Attributes:
        codes: For each document its stratum, numbered from 0.
        documents: For each stratum N, its number of documents.
        n: For each stratum Σn.
        nn: For each stratum Σn² − (Σn)²/N.
        x: strata x terms, Σx; all three share their index arrays.
        xx: strata x terms, Σx² − (Σx)²/N.
        xn: strata x terms, Σxn − Σx·Σn/N.
        total: The sums of every term over all documents.
    """

    codes: npt.NDArray[np.intp]
    documents: npt.NDArray[np.intp]
    n: Floats
    nn: Floats
    x: sparse.csr_array
    xx: sparse.csr_array
    xn: sparse.csr_array
    total: Sums


def stratified(counts: sparse.csr_array, lengths: npt.NDArray[np.integer], strata: npt.NDArray[np.integer]) -> Strata:
    """Return what is to be known of every term in every stratum, from one pass over the counts.

    Args:
        counts: documents x terms.
        lengths: Words of each document.
        strata: For each document its stratum.
    """
    codes = np.unique(strata, return_inverse=True)[1]
    documents, sizes = np.bincount(codes), lengths.astype(np.float64)
    n, nn = (np.bincount(codes, weights=weights).astype(np.float64, copy=False) for weights in (sizes, sizes**2))
    cells = []
    for rows in np.split(np.argsort(codes, kind="stable"), np.cumsum(documents)[:-1]):
        sums = term_sums(counts[rows], lengths[rows])
        used = np.flatnonzero(sums.x).astype(counts.indices.dtype)
        cells.append((used, *(np.asarray(part)[used] for part in (sums.x, sums.xx, sums.xn))))
    terms, x, xx, xn = (np.concatenate(parts) for parts in zip(*cells, strict=True))
    starts = np.cumsum([0, *(len(used) for used, *_ in cells)], dtype=terms.dtype)

    def table(values: Floats) -> sparse.csr_array:
        return sparse.csr_array((values, terms, starts), shape=(len(documents), counts.shape[1]))

    def summed(values: Floats) -> Floats:
        return np.bincount(terms, weights=values, minlength=counts.shape[1]).astype(np.float64, copy=False)

    every, words = np.repeat(documents, np.diff(starts)), np.repeat(n, np.diff(starts))
    return Strata(
        codes=codes,
        documents=documents,
        n=n,
        nn=nn - n**2 / documents,
        x=table(x),
        xx=table(xx - x**2 / every),
        xn=table(xn - x * words / every),
        total=Sums(np.count_nonzero(sizes), summed(x), n.sum(), summed(xx), summed(xn), nn.sum()),
    )


def closed_form_p(strata: Strata, group: Mask, ours: Sums) -> Floats:
    """Return two-sided p-values from the normal approximation to the distribution over arrangements.

    In a stratum of N documents, N_A of them the first group's, S has mean N_A/N · Σr and variance
    N_A N_B / (N (N − 1)) · (Σr² − (Σr)²/N) with r = x − n·p; strata add up. No variance gives p = 1.

    Args:
        strata: All documents, as `stratified` returns them.
        group: For each document whether it belongs to the first group.
        ours: The sums of every term over the first group.

    References:
        Hájek, J. (1961). Some extensions of the Wald-Wolfowitz-Noether theorem. Annals of Mathematical Statistics,
        32(2), 506-523.
    """
    every, x = strata.documents, np.asarray(strata.total.x)
    own = np.bincount(strata.codes[group], minlength=len(every))
    share, spread = own / every, own * (every - own) / (every * np.maximum(every - 1, 1))
    rates = x / max(strata.n.sum(), 1)
    distance = np.asarray(ours.x) - strata.x.T @ share - rates * (np.asarray(ours.n) - share @ strata.n)
    # r² = x² − 2p·xn + p²·n², of which only the last is not sparse
    variance = strata.xx.T @ spread - 2 * rates * (strata.xn.T @ spread) + rates**2 * (spread @ strata.nn)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * ndtr(-np.abs(distance) / np.sqrt(np.maximum(variance, 0)))
    return np.where(variance > _SLACK * np.maximum(x, 1), p, 1.0)


def residuals(counts: sparse.csr_array, lengths: npt.NDArray[np.integer], rates: Floats) -> Floats:
    """Return x − n·p of every document and term: documents x terms, dense."""
    dense: Floats = counts.toarray() - np.outer(lengths, rates)
    return dense
