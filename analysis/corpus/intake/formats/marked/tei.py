"""TEI: what the header says, and the text as its editors correct it, each of many texts a document."""

from collections.abc import Iterable

import regex
from lxml import etree

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.formats.marked.teitext import TeiText
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.names import line_of, local_name, valued
from analysis.corpus.intake.parts.prose import joined
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record
from analysis.corpus.intake.xml import xml_tree

_ROOT = regex.compile(r"<(?:\w++:)?(?:TEI|TEI\.2|teiCorpus|teiCorpus\.2)[\s>]")
_TEXTS = ("TEI", "TEI.2")
# Where the date of a text stands, the surest first; that of the edition is the last resort.
_DATED = (("creation", "the creation"), ("setting", "the setting"), ("sourceDesc", "the source"))
_EDITION = ("publicationStmt", "the edition, which may be later than the text")
_WHEN = ("when", "when-iso", "from", "notBefore", "value")


def tei(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read a file of TEI, each text of which is a document.

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
        place = (piece.name, line_of(one))
        reading = TeiText()
        text = reading.read(part for part in one if local_name(part) == "text")
        if not text:
            found.refuse(place, "E-TEXT", "the text is empty")
            continue
        header = next((part for part in one if local_name(part) == "teiHeader"), None)
        cells = _header(header, place, found) if header is not None else {}
        if language := valued(one, "lang"):
            cells["language"] = language
        found.take(Record(*place, {**cells, "text": text}))
        for what, often in reading.done.items():
            done[what] = done.get(what, 0) + often
    for what, often in done.items():
        found.enter(
            (piece.name, 0), "W-TEI", "changed", f"{counted(often, what.partition(':')[0])}{what.partition(':')[2]}"
        )


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
    return "".join(str(part) for part in element.itertext("*"))


READER = Reader(
    name="tei",
    title="TEI",
    recognises=lambda piece: (
        _ROOT.search(piece.head, 0, 20_000) is not None and piece.head.lstrip("\ufeff \n\t")[:1] == "<"
    ),
    read=tei,
)
