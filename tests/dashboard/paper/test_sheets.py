"""Tables as files: every cell as it is for R and Python; for Excel a head, and nothing that it would run."""

import csv
import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from analysis import Filters, read_corpus
from dashboard.paper import sheets
from dashboard.paper.sheets import beyond_excel, cut, excel_csv, plain_csv, too_long, workbook
from dashboard.wording.heads import Origin, head

HEAD = ["# Discourse Trends 1: A title, with a comma", "# Corpus: made up"]
TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
cells = texts | st.builds("{}{}{}".format, st.text(" '", max_size=2), st.sampled_from(TRIGGERS), texts)
tables = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        st.lists(cells.filter(bool), min_size=width, max_size=width, unique=True),
        st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5),
    )
)


def _frame(head: list[str], rows: list[list[str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=head, dtype="str")


def _read(written: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode(encoding), newline=""), strict=True))


def _sheet(written: bytes) -> list[list[object]]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(written)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    return [list(row) for row in rows]


def _unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded, as whoever reads such a file back has to."""
    return cell[1:] if cell.startswith("'") and cell.lstrip(" '").startswith(TRIGGERS) else cell


@pytest.mark.row(48)
@given(table=tables)
def test_no_cell_for_excel_starts_like_a_formula(table: tuple[list[str], list[list[str]]]) -> None:
    """No cell and no heading starts with a trigger, spaces before it or not."""
    found = _read(excel_csv(_frame(*table), HEAD), "utf-8-sig")

    assert [cell for row in found for cell in row if cell.lstrip(" ").startswith(TRIGGERS)] == []


@pytest.mark.row(49)
@given(table=tables)
def test_the_guard_can_be_taken_away(table: tuple[list[str], list[list[str]]]) -> None:
    """Without one apostrophe of each cell that could be guarded, the table for Excel is the table to the letter."""
    head, rows = table

    found = _read(excel_csv(_frame(head, rows)), "utf-8-sig")

    assert [[_unguarded(cell) for cell in row] for row in found] == [head, *rows]


@given(table=tables)
def test_plain_csv_gives_every_character_back(table: tuple[list[str], list[list[str]]]) -> None:
    """What is written is read back the same, mentions, formulas and line ends included."""
    head, rows = table

    assert _read(plain_csv(_frame(head, rows)), "utf-8") == [head, *rows]


@given(table=tables)
def test_a_workbook_gives_every_character_back(table: tuple[list[str], list[list[str]]]) -> None:
    """What another library reads from the XLSX is what was written; two code points that are no characters apart."""
    head, rows = table
    wanted = [[line, *[""] * (len(head) - 1)] for line in HEAD] + [head, *rows]

    while not any(wanted[-1]):  # an empty cell is none: rows without any at the end are not in the sheet
        wanted.pop()

    found = _sheet(workbook(_frame(head, rows), HEAD))

    assert found == [[_noncharacters(cell) for cell in row] for row in wanted]


def _noncharacters(cell: str) -> str:
    return cell.replace("\ufffe", "_xFFFE_").replace("\uffff", "_xFFFF_")


@pytest.mark.parametrize("text", ["one\rtwo", "one\r=1+1", "one\r\ntwo", "one\ntwo"])
def test_a_line_end_stays_in_its_cell(text: str) -> None:
    """A text with a line end of any kind is one cell; what follows it never starts a row of its own."""
    table = _frame(["text"], [[text]])

    assert _read(plain_csv(table), "utf-8") == [["text"], [text]]
    assert _read(excel_csv(table), "utf-8-sig") == [["text"], [text]]
    assert _sheet(workbook(table)) == [["text"], [text]]


@pytest.mark.row(98)
def test_a_table_without_rows_has_its_heading() -> None:
    """Whoever takes a table of nothing away sees what it would have held."""
    table = _frame(["term", "count"], [])

    assert _read(plain_csv(table), "utf-8") == [["term", "count"]]
    assert _read(excel_csv(table), "utf-8-sig") == [["term", "count"]]
    assert _sheet(workbook(table)) == [["term", "count"]]


def test_excel_is_told_the_encoding() -> None:
    """The file for Excel starts with a byte order mark, the other does not."""
    table = _frame(["a"], [["é"]])

    assert excel_csv(table).split() == [b"\xef\xbb\xbfa", b"\xc3\xa9"]
    assert plain_csv(table).split() == [b"a", b"\xc3\xa9"]


def test_numbers_are_not_guarded() -> None:
    """A negative number is a number, in Excel too."""
    table = pd.DataFrame({"term": ["-x"], "log_ratio": [-1.5], "count": [-2], "day": pd.to_datetime(["2019-07-01"])})

    assert _read(excel_csv(table), "utf-8-sig")[1] == ["'-x", "-1.5", "-2", "2019-07-01"]


def test_the_table_given_is_unchanged() -> None:
    """The guard is put into a copy."""
    table = _frame(["=a"], [["=1+1"]])

    excel_csv(table, HEAD)
    workbook(table, HEAD)

    assert [table.columns[0], table.iloc[0, 0]] == ["=a", "=1+1"]


def test_the_head_is_a_row_a_line_above_the_names_of_the_columns() -> None:
    """Each line of the head is one cell at the top of both files for Excel; the raw file has none."""
    table = _frame(["a", "b"], [["1", "2"]])

    assert _read(excel_csv(table, HEAD), "utf-8-sig") == [[HEAD[0]], [HEAD[1]], ["a", "b"], ["1", "2"]]
    assert [row[0] for row in _sheet(workbook(table, HEAD))] == [*HEAD, "a", "1"]
    assert _read(plain_csv(table), "utf-8") == [["a", "b"], ["1", "2"]]


def test_a_workbook_holds_numbers_and_days_and_leaves_missing_ones_empty() -> None:
    """Numbers are numbers, days are days, what is missing is an empty cell, and no number is too large to be exact."""
    table = pd.DataFrame(
        {
            "count": [1, 2**53 + 1],
            "rate": [np.nan, np.inf],
            "day": pd.to_datetime(["2019-07-01", None]),
            "long_ago": pd.to_datetime(["1790-01-08", "2019-07-01"]),
            "flag": [True, False],
        }
    )

    _, first, second = _sheet(workbook(table))

    assert [first[0], first[1], str(first[2]), first[3], first[4]] == [1.0, "", "2019-07-01", "1790-01-08", True]
    assert second == ["9007199254740993", "inf", "", "2019-07-01", False]


def test_the_same_table_is_the_same_workbook() -> None:
    """Nothing in the file says when it was written."""
    table = _frame(["a"], [["x"]])

    assert workbook(table, HEAD) == workbook(table, HEAD)


@pytest.mark.parametrize(("text", "kept"), [("x" * 32_768, 32_767), ("😀" * 16_384, 16_383), ("x" * 32_767, 32_767)])
def test_a_cell_longer_than_excel_takes_is_cut_whole_characters_only(text: str, kept: int) -> None:
    """Excel takes 32,767 characters, and counts an emoji as two; the cut halves none."""
    table = _frame(["text"], [[text]])

    assert len(cut(text)) == kept
    assert _sheet(workbook(table))[1] == [text[:kept]]


def test_cells_that_are_too_long_are_counted() -> None:
    """What would be cut is known before, so that it can be said."""
    assert too_long(_frame(["a", "b"], [["x" * 32_768, "y"], ["x", "😀" * 16_384]])) == 2


@pytest.mark.row(98)
def test_a_table_that_excel_cannot_hold_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """More rows or columns than Excel has are no file for it, but a sentence; nothing is cut off."""
    table = _frame(["a"], [["x"]] * 5)

    assert beyond_excel(table) == ""

    monkeypatch.setattr(sheets, "_MOST_ROWS", 10)

    assert beyond_excel(table) == "Excel holds 10 rows and this table has 5: take the CSV."

    monkeypatch.setattr(sheets, "_MOST_ROWS", 100)
    monkeypatch.setattr(sheets, "_MOST_COLUMNS", 0)

    assert "columns" in beyond_excel(table)


@pytest.mark.row(49)
def test_what_was_taken_away_comes_back_as_the_same_corpus(tmp_path: Path) -> None:
    """Head and guard are no part of it: documents taken to Excel in either form are those of the raw file."""
    table = pd.DataFrame(
        {
            "doc_id": ["a", "b", "c"],
            "source": ["@Post", "=Times", "x"],
            "published": pd.to_datetime(["2021-03-12", "2021-03-13", "2021-04-01"]),
            "title": ["'=1+1", "''-x", "' quoted"],
            "text": ["=SUM(A1) went on", "'quoted' text", 'plain, "text"\nand a line'],
        }
    )
    origin = Origin(corpus="posts", fingerprint="ab" * 32, filters=Filters(sources=("A, B",)), word="=x")
    lines = head("The documents", table.columns, origin)
    files = {"raw.csv": plain_csv(table), "excel.csv": excel_csv(table, lines), "excel.xlsx": workbook(table, lines)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)

    raw, *others = [read_corpus(tmp_path / name) for name in files]

    assert [other.fingerprint for other in others] == [raw.fingerprint] * 2
    assert raw.documents["title"].tolist() == table["title"].tolist()
