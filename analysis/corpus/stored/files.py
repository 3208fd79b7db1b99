"""Tables as files of Arrow, arrays of numbers as files of NumPy: written, read into memory, or mapped.

What is mapped is not read: the system brings in those pages that are looked at, lets go those that nobody looks at, and
has them once for all processes. Nothing can be written into it.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

_MIXED = "mixed"  # where a table's description says which columns hold JSON, and whether all values are tuples


def write_frame(frame: pd.DataFrame, path: Path) -> None:
    """Write a table; a column of mixed values, such as lists, becomes one of JSON and says so.

    Raises:
        OSError: It cannot be written.
    """
    columns = [str(name) for name in frame if frame[name].dtype == object]
    mixed = {name: all(isinstance(value, tuple) for value in frame[name]) for name in columns}
    texts = {name: [json.dumps(value, default=str) for value in frame[name]] for name in mixed}
    table = pa.Table.from_pandas(frame.assign(**texts).astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    write_table(table.replace_schema_metadata({**(table.schema.metadata or {}), _MIXED: json.dumps(mixed)}), path)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table of Arrow.

    Raises:
        OSError: It cannot be written.
    """
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of a folder, to read from.

    Attributes:
        folder: Where they lie.
        mapped: Whether they are mapped; else they are read.
    """

    folder: Path
    mapped: bool = False

    def frame(self, name: str) -> pd.DataFrame:
        """Return a table; its texts are the bytes of the file, its numbers and dates are copies."""
        table = self.table(name)
        mixed = json.loads(table.schema.metadata[_MIXED.encode()])
        frame: pd.DataFrame = table.to_pandas()
        for column, are_tuples in mixed.items():
            values = [json.loads(value) for value in frame[column]]
            frame[column] = pd.Series([tuple(value) for value in values] if are_tuples else values, dtype=object)
        return frame

    def table(self, name: str) -> pa.Table:
        """Return a table whose columns are the bytes of the file, which is read outside Python's lock."""
        path = str(self.folder / f"{name}.arrow")
        if self.mapped:
            return pa.ipc.open_file(pa.memory_map(path)).read_all()
        with pa.OSFile(path, "rb") as file:
            return pa.ipc.open_file(pa.BufferReader(file.read_buffer())).read_all()

    def array(self, name: str) -> npt.NDArray[Any]:
        """Return an array of numbers, which cannot be written into where it is mapped."""
        path = self.folder / f"{name}.npy"
        return np.asarray(np.load(path, mmap_mode="r")) if self.mapped else np.load(path)

    def has(self, name: str) -> bool:
        """Return whether there is a table of that name."""
        return (self.folder / f"{name}.arrow").exists()
