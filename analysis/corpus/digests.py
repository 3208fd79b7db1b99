"""Digests: what tells one content from another, whatever file it came in."""

from hashlib import sha256

import pandas as pd
import polars as pl

from analysis.corpus.schema import SCHEMA_VERSION

CORE = ["doc_id", "source", "published", "date_precision", "date_basis", "title", "language"]
_HASHED = 1_000  # documents at once


def fingerprint(documents: pd.DataFrame, texts: pl.Series) -> str:
    """Return the SHA-256 of documents and their texts in canonical order, as `Corpus.fingerprint` is."""
    digest = sha256(f"schema {SCHEMA_VERSION}\n".encode())
    core = documents[CORE].assign(published=documents["published"].dt.strftime("%Y-%m-%d").fillna(""))
    frame = pl.from_pandas(core).with_columns(texts.alias("text"))
    row = pl.format(f"[{', '.join(['{}'] * frame.width)}]\n", *map(_as_json, frame.columns))
    for part in frame.iter_slices(_HASHED):
        digest.update(part.select(row.str.join()).item().encode())
    return digest.hexdigest()


def _as_json(column: str) -> pl.Expr:
    """Return texts as they stand in JSON, character by character as Python's `json` writes them without ASCII alone."""
    written = pl.struct(column).struct.json_encode()
    return written.str.strip_prefix(f'{{"{column}":').str.strip_suffix("}")


def texts_digest(documents: pd.DataFrame, texts: pl.Series) -> str:
    """Return the SHA-256 of the texts and their identifiers: all that the places of names depend on."""
    digest = sha256(b"texts 1\n")
    for doc_id, text in zip(documents["doc_id"], texts, strict=True):
        for part in (str(doc_id).encode(), text.encode()):
            digest.update(f"{len(part)}:".encode() + part)
    return digest.hexdigest()
