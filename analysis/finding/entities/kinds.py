"""What kind of thing an entity is: a vote within the document, where nothing better is known.

References:
    McDonald, D. D. (1996). Internal and external evidence in the identification and semantic categorization of proper
    names. In B. Boguraev & J. Pustejovsky (Eds.), Corpus processing for lexical acquisition (pp. 21-39). MIT Press.
    Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. Proceedings of EACL, 1-8.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names
from analysis.finding.entities.evidence import head_kind, person_signs

_SETTLED = frozenset(("GPE", "LOC", "NORP"))  # kinds that a pronoun says nothing about
_RARE = 0.05  # of the mentions: signs that are rarer in a corpus are chance


@dataclass(slots=True)
class _Signs:
    """What a document, or the corpus, says about the kind of an entity.

    Attributes:
        votes: For each kind, how often a model marks the entity as it.
        full: The same for its names of several words, which leave less room for mistakes.
        mentions: How often it is named.
        person: How many signs there are of a person.
        thing: How many there are of something else.
        documents: How many documents have a sign of a person.
    """

    votes: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    person: int = 0
    thing: int = 0
    documents: int = 0

    def add(self, other: "_Signs") -> None:
        """Add what another document says."""
        self.votes += other.votes
        self.full += other.full
        self.mentions += other.mentions
        self.person += other.person
        self.thing += other.thing
        self.documents += other.person > other.thing


def with_kinds(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which all names of an entity are of one kind.

    In this order: the last word of a name of several ("... University"); the list of names known beforehand, unless the
    document has a sign that a person is meant; signs in the document, then, where it has none, in two documents of the
    corpus (a title, or "and his", ", who", ", she"; against them ", which"); a full name of a person in the document,
    which is what its last name is by itself too; the kind that the model gives most often in the document, then in the
    corpus. Halves of a pair of which nothing else is known are of the kind of each other.
    """
    whole: dict[str, _Signs] = defaultdict(_Signs)
    own = [_signs(document) for document in documents]
    for signs in own:
        for entity, one in signs.items():
            whole[entity].add(one)
    return [
        _with_kinds(document, {entity: _kind(entity, one, whole[entity], background) for entity, one in signs.items()})
        if signs
        else document
        for document, signs in zip(documents, own, strict=True)
    ]


def _signs(document: Document) -> dict[str, _Signs]:
    """Return what a document says about the kinds of its entities."""
    found: dict[str, _Signs] = defaultdict(_Signs)
    ends = chain((name.start for name in document.names[1:]), (len(document.text),))
    for name, end in zip(document.names, ends, strict=False):
        signs = found[name.entity]
        signs.mentions += 1
        if name.basis == "model" and name.kind:
            signs.votes[name.kind] += 1
            signs.full[name.kind] += " " in document.written(name)
        person, thing = person_signs(document.text, name, end)
        signs.person += person
        signs.thing += thing
    return found


def _kind(entity: str, own: _Signs, whole: _Signs, background: Background) -> str:
    """Return what kind of thing an entity is in a document; nothing where nothing says."""
    votes = +own.full or +own.votes or +whole.full or +whole.votes
    known = background.known.kinds.get(entity, "")
    if kind := head_kind(entity, votes):
        return kind
    if known and not own.person:
        return known
    first = _commonest(votes, whole.votes)
    if first in _SETTLED and not known:
        return first
    is_person = own.person > own.thing if own.person or own.thing else _is_sure(whole)
    if is_person and (first in PEOPLE or " " not in entity):
        return next(iter(PEOPLE & votes.keys()), "PERSON")
    is_thing = own.thing > own.person if own.person or own.thing else _is_surely_none(whole)
    if is_thing and first in PEOPLE:
        others = Counter({kind: count for kind, count in (votes + whole.votes).items() if kind not in PEOPLE})
        return _commonest(others, others) or "ORG"
    return first


def _is_sure(whole: _Signs) -> bool:
    """Return whether a corpus has signs of a person often enough."""
    return whole.documents > 1 and whole.person > whole.thing and whole.person >= _RARE * whole.mentions


def _is_surely_none(whole: _Signs) -> bool:
    """Return whether a corpus has signs that something is no person, and none that it is."""
    return not whole.person and 0 < _RARE * whole.mentions <= whole.thing


def _commonest(votes: "Counter[str]", then: "Counter[str]") -> str:
    """Return the kind with most votes; of several, the one with most in the corpus, then the first by the alphabet."""
    return min(votes, key=lambda kind: (-votes[kind], -then[kind], kind), default="")


def _with_kinds(document: Document, kinds: dict[str, str]) -> Document:
    """Return a document with the kinds of its entities; halves of pairs have each other's where they have none."""
    for left, right in pairwise(document.names):
        if left.basis == right.basis == "split":
            kinds[left.entity] = kinds[left.entity] or kinds[right.entity]
            kinds[right.entity] = kinds[right.entity] or kinds[left.entity]
    return document.with_names(name._replace(kind=kinds[name.entity] or name.kind) for name in document.names)
