"""Tables as files of Arrow: what was written comes back, columns of lists and other mixed values too."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa

_MIXED = "mixed"  # where a table's description says which columns hold JSON, and whether all values are tuples


def write_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write a table.

    Raises:
        OSError: It cannot be written.
    """
    write_table(as_arrow(frame), path)


def read_frame(path: Path) -> pd.DataFrame:
    """Return the table that `write_frame` wrote.

    Raises:
        OSError: It cannot be read.
        ValueError: It is none.
    """
    table = read_table(path)
    mixed = json.loads(table.schema.metadata[_MIXED.encode()])
    frame: pd.DataFrame = table.to_pandas()
    for name, are_tuples in mixed.items():
        values = [json.loads(value) for value in frame[name]]
        frame[name] = pd.Series([tuple(value) for value in values] if are_tuples else values, dtype=object)
    return frame


def as_arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a table as Arrow; a column of mixed values, such as lists, becomes one of JSON and says so.

    Raises:
        TypeError: There is something in it that JSON does not have.
    """
    objects = [str(name) for name in frame.columns if frame[name].dtype == object]
    mixed = {name: all(isinstance(value, tuple) for value in frame[name]) for name in objects}
    texts = {name: [json.dumps(value) for value in frame[name]] for name in mixed}
    table = pa.Table.from_pandas(frame.assign(**texts).astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    return table.replace_schema_metadata({**(table.schema.metadata or {}), _MIXED: json.dumps(mixed)})


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table of Arrow."""
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def read_table(path: Path) -> pa.Table:
    """Return a table whose columns are the bytes of the file, which is read outside Python's lock."""
    with pa.OSFile(str(path), "rb") as file:
        return pa.ipc.open_file(pa.BufferReader(file.read_buffer())).read_all()
