"""A section: what one page says, shows and lets one take away, before any of it is drawn."""

from dataclasses import dataclass, field, replace
from typing import Self

import pandas as pd

from dashboard.charts import Drawing
from dashboard.paper.markup import Markup
from dashboard.wording.compared import spoken, spoken_opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A figure with its words.

    Attributes:
        name: A short name: of its files.
        heading: What it shows.
        alt: The same in a sentence.
        note: How it is computed.
        chart: The figure.
    """

    name: str
    heading: str
    alt: str
    note: str
    chart: Drawing

    def said_of(self, noun: str) -> Self:
        """Return the figure with its words said of what is compared."""
        heading, note = spoken(self.heading, noun), spoken(self.note, noun)
        return replace(self, heading=heading, alt=spoken_opening(self.alt, noun), note=note)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One page.

    Attributes:
        heading: What the page is called.
        finding: The sentence that it opens with.
        cautions: What applies, and whether it is grave.
        figures: What it draws.
        tables: What it lets one take away, by the names of files.
        notes: Sentences under all that.
        works: What it cites, as full references.
        missing: Why there is nothing else; empty where there is.
    """

    heading: str
    finding: str | Markup
    cautions: tuple[tuple[str, bool], ...] = ()
    figures: tuple[Drawn, ...] = ()
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    notes: tuple[str | Markup, ...] = ()
    works: tuple[str, ...] = ()
    missing: str = ""

    def said_of(self, noun: str) -> Self:
        """Return the page said of what is compared, where that is not sources.

        Args:
            noun: What one of the units is called.
        """
        return replace(
            self,
            finding=spoken(self.finding, noun),
            figures=tuple(figure.said_of(noun) for figure in self.figures),
            notes=tuple(spoken_opening(note, noun) for note in self.notes),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is chosen beside the filters; what is empty is as the pages open.

    Attributes:
        by: The length of a period.
        target: The source that is compared.
        against: The source that it is compared with; empty for all others.
        word: The search that is followed.
        titles: Whether titles are counted.
        compare: The column by which the corpus is compared; empty for sources.
        groups: Groups of its values, as `ValueGroup.written` says them.
    """

    by: str = ""
    target: str = ""
    against: str = ""
    word: str = ""
    titles: bool = False
    compare: str = ""
    groups: tuple[str, ...] = ()
