"""A corpus compared by another column than its source: the same texts, the same index, other units."""

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.corpus.compared.groups import OTHERS, ValueGroup, checked_groups
from analysis.corpus.compared.spoken import GROUP, SOURCE, unit_noun
from analysis.corpus.documents import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.units import ORIGINAL

FILE = "file"  # the unit that no column is: which file a document came from
_OF_SOURCES = frozenset(("sources", "source_codes", "ranks"))  # what a corpus remembers that another unit changes
_LISTED = 12


def compared_corpus(corpus: Corpus, unit: str = "", *, groups: Sequence[ValueGroup] = ()) -> Corpus:
    """Return the corpus with the values of a column, or groups of them, in place of its sources.

    Texts, index, names and all that is known of them are the same objects; nothing is counted anew. No document is
    left out: those that have no value are a unit of their own, such as "no party", and those whose value is in no
    group are "others"; filters leave either out. The sources it was read with stand in the column "original source".

    Args:
        corpus: The corpus, compared by source.
        unit: A column of `Corpus.documents`, or "file" where it has none of that name; empty or "source" for sources.
        groups: Values of the unit taken together under a name.

    Raises:
        FilterError: `E-UNIT` when there is no such column, or the corpus is compared by another already; `E-GROUP` as
            `checked_groups`, or when a group names what is no value of the column.
    """
    unit, groups = unit or SOURCE, checked_groups(groups)
    if unit == SOURCE and not groups:
        return corpus
    if corpus.noun != SOURCE:
        raise FilterError("E-UNIT", f"the corpus is compared by {corpus.noun}", todo="start from the corpus as read")
    codes, names = unit_values(corpus, unit)
    if groups:
        codes, names = _gathered(codes, names, groups)
    values = pd.Series(np.array(names, dtype=object)[codes], index=corpus.documents.index, dtype="str")
    kept = {_free(corpus.documents): corpus.documents["source"]}
    said = json.dumps([unit, groups], ensure_ascii=False)
    found = replace(
        corpus,
        documents=corpus.documents.assign(source=values, **kept),
        fingerprint=sha256(f"compared by\n{said}\n{corpus.fingerprint}".encode()).hexdigest(),
        noun=compared_noun(unit, groups),
    )
    made = {one.name for one in fields(corpus)} | _OF_SOURCES
    vars(found).update({name: known for name, known in vars(corpus).items() if name not in made})
    return found


def compared_noun(unit: str, groups: Sequence[ValueGroup]) -> str:
    """Return what one of the units is called by which `compared_corpus` compares."""
    return GROUP if groups else unit_noun(unit or SOURCE)


def unit_values(corpus: Corpus, unit: str) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return for each document the number of its value of a unit, and the values; none is called "no party", say.

    Raises:
        FilterError: `E-UNIT` when there is no such column.
    """
    codes, found = pd.factorize(_hashable(_cells(corpus, unit)))
    whole = pd.api.types.is_float_dtype(found.dtype) and bool(np.all(found == np.floor(found)))
    noun = unit_noun(unit)
    nothing = f"no {noun}"
    names = [_name(value, noun, whole=whole) or nothing for value in found.tolist()]
    places, values = pd.factorize(np.array([*names, nothing], dtype=object))  # two spellings of spaces are one value
    return places[codes].astype(np.int64), [str(value) for value in values]


def _cells(corpus: Corpus, unit: str) -> pd.Series:
    if unit in corpus.documents:
        return corpus.documents[unit]
    if unit == FILE and len(corpus.origins) == len(corpus.documents) > 0:
        return corpus.origins["file"]
    listed = ", ".join(map(str, corpus.documents.columns[:_LISTED]))
    raise FilterError("E-UNIT", f"the corpus has no column “{unit}”", todo=f"it has {listed}")


def _hashable(cells: pd.Series) -> pd.Series:
    """Return cells of which those that hold several values are these in a row."""
    return cells.map(_joined) if cells.dtype == object else cells


def _joined(cell: object) -> object:
    if isinstance(cell, list | np.ndarray):
        return "; ".join(map(str, cell))
    return str(cell) if isinstance(cell, dict) else cell


def _name(value: Any, noun: str, *, whole: bool) -> str:
    """Return a value as a name; numbers of a column with gaps are whole where all are."""
    if isinstance(value, bool):
        return f"{noun}: {'yes' if value else 'no'}"
    return str(int(value)) if whole else " ".join(str(value).split())


def _gathered(
    codes: npt.NDArray[np.int64], names: list[str], groups: Sequence[ValueGroup]
) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Return values as `unit_values` does, of groups and of what is in none."""
    there = {names[code] for code in np.unique(codes)}
    of = {value: place for place, one in enumerate(groups) for value in one.members}
    if unknown := [value for value in of if value not in there]:
        listed = ", ".join(sorted(there)[:_LISTED])
        raise FilterError("E-GROUP", f"no document is of “{unknown[0]}”", todo=f"values are {listed}")
    places = np.array([of.get(name, len(groups)) for name in names], dtype=np.int64)
    return places[codes], [*(one.name for one in groups), OTHERS]


def _free(documents: pd.DataFrame) -> str:
    """Return the name of the column that keeps the sources, which the file has not used."""
    name = ORIGINAL
    while name in documents:
        name = f"{name} as read"
    return name
