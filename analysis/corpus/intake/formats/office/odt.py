"""Texts of OpenDocument (LibreOffice), as they are with all changes accepted."""

from collections.abc import Iterator

from lxml import etree

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.names import local_name, valued
from analysis.corpus.intake.parts.packed import Packed, locked
from analysis.corpus.intake.parts.prose import many, paragraphed, take_document
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_BODY, _META, _LIST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_TYPE = b"application/vnd.oasis.opendocument.text"
_PARAGRAPHS = ("p", "h")
# Deleted passages are kept in a list of their own; comments, readings above characters and numbers of notes are none.
_SILENT = {"tracked-changes", "annotation", "ruby-text", "note-citation", "sequence-decls"}
_SILENT |= {"table-of-content", "illustration-index", "table-index", "alphabetical-index"}
_LEFT = {
    "changed-region": "change that was tracked",
    "annotation": "comment",
    "table-of-content": "table of contents",
    "illustration-index": "list of pictures",
    "table-index": "list of tables",
    "alphabetical-index": "index of words",
}
_MOST_BLANKS = 100  # that one element can stand for: what is more than that is no text


def recognised_odt(piece: Piece) -> bool:
    """Return whether a piece is a text of OpenDocument, and no table or slides, which hold the same members."""
    if _BODY not in piece.members:
        return False
    try:
        packed = Packed(piece)
        return _TYPE in (packed.member("mimetype") or packed.member(_LIST))
    except IntakeError:
        return False


def odt(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read a text of OpenDocument as one document."""
    packed = Packed(piece)
    if b"encryption-data" in packed.member(_LIST):
        raise locked(piece.name)
    content = xml_tree(packed.member(_BODY), f"{piece.name}, {_BODY}")
    body = [part for one in content if local_name(one) == "body" for part in one]
    paragraphs = [text for part in body for text in _blocks(part)]
    for name, what in _LEFT.items():
        if often := sum(local_name(one) == name for one in content.iter()):
            found.enter((piece.name, 0), "W-LEFT", "changed", f"{many(often, what)} left out: not part of the text")
    data = packed.member(_META)
    meta = xml_tree(data, f"{piece.name}, {_META}").iter() if data else ()
    held = {local_name(one): (one.text or "").strip() for one in meta}
    cells = {"text": paragraphed(paragraphs), "title": held.get("title", ""), "language": held.get("language", "")}
    take_document(piece, found, cells | {"author": held.get("creator", "") or held.get("initial-creator", "")})


def _blocks(element: etree._Element) -> Iterator[str]:
    """Yield paragraphs; notes and boxes that hang on one come after it."""
    name = local_name(element)
    if name in _PARAGRAPHS:
        hanging: list[etree._Element] = []
        yield "".join(_spans(element, hanging))
        for one in hanging:
            yield from _blocks(one)
    elif name not in _SILENT:
        for part in element:
            yield from _blocks(part)


def _spans(element: etree._Element, hanging: list[etree._Element]) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        name = local_name(part)
        if name == "s":
            number = valued(part, "c")
            yield " " * (min(int(number), _MOST_BLANKS) if number.isdecimal() else 1)
        elif name in ("tab", "line-break"):
            yield "\n" if name == "line-break" else "\t"
        elif name in ("note-body", "text-box"):
            hanging.append(part)
        elif name and name not in _SILENT:
            yield from _spans(part, hanging)
        yield part.tail or ""


READER = Reader(
    name="odt",
    title="OpenDocument text (ODT)",
    recognises=recognised_odt,
    read=odt,
)
