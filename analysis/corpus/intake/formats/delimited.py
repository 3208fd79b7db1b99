"""Tables of cells with something between them: comma-separated values, and what is divided otherwise."""

import csv
import io
import sys
from collections import Counter

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.contents import text_of
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading, Record

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

KNOWN = frozenset(
    "doc_id id source text published date date_precision date_basis title language lang file".split()  # noqa: SIM905
)
_DIVIDERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP = "sep="  # Excel's first line, which names the divider
_MARK = "\ufeff"
_TAILS = ("", *(f" {letter}" for letter in "bcdefgh"))


def delimited(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read comma-separated values strictly: every cell stays the text that it is."""
    text, opened = text_of(piece, layout, found), 0
    lines = io.StringIO(text, newline="")
    divider, stated = _divider(lines.readline())
    lines.seek(0)
    if divider != ",":
        found.enter((piece.name, 1), "W-DIVIDER", "kept", f"cells are divided by {_DIVIDERS[divider]}, not by commas")
    rows = csv.reader(lines, strict=True, delimiter=divider)
    try:
        header = next(rows)
        if stated:
            header = next(rows, [])
        _check_header(header, piece)
        _name_blanks(header, found, piece)
        opened = rows.line_num
        for row in rows:
            line, opened = opened + 1, rows.line_num
            if row:
                _add_row(found, row, header=header, place=(piece.name, line))
    except csv.Error as error:
        raise IntakeError(
            "E-QUOTE",
            f"{error}: a quotation mark opened here is not closed as it should be",
            where=f"{piece.name}, line {opened + 1}",
            todo='close it, and write a quotation mark inside a text as ""',
        ) from error


def _divider(line: str) -> tuple[str, bool]:
    """Return what divides cells, and whether the first line does nothing but say so.

    It is a comma, unless the heading names more of the usual columns when it is divided otherwise.
    """
    heading = line.strip("\r\n\ufeff ")
    if heading.lower().startswith(_SEP) and heading[len(_SEP) :] in _DIVIDERS:
        return heading[len(_SEP) :], True
    known = {
        divider: len(KNOWN.intersection(name.strip('" ') for name in heading.split(divider))) for divider in _DIVIDERS
    }
    return max(known, key=lambda divider: known[divider]), False  # the first of them, which is the comma, on a tie


def _check_header(header: list[str], piece: Piece) -> None:
    often = Counter(name for name in header if name.strip())
    twice = sorted(name for name in often if often[name] > 1)
    if twice:
        places = "; ".join(
            f"“{name}” is column {' and '.join(str(place + 1) for place, other in enumerate(header) if other == name)}"
            for name in twice
        )
        raise IntakeError("E-COLUMNS", places, where=f"{piece.name}, line 1", todo="give each column its own name")
    if len(header) > limits.MOST_COLUMNS:
        what = f"it has {len(header):,} columns, and at most {limits.MOST_COLUMNS:,} are read"
        raise IntakeError("E-COLUMNS", what, where=f"{piece.name}, line 1", todo="documents are rows")


def _name_blanks(header: list[str], found: Reading, piece: Piece) -> None:
    """Give columns without a name one, such as the running number that some programs write first."""
    for place, name in enumerate(header):
        if not name.strip():
            header[place] = next(new for tail in _TAILS if (new := f"column {place + 1}{tail}") not in header)
            message = f"column {place + 1} has no name: it is called “{header[place]}”"
            found.enter((piece.name, 1), "W-COLUMN", "changed", message)


def _add_row(found: Reading, row: list[str], *, header: list[str], place: Place) -> None:
    cells = f"{counted(len(row), 'cell')} under {counted(len(header), 'column')}"
    if len(row) > len(header):
        found.refuse(place, "E-CELLS", f"{cells}: a comma in the text without quotation marks?")
        return
    if row == header or (row[0].startswith(_MARK) and [row[0].removeprefix(_MARK), *row[1:]] == header):
        found.refuse(place, "E-HEADING", "the heading once more")
        return
    if len(row) < len(header):
        message = f"{cells}: the rest is taken as empty"
        found.enter(place, "W-CELLS", "changed", message)
    values = row + [""] * (len(header) - len(row))
    found.take(Record(*place, dict(zip(header, values, strict=True))))


READER = Reader(
    name="table",
    title="Table (CSV, TSV)",
    recognises=lambda piece: piece.ending in (".csv", ".tsv"),
    read=delimited,
    ours=False,
)
