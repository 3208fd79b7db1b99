"""Who and what is named together: in the same passage, which is a paragraph long enough to be about something."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import pandas as pd

from analysis import limits
from analysis.corpus.compared.calls import by_unit
from analysis.corpus.documents import Corpus
from analysis.corpus.filters import Filters
from analysis.corpus.index import TermIndex
from analysis.corpus.schema import NAMED_TOGETHER, PASSAGES, require
from analysis.finding.naming.counted import Mentioned, Places, mentioned
from analysis.measures.association import npmi
from analysis.query.selection import selection
from analysis.reading.location import texts_at
from analysis.reading.paragraphs import paragraphs

_WHY = "both are named in this paragraph"


@dataclass(frozen=True, slots=True, eq=False)
class _Passages:
    """The paragraphs of all texts of a corpus, in order.

    Attributes:
        rows: For each the row of its document.
        bounds: Where each starts and ends in its text.
        firsts: For each document the number of its first passage, and how many there are in all.
    """

    rows: Places
    bounds: Places
    firsts: Places

    def at(self, rows: Places, starts: Places) -> Places:
        """Return in which passages some characters stand, or after which, given the rows of their documents."""
        reach = int(max(self.bounds.max(initial=0), starts.max(initial=0))) + 1
        every = self.rows * reach + self.bounds[:, 0]
        found = np.searchsorted(every, rows * reach + starts, side="right") - 1
        return np.clip(found, self.firsts[rows], self.firsts[rows + 1] - 1).astype(np.int64)


_PASSAGES: WeakKeyDictionary[TermIndex, _Passages] = WeakKeyDictionary()


def _passages(corpus: Corpus) -> _Passages:
    """Return the paragraphs of all texts, found once for texts that are indexed."""
    if corpus.index not in _PASSAGES:
        found = [paragraphs(text) for text in corpus.texts]
        sizes = np.array([len(some) for some in found], dtype=np.int64)
        bounds = np.array([place for some in found for place in some], dtype=np.int64).reshape(-1, 2)
        firsts = np.concatenate(([0], np.cumsum(sizes)))
        _PASSAGES[corpus.index] = _Passages(np.repeat(np.arange(len(sizes)), sizes), bounds, firsts)
    return _PASSAGES[corpus.index]


@by_unit
def named_together(
    corpus: Corpus,
    filters: Filters,
    *,
    types: tuple[str, ...] | None = None,
    most: int = limits.TOGETHER_NAMES,
    around: str | None = None,
) -> pd.DataFrame:
    """Return which entities are named in the same passage, and in how many.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        types: Only entities of these kinds; None is all.
        most: Of how many entities, those that stand in most passages.
        around: Only pairs that this entity is in, as the first of the two, with all others however rare; None is all.

    Returns:
        The NAMED_TOGETHER contract, one row per pair that meets, by falling passages, then `npmi`, then names. Of the
        two the one that stands in more passages comes first. A passage is a paragraph, joined with the next where it is
        short (`limits.PARAGRAPH_WORDS`); it counts once however often it names both. `npmi` is that of all passages of
        the selected documents.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
        QueryError: `E-NAME` when nothing is called as `around` says.
    """
    every, chosen, split = mentioned(corpus), selection(corpus, filters).mask, _passages(corpus)
    kept = np.flatnonzero(chosen[every.rows] & every.of_types(types)[every.codes])
    held = np.unique(np.column_stack((_passage_of(every, split, kept), every.codes[kept])), axis=0)
    size = len(every.entities)
    passages_of = np.bincount(held[:, 1], minlength=size)
    if around is None:
        pairs, where = _meeting(held, passages_of, most)
    else:
        pairs, where = _meeting_with(held, int(every.numbers([around], corpus)[0]), size)
    if len(where) == 0:
        return NAMED_TOGETHER.empty()
    keys, together = np.unique(pairs, return_counts=True)
    documents = np.unique(split.rows[where] * size**2 + pairs) % size**2
    one, two = np.divmod(keys, size)
    number = int(chosen[split.rows].sum())
    table = pd.DataFrame(
        {
            "entity": pd.array(every.entities[one], dtype="str"),
            "other": pd.array(every.entities[two], dtype="str"),
            "passages": together,
            "documents": np.unique(documents, return_counts=True)[1],
            "npmi": npmi(together, passages_of[one], passages_of[two], number),
        }
    )
    falling = [False, False, True, True]
    columns = ["passages", "npmi", "entity", "other"]
    return require(table.sort_values(columns, ascending=falling, ignore_index=True), NAMED_TOGETHER)


def _passage_of(every: Mentioned, split: _Passages, some: Places) -> Places:
    return split.at(every.rows[some], every.table["start"].to_numpy(dtype=np.int64)[some])


def _meeting(held: Places, passages_of: Places, most: int) -> tuple[Places, Places]:
    """Return the pairs of those that stand in most passages, as one number each, and in which passage they meet.

    Args:
        held: The entities of each passage: its number, then theirs.
        passages_of: In how many passages each entity stands.
        most: How many entities there are pairs of.
    """
    ranked = np.argsort(-passages_of, kind="stable")[:most]
    ranks = np.full(len(passages_of), len(passages_of))
    ranks[ranked] = np.arange(len(ranked))
    inside = ranks[held[:, 1]] < len(ranked)
    places, codes = held[inside, 0], ranks[held[inside, 1]]
    order = np.lexsort((codes, places))
    first, second, where = _pairs(places[order], codes[order])
    return ranked[first] * len(passages_of) + ranked[second], where


def _meeting_with(held: Places, entity: int, size: int) -> tuple[Places, Places]:
    """Return the pairs of one entity with every other, as `_meeting` does.

    Args:
        held: As of `_meeting`.
        entity: The one.
        size: How many entities there are.
    """
    beside = np.isin(held[:, 0], held[held[:, 1] == entity, 0]) & (held[:, 1] != entity)
    return entity * size + held[beside, 1], held[beside, 0]


def _pairs(places: Places, codes: Places) -> tuple[Places, Places, Places]:
    """Return all pairs of what stands in one place, and the place; both come by place, then by code, none twice."""
    found = []
    for apart in range(1, int(np.bincount(places).max(initial=0)) if len(places) else 0):
        both = np.flatnonzero(places[apart:] == places[:-apart])
        found.append(np.column_stack((codes[both], codes[both + apart], places[both])))
    first, second, where = np.concatenate([np.empty((0, 3), dtype=np.int64), *found]).T
    return first, second, where


@by_unit
def together_passages(corpus: Corpus, filters: Filters, entity: str, other: str) -> pd.DataFrame:
    """Return the passages in which two entities are named together.

    Args:
        corpus: The corpus, with its mentions.
        filters: Which of its documents.
        entity: The one, as in `named_together`.
        other: The other.

    Returns:
        The PASSAGES contract, one row per passage, by source, then date, then place: as many as `named_together`
        counts. `text` is the whole paragraph; `start` and `end` are those of the shortest stretch that names both.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
        QueryError: `E-NAME` when nothing is called so.
    """
    every, split = mentioned(corpus), _passages(corpus)
    pair = every.numbers([entity, other], corpus)
    chosen = selection(corpus, filters).mask
    some = np.flatnonzero(np.isin(every.codes, pair) & chosen[every.rows])
    places, starts, ends = _shortest(every, split, some)
    if len(places) == 0:
        return PASSAGES.empty()
    rows, (low, high) = split.rows[places], split.bounds[places].T
    order = np.lexsort((starts, corpus.ranks[rows]))
    table = corpus.documents[["doc_id", "source", "published"]].iloc[rows[order]].reset_index(drop=True)
    bounds = zip(texts_at(corpus, rows[order]), low[order].tolist(), high[order].tolist(), strict=True)
    table = table.assign(
        start=starts[order],
        end=ends[order],
        text=pd.array([text[begin:stop] for text, begin, stop in bounds], dtype="str"),
        text_start=low[order],
        why=pd.array([_WHY] * len(table), dtype="str"),
    )
    return require(table, PASSAGES)


def _shortest(every: Mentioned, split: _Passages, some: Places) -> tuple[Places, Places, Places]:
    """Return the passages in which two entities are named, and of each where the shortest stretch with both is.

    Args:
        every: All mentions.
        split: All passages.
        some: Mentions of the two.
    """
    starts, ends = (every.table[name].to_numpy(dtype=np.int64)[some] for name in ("start", "end"))
    places, codes = _passage_of(every, split, some), every.codes[some]
    order = np.lexsort((starts, places))
    places, codes, starts, ends = (part[order] for part in (places, codes, starts, ends))
    meet = np.flatnonzero((places[1:] == places[:-1]) & (codes[1:] != codes[:-1]))
    where, begin, stop = places[meet], starts[meet], np.maximum(ends[meet], ends[meet + 1])
    shortest = np.lexsort((begin, stop - begin, where))
    once = shortest[np.unique(where[shortest], return_index=True)[1]]
    return where[once], begin[once], stop[once]
