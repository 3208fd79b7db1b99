"""What divides the cells of a table: what gives the same number of cells in each row, of which the heading is one."""

import csv
import io
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import dropwhile, islice

import regex

from analysis.corpus.intake.guessing.names import RANKS, ROLES, plain_column

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

DIVIDERS = {
    ",": ("a comma", "commas"),
    ";": ("a semicolon", "semicolons"),
    "\t": ("a tab", "tabs"),
    "|": ("a bar", "bars"),
    "^": ("a caret", "carets"),
    "~": ("a tilde", "tildes"),
}
_SEP = "sep="  # Excel's first line, which names the divider
_RECORDS = 200  # so many rows show what divides cells
_SAMPLE = 2**20  # characters, in which they are looked for
_AGREED = 0.5  # of the rows with the same number of cells: so few are no table
_CLEAR = 0.9  # of them: so many are one, whatever the file is called
_FEWEST = 3  # rows that show that
_NAME = 60  # characters of a name of a column, where nothing else says that there is a table
_SURE = 2  # known names in a heading, which decide
_ENDED = regex.compile(r"[.!?:]['\"’”»)]*+$")  # as a sentence

_BESIDE = ("file", "author", "url")  # usual names of columns that are none of ours

Rows = list[list[str]]


def is_usual(name: str) -> bool:
    """Return whether columns are often called so, in one of eight languages."""
    plain = plain_column(name.removeprefix("\ufeff")) if len(name) <= _NAME else ""
    return plain in _BESIDE or any(plain in RANKS[role] for role in ROLES)


@dataclass(frozen=True, slots=True)
class Divided:
    """How a text is divided.

    Attributes:
        divider: One character.
        stated: Whether the first line does nothing but say so.
        rows: The first rows, divided so; blank lines left out.
        agreed: The share of the rows that have as many cells as most.
        known: How many of the usual names its heading holds.
    """

    divider: str
    stated: bool
    rows: Rows
    agreed: float
    known: int

    @property
    def cells(self) -> int:
        """How many cells most of the rows have."""
        return _commonest(self.rows)

    @property
    def is_table(self) -> bool:
        """Whether the rows are those of a table and not lines of text, however the file is called."""
        if self.cells < 2 or self.stated or self.known >= _SURE:  # noqa: PLR2004 - one cell is no row of a table
            return self.cells > 1
        if len(self.rows[0]) > 1:
            return self.agreed > _AGREED
        below = [len(row) for row in dropwhile(self._is_short, self.rows)]  # titles may stand above
        return min(len(below), self.cells) >= _FEWEST and below.count(self.cells) >= _CLEAR * len(below)

    def _is_short(self, row: list[str]) -> bool:
        return 2 * len(row) < self.cells

    @property
    def is_clearly_table(self) -> bool:
        """Whether nobody would take it for prose: names above, and the same number of cells in each row below."""
        if not self.rows or len(self.rows[0]) < 2 or self.cells < 2:  # noqa: PLR2004 - one cell is no row of a table
            return False
        heading = [name.strip() for name in self.rows[0]]
        named = (
            all(heading[1:])
            and any(row[0] for row in self.rows)
            and len(set(heading)) == len(heading)
            and max(map(len, heading)) <= _NAME
        )
        if self.stated or (named and self.known >= _SURE and self.agreed > _AGREED):
            return True
        fits = len(heading) == self.cells and self.agreed >= _CLEAR and len(self.rows) >= _FEWEST
        return fits and named and not self._spoken

    @property
    def _spoken(self) -> bool:
        """Whether the marks stand as they do in sentences: a blank after most of them, or a full stop at the end."""
        marks = sum(len(row) - 1 for row in self.rows)
        spaced = sum(cell[:1] in (" ", "\n") for row in self.rows for cell in row[1:])
        spaced += sum(len(row) > 1 and not row[-1] for row in self.rows)
        ended = bool(_ENDED.search(self.rows[0][-1].rstrip()))
        return self.divider != "\t" and (ended or 2 * spaced > marks)


def divided(text: str, divider: str = "") -> Divided:
    """Return how a text is divided.

    A first line such as `sep=;` says so; else the divider counts under which the heading holds most of the usual names,
    then that under which most rows have the same number of cells, then that with most cells; else the comma.

    Args:
        text: The text, or its beginning.
        divider: What it is said to be.
    """
    sample = text[:_SAMPLE].lstrip("\ufeff")
    whole = len(sample) == len(text.lstrip("\ufeff"))
    first, _, rest = sample.partition("\n")
    heading = first.strip("\r ")
    if heading.lower().startswith(_SEP) and len(heading) == len(_SEP) + 1:
        return _divided(rest, divider or heading[-1], whole=whole, stated=True)
    if divider:
        return _divided(sample, divider, whole=whole)
    found = [_divided(sample, one, whole=whole) for one in DIVIDERS if one in sample]
    return max(found or [_divided(sample, ",", whole=whole)], key=_merit)  # the first of them on a tie


def _merit(one: Divided) -> tuple[int, float, int]:
    fits = one.cells > 1 and (len(one.rows[0]) > 1 or one.agreed >= _CLEAR)
    return one.known if one.known >= _SURE else 0, one.agreed if fits else 0.0, one.cells


def _divided(sample: str, divider: str, *, whole: bool, stated: bool = False) -> Divided:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=divider)
    rows = [row for row in islice(reader, _RECORDS) if row]
    if not whole and len(rows) > 1 and len(rows) < _RECORDS:
        rows.pop()  # it may be half a row
    known = len(set(filter(is_usual, rows[0]))) if rows and len(rows[0]) > 1 else 0
    most = _commonest(rows)
    agreed = sum(len(row) == most for row in rows) / max(len(rows), 1)
    return Divided(divider, stated, rows, agreed, known)


def _commonest(rows: Rows) -> int:
    """Return how many cells most rows have, of rows with several cells if there are such."""
    widths = Counter(len(row) for row in rows)
    several = {width: often for width, often in widths.items() if width > 1} or widths
    return max(several, key=lambda width: (several[width], width), default=0)
