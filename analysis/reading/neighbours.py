"""What stands near the matches of a search, in some documents."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.corpus.errors import FilterError
from analysis.measures.association import log_dice
from analysis.query.selection import Selection

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Neighbours:
    """What stands near a search in some documents.

    Attributes:
        chosen: The documents.
        starts: For each match the first position that its window reaches.
        ends: For each match the position after the last one.
        places: Every place near a match: ascending, no two alike, none of them in a match.
    """

    chosen: Selection
    starts: Ints
    ends: Ints
    places: Ints

    @property
    def size(self) -> int:
        """The number of places."""
        return len(self.places)

    @cached_property
    def counts(self) -> Ints:
        """For each term of the corpus the number of places that it has."""
        index = self.chosen.corpus.index
        return np.bincount(index.ids[self.places], minlength=len(index.terms))

    @cached_property
    def documents(self) -> Ints:
        """For each term of the corpus the number of documents in which it has a place."""
        index = self.chosen.corpus.index
        bounds, ids = np.searchsorted(self.places, index.offsets), index.ids[self.places]
        each = sparse.csr_array((np.ones_like(ids), ids, bounds), shape=(len(index.lengths), len(index.terms)))
        each.sum_duplicates()  # one entry is left for each term of a document
        return np.bincount(each.indices, minlength=len(index.terms))

    def of(self, term: str) -> Ints:
        """Return the places of one term."""
        index = self.chosen.corpus.index
        found: Ints = self.places[index.ids[self.places] == index.id_of(term)]
        return found

    def held(self, places: Ints) -> npt.NDArray[np.bool_]:
        """Return for each match whether any of some ascending places is near it."""
        return np.searchsorted(places, self.starts) < np.searchsorted(places, self.ends)

    def table(self, ids: Ints) -> pd.DataFrame:
        """Return term, count, documents, frequency in all documents chosen, and logDice of some terms."""
        index = self.chosen.corpus.index
        frequency = index.counts.frequencies(self.chosen.mask)[ids].astype(np.int64)
        count, uses = self.counts[ids], len(self.starts)
        return pd.DataFrame(
            {
                "term": pd.Series(index.terms[ids], dtype="str"),
                "count": count,
                "documents": self.documents[ids],
                "frequency": frequency,
                "log_dice": np.where(count > 0, log_dice(np.minimum(count, uses), uses, frequency), np.nan),
            }
        )


def neighbours(chosen: Selection, node: str, window: int) -> Neighbours:
    """Return what stands near a search in some documents."""
    if window < 1:
        raise FilterError("E-WINDOW", f"a window of {window} words holds no word", todo="use 1 word or more")
    rows, positions, widths = chosen.matches(node)
    offsets = chosen.corpus.index.offsets
    starts = np.maximum(positions - window, offsets[rows])
    ends = np.minimum(positions + widths + window, offsets[rows + 1])
    reached = _joined(starts, ends)
    inside = np.searchsorted(reached, _joined(positions.astype(np.int64), positions + widths))
    return Neighbours(chosen, starts, ends, np.delete(reached, inside))


def _joined(starts: Ints, ends: Ints) -> Ints:
    """Return every position in any of some ranges, ascending and each once; the starts ascend."""
    reached = np.maximum.accumulate(ends)
    begins = np.maximum(starts, np.append(0, reached)[:-1])
    lengths = reached - begins
    found: Ints = np.arange(lengths.sum()) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)
    return found


def no_stopwords(terms: npt.NDArray[np.object_], stopwords: AbstractSet[str] | None) -> npt.NDArray[np.bool_]:
    """Return which terms are no stop words."""
    return np.array([term not in (stopwords or ()) for term in terms], dtype=np.bool_)
