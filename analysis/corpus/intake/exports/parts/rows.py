"""Rows of an export, handed on one by one as they are read, and what is the same for all of them."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial

import regex

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.formats.delimited import delimited
from analysis.corpus.intake.formats.jsonl import json_lines
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Place, Reading, Record

Cells = dict[str, object]
Onward = Callable[[Record], None]

_OURS = frozenset(
    ("doc_id", "source", "text", "published", "date_precision", "date_basis", "title", "language", "tokens", "date")
)
_OTHER = regex.compile(r"[^\p{L}\p{N}]+")
_PLACEHOLDER = regex.compile(r"\[ ?(?:removed|deleted)(?: by [^\n]*)? ?\]", regex.IGNORECASE)
_OPEN = ("{", "[", ",")  # what the first line of a file ends with, if the file is one value over many lines


@dataclass(slots=True)
class _Onward(Reading):
    """A reading that keeps no record: each is handed on as soon as it is read."""

    onward: Onward = field(kw_only=True)

    def take(self, record: Record) -> None:
        """Hand a row on."""
        self.onward(record)


def passed_on(
    read: Callable[[Piece, Layout, Reading], None], piece: Piece, layout: Layout, found: Reading, onward: Onward
) -> None:
    """Hand each row on that a reader reads; what it sets aside and says is in the ledger as if it had been asked."""
    own = _Onward(entries=found.entries, notes=found.notes, onward=onward)
    read(piece, layout, own)
    for record in own.records:  # of a reader that adds them by itself
        onward(record)
    found.rows += own.rows - len(own.records)  # those that it set aside; the others are counted as they are taken


def table_rows(piece: Piece, layout: Layout, found: Reading, onward: Onward) -> None:
    """Hand the rows of a table on, their columns named in small letters; those that cannot be read are set aside."""

    def lowered(record: Record) -> None:
        cells = {name.strip().lower(): value for name, value in record.cells.items()}
        onward(Record(record.file, record.line, cells))

    passed_on(delimited, piece, layout, found, lowered)


def object_rows(piece: Piece, layout: Layout, found: Reading, onward: Onward) -> None:
    """Hand the objects of a JSON file on: one a line, or those of one list, or one object over many lines.

    Raises:
        IntakeError: `E-JSON` where a file of one value is not readable.
    """
    first = piece.head.removeprefix("\ufeff").lstrip().partition("\n")[0].rstrip()
    if not first.startswith("[") and not first.endswith(_OPEN):
        passed_on(partial(json_lines, laid=dict), piece, layout, found, onward)
        return
    whole = json_value(piece, layout, found)
    for number, value in enumerate(whole if isinstance(whole, list) else [whole], start=1):
        if isinstance(value, dict):
            onward(Record(piece.name, number, value))
        else:
            found.refuse((piece.name, number), "E-JSON", f"a {type(value).__name__} where an object should be")


def json_value(piece: Piece, layout: Layout, found: Reading) -> object:
    """Return what a file of JSON holds that is one value; of a key that stands twice the last value that is not empty.

    Raises:
        IntakeError: `E-JSON`.
    """

    def once(pairs: list[tuple[str, object]]) -> Cells:
        values = dict(pairs)
        if len(values) < len(pairs):
            twice = next(key for key, often in Counter(key for key, _ in pairs).items() if often > 1)
            message = f"the key {quoted(twice)} stands twice: the last value that is not empty counts"
            found.note((piece.name, 1), "W-KEY", "changed", message)
            values |= {key: value for key, value in pairs if value and not values[key]}
        return values

    text = file_text(piece, layout, found)
    try:
        return json.loads(text, object_pairs_hook=once, parse_constant=lambda _: None, strict=False)
    except (ValueError, RecursionError) as error:
        todo = "export it again: it may have been cut off"
        raise IntakeError("E-JSON", f"not readable as JSON: {error}", where=piece.name, todo=todo) from error


def further(values: Mapping[str, object], used: Collection[str], place: Place, found: Reading) -> Cells:
    """Return what else a row holds as columns of plain names; what is nested is left out, and the ledger says so."""
    cells = Cells()
    for name, value in values.items():
        if name in used or value is None or value in ("", [], {}):
            continue
        if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(one, (dict, list)) for one in value)):
            found.note(place, "W-NESTED", "changed", f"{quoted(name)} holds further fields, which are not kept")
            continue
        plain = wanted = _plain(name)
        number = 1
        while wanted in cells:
            number += 1
            wanted = f"{plain}_{number}"
        cells[wanted] = value
    return cells


def take_speech(cells: Cells, place: Place, found: Reading, *, said: object = None) -> None:
    """Take a row whose text is what somebody said; set it aside where there is none, or a placeholder for it.

    Args:
        cells: Its cells, the text among them.
        place: Where it stands.
        found: What there is so far.
        said: What may be a placeholder, where that is not the text; the title is part of some texts.
    """
    text = cells.get("text")
    said = text if said is None else said
    if isinstance(said, str) and is_removed(said):
        title = f", under the title {quoted(str(cells['title']))}" if cells.get("title") else ""
        found.refuse(place, "E-PLACEHOLDER", f"a placeholder, not a text: {quoted(said.strip())}{title}")
    elif not isinstance(text, str):
        found.refuse(place, "E-TEXT", "no text" if text is None else f"no text: its text is a {type(text).__name__}")
    elif not text.strip():
        found.refuse(place, "E-TEXT", "no text")
    else:
        found.take(Record(*place, cells))


def is_removed(text: str) -> bool:
    """Return whether a text only says that there was one."""
    return len(text) < 200 and _PLACEHOLDER.fullmatch(text.strip()) is not None  # noqa: PLR2004 - longer than any


def unescaped(text: str, place: Place, found: Reading) -> str:
    """Return a text with the three characters that some APIs write as entities; the ledger says so."""
    if "&" not in text:
        return text
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if plain != text:
        found.note(place, "W-ENTITY", "changed", "&amp;, &lt; and &gt; are read as the characters that they stand for")
    return plain


def cell_text(value: object) -> str:
    """Return a cell as text, such as an identifier or a date that is a number: its digits, and no fraction of none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None or isinstance(value, (dict, list)) else str(value).strip()


def _plain(name: str) -> str:
    plain = _OTHER.sub("_", name.lower()).strip("_") or "column"
    return f"{plain}_given" if plain in _OURS else plain
