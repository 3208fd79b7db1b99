"""People by their last names: who is named in full somewhere is meant by the last name alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names
from analysis.finding.entities.titles import is_titled

_SUFFIX = regex.compile(r",?\s(?:jr|sr|ii|iii|iv)\.?\Z")
_MIDDLE = regex.compile(r"(?<=\S)\s(\p{L}\.?(?:\s?\p{L}\.)*)(?=\s)")  # J., H. W., D
_DOCUMENTS = 2  # that name a person in full, where others mean the same one by the last name

Keys = Mapping[str, str]  # of a form, who it is


def with_people(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which a last name stands for the person whom it means.

    In a document it means the one person of that last name whom the document names in full; elsewhere, where it is taken
    for a person's, the one whom the corpus names in full, in two documents at least. Where there are two, as with the
    Clintons, it stays by itself; so does what is known as a place or a people, and what an organisation's name begins
    with, unless it is taken for a person there. Full names that differ in initials are one person, unless there are two
    kinds of initials ("George W. Bush", "George H. W. Bush").

    References:
        Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. EACL, 1-8.
    """
    whole = _without_initials({name.entity for _, name in all_names(documents) if _is_full(name)})
    named = [
        document.with_names(
            name._replace(entity=whole.get(name.entity, name.entity)) if _is_full(name) else name
            for name in document.names
        )
        if document.names
        else document
        for document in documents
    ]
    wide = _unambiguous((name.entity, document.doc_id) for document, name in all_names(named) if _is_full(name))
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


def _last_name(key: str) -> str:
    """Return the last name of a full one; nothing for a son of the same name, who is never called by it alone."""
    return "" if _SUFFIX.search(key) else key.rpartition(" ")[2]


def _unambiguous(full: Iterable[tuple[str, str]]) -> Keys:
    """Return who is meant by a last name in the whole corpus, where only one person has it."""
    where: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, doc_id in full:
        where[_last_name(key)][key].add(doc_id)
    return {
        last: key
        for last, people in where.items()
        if len(people) == 1
        for key, documents in people.items()
        if len(documents) >= _DOCUMENTS
    }


def _with_last_names(document: Document, wide: Keys, background: Background) -> Document:
    """Return a document in which last names stand for people."""
    full: dict[str, set[str]] = defaultdict(set)
    for name in document.names:
        if _is_full(name):
            full[_last_name(name.entity)].add(name.entity)
    others = {name.entity.partition(" ")[0] for name in document.names if name.kind == "ORG" and " " in name.entity}

    def meant(name: Name) -> Name:
        if " " in name.entity:
            return name
        is_person = name.kind in PEOPLE or is_titled(document.text, name.start)
        people = full.get(name.entity, set())
        if people and not is_person and (name.entity in background.known.kinds or name.entity in others):
            return name
        if len(people) == 1:
            return name._replace(entity=next(iter(people)))
        return name._replace(entity=wide.get(name.entity, name.entity)) if is_person and not people else name

    return document.with_names(map(meant, document.names)) if document.names else document
