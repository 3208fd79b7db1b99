"""Which of many words are few edits away from one: a letter more, less or another, or two neighbours swapped."""

import numpy as np
import numpy.typing as npt
import polars as pl

from analysis.corpus.index import Ints

_SHORT = 4  # letters; in a word of so many one edit is allowed, in a longer one two
_BITS = 64

Codes = npt.NDArray[np.uint32]


def few_edits_away(vocabulary: pl.Series, word: str) -> tuple[Ints, Ints]:
    """Return which words are at most two edits away from one, which may be among them, and how many each is.

    It is the optimal string alignment distance; at most 1 for a word of up to 4 letters, and nothing is near none.
    """
    wanted = _codes(word)
    limit = 1 if len(wanted) <= _SHORT else 2
    places, codes = _alike(vocabulary, wanted, limit)
    if len(wanted) == 0 or len(places) == 0:
        return places[:0], places[:0]
    distances = _distances(codes, wanted)
    near = distances <= limit
    return places[near], distances[near]


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
