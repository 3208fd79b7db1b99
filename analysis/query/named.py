"""Who and what a corpus names, as stretches of words that a search can match."""

from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
import polars as pl

from analysis import limits
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import AnalysisError, EmptyCorpusError, QueryError
from analysis.corpus.index import Ints
from analysis.corpus.tokens import without_accents
from analysis.query.edits import few_edits_away
from analysis.query.lexer import name_search
from analysis.query.spans import Spans, union
from analysis.query.touched import touched_words
from analysis.query.tree import Name

_NEAR, _SHARED, _FEW_EDITS = 0, 1, 2  # how a form may be like another: the same, some words, some letters


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """The entities of a corpus, and where their mentions stand.

    Attributes:
        entities: Their names, in code-point order.
        bounds: For each where its mentions begin, and where the last end.
        mentions: The runs of words that mentions touch, entity by entity; two of one entity are never the same run.
        forms: The MENTIONS contract: what they are called in the texts.
    """

    entities: npt.NDArray[np.object_]
    bounds: Ints
    mentions: Spans
    forms: pd.DataFrame

    def spans(self, name: Name, *, fold: bool) -> Spans:
        """Return where an entity is named.

        Args:
            name: What it is called, capital by capital; where nothing is called so, capitals make no difference.
            fold: Whether accents make none either.

        Raises:
            QueryError: `E-NAME` where nothing is called so, with the entities that are nearest.
        """
        found = self._called(name.entity, fold=fold)
        if len(found) == 0:
            raise unknown_name(self, name.entity, where=f"at character {name.at + 1:,}")
        return union([self.mentions.at(slice(*self.bounds[one : one + 2])) for one in found.tolist()])

    def _called(self, name: str, *, fold: bool) -> Ints:
        """Return the numbers of the entities that are called so."""
        exact = np.flatnonzero(self.entities == name)
        if len(exact) and not fold:
            return exact
        return np.flatnonzero((_alike(self.entities, fold=fold) == _alike([name], fold=fold)[0]).to_numpy())


Names = Callable[[], Named]
_KNOWN: WeakKeyDictionary[Corpus, Named] = WeakKeyDictionary()


def names_of(corpus: Corpus) -> Named:
    """Return the entities of a corpus; found when they are first asked for, and kept as long as the corpus is.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    if corpus not in _KNOWN:
        _KNOWN[corpus] = _named(corpus)
    return _KNOWN[corpus]


def names_not_looked_for() -> AnalysisError:
    """Return the error that nobody has looked for names in a corpus."""
    return EmptyCorpusError(
        "E-MENTIONS",
        "names have not been looked for in this corpus",
        todo="open the page Entities, which looks for them, or keep them with the corpus by discourse names",
    )


def unknown_name(named: Named, wanted: str, *, where: str = "") -> QueryError:
    """Return the error that nothing is called so, with the entities that are nearest."""
    near = [name_search(one) for one in nearest_entities(named, wanted)]
    are = "name is" if len(near) == 1 else "names are"
    others = f"the nearest {are} {', '.join(near)}" if near else "no names were found in its texts"
    todo = f"{others}; without the brackets it is a search for the words"
    what = f"nobody and nothing is called “{wanted}” in this corpus"
    return QueryError("E-NAME", what, where=where, todo=todo)


def _named(corpus: Corpus) -> Named:
    if corpus.mentions is None:
        raise names_not_looked_for()
    rows = pd.Index(corpus.documents["doc_id"]).get_indexer(pd.Index(corpus.mentions["doc_id"])).astype(np.int64)
    there = np.flatnonzero(rows >= 0)
    table = corpus.mentions.iloc[there]
    starts, ends = (table[name].to_numpy(dtype=np.int64) for name in ("start", "end"))
    positions, widths = touched_words(corpus, rows[there], starts, ends)
    codes, entities = pd.factorize(table["entity"].to_numpy(dtype=object), sort=True)
    order = np.lexsort((widths, positions, codes))
    order = order[widths[order] > 0]
    runs = np.column_stack((codes, positions, widths))[order]
    once = np.append(True, (runs[1:] != runs[:-1]).any(axis=1))[: len(runs)]
    codes, positions, widths = runs[once].T
    bounds = np.searchsorted(codes, np.arange(len(entities) + 1))
    return Named(entities, bounds, Spans(positions, widths), table)


def nearest_entities(named: Named, wanted: str, most: int = limits.SUGGESTED_WORDS) -> tuple[str, ...]:
    """Return the entities that are most like one that a corpus may not have.

    First those that are called so somewhere in the texts, then those that share all words of one of the two names, then
    those of which a form is few edits away (see `nearest_words`); of equally near ones those named most often, then by
    the alphabet. Where none is near, those named most often.

    Args:
        named: The entities of the corpus.
        wanted: A name.
        most: How many to return at most.
    """
    table = named.forms
    codes = np.searchsorted(named.entities, table["entity"].to_numpy(dtype=object))
    uses = np.bincount(codes, minlength=len(named.entities))
    forms, of = np.concatenate((named.entities, table["surface"].to_numpy(dtype=object))), np.arange(len(uses))
    pairs = pd.DataFrame({"form": _alike(forms, fold=True).to_numpy(), "of": np.concatenate((of, codes))})
    pairs = pairs.drop_duplicates(ignore_index=True)
    distances = _distances(pairs["form"].to_list(), _alike([wanted], fold=True)[0])
    nearest = np.full(len(uses), np.inf)
    np.minimum.at(nearest, pairs["of"].to_numpy(), distances)
    order = np.lexsort((of, -uses, nearest))
    near = order[np.isfinite(nearest[order])]
    return tuple(named.entities[(near if len(near) else order)[:most]])


def _distances(forms: list[str], wanted: str) -> npt.NDArray[np.float64]:
    """Return how unlike one form others are; infinite where they have nothing in common."""
    words = set(wanted.split())
    found = np.full(len(forms), np.inf)
    places, edits = few_edits_away(pl.Series(forms, dtype=pl.String), wanted)
    found[places] = _FEW_EDITS + edits
    for place, form in enumerate(forms):
        own = set(form.split())
        if form == wanted:
            found[place] = _NEAR
        elif own <= words or words <= own:
            found[place] = _SHARED
    return found


def _alike(names: "npt.NDArray[np.object_] | list[str]", *, fold: bool) -> pl.Series:
    """Return names in one line and in lower case, and without accents where these make no difference."""
    found = pl.Series([" ".join(name.split()).lower() for name in names], dtype=pl.String)
    return without_accents(found) if fold else found
