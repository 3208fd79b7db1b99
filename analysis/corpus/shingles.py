"""Shingles: all sequences of five words in a row, and which texts share so many of them that one is a copy.

Everything here is exact. Texts of the same words are one text; of the others, those pairs are counted that can reach
the resemblance asked for (Bayardo, Ma and Srikant 2007), in blocks of bounded size.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import sparse

from analysis import limits
from analysis.corpus.index import TermIndex, ranges
from analysis.measures.similarity import resemblance

_BLOCK = 5_000_000  # numbers held at once while texts are compared
_HAIR = 1e-9  # more than rounding, less than any difference between two resemblances

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Pairs of texts; each once.

    Attributes:
        first: int64, the number of one text.
        second: int64, the number of the other.
        shared: int64, how many different shingles both have.
    """

    first: Ints
    second: Ints
    shared: Ints


@dataclass(frozen=True, eq=False)
class Shingles:
    """The texts of a corpus as sets of shingles.

    A text with fewer than five words is one shingle, all of it.

    Attributes:
        texts: int64, for each document the number of its text; documents of the same words have the same, and a
            document without a word has −1.
        sizes: int64, for each text the number of its different shingles.
        shared: sparse rows, texts x shingles, 1 where a text has it; only shingles of two texts or more, the rarest
            first.
    """

    texts: Ints
    sizes: Ints
    shared: sparse.csr_array

    @cached_property
    def groups(self) -> Ints:
        """For each text the number of its group: copies, copies of copies and so on are one group."""
        from scipy.sparse.csgraph import connected_components  # noqa: PLC0415 - takes a tenth of a second

        number = len(self.sizes)
        groups = np.arange(number)
        for pairs in self.pairs(groups, limits.COPY_SHARE):
            ends = groups[pairs.first], groups[pairs.second]
            links = sparse.csr_array((np.ones(len(ends[0]), dtype=np.int8), ends), shape=(number, number))
            groups = connected_components(links, directed=False)[1].astype(np.int64)[groups]
        return groups

    @cached_property
    def steps(self) -> int:
        """How many times two texts meet in a shingle while `groups` are found, which is what that takes."""
        rare = self._ordered(np.arange(len(self.sizes)), limits.COPY_SHARE)[2]
        return int(_meetings(rare).sum())

    def _ordered(self, texts: Ints, least: float) -> tuple[Ints, Ints, sparse.csr_array]:
        """Return texts from the shortest, how many of their commonest shingles are left out, and what is left."""
        order = texts[np.argsort(self.sizes[texts], kind="stable")]
        whole, sizes = self.shared[order], self.sizes[order]
        left_out = np.minimum(np.maximum(np.ceil(least * sizes - _HAIR) - 1, 0), np.diff(whole.indptr)).astype(np.int64)
        return order, left_out, _without_last(whole, left_out)

    def pairs(self, texts: Ints, least: float) -> Iterator[Pairs]:
        """Yield all pairs of different texts that share a shingle and have at least some resemblance, in blocks.

        Two texts of that resemblance share a shingle even when the commonest are left out of both, as many as could be
        all that they share; and a text has its match among those not much longer. What is left of the texts is
        multiplied, and the pairs that may be enough are then counted in full.

        Args:
            texts: The numbers of the texts to compare.
            least: The smallest resemblance; 0 is all pairs that share a shingle.
        """
        least = max(least, _HAIR)
        order, left_out, rare = self._ordered(texts, least)
        whole, sizes = self.shared[order], self.sizes[order]
        longest = np.searchsorted(sizes, sizes / least + _HAIR, side="right")
        for block in _blocks(_meetings(rare)):
            met = (rare[block] @ rare[block.start : longest[block.stop - 1]].T).tocoo()
            first, second = (places.astype(np.int64) + block.start for places in (met.row, met.col))
            most = met.data + np.maximum(left_out[first], left_out[second])
            needed = least / (1 + least) * (sizes[first] + sizes[second]) - _HAIR
            kept = (first < second) & (most >= needed)
            first, second = first[kept], second[kept]
            shared = _overlaps(whole, first, second)
            enough = (shared > 0) & (resemblance(shared, sizes[first], sizes[second]) >= least)
            yield Pairs(order[first[enough]], order[second[enough]], shared[enough])


def shingles(index: TermIndex) -> Shingles:
    """Return the texts of a corpus as sets of shingles."""
    numbers: dict[bytes, int] = {}
    words = (index.ids[start:end].tobytes() for start, end in pairwise(index.offsets))
    texts = np.array([numbers.setdefault(text, len(numbers)) if text else -1 for text in words], dtype=np.int64)
    first = np.unique(texts[texts >= 0], return_index=True)[1]
    rows = np.flatnonzero(texts >= 0)[first]
    starts, codes = _codes(index, rows)
    sets = sparse.csr_array((np.ones(len(codes), np.int32), codes, starts), shape=(len(rows), len(codes)))
    sets.sum_duplicates()
    sets.data[:] = 1
    return Shingles(texts, np.diff(sets.indptr).astype(np.int64), _common(sets))


def _codes(index: TermIndex, rows: Ints) -> tuple[Ints, Ints]:
    """Return where the shingles of each document start, and all of them by number, in reading order."""
    lengths = index.lengths[rows]
    filled = np.maximum(lengths, limits.COPY_WORDS)  # a short text is filled up with a word that is none
    places = ranges(index.offsets[rows], filled)
    inside = places < np.repeat(index.offsets[rows] + lengths, filled)
    codes = np.full(len(places), len(index.terms), dtype=np.int64)
    codes[inside] = index.ids[places[inside]]
    width = 1
    while width < limits.COPY_WORDS and len(codes):
        # Two runs of words, one after the other or overlapping, are a longer run.
        step = min(width, limits.COPY_WORDS - width)
        keys = pl.Series(codes[:-step] * (codes.max() + 1) + codes[step:])
        codes = keys.rank("dense").to_numpy().astype(np.int64) - 1
        width += step
    each = filled - (limits.COPY_WORDS - 1)
    return np.concatenate(([0], np.cumsum(each))), codes[ranges(np.cumsum(filled) - filled, each)]


def _common(sets: sparse.csr_array) -> sparse.csr_array:
    """Return the sets without the elements that only one of them has, and the rest in order of rising commonness."""
    commonness = np.bincount(sets.indices, minlength=sets.shape[1])
    several = np.flatnonzero(commonness > 1)
    ranks = np.empty(len(commonness), dtype=np.int64)
    ranks[several[np.argsort(commonness[several], kind="stable")]] = np.arange(len(several))
    kept = commonness[sets.indices] > 1
    ends = np.concatenate(([0], np.cumsum(kept)))[sets.indptr]
    shape = sets.shape[0], len(several)
    found = sparse.csr_array((sets.data[kept], ranks[sets.indices[kept]], ends), shape=shape)
    found.sort_indices()
    return found


def _without_last(rows: sparse.csr_array, left_out: Ints) -> sparse.csr_array:
    """Return the rows without so many of their last elements each."""
    kept = np.diff(rows.indptr) - left_out
    places = ranges(rows.indptr[:-1].astype(np.int64), kept)
    starts = np.concatenate(([0], np.cumsum(kept)))
    return sparse.csr_array((rows.data[places], rows.indices[places], starts), shape=rows.shape)


def _meetings(rows: sparse.csr_array) -> Ints:
    """Return for each row how many others have an element of it, each once for every such element."""
    found: Ints = rows @ np.bincount(rows.indices, minlength=rows.shape[1])
    return found


def _overlaps(sets: sparse.csr_array, first: Ints, second: Ints) -> Ints:
    """Return how many elements the sets of each pair share."""
    sizes = np.diff(sets.indptr)
    counts = [
        np.asarray(sets[first[block]].multiply(sets[second[block]]).sum(axis=1))
        for block in _blocks(sizes[first] + sizes[second])
    ]
    return np.concatenate([np.empty(0, dtype=np.int64), *counts]).astype(np.int64)


def _blocks(work: npt.NDArray[np.integer]) -> Iterator[slice]:
    """Yield slices, one after the other, of as much work as may be done at once; a single one may be more."""
    done = np.concatenate(([0], np.cumsum(work, dtype=np.int64)))
    start = 0
    while start < len(work):
        stop = max(start + 1, int(np.searchsorted(done, done[start] + _BLOCK, side="right")) - 1)
        yield slice(start, stop)
        start = stop
