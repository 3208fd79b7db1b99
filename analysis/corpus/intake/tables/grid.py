"""From rows of cells to records: which row is the heading, what columns are called, which rows do not fit."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low

import regex

from analysis import limits
from analysis.corpus.errors import IntakeError, Option, Question, QuestionError, counted
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import one_line, quoted
from analysis.corpus.intake.records import Place, Reading, Record
from analysis.corpus.intake.tables.dividers import is_usual
from analysis.corpus.intake.tables.traces import unguarded

_MARK = "\ufeff"
_TAILS = ("", *(f" {letter}" for letter in "bcdefgh"))
_ABOVE = 30  # rows in which a heading is looked for
_EMPTIER = 0.5  # of the filled cells of most rows: a row with fewer is a title and no heading
_FULL = 0.75  # of them: a row with so many is the heading
_ALIKE = 0.8  # of a column's cells, of one kind
_FEWEST = 2  # rows below that show what is alike, and usual names that a heading is sure to be one by
_LONG = 80  # characters, of which names of columns have fewer
_DATE = regex.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?|\d{4}-\d\d")
_NUMBER = regex.compile(r"[-+]?\d+(?:[.,]\d+)*")
_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d")  # may well be the name of a column

Cells = list[str]
Rows = Iterable[tuple[int, Cells]]


@dataclass(frozen=True, slots=True)
class Heading:
    """What the columns of a table are called.

    Attributes:
        names: The names as they stand there, for which a row is compared.
        columns: The same, each with a name of its own.
        above: How many rows stand above it.
        line: Where it stands; 0 where there is none.
    """

    names: Cells
    columns: Cells
    above: int
    line: int


def table_heading(
    rows: Sequence[tuple[int, Cells]], name: str, layout: Layout, found: Reading, *, guard: bool
) -> Heading:
    """Return the heading of a table, by its first rows; the ledger says what was made of it.

    Args:
        rows: The first rows, with their lines.
        name: The file.
        layout: Whether the first row is one, where that is known.
        found: What there is so far.
        guard: Whether cells are guarded against Excel (see `traces.guarded`).

    Raises:
        QuestionError: `E-HEADER` where the first row looks like the others.
        IntakeError: `E-COLUMNS` where two columns have one name, or there are too many.
    """
    if layout.header == "no" or (not layout.header and _ask(rows, name)):
        width = Counter(len(cells) for _, cells in rows).most_common(1)[0][0]
        _refuse_wide(width, (name, 1))
        found.enter((name, 0), "W-HEADER", "kept", "no row is taken as the heading: columns are called by their places")
        return Heading([], [f"column {place + 1}" for place in range(width)], 0, 0)
    above = 0 if layout.header else _above([cells for _, cells in rows])
    if above:
        titles = "; ".join(quoted(" ".join(filter(None, cells))) for _, cells in rows[:above] if any(cells))
        message = f"{counted(above, 'row')} above the heading in line {rows[above][0]} left out: {titles}"
        found.enter((name, 0), "W-HEADER", "set aside", message)
    line, names = rows[above]
    names = [one.removeprefix(_MARK) if place == 0 else one for place, one in enumerate(names)]
    columns = [unguarded(one) for one in names] if guard else list(names)
    _refuse_wide(len(columns), (name, line))
    _refuse_twice(columns, (name, line))
    _name_blanks(columns, found, (name, line))
    return Heading(names, columns, above, line)


def _refuse_wide(width: int, place: Place) -> None:
    if width > limits.MOST_COLUMNS:
        what = f"it has {width:,} columns, and at most {limits.MOST_COLUMNS:,} are read"
        raise IntakeError("E-COLUMNS", what, where=f"{place[0]}, line {place[1]}", todo="documents are rows")


def _refuse_twice(columns: Cells, place: Place) -> None:
    often = Counter(one for one in columns if one.strip())
    twice = sorted(one for one in often if often[one] > 1)
    if twice:
        places = "; ".join(
            f"{quoted(one)} is column {' and '.join(str(at + 1) for at, other in enumerate(columns) if other == one)}"
            for one in twice[: limits.NAMED_COLUMNS]
        )
        where = f"{place[0]}, line {place[1]}"
        raise IntakeError("E-COLUMNS", one_line(places), where=where, todo="give each column its own name")


def _name_blanks(columns: Cells, found: Reading, place: Place) -> None:
    """Give columns without a name one, such as the running number that some programs write first."""
    for at, one in enumerate(columns):
        if not one.strip():
            columns[at] = next(new for tail in _TAILS if (new := f"column {at + 1}{tail}") not in columns)
            message = f"column {at + 1} has no name: it is called “{columns[at]}”"
            found.enter(place, "W-COLUMN", "changed", message)


def _above(rows: list[Cells]) -> int:
    """Return how many of the first rows are titles: emptier than the others, which a heading is not."""
    filled = [sum(1 for cell in cells if cell.strip()) for cells in rows]
    usual = median_low(filled)
    if usual < 2 or filled[0] > 2 or filled[0] >= _EMPTIER * usual:  # noqa: PLR2004 - a title, and a word beside it
        return 0
    return next((at for at, number in enumerate(filled[:_ABOVE]) if number >= max(_FULL * usual, 2)), 0)


def _ask(rows: Sequence[tuple[int, Cells]], name: str) -> bool:
    """Ask whether the first row is a heading where it looks like those below it; False where it does not."""
    first, below = rows[0][1], [cells for _, cells in rows[1:]]
    if len(below) < _FEWEST or sum(map(is_usual, first)) >= _FEWEST:
        return False
    columns = [[row[at] for row in below if at < len(row) and row[at].strip()] for at in range(len(first))]
    alike = [cell for cell, column in zip(first, columns, strict=True) if _is_like(cell, column)]
    if not alike or any(_is_above(cell, column) for cell, column in zip(first, columns, strict=True)):
        return False
    shown = quoted(" · ".join(first))
    raise QuestionError(
        Question(
            "E-HEADER",
            "header",
            f"{name}, line {rows[0][0]}",
            f"the first row looks like data: {quoted(alike[0])} is like what stands below it",
            (
                Option(
                    "no", "It is data", f"the columns are called column 1, column 2 …; the first document is {shown}"
                ),
                Option("yes", "It is the heading", f"the columns are called {shown}"),
            ),
            likely="no",
        )
    )


def _is_like(cell: str, below: Cells) -> bool:
    """Return whether a cell is of the kind of most of those below it, and of none that names of columns are."""
    if len(cell) > _LONG:
        return " " in cell and _are_most(sum(2 * len(other) > _LONG for other in below), below)
    kind = _kind(cell.strip())
    return (
        kind is not None
        and not _YEAR.fullmatch(cell)
        and _are_most(sum(_kind(other) is kind for other in below), below)
    )


def _is_above(cell: str, below: Cells) -> bool:
    """Return whether a cell is a word over dates or numbers, as only the name of a column is."""
    kinds = Counter(map(_kind, below))
    return (
        bool(cell.strip()) and _kind(cell) is None and any(_are_most(kinds[kind], below) for kind in (_DATE, _NUMBER))
    )


def _kind(cell: str) -> regex.Pattern[str] | None:
    return next((kind for kind in (_DATE, _NUMBER) if kind.fullmatch(cell.strip())), None)


def _are_most(number: int, below: Cells) -> bool:
    return number >= max(_ALIKE * len(below), 2)


def take_rows(rows: Rows, head: Heading, name: str, found: Reading, *, divider: str = "") -> None:
    """Make a record of each row, or set it aside.

    Args:
        rows: The rows below the heading, with their lines.
        head: The heading.
        name: The file.
        found: What there is so far.
        divider: What divides cells, in words, where something does.
    """
    columns, width, records = head.columns, len(head.columns), found.records
    first = len(records)
    for line, cells in rows:
        if len(cells) == width and cells != head.names and cells[0][:1] != _MARK:
            records.append(Record(name, line, dict(zip(columns, cells, strict=True))))
        else:
            _add_odd(found, cells, head, (name, line), divider)
    found.rows += len(records) - first


def _add_odd(found: Reading, cells: Cells, head: Heading, place: Place, divider: str) -> None:
    """Add a row that does not fit, filled up, or set it aside."""
    width = len(head.columns)
    said = f"{counted(len(cells), 'cell')} under {counted(width, 'column')}"
    if head.names and [cells[0].removeprefix(_MARK), *cells[1:]] == head.names:
        found.refuse(place, "E-HEADING", "the heading once more")
    elif len(cells) > width:
        why = f": {divider} in the text without quotation marks?" if divider else ""
        found.refuse(place, "E-CELLS", said + why)
    else:
        if len(cells) < width:
            found.enter(place, "W-CELLS", "changed", f"{said}: the rest is taken as empty")
        values = [*cells, *[""] * (width - len(cells))]
        found.records.append(Record(*place, dict(zip(head.columns, values, strict=True))))
