"""Tables as Parquet that anybody may have written: a closed list of types, nothing packed, nothing that grows unseen.

Parquet can pack a table in three ways that a small file may burst by: compressed pages, dictionaries whose one long
value stands in a million rows, and rows of nothing. What is written here is packed by the archive around it, which
counts what it unpacks; so a file with compressed pages is none of ours, dictionaries are measured before they are
written out, and rows are counted before they are read.
"""

import io
import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis import limits
from analysis.corpus.errors import IntakeError

_MIXED = {b"cells": b"json"}  # of a column whose cells are of several kinds: each is written as JSON
_PLAIN = (pa.int64(), pa.float64(), pa.bool_(), pa.timestamp("us"))
_CELL = 8  # bytes that a cell takes at least
_WRONG = (pa.ArrowException, OSError, ValueError, KeyError, RecursionError)


def parquet(table: pd.DataFrame) -> bytes:
    """Return a table as Parquet; `table_of` gives it back, to the type of each cell."""
    columns = [_column(str(name), cells) for name, cells in table.items()]
    schema = pa.schema([field for field, _ in columns])
    written = pa.BufferOutputStream()
    pq.write_table(
        pa.Table.from_arrays([cells for _, cells in columns], schema=schema),
        written,
        compression="NONE",
        use_dictionary=False,
        write_statistics=False,
    )
    return bytes(written.getvalue())


def table_of(data: bytes, where: str) -> pd.DataFrame:
    """Return the table that `parquet` wrote.

    Args:
        data: The bytes, from whoever brought them.
        where: What to call them.

    Raises:
        IntakeError: `E-TABLE` where they are no such table, `E-EXPANDS` where it would be larger than a corpus can be.
    """
    try:
        file = pq.ParquetFile(io.BytesIO(data))
        _check(file, where)
        texts = [field.name for field in file.schema_arrow if _is_text(field.type)]
        table = pq.read_table(io.BytesIO(data), read_dictionary=texts, use_threads=False)
        _check_growth(table, where)
        table.validate(full=True)
        return pd.DataFrame({field.name: _cells(table[place], field) for place, field in enumerate(file.schema_arrow)})
    except _WRONG as error:
        if isinstance(error, IntakeError):
            raise
        raise _refused("it is no table of this program", where) from error


def _column(name: str, cells: pd.Series) -> tuple[pa.Field, pa.Array]:
    """Return a column as it is written, with what it is called and of what type it is."""
    kind = cells.dtype
    if isinstance(kind, pd.StringDtype):
        return pa.field(name, pa.string()), pa.array(cells.astype(object).where(cells.notna(), None), pa.string())
    if pd.api.types.is_datetime64_dtype(kind):
        return pa.field(name, pa.timestamp("us")), pa.array(cells.astype("datetime64[us]"), pa.timestamp("us"))
    for numpy_kind, arrow in (("b", pa.bool_()), ("i", pa.int64()), ("f", pa.float64())):
        if isinstance(kind, np.dtype) and kind.kind == numpy_kind:
            return pa.field(name, arrow), pa.array(cells.to_numpy(), arrow, from_pandas=False)
    written = [json.dumps(cell, ensure_ascii=True) for cell in cells.tolist()]
    return pa.field(name, pa.string(), metadata=_MIXED), pa.array(written, pa.string())


def _cells(column: pa.ChunkedArray, field: pa.Field) -> pd.Series:
    """Return a column as it was."""
    if not _is_text(field.type):
        return pd.Series(column.to_numpy())
    texts = column.cast(pa.string())
    if field.metadata != _MIXED:
        return pd.Series(texts.to_pylist(), dtype="str")
    found: list[Any] = [json.loads(cell) for cell in texts.to_pylist()]
    cells = pd.Series([None] * len(found), dtype="object")
    cells[:] = found
    return cells


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind))


def _check(file: pq.ParquetFile, where: str) -> None:
    """Refuse what is not of our types, packed, or of too many rows."""
    about = file.metadata
    names = [field.name for field in file.schema_arrow]
    packed = any(
        about.row_group(group).column(column).compression != "UNCOMPRESSED"
        for group in range(about.num_row_groups)
        for column in range(about.num_columns)
    )
    known = all(_is_text(field.type) or field.type in _PLAIN for field in file.schema_arrow)
    if packed or not known or len(set(names)) < len(names):
        raise _refused("it is no table of this program", where)
    if about.num_rows * max(about.num_columns, 1) * _CELL > limits.MOST_BYTES:
        raise _too_large(where)


def _check_growth(table: pa.Table, where: str) -> None:
    """Refuse texts that are longer, written out, than a corpus can be."""
    size = 0
    for column in table.columns:
        for chunk in column.chunks:
            if pa.types.is_dictionary(chunk.type):
                lengths = pc.binary_length(chunk.dictionary).cast(pa.int64())
                size += pc.sum(pc.take(lengths, chunk.indices)).as_py() or 0
    if size > limits.MOST_BYTES:
        raise _too_large(where)


def _too_large(where: str) -> IntakeError:
    most = f"{limits.MOST_BYTES:,} bytes"
    return IntakeError("E-EXPANDS", f"its table would have more than {most}", where=where, todo="keep fewer texts")


def _refused(what: str, where: str) -> IntakeError:
    return IntakeError("E-TABLE", what, where=where, todo="bring the file as it was made")
