"""Parquet from anybody: every cell comes back as it was, and a file that would burst is refused before it does."""

import io
from contextlib import suppress

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import AnalysisError, IntakeError, limits
from analysis.corpus.kept.parquet import parquet, table_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
mixed = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(texts, inner, max_size=2),
    max_leaves=4,
)
days = st.datetimes(pd.Timestamp(1700, 1, 1).to_pydatetime(), pd.Timestamp(2200, 1, 1).to_pydatetime())
rows = st.lists(
    st.tuples(texts | st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(), st.booleans(), days, mixed), max_size=4
)


def _table(cells: list[tuple[object, ...]]) -> pd.DataFrame:
    """Return a table with a column of each kind."""
    text, integer, number, flag, day, any_ = zip(*cells, strict=True) if cells else ((),) * 6
    return pd.DataFrame(
        {
            "text": pd.Series(text, dtype="str"),
            "integer": pd.Series(integer, dtype="int64"),
            "number": pd.Series(number, dtype="float64"),
            "flag": pd.Series(flag, dtype="bool"),
            "day": pd.Series(day, dtype="datetime64[us]"),
            "any": pd.Series(list(any_), dtype="object"),
        }
    )


def _written(table: pa.Table, **how: object) -> bytes:
    written = io.BytesIO()
    pq.write_table(table, written, **({"compression": "NONE"} | how))
    return written.getvalue()


@given(cells=rows)
def test_a_table_comes_back_as_it_was(cells: list[tuple[object, ...]]) -> None:
    """Every cell of every kind is the same, of the same type, and the same table is the same bytes."""
    table = _table(cells)

    found = table_of(parquet(table), "t")

    pd.testing.assert_frame_equal(found.drop(columns="any"), table.drop(columns="any"))
    assert found["any"].tolist() == table["any"].tolist()
    assert parquet(table) == parquet(table.copy())


@given(data=st.binary(max_size=300))
def test_any_bytes_are_a_table_or_a_sentence(data: bytes) -> None:
    """Whatever is given, nothing but a typed error is raised."""
    start = parquet(pd.DataFrame({"a": pd.Series(["x"], dtype="str")}))
    for bytes_ in (data, start[: len(start) // 2] + data + start[len(start) // 2 :], start[:4] + data + start[-8:]):
        with suppress(AnalysisError):
            table_of(bytes_, "t")


@pytest.mark.parametrize(
    "written",
    [
        _written(pa.table({"a": ["x"]}), compression="ZSTD"),
        _written(pa.table({"a": [["x"]]})),
        _written(pa.table({"a": [b"x"]})),
        _written(pa.table({"a": pa.array([b"\xff"]).view(pa.string())})),
        _written(pa.Table.from_arrays([pa.array(["x"]), pa.array(["y"])], names=["a", "a"])),
    ],
    ids=["packed", "nested", "bytes", "no UTF-8", "two of one name"],
)
def test_what_this_program_does_not_write_is_refused(written: bytes) -> None:
    """Packed pages, nested columns, bytes, texts that are none and names given twice are no table of ours."""
    with pytest.raises(IntakeError, match="E-TABLE"):
        table_of(written, "t")


def test_a_long_value_in_many_rows_is_measured_before_it_is_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dictionary with one value of a thousand characters in a hundred rows is counted as a hundred thousand."""
    small = _written(pa.table({"a": ["x" * 1000] * 100}), use_dictionary=True)
    monkeypatch.setattr(limits, "MOST_BYTES", 50_000)

    assert len(small) < 6_000
    with pytest.raises(IntakeError, match="E-EXPANDS"):
        table_of(small, "t")


def test_many_rows_of_nothing_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows take room though they hold nothing: too many are refused by what the file says of itself."""
    empty = _written(pa.table({"a": pa.array([None] * 10_000, pa.float64())}))
    monkeypatch.setattr(limits, "MOST_BYTES", 50_000)

    assert len(empty) < 2_000
    with pytest.raises(IntakeError, match="E-EXPANDS"):
        table_of(empty, "t")


def test_what_is_missing_stays_missing() -> None:
    """An empty cell and an empty text are two things."""
    table = pd.DataFrame({"a": pd.Series(["", None], dtype="str"), "n": [np.nan, 1.0]})

    assert table_of(parquet(table), "t").isna().to_numpy().tolist() == [[False, True], [True, False]]
