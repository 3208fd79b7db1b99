"""A corpus as files: written once, then read, or mapped so that several processes share it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
from scipy import sparse

from analysis.corpus.documents import Corpus
from analysis.corpus.index import Counts, TermIndex
from analysis.corpus.intake.layout import read_layout
from analysis.corpus.intake.provenance import Provenance
from analysis.corpus.names.corrections import correction_lines
from analysis.corpus.stored.files import Files, write_frame, write_table
from analysis.corpus.stored.listing import LIST, damage, read_list, write_list

_PLACES: WeakKeyDictionary[TermIndex, Path] = WeakKeyDictionary()  # where what is mapped lies
_ARRAYS = ("ids", "offsets", "touching")
_PARTS = ("data", "indices", "indptr")  # of what is sparse
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, pa.ArrowException)


def write_store(corpus: Corpus, folder: Path, *, views: bool = False) -> None:
    """Write a corpus into a folder; `read_store` returns it as it was, what is remembered of it left out.

    Args:
        corpus: The corpus.
        folder: Where; it is made where there is none.
        views: Whether to write the views of its index, too, which else are made when they are first needed: those
            take most of the memory, so that a store to be mapped wants them. It has thrice the bytes with them.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index = corpus.index
    tables = {"documents": corpus.documents, "ledger": corpus.ledger, "origins": corpus.origins}
    found = {"marks": corpus.marks, "mentions": corpus.mentions}
    tables |= {name: table for name, table in found.items() if table is not None}
    for name, table in tables.items():
        write_frame(table, folder / f"{name}.arrow")
    write_table(pa.table({"text": corpus.texts.to_arrow(compat_level=pl.CompatLevel.newest())}), folder / "texts.arrow")
    write_table(pa.table({"term": pa.array(index.terms, pa.large_string())}), folder / "terms.arrow")
    for name in _ARRAYS:
        np.save(folder / f"{name}.npy", getattr(index, name))
    if views:
        _write_views(index, folder)
    said = {
        "fingerprint": corpus.fingerprint,
        "titles_counted": corpus.titles_counted,
        "rows_read": corpus.rows_read,
        "names_by": corpus.names_by,
        "corrections": [one.written for one in corpus.corrections],
        "languages": index.languages,
        "joined": sorted(index.joined),
        "breaks": index.breaks,
        "too_long": index.too_long,
        "views": views,
        "provenance": corpus.provenance and _write_provenance(corpus.provenance, folder),
    }
    write_list(said, folder)


def read_store(folder: Path) -> Corpus:
    """Return the corpus that `write_store` wrote, in memory; the files are no longer needed.

    Raises:
        IntakeError: `E-STORE` where a file of it is missing, is not as it was written, or is of another version.
    """
    return _corpus(read_list(folder), Files(folder))


def mapped_store(folder: Path, *, checked: bool = False) -> Corpus:
    """Return the corpus that `write_store` wrote, mapped: its texts and arrays are pages of the files.

    All processes that map it share them, and none can write into them. Its files must stay as they are while it is
    open; they may be renamed and, where the system is not Windows, removed.

    Args:
        folder: Where it was written.
        checked: Whether another process has just checked that all is as it was written, so that only the list and
            sizes are looked at.

    Raises:
        IntakeError: As `read_store`.
    """
    found = _corpus(read_list(folder, digests=not checked), Files(folder, mapped=True))
    _PLACES[found.index] = folder
    return found


def store_of(corpus: Corpus) -> Path | None:
    """Return where the store lies that a corpus was mapped from, for other processes to map; None for all others.

    What was done to the corpus since, such as that names were found in it, is not in there.
    """
    return _PLACES.get(corpus.index)


def write_known(provenance: Provenance, folder: Path) -> None:
    """Write what is known of files that are no corpus yet.

    Raises:
        OSError: It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_list({"provenance": _write_provenance(provenance, folder)}, folder)


def read_known(folder: Path) -> Provenance:
    """Return what `write_known` wrote.

    Raises:
        IntakeError: `E-STORE`, as `read_store`.
    """
    said = read_list(folder)
    try:
        return _provenance(said["provenance"], Files(folder))
    except _UNREADABLE as error:
        raise damage(f"it cannot be read: {error}", folder) from error


def _corpus(said: Mapping[str, Any], files: Files) -> Corpus:
    try:
        return Corpus(
            documents=files.frame("documents"),
            texts=pl.Series("text", files.table("texts")["text"], dtype=pl.String),
            index=_index(said, files),
            fingerprint=said["fingerprint"],
            ledger=files.frame("ledger"),
            origins=files.frame("origins"),
            marks=files.frame("marks") if files.has("marks") else None,
            names_by=said["names_by"],
            mentions=files.frame("mentions") if files.has("mentions") else None,
            corrections=correction_lines(said["corrections"], "the store"),
            titles_counted=said["titles_counted"],
            rows_read=said["rows_read"],
            provenance=said["provenance"] and _provenance(said["provenance"], files),
        )
    except _UNREADABLE as error:
        raise damage(f"it cannot be read: {error}", files.folder) from error


def _index(said: Mapping[str, Any], files: Files) -> TermIndex:
    found = TermIndex(
        terms=files.table("terms")["term"].combine_chunks().to_numpy(zero_copy_only=False),
        languages=tuple(said["languages"]),
        joined=frozenset(said["joined"]),
        breaks=said["breaks"],
        too_long=said["too_long"],
        **{name: files.array(name) for name in _ARRAYS},
    )
    return _with_views(found, files) if said["views"] else found


def _write_views(index: TermIndex, folder: Path) -> None:
    for name, view in (("postings", index.postings), ("counts", index.counts.matrix)):
        for part in _PARTS:
            np.save(folder / f"{name}.{part}.npy", getattr(view, part))
    np.save(folder / "paired.npy", index.counts.paired.data)


def _with_views(index: TermIndex, files: Files) -> TermIndex:
    """Return an index with its views, whose indices are in order and none twice, as they were made."""
    shape = len(index.offsets) - 1, len(index.terms)
    postings = sparse.csc_array(_parts("postings", files), shape=shape)
    counts = Counts(sparse.csr_array(_parts("counts", files), shape=shape), index.terms)
    return index.with_views(postings, counts.with_paired(files.array("paired")))


def _parts(name: str, files: Files) -> tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]:
    data, indices, starts = (files.array(f"{name}.{part}") for part in _PARTS)
    return data, indices, starts


def _write_provenance(provenance: Provenance, folder: Path) -> dict[str, str]:
    for name in ("files", "columns", "samples", "checks"):
        write_frame(getattr(provenance, name), folder / f"{name}.arrow")
    return {"name": provenance.name, "layout": provenance.layout.written()}


def _provenance(said: Mapping[str, str], files: Files) -> Provenance:
    tables = {name: files.frame(name) for name in ("files", "columns", "samples", "checks")}
    return Provenance(name=said["name"], layout=read_layout(said["layout"], LIST), **tables)
