"""Where a name starts and ends: what a model marks, without what does not belong to it."""

from collections.abc import Iterator

import regex

from analysis.finding.entities.background import Background
from analysis.finding.entities.documents import PEOPLE, Document, Documents, Name, marked_name
from analysis.finding.entities.evidence import TITLES
from analysis.finding.entities.wordlists import COUNTING, INSIDE

Span = tuple[int, int]

_LINE_END = regex.compile(r"[\r\n\x85\u2028\u2029]")  # what is left of line ends is never inside a name
# Nor are dashes that part sentences, brackets and quotation marks.
_CUTS = regex.compile(r"\s*[—…]\s*|\s+[–|•·]\s+|\.{3}|[\"“”„«»()\[\]{}<>]")
_COUNTED_BY = "|".join(sorted(COUNTING))
_INSIDE = "|".join(sorted(INSIDE))
_BEFORE = regex.compile(rf"(?:(?i:the|an?)|{_COUNTED_BY})\s+|[\W_]+")
_NUMBER = regex.compile(r"\p{N}[\p{N},.]*\s+")
_NEVER = regex.compile(r"(?!)")
_COUNTED = frozenset(("NORP", "GPE"))  # of which there may be several; a number before others may be theirs: "50 Cent"
_AFTER = regex.compile(r"(?:\s*['’]s?|[^\w.]+|(?<=\p{Ll}{3})\p{N})\Z")
_LOW = regex.compile(r"(?<!\S)\p{Ll}[\p{Ll}\p{M}]*+(?!\S)")
_LAST = regex.compile(rf"\s+(?:{_INSIDE})\Z")
# Most names are words with capitals, of which nothing can be taken off.
_PLAIN = regex.compile(r"(?!(?:The|An|THE|AN)\s)\p{Lu}[\p{L}\p{M}]++(?: \p{Lu}[\p{L}\p{M}]++)*+")
_WORKS = frozenset(("WORK_OF_ART", "LAW", "EVENT"))  # whose names are sentences now and then


def without_edges(documents: Documents, _: Background) -> list[Document]:
    """Return documents with names from their first letter to their last.

    What goes over the end of a line is none. A name ends with a dash between sentences, and with a bracket or a
    quotation mark that it would go over; of the pieces the longest is kept. Articles, numbers and titles before it are
    taken off, and possessives, footnotes and punctuation after it. In a name a word in small letters is one of those
    that stand inside names, such as "of", unless it is the title of a work: elsewhere the longer side is kept.
    """
    return [document.with_names(_trimmed(document)) for document in documents]


def _trimmed(document: Document) -> Iterator[Name]:
    text = document.text
    for name in document.names:
        if is_plain := _is_plain(text, name):
            yield name
        if is_plain or _LINE_END.search(text, name.start, name.end):
            continue
        start, end = max(_pieces(text, name.start, name.end, _CUTS), key=_width)
        if name.kind not in _WORKS and any(map(str.isupper, text[start:end])):
            start, end = max(_pieces(text, start, end, _LOW), key=_width)
        start, end = _from_letter_to_letter(text, (start, end), name.kind)
        if start < end:
            yield marked_name(start, end, name.kind, text)


def _is_plain(text: str, name: Name) -> bool:
    """Return whether nothing can be taken off a name."""
    titled = name.kind in PEOPLE and TITLES.match(text, name.start, name.end)
    return not titled and _PLAIN.fullmatch(text, name.start, name.end) is not None


def _width(span: Span) -> int:
    return span[1] - span[0]


def _pieces(text: str, start: int, end: int, cuts: "regex.Pattern[str]") -> Iterator[Span]:
    """Yield the pieces of a stretch of text between cuts that are no words inside names."""
    place = start
    for cut in cuts.finditer(text, start, end):
        if cut.group() not in INSIDE:
            yield place, cut.start()
            place = cut.end()
    yield place, end


def _from_letter_to_letter(text: str, span: Span, kind: str) -> Span:
    """Return a name without articles, numbers, titles and punctuation before it, and possessives after it."""
    start, end = span
    while start < end:
        before = (
            _BEFORE.match(text, start, end)
            or (TITLES if kind in PEOPLE else _NEVER).match(text, start, end)
            or (_NUMBER if kind in _COUNTED else _NEVER).match(text, start, end)
        )
        if before and before.end() < end:
            start = before.end()
        elif before and not any(map(str.isalnum, text[start:end])):
            return end, end
        elif after := _AFTER.search(text, start, end) or _LAST.search(text, start, end):
            end = after.start()
        else:
            break
    return start, end
