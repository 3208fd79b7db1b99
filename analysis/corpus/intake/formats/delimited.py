"""Tables of cells with something between them: comma-separated values, and what is divided otherwise."""

import csv
from collections.abc import Iterator
from itertools import islice

from analysis.corpus.errors import IntakeError, Option, Question, QuestionError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record
from analysis.corpus.intake.tables.dividers import DIVIDERS, Divided, divided, is_usual
from analysis.corpus.intake.tables.grid import table_heading, take_rows
from analysis.corpus.intake.tables.lines import beginning_and_parts, lines_of, refuse_too_many
from analysis.corpus.intake.tables.traces import guarded, note_traces, take_guard

_ENDINGS = (".csv", ".tsv", ".tab", ".psv", ".ssv")
_OTHERS = (".md", ".markdown", ".srt", ".vtt", ".ris", ".rtf", ".xml", ".html", ".htm", ".xhtml", ".json", ".eml")
_SAMPLE = 200  # rows
_PROSE = 40  # characters of a first line that names no column
_OTHER_STARTS = ("<", "{", "[", "%PDF", "PK\x03\x04", "\\")

Rows = Iterator[tuple[int, list[str]]]


def delimited(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a table strictly: every cell stays the text that it is.

    Raises:
        QuestionError: `E-LINES` where it looks like one text a line, `E-HEADER` where the first row looks like data.
        IntakeError: `E-COLUMNS` or `E-QUOTE`.
    """
    beginning, parts = beginning_and_parts(piece, layout, found)
    table = divided(beginning, layout.divider)
    if not layout.divider and _is_lines(table):
        _read_lines(lines_of(parts), piece, layout, found)
        return
    name = DIVIDERS.get(table.divider, ("", quoted(table.divider)))[1]
    if table.divider != ",":
        found.enter((piece.name, 1), "W-DIVIDER", "kept", f"cells are divided by {name}, not by commas")
    first, guard = len(found.records), guarded(piece.data, table.rows)
    rows = _rows(lines_of(parts), piece, table)
    sample = list(islice(rows, _SAMPLE))
    if not sample:
        return
    head = table_heading(sample, piece.name, layout, found, guard=guard)
    below = sample[head.above + 1 if head.line else 0 :]
    one = DIVIDERS.get(table.divider, (name, ""))[0]
    for part in (below, rows):
        take_rows(part, head, piece.name, found, divider=one)
    if guard:
        take_guard(found, first, piece.name)
    note_traces(found, first)


def _rows(lines: Iterator[str], piece: Piece, table: Divided) -> Rows:
    """Yield the rows with the lines in which they begin; empty lines are none."""
    rows, line = csv.reader(lines, strict=True, delimiter=table.divider), 0
    try:
        for number, cells in enumerate(rows):
            refuse_too_many(number, piece)
            begun, line = line + 1, rows.line_num
            if cells and not (table.stated and begun == 1):
                yield begun, cells
    except csv.Error as error:
        raise IntakeError(
            "E-QUOTE",
            f"{error}: a quotation mark opened here is not closed as it should be",
            where=f"{piece.name}, line {line + 1}",
            todo='close it, and write a quotation mark inside a text as ""',
        ) from error


def _is_lines(table: Divided) -> bool:
    """Return whether there is no table to be seen: rows of any number of cells, or a first line that is a sentence."""
    if table.is_table or len(table.rows) < 2:  # noqa: PLR2004 - one row shows nothing
        return False
    first = table.rows[0]
    return max(map(len, table.rows)) > 1 or (len(first[0]) > _PROSE and " " in first[0].strip())


def _read_lines(all_lines: Iterator[str], piece: Piece, layout: Layout, found: Reading) -> None:
    """Read each line as a text, or all of them as one, once somebody has said which."""
    lines = [(place, line.strip("\ufeff \t\r\n")) for place, line in enumerate(all_lines, start=1)]
    lines = [(place, line) for place, line in lines if line]
    if not layout.documents:
        shown = next((line for _, line in lines if not is_usual(line)), "")
        raise QuestionError(
            Question(
                "E-LINES",
                "documents",
                piece.name,
                "it looks like one text per line: nothing divides its lines into the same number of cells",
                (
                    Option("lines", "Each line is a text", f"{len(lines):,} texts, of which one is {quoted(shown)}"),
                    Option("files", "The file is one text", f"1 text of {len(lines):,} lines"),
                ),
                likely="lines",
            )
        )
    if is_usual(lines[0][1]):
        message = f"the first line is taken as the heading: {quoted(lines[0][1])}"
        found.enter((piece.name, lines[0][0]), "W-HEADER", "changed", message)
        del lines[0]
    if layout.documents == "files":
        found.take(Record(piece.name, 1, {"text": "\n".join(line for _, line in lines)}))
        return
    for place, line in lines:
        found.take(Record(piece.name, place, {"text": line}))


def _recognises(piece: Piece) -> bool:
    """Return whether a file is a table: it says so, or what it holds can be nothing else."""
    if piece.ending in _ENDINGS:
        return True
    head = piece.head.lstrip("\ufeff\n")
    if piece.ending in _OTHERS or "\x00" in head or head.lstrip().startswith(_OTHER_STARTS):
        return False
    if not any(divider in head.partition("\n")[0] for divider in DIVIDERS):  # the heading of a table has one
        return False
    try:
        return divided(head[: head.rfind("\n") + 1] or head).is_clearly_table
    except csv.Error:
        return False


READER = Reader(
    name="table",
    title="Table (CSV, TSV)",
    recognises=_recognises,
    read=delimited,
    ours=False,
)
