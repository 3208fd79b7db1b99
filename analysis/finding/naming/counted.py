"""The mentions of a corpus, counted by document and entity: what all other counts of names are made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.corpus.documents import Corpus
from analysis.finding.names.unwrapping import in_one_line
from analysis.query.named import names_not_looked_for, names_of, unknown_name

Places = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Mentioned:
    """The mentions of a corpus.

    Attributes:
        entities: The names of entities, in code-point order.
        types: For each the kind that most of its mentions are of; of two, the first by the alphabet.
        counts: documents x entities.
        table: The MENTIONS contract, of documents that are there.
        rows: For each mention the row of its document.
        codes: For each its entity.
    """

    entities: npt.NDArray[np.object_]
    types: npt.NDArray[np.object_]
    counts: sparse.csr_array
    table: pd.DataFrame
    rows: Places
    codes: Places

    @cached_property
    def forms(self) -> pd.Categorical:
        """For each mention the form in which it is named, in one line; by the alphabet."""
        surfaces, every = pd.factorize(self.table["surface"].to_numpy(dtype=object))
        forms, places = np.unique([in_one_line(surface) for surface in every], return_inverse=True)
        return pd.Categorical.from_codes(places[surfaces], categories=forms.tolist())

    def of_types(self, types: Collection[str] | None) -> npt.NDArray[np.bool_]:
        """Return for each entity whether it is of one of some kinds; None is all."""
        if types is None:
            return np.ones(len(self.entities), dtype=np.bool_)
        return np.isin(self.types, np.array(sorted(types), dtype=object))

    def numbers(self, names: Sequence[str], corpus: Corpus) -> Places:
        """Return the numbers of some entities.

        Raises:
            QueryError: `E-NAME` where one is not called so in the corpus, with the entities that are nearest.
        """
        places = np.searchsorted(self.entities, np.array(names, dtype=object))
        for name, place in zip(names, places.tolist(), strict=True):
            if place == len(self.entities) or self.entities[place] != name:
                raise unknown_name(names_of(corpus), name)
        return places.astype(np.int64)


_KNOWN: WeakKeyDictionary[Corpus, Mentioned] = WeakKeyDictionary()


def mentioned(corpus: Corpus) -> Mentioned:
    """Return the mentions of a corpus, counted when they are first asked for, and kept as long as the corpus is.

    Raises:
        EmptyCorpusError: `E-MENTIONS` when names have not been looked for in this corpus.
    """
    if corpus not in _KNOWN:
        _KNOWN[corpus] = _mentioned(corpus)
    return _KNOWN[corpus]


def _mentioned(corpus: Corpus) -> Mentioned:
    if corpus.mentions is None:
        raise names_not_looked_for()
    rows = pd.Index(corpus.documents["doc_id"]).get_indexer(pd.Index(corpus.mentions["doc_id"])).astype(np.int64)
    table, rows = corpus.mentions[rows >= 0], rows[rows >= 0]
    codes, entities = pd.factorize(table["entity"].to_numpy(dtype=object), sort=True)
    shape = (len(corpus.documents), len(entities))
    counts = sparse.coo_array((np.ones(len(codes), dtype=np.int64), (rows, codes)), shape=shape).tocsr()
    kinds, types = pd.factorize(table["type"].to_numpy(dtype=object), sort=True)
    votes = np.bincount(codes * max(len(types), 1) + kinds, minlength=len(entities) * len(types))
    commonest = votes.reshape(len(entities), -1).argmax(axis=1) if len(entities) else codes
    return Mentioned(entities, types[commonest], counts, table, rows, codes.astype(np.int64))
