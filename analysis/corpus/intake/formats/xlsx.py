"""Spreadsheets, of Excel and of OpenDocument: one sheet is a table; its cells are what the same table has as CSV."""

import io
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import regex
from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetTypeEnum, load_workbook

from analysis.corpus.errors import IntakeError, Option, Question, QuestionError, counted
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading
from analysis.corpus.intake.tables.grid import table_heading, take_rows
from analysis.corpus.intake.tables.traces import note_traces
from analysis.corpus.intake.tables.workbook import lost_cells, refuse_what_expands

_SAMPLE = 200  # rows
_OLD = b"\xd0\xcf\x11\xe0"
_BOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_PACKED = "EncryptedPackage".encode("utf-16-le")  # a workbook of today inside, with a password
_FILEPASS = regex.compile(rb"\x09\x08\x10\x00.{16}\x2f\x00", regex.DOTALL)
_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_WRITTEN_END = "_x000D_"  # as Excel writes what its own format cannot hold; calamine leaves some
_END = regex.compile(r"(?:\r|_x000D_)\n?|\n")
_EXACT = 2**53  # from here on a number may have lost digits

Cell = int | float | str | bool | time | date | datetime | timedelta
Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet: its cells as text, and where those are that stand for several."""

    name: str
    grid: Grid
    texts: int
    merged: list[tuple[tuple[int, int], tuple[int, int]]]


def spreadsheet(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the sheet that holds most rows of text, or the one that is named.

    Raises:
        QuestionError: `E-SHEET` where two hold as many, `E-HEADER` where the first row looks like data.
        IntakeError: `E-LOCKED`, `E-READ`, `E-EXPANDS`, `E-SHEET` or `E-COLUMNS`.
    """
    if piece.data.startswith(b"PK"):
        refuse_what_expands(piece)
    sheet = _chosen(_sheets(piece), piece, layout, found)
    first = len(found.records)
    rows = [(line, cells) for line, cells in enumerate(sheet.grid, start=1) if any(cells)]
    if rows:
        head = table_heading(rows[:_SAMPLE], piece.name, layout, found, guard=False)
        _fill_merged(sheet, head.line, piece, found)
        below = [(line, cells) for line, cells in enumerate(sheet.grid, start=1) if line > head.line and any(cells)]
        take_rows(below, head, piece.name, found)
        _enter_lost(sheet, [line for line, _ in below], piece, found)
    note_traces(found, first)


def _sheets(piece: Piece) -> list[_Sheet]:
    """Return the sheets of a file that hold cells."""
    try:
        book = load_workbook(io.BytesIO(piece.data))
        tables = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        return [sheet for name in tables if (sheet := _sheet(book.get_sheet_by_name(name))).grid]
    except PasswordError as error:
        raise _locked(piece) from error
    except CalamineError as error:
        if _PACKED in piece.data or (piece.data.startswith(_OLD) and _FILEPASS.search(piece.data)):
            raise _locked(piece) from error
        what = f"it cannot be read as a spreadsheet: {error}"
        raise IntakeError("E-READ", what, where=piece.name, todo="save it again, or as CSV UTF-8") from error


def _locked(piece: Piece) -> IntakeError:
    todo = "remove the password and give the file again"
    return IntakeError("E-LOCKED", "it is protected with a password", where=piece.name, todo=todo)


def _sheet(sheet: CalamineSheet) -> _Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    grid = [[_written(cell) for cell in row] for row in rows]
    texts = sum(any(isinstance(cell, str) and cell for cell in row) for row in rows)
    return _Sheet(sheet.name, grid, texts, sheet.merged_cell_ranges or [])


def _written(cell: Cell) -> str:
    """Return a cell as the same table has it as CSV: whole numbers without a point, dates as ISO writes them."""
    if isinstance(cell, str):
        return _END.sub("\n", cell) if _WRITTEN_END in cell or "\r" in cell else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, (date, time)) else str(cell)


def _number(value: float) -> str:
    """Return a number; of a whole one that is too large to be exact the digits that a spreadsheet shows."""
    if value.is_integer():
        return str(int(value)) if abs(value) < _EXACT else f"{Decimal(f'{value:.15g}'):f}"
    return repr(value)


def _chosen(sheets: list[_Sheet], piece: Piece, layout: Layout, found: Reading) -> _Sheet:
    """Return the sheet that is to be read; the ledger names the others."""
    ranked = sorted(sheets, key=lambda sheet: (-sheet.texts, -len(sheet.grid)))
    if not ranked:
        return _Sheet("", [], 0, [])
    if layout.sheet:
        chosen = next((sheet for sheet in sheets if sheet.name == layout.sheet), None)
        if chosen is None:
            listed = ", ".join(quoted(sheet.name) for sheet in sheets)
            what = f"there is no sheet {quoted(layout.sheet)}"
            raise IntakeError("E-SHEET", what, where=piece.name, todo=f"the sheets are {listed}")
    else:
        chosen = ranked[0]
        if len(ranked) > 1 and ranked[1].texts == chosen.texts > 1:
            raise QuestionError(_which(ranked, piece))
    if len(sheets) > 1:
        others = ", ".join(
            f"{quoted(one.name)} with {counted(_rows(one), 'row')}" for one in ranked if one is not chosen
        )
        message = f"the sheet {quoted(chosen.name)} is read; not read: {others}"
        found.enter((piece.name, 0), "W-SHEET", "set aside", message)
    return chosen


def _rows(sheet: _Sheet) -> int:
    return sum(map(any, sheet.grid))


def _which(ranked: list[_Sheet], piece: Piece) -> Question:
    equal = [sheet for sheet in ranked if sheet.texts == ranked[0].texts]
    what = f"{len(equal)} sheets hold as many rows of text: one of them is read"
    options = (
        Option(
            sheet.name, sheet.name, f"{counted(_rows(sheet), 'row')}: {quoted(' · '.join(filter(None, sheet.grid[0])))}"
        )
        for sheet in equal
    )
    return Question("E-SHEET", "sheet", piece.name, what, tuple(options))


def _fill_merged(sheet: _Sheet, heading_line: int, piece: Piece, found: Reading) -> None:
    """Give cells that are merged over several rows below the heading to each of these rows."""
    filled = 0
    for (top, left), (bottom, _) in sheet.merged:
        if top < heading_line or top == bottom or top >= len(sheet.grid) or left >= len(sheet.grid[top]):
            continue
        for cells in sheet.grid[top + 1 : bottom + 1]:
            if left < len(cells) and not cells[left]:
                cells[left] = sheet.grid[top][left]
                filled += 1
    if filled:
        message = f"cells merged over several rows: each of the rows has their value ({counted(filled, 'cell')} filled)"
        found.enter((piece.name, 0), "W-MERGED", "changed", message)


def _enter_lost(sheet: _Sheet, lines: list[int], piece: Piece, found: Reading) -> None:
    """Say which rows between others are empty, and how many cells have no value that can be read."""
    place, lost = (piece.name, 0), lost_cells(piece, sheet.name)
    if lost.formulas:
        message = (
            f"{counted(lost.formulas, 'formula')} never calculated, whose cells are empty: save the file once more"
        )
        found.enter(place, "W-FORMULA", "changed", message)
    if lost.errors:
        found.enter(
            place, "W-CELL", "changed", f"{counted(lost.errors, 'cell')} with an error such as #N/A: taken as empty"
        )
    empty = sorted(set(range(lines[0], lines[-1])).difference(lines)) if lines else []
    if empty:
        message = f"{counted(len(empty), 'empty row')} between others, the first is line {empty[0]}: no documents"
        found.enter(place, "W-ROWS", "set aside", message)


def _recognises(piece: Piece) -> bool:
    """Return whether a file is a spreadsheet, whatever it is called."""
    data = piece.data
    if data.startswith(_OLD):
        return any(name in data for name in _BOOKS) or (_PACKED in data and piece.ending in (".xlsx", ".xlsm", ".xlsb"))
    if not data.startswith(b"PK"):
        return False
    members = piece.members
    return "xl/workbook.xml" in members or "xl/workbook.bin" in members or _SHEETS in data[:200]


READER = Reader(
    name="spreadsheet",
    title="Spreadsheet (Excel, OpenDocument)",
    recognises=_recognises,
    read=spreadsheet,
    ours=False,
)
