"""From a run of letters to its words: the one place where a run is cut.

A run is what no space, hyphen or other sign interrupts (`characters.RUN`). Most are one word. What cuts one is an
apostrophe, a dot, a point or an underscore, by the rules of the language, and in scripts without spaces a dictionary
(`analysis.corpus.segmentation`). Whole corpora and single texts are cut here, so what is counted is what is shown.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import polars as pl
import regex

from analysis import limits
from analysis.corpus.segmentation import UNSPACED, Bounds, unspaced, word_bounds
from analysis.corpus.tokens.characters import DOT, POINT, SIGNS
from analysis.corpus.tokens.forms import TURKISH, counted_form, shape
from analysis.corpus.tokens.languages import begins_a_word, ends_a_word, holds

_MOST_LETTERS = 4  # that one character is counted as, at most

Piece = tuple[int, int, str]

_REACH = 32  # characters on either side of a point, more than an elided word has
_between = regex.compile(f"[{POINT}_]")


def run_pieces(run: str, language: str = "", *, whole: bool = False) -> list[Piece]:
    """Return where the words of a run start and end in it, and the form in which each is counted.

    Args:
        run: A match of `characters.RUN`, in NFC.
        language: One of `languages.ruled`.
        whole: Whether what has no spaces is one word, as in a search.
    """
    if run.isascii() and run.isalnum() and not (language == TURKISH and "I" in run):
        return [(0, len(run), run.lower())]
    if not unspaced(run):
        return _spaced(run, language)
    (bounds,) = word_bounds([shape(run)], whole=whole)
    return _divided(run, language, bounds)


def without_spaces(runs: Sequence[str]) -> list[bool]:
    """Return which runs hold letters of scripts that are written without spaces."""
    found: list[bool] = pl.Series(runs, dtype=pl.String).str.contains(f"[{UNSPACED}]").to_list()
    return found


def pieces_of_all(runs: Sequence[str], languages: Iterable[str], without: Sequence[bool]) -> Iterator[list[Piece]]:
    """Yield the pieces of many runs, each in its language; those of `without_spaces` are divided many at once."""
    if not any(without):
        yield from map(run_pieces, runs, languages)
        return
    bounds = word_bounds(shape(run) for run, alone in zip(runs, without, strict=True) if alone)
    for run, language, alone in zip(runs, languages, without, strict=True):
        yield _divided(run, language, next(bounds)) if alone else run_pieces(run, language)


def _divided(run: str, language: str, bounds: Bounds) -> list[Piece]:
    """Return the pieces of a run of which some parts have no spaces, and others are words as everywhere."""
    found: list[Piece] = []
    for begin, stop in bounds:
        part = run[begin:stop]
        if (form := _form(part, language)) is not None:
            found.append((begin, stop, form))
        else:
            found += [(begin + start, begin + end, word) for start, end, word in _spaced(part, language)]
    return found


@lru_cache(maxsize=100_000)
def _form(part: str, language: str) -> str | None:
    """Return the form in which a word without spaces is counted; None for a tag, and for a part that has spaces."""
    return counted_form(part, language) if part[0] not in SIGNS and unspaced(part) else None


def _spaced(run: str, language: str) -> list[Piece]:
    plain = shape(run)
    bounds = (
        bound for start, end in _segments(plain, language) for bound in _at_apostrophes(plain, start, end, language)
    )
    return [(start, end, counted_form(run[start:end], language)) for start, end in bounds]


def surely_a_word() -> int:
    """Return how many letters, as they are written, are no word that is too long, however each is counted."""
    return limits.LONGEST_WORD // _MOST_LETTERS


def words_of(run: str, language: str = "", *, whole: bool = False) -> list[str]:
    """Return the words of a run that are counted; see `run_pieces`."""
    if run.isascii() and run.islower() and run.isalpha() and len(run) <= limits.LONGEST_WORD:
        return [run]  # as most are
    return [word for _, _, word in run_pieces(run, language, whole=whole) if len(word) <= limits.LONGEST_WORD or whole]


def _segments(plain: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between underscores, dots and points; after # or @ the first two are part of the word."""
    start, tag = 0, plain[0] in "#@"
    for place, character in enumerate(plain):
        if character == POINT:
            ends = not _abbreviates(plain, place, language)
        else:
            dot = character == DOT and not holds(plain[place - 1], plain[place + 1 : place + 2], language)
            ends = not tag and (dot or character == "_")
        if ends:
            if place > start:
                yield start, place
            start, tag = place + 1, False
            if character == POINT:
                start += _is_loose(plain, start, language)
    if start < len(plain):
        yield start, len(plain)


def _abbreviates(plain: str, place: int, language: str) -> bool:
    """Return whether a point stands between two letters, or two letters written twice, as in u.s. and ee.uu.

    An elided word may stand before the first, and 's may lean on the last.
    """
    before = _between.split(plain[max(0, place - _REACH) : place])[-1].lstrip("#@")
    head, mark, letter = before.rpartition("'")
    if mark and ends_a_word(head, letter[:1], language):
        before = letter
    after = _between.split(plain[place + 1 : place + _REACH], maxsplit=1)[0].removesuffix("'")
    letter, mark, tail = after.partition("'")
    if mark and letter and begins_a_word(tail, letter[-1], language):
        after = letter
    both = before + after
    return both.isalpha() and (len(before), len(after)) in ((1, 1), (2, 2)) and len(set(before)) == len(set(after)) == 1


def _is_loose(plain: str, start: int, language: str) -> bool:
    """Return whether an apostrophe after a point that ends a word leans on nothing, as 's does on inc."""
    tail = _between.split(plain[start : start + _REACH], maxsplit=1)[0].removesuffix("'")
    return tail[:1] == "'" and not begins_a_word(tail[1:], plain[start - 2], language)


def _at_apostrophes(plain: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Return the words of a segment: elided ones, the word itself, and what leans on it."""
    found, tails = [], []
    while (mark := plain.find("'", start, end)) >= 0 and ends_a_word(
        plain[start:mark].lstrip("#@"), plain[mark + 1 : min(mark + 2, end)], language
    ):
        found.append((start, mark + 1))
        start = mark + 1
    if start == end:
        return found
    end -= plain[end - 1] == "'"
    while (mark := plain.rfind("'", start, end)) > start and begins_a_word(
        plain[mark + 1 : end], plain[mark - 1], language
    ):
        tails.append((mark, end))
        end = mark
    return [*found, (start, end), *reversed(tails)]
