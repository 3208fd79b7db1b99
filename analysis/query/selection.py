"""A selection: the documents of a corpus that pass the filters, as a mask and as a table."""

from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.filters import Filters
from analysis.query.matching import Matches, matches
from analysis.query.named import names_of


@dataclass(frozen=True, eq=False)
class Selection:
    """Some of a corpus's documents.

    Attributes:
        corpus: The corpus.
        mask: bool, one per document of the corpus.
        fold_accents: Whether accents make no difference to searches in them.
    """

    corpus: Corpus
    mask: npt.NDArray[np.bool_]
    fold_accents: bool = False

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The selected documents; the index is their row in the corpus."""
        return self.corpus.documents[self.mask]

    @cached_property
    def size(self) -> int:
        """The number of selected documents."""
        return int(self.mask.sum())

    @cached_property
    def worded(self) -> int:
        """The number of selected documents that have words; a text may be nothing but signs."""
        return int((self.corpus.index.lengths[self.mask] > 0).sum())

    @cached_property
    def tokens(self) -> int:
        """The number of words in the selected documents."""
        return int(self.corpus.index.lengths[self.mask].sum())

    def of(self, sources: tuple[str, ...]) -> "Selection":
        """Return the part of the selection that some sources published."""
        named = np.array([name in sources for name in self.corpus.sources], dtype=bool)
        return replace(self, mask=self.mask & named[self.corpus.source_codes])

    def matches(self, search: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.integer], npt.NDArray[np.int64]]:
        """Return each match's document row and first position, in reading order, and the words it covers.

        Raises:
            EmptyCorpusError, QueryError: See `query.matches`.
        """
        found = matches_in(self.corpus, search, fold=self.fold_accents)
        rows = self.corpus.index.documents_at(found.positions)
        if self.mask.all():
            return rows, found.positions, found.widths
        selected = self.mask[rows]
        return rows[selected], found.positions[selected], found.widths[selected]


def matches_in(corpus: Corpus, search: str, *, fold: bool = False) -> Matches:
    """Return every place of a corpus at which a search matches; see `query.matches`."""
    return matches(corpus.index, search, fold=fold, names=partial(names_of, corpus))


@by_unit
def selection(corpus: Corpus, filters: Filters) -> Selection:
    """Return the documents that pass the filters.

    A document dated to a month or a year passes when any day of it lies in the range. An undated document passes
    only where no date is asked for.

    Raises:
        FilterError: `E-SOURCE` when a source is not in the corpus.
        EmptyCorpusError, QueryError: See `query.matches`.
    """
    mask = np.ones(len(corpus.documents), dtype=bool)
    if filters.sources:
        unknown = [name for name in filters.sources if name not in corpus.sources]
        if unknown:
            most = limits.LISTED_SOURCES
            raise FilterError(
                "E-SOURCE",
                f"the corpus has no {corpus.noun} {', '.join(f'“{name}”' for name in unknown)}",
                todo=f"it has {', '.join(corpus.sources[:most])}{' …' if len(corpus.sources) > most else ''}",
            )
        mask &= Selection(corpus, mask).of(filters.sources).mask
    if filters.start:
        mask &= corpus.last_days >= np.datetime64(filters.start)
    if filters.end:
        mask &= corpus.first_days <= np.datetime64(filters.end)
    if filters.collapse_duplicates:
        mask &= corpus.first_copies
    if filters.search:
        mask &= _passing(corpus, filters)
    return Selection(corpus, mask, filters.fold_accents)


def _passing(corpus: Corpus, filters: Filters) -> npt.NDArray[np.bool_]:
    """Return which documents the search is about: those that AND, OR and NOT choose, or those with a match."""
    found = matches_in(corpus, filters.search, fold=filters.fold_accents)
    if found.documents is not None:
        return found.documents
    passing = np.zeros(len(corpus.documents), dtype=bool)
    passing[corpus.index.documents_at(found.positions)] = True
    return passing
