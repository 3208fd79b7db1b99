"""TEI: what the header says, and the text as its editors correct it, each of many texts a document."""

from collections.abc import Iterable

import regex
from lxml import etree

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.formats.marked.teitext import TeiText
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.names import attributes, element_line, local_name, valued
from analysis.corpus.intake.parts.prose import joined, many
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_ROOT = regex.compile(r"<(?:\w++:)?(?:TEI|TEI\.2|teiCorpus|teiCorpus\.2)[\s>]")
_TEXTS = ("TEI", "TEI.2")
# Where the date of a text stands, the surest first; that of the edition is the last resort.
_DATED = (("creation", "the creation"), ("setting", "the setting"), ("sourceDesc", "the source"))
_EDITION = ("publicationStmt", "the edition, which may be later than the text")
_SPEECH = "u"
_UNIT = {"id": "doc_id", "who": "speaker"}  # what the attributes of a speech are called as columns
_WHEN = ("when", "when-iso", "from", "notBefore", "value")


def tei(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a file of TEI: each text is a document, or each element that the layout names.

    Raises:
        IntakeError: `E-XML`, or `E-TEI` where it holds no text.
    """
    root = xml_tree(piece.data, piece.name)
    texts = [one for one in root.iter() if local_name(one) in _TEXTS]
    if not texts:
        raise IntakeError(
            "E-TEI", "it is TEI, and holds no text", where=piece.name, todo="bring the files that it lists"
        )
    done = dict[str, int]()
    for one in texts:
        header = next((part for part in one if local_name(part) == "teiHeader"), None)
        place = (piece.name, element_line(one))
        cells = _header(header, place, found) if header is not None else {}
        if language := valued(one, "lang"):
            cells["language"] = language
        bodies = [part for part in one if local_name(part) == "text"]
        units = [unit for body in bodies for unit in _all(body, layout.element)] if layout.element else []
        _note_speeches(bodies, place, found, asked=bool(units))
        for unit in units or [one]:
            reading = TeiText()
            text = reading.read([unit] if units else bodies)
            own = {_UNIT.get(name, name): value for name, value in attributes(unit).items()} if units else {}
            _add({**cells, **own, "text": text}, unit, piece, found)
            for what, often in reading.done.items():
                done[what] = done.get(what, 0) + often
    for what, often in done.items():
        found.enter((piece.name, 0), "W-TEI", "changed", many(often, what))


def _add(cells: dict[str, object], element: etree._Element, piece: Piece, found: Reading) -> None:
    place = (piece.name, element_line(element))
    if cells["text"]:
        found.take(Record(*place, cells))
    else:
        found.refuse(place, "E-TEXT", "the text is empty")


def _note_speeches(bodies: list[etree._Element], place: tuple[str, int], found: Reading, *, asked: bool) -> None:
    """Say that a text holds speeches, which somebody may want one by one."""
    often = sum(len(_all(body, _SPEECH)) for body in bodies)
    if often > 1 and not asked:
        message = f"the text holds speeches: name the element “{_SPEECH}” to have each of them as a document"
        found.note(place, "W-TEI-SPEECHES", "kept", message)


def _header(header: etree._Element, place: tuple[str, int], found: Reading) -> dict[str, object]:
    """Return what a header says, under the names of our columns."""
    statement = _first(header, "titleStmt")
    source = _first(header, "sourceDesc")
    titles = sorted(_all(statement, "title"), key=lambda one: valued(one, "type") not in ("main", ""))
    publishers = [*_all(source, "publisher"), *_all(_first(header, "publicationStmt"), "publisher")]
    languages = {valued(one, "ident") for one in _all(_first(header, "langUsage"), "language")}
    cells: dict[str, object] = {
        "title": _said(titles[:1]),
        "author": _said(_all(statement, "author")),
        "publisher": _said(publishers[:1]),
        "language": languages.pop() if len(languages) == 1 else "",
    }
    for name, where in (*_DATED, _EDITION):
        for part in _all(header, name):
            for date in _all(part, "date"):
                if written := next((valued(date, key) for key in _WHEN if valued(date, key)), joined(_text(date))):
                    found.note(place, "W-TEI-DATE", "kept", f"the date is that of {where}")
                    return {key: value for key, value in {**cells, "published": written}.items() if value}
    return {key: value for key, value in cells.items() if value}


def _all(element: etree._Element | None, name: str) -> list[etree._Element]:
    return [one for one in element.iter() if local_name(one) == name] if element is not None else []


def _first(element: etree._Element, name: str) -> etree._Element | None:
    return next(iter(_all(element, name)), None)


def _said(elements: Iterable[etree._Element]) -> str:
    return "; ".join(dict.fromkeys(said for one in elements if (said := joined(_text(one)))))


def _text(element: etree._Element) -> str:
    """Return the text in an element of the header, without the identifiers that authorities gave."""
    inner = "".join(("" if local_name(part) == "idno" else _text(part)) + (part.tail or "") for part in element)
    return (element.text or "") + inner if local_name(element) else ""


READER = Reader(
    name="tei",
    title="TEI",
    recognises=lambda piece: (
        _ROOT.search(piece.head, 0, 20_000) is not None and piece.head.lstrip("\ufeff \n\t")[:1] == "<"
    ),
    read=tei,
)
