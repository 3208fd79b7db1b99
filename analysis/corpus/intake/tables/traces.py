"""What spreadsheets do to cells without a word: they cut texts, round numbers, and run what looks like a formula."""

import regex

from analysis.corpus.errors import counted
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.records import Reading

_CUT = 32_767  # characters, the most that a cell of a spreadsheet holds
_BOM = b"\xef\xbb\xbf"
# What the download for Excel puts an apostrophe before (see dashboard/paper/sheets.py).
_GUARDED = regex.compile(r"'[ ']*[-=+@\t\r\n|]")
_FORMULA = regex.compile(r" *[-=+@\t\r\n|]")
_NUMBER = regex.compile(r" *[-+]?\.?\d[\d.,]*(?:[eE][-+]?\d+)?%?")
_IDS = regex.compile(r"(?:.*[\W_])?(?:id|ids|identifier)", regex.IGNORECASE)
_CAMEL_IDS = regex.compile(r".*\p{Ll}(?:Id|ID|Ids)")
_POWER = regex.compile(r"\d(?:[.,]\d+)?[eE]\+?\d\d")
_ZEROS = regex.compile(r"[1-9]\d{14}0{2,}")  # a spreadsheet keeps 15 digits of a number
_SHORTEST = 4  # characters of such a number: 1E18
_BY_CHANCE = 0.05  # of identifiers that may end so by themselves


def holds_guard(data: bytes, rows: list[list[str]]) -> bool:
    """Return whether a table was written for Excel by us: marked, and nothing in it that Excel would run.

    Args:
        data: The file.
        rows: Its first rows, with the heading.
    """
    if not data.startswith(_BOM) or b"\r\n" not in data:
        return False
    cells = [cell for row in rows for cell in row]
    bare = any(_FORMULA.match(cell) and not _NUMBER.fullmatch(cell) for cell in cells)
    return not bare and any(_GUARDED.match(cell) for cell in cells)


def unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that keeps Excel from running it."""
    return cell[1:] if cell[:1] == "'" and _GUARDED.match(cell) else cell


def take_guard(found: Reading, first: int, name: str) -> None:
    """Take the guard from the cells of all records from the first on, and say how many there were."""
    often = 0
    for record in found.records[first:]:
        for column, cell in record.cells.items():
            if isinstance(cell, str) and cell[:1] == "'" and (bare := unguarded(cell)) != cell:
                record.cells[column] = bare
                often += 1
    message = (
        f"a table written for Excel: the apostrophe that keeps Excel from running a cell is taken from "
        f"{counted(often, 'cell')}, as from headings"
    )
    found.enter((name, 0), "W-GUARD", "changed", message)


def note_traces(found: Reading, first: int) -> None:
    """Say of records of texts, from the first on, what a spreadsheet has cut, and which identifiers it has rounded."""
    records = found.records[first:]
    for record in records:
        if _CUT in map(len, record.cells.values()):  # type: ignore[arg-type]
            for column in (column for column, cell in record.cells.items() if len(str(cell)) == _CUT):
                message = f"{quoted(column)} has {_CUT:,} characters, at which a spreadsheet cuts a text: it may go on"
                found.note((record.file, record.line), "W-CUT", "kept", message)
    for column in (column for column in (records[0].cells if records else ()) if _is_id(column)):
        long = [(record, cell) for record in records if len(cell := str(record.cells[column])) >= _SHORTEST]
        powers = [record for record, cell in long if _POWER.fullmatch(cell)]
        zeros = [record for record, cell in long if cell.endswith("00") and _ZEROS.fullmatch(cell)]
        for record in powers + zeros * (len(zeros) > _BY_CHANCE * len(records)):
            message = f"{quoted(column)}: a spreadsheet has rounded the identifiers"
            found.note((record.file, record.line), "W-ROUNDED", "kept", message)


def _is_id(column: str) -> bool:
    return _IDS.fullmatch(column) is not None or _CAMEL_IDS.fullmatch(column) is not None
