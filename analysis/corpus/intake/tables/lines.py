"""The lines of a long text, one after the other: without a second copy of it, which could be four times its size."""

import io
from collections.abc import Iterator

_PIECE = 2**20  # characters


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, which may be those of any system."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield from io.StringIO(text[start:end], newline="")
        start = end
