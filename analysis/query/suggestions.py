"""What may have been meant by a word that is not in the corpus."""

import numpy as np

from analysis import limits
from analysis.corpus.index import TermIndex
from analysis.corpus.segmentation import unspaced
from analysis.corpus.tokens import query_words
from analysis.query.characters import standing
from analysis.query.edits import few_edits_away
from analysis.query.grammar import parsed
from analysis.query.tree import Pattern, slots
from analysis.query.vocabulary import Scope, ids


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
    wanted = min((_wanted(index, query_words(word, language)) for language in index.languages), key=len)
    places, distances = few_edits_away(index.vocabulary, wanted)
    order = np.lexsort((places, -index.frequencies[places], distances))
    kept = order[distances[order] > 0][:most]
    return tuple(index.terms[places[kept]])


def _wanted(index: TermIndex, words: list[str]) -> str:
    """Return the first of some words that the corpus does not have, or else the first."""
    return next((word for word in words if index.id_of(word) is None), next(iter(words), ""))
