"""A corpus as files: tables as Arrow, arrays of numbers as NumPy, and a list of them all with their digests.

Nothing in them is code, and a file of which one bit is not as it was written is refused.
"""

import json
from collections.abc import Mapping
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

from analysis.corpus.documents import Corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.index import TermIndex
from analysis.corpus.intake.layout import read_layout
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.schema import SCHEMA_VERSION

_LIST = "store.json"
_FORM = 1  # of the store itself
_ARRAYS = ("ids", "offsets", "touching")
_MIXED = "mixed"  # what Arrow's description of a column says where it holds JSON
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, pa.ArrowException)


def write_store(corpus: Corpus, folder: Path) -> None:
    """Write a corpus into a folder; `read_store` returns it as it was, what is remembered of it left out.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = corpus.index
    tables = {"documents": corpus.documents, "ledger": corpus.ledger, "origins": corpus.origins}
    if corpus.mentions is not None:
        tables["mentions"] = corpus.mentions
    for name, table in tables.items():
        _write_table(_arrow(table), folder / f"{name}.arrow")
    _write_table(
        pa.table({"text": corpus.texts.to_arrow(compat_level=pl.CompatLevel.newest())}), folder / "texts.arrow"
    )
    _write_table(pa.table({"term": pa.array(index.terms, pa.large_string())}), folder / "terms.arrow")
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(index, name))
    said = {
        "fingerprint": corpus.fingerprint,
        "titles_counted": corpus.titles_counted,
        "rows_read": corpus.rows_read,
        "languages": index.languages,
        "joined": sorted(index.joined),
        "breaks": index.breaks,
        "too_long": index.too_long,
        "provenance": corpus.provenance and _write_provenance(corpus.provenance, folder),
    }
    _write_list(said, folder)


def read_store(folder: Path) -> Corpus:
    """Return the corpus that `write_store` wrote.

    Raises:
        IntakeError: `E-STORE` where a file of it is missing, is not as it was written, or is of another version.
    """
    said = _read_list(folder)
    try:
        index = TermIndex(
            terms=_read_table(folder / "terms.arrow")["term"].combine_chunks().to_numpy(zero_copy_only=False),
            languages=tuple(said["languages"]),
            joined=frozenset(said["joined"]),
            breaks=said["breaks"],
            too_long=said["too_long"],
            **{name: np.load(folder / f"{name}.npy") for name in _ARRAYS},
        )
        return Corpus(
            documents=_frame(folder / "documents.arrow"),
            texts=pl.Series("text", _read_table(folder / "texts.arrow")["text"], dtype=pl.String),
            index=index,
            fingerprint=said["fingerprint"],
            ledger=_frame(folder / "ledger.arrow"),
            origins=_frame(folder / "origins.arrow"),
            mentions=_frame(folder / "mentions.arrow") if (folder / "mentions.arrow").exists() else None,
            titles_counted=said["titles_counted"],
            rows_read=said["rows_read"],
            provenance=said["provenance"] and _read_provenance(said["provenance"], folder),
        )
    except _UNREADABLE as error:
        raise _damaged(f"it cannot be read: {error}", folder) from error


def write_known(provenance: Provenance, folder: Path) -> None:
    """Write what is known of files that are no corpus yet.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_list({"provenance": _write_provenance(provenance, folder)}, folder)


def read_known(folder: Path) -> Provenance:
    """Return what `write_known` wrote.

    Raises:
        IntakeError: `E-STORE`, as `read_store`.
    """
    said = _read_list(folder)
    try:
        return _read_provenance(said["provenance"], folder)
    except _UNREADABLE as error:
        raise _damaged(f"it cannot be read: {error}", folder) from error


def _write_provenance(provenance: Provenance, folder: Path) -> dict[str, str]:
    for name in ("files", "columns", "samples", "checks"):
        _write_table(_arrow(getattr(provenance, name)), folder / f"{name}.arrow")
    return {"name": provenance.name, "layout": provenance.layout.written()}


def _read_provenance(said: Mapping[str, str], folder: Path) -> Provenance:
    tables = {name: _frame(folder / f"{name}.arrow") for name in ("files", "columns", "samples", "checks")}
    return Provenance(name=said["name"], layout=read_layout(said["layout"], _LIST), **tables)


def _arrow(frame: pd.DataFrame) -> pa.Table:
    """Return a table as Arrow; a column of mixed values, such as lists, becomes one of JSON and says so."""
    mixed = [name for name in frame.columns if frame[name].dtype == object]
    texts = {name: [json.dumps(value, default=str) for value in frame[name]] for name in mixed}
    table = pa.Table.from_pandas(frame.assign(**texts).astype(dict.fromkeys(mixed, "str")), preserve_index=False)
    return table.replace_schema_metadata({**(table.schema.metadata or {}), _MIXED: json.dumps(mixed)})


def _frame(path: Path) -> pd.DataFrame:
    table = _read_table(path)
    mixed = json.loads(table.schema.metadata[_MIXED.encode()])
    frame: pd.DataFrame = table.to_pandas()
    for name in mixed:
        frame[name] = pd.Series([json.loads(value) for value in frame[name]], dtype=object)
    return frame


def _write_table(table: pa.Table, path: Path) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, table.schema) as writer:
        writer.write_table(table)


def _read_table(path: Path) -> pa.Table:
    """Return a table whose columns are the bytes of the file, which is read outside Python's lock."""
    with pa.OSFile(str(path), "rb") as file:
        return pa.ipc.open_file(pa.BufferReader(file.read_buffer())).read_all()


def _write_list(said: Mapping[str, Any], folder: Path) -> None:
    digests = {path.name: _digest(path) for path in sorted(folder.iterdir()) if path.name != _LIST}
    whole = {"form": _FORM, "schema": SCHEMA_VERSION, "said": said, "files": digests}
    text = json.dumps(whole)
    (folder / _LIST).write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", encoding="utf-8")


def _read_list(folder: Path) -> dict[str, Any]:
    """Return what the list says, after every file on it was found to be as it was written, and no other."""
    try:
        digest, _, text = (folder / _LIST).read_text(encoding="utf-8").partition("\n")
        if digest != sha256(text.encode()).hexdigest():
            raise _damaged(f"{_LIST} not as written", folder)
        whole = json.loads(text)
        form, digests, said = (whole["form"], whole["schema"]), dict(whole["files"]), dict(whole["said"])
        there = {path.name: _digest(path) for path in folder.iterdir() if path.name != _LIST}
    except IntakeError:
        raise
    except _UNREADABLE as error:
        raise _damaged(f"its list cannot be read: {error}", folder) from error
    if form != (_FORM, SCHEMA_VERSION):
        raise _damaged("it was made by another version", folder)
    if wrong := sorted(name for name in {*there, *digests} if there.get(name) != digests.get(name)):
        raise _damaged(f"{', '.join(wrong)} not as written", folder)
    return said


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _damaged(what: str, folder: Path) -> IntakeError:
    return IntakeError("E-STORE", what, where=folder.name, todo="read the files again")
