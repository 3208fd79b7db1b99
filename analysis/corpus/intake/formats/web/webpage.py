"""Saved pages: main text, title and site by trafilatura, from a tree that is looked at for what the parser dropped."""

import codecs
from html import unescape

import polars as pl
import regex
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from analysis.corpus.errors import counted
from analysis.corpus.intake.contents import file_text
from analysis.corpus.intake.formats.web.pagedates import page_date
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.making.markup import without_tags
from analysis.corpus.intake.parts.blocks import block_text
from analysis.corpus.intake.parts.prose import paragraphed, take_document
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

_START = regex.compile(
    r"\A\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+<(?:!doctype\s++html|html|head|body)\b", regex.I | regex.S
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CHARSET = regex.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*+=\s*+[\"']?\s*+([\w.:-]{2,40})", regex.I
)
_DECLARED = 4_096  # bytes in which a page says its encoding
# What browsers read where a page says another name.
_WIDER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_WIDER |= {"gbk": "gb18030", "shift_jis": "cp932", "x-sjis": "cp932", "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949"}
_TWICE = r"&amp;(?:#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
_LIST_MARK = regex.compile(r"^- ", regex.M)
_RULE = regex.compile(r"^[|\-: ]++$", regex.M)


def webpage(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read a page as one document."""
    text = _decoded(piece, layout, found)
    page, whole = _page(text)
    if page is None or not whole:
        message = "the page is nested too deep to tell its main text: all of it is read, with menus and comments"
        found.enter((piece.name, 0), "W-PAGE-DEEP", "changed", message)
        plain = paragraphed(without_tags(text).split("\n"))
        take_document(piece, found, {"text": _decoded_again(plain, text, piece, found)})
        return
    cells = _cells(page, piece, found)
    take_document(piece, found, {**cells, "text": _decoded_again(str(cells["text"]), text, piece, found)})


def _decoded(piece: Piece, layout: Layout, found: Reading) -> str:
    """Return the page as text: by its mark, as UTF-8 where it is that, as it says, or as any other text."""
    named = _CHARSET.search(piece.data, 0, _DECLARED)
    said = named[1].decode().lower() if named else ""
    if not said or layout.encoding or piece.data.startswith(_MARKS):
        return file_text(piece, layout, found)
    try:
        text = piece.data.decode()
    except UnicodeDecodeError:
        text = ""
    utf = _is_utf8(said)
    if text and (utf or not text.isascii()):
        if not utf:
            message = f"the page says that it is {said}, and is UTF-8: read as that"
            found.enter((piece.name, 0), "W-ENCODING", "kept", message)
        return text
    try:
        text = piece.data.decode(_WIDER.get(said, said))
    except (UnicodeError, LookupError):
        return file_text(piece, layout, found)
    if not text.isascii():
        found.enter((piece.name, 0), "W-ENCODING", "kept", f"read as {said}, as the page says")
    return text


def _is_utf8(name: str) -> bool:
    try:
        return codecs.lookup(name).name == "utf-8"
    except LookupError:
        return False


def _page(text: str) -> tuple[HtmlElement | None, bool]:
    """Return the tree of a page, and whether it holds all of it: the parser drops what is nested too deep."""
    parser = HTMLParser(encoding="utf-8", huge_tree=False, no_network=True)
    try:
        page = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, False
    return page, not any(error.level_name == "FATAL" for error in parser.error_log)


def _cells(page: HtmlElement, piece: Piece, found: Reading) -> dict[str, object]:
    from courlan import extract_domain  # noqa: PLC0415 - takes long with the next, and most corpora have no page
    from trafilatura import bare_extraction  # noqa: PLC0415 - as above
    from trafilatura.settings import Document  # noqa: PLC0415 - as above

    _drop_what_is_not_shown(page)
    said = bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        deduplicate=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = (
        paragraphed(_RULE.sub("", _LIST_MARK.sub("", said.text or "")).replace("|", " ").split("\n"))
        if isinstance(said, Document)
        else ""
    )
    cells: dict[str, object] = {"text": text}
    if not text:
        cells["text"] = block_text(page)
        message = "no main text was found: all of the page is read"
        found.enter((piece.name, 0), "W-PAGE-WHOLE", "kept", message)
    if isinstance(said, Document):
        url = said.url or ""
        name = said.sitename or ""
        site = name if name and not ("." in name and " " not in name) and name.lower() not in url else ""
        cells |= {"title": said.title or "", "source": site or extract_domain(url) or name, "url": url}
        cells["published"] = page_date(page, said.date or "", piece, found)
    return cells


def _drop_what_is_not_shown(page: HtmlElement) -> None:
    """Take out what a browser does not show; one of which the end is missing holds the page, and is opened instead."""
    whole = len(page.text_content())
    for element in list(page.iter("iframe", "noscript", "template")):
        if len(element.text_content()) < whole / 2:
            element.drop_tree()
        else:
            element.drop_tag()


def _decoded_again(text: str, page: str, piece: Piece, found: Reading) -> str:
    """Return a text with what the page encodes twice as what it stands for."""
    often = int(pl.Series([page], dtype=pl.String).str.count_matches(_TWICE).sum())
    if not often:
        return text
    message = f"{counted(often, 'character')} that the page encodes twice over: read as what it stands for"
    found.enter((piece.name, 0), "W-ENTITIES", "changed", message)
    return unescape(text)


READER = Reader(
    name="html",
    title="Web page (HTML)",
    recognises=lambda piece: (
        _START.match(piece.head) is not None or (piece.ending in (".html", ".htm", ".xhtml") and "<" in piece.head)
    ),
    read=webpage,
)
