#!/usr/bin/env bash
# Archives that Mastodon gave to its users in 2024 hold the key "orderedItems" twice: with an empty list, then with all posts
# (its issue 31091). A good guess: the last value counts, as everywhere in Python, or a reader says that a key stands twice.
#
# json, orjson and pandas give all posts. polars gives the empty list without a word, from read_json, read_ndjson and json_decode
# alike, while its json_path_match finds the posts; so do DuckDB's operators for JSON (->, json_extract, json_array_length,
# json_transform), while its read_json and pyarrow refuse the file. RFC 8259 (section 4) says that names should be unique, and
# leaves the rest open. In the tracker of polars an issue on maps says that it would raise an error (29476).
#
# Versions: polars 2.1.0, duckdb 2.0.1, pandas 3.1.1, pyarrow 26.0.1, orjson 3.13.0.
# Why it matters: a table that was read is empty, and nothing failed. Which list is lost depends on the library, not on the file.
# What the product does: the last value that is not empty counts, and the ledger says which key stands twice.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet polars==2.1.0 duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1 orjson==3.13.0
WORK=$work "$work/venv/bin/python" - <<'PYTHON'
import io
import json
import os
from pathlib import Path

import duckdb
import orjson
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.json

modules = {"polars": pl, "duckdb": duckdb, "pandas": pd, "pyarrow": pa, "orjson": orjson}
print(", ".join(f"{name} {module.__version__}" for name, module in modules.items()))
text = '{"type": "OrderedCollection", "totalItems": 2, "orderedItems": [], "orderedItems": [{"id": "1"}, {"id": "2"}]}'
file = Path(os.environ["WORK"]) / "outbox.json"
file.write_text(text)
items = pl.Struct({"orderedItems": pl.List(pl.Struct({"id": pl.String}))})


def one(query):
    return duckdb.execute(query, [text]).fetchall()[0][0]


WAYS = {
    "json.loads": (lambda: len(json.loads(text)["orderedItems"]), 2),
    "orjson.loads": (lambda: len(orjson.loads(text)["orderedItems"]), 2),
    "pandas read_json(lines=True)": (lambda: len(pd.read_json(io.StringIO(text), lines=True)["orderedItems"][0]), 2),
    "polars read_json": (lambda: len(pl.read_json(file)["orderedItems"][0]), 0),
    "polars read_ndjson": (lambda: len(pl.read_ndjson(file)["orderedItems"][0]), 0),
    "polars json_decode": (lambda: len(pl.Series([text]).str.json_decode(items)[0]["orderedItems"]), 0),
    "duckdb json_array_length": (lambda: one("select json_array_length(?::json, 'orderedItems')"), 0),
    "duckdb ->": (lambda: len(json.loads(one("select ?::json -> 'orderedItems'"))), 0),
}
for name, (read, expected) in WAYS.items():
    found = read()
    print(f"{name}: {found} items")
    assert found == expected, name

path = pl.Series([text]).str.json_path_match("$.orderedItems[0].id")[0]
print("polars json_path_match: the first item is", path)
assert path == "1"

for name, read, error in (
    ("duckdb read_json", lambda: duckdb.sql(f"from read_json('{file}')").fetchall(), duckdb.InvalidInputException),
    ("pyarrow read_json", lambda: pa.json.read_json(file), pa.ArrowInvalid),
):
    try:
        read()
    except error as reason:
        print(f"{name}: {type(reason).__name__}")
    else:
        raise AssertionError(name)
PYTHON
