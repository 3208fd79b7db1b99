"""Words that the end of a line breaks: "immi-⏎gration".

Whether a hyphen there belongs to the word cannot be seen from it. A word is joined when the corpus has it unbroken
somewhere; the halves of another stay two words, as well-⏎known does.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import regex

from analysis.corpus.tokens.characters import APOSTROPHES, DOT, UNDERSCORES
from analysis.corpus.tokens.runs import run_pieces

# The hyphens of typewriters, type, scanned newspapers and Fraktur.
BREAK = "[-\u2010\u00ac\u2e17][ \t]*\r?\n"

_INNER = f"{APOSTROPHES}{DOT}{UNDERSCORES}"
_REACH = 120  # characters of a run that are looked at on either side
_break = regex.compile(rf"(?<=[\p{{L}}\p{{M}}]){BREAK}[ \t]*(?=\p{{L}})")
_before = regex.compile(rf"[#@]?[\p{{L}}\p{{M}}\p{{N}}{_INNER}]+", regex.REVERSE)
_after = regex.compile(rf"[\p{{L}}\p{{M}}\p{{N}}{_INNER}]+")


def breaks(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Yield where lines may break a word of a clean text, from the hyphen to the next letter, and which word."""
    for found in _break.finditer(text):
        start, end = found.span()
        before = _before.match(text, max(0, start - _REACH), start)
        after = _after.match(text, end, end + _REACH)
        if before and after:
            left, right = before.group().lstrip(_INNER), after.group().rstrip(_INNER)
            for first, last, word in run_pieces(left + right, language):
                if first < len(left) < last:
                    yield start, end, word


def joined_text(text: str, language: str, known: AbstractSet[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return a clean text without the breaks inside words that are known, and where these were."""
    cuts = [(start, end) for start, end, word in breaks(text, language) if word in known]
    parts, place = [], 0
    for start, end in cuts:
        parts.append(text[place:start])
        place = end
    return "".join([*parts, text[place:]]), cuts
