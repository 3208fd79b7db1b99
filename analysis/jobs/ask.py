"""What is asked of a process apart, as a value: equal asks have one answer."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from analysis.corpus.compared.groups import ValueGroup
from analysis.corpus.filters import Filters
from analysis.corpus.schema import SCHEMA_VERSION
from analysis.finding.naming.found import NameOptions
from analysis.finding.topical.scope import TopicScope
from analysis.version import VERSION


@dataclass(frozen=True, slots=True)
class Version:
    """Which corpus, and what is made of it.

    Attributes:
        fingerprint: Of the corpus as it was read.
        owner: Of a corpus that lives in one session only; empty for what everybody may see.
        titles: Whether titles are counted; see `with_titles`.
        deal: By which seed sources are dealt to documents, see `shuffled_sources`; 0 leaves them as they are.
        within: The length of the periods within which they are dealt; empty for none.
        unit: The column whose values keep their documents together; empty for none.
        by: The column by which it is compared, see `compared_corpus`; empty for sources.
        groups: Values of it taken together under a name.
        stopwords: A list of one's own of what is left out, see `Corpus.leaving_out`; None is that of the language.
        topics: The topics within which it is, or by which it is compared; None for all of it.
        names: How names became the entities that the ask is about; None where it is about none.
    """

    fingerprint: str
    owner: str = ""
    titles: bool = False
    deal: int = 0
    within: str = ""
    unit: str = ""
    by: str = ""
    groups: tuple[ValueGroup, ...] = ()
    stopwords: tuple[str, ...] | None = None
    topics: TopicScope | None = None
    names: NameOptions | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked for.

    Attributes:
        task: One of `TASKS`.
        version: Of which corpus.
        filters: Of which of its documents.
        options: What else is to be known, by name; values have a `repr` that says all of them.
    """

    task: str
    version: Version
    filters: Filters
    options: tuple[tuple[str, Any], ...] = ()

    @property
    def digest(self) -> str:
        """The same text for equal asks, of this version of the program."""
        return sha256(repr((VERSION, SCHEMA_VERSION, self)).encode()).hexdigest()
