"""Which terms of an index a slot of a search stands for."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from analysis.corpus.index import Ints, TermIndex
from analysis.corpus.tokens import without_accents
from analysis.query.named import Names, names_not_looked_for
from analysis.query.regular import full_matches
from analysis.query.spans import Spans
from analysis.query.tree import Name, Pattern, Regex, Slot


@dataclass(frozen=True, slots=True)
class Scope:
    """What one search is run on.

    Attributes:
        index: The index of the corpus.
        fold: Whether accents make no difference.
        deadline: When its regular expressions end, on the clock of `time.monotonic`.
        names: What finds the entities of the corpus; None where none is known.
    """

    index: TermIndex
    fold: bool
    deadline: float
    names: Names | None = None

    def mentions(self, name: Name) -> Spans:
        """Return where an entity is named.

        Raises:
            EmptyCorpusError: `E-MENTIONS` when names have not been looked for.
            QueryError: `E-NAME` when nothing is called so.
        """
        if self.names is None:
            raise names_not_looked_for()
        return self.names().spans(name, fold=self.fold)


def ids(slot: Slot, scope: Scope) -> range | Ints:
    """Return the ids of the terms that a slot stands for, ascending.

    Raises:
        QueryError: `E-QUERY` when a regular expression takes too long.
    """
    terms = scope.index.folded if scope.fold else scope.index.vocabulary
    if isinstance(slot, Regex):
        return full_matches(terms, _folded(slot.pattern) if scope.fold else slot.pattern, slot.at, scope.deadline)
    if scope.fold:
        return _places(_held(terms, Pattern(_folded(slot.word), slot.before, slot.after)))
    if slot.before:
        return _places(_held(terms, slot))
    if slot.after:
        return scope.index.id_range(slot.word)
    found = scope.index.id_of(slot.word)
    return range(0) if found is None else range(found, found + 1)


def _held(terms: pl.Series, pattern: Pattern) -> pl.Series:
    """Return for each term whether a pattern stands for it."""
    match pattern.before, pattern.after:
        case True, True:
            return terms.str.contains(pattern.word, literal=True)
        case True, False:
            return terms.str.ends_with(pattern.word)
        case False, True:
            return terms.str.starts_with(pattern.word)
        case _:
            return terms == pattern.word


def _places(held: pl.Series) -> Ints:
    found: Ints = held.arg_true().to_numpy().astype(np.int64)
    return found


def _folded(text: str) -> str:
    return str(without_accents(pl.Series([text])).item())
