"""From the tree of a search to the places where it matches."""

from dataclasses import dataclass
from functools import reduce
from time import monotonic

import numpy as np
import numpy.typing as npt

from analysis import limits
from analysis.corpus.index import Ints, Mask, TermIndex
from analysis.query.characters import by_characters, standing
from analysis.query.grammar import parsed
from analysis.query.named import Names
from analysis.query.spans import Spans, in_a_row, near_spans, outermost, sequences, uniform, union
from analysis.query.tree import And, Choice, Either, InARow, Name, Near, Node, Not, Or, Pattern, Slot, Stretch, Words
from analysis.query.vocabulary import Scope, ids


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """Where a search matches.

    Attributes:
        positions: whole numbers, ascending, no two alike; of each match's first word in the whole corpus.
        widths: int64, the number of words that each match covers.
        documents: bool, one per document: those that pass AND, OR and NOT; None for a search without these, which
            the documents with a match pass, and for one that is empty, which all pass.
    """

    positions: Ints
    widths: npt.NDArray[np.int64]
    documents: Mask | None = None


def matches(index: TermIndex, query: str, *, fold: bool = False, names: Names | None = None) -> Matches:
    """Return every place at which a search matches, in reading order.

    No match lies inside another; matches may overlap in part.

    Args:
        index: The index of the corpus.
        query: The search; see the package.
        fold: Whether accents make no difference.
        names: What finds the entities of the corpus, which is only called for a search that names one (`names_of`).

    Raises:
        EmptyCorpusError: `E-MENTIONS` when the search names an entity and names have not been looked for.
        QueryError: `E-QUERY` when the search cannot be understood, or its regular expressions take too long; `E-NAME`
            when nothing is called as an entity of it is.
    """
    tree = parsed(query, index.languages)
    scope = Scope(index, fold, monotonic() + limits.REGULAR_SECONDS, names)
    if tree is None:
        return Matches(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    if not isinstance(tree, Choice):
        found = outermost(_places(tree, scope))
        return Matches(found.starts, found.widths)
    documents, found = _chosen(tree, scope)
    found = outermost(found)
    found = found.at(documents[index.documents_at(found.starts)])
    return Matches(found.starts, found.widths, documents)


def _places(tree: Stretch, scope: Scope) -> Spans:
    """Return all stretches that a tree without a choice of documents stands for."""
    match tree:
        case Words(slots=slots):
            return _row(slots, scope)
        case Name():
            return scope.mentions(tree)
        case InARow(parts=parts):
            return reduce(lambda left, right: in_a_row(scope.index, left, right), [_places(p, scope) for p in parts])
        case Either(parts=parts):
            return union([_places(part, scope) for part in parts])
        case Near(left=left, right=right, distance=distance):
            return near_spans(scope.index, _places(left, scope), _places(right, scope), distance)


def _row(slots: tuple[Slot, ...], scope: Scope) -> Spans:
    """Return where words stand in a row; in scripts without spaces, what is no word may stand inside words."""
    wanted = [ids(slot, scope) for slot in slots]
    inside = [
        isinstance(slot, Pattern) and by_characters(slot, found) for slot, found in zip(slots, wanted, strict=True)
    ]
    if not any(inside):
        return sequences(scope.index, wanted)
    parts = [
        standing(scope.index, slot.word) if isinstance(slot, Pattern) and apart else sequences(scope.index, [found])
        for slot, found, apart in zip(slots, wanted, inside, strict=True)
    ]
    return reduce(lambda left, right: in_a_row(scope.index, left, right), parts)


def _chosen(tree: Node, scope: Scope) -> tuple[Mask, Spans]:
    """Return the documents that pass a tree, and the stretches of its parts that are not under a NOT."""
    match tree:
        case Not(part=part):
            return ~_chosen(part, scope)[0], uniform(np.empty(0, dtype=np.int64), 1)
        case And(parts=parts) | Or(parts=parts):
            masks, spans = zip(*(_chosen(part, scope) for part in parts), strict=True)
            join = np.logical_and if isinstance(tree, And) else np.logical_or
            return join.reduce(masks), union(list(spans))
        case _:
            found = _places(tree, scope)
            documents = np.zeros(len(scope.index.lengths), dtype=np.bool_)
            documents[scope.index.documents_at(found.starts)] = True
            return documents, found
