"""Abbreviations that a text explains as "Full Name (FN)", and where they are used."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from operator import attrgetter

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import Document, Documents, Name, entity_key

_ABBREVIATION = regex.compile(r"\((\p{Lu}[\p{Lu}\p{N}&]{1,9})\)")
_EXPLANATION = regex.compile(r"(?<![\p{L}\p{N}])(\p{Lu}[\p{Lu}\p{N}&]{1,9}) \((\p{L}[^()\r\n]{2,99})\)")
_WORDS = regex.compile(r"\S+")
_INITIAL = regex.compile(r"(?<![\p{L}\p{N}'’])\p{L}")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{N}]")
_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*+(?![\p{L}\p{N}])")
_BREAK = regex.compile(r"[\r\n()\[\];:]|\p{Ll}[.!?]\s")  # over which no full name goes
_POSSESSIVES = ("'s", "’s")
_GAP = 10  # characters between a full name and the bracket
_LOOK_BACK = 150
_AMBIGUOUS = 2  # letters up to which an abbreviation that a text explains may be of anything: IT, PM

Span = tuple[int, int]


def with_abbreviations(documents: Documents, background: Background) -> list[Document]:
    """Return documents in which abbreviations that the texts explain count with their full names.

    An explained abbreviation counts wherever it stands in the corpus; where documents explain it differently, only in
    those that explain it. The full name counts where it is explained, though the model may have marked less or more.
    What a list has among the words that name nobody, as GDP, is no name where it is explained either.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    nothing = {short for short in background.known.no_names if len(short) > _AMBIGUOUS}
    every = (explained_abbreviations(document.text) for document in documents)
    explained = [{short: own[short] for short in own if entity_key(short) not in nothing} for own in every]
    shared = _shared_names(documents, explained)
    return [_abbreviated(document, own, shared) for document, own in zip(documents, explained, strict=True)]


def _shared_names(documents: Documents, explained: Iterable[Mapping[str, Span]]) -> dict[str, str]:
    """Return the abbreviations that have one full name in the whole corpus, with its key."""
    full: dict[str, set[str]] = defaultdict(set)
    for document, own in zip(documents, explained, strict=True):
        for short, span in own.items():
            full[short].add(entity_key(document.text[slice(*span)]))
    return {short: next(iter(names)) for short, names in full.items() if len(names) == 1}


def _abbreviated(document: Document, own: Mapping[str, Span], shared: Mapping[str, str]) -> Document:
    """Return a document with its explained names first, then those it had, then uses of abbreviations."""
    keys = {**shared} | {short: entity_key(document.text[slice(*span)]) for short, span in own.items()}
    full = [_full_name(document, span) for span in sorted(set(own.values()))]
    there = [name._replace(entity=keys.get(document.written(name), name.entity)) for name in document.names]
    used = (
        Name(start, end, "", "abbreviation", keys[document.text[start:end]]) for start, end in uses(document.text, keys)
    )
    return document.with_names(()).with_more(chain(full, there, used))


def _full_name(document: Document, span: Span) -> Name:
    """Return an explained name, which is of the kind of the first name that shares a character with it."""
    place = bisect_right(document.names, span[0], key=attrgetter("end"))
    there = document.names[place : place + 1]
    kind = there[0].kind if there and there[0].start < span[1] else ""
    basis = "model" if kind else "abbreviation"
    return Name(*span, kind=kind, basis=basis, entity=entity_key(document.text[slice(*span)]))


def explained_abbreviations(text: str) -> dict[str, Span]:
    """Return the abbreviations that a text explains, each with the place of its full name.

    In "Full Name (FN)" every letter of the abbreviation must stand in the words before it, in order, the first at the
    start of a word; the full name begins with a capital. In "FN (Full Name)" it is all that the brackets hold, and
    starts with the abbreviation's first letter.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    found: dict[str, Span] = {}
    for short, start, stop in sorted(_explanations(text), key=lambda one: one[1:]):
        if text[start].isupper() and stop - start > len(short):
            found.setdefault(short, (start, stop))
    return found


def spelt_small(texts: Iterable[str]) -> frozenset[str]:
    """Return the abbreviations that texts explain in small letters only, as "chief executive officer (CEO)".

    Their letters are the first letters of as many words.
    """
    small, names = set[str](), set[str]()
    for text in texts:
        for short, place, stop in _explanations(text):
            if text[place].isupper():
                names.add(short)
            elif "".join(_INITIAL.findall(text[place:stop])) == short.lower():
                small.add(short)
    return frozenset(small - names)


def _explanations(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield abbreviations with the places where their full name starts and stops."""
    if "(" not in text:
        return
    for match in _ABBREVIATION.finditer(text):
        short, far = match.group(1), max(0, match.start() - _GAP)
        stop = far + len(text[far : match.start()].rstrip())
        if text.count("\n", stop, match.start()) > 1:
            continue
        stop -= text.endswith(_POSSESSIVES, 0, stop) and len(_POSSESSIVES[0])
        words = [word.start() for word in _WORDS.finditer(text, max(0, stop - _LOOK_BACK), stop)]
        reach = words[-min(len(short) + 5, 2 * len(short)) :]
        start = _full_name_start(text, reach[0], stop, short) if reach else None
        if start is not None and not _BREAK.search(text, start, stop):
            yield short, start, stop
    for match in _EXPLANATION.finditer(text):
        start, stop = match.span(2)
        if text[start].lower() == match[1][0].lower() and _full_name_start(text, start, stop, match[1]) == start:
            yield match[1], start, stop


def _full_name_start(text: str, first: int, stop: int, short: str) -> int | None:
    """Return where the full name starts between two places; None when the letters do not fit."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    place = stop
    for left, letter in reversed(list(enumerate(letters))):
        place -= 1
        while place >= first and not (
            text[place].lower() == letter and (left > 0 or place == first or not text[place - 1].isalnum())
        ):
            place -= 1
        if place < first:
            return None
    return place


def uses(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Return where abbreviations stand as words of their own, in the order of the abbreviations, then of the text."""
    starts: dict[str, list[int]] = defaultdict(list)
    for match in _CAPITALS.finditer(text):
        starts[match.group()].append(match.start())
    for short in names:
        after = 0
        for start in starts.get(short.partition("&")[0], ()):
            end = start + len(short)
            if start >= after and text.startswith(short, start) and not _ALPHANUMERIC.match(text, end):
                yield start, end
                after = end
