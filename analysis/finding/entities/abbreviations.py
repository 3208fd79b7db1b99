"""Abbreviations that a text explains as "Full Name (FN)", and where they are used."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import regex

_ABBREVIATION = regex.compile(r"\((\p{Lu}[\p{Lu}\p{N}&]{1,9})\)")
_WORDS = regex.compile(r"\S+")
_ALPHANUMERIC = regex.compile(r"[\p{L}\p{N}]")
_CAPITALS = regex.compile(r"(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]*+(?![\p{L}\p{N}])")
_LOOK_BACK = 150

Span = tuple[int, int]


def explained_abbreviations(text: str) -> dict[str, Span]:
    """Return the abbreviations that a text explains as "Full Name (FN)", each with the place of its full name.

    Every letter of the abbreviation must stand in the words before it, in order, the first at the start of a word;
    the full name begins with a capital.

    References:
        Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying abbreviation definitions in
        biomedical text. Pacific Symposium on Biocomputing, 8, 451-462.
    """
    found: dict[str, Span] = {}
    for match in _ABBREVIATION.finditer(text):
        short, stop = match.group(1), match.start()
        while stop > 0 and text[stop - 1].isspace():
            stop -= 1
        words = [word.start() for word in _WORDS.finditer(text, max(0, stop - _LOOK_BACK), stop)]
        reach = words[-min(len(short) + 5, 2 * len(short)) :]
        start = _full_name_start(text, reach[0], stop, short) if reach else None
        if start is not None and text[start].isupper() and stop - start > len(short):
            found.setdefault(short, (start, stop))
    return found


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
