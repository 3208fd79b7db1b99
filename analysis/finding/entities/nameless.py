"""What models mark though it names nobody and nothing: words, weekdays, slogans."""

from collections import defaultdict

import regex

from analysis.finding.entities.abbreviations import spelt_small
from analysis.finding.entities.background import Background, words_in
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, all_names
from analysis.finding.entities.evidence import is_title, is_titled

_WORKS = frozenset(("WORK_OF_ART", "LAW", "EVENT"))
# Words that make a sentence of a name that is not the title of a work.
_SAID = regex.compile(
    r"(?<!\p{L}|^)(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Aa]m|[Mm]ust|[Ss]hould|[Ww]e|[Yy]ou|[Yy]our|[Uu]s|[Mm]y|I|[Tt]hey|"
    r"[Dd]on['’]t)(?![\p{L}.])"
)
_NAMES = 3  # with capitals: then a writer knows them
_LONG = 4  # letters of a word that is no abbreviation
_FEW = 2  # words of a name may be a sentence as well: "We Company", "Why Not"


def without_words(documents: Documents, background: Background) -> list[Document]:
    """Return documents without what names nobody and nothing.

    Left out are words that a list has (weekdays, months, GDP, Islam, titles); a name in small letters where the
    document has three names with capitals, and more than in small letters; a single word that the corpus writes small
    at least as often, and three times, unless it is known beforehand, or a title or the full name of a person in the
    document says otherwise (in the corpus, where it is taken for a person's); several words of four letters and more in
    capitals, each of which the corpus also writes small, unless the name is also written with small letters; sentences
    that are no titles of works; and abbreviations that the texts explain in small letters only, as in "chief executive
    officer (CEO)".

    References:
        Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. EACL, 1-8.
    """
    view = _View(documents, background)
    return [
        document.with_names(name for name in document.names if view.is_name(document, name))
        if document.names
        else document
        for document in documents
    ]


class _View:
    """What the whole corpus says of words that are marked as names."""

    def __init__(self, documents: Documents, background: Background) -> None:
        self._background = background
        self._small = spelt_small(document.text for document in documents)
        self._spoken = {name.entity for document, name in all_names(documents) if not document.written(name).isupper()}
        self._careful = {document.doc_id for document in documents if _is_careful(document)}
        self._last: dict[str, set[str]] = defaultdict(
            set
        )  # the documents that name people in full, by their last names
        for document, name in all_names(documents):
            if name.kind in PEOPLE and " " in name.entity:
                self._last[name.entity.rpartition(" ")[2]].add(document.doc_id)

    def is_name(self, document: Document, name: Name) -> bool:
        """Return whether what is marked names somebody or something."""
        written, known = document.written(name), self._background.known
        is_capital = written[:1].isupper()
        if name.entity in known.kinds and (is_capital or any(map(str.isupper, written))):
            return True
        is_nothing = (
            written in self._small
            or is_title(written)
            or name.entity in known.no_names
            or name.entity in known.days
            or (name.kind not in _WORKS and _is_said(written))
            or (name.entity not in self._spoken and self._is_shouted(written))
            or self._is_word(document, written)
        )
        if name.entity in known.months and name.kind not in PEOPLE:
            return is_titled(document.text, name.start)
        return not is_nothing or (is_capital and self._is_person(document, name))

    def _is_person(self, document: Document, name: Name) -> bool:
        """Return whether a name is a person's by its title or by a full name."""
        last = self._last.get(name.entity, ())
        return document.doc_id in last or (bool(last) and name.kind in PEOPLE) or is_titled(document.text, name.start)

    def _is_word(self, document: Document, written: str) -> bool:
        """Return whether what is marked is a word as any other."""
        if len(written) == 1 or not any(map(str.isalpha, written)):
            return True
        if written.islower():
            return document.doc_id in self._careful
        return (
            " " not in written
            and len(words_in(written)) == 1
            and not written.isupper()
            and self._background.is_word(written)
        )

    def _is_shouted(self, written: str) -> bool:
        """Return whether several words are written in capitals that are none of a name."""
        return (
            written.isupper()
            and len(parts := words_in(written)) > 1
            and all(len(part) >= _LONG and self._background.is_written_small(part) for part in parts)
        )


def _is_careful(document: Document) -> bool:
    """Return whether a document writes names with capitals."""
    small = sum(document.written(name).islower() for name in document.names)
    return len(document.names) - small >= max(_NAMES, small + 1)


def _is_said(written: str) -> bool:
    """Return whether several words are a sentence."""
    return " " in written and len(words_in(written)) > _FEW and _SAID.search(written, 1) is not None
