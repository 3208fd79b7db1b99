"""Two groups of documents to compare, and what chance could make of them."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.filters import Filters
from analysis.corpus.periods import Period
from analysis.corpus.units import common_places, unit_codes
from analysis.measures import permutation
from analysis.query.selection import Selection, selection

Group = str | tuple[str, ...]

_STRATA: tuple[Period, ...] = ("month", "quarter", "year")
EVER = ""  # the name of one stratum for all times


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """Two groups of documents to compare.

    Attributes:
        target: The documents looked at.
        reference: The documents they are compared with.
        unit: The column whose values are the units of evidence; empty for the documents themselves.
        units: For each document of either side, in the order of the corpus, the number of its unit, from 0. Documents
            of one value are one unit, or two where it is on both sides.
        group: For each unit whether it is the target's.
        within: In which periods labels are dealt: the shortest of month, quarter and year in which both sides have at
            least `limits.STRATA_SHARE` of their dated units beside some of the other side; empty where there is none.
        strata: For each unit the number of its period; -1 for units dated less exactly, or of several periods, and 0
            for all where `within` is empty.
    """

    target: Selection
    reference: Selection
    unit: str
    units: npt.NDArray[np.int64]
    group: npt.NDArray[np.bool_]
    within: str
    strata: npt.NDArray[np.int64]

    @property
    def mask(self) -> npt.NDArray[np.bool_]:
        """The documents of either side."""
        return self.target.mask | self.reference.mask

    @property
    def dealt(self) -> npt.NDArray[np.bool_]:
        """For each unit whether it is of the side whose labels are dealt: that of fewer units, or else of the first.

        It is the same side whichever is the target, and so are p and q.
        """
        rest = ~self.group
        fewer = self.units_target - self.units_reference
        return self.group if fewer < 0 or (fewer == 0 and self.group[:1].all()) else rest

    @property
    def arrangements(self) -> int:
        """In how many ways the labels can be dealt."""
        return permutation.arrangements(self.group, self.strata)

    @property
    def smallest_p(self) -> float:
        """The smallest p-value that any word could have."""
        return permutation.smallest_p(self.group, self.strata)

    @property
    def resting(self) -> int:
        """The number of units that a test rests on: those in strata that hold both sides."""
        return int(permutation.mixed_strata(self.group, self.strata).sum())

    @property
    def units_target(self) -> int:
        """The number of units looked at."""
        return int(self.group.sum())

    @property
    def units_reference(self) -> int:
        """The number of units that they are compared with."""
        return int((~self.group).sum())


@by_unit
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
            f"the corpus has no {corpus.noun} {', '.join(f'“{name}”' for name in unknown)}",
            todo=f"it has {', '.join(corpus.sources)}",
        )
    both = sorted(set(first) & set(second))
    if both:
        raise FilterError("E-GROUPS", f"{', '.join(both)} is on both sides", todo=f"put each {corpus.noun} on one side")
    chosen = selection(corpus, filters)
    chosen = replace(chosen, mask=chosen.mask & (corpus.index.lengths > 0))
    return sides_in_time(chosen.of(first), chosen.of(second), unit=filters.unit)


def sides_in_time(target: Selection, reference: Selection, *, unit: str = "") -> Sides:
    """Return two groups of documents, none of them in both, to be compared within periods that hold both."""
    rows = np.flatnonzero(target.mask | reference.mask)
    own = target.mask[rows]
    units = unit_codes(target.corpus, rows, unit, apart=own)
    group = np.zeros(units.max(initial=-1) + 1, dtype=bool)
    group[units] = own
    within, strata = _strata(target.corpus, rows, units, group)
    return Sides(target, reference, unit, units, group, within, strata)


def _strata(
    corpus: Corpus, rows: npt.NDArray[np.intp], units: npt.NDArray[np.int64], group: npt.NDArray[np.bool_]
) -> tuple[str, npt.NDArray[np.int64]]:
    """Return in which periods labels are dealt, and the period of each unit; see `Sides`."""
    dated = np.zeros(len(group), dtype=bool)
    dated[units[corpus.calendar_ranks[rows] > 0]] = True
    for by in _STRATA:
        codes = common_places(corpus.places_in_time(by)[rows], units)
        held = permutation.mixed_strata(group, codes) & (codes >= 0)
        sides = (group & dated, ~group & dated)
        if all(0 < side.sum() * limits.STRATA_SHARE <= (held & side).sum() for side in sides):
            return by, codes
    return EVER, np.zeros(len(group), dtype=np.int64)


def _names(group: Group) -> tuple[str, ...]:
    return (group,) if isinstance(group, str) else group
