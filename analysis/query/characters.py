"""Where characters stand in scripts without spaces: inside a word, or over several that touch."""

from collections import defaultdict

import numpy as np
import polars as pl

from analysis import limits
from analysis.corpus.index import Ints, TermIndex
from analysis.corpus.segmentation import unspaced
from analysis.query.lexer import refused
from analysis.query.spans import Spans, uniform, union
from analysis.query.tree import Pattern

Begun = tuple[Ints, Ints]  # where places begin, and the position after the last word that they have so far


def by_characters(pattern: Pattern, ids: range | Ints) -> bool:
    """Return whether a pattern is sought by its characters: in a script without spaces, where no word is meant.

    Args:
        pattern: What was typed.
        ids: The ids of the terms that it stands for.
    """
    return unspaced(pattern.word) and (len(ids) == 0 or (pattern.before and pattern.after))


def standing(index: TermIndex, characters: str) -> Spans:
    """Return every place at which some characters stand: the fewest touching words that hold them.

    What a space or a mark divides does not touch. A word that holds the characters twice is one place.

    Args:
        index: The index of the corpus.
        characters: Letters of scripts without spaces.

    Raises:
        QueryError: `E-QUERY` when they are too many.
    """
    if len(characters) > limits.LONGEST_SEARCH:
        what = f"no word of this corpus is made of these {len(characters):,} characters"
        raise refused(0, what, f"use at most {limits.LONGEST_SEARCH} without a space")
    rows = np.flatnonzero(index.unspaced)
    terms = index.vocabulary.gather(rows)
    longest = max(terms.str.len_chars().to_list(), default=0)
    found = [uniform(_positions(index, rows, terms.str.contains(characters, literal=True)), 1)]
    begun: dict[int, list[Begun]] = defaultdict(list)
    for end in range(1, len(characters)):
        starts = _positions(index, rows, terms.str.ends_with(characters[:end])) if end <= longest else rows[:0]
        for part in (*begun.pop(end, ()), (starts, starts + 1)):
            starts, nexts = (places[index.touching[part[1]]] for places in part)
            if len(starts) == 0:
                continue
            ids, lasts = index.ids[nexts], index.id_range(characters[end:])
            over = (ids >= lasts.start) & (ids < lasts.stop)
            found.append(Spans(starts[over], (nexts - starts + 1)[over].astype(np.int64)))
            for stop in range(end + 1, min(end + longest, len(characters) - 1) + 1):
                if (term := index.id_of(characters[end:stop])) is not None:
                    begun[stop].append((starts[ids == term], nexts[ids == term] + 1))
    return union(found)


def _positions(index: TermIndex, rows: Ints, held: pl.Series) -> Ints:
    return index.positions(rows[held.arg_true().to_numpy()])
