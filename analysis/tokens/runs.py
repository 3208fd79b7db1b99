"""From a run of letters to its words: the one place where a run is cut.

A run is what no space, hyphen or other sign interrupts (`characters.RUN`). Most are one word. What cuts one is an
apostrophe, a dot or an underscore, by the rules of the language. Whole corpora and single texts are cut here, so what
is counted is what is shown.
"""

from collections.abc import Iterator

from analysis.tokens.characters import DOT
from analysis.tokens.forms import TURKISH, counted, shape
from analysis.tokens.languages import begins_a_word, ends_a_word, holds

LONGEST = 100  # letters; what is longer is no word: data, addresses, a text that lost its spaces
MOST_LETTERS = 4  # that one character is counted as, at most

Piece = tuple[int, int, str]


def pieces(run: str, language: str = "") -> list[Piece]:
    """Return where the words of a run start and end in it, and the form in which each is counted.

    Args:
        run: A match of `characters.RUN`, in NFC.
        language: One of `languages.ruled`.
    """
    if run.isascii() and run.isalnum() and not (language == TURKISH and "I" in run):
        return [(0, len(run), run.lower())]
    plain = shape(run)
    bounds = (
        bound for start, end in _segments(plain, language) for bound in _at_apostrophes(plain, start, end, language)
    )
    return [(start, end, counted(run[start:end], language)) for start, end in bounds]


def words_of(run: str, language: str = "") -> list[str]:
    """Return the words of a run that are counted."""
    if run.isascii() and run.islower() and run.isalpha() and len(run) <= LONGEST:
        return [run]  # as most are
    return [word for _, _, word in pieces(run, language) if len(word) <= LONGEST]


def _segments(plain: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between underscores and dots; after # or @ these are part of the word."""
    if plain[0] in "#@":
        yield 0, len(plain)
        return
    start = 0
    for place, character in enumerate(plain):
        if character == "_" or (
            character == DOT and not holds(plain[place - 1], plain[place + 1 : place + 2], language)
        ):
            if place > start:
                yield start, place
            start = place + 1
    if start < len(plain):
        yield start, len(plain)


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
