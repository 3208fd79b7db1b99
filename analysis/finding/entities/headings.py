"""Names in headings: where most words have a capital, a capital makes no name."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

import regex

from analysis.finding.entities.abbreviations import explained_abbreviations
from analysis.finding.entities.background import Background, words_in
from analysis.finding.entities.documents import Document, Documents, Name, entity_key
from analysis.finding.entities.wordlists import INSIDE

_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}'’-])\p{L}[\p{L}\p{M}]{2,}+")
_ENDS = regex.compile(r"[.:;,][\"'”’»)\]]*+\s*+\Z")
_LONGEST = 250  # characters of a heading
_LEAST = 2  # words of three letters and more
_CAPITALISED = 0.75  # of its words of three letters and more, but for small ones such as "and"
_LIST = 3  # short lines that look like headings, one after the other, are a list or a table
_SHORT = 5  # words of a short line
_MOST_PARTS = 12  # words of a name of which the parts are looked up


def without_headlines(documents: Documents, background: Background) -> list[Document]:
    """Return documents without what is a name only because a heading writes every word with a capital.

    A heading is a line that does not end like a sentence and writes three quarters of its words of three letters and
    more with a capital, in a document that has other lines too; three in a row and more, of five words at most, are a
    list. In a heading a name is kept when it stands outside headings somewhere in the corpus, or is known beforehand;
    one of several words also when it has neither a word that the corpus writes small at least as often, nor a part that
    is a name elsewhere (which is then found by itself). In a line of capitals only the first two hold, in lists and
    tables too.

    References:
        Mikheev, A., Moens, M., & Grover, C. (1999). Named entity recognition without gazetteers. EACL, 1-8.
    """
    headings = [_headings(document) for document in documents]
    running = {
        name.entity
        for document, own in zip(documents, headings, strict=True)
        for name, heading in zip(document.names, own, strict=True)
        if not heading
    }
    running |= {entity_key(short) for document in documents for short in explained_abbreviations(document.text)}
    return [
        document.with_names(_kept(document, own, running, background)) if any(own) else document
        for document, own in zip(documents, headings, strict=True)
    ]


def _headings(document: Document) -> list[str]:
    """Return of each name whether it is in a heading: "capitals", "words", or nothing."""
    lines = _Lines(document.text) if document.names else None
    return [lines.heading(name.start) for name in document.names] if lines else []


def _kept(document: Document, headings: list[str], running: set[str], background: Background) -> Iterator[Name]:
    for name, heading in zip(document.names, headings, strict=True):
        if (
            not heading
            or name.entity in running
            or name.entity in background.known.kinds
            or (
                heading == "words"
                and len(parts := words_in(document.written(name))) > 1
                and not any(map(background.is_ordinary, parts))
                and not _has_part(name.entity, running)
            )
        ):
            yield name


def _has_part(name: str, running: set[str]) -> bool:
    """Return whether a part of a name is a name elsewhere."""
    parts = name.split()
    if len(parts) > _MOST_PARTS:
        return True
    return any(
        " ".join(parts[first:last]) in running
        for first in range(len(parts))
        for last in range(first + 1, len(parts) + 1)
    )


class _Lines:
    """The lines of a text that are not blank, looked at when they are asked for."""

    def __init__(self, text: str) -> None:
        lines = text.splitlines(keepends=True)
        places = accumulate(map(len, lines), initial=0)
        self._places, self._lines = list[int](), list[str]()
        for place, line in zip(places, lines, strict=False):
            if not line.isspace():
                self._places.append(place)
                self._lines.append(line)
        self._looks = dict[int, str]()

    def heading(self, place: int) -> str:
        """Return whether a place of the text is in a heading: "capitals", "words", or nothing."""
        number = bisect_right(self._places, place) - 1
        look = self._look(number)
        if not look or self._is_all:
            return ""
        return "" if look == "words" and self._is_list(number) else look

    @cached_property
    def _is_all(self) -> bool:
        """Whether a text has nothing but lines that look like headings."""
        return all(map(self._look, range(len(self._lines))))

    def _look(self, number: int) -> str:
        """Return what a line looks like by itself."""
        if number not in self._looks:
            self._looks[number] = _look(self._lines[number])
        return self._looks[number]

    def _is_list(self, number: int) -> bool:
        """Return whether a line is one of three in a row that look like headings."""
        around = range(max(0, number - _LIST + 1), min(len(self._lines), number + _LIST))
        row = "".join("x" if self._look(line) and self._is_short(line) else " " for line in around)
        return "x" * _LIST in row

    def _is_short(self, number: int) -> bool:
        """Return whether a line has few words."""
        return len(self._lines[number].split()) <= _SHORT


def _look(line: str) -> str:
    """Return whether a line has capitals only, or words with capitals as a heading, or neither: then nothing."""
    if len(line) > _LONGEST or _ENDS.search(line):
        return ""
    long = [word for word in _WORD.findall(line) if word.lower() not in INSIDE]
    if len(long) < _LEAST:
        return ""
    if line.isupper():
        return "capitals"
    return "words" if sum(word[0].isupper() for word in long) >= _CAPITALISED * len(long) else ""
