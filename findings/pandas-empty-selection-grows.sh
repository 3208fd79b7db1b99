#!/usr/bin/env bash
# pandas adds a column to some rows of a table, taken from a Series for all rows. A good guess: the column is cut to the rows
# that there are, so that no row gives no row.
#
# With one row left it is so. With none left, the table takes the index of the Series: it has as many rows as before the
# selection, with nothing in the other columns, and whole numbers become floats. assign, [], insert and loc[:, name] do it, join
# does not. No warning is given.
#
# Versions: pandas 3.1.1 with numpy 2.4.6.
# Why it matters: a source that uses a word in no period gets a line over all periods, and a filter that fits nothing "finds" all.
# What the product does: what is added is first cut to the rows that there are.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pandas==3.1.1 numpy==2.4.6
"$work/venv/bin/python" - <<'PYTHON'
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("error")
print("pandas", pd.__version__, "numpy", np.__version__)
table = pd.DataFrame({"source": ["Herald", "Courier", "Gazette"], "uses": [3, 1, 2]})
rate = pd.Series([0.3, 0.1, 0.2], name="rate")


def selected(least):
    return table[table["uses"] > least]


def put(rows):
    rows = rows.copy()
    rows["rate"] = rate
    return rows


def inserted(rows):
    rows = rows.copy()
    rows.insert(0, "rate", rate)
    return rows


def located(rows):
    rows = rows.copy()
    rows.loc[:, "rate"] = rate
    return rows


one, none = selected(2), selected(3)
WAYS = {
    "assign": (lambda rows: rows.assign(rate=rate), 3),
    "[]": (put, 3),
    "insert": (inserted, 3),
    "loc": (located, 3),
    "join": (lambda rows: rows.join(rate), 0),
    "assign, cut first": (lambda rows: rows.assign(rate=rate.loc[rows.index]), 0),
}
for name, (add, expected) in WAYS.items():
    print(f"{name}: 1 row -> {len(add(one))}, no row -> {len(add(none))}")
    assert (len(add(one)), len(add(none))) == (1, expected), name

grown = none.assign(rate=rate)
print(grown)
assert grown["source"].isna().all() and grown["uses"].isna().all()
assert grown["rate"].tolist() == [0.3, 0.1, 0.2]
assert (str(none["uses"].dtype), str(grown["uses"].dtype)) == ("int64", "float64")
PYTHON
