"""Excerpts: the readable surroundings of a place in a text, cut at the ends of sentences or words."""

from functools import cache

import regex

from analysis import limits
from analysis.corpus.segmentation import ROUGHLY_A_WORD, UNSPACED

_STOP, _CLOSING = "。！？｡។။", r"\"'”’」』）)\]"  # these end a sentence without a space after them
_SENTENCE_START = regex.compile(
    rf"(?:(?<=[.!?…][{_CLOSING}]*\s)|(?<=\n)|(?<=[{_STOP}][{_CLOSING}]*\s*)(?![{_STOP}{_CLOSING}]))\S"
)
_SENTENCE_END = regex.compile(rf"[.!?…][{_CLOSING}]*(?=\s)|[{_STOP}][{_CLOSING}]*(?![{_STOP}{_CLOSING}])|(?=\n)")
_PARAGRAPH_GAP = regex.compile(r"\s*\n\s*\n\s*")
_WORD_START = regex.compile(rf"(?<=\s)\S|[{UNSPACED}--\p{{M}}]", regex.V1)
_WORD_END = regex.compile(rf"(?=\s)|(?<=[{UNSPACED}]\p{{M}}*)(?!\p{{M}})")


def excerpt_bounds(text: str, start: int, end: int, *, reach: int = limits.EXCERPT_REACH) -> tuple[int, int]:
    """Return where the excerpt around a place starts and ends.

    The excerpt stays in its paragraph, which a blank line ends. The cut is the farthest end of a sentence within reach
    on either side, the end of the paragraph if that is within reach, and otherwise the end of a word.

    Args:
        text: The whole text.
        start: First character of the place.
        end: Character after its last.
        reach: How far the excerpt may go on either side, in characters.
    """
    before = [gap.end() for gap in _PARAGRAPH_GAP.finditer(text, max(0, start - reach), start)]
    after = _PARAGRAPH_GAP.search(text, end, end + reach)
    left = before[-1] if before else _left(text, start, reach)
    return left, after.start() if after else _right(text, end, reach)


def _left(text: str, start: int, reach: int) -> int:
    if start <= reach:
        return len(text[:start]) - len(text[:start].lstrip())
    for edge in (_SENTENCE_START, _WORD_START):
        found = edge.search(text, start - reach, start + 1)
        if found and found.start() <= start:
            return found.start()
    return start


def _right(text: str, end: int, reach: int) -> int:
    if len(text) - end <= reach:
        return end + len(text[end:].rstrip())
    window = min(end + reach, len(text))
    for edge in (_SENTENCE_END, _WORD_END):
        found = [match.end() for match in edge.finditer(text, end, window + 1) if match.end() <= window]
        if found:
            return end + len(text[end : found[-1]].rstrip())
    return end


def line_bounds(text: str, start: int, end: int, *, words: int = limits.LINE_WORDS) -> tuple[int, int]:
    """Return where a line of context around a place starts and ends: at most so many words on either side."""
    backwards, forwards = _runs(words)
    before = backwards.match(text, max(0, start - 40 * words), start)
    after = forwards.match(text, end, end + 40 * words)
    return (before.start() if before else start), (after.end() if after else end)


@cache
def _runs(words: int) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return what goes back over at most so many words, and what goes on over them: one step, where each was one."""
    return (
        regex.compile(rf"(?:(?:{ROUGHLY_A_WORD})\s*){{1,{words}}}", regex.REVERSE),
        regex.compile(rf"(?:\s*(?:{ROUGHLY_A_WORD})){{1,{words}}}"),
    )
