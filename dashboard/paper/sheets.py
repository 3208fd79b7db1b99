"""Tables as files: CSV with every cell as it is, and two forms for Excel, each under a head that says what it holds."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

import pandas as pd

from analysis import COLUMNS

# What Excel 2007 and later can hold (Microsoft, "Excel specifications and limits").
_MOST_ROWS, _MOST_COLUMNS, _LONGEST_CELL = 1_048_576, 16_384, 32_767
_DAY_WIDTH = 11  # characters
_ABOVE = 8  # rows at most for a head and the names of the columns
_EXACT = 2**53  # above it, a number of Excel is no longer the whole number that was meant
_FIRST_DAY = pd.Timestamp("1900-03-01")  # before it, Excel has no days, or a 29 February 1900 that never was
# A cell is quoted when it holds a character of it: with a bare \n, a \r in a text would start a row of its own.
_LINE_END = "\r\n"
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # so that the same table is the same file

Head = Sequence[str]  # lines above a table; each starts with # and a blank


def plain_csv(table: pd.DataFrame) -> bytes:
    """Return a table as CSV in UTF-8, every cell as it is."""
    return _flat(table).to_csv(index=False, lineterminator=_LINE_END).encode()


def excel_csv(table: pd.DataFrame, head: Head = ()) -> bytes:
    """Return a table as CSV for Excel: with a byte order mark, and no text that it would take for a formula.

    A guarded cell has one apostrophe more than it had: see `safe_for_excel`.

    Args:
        table: The rows.
        head: Lines above them, a row each, which have a single cell.
    """
    table = _flat(table)
    texts = [name for name in table.columns if not pd.api.types.is_numeric_dtype(table[name])]
    safe = table.assign(**{name: table[name].map(safe_for_excel, na_action="ignore") for name in texts})
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=_LINE_END).writerows([safe_for_excel(line)] for line in head)
    safe.rename(columns=safe_for_excel).to_csv(written, index=False, lineterminator=_LINE_END)
    return written.getvalue().encode("utf-8-sig")


def safe_for_excel(cell: Any) -> Any:
    """Return a cell with an apostrophe before it, where a formula could begin after its blanks and apostrophes.

    A text that already begins with apostrophes gets one more: whoever takes one away from each cell that could be
    guarded has what was written.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" '").startswith(_TRIGGERS) else cell


def workbook(table: pd.DataFrame, head: Head = ()) -> bytes:
    """Return a table as XLSX: every text is a text there, whatever it begins with, and needs no guard.

    Args:
        table: The rows; see `beyond_excel`.
        head: Lines above them, a row each.
    """
    import xlsxwriter  # noqa: PLC0415 - most visitors take no table with them

    written = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False, "in_memory": True}
    book = xlsxwriter.Workbook(written, options)
    book.set_properties({"created": _LONG_AGO})
    sheet = book.add_worksheet("Data")
    day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
    for row, line in enumerate(head):
        sheet.write_string(row, 0, cut(line))
    first = len(head)
    for place, (name, column) in enumerate(_flat(table).items()):
        sheet.write_string(first, place, cut(str(name)), bold)
        if pd.api.types.is_datetime64_any_dtype(column) and _has_days(column):
            sheet.set_column(place, place, _DAY_WIDTH)
            for row, cell in _filled(column.dt.tz_localize(None)):
                sheet.write_datetime(first + row, place, cell, day)
        else:
            for row, cell in _filled(_plain(column)):
                _write_cell(sheet, (first + row, place), cell)
    sheet.freeze_panes(first + 1, 0)
    book.close()
    return written.getvalue()


def beyond_excel(table: pd.DataFrame) -> str:
    """Return why Excel cannot hold a table under its head; empty where it can."""
    if len(table) + _ABOVE > _MOST_ROWS:
        return f"Excel holds {_MOST_ROWS:,} rows and this table has {len(table):,}: take the CSV."
    if len(table.columns) > _MOST_COLUMNS:
        return f"Excel holds {_MOST_COLUMNS:,} columns and this table has {len(table.columns):,}: take the CSV."
    return ""


def too_long(table: pd.DataFrame) -> int:
    """Return how many cells are longer than Excel holds."""
    texts = [column for _, column in _flat(table).items() if not pd.api.types.is_numeric_dtype(column)]
    return sum(_units(cell) > _LONGEST_CELL for column in texts for cell in column if isinstance(cell, str))


def cut(text: str) -> str:
    """Return as much of a text as a cell of Excel holds, which counts two for a character beyond the first 65,536."""
    if _units(text) <= _LONGEST_CELL:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST_CELL].decode("utf-16-le", "ignore")


def _units(text: str) -> int:
    if len(text) > _LONGEST_CELL or 2 * len(text) <= _LONGEST_CELL:
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with lists of forms as one text."""
    lists = [name for name in table.columns if name in COLUMNS and COLUMNS[name].kind == "texts"]
    return table.assign(**{name: table[name].map("; ".join) for name in lists})


def _has_days(column: pd.Series) -> bool:
    """Return whether Excel has all of these days."""
    known = column.dropna()
    return bool((known >= _FIRST_DAY).all() and (known == known.dt.normalize()).all())


def _plain(column: pd.Series) -> pd.Series:
    """Return a column whose days are texts."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column.map(lambda day: day.isoformat().removesuffix("T00:00:00"), na_action="ignore")
    return column


def _filled(column: pd.Series) -> Iterator[tuple[int, Any]]:
    """Yield the cells of a column that hold something, with their rows, from 1."""
    for row, (cell, missing) in enumerate(zip(column.tolist(), column.isna().tolist(), strict=True), 1):
        if not missing:
            yield row, cell


def _write_cell(sheet: Any, place: tuple[int, int], cell: Any) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, int | float) and isfinite(cell) and abs(cell) <= _EXACT:
        sheet.write_number(*place, cell)
    elif cell != "":
        sheet.write_string(*place, cut(str(cell)))
