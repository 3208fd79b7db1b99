"""Where a reader is, as values: which corpus, which documents, which colours, which word."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from analysis import Filters, NameOptions, Period, TopicEdits, TopicOptions, ValueGroup, compared_noun
from dashboard.paper.palette import Look


class Stops(NamedTuple):
    """Which words a list leaves out."""

    on: bool = True
    more: str = ""  # words left out beside the language's list, as they were typed
    fewer: str = ""  # words of that list that are counted after all


class Within(NamedTuple):
    """Topics within which all pages are, or by which they compare; numbers are those of the fit that is said here."""

    topics: tuple[int, ...] = ()  # none is whole texts
    as_unit: bool = False  # whether topics are what is compared
    called: str = ""  # what they are called on the screen
    how: TopicOptions = TopicOptions()
    edits: TopicEdits = TopicEdits()
    filters: Filters = Filters()  # of the documents that they were fitted of
    by: str = ""  # the column whose values those filters name; empty for sources
    groups: tuple[ValueGroup, ...] = ()
    stops: Stops = Stops()


class Key(NamedTuple):
    """Which corpus: its name, the fingerprint of its content, whether chance dealt its sources, and its stop words.

    What chance deals is dealt as the test of a comparison deals it: within periods, and to units of evidence.
    """

    name: str
    fingerprint: str
    deal: int = 0  # 0 is as it is; any other number is the seed by which sources were dealt to documents
    titles: bool = False  # whether titles are counted as first paragraphs
    within: str = ""  # the length of the periods within which sources are dealt; empty for none
    unit: str = ""  # the column whose values keep their documents together; empty for none
    owner: str = ""  # of a corpus that lives in one session only: what nobody can guess; empty for those of the shelf
    by: str = ""  # the column by whose values it is compared; empty for sources
    groups: tuple[ValueGroup, ...] = ()  # values of it taken together
    stops: Stops = Stops()  # which words are left out, on every page
    scope: Within | None = None  # some topics, where it is not all of it
    names: NameOptions = NameOptions()  # how names become entities
    named: bool = False  # whether searches name any of these, so that all pages count in a corpus with its names

    @property
    def noun(self) -> str:
        """What one of the units is called that are compared: source, party, group, topic."""
        if self.scope is not None and self.scope.as_unit:
            return "topic"
        return compared_noun(self.by, self.groups)


class Comparison(NamedTuple):
    """What a page compared: words, periods, sources, topics or names."""

    page: str
    corpus: Key
    filters: Filters
    settings: tuple[tuple[str, Any], ...]


class OverTime(NamedTuple):
    """How lines over time are counted."""

    by: Period
    per_source: bool = False
    alike: bool = False  # whether all sources together weigh alike


class Topics(NamedTuple):
    """Which topics a page has: how they were fitted, what a reader has done with them, whether they were checked."""

    how: TopicOptions = TopicOptions()
    edits: TopicEdits = TopicEdits()
    checked: bool = False  # whether it is known if they come back


class TopicCell(NamedTuple):
    """What is read of a topic."""

    topic: int
    source: str = ""  # whose passages are read first; empty for those with most
    when: date | None = None  # the first day of the only period of which they are read; None for all


class Naming(NamedTuple):
    """How names are drawn."""

    kinds: tuple[str, ...] = ()  # those listed; empty for all
    measure: str = "mentions"  # or "documents", the share of them that has any
    by_source: bool = False  # whether each source stands on its own


class NameCell(NamedTuple):
    """What is read of a name."""

    entity: str
    source: str = ""  # whose mentions are read first; empty for those with most
    when: date | None = None  # the first day of the only period of which they are read; None for all
    other: str = ""  # the name that stands in the same passages, if only such are read


class Pair(NamedTuple):
    """The two sides of a comparison."""

    target: str
    reference: str | None  # None is all other sources selected
    names: tuple[str, str]  # what they are called on screen


class Kept(NamedTuple):
    """A passage in the tray."""

    doc_id: str
    start: int  # its first character
    end: int  # the character after its last
    word: str = ""  # the search that was followed when it was kept
    note: str = ""  # what its reader has written of it


@dataclass(frozen=True, slots=True)
class Here:
    """What every view starts from.

    Attributes:
        corpus: Which corpus.
        filters: Which of its documents.
        look: The colours.
        word: The search whose passages are being followed; may be empty.
        suggested: Whether nobody has asked for it: a page that is told of no word shows its first.
    """

    corpus: Key
    filters: Filters
    look: Look
    word: str
    suggested: bool = False
