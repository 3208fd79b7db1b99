"""The lines of a file, one after the other: without a copy of its text, which takes up to four times its bytes."""

import io
from collections.abc import Iterator

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

_PART = 2**20  # bytes or characters
_BEGINNING = 2**20  # characters that show what a file is
_MARK = b"\xef\xbb\xbf"


def beginning_and_parts(piece: Piece, layout: Layout, found: Reading) -> tuple[str, Iterator[str]]:
    """Return the beginning of a file's text, and all of its text in parts that end where lines end.

    A file in UTF-8, as which its text has been read without a word, is decoded once more part by part.
    """
    before = len(found.entries)
    text = file_text(piece, layout, found)
    plain = not layout.encoding and len(found.entries) == before
    return text[:_BEGINNING], _decoded(piece.data) if plain else _parts(text)


def lines_of(parts: Iterator[str]) -> Iterator[str]:
    """Yield the lines of a text in parts, with their ends, which may be those of any system."""
    for part in parts:
        yield from io.StringIO(part, newline="")


def refuse_too_many(number: int, piece: Piece) -> None:
    """Refuse a file with more rows than are read.

    Raises:
        IntakeError: `E-TOO-LARGE`.
    """
    if number > limits.MOST_ROWS:
        what = f"it has more than {limits.MOST_ROWS:,} rows"
        todo = "split it, or set DISCOURSE_MOST_ROWS on a computer of your own"
        raise IntakeError("E-TOO-LARGE", what, where=piece.name, todo=todo)


def _parts(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PART) + 1 or len(text)
        yield text[start:end]
        start = end


def _decoded(data: bytes) -> Iterator[str]:
    start = len(_MARK) if data.startswith(_MARK) else 0
    while start < len(data):
        end = data.find(b"\n", start + _PART) + 1 or len(data)
        yield data[start:end].decode()
        start = end
