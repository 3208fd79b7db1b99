"""Tables that were found out of a corpus, as files of a folder."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import pyarrow as pa

from analysis.corpus.stored.files import Files, write_frame
from analysis.corpus.stored.listing import damage, read_list, write_list


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write tables by their names into a folder, which is made.

    Raises:
        OSError: They cannot be written.
    """
    folder.mkdir(parents=True)
    for name, table in tables.items():
        write_frame(table, folder / f"{name}.arrow")
    write_list({"tables": list(tables)}, folder)


def mapped_tables(folder: Path) -> dict[str, pd.DataFrame]:
    """Return the tables that `write_tables` wrote; their texts are mapped.

    Raises:
        IntakeError: `E-STORE` where they are not as they were written.
    """
    names = read_list(folder)["tables"]
    try:
        return {name: Files(folder, mapped=True).frame(name) for name in names}
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise damage(f"it cannot be read: {error}", folder) from error
