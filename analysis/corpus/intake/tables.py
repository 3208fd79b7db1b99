"""Comma-separated values and lines of JSON: one row, one record or one entry."""

import csv
import io
import json
import sys
from collections import Counter
from pathlib import Path

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.contents import contents
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.records import Place, Reading, Record

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))

KNOWN = frozenset(
    "doc_id id source text published date date_precision date_basis title language lang file".split()  # noqa: SIM905
)
_DIVIDERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP = "sep="  # Excel's first line, which names the divider
_MARK = "\ufeff"
_TAILS = ("", *(f" {letter}" for letter in "bcdefgh"))


def jsonl(path: Path) -> Reading:
    """Read one JSON object a line."""
    text, encoding = contents(path)
    found, objects = Reading(), _Objects()
    _note_encoding(found, path, encoding)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isspace() or not line:
            continue
        place = (path.name, number)
        try:
            values = objects.read(line)
        except (ValueError, RecursionError) as error:
            found.refuse(place, "E-JSON", f"not readable as JSON: {error}")
            continue
        if not isinstance(values, dict):
            found.refuse(place, "E-JSON", f"a {type(values).__name__} where an object should be")
        elif ("[" in line or line.find("{", 1) > 0) and _depth(values) > limits.DEEPEST:
            found.refuse(place, "E-JSON", f"nested more than {limits.DEEPEST} deep")
        else:
            found.records.append(Record(path.name, number, values))
            for code, message in objects.said:
                found.enter(place, code, "changed", message)
    found.rows += len(found.records)
    return found


class _Objects:
    """A reader of JSON that says what the usual one passes over: a key that stands twice, and numbers that are none."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=self._none, strict=False)

    def read(self, line: str) -> object:
        """Return what a line of JSON holds; a mark of the byte order at its beginning is no part of it."""
        self.said.clear()
        return self._decoder.decode(line.removeprefix(_MARK))

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        values = dict(pairs)
        if len(values) < len(pairs):
            for key, often in Counter(key for key, _ in pairs).items():
                left = [quoted(str(value)) for other, value in pairs if other == key][:-1]
                if often > 1:
                    message = (
                        f"the key {quoted(key)} stands {often} times: the last value counts, not {', '.join(left)}"
                    )
                    self.said.append(("W-KEY", message))
        return values

    def _none(self, constant: str) -> None:
        self.said.append(("W-NUMBER", f"{constant} is no number in JSON: the cell is empty"))


def _depth(values: dict[str, object]) -> int:
    """Return how deep lists and objects are nested in each other; more than the limit is not counted further."""
    depth, level = 0, [value for value in values.values() if isinstance(value, (dict, list))]
    while level and depth <= limits.DEEPEST:
        depth += 1
        inner = [part for value in level for part in (value.values() if isinstance(value, dict) else value)]
        level = [part for part in inner if isinstance(part, (dict, list))]
    return depth


def delimited(path: Path) -> Reading:
    """Read comma-separated values strictly: every cell stays the text that it is."""
    text, encoding = contents(path)
    found, opened = Reading(), 0
    _note_encoding(found, path, encoding)
    lines = io.StringIO(text, newline="")
    divider, stated = _divider(lines.readline())
    lines.seek(0)
    if divider != ",":
        found.enter((path.name, 1), "W-DIVIDER", "kept", f"cells are divided by {_DIVIDERS[divider]}, not by commas")
    rows = csv.reader(lines, strict=True, delimiter=divider)
    try:
        header = next(rows)
        if stated:
            header = next(rows, [])
        _check_header(header, path)
        _name_blanks(header, found, path)
        opened = rows.line_num
        for row in rows:
            line, opened = opened + 1, rows.line_num
            if row:
                _add_row(found, row, header=header, place=(path.name, line))
    except csv.Error as error:
        raise IntakeError(
            "E-QUOTE",
            f"{error}: a quotation mark opened here is not closed as it should be",
            where=f"{path.name}, line {opened + 1}",
            todo='close it, and write a quotation mark inside a text as ""',
        ) from error
    return found


def _note_encoding(found: Reading, path: Path, encoding: str) -> None:
    if encoding:
        found.enter((path.name, 0), "W-ENCODING", "kept", f"read as {encoding}, as its mark says")


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


def _check_header(header: list[str], path: Path) -> None:
    often = Counter(name for name in header if name.strip())
    twice = sorted(name for name in often if often[name] > 1)
    if twice:
        places = "; ".join(
            f"“{name}” is column {' and '.join(str(place + 1) for place, other in enumerate(header) if other == name)}"
            for name in twice
        )
        raise IntakeError("E-COLUMNS", places, where=f"{path.name}, line 1", todo="give each column its own name")
    if len(header) > limits.MOST_COLUMNS:
        what = f"it has {len(header):,} columns, and at most {limits.MOST_COLUMNS:,} are read"
        raise IntakeError("E-COLUMNS", what, where=f"{path.name}, line 1", todo="documents are rows")


def _name_blanks(header: list[str], found: Reading, path: Path) -> None:
    """Give columns without a name one, such as the running number that some programs write first."""
    for place, name in enumerate(header):
        if not name.strip():
            header[place] = next(new for tail in _TAILS if (new := f"column {place + 1}{tail}") not in header)
            message = f"column {place + 1} has no name: it is called “{header[place]}”"
            found.enter((path.name, 1), "W-COLUMN", "changed", message)


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
