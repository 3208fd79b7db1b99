"""People by their last names: who is named in full somewhere is meant by the last name alone."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping
from functools import cached_property

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names
from analysis.finding.entities.evidence import is_titled
from analysis.finding.entities.wordlists import PARTICLES

_SUFFIX = regex.compile(r",?\s(?:jr|sr|ii|iii|iv)\.?\Z")
_MIDDLE = regex.compile(r"(?<=\S)\s(\p{L}\.?(?:\s?\p{L}\.)*)(?=\s)")  # J., H. W., D
_DOCUMENTS = 2  # that name a person in full, where others mean the same one by the last name
_OFTEN = 3  # that a word is taken for something else, and never for a person: then it is none by one full name
_TIMES = 10  # as many documents as name others of that last name in full


def with_people(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which a last name stands for the person whom it means.

    In a document it means the one person of that last name whom the document names in full. Elsewhere it means the one
    whom the corpus names in full, in two documents at least and in ten times as many as any others of that last name:
    where it is taken for a person's, or where as many documents as have it otherwise have it with the full name. Where
    there are two, as with the Clintons, it stays by itself; so does what is known as a place or a people, and what an
    organisation's name begins with, unless it is taken for a person there; and a name that is taken for something else
    three times and never for a person, where one place has it with a word before it. Full names that differ in initials
    are one person, unless there are two kinds of initials ("George W. Bush", "George H. W. Bush").

    References:
        Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. EACL, 1-8.
    """
    whole = _without_initials({name.entity for _, name in all_names(documents) if _is_full(name)})
    named = [_with_full_names(document, whole) for document in documents]
    views = [_View(document, background) for document in named]
    wide = _unambiguous((name.entity, document.doc_id) for document, name in all_names(named) if _is_full(name))
    beside, alone = Counter[str](), Counter[str]()
    for view in views:
        for last in view.single & wide.keys():
            (beside if last in view.full else alone)[last] += 1
    usual = {last for last in wide if beside[last] >= max(_DOCUMENTS, alone[last])}
    return [view.with_last_names(wide, usual) for view in views]


def is_full(name: str) -> bool:
    """Return whether a person's name has more than the last one: "De La Fuente" has not."""
    first, blank, _ = name.casefold().partition(" ")
    return bool(blank) and first not in PARTICLES


def _is_full(name: Name) -> bool:
    return name.kind in PEOPLE and is_full(name.entity)


def _with_full_names(document: Document, whole: Mapping[str, str]) -> Document:
    """Return a document in which full names stand for people, whatever initials they have."""
    if not any(whole[name.entity] != name.entity for name in document.names if _is_full(name)):
        return document
    return document.with_names(
        name._replace(entity=whole[name.entity]) if _is_full(name) else name for name in document.names
    )


def _without_initials(names: Iterable[str]) -> dict[str, str]:
    """Return who is meant by each full name: the same one whatever initials it has, unless these differ."""
    forms: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for name in names:
        middle = "".join(filter(str.isalpha, "".join(_MIDDLE.findall(name))))
        forms[_MIDDLE.sub("", name)][middle].add(name)
    return {
        name: plain if len(set(middles) - {""}) <= 1 else f"{plain} {middle}".rstrip()
        for plain, middles in forms.items()
        for middle, some in middles.items()
        for name in some
    }


def _last_names(key: str) -> list[str]:
    """Return the last names of a full one: "fuente" and "de la fuente".

    A son of the same name has none, as he is never called by it alone.
    """
    parts = key.split()
    if _SUFFIX.search(key):
        return []
    first = len(parts) - 1
    while first > 1 and parts[first - 1] in PARTICLES:
        first -= 1
    return list({parts[-1], " ".join(parts[first:])})


def _unambiguous(full: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return who is meant by a last name in the whole corpus, where one person has it in all but few documents."""
    where: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, doc_id in full:
        for last in _last_names(key):
            where[last][key].add(doc_id)
    found = {}
    for last, people in where.items():
        first, *others = sorted(people, key=lambda key: (-len(people[key]), key))
        rest = set[str]().union(*(people[key] for key in others))
        if len(people[first]) >= max(_DOCUMENTS, _TIMES * len(rest)):
            found[last] = first
    return found


class _View:
    """A document, the people whom it names in full, and its names that may be their last ones.

    Attributes:
        full: By a last name, the people who have it, with how often they are named in full.
        single: All other names.
    """

    def __init__(self, document: Document, background: Background) -> None:
        self.full: dict[str, Counter[str]] = defaultdict(Counter)
        for name in document.names:
            if _is_full(name):
                for last in _last_names(name.entity):
                    self.full[last][name.entity] += 1
        self.single = {name.entity for name in document.names if not _is_full(name)}
        self._document = document
        self._known = background.known.kinds
        self._begun = {
            name.entity.partition(" ")[0] for name in document.names if name.kind == "ORG" and " " in name.entity
        }

    def with_last_names(self, wide: Mapping[str, str], usual: Container[str]) -> Document:
        """Return the document in which last names stand for people."""
        if self.single.isdisjoint(self.full) and self.single.isdisjoint(wide):
            return self._document
        return self._document.with_names(
            name if (entity := self._meant(name, wide, usual)) == name.entity else name._replace(entity=entity)
            for name in self._document.names
        )

    def _meant(self, name: Name, wide: Mapping[str, str], usual: Container[str]) -> str:
        """Return who is meant by a name."""
        people = self.full.get(name.entity)
        if _is_full(name) or len(people or ()) > 1 or not (people or name.entity in wide):
            return name.entity
        is_person = self._is_person(name)
        if not is_person and (name.entity in self._known or name.entity in self._begun):
            return name.entity
        if people:
            return name.entity if self._is_other(name.entity, sum(people.values())) else next(iter(people))
        return wide[name.entity] if is_person or name.entity in usual else name.entity

    def _is_person(self, name: Name) -> bool:
        return name.kind in PEOPLE or is_titled(self._document.text, name.start)

    def _is_other(self, last: str, full: int) -> bool:
        """Return whether a word is taken for something else often enough to be no last name of one full name."""
        return full == 1 and self._takes[last][False] >= _OFTEN and not self._takes[last][True]

    @cached_property
    def _takes(self) -> dict[str, Counter[bool]]:
        """For the last names that are used alone, how often they are taken for a person's, and how often not."""
        found: dict[str, Counter[bool]] = defaultdict(Counter)
        for name in self._document.names:
            if name.entity in self.full:
                found[name.entity][self._is_person(name)] += 1
        return found
