"""Units of evidence: documents, or whoever wrote or spoke several of them."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError

NOBODY = frozenset(("", "-", "?", "anonymous", "n/a", "na", "nan", "none", "null", "unknown"))


def unit_codes(
    corpus: Corpus, rows: npt.NDArray[np.intp], unit: str, *, apart: npt.NDArray[np.bool_] | npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the number of each document's unit, from 0, in the order in which units first occur.

    Args:
        corpus: The corpus.
        rows: Some of its documents.
        unit: A column of `Corpus.documents`; empty for the documents themselves. A document in which it names nobody
            is a unit of its own.
        apart: Documents of one value are of different units where this differs.

    Raises:
        FilterError: `E-UNIT` when the corpus has no such column.
    """
    if not unit:
        return np.arange(len(rows))
    if unit not in corpus.documents:
        raise FilterError(
            "E-UNIT",
            f"the corpus has no column “{unit}”",
            todo=f"it has {', '.join(map(str, corpus.documents.columns))}",
        )
    names = unit_names(corpus.documents[unit].iloc[rows])
    alone = np.flatnonzero(names.isin(NOBODY).to_numpy())
    keys = pd.Series(pd.factorize(pd.Series(list(zip(names, apart, strict=True))))[0], dtype="int64")
    keys.iloc[alone] = -1 - alone
    return pd.factorize(keys)[0].astype(np.int64)


def unit_names(cells: pd.Series) -> pd.Series:
    """Return whom each cell names, in small letters with single spaces; several in a list are one name together."""
    joined = cells.map(lambda cell: "; ".join(map(str, cell)) if isinstance(cell, list) else cell)
    names: pd.Series = joined.astype("object").where(joined.notna(), "").map(str).str.split().str.join(" ")
    return names.str.casefold()


def common_places(places: npt.NDArray[np.int64], units: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the place, of a period say, that all documents of a unit share; -1 where they do not.

    Args:
        places: For each document its place, -1 where it has none.
        units: For each document the number of its unit, from 0.
    """
    number = int(units.max(initial=-1)) + 1
    if number == len(units):
        shared = np.empty_like(places)
        shared[units] = places
        return shared
    least, most = np.full(number, np.iinfo(np.int64).max), np.full(number, -1)
    np.minimum.at(least, units, places)
    np.maximum.at(most, units, places)
    return np.where(least == most, most, -1)
