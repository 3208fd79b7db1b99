"""A selection: the documents of a corpus that pass the filters, as a mask and as a table."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import FilterError
from analysis.filters import Filters
from analysis.query import alternatives, matches


@dataclass(frozen=True, eq=False)
class Selection:
    """Some of a corpus's documents.

    Attributes:
        corpus: The corpus.
        mask: bool, one per document of the corpus.
    """

    corpus: Corpus
    mask: npt.NDArray[np.bool_]

    @cached_property
    def documents(self) -> pd.DataFrame:
        """The selected documents; the index is their row in the corpus."""
        return self.corpus.documents[self.mask]

    @property
    def size(self) -> int:
        """The number of selected documents."""
        return int(self.mask.sum())

    @cached_property
    def tokens(self) -> int:
        """The number of words in the selected documents."""
        return int(self.corpus.index.lengths[self.mask].sum())

    def of(self, sources: tuple[str, ...]) -> "Selection":
        """Return the part of the selection that some sources published."""
        codes = [place for place, name in enumerate(self.corpus.sources) if name in sources]
        return Selection(self.corpus, self.mask & np.isin(self.corpus.source_codes, codes))

    def matches(self, search: str) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.integer], npt.NDArray[np.int64]]:
        """Return each match's document row and first position, in reading order, and the words it covers.

        Raises:
            QueryError: see `query.alternatives`.
        """
        found = matches(self.corpus.index, search)
        rows = self.corpus.index.documents_at(found.positions)
        selected = self.mask[rows]
        return rows[selected], found.positions[selected], found.widths[selected]


def selection(corpus: Corpus, filters: Filters) -> Selection:
    """Return the documents that pass the filters.

    A document dated to a month or a year passes when any day of it lies in the range. An undated document passes
    only where no date is asked for.

    Raises:
        FilterError: `E-SOURCE` when a source is not in the corpus.
        QueryError: see `query.alternatives`.
    """
    mask = np.ones(len(corpus.documents), dtype=bool)
    if filters.sources:
        unknown = [name for name in filters.sources if name not in corpus.sources]
        if unknown:
            raise FilterError(
                "E-SOURCE",
                f"the corpus has no source {', '.join(f'“{name}”' for name in unknown)}",
                todo=f"it has {', '.join(corpus.sources[:20])}{' …' if len(corpus.sources) > 20 else ''}",  # noqa: PLR2004
            )
        mask &= Selection(corpus, mask).of(filters.sources).mask
    if filters.start:
        mask &= corpus.last_days >= np.datetime64(filters.start)
    if filters.end:
        mask &= corpus.first_days <= np.datetime64(filters.end)
    if filters.collapse_duplicates:
        mask &= corpus.first_copies
    if alternatives(filters.search):
        rows, _, _ = Selection(corpus, mask).matches(filters.search)
        mask = np.isin(np.arange(len(mask)), rows)
    return Selection(corpus, mask)
