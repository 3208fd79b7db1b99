"""What kind of thing an entity is: a vote within the document, where nothing better is known.

References:
    McDonald, D. D. (1996). Internal and external evidence in the identification and semantic categorization of proper
    names. In B. Boguraev & J. Pustejovsky (Eds.), Corpus processing for lexical acquisition (pp. 21-39). MIT Press.
    Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. Proceedings of EACL, 1-8.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain, pairwise

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name
from analysis.finding.entities.evidence import head_kind, signs_around

_SETTLED = frozenset(("GPE", "LOC", "NORP"))  # kinds that a pronoun says nothing about
_RARE = 0.05  # of the mentions: signs that are rarer in a corpus are chance


@dataclass(slots=True)
class _Said:
    """What a document, or the corpus, says about the kind of an entity.

    Attributes:
        votes: For each kind, how often a model marks the entity as it.
        full: The same for its names of several words, which leave less room for mistakes.
        mentions: How often it is named.
        titles: How often with a title.
        person: How many signs there are of a person: titles, last names that several have in it, and others.
        thing: How many there are of something else.
        documents: How many documents have more signs of a person than of something else.
    """

    votes: dict[str, int] = field(default_factory=dict)
    full: dict[str, int] = field(default_factory=dict)
    mentions: int = 0
    titles: int = 0
    person: int = 0
    thing: int = 0
    documents: int = 0

    def add(self, other: "_Said") -> None:
        """Add what another document says."""
        for votes, more in ((self.votes, other.votes), (self.full, other.full)):
            for kind, count in more.items():
                votes[kind] = votes.get(kind, 0) + count
        self.mentions += other.mentions
        self.titles += other.titles
        self.person += other.person
        self.thing += other.thing
        self.documents += other.person > other.thing


def with_kinds(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which all names of an entity are of one kind.

    In this order: the last word of a name of several ("... University"); the list of names known beforehand, unless a
    title stands before the name in this document and the model takes it for a person too; what the model takes most of
    the full names in the corpus for, where these are a person's; signs in the document or, where it has none, in two
    documents of the corpus (a title, "and his", ", she"; against them ", which"); the kind that the model gives most
    often in the document, full names first, then in the corpus. Halves of a pair of which nothing else is known are of
    the kind of each other.
    """
    whole: dict[str, _Said] = defaultdict(_Said)
    own = [_said(document) for document in documents]
    for said in own:
        for entity, one in said.items():
            whole[entity].add(one)
    return [
        _with_kinds(document, {entity: _kind(entity, one, whole[entity], background) for entity, one in said.items()})
        if said
        else document
        for document, said in zip(documents, own, strict=True)
    ]


def _said(document: Document) -> dict[str, _Said]:
    """Return what a document says about the kinds of its entities."""
    found: dict[str, _Said] = {}
    full = {name.entity for name in document.names if name.kind in PEOPLE and " " in name.entity}
    last = Counter(name.rpartition(" ")[2] for name in full)
    ends = chain((name.start for name in document.names[1:]), (len(document.text),))
    for name, end in zip(document.names, ends, strict=False):
        said = found.setdefault(name.entity, _Said())
        around = signs_around(document.text, name, end)
        said.mentions += 1
        said.titles += around.title
        said.person += around.title or around.person or last[name.entity] > 1
        said.thing += around.thing
        if name.basis == "model" and name.kind:
            said.votes[name.kind] = said.votes.get(name.kind, 0) + 1
            if " " in document.written(name):
                said.full[name.kind] = said.full.get(name.kind, 0) + 1
    return found


def _kind(entity: str, own: _Said, whole: _Said, background: Background) -> str:
    """Return what kind of thing an entity is in a document; nothing where nothing says."""
    votes = own.full or own.votes or whole.full or whole.votes
    known = background.known.kinds.get(entity, "") if not (own.titles and PEOPLE & votes.keys()) else ""
    if kind := head_kind(entity, votes) or known:
        return kind
    full, first = _commonest(whole.full, whole.votes), _commonest(votes, whole.votes)
    if full in PEOPLE and not _is_surely_none(whole):
        return full
    return first if first in _SETTLED and not own.titles else _by_signs(first, entity, own, whole)


def _by_signs(first: str, entity: str, own: _Said, whole: _Said) -> str:
    """Return the kind that signs speak for, or what the votes say first where there are none."""
    has_signs = own.person or own.thing
    if (own.person > own.thing if has_signs else _is_sure(whole)) and (first in PEOPLE or " " not in entity):
        return next(iter(PEOPLE & whole.votes.keys()), "PERSON")
    if (own.thing > own.person if has_signs else _is_surely_none(whole)) and first in PEOPLE:
        others = {kind: count for kind, count in whole.votes.items() if kind not in PEOPLE}
        return _commonest(others, others) or "ORG"
    return first


def _is_sure(whole: _Said) -> bool:
    """Return whether a corpus has signs of a person often enough."""
    return whole.documents > 1 and whole.person > whole.thing and whole.person >= _RARE * whole.mentions


def _is_surely_none(whole: _Said) -> bool:
    """Return whether a corpus has signs that something is no person, and none that it is."""
    return not whole.person and 0 < _RARE * whole.mentions <= whole.thing


def _commonest(votes: Mapping[str, int], then: Mapping[str, int]) -> str:
    """Return the kind with most votes; of several, the one with most in the corpus, then the first by the alphabet."""
    if len(votes) < 2:  # noqa: PLR2004 - there is nothing to choose
        return next(iter(votes), "")
    return min(votes, key=lambda kind: (-votes[kind], -then.get(kind, 0), kind))


def _with_kinds(document: Document, kinds: dict[str, str]) -> Document:
    """Return a document with the kinds of its entities; halves of pairs have each other's where they have none."""
    for left, right in pairwise(document.names):
        if left.basis == right.basis == "split":
            kinds[left.entity] = kinds[left.entity] or kinds[right.entity]
            kinds[right.entity] = kinds[right.entity] or kinds[left.entity]
    return document.with_names(
        Name(name.start, name.end, kinds[name.entity] or name.kind, name.basis, name.entity) for name in document.names
    )
