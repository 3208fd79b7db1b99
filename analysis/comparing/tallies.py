"""What some documents hold of every word, whoever published them: the half of a comparison that no side changes."""

from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.comparing.sides import Sides
from analysis.corpus.documents import Corpus
from analysis.measures.dispersion import normalised_deviation_of_proportions
from analysis.measures.intervals import Sums, jackknifed, term_sums
from analysis.measures.scoring import Strata, damped, stratified

Mask = npt.NDArray[np.bool_]

_WHOLE: "WeakKeyDictionary[Corpus, Tally]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """What a part of the documents holds of every word.

    Attributes:
        sums: Of the uses of each word.
        with_term: How many of the documents use each.
    """

    sums: Sums
    with_term: npt.NDArray[np.int64]

    @property
    def documents(self) -> int:
        """The number of documents."""
        return int(np.asarray(self.sums.documents))

    @property
    def words(self) -> int:
        """The number of words in them."""
        return int(np.asarray(self.sums.n))


@dataclass(frozen=True, eq=False)
class Tally:
    """The words of some documents, or of units of them. What is made of them is made when first asked for, and kept.

    Attributes:
        terms: The ids of the words that the documents use, in order.
        counts: documents x these words.
        with_term: How many documents use each.
        lengths: Words of each document.
        words: The words themselves.
    """

    terms: npt.NDArray[np.intp]
    counts: sparse.csr_array
    with_term: npt.NDArray[np.int64]
    lengths: npt.NDArray[np.int64]
    words: npt.NDArray[np.object_]
    _strata: dict[str, Strata] = field(default_factory=dict)

    @cached_property
    def sums(self) -> Sums:
        """What the ratio estimator needs of each word."""
        return term_sums(self.counts, self.lengths)

    @cached_property
    def dispersion(self) -> npt.NDArray[np.float64]:
        """DPnorm of each word."""
        return normalised_deviation_of_proportions(self.counts, self.lengths)

    @cached_property
    def damped(self) -> sparse.csr_array:
        """Documents x words, as weights (`scoring.damped`)."""
        return damped(self.counts, self.lengths)

    @cached_property
    def totals(self) -> npt.NDArray[np.float64]:
        """For each word the weight of all documents."""
        return np.asarray(self.damped.sum(axis=0), dtype=np.float64)

    @cached_property
    def names(self) -> pd.Series:
        """The words themselves, as a column."""
        return pd.Series(self.words, dtype="str")

    def weights(self, group: Mask) -> npt.NDArray[np.float64]:
        """Return for each word the weight of a group of the documents; the fewer documents are counted."""
        fewer = group if 2 * group.sum() <= len(group) else ~group
        part = self.damped[np.flatnonzero(fewer)]
        found = np.bincount(part.indices, weights=part.data, minlength=len(self.terms)).astype(np.float64, copy=False)
        return found if fewer is group else self.totals - found

    def strata(self, within: str, codes: npt.NDArray[np.int64]) -> Strata:
        """Return what a score needs of each word in each stratum.

        Args:
            within: What the strata are called: for one tally they are always the same.
            codes: For each document its stratum.
        """
        if within not in self._strata:
            self._strata[within] = stratified(self.damped, self.lengths, codes)
        return self._strata[within]

    def of_units(self, units: npt.NDArray[np.int64]) -> "Tally":
        """Return the same words, with documents taken together.

        Args:
            units: For each document the number of its unit, from 0.
        """
        number = int(units.max(initial=-1)) + 1
        together = sparse.csr_array(
            (np.ones(len(units), self.counts.dtype), (units, np.arange(len(units)))), shape=(number, len(units))
        )
        counts = sparse.csr_array(together @ self.counts)
        return Tally(self.terms, counts, _documents_with(counts), together @ self.lengths, self.words)

    def split(self, group: Mask) -> tuple[Side, Side]:
        """Return what a group of the documents holds, and what all others do.

        The fewer documents are counted; the rest is what is left of all, in whole numbers and so without loss.
        """
        fewer = group if 2 * group.sum() <= len(group) else ~group
        part = self.counts[np.flatnonzero(fewer)]
        counted = Side(term_sums(part, self.lengths[fewer]), _documents_with(part))
        rest = np.where(fewer, 0, self.lengths)
        left = Side(jackknifed(self.sums.without(counted.sums), self.counts, rest), self.with_term - counted.with_term)
        return (counted, left) if fewer is group else (left, counted)


def document_tally(corpus: Corpus, mask: Mask) -> Tally:
    """Return the words of the documents of the mask; those of all documents are kept as long as the corpus is."""
    if not mask.all():
        return _tally(corpus, mask)
    if corpus not in _WHOLE:
        _WHOLE[corpus] = _tally(corpus, mask)
    return _WHOLE[corpus]


def unit_tally(corpus: Corpus, sides: Sides) -> Tally:
    """Return the words of the units of two sides."""
    documents = document_tally(corpus, sides.mask)
    return documents.of_units(sides.units) if sides.unit else documents


def units_with_terms(corpus: Corpus, sides: Sides) -> npt.NDArray[np.int64]:
    """Return how many units of two sides use each term, those that none uses among them."""
    if sides.unit:
        return unit_tally(corpus, sides).with_term
    return corpus.index.counts.document_frequencies(sides.mask).astype(np.int64, copy=False)


def _tally(corpus: Corpus, mask: Mask) -> Tally:
    whole = corpus.index.counts.matrix
    counts = whole if mask.all() else whole[np.flatnonzero(mask)]
    documents = _documents_with(counts)
    terms = np.flatnonzero(documents)
    if len(terms) < len(documents):
        places = np.empty(len(documents), dtype=counts.indices.dtype)
        places[terms] = np.arange(len(terms))
        shape = (counts.shape[0], len(terms))
        counts = sparse.csr_array((counts.data, places[counts.indices], counts.indptr), shape=shape)
    return Tally(terms, counts, documents[terms], corpus.index.lengths[mask], corpus.index.terms[terms])


def _documents_with(counts: sparse.csr_array) -> npt.NDArray[np.int64]:
    """Return how many documents hold each term."""
    ones = sparse.csr_array((np.ones_like(counts.data), counts.indices, counts.indptr), shape=counts.shape)
    found: npt.NDArray[np.integer] = ones.T @ np.ones(counts.shape[0], dtype=counts.dtype)
    return found.astype(np.int64, copy=False)
