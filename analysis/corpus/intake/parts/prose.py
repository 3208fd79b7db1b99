"""Prose out of what files hold in pieces: paragraphs on lines of their own, with a blank line between them."""

from collections.abc import Iterable, Mapping

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading, Record

_BLANKS = regex.compile(r"[ \t\r\n]++")
_LINE = regex.compile(r"[ \t]*+\r?\n[ \t]*+")


def paragraphed(paragraphs: Iterable[str]) -> str:
    """Return a text of paragraphs; of each, the lines that it is written on are joined."""
    return "\n\n".join(line for part in paragraphs if (line := joined(part)))


def joined(paragraph: str) -> str:
    """Return a paragraph on one line."""
    return _BLANKS.sub(" ", paragraph).strip(" ")


def verses(paragraph: str) -> str:
    """Return a paragraph whose line ends are meant, without blanks around them."""
    return _LINE.sub("\n", paragraph).strip()


def many(number: int, what: str) -> str:
    """Return a number with what there are so many of: 2 marks of emphasis, where the first word is the noun."""
    noun = what.split(" ", 1)[0].rstrip(":")
    return counted(number, noun) + what.removeprefix(noun)


def take_document(piece: Piece, found: Reading, cells: Mapping[str, object]) -> None:
    """Take a piece as one document; the ledger sets it aside where it has no text."""
    text = cells.get("text")
    if isinstance(text, str) and text.strip():
        found.take(Record(piece.name, 1, {name: value for name, value in cells.items() if value}))
    else:
        found.refuse((piece.name, 1), "E-TEXT", "there is no text in it")
