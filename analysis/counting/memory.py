"""How much memory a corpus takes: its texts, its tables, its index, and what was made of them so far."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
from scipy import sparse

from analysis.corpus.documents import Corpus

_OBJECT = 64  # bytes of a short text as Python keeps it, a word of the index for instance


def memory(corpus: Corpus) -> int:
    """Return the bytes that a corpus takes; it grows as more is asked of it, which is kept with it."""
    return _bytes(corpus, set())


def _bytes(value: Any, seen: set[int]) -> int:
    """Return the bytes of a value and of all it holds, each counted once."""
    if id(value) in seen:
        return 0
    seen.add(id(value))
    match value:
        case np.ndarray():
            return int(value.nbytes) + _OBJECT * int(value.size) * int(value.dtype == object)
        case pd.DataFrame():
            return int(value.memory_usage(deep=True).sum())
        case pl.Series():
            return int(value.estimated_size())
    return sum(_bytes(one, seen) for one in _held(value))


def _held(value: Any) -> Iterable[Any]:
    """Return what an object of ours, a sparse matrix or a collection holds."""
    if isinstance(value, (dict, tuple, list)):
        return value.values() if isinstance(value, dict) else value
    if isinstance(value, (sparse.csc_array, sparse.csr_array)):
        return (value.data, value.indices, value.indptr)
    if not is_dataclass(value):
        return ()
    known = {field.name for field in fields(value)} | set(getattr(value, "__dict__", ()))
    return [getattr(value, name) for name in known]
