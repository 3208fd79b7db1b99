"""The term index: two arrays from which every count, position and frequency list is read.

`ids` holds one term id per word in reading order, `offsets` where each document starts. The counts matrix and the
postings are views of these two, made once when first asked for. A selection of documents is a boolean mask; a
frequency list is one pass of the counts matrix over that mask.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt
import polars as pl
from scipy import sparse

from analysis.corpus.segmentation import UNSPACED
from analysis.corpus.tokens import encoded, without_accents

Ints = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]

_HALF = 32  # bits; a term may be used 2³¹ times, in as many documents
_MANY = 16  # where one word in so many is asked for, reading them all is faster than sorting
_STRIDE = 5  # bits; the document of every 2⁵th word is known, the others are found from there


@dataclass(frozen=True, eq=False)
class Counts:
    """How often each term stands in each document.

    Attributes:
        matrix: sparse rows, documents x terms, whole numbers; indices sorted, nothing stored twice.
        terms: object array of str, one per column.
    """

    matrix: sparse.csr_array
    terms: npt.NDArray[np.object_]

    def with_paired(self, numbers: npt.NDArray[np.int64]) -> Self:
        """Return the same counts with the numbers of `paired`, which were made before."""
        found = replace(self)
        vars(found).update(paired=self._alike(numbers))  # where `cached_property` has it
        return found

    @cached_property
    def presence(self) -> sparse.csr_array:
        """1 where a document holds a term; shares its index arrays with `matrix`."""
        return self._alike(np.ones_like(self.matrix.data))

    def frequencies(self, mask: Mask) -> Ints:
        """Return how often each term is used in the documents of the mask."""
        found: Ints = self.matrix.T @ mask.astype(self.matrix.dtype)
        return found

    def document_frequencies(self, mask: Mask) -> Ints:
        """Return how many documents of the mask use each term."""
        return self.both_frequencies(mask)[1]

    def both_frequencies(self, mask: Mask) -> tuple[Ints, Ints]:
        """Return how often each term is used in the documents of the mask, and in how many, from one pass."""
        sums: Ints = self.paired.T @ mask.astype(np.int64)
        return sums >> _HALF, sums & ((1 << _HALF) - 1)

    @cached_property
    def paired(self) -> sparse.csr_array:
        """The counts in the upper half of 64 bits and a 1 in the lower: both sums travel in one number."""
        return self._alike((self.matrix.data.astype(np.int64) << _HALF) | 1)

    def _alike(self, numbers: Ints) -> sparse.csr_array:
        """Return other numbers in the places of the counts; shares its index arrays with `matrix`."""
        return sparse.csr_array((numbers, self.matrix.indices, self.matrix.indptr), shape=self.matrix.shape)


@dataclass(frozen=True, eq=False)
class TermIndex:
    """All words of a corpus by number. See `tokens.Encoded` for what it holds."""

    ids: npt.NDArray[np.int32]
    offsets: npt.NDArray[np.int64]
    terms: npt.NDArray[np.object_]
    languages: tuple[str, ...] = ("",)
    joined: frozenset[str] = frozenset()
    breaks: int = 0
    too_long: int = 0
    touching: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

    @cached_property
    def lengths(self) -> npt.NDArray[np.int64]:
        """The number of words of each document."""
        return np.diff(self.offsets)

    @cached_property
    def counts(self) -> Counts:
        """The counts of single words."""
        return Counts(_counted(self.postings), self.terms)

    @cached_property
    def postings(self) -> sparse.csc_array:
        """All positions, term by term in reading order, with their documents."""
        return _sorted_by_term(self.ids, self.offsets, len(self.terms))

    def with_views(self, postings: sparse.csc_array, counts: Counts) -> Self:
        """Return the same index with its postings and counts, which were made before, so that it need not make them."""
        found = replace(self)
        vars(found).update(postings=postings, counts=counts)  # where `cached_property` has them
        return found

    def id_range(self, prefix: str) -> range:
        """Return the ids of the terms that start with the prefix."""
        first = bisect_left(self.terms, prefix, key=str)
        return range(first, bisect_left(self.terms, prefix + "\U0010ffff", lo=first, key=str))

    def id_of(self, term: str) -> int | None:
        """Return the id of a term, or None where the corpus does not have it."""
        place = bisect_left(self.terms, term, key=str)
        return place if place < len(self.terms) and self.terms[place] == term else None

    def among(self, words: Collection[str]) -> Mask:
        """Return for each term whether it is one of some words."""
        wanted = np.array(sorted(words), dtype=object)
        found = np.zeros(len(self.terms), dtype=np.bool_)
        places = np.searchsorted(self.terms, wanted)
        inside = places < len(self.terms)
        found[places[inside][self.terms[places[inside]] == wanted[inside]]] = True
        return found

    @cached_property
    def vocabulary(self) -> pl.Series:
        """The terms as a polars series, which is searched outside Python's lock."""
        return pl.Series("term", self.terms.tolist(), dtype=pl.String)

    @cached_property
    def folded(self) -> pl.Series:
        """The vocabulary without accents; several terms may become one."""
        return without_accents(self.vocabulary)

    @cached_property
    def unspaced(self) -> Mask:
        """Which terms hold letters of scripts that are written without spaces."""
        held: Mask = self.vocabulary.str.contains(f"[{UNSPACED}]").to_numpy()
        return held

    @cached_property
    def unspaced_uses(self) -> Ints:
        """How many words of each document are such terms."""
        if not self.unspaced.any():
            return np.zeros(len(self.lengths), dtype=np.int64)
        uses: Ints = self.counts.matrix @ self.unspaced.astype(np.int64)
        return uses

    @property
    def frequencies(self) -> Ints:
        """How often each term is used."""
        return np.diff(self.postings.indptr)

    def positions(self, ids: range | Ints) -> Ints:
        """Return where the words of some ids stand, in reading order."""
        found: Ints = self.postings.data
        starts = self.postings.indptr
        if len(ids) == 0:
            return found[:0]
        if len(ids) == 1:
            return found[starts[ids[0]] : starts[ids[0] + 1]]
        chosen = np.asarray(ids)
        lengths = (starts[chosen + 1] - starts[chosen]).astype(np.int64)
        if lengths.sum() * _MANY > len(found):
            wanted = np.zeros(len(self.terms), dtype=np.bool_)
            wanted[chosen] = True
            return np.flatnonzero(wanted[self.ids])
        return np.sort(found[ranges(starts[chosen].astype(np.int64), lengths)], kind="stable")  # it merges runs

    def documents_at(self, positions: Ints) -> npt.NDArray[np.int64]:
        """Return the number of the document in which each position lies.

        It is that of the last milestone, or one of the next few, of which each has a word at least: far fewer steps
        than a search among all documents.
        """
        documents, starts, milestones = self._milestones
        found = milestones[positions >> _STRIDE]
        while (later := starts[found + 1] <= positions).any():
            found += later
        rows: npt.NDArray[np.int64] = documents[found]
        return rows

    def ends_at(self, positions: Ints) -> npt.NDArray[np.int64]:
        """Return the position after the last word of the document in which each position lies."""
        found: npt.NDArray[np.int64] = self.offsets[self.documents_at(positions) + 1]
        return found

    @cached_property
    def _milestones(self) -> tuple[Ints, Ints, Ints]:
        """The documents with words, where they start and the last ends, and of every so many words which it is of."""
        documents = np.flatnonzero(self.lengths)
        starts = np.append(self.offsets[documents], len(self.ids))
        milestones = np.searchsorted(starts, np.arange(0, len(self.ids), 1 << _STRIDE), side="right") - 1
        return documents, starts, milestones.astype(whole_numbers(len(self.lengths)), copy=False)


def term_index(
    texts: pl.Series, languages: Sequence[str] | None = None, *, joined: frozenset[str] | None = None
) -> TermIndex:
    """Return the index of a polars series of texts, one per document; the arguments are those of `encoded`."""
    words = encoded(texts, languages, joined=joined)
    return TermIndex(**{part.name: getattr(words, part.name) for part in fields(words)})


def ngram_counts(index: TermIndex, n: int, mask: Mask | None = None, *, without: Mask | None = None) -> Counts:
    """Return the counts of every n words in a row inside one document.

    Sequences run over punctuation and sentence ends, and never from one document into the next.

    Args:
        index: The index of the corpus.
        n: The number of words, 1 or more; of single words all are counted, whatever else is said.
        mask: Of which documents; the rows of the others are empty. None is all.
        without: For each term whether sequences that begin or end with it are left out.
    """
    if n == 1:
        return index.counts
    lengths = np.maximum(index.lengths - (n - 1), 0)
    if mask is not None:
        lengths = np.where(mask, lengths, 0)
    starts = ranges(index.offsets[:-1], lengths)
    if without is not None:
        kept = ~(without[index.ids[starts]] | without[index.ids[starts + (n - 1)]])
        rows = np.repeat(np.arange(len(lengths)), lengths)
        starts, lengths = starts[kept], np.bincount(rows[kept], minlength=len(lengths))
    keys = index.ids[starts].astype(np.int64)
    parts = [np.arange(len(index.terms))]
    for shift in range(1, n):
        found, keys = np.unique(keys * len(index.terms) + index.ids[starts + shift], return_inverse=True)
        heads, tails = np.divmod(found, max(len(index.terms), 1))
        parts = [*(part[heads] for part in parts), tails]
    terms = np.array([" ".join(row) for row in zip(*(index.terms[part] for part in parts), strict=True)], dtype=object)
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    return Counts(_counted(_sorted_by_term(keys, offsets, len(terms))), terms)


def ranges(starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return start, start + 1, … for each start, as many as its length says, one after the other."""
    total = int(lengths.sum())
    before = np.cumsum(lengths) - lengths
    found: npt.NDArray[np.int64] = np.arange(total) + np.repeat(starts - before, lengths)
    return found


def _sorted_by_term(ids: Ints, offsets: npt.NDArray[np.int64], width: int) -> sparse.csc_array:
    """Return documents x terms with one entry per word, its position, in one counting sort."""
    whole = whole_numbers(len(ids))  # index arrays of two widths would make scipy widen both
    places = np.arange(len(ids), dtype=whole)
    shape = (len(offsets) - 1, width)
    return sparse.csr_array((places, ids.astype(whole, copy=False), offsets.astype(whole)), shape=shape).tocsc()


def _counted(postings: sparse.csc_array) -> sparse.csr_array:
    """Return documents x terms from one entry per word: a run of one document under one term is its count."""
    documents, starts = postings.indices, postings.indptr
    new = np.ones(len(documents), dtype=np.bool_)
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    new[starts[:-1][np.diff(starts) > 0]] = True
    runs = np.flatnonzero(new)
    counts = np.diff(runs, append=len(documents)).astype(starts.dtype)
    bounds = np.searchsorted(runs, starts).astype(starts.dtype)
    return sparse.csc_array((counts, documents[runs], bounds), shape=postings.shape).tocsr()


def whole_numbers(largest: int) -> type[np.integer]:
    """Return the smallest whole-number type that scipy indexes with and that holds numbers so large."""
    return np.int32 if largest < np.iinfo(np.int32).max else np.int64
