"""People by their last names: who is named in full somewhere is meant by the last name alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names
from analysis.finding.entities.titles import is_titled

_SUFFIX = regex.compile(r",?\s(?:jr|sr|ii|iii|iv)\.?\Z")
_MIDDLE = regex.compile(r"(?<=\S)\s(\p{L}\.?(?:\s?\p{L}\.)*)(?=\s)")  # J., H. W., D
_PARTICLES = frozenset("al ben bin da dal de del della den der di dos du el la le san santa ten van von".split())
_DOCUMENTS = 2  # that name a person in full, where others mean the same one by the last name
_OFTEN = 3  # that a word is taken for something else, and never for a person: then it is none by one full name
_TIMES = 10  # as many documents as name others of that last name in full


def with_people(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which a last name stands for the person whom it means.

    In a document it means the one person of that last name whom the document names in full; elsewhere, where it is taken
    for a person's, the one whom the corpus names in full, in two documents at least and in ten times as many as any others
    of that last name. Where there are two, as with the Clintons, it stays by itself; so does what is known as a place or
    a people, and what an organisation's name begins with, unless it is taken for a person there; and a name that is
    taken for something else three times and never for a person, where one place has it with a word before it. Full names that differ in initials are one person, unless there are two
    kinds of initials ("George W. Bush", "George H. W. Bush").

    References:
        Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. EACL, 1-8.
    """
    whole = _without_initials({name.entity for _, name in all_names(documents) if _is_full(name)})
    named = [
        document.with_names(
            name._replace(entity=whole[name.entity]) if _is_full(name) and whole[name.entity] != name.entity else name
            for name in document.names
        )
        if document.names
        else document
        for document in documents
    ]
    wide = _unambiguous(
        (name.entity, document.doc_id) for document, name in all_names(named) if _is_full(name)
    )
    return [_with_last_names(document, wide, background) for document in named]


def _is_full(name: Name) -> bool:
    return name.kind in PEOPLE and " " in name.entity


def _without_initials(names: Iterable[str]) -> dict[str, str]:
    """Return who is meant by each full name, by its key: one and the same whatever initials it has, unless these differ."""
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

    A son of the same name has none: he is never called by it alone.
    """
    parts = key.split()
    if _SUFFIX.search(key):
        return []
    first = len(parts) - 1
    while first > 1 and parts[first - 1] in _PARTICLES:
        first -= 1
    return list({parts[-1], " ".join(parts[first:])})


def _unambiguous(full: Iterable[tuple[str, str]]) -> Mapping[str, str]:
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


def _with_last_names(document: Document, wide: Mapping[str, str], background: Background) -> Document:
    """Return a document in which last names stand for people."""
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for name in document.names:
        if _is_full(name):
            for last in _last_names(name.entity):
                full[last][name.entity] += 1
    if not full and not wide:
        return document
    single: dict[str, Counter[bool]] = defaultdict(Counter)
    for name in document.names:
        if name.entity in full:
            single[name.entity][name.kind in PEOPLE or is_titled(document.text, name.start)] += 1
    others = {name.entity.partition(" ")[0] for name in document.names if name.kind == "ORG" and " " in name.entity}

    def meant(name: Name) -> str:
        people = full.get(name.entity, {})
        if not people and name.entity not in wide:
            return name.entity
        is_person = name.kind in PEOPLE or is_titled(document.text, name.start)
        if not people:
            return wide[name.entity] if is_person and not _is_full(name) else name.entity
        if len(people) > 1 or (not is_person and (name.entity in background.known.kinds or name.entity in others)):
            return name.entity
        is_other = not single[name.entity][True] and single[name.entity][False] >= _OFTEN and sum(people.values()) == 1
        return name.entity if is_other else next(iter(people))

    return document.with_names(
        name if (entity := meant(name)) == name.entity else name._replace(entity=entity) for name in document.names
    )
