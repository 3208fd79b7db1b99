"""Pieces of a text: paragraphs, long enough to be about something, and pages, short enough to be read at once."""

from itertools import islice

import numpy as np
import numpy.typing as npt
import regex

from analysis import limits
from analysis.corpus.segmentation import ROUGHLY_A_WORD

_GAP = regex.compile(r"\n\s*+")  # the end of a line, with all that is blank after it
_INK, _LAST_INK = regex.compile(r"\S"), regex.compile(r"\S", regex.REVERSE)
_LINE = regex.compile(r"\S(?:[^\n]*\S)?")
_WORDS = regex.compile(ROUGHLY_A_WORD)

# Where a page may end, the best first. They run backwards, so that the last place is the first found, in linear time.
_EDGES = [
    regex.compile(edge, regex.REVERSE)
    for edge in (
        r"\n[^\S\n]*\n",  # a blank line
        r"\n",
        r"[.!?…][\"'”’)\]]*\s|[。！？｡។။][\"'”’」』）)\]]*",  # a sentence
        r"\s",
    )
]
_CLUSTER = regex.compile(r"\X")
_NEAR = 256  # characters before a cut that are looked at for where graphemes end; hardly one is longer


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where paragraphs start and end: blocks of a text, each long enough to be about something."""
    joined: list[tuple[int, int]] = []
    for start, end in text_blocks(text):
        if joined and _is_short(text, *joined[-1]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def text_blocks(text: str) -> list[tuple[int, int]]:
    """Return where what stands between blank lines starts and ends, or where lines do in a text without any."""
    gaps = [gap.span() for gap in _GAP.finditer(text) if gap[0].count("\n") > 1]
    starts, stops = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(text)]
    found = ((_INK.search(text, *one), _LAST_INK.search(text, *one)) for one in zip(starts, stops, strict=True))
    blocks = [(first.start(), last.end()) for first, last in found if first and last]
    return blocks if len(blocks) > 1 else [line.span() for line in _LINE.finditer(text)]


def _is_short(text: str, start: int, end: int) -> bool:
    """Return whether a block is too short to be about something; of a long one only the beginning is looked at."""
    words = islice(_WORDS.finditer(text, start, end), limits.PARAGRAPH_WORDS)
    return sum(1 for _ in words) < limits.PARAGRAPH_WORDS


def text_pages(text: str, *, size: int = limits.READER_PAGE) -> npt.NDArray[np.int64]:
    """Return where the pages of a text start, and where the last one ends.

    A page ends after the last blank line in its second half, or else after the last line, sentence or word. Where a
    single word fills half a page it is cut between two graphemes.

    Args:
        text: The whole text.
        size: The most characters of a page, 1 or more.

    Returns:
        Ascending, one more than there are pages: page i is `text[bounds[i]:bounds[i + 1]]`. A text no longer than a
        page is one page, even where it is empty.
    """
    bounds = [0]
    while len(text) - bounds[-1] > size:
        bounds.append(_page_end(text, bounds[-1] + size // 2, bounds[-1] + size))
    return np.array([*bounds, len(text)], dtype=np.int64)


def _page_end(text: str, low: int, high: int) -> int:
    """Return the best place to end a page, after `low` and at most at `high`."""
    for edge in _EDGES:
        if found := edge.search(text, low, high):
            return found.end()
    *_, last = _CLUSTER.finditer(text, max(low, high - _NEAR), high + 1)
    return last.start() if last.start() > low else high
