"""What a reader has mended in names: a log of lines, each of which one can read, undo, take away and bring again.

A line names what it mends by words that stand in the texts, never by a place or a number: so a log outlives another
model, and other documents. As a file it is CSV of six columns; `entities.csv` in the folder of a corpus, or
`NAME.entities.csv` beside its file, comes with the corpus.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import regex

from analysis import limits
from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.names.mentions import NAME_TYPES

CORRECTIONS_FILE = "entities.csv"
MERGE, SPLIT, RETYPE, RENAME, HIDE, ADD = "merge", "split", "retype", "rename", "hide", "add"

# Of each kind of correction the columns that it needs, and those that it may have besides.
_NEEDED = {
    MERGE: {"entity", "into"},
    SPLIT: {"entity", "form"},
    RETYPE: {"entity", "type"},
    RENAME: {"entity", "into"},
    HIDE: {"entity"},
    ADD: {"entity", "form"},
}
_ALLOWED = {SPLIT: {"into", "type"}, HIDE: {"form"}, ADD: {"type"}}
_DELIMITERS = (",", ";", "\t")  # spreadsheets of some countries write semicolons
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")  # with which a spreadsheet begins a formula
_UNSHOWN = regex.compile(r"[\p{Cc}\p{Cs}]")
_TODO = "write what,entity,form,into,type,note on each line, as in merge,Trump,,Donald Trump,,"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the log.

    Attributes:
        what: `merge` counts a name under another; `split` takes one form out of a name, `rename` calls it another
            way, `retype` says what it is, `hide` says that it is none, and `add` finds it where a form of it stands
            as whole words.
        entity: The name that is mended, as lists show it.
        form: The form of it that alone is meant, as the texts have it, in one line; or the words around it, of which a
            model has marked a part: a `split` then takes all of them.
        into: The name under which it is counted from now on; of a `split`, empty for the form itself.
        type: What it is: one of the types of names.
        note: Why, for people.
    """

    what: str
    entity: str
    form: str = ""
    into: str = ""
    type: str = ""
    note: str = ""

    @property
    def written(self) -> str:
        """The line, as a link and a file say it; what is empty at its end is left out."""
        line = io.StringIO(newline="")
        cells = list(astuple(self))
        while not cells[-1]:
            cells.pop()
        csv.writer(line, lineterminator="").writerow(cells)
        return line.getvalue()


_COLUMNS = tuple(field.name for field in fields(Correction))


def read_corrections(text: str, where: str = "") -> tuple[Correction, ...]:
    """Return the corrections of a file, as `written_corrections` or a spreadsheet writes them.

    Args:
        text: The file.
        where: What it is called, for messages.

    Raises:
        IntakeError: `E-CORRECTIONS` where it is no such table, a line of it makes no sense, or they are too many.
    """
    text = text.removeprefix("\ufeff")
    head = text.partition("\n")[0].strip()
    delimiter = next((one for one in _DELIMITERS if one in head), ",")
    try:
        heading, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except (csv.Error, ValueError) as error:
        raise _refused("it is no table", where) from error
    names = [name.strip().casefold() for name in heading]
    if sorted(names) != sorted(_COLUMNS):
        raise _refused(f"its first line does not name the columns {', '.join(_COLUMNS)}", where)
    if len(rows) > limits.MOST_CORRECTIONS:
        most = counted(limits.MOST_CORRECTIONS, "line")
        raise _refused(f"it has {len(rows):,} lines, and no more than {most} are read", where, todo="shorten it")
    found = []
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            place = f"line {number:,}"
            if len(row) != len(names):
                raise _refused(f"{place} has {len(row)} cells, not {len(names)}", where)
            found.append(_read(dict(zip(names, map(_unguarded, row), strict=True)), place, where))
    return tuple(found)


def correction_lines(lines: Iterable[str], where: str = "the link") -> tuple[Correction, ...]:
    """Return corrections from their lines, as a link has them.

    Args:
        lines: What `Correction.written` gives.
        where: Where they are from, for messages.

    Raises:
        IntakeError: As `read_corrections`.
    """
    found = []
    for line in lines:
        try:
            (row,) = csv.reader(io.StringIO(line, newline=""), strict=True)
        except (csv.Error, ValueError) as error:
            raise _refused(f"{_quoted(line)} is no line of corrections", where) from error
        if len(row) > len(_COLUMNS):
            raise _refused(f"{_quoted(line)} has {len(row)} cells, not {len(_COLUMNS)}", where)
        found.append(_read(dict(zip(_COLUMNS, row, strict=False)), _quoted(line), where))
    return tuple(found)


def checked_correction(correction: Correction) -> Correction:
    """Return a correction with single blanks, when it can mean something.

    Raises:
        IntakeError: As `read_corrections`.
    """
    return _read(dict(zip(_COLUMNS, astuple(correction), strict=True)), "it", "")


def written_corrections(corrections: Iterable[Correction]) -> str:
    """Return corrections as CSV that `read_corrections` gives back; no cell is a formula to a spreadsheet."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows([_guarded(cell) for cell in astuple(one)] for one in corrections)
    return table.getvalue()


def corrections_at(path: Path) -> tuple[Correction, ...]:
    """Return the corrections that a file holds.

    Raises:
        IntakeError: `E-CORRECTIONS` as `read_corrections`, or where it is no file, too long, or not UTF-8.
    """
    try:
        if not path.is_file() or path.resolve().parent != path.parent.resolve():
            raise _refused("it is no file in this folder", path.name, todo="put the file itself there")
        with path.open("rb") as file:
            data = file.read(limits.CORRECTION_BYTES + 1)
    except OSError as error:
        why = (error.strerror or "no reason given").lower()
        raise _refused(f"it cannot be read: {why}", path.name, todo="see to it that it may be read") from error
    return told_corrections(data, path.name)


def told_corrections(data: bytes, where: str) -> tuple[Correction, ...]:
    """Return the corrections of a file that somebody has brought.

    Args:
        data: What it holds.
        where: What it is called, for messages.

    Raises:
        IntakeError: As `corrections_at`.
    """
    if len(data) > limits.CORRECTION_BYTES:
        raise _refused(f"it has more than {limits.CORRECTION_BYTES:,} bytes", where, todo="shorten it")
    try:
        return read_corrections(data.decode("utf-8-sig"), where)
    except UnicodeDecodeError as error:
        raise _refused("it is not UTF-8", where, todo="save it as CSV UTF-8") from error


def _read(cells: dict[str, str], place: str, where: str) -> Correction:
    """Return a correction from its cells."""
    found = Correction(**{name: " ".join(cells.get(name, "").split()) for name in _COLUMNS})
    if found.what not in _NEEDED:
        raise _refused(f"{place} says {_quoted(found.what)}, which is none of {', '.join(_NEEDED)}", where)
    filled = {name for name in ("entity", "form", "into", "type") if getattr(found, name)}
    if missing := sorted(_NEEDED[found.what] - filled):
        raise _refused(f"{place}: {found.what} needs {' and '.join(missing)}", where)
    if idle := sorted(filled - _NEEDED[found.what] - _ALLOWED.get(found.what, set())):
        raise _refused(f"{place}: {found.what} takes no {' and no '.join(idle)}", where)
    if found.type and found.type not in NAME_TYPES:
        kinds = ", ".join(sorted(NAME_TYPES))
        raise _refused(f"{place}: {_quoted(found.type)} is no type of names", where, todo=f"it is one of {kinds}")
    for cell in astuple(found):
        if len(cell) > limits.LONGEST_CELL:
            most = counted(limits.LONGEST_CELL, "character")
            raise _refused(f"{place} has a cell of more than {most}", where, todo="shorten it")
        if _UNSHOWN.search(cell):
            raise _refused(f"{place} holds a character that no line can show", where, todo="take it out")
    return found


def _quoted(cell: str) -> str:
    """Return what stands in a file as a message repeats it: in quotation marks, cut where it is long."""
    return f"“{cell}”" if len(cell) <= limits.LONGEST_QUOTE else f"“{cell[: limits.LONGEST_QUOTE]}…”"


def _guarded(cell: str) -> str:
    """Return a cell with an apostrophe before it, where a formula could begin after its blanks and apostrophes."""
    return f"'{cell}" if _could_be_formula(cell) else cell


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that `_guarded` has put before it."""
    return cell[1:] if cell.startswith("'") and _could_be_formula(cell) else cell


def _could_be_formula(cell: str) -> bool:
    return cell.lstrip(" '").startswith(_TRIGGERS)


def _refused(what: str, where: str, *, todo: str = _TODO) -> IntakeError:
    return IntakeError("E-CORRECTIONS", what, where=where, todo=todo)
