"""What can be typed into a search box, and where in the corpus it matches.

A word, several words in a row (with or without quotation marks), a trailing * on any of them for "starts with", and |
between any of these for "or". Capitals and apostrophe shapes make no difference, and a hyphen separates as it does in
the texts.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from analysis.errors import QueryError
from analysis.index import TermIndex
from analysis.tokens import query_words

MAX_CHARACTERS = 500
OR = "|"
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
        positions: whole numbers, ascending, no two alike; of each match's first word in the whole corpus.
        widths: int64, the number of words that each match covers.
    """

    positions: npt.NDArray[np.integer]
    widths: npt.NDArray[np.int64]


def alternatives(query: str) -> tuple[tuple[Pattern, ...], ...]:
    """Return the sequences of words any of which a query asks for; none for a query without any word.

    Raises:
        QueryError: `E-QUERY` when a part between | cannot be understood; see `patterns`.
    """
    parts = query.split(OR) if len(query) <= MAX_CHARACTERS else [query]
    found = dict.fromkeys(patterns(part) for part in parts if part.strip())
    if query.strip() and not found:
        raise QueryError("E-QUERY", f"there is no word around the {OR}", todo=f"write word {OR} other word")
    return tuple(found)


def patterns(query: str) -> tuple[Pattern, ...]:
    """Return the words that a query without | asks for, in order; none for a query without any word.

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
    """Return every place at which the query matches, in reading order.

    Matches may overlap. Where several alternatives match from the same word on, that is one match: the longest.

    Raises:
        QueryError: see `alternatives`.
    """
    found = [(_places(index, sequence), len(sequence)) for sequence in alternatives(query)]
    if len(found) == 1:
        positions, width = found[0]
        return Matches(positions, np.full(len(positions), width, dtype=np.int64))
    found.sort(key=lambda one: -one[1])
    positions = np.concatenate([np.empty(0, dtype=np.int64), *(places for places, _ in found)])
    widths = np.repeat([width for _, width in found], [len(places) for places, _ in found]).astype(np.int64)
    kept, first = np.unique(positions, return_index=True)
    return Matches(kept, widths[first])


def _places(index: TermIndex, sequence: tuple[Pattern, ...]) -> npt.NDArray[np.integer]:
    """Return where the words of one sequence stand in a row."""
    wanted = [_ids(index, pattern) for pattern in sequence]
    if any(len(ids) == 0 for ids in wanted):
        return np.empty(0, dtype=np.int64)
    return index.positions(wanted[0]) if len(wanted) == 1 else _sequences(index, wanted)


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
