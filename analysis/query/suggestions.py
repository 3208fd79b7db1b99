"""What may have been meant by a word that is not in the corpus."""

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis import limits
from analysis.corpus.index import Ints, TermIndex
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import query_words
from analysis.query.characters import standing
from analysis.query.grammar import parsed
from analysis.query.tree import Pattern, slots
from analysis.query.vocabulary import Scope, ids

_SHORT = 4  # letters; in a word of so many one edit is allowed, in a longer one two
_BITS = 64

Codes = npt.NDArray[np.uint32]


def unknown_words(index: TermIndex, query: str, *, fold: bool = False) -> tuple[str, ...]:
    """Return the words of a search, written out in full, that the corpus does not have, in the order typed.

    In scripts without spaces, it has what stands inside its words.

    Raises:
        QueryError: See `matches`.
    """
    scope = Scope(index, fold, deadline=0.0)
    readings = [_unknown(query, language, scope) for language in index.languages]
    return min(readings, key=lambda words: sum(map(len, words)))  # most of it is known in the language it is in


def _unknown(query: str, language: str, scope: Scope) -> tuple[str, ...]:
    """Return the words of a search, as the rules of one language read it, that the corpus does not have."""
    tree = parsed(query, (language,))
    written = [slot for slot in (slots(tree) if tree else ()) if isinstance(slot, Pattern)]
    whole = [slot for slot in written if not (slot.before or slot.after)]
    missing = [slot.word for slot in whole if len(ids(slot, scope)) == 0]
    there = {word for word in missing if unspaced(word) and len(standing(scope.index, word).starts)}
    return tuple(dict.fromkeys(word for word in missing if word not in there))


def nearest_words(index: TermIndex, word: str, most: int = limits.SUGGESTED_WORDS) -> tuple[str, ...]:
    """Return the words of a corpus that are most like one that it may not have.

    Likeness is the number of edits: a letter more, less or another, or two neighbours swapped (the optimal string
    alignment distance); at most 2, and 1 for a word of up to 4 letters. Of equally near ones, those used most often
    come first, then by the alphabet.

    Args:
        index: The index of the corpus.
        word: A word as it may be typed; of several, the first that the corpus does not have, or else the first.
        most: How many to return at most.
    """
    wanted = _codes(min((_wanted(index, query_words(word, language)) for language in index.languages), key=len))
    limit = 1 if len(wanted) <= _SHORT else 2
    places, codes = _alike(index.vocabulary, wanted, limit)
    if len(wanted) == 0 or len(places) == 0:
        return ()
    distances = _distances(codes, wanted)
    order = np.lexsort((places, -index.frequencies[places], distances))
    kept = order[(distances[order] <= limit) & (distances[order] > 0)][:most]
    return tuple(index.terms[places[kept]])


def _wanted(index: TermIndex, words: list[str]) -> str:
    """Return the first of some words that the corpus does not have, or else the first."""
    return next((word for word in words if index.id_of(word) is None), next(iter(words), ""))


def _alike(vocabulary: pl.Series, wanted: Codes, limit: int) -> tuple[Ints, Codes]:
    """Return which words may be so few edits away, and their letters, one row each, ended by zeros.

    Their length is, and one edit changes at most two of the letters that a word holds at all.
    """
    lengths = vocabulary.str.len_chars().cast(pl.Int64).to_numpy()
    places = np.flatnonzero(np.abs(lengths - len(wanted)) <= limit)
    if len(places) == 0:
        return places, np.empty((0, 0), dtype=np.uint32)
    letters = _codes("".join(vocabulary.gather(places).to_list()))
    starts = np.concatenate(([0], np.cumsum(lengths[places])[:-1]))
    held = np.bitwise_or.reduceat(_bits(letters), starts)
    near = np.bitwise_count(held ^ np.bitwise_or.reduce(_bits(wanted), initial=0)) <= 2 * limit
    places, starts = places[near], starts[near]
    columns = np.arange(len(wanted) + limit)
    inside = columns < lengths[places][:, None]
    return places, np.where(inside, letters[np.minimum(starts[:, None] + columns, len(letters) - 1)], 0)


def _codes(text: str) -> Codes:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _bits(letters: Codes) -> npt.NDArray[np.uint64]:
    return np.uint64(1) << (letters % _BITS).astype(np.uint64)


def _distances(words: Codes, wanted: Codes) -> Ints:
    """Return the optimal string alignment distance of each row of letters, ended by zeros, to the wanted letters."""
    lengths = (words > 0).sum(axis=1)
    rows = [
        np.zeros((0, len(words)), dtype=np.int64),
        np.repeat(np.arange(len(wanted) + 1)[:, None], len(words), axis=1),
    ]
    found: Ints = rows[-1][-1]
    for column in range(words.shape[1]):
        row = np.empty_like(rows[-1])
        row[0] = column + 1
        for place, letter in enumerate(wanted):
            other = words[:, column] != letter
            best = np.minimum(np.minimum(row[place], rows[-1][place + 1]) + 1, rows[-1][place] + other)
            if column and place:
                swapped = (words[:, column] == wanted[place - 1]) & (words[:, column - 1] == letter)
                best = np.where(swapped, np.minimum(best, rows[-2][place - 1] + 1), best)
            row[place + 1] = best
        rows = [rows[-1], row]
        found = np.where(lengths == column + 1, row[-1], found)
    return found
