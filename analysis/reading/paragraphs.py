"""Pieces of a text: paragraphs, long enough to be about something, and pages, short enough to be read at once."""

import numpy as np
import numpy.typing as npt
import regex

from analysis import limits
from analysis.corpus.segmentation import ROUGHLY_A_WORD

_BLOCK = regex.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", regex.DOTALL)
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
    """Return where paragraphs start and end: blocks between blank lines, or lines where no line is blank."""
    blocks = [match.span() for match in (_BLOCK if regex.search(r"\n\s*\n", text.strip()) else _LINE).finditer(text)]
    joined: list[tuple[int, int]] = []
    for start, end in blocks:
        if joined and len(_WORDS.findall(text, *joined[-1])) < limits.PARAGRAPH_WORDS:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


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
