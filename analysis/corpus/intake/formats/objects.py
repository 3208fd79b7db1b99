"""JSON in one piece: a list of objects, an object that holds such a list, or a table lying on its side."""

from collections.abc import Iterable

import regex

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.formats import jsonl
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading
from analysis.corpus.intake.tables.nested import Objects, enter_missing, take_value

_LISTS = ("data", "items", "results", "articles", "posts", "messages", "documents", "records", "rows")
_BLANK = regex.compile(r"[\s,]*+")
_BEGINNING = regex.compile(r'\ufeff?\s*+(?:\{\s*+["}]|\[\s*+["{\[\]])')
_NUMBERED = regex.compile(r"\d+")

Values = list[tuple[int, object]]  # each with its line, or its place in a list


def objects(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read JSON in one piece; the ledger says what shape it has.

    Raises:
        IntakeError: `E-JSON` where nothing of it can be read.
    """
    text, first = file_text(piece, layout, found), len(found.records)
    if (start := _BLANK.match(text.removeprefix("\ufeff"))) is None:  # pragma: no cover - it matches anything
        return
    at = start.end() + len(text) - len(text.removeprefix("\ufeff"))
    if text.startswith("[", at):
        _take_list(text, at + 1, piece, found, inside=True)
    else:
        value, end, said = _whole(text, at, piece)
        rest = _BLANK.match(text, end)
        if rest and rest.end() < len(text):
            _take_list(text, at, piece, found, inside=False)
        else:
            for code, message in said:
                found.note((piece.name, 0), code, "changed", message)
            _take_object(value, piece, found)
    enter_missing(found, first, piece.name)


def _whole(text: str, at: int, piece: Piece) -> tuple[object, int, list[tuple[str, str]]]:
    reader = Objects(long_numbers=True)
    try:
        return *reader.read_at(text, at), reader.said
    except (ValueError, RecursionError) as error:
        raise _unreadable(error, piece) from error


def _unreadable(error: Exception, piece: Piece) -> IntakeError:
    where = f"{piece.name}, line {getattr(error, 'lineno', 1)}"
    return IntakeError("E-JSON", f"not readable as JSON: {error}", where=where, todo="make or fetch the file again")


def _take_list(text: str, at: int, piece: Piece, found: Reading, *, inside: bool) -> None:
    """Take one value after the other; what comes after one that cannot be read is one row, set aside."""
    reader, line, counted_to, number = Objects(long_numbers=True), 1, 0, 0
    shape = "a list of objects" if inside else "objects, one after the other"
    found.enter((piece.name, 0), "W-SHAPE", "kept", f"read as JSON: {shape}")
    lined = text.count("\n") > 1
    while True:
        begun = _BLANK.match(text, at)
        at = begun.end() if begun else at
        if at >= len(text) or (inside and text[at] == "]"):
            break
        number, line, counted_to = number + 1, line + text.count("\n", counted_to, at), at
        place = (piece.name, line if lined else number)
        try:
            value, at = reader.read_at(text, at)
        except (ValueError, RecursionError) as error:
            message = f"not readable as JSON from here on, and all that follows is not read: {error}"
            found.refuse(place, "E-JSON", message)
            return
        take_value(_as_text(value), place, found, reader.said)
    if inside and at >= len(text):
        found.refuse((piece.name, line), "E-JSON", "the list is not closed: the file has been cut")
    elif inside and text[at + 1 :].strip():
        found.refuse((piece.name, line), "E-JSON", "what follows the list is not read")


def _as_text(value: object) -> object:
    """Return a text in a list as an object that holds it."""
    return {"text": value} if isinstance(value, str) else value


def _take_object(value: object, piece: Piece, found: Reading) -> None:
    """Take the rows that an object holds, or the object as one row."""
    key, rows = _rows_of(value) if isinstance(value, dict) else ("", [(1, value)])
    if isinstance(value, dict) and key:
        others = [name for name in value if name != key]
        beside = f"; left out beside it: {', '.join(map(quoted, others[:12]))}" if others and key in value else ""
        message = f"read as JSON: {counted(len(rows), 'object')} {_HELD.get(key, f'in the list {quoted(key)}')}{beside}"
        found.enter((piece.name, 0), "W-SHAPE", "kept", message)
    for place, row in rows:
        take_value(_as_text(row), (piece.name, place), found)


_COLUMNS, _KEYED = "\0columns", "\0keys"
_HELD = {_COLUMNS: "from columns", _KEYED: "under keys"}


def _rows_of(values: dict[str, object]) -> tuple[str, Values]:
    """Return the key of the list of objects in an object, with its rows; else the object as one row."""
    if table := _split(values) or _columns(values) or _keyed(values):
        return table
    lists = {key: value for key, value in values.items() if isinstance(value, list) and _holds_objects(value)}
    for key, value in values.items():
        if isinstance(value, dict) and key in _LISTS and not lists:
            inner, rows = _rows_of(value)
            if inner:
                return key, rows
    if not lists:
        return "", [(1, values)]
    usual = next((key for key in _LISTS if key in lists), "")
    key = usual or max(lists, key=lambda one: len(lists[one]))
    return key, list(enumerate(lists[key], start=1))


def _holds_objects(value: list[object]) -> bool:
    return bool(value) and 2 * sum(isinstance(part, dict) for part in value) > len(value)


def _split(values: dict[str, object]) -> tuple[str, Values] | None:
    """Return the rows of {"columns": […], "data": [[…], …]}, as pandas writes a table."""
    columns, data = values.get("columns"), values.get("data")
    if not isinstance(columns, list) or not isinstance(data, list) or not columns or not data:
        return None
    if not all(isinstance(row, list) and len(row) == len(columns) for row in data):
        return None
    names = [str(name) for name in columns]
    return ("data", _numbered(dict(zip(names, row, strict=True)) for row in data)) if _different(names) else None


def _different(names: list[str]) -> bool:
    return len(set(names)) == len(names)


def _columns(values: dict[str, object]) -> tuple[str, Values] | None:
    """Return the rows of {"text": {"0": …, "1": …}, …}, as pandas writes a table by its columns."""
    inner = [value for value in values.values() if isinstance(value, dict)]
    if len(inner) < len(values) or not inner or not inner[0] or not all(map(_NUMBERED.fullmatch, inner[0])):
        return None
    if any(
        value.keys() != inner[0].keys() or any(isinstance(part, dict) for part in value.values()) for value in inner
    ):
        return None
    return _COLUMNS, _numbered(
        {name: value[key] for name, value in zip(values, inner, strict=True)} for key in inner[0]
    )


def _keyed(values: dict[str, object]) -> tuple[str, Values] | None:
    """Return the rows of {"a1": {…}, "a2": {…}}: objects under their identifiers, which become a cell."""
    inner = [value for value in values.values() if isinstance(value, dict) and value]
    if len(inner) < len(values) or len(inner) < 2 or len({*map(frozenset, inner)}) > 1:  # noqa: PLR2004 - one is no list
        return None
    return _KEYED, _numbered(
        {"key": key, **value} if "key" not in value else value for key, value in zip(values, inner, strict=True)
    )


def _numbered(rows: Iterable[object]) -> Values:
    return list(enumerate(rows, start=1))


def _recognises(piece: Piece) -> bool:
    """Return whether a file begins as JSON does, and is not a line of it after the other."""
    if piece.ending in (".jsonl", ".ndjson"):
        first = piece.head.removeprefix("\ufeff").lstrip().partition("\n")[0].strip()
        return first == "[" or first.startswith(("[{", "[ {"))
    return _BEGINNING.match(piece.head) is not None and not jsonl.READER.recognises(piece)


READER = Reader(
    name="json",
    title="JSON",
    recognises=_recognises,
    read=objects,
    ours=False,
)
