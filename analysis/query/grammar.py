"""From the text of a search to its tree, by recursive descent; each method reads one line of the grammar.

query    = any
any      = all { "OR" all }
all      = without { ["AND"] without }       without AND only before NOT
without  = { "NOT" } near
near     = either { "NEAR/n" either }
either   = row { "|" row }                    an empty row beside a row that is not is left out
row      = { words | phrase | regex | "[" name "]" | "(" any ")" }
"""

from collections.abc import Callable
from functools import lru_cache

import regex

from analysis import limits
from analysis.corpus.errors import QueryError
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import Rules, query_words, spans
from analysis.query.lexer import OPERANDS, Kind, Piece, pieces, refused
from analysis.query.regular import checked
from analysis.query.tree import (
    And,
    Choice,
    Either,
    InARow,
    Name,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Regex,
    Slot,
    Stretch,
    Words,
    names,
)

_unpaired = regex.compile(r"\p{Cs}")
_part = regex.compile(r"\S+")
_letters = regex.compile(r"[\p{L}\p{M}\p{N}]+")


@lru_cache(maxsize=256)
def parsed(query: str, languages: tuple[str, ...] = ("",)) -> Node | None:
    """Return the tree of a search; None for a search that is empty.

    Args:
        query: The search.
        languages: Those by whose rules it may be read, see `TermIndex`; where they make other words of it, it is
            any of these.

    Raises:
        QueryError: `E-QUERY` when the search cannot be understood, with the character at which, counted from 1.
    """
    return _Parser(_unpaired.sub("\ufffd", query), languages).query() if query.strip() else None


def names_in_search(query: str) -> tuple[str, ...]:
    """Return the entities that a search names, each once; none where it cannot be understood."""
    try:
        tree = parsed(query)
    except QueryError:
        return ()
    return tuple(dict.fromkeys(name.entity for name in names(tree))) if tree else ()


class _Parser:
    """The pieces of one search, and how many of them have been read."""

    def __init__(self, query: str, languages: tuple[str, ...]) -> None:
        self._pieces = list(pieces(query))
        self._languages = languages
        self._place = 0
        self._depth = 0

    def query(self) -> Node:
        node = self._any()
        rest = self._pieces[self._place]
        if rest.kind is not Kind.END:
            raise refused(rest.at, "a ) has no (", "put a ( before it, or leave it out")
        if node is None:
            raise _without_word(rest.at, "")
        return node

    def _any(self) -> Node | None:
        return self._joined(self._all, Kind.OR, Or)

    def _all(self) -> Node | None:
        return self._joined(self._without, Kind.AND, And)

    def _joined(self, read: Callable[[], Node | None], kind: Kind, join: type[And | Or]) -> Node | None:
        """Read what one operator joins; AND may be left out before NOT."""
        first = read()
        parts = [first]
        while (piece := self._next(kind)) or (kind is Kind.AND and self._pieces[self._place].kind is Kind.NOT):
            if piece and parts == [None]:
                raise _empty_side("before", piece)
            part = read()
            if piece and part is None:
                raise _empty_side("after", piece)
            parts.append(part)
        return first if len(parts) == 1 else join(tuple(part for part in parts if part is not None))

    def _without(self) -> Node | None:
        nots = 0
        while piece := self._next(Kind.NOT):
            nots, last = nots + 1, piece
        node = self._near()
        if nots and node is None:
            raise _empty_side("after", last)
        for _ in range(nots if node is not None else 0):
            assert node is not None  # noqa: S101 - known from the line above
            node = Not(node)
        return node

    def _near(self) -> Node | None:
        begin = self._pieces[self._place].at
        node = self._either()
        while piece := self._next(Kind.NEAR):
            if node is None:
                raise _empty_side("before", piece)
            after = self._pieces[self._place].at
            other = self._either()
            if other is None:
                raise _empty_side("after", piece)
            node = Near(_stretch(node, begin), _stretch(other, after), int(piece.text))
        return node

    def _either(self) -> Node | None:
        begins = [self._pieces[self._place].at]
        rows = [self._row()]
        while piece := self._next(Kind.EITHER):
            mark = piece.at
            begins.append(self._pieces[self._place].at)
            rows.append(self._row())
        if len(rows) == 1:
            return rows[0]
        parts = [_stretch(row, at) for row, at in zip(rows, begins, strict=True) if row is not None]
        if not parts:
            raise refused(mark, "there is no word around the |", "write word | other word")
        distinct = tuple(dict.fromkeys(parts))
        return distinct[0] if len(distinct) == 1 else Either(distinct)

    def _row(self) -> Node | None:
        """Read what stands in a row: neighbouring words become one sequence of slots."""
        first = self._pieces[self._place]
        parts: list[tuple[Node, int]] = []
        while (piece := self._pieces[self._place]).kind in OPERANDS:
            self._place += 1
            if piece.kind is Kind.OPEN:
                parts.append((self._group(piece), piece.at))
            elif piece.kind is Kind.NAME:
                parts.append((Name(piece.text, piece.at), piece.at))
            elif found := self._readings(piece):
                if isinstance(found, Words) and parts and isinstance(parts[-1][0], Words):
                    parts[-1] = (Words((*parts[-1][0].slots, *found.slots)), parts[-1][1])
                else:
                    parts.append((found, piece.at))
        if not parts and first.kind in OPERANDS:
            raise _without_word(first.at, first.text)
        if len(parts) <= 1:
            return parts[0][0] if parts else None
        return InARow(tuple(_stretch(part, at) for part, at in parts))

    def _readings(self, piece: Piece) -> Words | Either | None:
        """Return the words that a piece asks for, by the rules of any of the languages; None where it has none.

        l' on its own is a word in French only: where some languages have the apostrophe in a word, the others do not
        say what was meant.
        """
        found = dict.fromkeys(_slots(piece, language) for language in self._languages)
        most = max(map(_apostrophes, found))
        words = tuple(Words(slots) for slots in found if slots and _apostrophes(slots) == most)
        return Either(words) if len(words) > 1 else next(iter(words), None)

    def _group(self, opening: Piece) -> Node:
        self._depth += 1
        if self._depth > limits.DEEPEST_SEARCH:
            raise refused(
                opening.at, f"more than {limits.DEEPEST_SEARCH} parentheses stand inside one another", "use fewer"
            )
        node = self._any()
        if not self._next(Kind.CLOSE):
            raise refused(opening.at, "a ( is not closed", "put a ) where it ends, or leave it out")
        if node is None:
            raise refused(opening.at, "there is nothing between the parentheses", "put a word there")
        self._depth -= 1
        return node

    def _next(self, kind: Kind) -> Piece | None:
        """Return the next piece and go past it where it is of a kind."""
        piece = self._pieces[self._place]
        if piece.kind is not kind:
            return None
        self._place += 1
        return piece


def _stretch(node: Node, at: int) -> Stretch:
    """Return a node that stands for words, not for documents."""
    if isinstance(node, Choice):
        raise refused(
            at,
            "AND, OR and NOT choose documents, and cannot be part of a phrase, of | or of NEAR",
            "use | for either of two words, and join whole searches with AND, OR and NOT",
        )
    return node


def _slots(piece: Piece, language: str) -> tuple[Slot, ...]:
    """Return the words that a piece asks for, by the rules of a language."""
    if piece.kind is Kind.REGEX:
        return (Regex(checked(piece.text, piece.at), piece.at),)
    begin = piece.at + (piece.kind is Kind.PHRASE)
    return tuple(
        slot for part in _part.finditer(piece.text) for slot in _patterns(part.group(), begin + part.start(), language)
    )


def _apostrophes(slots: tuple[Slot, ...]) -> int:
    return sum(slot.word.count("'") for slot in slots if isinstance(slot, Pattern))


def _patterns(part: str, at: int, language: str) -> tuple[Pattern, ...]:
    """Return the words between two spaces; a * may begin the first of them and end the last."""
    core = part.strip("*")
    before, after = part.startswith("*"), part.endswith("*")
    most = limits.LONGEST_WORD
    longer = [run.group()[: most + 1] for run in _letters.finditer(core) if len(run.group()) > most]
    if longer and not unspaced(longer[0]):
        raise refused(at, f"a word of more than {most} letters is not counted", "search for a shorter word")
    words = query_words(core, language)
    bounds = spans(core, Rules(language)).ravel().tolist()
    loose = (before and bounds[:1] != [0]) or (after and bounds[-1:] != [len(core)])
    if "*" in core or (not words and core != part) or loose:
        raise _loose_star(part, core, at)
    ends = len(words) - 1
    return tuple(Pattern(word, before and not place, after and place == ends) for place, word in enumerate(words))


def _loose_star(part: str, core: str, at: int) -> QueryError:
    begin = part.find(core) if core else 0
    inside = core.find("*")
    place = begin + inside if inside >= 0 else (0 if part.startswith("*") else len(part) - 1)
    also = f"; inside a word, write /{core.replace('*', '.*')}/" if core.replace("*", "").isalnum() else ""
    return refused(
        at + place,
        f"a * in “{part}” neither begins nor ends a word",
        f"put it at the beginning or the end of a word, as in immig* or *ness; for any word, write /.*/{also}",
    )


def _without_word(at: int, text: str) -> QueryError:
    return refused(at, f"“{text}” holds no letter or digit", "search for a word, or several in a row")


def _empty_side(side: str, operator: Piece) -> QueryError:
    word = operator.kind.value
    return refused(
        operator.at, f"there is nothing {side} {operator.name}", f"put a word there; for the word, write {word.lower()}"
    )
