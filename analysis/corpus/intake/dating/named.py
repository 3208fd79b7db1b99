"""Dates in words: a month by its name, a year, perhaps a day, in one language, and nothing else."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

from analysis.corpus.intake.dating.months import Tongue, Words, folded, tongue, tongue_names

_TOKEN = regex.compile(r"\d+|[^\d]+")
_YEAR, _SHORT = 4, 2  # digits


class Said(NamedTuple):
    """What stands where in a date in words: places among its numbers, -1 where there is none."""

    month: int
    year: int
    day: int
    weekday: int  # Monday is 1; 0 where none is named
    short: bool  # whether the year has two digits


Shape = tuple[Words | int, ...]
Readings = dict[Said, frozenset[str]]  # and by which languages it is read so


def shape_of(text: str) -> tuple[Shape, tuple[int, ...]]:
    """Return the words of a date with the numbers of digits between them, and the numbers."""
    shape, numbers = list[Words | int](), list[int]()
    for token in _TOKEN.findall(text):
        if token[0].isdecimal():
            shape.append(len(token))
            numbers.append(int(token))
        elif words := folded(token):
            shape.append(words)
    return tuple(shape), tuple(numbers)


def readings_of(shapes: Counter[Shape]) -> dict[Shape, Readings]:
    """Return how each shape is read; by rarer languages only where none of the press reads it."""
    english = {shape: _read(shape, ("en",)) for shape in shapes}
    if all(english.values()):
        return english
    found = {shape: _read(shape, tongue_names(usual=True)) for shape in shapes}
    return {shape: readings or _read(shape, tongue_names(usual=False)) for shape, readings in found.items()}


def weights(shapes: Mapping[Shape, int], found: Mapping[Shape, Readings]) -> Counter[str]:
    """Return how many rows each language reads."""
    rows = Counter[str]()
    for shape, often in shapes.items():
        for language in {name for names in found[shape].values() for name in names}:
            rows[language] += often
    return rows


@lru_cache(maxsize=4096)
def _read(shape: Shape, asked: tuple[str, ...]) -> Readings:
    if len(shape) > 16 or not any(isinstance(part, tuple) for part in shape):  # noqa: PLR2004 - no date has so much
        return {}
    found = defaultdict[Said, set[str]](set)
    for name in asked:
        if said := _said(shape, tongue(name)):
            found[said].add(name)
    return {said: frozenset(names) for said, names in found.items()}


def _said(shape: Shape, known: Tongue) -> Said | None:
    """Return what a date says in a language; None where a word is not of its dates, or too much or too little is."""
    names, digits, before = list[tuple[int, int]](), list[int](), 0
    for part in shape:
        if isinstance(part, int):
            digits.append(part)
            before += not names or not any(month for month, _ in names)
        elif not _understood(part, known, names):
            return None
    names.sort(key=lambda name: bool(name[1]))  # where a word is a month and a day of the week, it is what is missing
    if not _is_month_and_day(names) or len(digits) not in (1, 2):
        return None
    month, weekday = names[0][0], names[-1][1] if len(names) > 1 else 0
    if digits.count(_YEAR) == 1 and max(digits) == _YEAR:
        year = digits.index(_YEAR)
        said = Said(month, year, 1 - year if len(digits) > 1 else -1, weekday, short=False)
        return None if len(digits) > 1 and digits[1 - year] > _SHORT else said
    if len(digits) == 2 and digits[1] == _SHORT >= digits[0] and before < 2:  # noqa: PLR2004 - a day and a year
        return Said(month, 1, 0, weekday, short=True)
    return None


def _is_month_and_day(names: list[tuple[int, int]]) -> bool:
    """Return whether names are a month, or a month and a day of the week."""
    if not names or not names[0][0]:
        return False
    return len(names) == 1 or (len(names) == 2 and names[1][1] > 0)  # noqa: PLR2004 - month and day of the week


def _understood(words: Words, known: Tongue, names: list[tuple[int, int]]) -> bool:
    """Add the months and days of the week that words name; return whether every word is one of a date's."""
    place = 0
    while place < len(words):
        for length in range(min(known.longest, len(words) - place), 0, -1):
            name = words[place : place + length]
            meaning = known.months.get(name, 0), known.weekdays.get(name, 0)
            if any(meaning):
                names.append(meaning)
            elif name not in known.fillers:
                continue
            place += length
            break
        else:
            return False
    return True
