"""Two groups of documents to compare, and what chance could make of them."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.filters import Filters
from analysis.measures import permutation
from analysis.query.selection import Selection, selection

Group = str | tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Two groups of documents to compare.

    Attributes:
        target: The documents looked at.
        reference: The documents they are compared with.
        strata: For each document of either side, in the order of the corpus, the month it is dated to; documents dated
            less exactly are one stratum. Labels are shuffled within strata only, so that a difference of months is
            not taken for one of sources.
    """

    target: Selection
    reference: Selection
    strata: npt.NDArray[np.int64]

    @property
    def group(self) -> npt.NDArray[np.bool_]:
        """For each document of either side whether it is the target's."""
        return self.target.mask[self.target.mask | self.reference.mask]

    @property
    def arrangements(self) -> int:
        """In how many ways the labels can be dealt."""
        return permutation.arrangements(self.group, self.strata)

    @property
    def smallest_p(self) -> float:
        """The smallest p-value that any word could have."""
        return permutation.smallest_p(self.group, self.strata)


def compared_sides(corpus: Corpus, filters: Filters, *, target: Group, reference: Group | None = None) -> Sides:
    """Return the two groups of documents that `keyness` compares; those without a word are on neither side.

    Raises:
        FilterError: As `keyness`.
    """
    first = _names(target)
    second = _names(reference) if reference is not None else tuple(s for s in corpus.sources if s not in first)
    unknown = [name for name in (*first, *second) if name not in corpus.sources]
    if unknown:
        raise FilterError(
            "E-SOURCE",
            f"the corpus has no source {', '.join(f'“{name}”' for name in unknown)}",
            todo=f"it has {', '.join(corpus.sources)}",
        )
    both = sorted(set(first) & set(second))
    if both:
        raise FilterError("E-GROUPS", f"{', '.join(both)} is on both sides", todo="put each source on one side")
    chosen = selection(corpus, filters)
    chosen = replace(chosen, mask=chosen.mask & (corpus.index.lengths > 0))
    ours, theirs = chosen.of(first), chosen.of(second)
    return Sides(ours, theirs, corpus.months[ours.mask | theirs.mask])


def _names(group: Group) -> tuple[str, ...]:
    return (group,) if isinstance(group, str) else group
