"""Could chance have dealt the documents like this? Tests that shuffle the labels of documents, never words.

The statistic of a term is a sum over the first group's documents, S = Σ (x − n·p) with x uses in n words and p the
term's rate in all documents together: how many more uses the group has than its length would lead one to expect.
Within each stratum (a month, say) every assignment of labels that keeps the group's number of documents is equally
likely.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations, product
from math import comb, prod
from operator import mul
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis import limits

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

Labels = npt.NDArray[np.int32]

_CELLS = 2_000_000  # of documents or terms by deals, made at once
_FEW, _MANY = 8, 2_000  # one in so many, of more than so many, are drawn one by one; else all get a new order
_SPARSE = 8  # where labels choose fewer than one document in so many, the others are not gone through
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
    codes = strata - strata.min(initial=0)  # periods of a calendar, of which few are left out
    own, every = np.bincount(codes[group]), np.bincount(codes)
    own = np.pad(own, (0, len(every) - len(own)))
    mixed: Mask = ((own > 0) & (own < every))[codes]
    return mixed


def smallest_p(group: Mask, strata: npt.NDArray[np.integer]) -> float:
    """Return the smallest two-sided p-value that any term could have: 2 in so many arrangements, at most 1."""
    return min(1.0, 2 / arrangements(group, strata))


@dataclass(frozen=True, slots=True, eq=False)
class Residuals:
    """What documents have of terms beyond what their length leads to expect, y − n·r, kept sparse.

    Attributes:
        weights: documents x terms, y.
        lengths: Words of each document, n.
        rates: For each term r.
    """

    weights: sparse.csr_array
    lengths: npt.NDArray[np.integer]
    rates: Floats
    __array_ufunc__: ClassVar[None] = None  # NumPy leaves the product of labels and residuals to them

    def of(self, terms: npt.NDArray[np.intp]) -> "Residuals":
        """Return the residuals of some terms, in this order."""
        if np.array_equal(terms, np.arange(len(self.rates))):
            return self
        return Residuals(sparse.csr_array(self.weights[:, terms]), self.lengths, self.rates[terms])

    def among(self, documents: Mask) -> "Residuals":
        """Return the residuals of some documents."""
        rows = np.flatnonzero(documents)
        return Residuals(sparse.csr_array(self.weights[rows]), self.lengths[rows], self.rates)

    def written_out(self) -> "Floats | Residuals":
        """Return them as documents x terms, which is faster to go through, where that is no large table."""
        if self.weights.shape[0] * self.weights.shape[1] > _CELLS:
            return self
        table: Floats = self.weights.toarray() - np.outer(self.lengths, self.rates)
        return table

    def __rmatmul__(self, labels: Floats) -> Floats:
        """Return their sum over the documents that labels choose: arrangements x terms, of arrangements x documents."""
        sums: Floats = (sparse.csr_array(labels) @ self.weights).toarray() - np.outer(labels @ self.lengths, self.rates)
        return sums

    def sums(self, labels: npt.NDArray[np.integer]) -> Floats:
        """Return their sum over the documents that labels choose: terms x deals, of labels as documents x deals."""
        sums: Floats = dealt_sums(self.weights, labels)
        sums -= np.outer(self.rates, dealt_lengths(self.lengths, labels))
        return sums


def dealt_sums(weights: sparse.csr_array, labels: npt.NDArray[np.integer]) -> npt.NDArray[Any]:
    """Return the sum of each term over the documents that labels choose: terms x deals, in the type of the weights.

    Where labels choose few documents only these are gone through; documents are added up in the same order either way,
    so that the sums are the same to the last bit.

    Args:
        weights: documents x terms.
        labels: documents x deals, 1 where a document is chosen, else 0.
    """
    if np.count_nonzero(labels) * _SPARSE > labels.size:
        dense: npt.NDArray[Any] = weights.T @ labels.astype(weights.dtype, copy=False)
        return dense
    sums: npt.NDArray[Any] = sparse.csr_array(_chosen(labels, weights.dtype) @ weights).toarray().T
    return sums


def dealt_lengths(lengths: npt.NDArray[np.integer], labels: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Return the words of the documents that labels choose, of each deal; arguments as `dealt_sums`."""
    found: npt.NDArray[np.int64] = _chosen(labels, np.dtype(np.int64)) @ lengths
    return found


def _chosen(labels: npt.NDArray[np.integer], dtype: np.dtype[Any]) -> sparse.csr_array:
    """Return labels as deals x documents, sparse."""
    places, (documents, deals) = np.flatnonzero(np.ascontiguousarray(labels.T, dtype=np.bool_)), labels.shape
    starts = np.searchsorted(places, np.arange(deals + 1) * documents)
    columns = places % max(documents, 1)
    ones = np.ones(len(places), dtype)
    return sparse.csr_array((ones, columns.astype(np.int32), starts.astype(np.int32)), shape=(deals, documents))


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
    p: Floats = np.minimum(1.0, 2 * np.minimum(*exact_tails(residuals, group, strata)))
    return p


def exact_tails(residuals: "Floats | Residuals", group: Mask, strata: npt.NDArray[np.integer]) -> tuple[Floats, Floats]:
    """Return the share of all arrangements with a statistic as high as the one seen, and that of those as low.

    Arguments as `exact_p`; residuals may be sparse.
    """
    residuals = residuals.written_out() if isinstance(residuals, Residuals) else residuals
    seen = (group.astype(np.float64)[np.newaxis] @ residuals)[0]
    above, below = np.zeros(len(seen)), np.zeros(len(seen))
    total = 0
    for labels in _dealt(group, strata, block=max(min(1_000, _CELLS // max(len(seen), len(group), 1)), 1)):
        drawn = labels @ residuals
        slack = _SLACK * np.maximum(np.abs(seen), 1)
        above += (drawn >= seen - slack).sum(axis=0)
        below += (drawn <= seen + slack).sum(axis=0)
        total += len(labels)
    unknown = np.isnan(seen)
    return np.where(unknown, np.nan, above / total), np.where(unknown, np.nan, below / total)


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


def dealt_labels(group: Mask, strata: npt.NDArray[np.integer], deals: int, random: np.random.Generator) -> Labels:
    """Return labels dealt anew within strata: documents x deals, 1 for the first group and 0 for the other.

    Args:
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.
        deals: How often they are dealt.
        random: Where chance comes from.
    """
    labels = np.zeros((len(group), deals), dtype=np.int32)
    for one in np.unique(strata):
        rows = np.flatnonzero(strata == one)
        own = int(group[rows].sum())
        if own == len(rows):
            labels[rows] = 1
        elif own * _FEW < len(rows) and len(rows) > _MANY:
            for deal in range(deals):
                labels[rows[random.choice(len(rows), own, replace=False, shuffle=False)], deal] = 1
        else:
            labels[rows] = random.permuted(np.tile(group[rows], (deals, 1)), axis=1).T
    return labels


def label_blocks(
    group: Mask, strata: npt.NDArray[np.integer], deals: int, random: np.random.Generator, *, terms: int
) -> Iterator[Labels]:
    """Yield labels as `dealt_labels` returns them, in blocks that so many terms can be held beside."""
    block = max(_CELLS // max(len(group), terms, 1), 1)
    for done in range(0, deals, block):
        yield dealt_labels(group, strata, min(block, deals - done), random)


def dealt_p(
    residuals: Residuals, group: Mask, strata: npt.NDArray[np.integer], *, higher: Mask, seed: int = 0
) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Return two-sided p-values from labels dealt at random, the arrangement seen among them.

    2 · (as extreme + 1) / (deals + 1), at most 1. All terms get `limits.FEWEST_DEALS`; those that fewer than
    `limits.EXTREME_DEALS` of them reach get twice as many, and so on to `limits.MOST_DEALS`, or to as many as
    `limits.DEALT_LABELS` labels allow.

    Args:
        residuals: Of all documents.
        group: For each document whether it belongs to the first group.
        strata: For each document its stratum.
        higher: For each term whether as extreme is as high; else it is as low.
        seed: Of the deals.

    Returns:
        For each term its p, and from how many deals.

    References:
        Besag, J., & Clifford, P. (1991). Sequential Monte Carlo p-values. Biometrika, 78(2), 301-304: a term that many
        deals reach needs no more of them.
    """
    random, sign = np.random.default_rng(seed), np.where(higher, 1.0, -1.0)
    seen = sign * residuals.sums(group[:, None].astype(np.int64))[:, 0]
    least = seen - _SLACK * np.maximum(np.abs(seen), 1)
    reached, deals = np.zeros(len(seen), np.int64), np.zeros(len(seen), np.int64)
    left, target = np.arange(len(seen)), limits.FEWEST_DEALS
    most = int(np.clip(limits.DEALT_LABELS // max(len(group), 1), target, max(limits.MOST_DEALS, target)))
    while len(left):
        some = residuals.of(left)
        for labels in label_blocks(group, strata, target - int(deals[left[0]]), random, terms=len(left)):
            reached[left] += (sign[left, None] * some.sums(labels) >= least[left, None]).sum(axis=1)
        deals[left] = target
        if target == most:
            break
        left = left[reached[left] < limits.EXTREME_DEALS]
        target = min(2 * target, most)
    p: Floats = np.minimum(1.0, 2 * (reached + 1) / (deals + 1))
    return p, deals
