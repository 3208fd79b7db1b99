"""Names where the model missed them: what is a name once is one wherever it stands so."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names, entity_key
from analysis.finding.entities.evidence import is_titled
from analysis.finding.entities.wordlists import HEADS

_BEGINS = regex.compile(r"(?<![\p{L}\p{M}\p{N}@#_&.]|(?<!\p{Lu}\p{L}{1,20})/)\p{Lu}[\p{L}\p{M}\p{N}]*+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{M}\p{N}_]")
_BEFORE = regex.compile(r"(\p{Lu}[\p{L}\p{M}'’]*+)[ -]\Z")
_AFTER = regex.compile(r"[ -]\p{Lu}")
_STARTS = regex.compile(r"(?:\A|[.!?:\n•—–]['\"”’]?|[“\"\u2018(])\s*\Z")
_FAR = 30  # characters before a name in which another word with a capital is looked for
_DOCUMENTS = 2  # in so many a model marks what the corpus is said to establish
_SHARE = 0.5  # of the places where a name stands a model has it there


def with_missed(documents: Documents, background: Background) -> list[Document]:
    """Return documents with names also where the model missed them.

    A name counts where it stands in the same letters as the model marks it elsewhere in the document, or in two other
    documents, and so does the last name of a person whose full name the document has. The model must mark it in half of
    these places. Not looked for are a word that the corpus writes small at least as often, at the start of a sentence
    one that it writes small at all, what stands for another one in each text ("Committee"), and what is part of a
    longer name: beside a name stands no other word with a capital, but for a title or a stop word before it.

    References:
        Krishnan, V., & Manning, C. D. (2006). An effective two-stage model for exploiting non-local dependencies in
        named entity recognition. Proceedings of ACL, 1121-1128.
    """
    forms = _Forms(documents, background)
    missed = [list(_missed(document, forms, background)) for document in documents]
    places = Counter(document.written(name) for document, more in zip(documents, missed, strict=True) for name in more)
    return [
        document.with_more(
            name
            for name in more
            for written in [document.written(name)]
            if written in forms.last[document.doc_id]
            or forms.marked[written] >= _SHARE * (forms.marked[written] + places[written])
        )
        for document, more in zip(documents, missed, strict=True)
    ]


class _Forms:
    """The forms of names that are looked for.

    Attributes:
        marked: How often a form is a name already.
        own: By document, its names by their forms.
        last: By document, the last names of its people.
        wide: The names that the whole corpus establishes, by their forms.
        lengths: By the first word of a form, how long such forms are, the longest first.
    """

    def __init__(self, documents: Documents, background: Background) -> None:
        self.marked = Counter[str]()
        self.own: dict[str, dict[str, Name]] = defaultdict(dict)
        self.last: dict[str, set[str]] = defaultdict(set)
        self.wide = dict[str, Name]()
        lengths: dict[str, set[int]] = defaultdict(set)
        where: dict[str, set[str]] = defaultdict(set)
        entities: dict[str, set[str]] = defaultdict(set)
        for document, name in all_names(documents):
            written = document.written(name)
            self.marked[written] += 1
            where[written].add(document.doc_id)
            self.own[document.doc_id].setdefault(written, name)
            entities[written].add(name.entity)
            self.wide.setdefault(written, name)
            if name.kind in PEOPLE and " " in written:
                last = written.rpartition(" ")[2]
                self.last[document.doc_id].add(last)
                self.own[document.doc_id].setdefault(last, name._replace(entity=last.casefold()))
        for written in {*where, *(last for some in self.last.values() for last in some)}:
            first = _BEGINS.match(written)
            is_other = written.lower() in HEADS or entity_key(written) in background.known.months
            if (
                first
                and len(written) > 1
                and not is_other
                and (written.isupper() or not background.is_ordinary(written))
            ):
                lengths[first.group()].add(len(written))
        for written, its in where.items():
            if len(its) < _DOCUMENTS or len(entities[written]) > 1:
                del self.wide[written]
        self.lengths = {first: sorted(some, reverse=True) for first, some in lengths.items()}


def _missed(document: Document, forms: _Forms, background: Background) -> Iterator[Name]:
    """Yield the names of a document where nothing marks them, longer ones first at each place."""
    text, own = document.text, forms.own.get(document.doc_id, {})
    taken = {place for name in document.names for place in range(name.start, name.end)}
    for first in _BEGINS.finditer(text):
        start = first.start()
        if start in taken or not (lengths := forms.lengths.get(first.group())):
            continue
        for length in lengths:
            written = text[start : start + length]
            name = own.get(written) or forms.wide.get(written)
            if name and _is_whole(text, start, start + length, background):
                yield Name(start, start + length, name.kind, "consistency", name.entity)
                break


def _is_whole(text: str, start: int, end: int, background: Background) -> bool:
    """Return whether what stands between two places is no part of a longer word or name."""
    if _ALPHANUMERIC.match(text, end) or _AFTER.match(text, end):
        return False
    if " " not in text[start:end] and _STARTS.search(text, max(0, start - 3), start):
        return not background.is_written_small(text[start:end])
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    return not before or before[1].lower() in background.small_words or is_titled(text, start)
