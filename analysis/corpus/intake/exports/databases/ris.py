"""RIS, as Zotero, EndNote and most databases write it: records of tags, seldom with more of a text than its abstract.

Read here and not by rispy, which loses a last record that is not ended and all but the last value of a repeated tag,
and says no line.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.exports.databases.pages import flat, is_page
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_LINE = regex.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_SIGN = regex.compile(r"^TY {1,2}- [A-Za-z ]{2,30}\n\s*(?:[A-Z][A-Z0-9] {1,2}-(?: |$))", regex.MULTILINE)
_ABOVE = 12  # lines above the first record, such as “Provider: …”, “Content: text/plain; …”, “1.”
_TEXTS = ("AB", "N2")
_TITLES = ("TI", "T1", "CT", "BT", "ST")
_SOURCES = ("T2", "JO", "JF", "JA", "J2", "J1")
_DATES = ("DA", "PY", "Y1")
_IDENTIFIERS = ("AN", "DO", "ID")
_NAMES = {
    "AU": "byline",
    "A1": "byline",
    "KW": "keywords",
    "LA": "language",
    "UR": "url",
    "SE": "section",
    "SN": "issn",
}
_DATE = regex.compile(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?(?:/.*)?")


@dataclass(slots=True)
class _Entry:
    """A record: the line where it begins, and the values of each tag."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    ended: bool = False

    def first(self, tags: tuple[str, ...]) -> str:
        """Return the first value that any of these tags has."""
        return next((flat(value) for tag in tags for value in self.values.get(tag, []) if value.strip()), "")


def _recognised(piece: Piece) -> bool:
    """Return whether a piece begins with a record, or with a few lines of whoever gave it out and then one."""
    start = _SIGN.search(piece.head.removeprefix("\ufeff"))
    return start is not None and piece.head.count("\n", 0, start.start()) <= _ABOVE and not is_page(piece)


def ris(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the records: the abstract stands for the text, and is flagged."""
    text = file_text(piece, layout, found).removeprefix("\ufeff")
    entries = list(_entries(text, piece, found))
    if not entries:
        what = "no record begins with a line like “TY  - NEWS”"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    for entry in entries:
        _add(entry, (piece.name, entry.line), found)


def _entries(text: str, piece: Piece, found: Reading) -> Iterator[_Entry]:
    """Yield the records; one without its end ends where the next begins, or the file."""
    entry, tag, outside = None, "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line)
        if match and match[1] == "TY":
            if entry:
                found.note((piece.name, entry.line), "W-RECORD", "kept", "a record without ER at its end is read too")
                yield entry
            entry, tag = _Entry(number, {"TY": [match[2] or ""]}), "TY"
        elif entry is None:
            outside += not line.isspace() and bool(line)
        elif match and match[1] == "ER":
            yield entry
            entry = None
        elif match:
            tag = match[1]
            entry.values.setdefault(tag, []).append(match[2] or "")
        else:
            entry.values[tag][-1] += f"\n{line}"
    if entry:
        found.note((piece.name, entry.line), "W-RECORD", "kept", "a record without ER at its end is read too")
        yield entry
    if outside:
        message = f"{counted(outside, 'line')} outside of the records left out"
        found.enter((piece.name, 0), "W-COVER", "changed", message)


def _add(entry: _Entry, place: tuple[str, int], found: Reading) -> None:
    """Add the document that a record is, or set it aside where it has no more than a title."""
    cells = _cells(entry)
    texts = [paragraph for tag in _TEXTS for value in entry.values.get(tag, []) for paragraph in _paragraphs(value)]
    if not texts:
        shown = f"the record {quoted(str(cells['title']))}" if "title" in cells else "a record without a title"
        found.refuse(place, "E-TEXT", f"{shown} has no abstract: bring the text itself, RIS seldom has it")
        return
    message = "RIS has no full text: the abstract is taken for it, and “extent” says “abstract only”"
    found.note(place, "W-ABSTRACT", "kept", message)
    found.take(Record(*place, cells | {"text": "\n\n".join(dict.fromkeys(texts)), "extent": "abstract only"}))


def _cells(entry: _Entry) -> dict[str, object]:
    """Return our columns of a record, and its other tags in small letters, each with all of its values."""
    ours = {
        "title": entry.first(_TITLES),
        "source": entry.first(_SOURCES),
        "published": _date(entry),
        "doc_id": entry.first(_IDENTIFIERS),
    }
    cells: dict[str, object] = {name: value for name, value in ours.items() if value}
    further = dict[str, list[str]]()
    for tag, values in entry.values.items():
        if tag not in _TEXTS:
            said = [text for value in values if (text := flat(value)) and _cut(text) not in ours.values()]
            further.setdefault(_NAMES.get(tag, tag.lower()), []).extend(said)
    return {name: "; ".join(values) for name, values in further.items() if values} | cells


def _date(entry: _Entry) -> str:
    """Return the date that says most, without the slashes of what it does not say: “2010/05/” is 2010-05."""
    written = [entry.first((tag,)) for tag in _DATES]
    given = max((value for value in written if value), key=lambda value: len(_cut(value)), default="")
    return _cut(given)


def _cut(value: str) -> str:
    match = _DATE.fullmatch(value)
    return "-".join(part.zfill(2) for part in match.groups() if part) if match else value


def _paragraphs(value: str) -> Iterator[str]:
    """Yield the paragraphs of a text: wrapped lines joined."""
    yield from (text for part in regex.split(r"\n\s*\n", value) if (text := flat(part)))


READER = Reader(name="ris", title="RIS (Zotero, EndNote and others)", recognises=_recognised, read=ris)
