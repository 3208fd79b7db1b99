"""What can be typed into a search box, and where in the corpus it matches.

Today: a word, several words in a row (with or without quotation marks), and a trailing * on any of them for "starts
with". Capitals and apostrophe shapes make no difference, and a hyphen separates as it does in the texts.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.errors import QueryError
from analysis.index import TermIndex
from analysis.tokens import query_words

MAX_CHARACTERS = 500
_QUOTES = str.maketrans(dict.fromkeys('"“”„«»', " "))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One place in a sequence: a word, or every word that starts with it."""

    word: str
    prefix: bool


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Where a query matches.

    Attributes:
        positions: whole numbers, ascending; the position of each match's first word in the whole corpus.
        width: the number of words that each match covers.
    """

    positions: npt.NDArray[np.integer]
    width: int


def patterns(query: str) -> tuple[Pattern, ...]:
    """Return the words that a query asks for, in order; none for a query without any word.

    Raises:
        QueryError: `E-QUERY` when the query is too long, a * does not end a word, or there is no word in it.
    """
    if len(query) > MAX_CHARACTERS and len(query.split()) > 1:
        raise QueryError(
            "E-QUERY", f"the search is {len(query):,} characters long", todo=f"use at most {MAX_CHARACTERS}"
        )
    found: list[Pattern] = []
    for part in query.translate(_QUOTES).split():
        bare = part.rstrip("*")
        words = query_words(bare)
        if "*" in bare or (bare != part and not words):
            raise QueryError(
                "E-QUERY",
                f"a * in “{part}” does not end a word",
                todo="put the * at the end of the beginning of a word, as in immig*",
            )
        found += [Pattern(word, prefix=False) for word in words]
        if bare != part:
            found[-1] = Pattern(words[-1], prefix=True)
    if query.strip() and not found:
        raise QueryError(
            "E-QUERY", f"“{query.strip()}” holds no letter or digit", todo="search for a word, or several in a row"
        )
    return tuple(found)


def matches(index: TermIndex, query: str) -> Matches:
    """Return every place at which the query matches, in reading order. Matches may overlap.

    Raises:
        QueryError: see `patterns`.
    """
    wanted = [_ids(index, pattern) for pattern in patterns(query)]
    if not wanted or any(len(ids) == 0 for ids in wanted):
        return Matches(np.empty(0, dtype=np.int64), max(len(wanted), 1))
    return Matches(index.positions(wanted[0]) if len(wanted) == 1 else _sequences(index, wanted), len(wanted))


def _ids(index: TermIndex, pattern: Pattern) -> range:
    if pattern.prefix:
        return index.id_range(pattern.word)
    found = index.id_of(pattern.word)
    return range(0) if found is None else range(found, found + 1)


def _sequences(index: TermIndex, wanted: list[range]) -> npt.NDArray[np.integer]:
    """Return where the wanted words stand in a row inside one document, looked for around the rarest of them."""
    places = [index.positions(ids) for ids in wanted]
    anchor = min(range(len(wanted)), key=lambda number: len(places[number]))
    starts = places[anchor] - anchor
    starts = starts[(starts >= 0) & (starts + len(wanted) <= len(index.ids))]
    for shift, ids in enumerate(wanted):
        if shift != anchor:
            here = index.ids[starts + shift]
            starts = starts[(here >= ids.start) & (here < ids.stop)]
    inside = index.documents_at(starts) == index.documents_at(starts + len(wanted) - 1)
    found: npt.NDArray[np.integer] = starts[inside]
    return found
