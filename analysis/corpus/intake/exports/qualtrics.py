"""Qualtrics: answers to a survey as a table, under two or three rows of heading."""

from dataclasses import dataclass, field

import regex

from analysis.corpus.intake.exports.parts.looks import head_rows, lowered_names
from analysis.corpus.intake.exports.parts.rows import cell_text, passed_on
from analysis.corpus.intake.formats.delimited import delimited
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_NEEDED = {"startdate", "enddate"}
_IMPORT, _QUESTION = "ImportId", "QID"
_ZONE = regex.compile(r"timeZone['\"]++\s*+:\s*+['\"]++([^'\"]{1,60})")
_NUMBERED = regex.compile(r"V\d+")
_PREVIEWS = {"Status": ("Survey Preview", "1"), "DistributionChannel": ("preview",)}
_PERSONAL = (
    "IPAddress",
    "RecipientLastName",
    "RecipientFirstName",
    "RecipientEmail",
    "EmailAddress",
    "LocationLatitude",
    "LocationLongitude",
)


@dataclass(slots=True)
class _Answers:
    """Rows as they come: first those of the heading, then answers."""

    found: Reading
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    personal: set[str] = field(default_factory=set)
    asked: bool = False

    def add(self, record: Record) -> None:
        """Add a row of the table."""
        place = (record.file, record.line)
        cells = {name: cell_text(value) for name, value in record.cells.items()}
        if not self.labels:
            self.labels = cells
            self.names = _names(cells)
            self.found.refuse(place, "E-HEADING", "a second heading: what the columns ask")
        elif not self.asked and _imports(list(cells.values())):
            self.found.refuse(place, "E-HEADING", "a third heading: what Qualtrics calls the columns")
            self._ask(record, [name for name, said in cells.items() if _QUESTION in said])
            for zone in sorted({zone for said in cells.values() for zone in _ZONE.findall(said)}):
                self.found.enter((record.file, 0), "W-ZONE", "kept", f"dates are in the zone {zone}")
        else:
            self._ask(record, [name for name in self.labels if self.names[name] == name])
            self._answer(record, place)

    def _ask(self, record: Record, columns: list[str]) -> None:
        """Say what columns ask, once."""
        if self.asked:
            return
        self.asked = True
        for name in columns:
            if (label := self.labels[name]) not in ("", name):
                self.found.enter((record.file, 0), "W-QUESTION", "kept", f"{name} asks: “{label}”")

    def _answer(self, record: Record, place: tuple[str, int]) -> None:
        cells = {self.names[name]: value for name, value in record.cells.items()}
        if any(cells.get(name) in said for name, said in _PREVIEWS.items()):
            message = "an answer given in the preview of the survey, when it was tested"
            self.found.note(place, "W-PREVIEW", "kept", message)
        self.personal |= {name for name in _PERSONAL if cells.get(name)}
        self.found.take(Record(*place, cells))


def qualtrics(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read answers; the rows of heading are set aside, and what each column asks is in the ledger."""
    answers = _Answers(found)
    passed_on(delimited, piece, layout, found, answers.add)
    if answers.personal:
        held = ", ".join(name for name in _PERSONAL if name in answers.personal)
        message = f"{held} say who somebody is: leave them out of what you share"
        found.enter((piece.name, 0), "W-PERSONAL", "kept", message)


def _names(labels: dict[str, str]) -> dict[str, str]:
    """Return what columns are called: in the older form names such as V8 stand above the proper ones."""
    names = {name: name for name in labels}
    for name, label in labels.items():
        if _NUMBERED.fullmatch(name) and label and label not in names.values():
            names[name] = label
    return names


def _imports(cells: list[str]) -> bool:
    return any(_IMPORT in said and said.startswith("{") for said in cells)


def _recognises(piece: Piece) -> bool:
    rows = head_rows(piece, 3)
    heads = [set(lowered_names(row)) for row in rows]
    newer = len(rows) > 2 and heads[0] >= _NEEDED and _imports(rows[2])  # noqa: PLR2004 - the third row
    older = (
        len(rows) > 1 and heads[1] >= {*_NEEDED, "responseid"} and "V1" in {name.strip("\ufeff") for name in rows[0]}
    )
    return newer or older


READER = Reader(name="qualtrics", title="Qualtrics answers", recognises=_recognises, read=qualtrics, ours=False)
