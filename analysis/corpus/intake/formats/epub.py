"""E-books: each chapter is a document, under the title and author of the book."""

import posixpath
from urllib.parse import unquote

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.letters import quoted
from analysis.corpus.intake.parts.blocks import block_text
from analysis.corpus.intake.parts.names import local_name, valued
from analysis.corpus.intake.parts.packed import Packed, locked
from analysis.corpus.intake.parts.prose import joined
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_CONTAINER, _LOCKS = "META-INF/container.xml", "META-INF/encryption.xml"
_HEADINGS = ("h1", "h2", "h3")
_PAGES = (".xhtml", ".html", ".htm", ".xml")


def epub(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - every reader has one
    """Read an e-book, a chapter a document, in the order of the book.

    Raises:
        IntakeError: `E-LOCKED` where its chapters are locked, `E-EPUB` where it has none.
    """
    packed = Packed(piece)
    _refuse_locked(packed, piece)
    roots = [
        valued(one, "full-path")
        for one in xml_tree(packed.member(_CONTAINER), piece.name).iter()
        if local_name(one) == "rootfile"
    ]
    data = packed.member(roots[0]) if roots else b""
    if not data:
        raise IntakeError(
            "E-EPUB", "it does not say what it consists of", where=piece.name, todo="make or fetch it again"
        )
    book = xml_tree(data, f"{piece.name}, {roots[0]}")
    cells, folder = _book(book, piece, found), posixpath.dirname(roots[0])
    for number, (member, is_list) in enumerate(_chapters(book, folder), start=1):
        place = (piece.name, number)
        page = _page(packed.member(member), f"{piece.name}, {member}")
        text = block_text(page) if page is not None and not is_list else ""
        if text:
            found.take(Record(*place, {**cells, "title": _title(page), "text": text, "chapter": number}))
        else:
            what = (
                "a list of contents"
                if is_list
                else "a page without text, such as a cover"
                if page is not None
                else "a page that is not there"
            )
            found.refuse(place, "E-TEXT", f"{quoted(posixpath.basename(member))} is {what}")


def _refuse_locked(packed: Packed, piece: Piece) -> None:
    data = packed.member(_LOCKS)
    references = xml_tree(data, f"{piece.name}, {_LOCKS}").iter() if data else ()
    if any(local_name(one) == "CipherReference" and valued(one, "URI").lower().endswith(_PAGES) for one in references):
        raise locked(piece.name)


def _book(book: etree._Element, piece: Piece, found: Reading) -> dict[str, object]:
    """Return what an e-book says of itself, under the names of our columns."""
    held: dict[str, list[etree._Element]] = {}
    for one in book.iter():
        if one.text and one.text.strip() and "purl.org/dc/" in str(one.tag):
            held.setdefault(local_name(one), []).append(one)
    cells: dict[str, object] = {
        ours: "; ".join(joined(one.text or "") for one in held[theirs])
        for theirs, ours in (
            ("title", "book"),
            ("creator", "author"),
            ("publisher", "publisher"),
            ("language", "language"),
        )
        if theirs in held
    }
    if dates := sorted(held.get("date", []), key=lambda one: valued(one, "event") != "publication"):
        cells["published"] = joined(dates[0].text or "")
        message = f"the date {quoted(str(cells['published']))} is that of the e-book, which may be later than the text"
        found.enter((piece.name, 0), "W-BOOK-DATE", "kept", message)
    return cells


def _chapters(book: etree._Element, folder: str) -> list[tuple[str, bool]]:
    """Return the members in which the book stands, in its order, and whether each is but a list of contents."""
    items = {valued(one, "id"): one for one in book.iter() if local_name(one) == "item"}
    listed = [
        items[valued(one, "idref")]
        for one in book.iter()
        if local_name(one) == "itemref" and valued(one, "idref") in items
    ]
    return [
        (
            posixpath.normpath(posixpath.join(folder, unquote(valued(one, "href")))),
            "nav" in valued(one, "properties").split(),
        )
        for one in listed
    ]


def _page(data: bytes, where: str) -> etree._Element | None:
    """Return a page of a book, read as HTML where it is no good XML; none where there is nothing."""
    if not data.strip():
        return None
    try:
        return xml_tree(data, where)
    except IntakeError:
        try:
            return document_fromstring(data, parser=HTMLParser(huge_tree=False, no_network=True))
        except (etree.LxmlError, ValueError, AssertionError):
            return None


def _title(page: etree._Element | None) -> str:
    """Return the heading of a chapter."""
    headings = [one for one in page.iter() if local_name(one) in _HEADINGS] if page is not None else []
    return next((title for one in headings if (title := joined(block_text(one)))), "")


READER = Reader(
    name="epub",
    title="E-book (EPUB)",
    recognises=lambda piece: _CONTAINER in piece.members,
    read=epub,
)
