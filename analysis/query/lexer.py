"""A search cut into pieces: words, phrases, regular expressions, names, and what stands between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import regex

from analysis import limits
from analysis.corpus.errors import QueryError

_QUOTES = '"“”„«»'
_MARKS = "()|"
_NAME = "["  # begins the name of an entity, as a / does a regular expression
_INSIDE = r"(?<=\p{Hebrew})[\"”](?=\p{Hebrew})"  # as in צה"ל, where it marks an abbreviation
_inside = regex.compile(_INSIDE)
_whole = regex.compile(rf"(?:[^\s{_QUOTES}{_MARKS}\{_NAME}]|{_INSIDE})+")
_expression = regex.compile(r"/((?:[^\\/]|\\.)*+)/")
_named = regex.compile(r"\[((?:[^\\\[\]]|\\.)*+)\]", regex.DOTALL)
_masked = regex.compile(r"\\(.)", regex.DOTALL)
_to_mask = regex.compile(r"[\\\[\]]")
_near = regex.compile(r"NEAR(?:/([0-9]*))?")


class Kind(Enum):
    """What a piece of a search is."""

    WORDS = "words"
    PHRASE = "phrase"
    REGEX = "regex"
    NAME = "["
    OPEN = "("
    CLOSE = ")"
    EITHER = "|"
    NEAR = "NEAR"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "the end"


OPERANDS = (Kind.WORDS, Kind.PHRASE, Kind.REGEX, Kind.NAME, Kind.OPEN)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a search.

    Attributes:
        kind: What it is.
        at: Where it begins, counted from 0.
        text: What stands in it, without quotation marks, slashes or brackets; of NEAR, the distance.
    """

    kind: Kind
    at: int
    text: str = ""

    @property
    def name(self) -> str:
        """How it is written."""
        return f"{self.kind.value}/{self.text}" if self.kind is Kind.NEAR else self.kind.value


def refused(at: int, what: str, todo: str) -> QueryError:
    """Return the error that something at a place, counted from 0, cannot be understood."""
    return QueryError("E-QUERY", what, where=f"at character {at + 1:,}", todo=todo)


def name_search(entity: str) -> str:
    """Return the search for an entity: its name in square brackets, which no letter of any name can break."""
    return f"[{_to_mask.sub(lambda found: chr(92) + found.group(), entity)}]"


def pieces(query: str) -> Iterator[Piece]:
    """Yield the pieces of a search, and `Kind.END` last.

    Raises:
        QueryError: `E-QUERY` when the search is too long, or a piece of it is not closed or lacks its number.
    """
    if len(query) > limits.LONGEST_SEARCH and (
        len(query.split()) > 1 or any(mark in query for mark in f"/{_QUOTES}{_MARKS}{_NAME}")
    ):
        todo = f"use at most {limits.LONGEST_SEARCH}, or search for parts of it"
        raise QueryError("E-QUERY", f"the search is {len(query):,} characters long", todo=todo)
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        piece, at = _piece(query, at)
        yield piece
    yield Piece(Kind.END, len(query))


def _piece(query: str, at: int) -> tuple[Piece, int]:
    """Return the piece that begins at a place, and where it ends."""
    if enclosed := _ENCLOSED.get(query[at]):
        return enclosed(query, at)
    if query[at] in _MARKS:
        return Piece(Kind(query[at]), at), at + 1
    found = _whole.match(query, at)
    assert found is not None  # noqa: S101 - whatever is no space, quotation mark or mark is part of a word
    text = found.group()
    if near := _near.fullmatch(text):
        return Piece(Kind.NEAR, at, _distance(near.group(1) or "", at)), found.end()
    if text in {"AND", "OR", "NOT"}:
        return Piece(Kind(text), at), found.end()
    return Piece(Kind.WORDS, at, text), found.end()


def _phrase(query: str, at: int) -> tuple[Piece, int]:
    places = (place for place in range(at + 1, len(query)) if query[place] in _QUOTES)
    end = next((place for place in places if not _inside.match(query, place)), None)
    if end is None:
        raise refused(at, "a quotation mark is not closed", 'close it, as in "class war", or leave it out')
    return Piece(Kind.PHRASE, at, query[at + 1 : end]), end + 1


def _regular(query: str, at: int) -> tuple[Piece, int]:
    found = _expression.match(query, at)
    if found is None:
        raise refused(at, "a regular expression is not closed", "end it with a /, as in /immig.*/, or leave the / out")
    if not found.group(1).strip():
        raise refused(at, "there is nothing between the slashes", "write a regular expression, as in /immig.*/")
    return Piece(Kind.REGEX, at, found.group(1)), found.end()


def _name(query: str, at: int) -> tuple[Piece, int]:
    found = _named.match(query, at)
    if found is None:
        todo = "close it, as in [Donald Trump], or leave it out; a bracket that is part of a name is written \\[ or \\]"
        raise refused(at, "a [ is not closed", todo)
    entity = " ".join(_masked.sub(r"\1", found.group(1)).split())
    if not entity:
        raise refused(at, "there is nothing between the brackets", "put a name there, as in [Donald Trump]")
    return Piece(Kind.NAME, at, entity), found.end()


def _distance(digits: str, at: int) -> str:
    if not digits:
        raise refused(at, "NEAR has no number", "write it as in war NEAR/5 peace; for the word, write near")
    if not 1 <= int(digits) <= limits.FARTHEST_NEAR:
        raise refused(at, f"NEAR/{digits} is out of range", f"use a number from 1 to {limits.FARTHEST_NEAR}")
    return str(int(digits))


_ENCLOSED = {**dict.fromkeys(_QUOTES, _phrase), "/": _regular, _NAME: _name}
