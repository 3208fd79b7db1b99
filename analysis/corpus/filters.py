"""Filters: the one value that says which documents a view is about, and its form in a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from analysis import limits
from analysis.corpus.errors import FilterError


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which documents to look at. Equal filters are equal values, in whatever order they were given.

    Attributes:
        sources: Names of sources, sorted; none means all of them.
        start: First day; a document dated to a month or a year counts when any day of it is in the range.
        end: Last day, included.
        search: Only documents that pass this search (see `query`); empty means all of them.
        collapse_duplicates: Of documents that are copies or near-copies of one another, keep only the earliest in the
            corpus (see `Corpus.first_copies`).
        fold_accents: In every search, resume also finds résumé.
        unit: The column whose values are the units of evidence in comparisons, such as authors; empty for the
            documents themselves.
    """

    sources: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    search: str = ""
    collapse_duplicates: bool = False
    fold_accents: bool = False
    unit: str = ""

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise FilterError(
                "E-DATES", f"the range of dates starts on {self.start} and ends on {self.end}", todo="swap the two"
            )
        object.__setattr__(self, "sources", tuple(sorted(set(self.sources))))
        object.__setattr__(self, "search", " ".join(self.search.split()))

    def to_query(self) -> dict[str, list[str]]:
        """Return the filters as parameters of a link; `from_query` gives the same value back."""
        parameters = {
            "source": list(self.sources),
            "start": [self.start.isoformat()] if self.start else [],
            "end": [self.end.isoformat()] if self.end else [],
            "search": [self.search] if self.search else [],
            "once": ["true"] if self.collapse_duplicates else [],
            "fold": ["true"] if self.fold_accents else [],
            "evidence": [self.unit] if self.unit else [],
        }
        return {name: values for name, values in parameters.items() if values}

    @classmethod
    def from_query(cls, parameters: Mapping[str, Iterable[str]]) -> Self:
        """Return the filters of a link. Any text gives a valid value: what cannot be read is left out."""
        start, end = _first_date(parameters.get("start", ())), _first_date(parameters.get("end", ()))
        if start and end and start > end:
            start, end = end, start
        return cls(
            sources=tuple(parameters.get("source", ())),
            start=start,
            end=end,
            search=next(iter(parameters.get("search", ())), "")[: limits.LONGEST_SEARCH],
            collapse_duplicates="true" in parameters.get("once", ()),
            fold_accents="true" in parameters.get("fold", ()),
            unit=next(iter(parameters.get("evidence", ())), "")[: limits.LONGEST_SEARCH],
        )


def _first_date(values: Iterable[str]) -> date | None:
    try:
        return date.fromisoformat(next(iter(values), ""))
    except ValueError:
        return None
