"""Factiva, as XML: an element for each article, whose highlighted words stand in elements inside words."""

from collections.abc import Iterator

import regex
from lxml import etree

from analysis.corpus.errors import IntakeError, counted
from analysis.corpus.intake.exports.databases.labels import check_length
from analysis.corpus.intake.exports.databases.pages import flat, line_of
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.trees import xml_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_SIGN = regex.compile(rb"<(?:\w+:)?(?:PPSResponse|ppsArticleResponse|ppsarticleResultSet)\b")
_NAMES = {
    "accessionNo": "doc_id",
    "headline": "title",
    "sourceName": "source",
    "baseLanguage": "language",
    "byline": "byline",
    "sectionName": "section",
    "edition": "edition",
    "columnName": "column",
    "credit": "credit",
    "pages": "page",
    "publisherName": "publisher",
    "sourceCode": "source_code",
    "wordCount": "length",
    "notes": "notes",
    "corrections": "correction",
}
_LISTS = {"region": "region", "newsSubject": "subject", "company": "company", "industry": "industry"}
_TEXT = ("leadParagraph", "tailParagraphs")
_INDENT = regex.compile(r"\n(?: {4,}|\t|\s*\n)")


def _recognised(piece: Piece) -> bool:
    """Return whether a piece is an answer of Factiva in XML."""
    return _SIGN.search(piece.data[:4096]) is not None


def factiva_xml(piece: Piece, layout: Layout, found: Reading) -> None:  # noqa: ARG001 - XML says its encoding
    """Read the articles, and say where the file says another number of them."""
    root = xml_tree(piece.data, piece.name)
    articles = list(root.iter("{*}article"))
    if not articles:
        raise IntakeError("E-FORMAT", "it has no element “article”", where=piece.name, todo="download it again")
    for article in articles:
        _add(article, (piece.name, line_of(article)), found)
    claims = [element.get("count", "") for element in root.iter("{*}ppsarticleResultSet")]
    claimed = sum(int(claim) for claim in claims if claim.isdecimal() and len(claim) < 10)  # noqa: PLR2004 - a number
    if claimed not in (0, len(articles)):
        message = f"the file says {counted(claimed, 'article')} and holds {len(articles):,}"
        found.enter((piece.name, 0), "W-CLAIM", "kept", message)


def _add(article: etree._Element, place: tuple[str, int], found: Reading) -> None:
    """Add an article, or set it aside."""
    cells, texts = dict[str, object](), list[str]()
    for child in article.iterchildren("*"):
        name = etree.QName(child).localname
        if name in _TEXT:
            texts += _paragraphs(child)
        elif name == "publicationDate":
            dates = {etree.QName(part).localname: flat(_said(part)) for part in child.iterchildren("*")}
            cells["published"] = dates.get("dateTime") or dates.get("date") or flat(_said(child))
        elif name == "copyright":
            found.note(place, "W-BOILERPLATE", "changed", "the lines of copyright are no part of the text")
        elif name in _LISTS:
            values = [flat(_said(part)) for part in child.iter("{*}name")] or [flat(_said(child))]
            held = cells.get(_LISTS[name])
            cells[_LISTS[name]] = "; ".join([*([str(held)] if held else []), *values])
        elif name in _NAMES and (said := flat(_said(child))):
            cells[_NAMES[name]] = said
    if not texts:
        found.refuse(place, "E-TEXT", "an article with a heading and no text (no leadParagraph or tailParagraphs)")
        return
    cells["text"] = "\n\n".join(texts)
    check_length(str(cells["text"]), cells.get("length"), place, found)
    found.take(Record(*place, cells))


def _said(element: etree._Element) -> str:
    """Return what an element says: highlighted parts belong to their words; paragraphs do not."""
    own = list(element.iter("{*}paragraph")) or [element]
    return " ".join(str(part.xpath("string()")) for part in own)


def _paragraphs(element: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of a text; where they have no elements, they begin with an indented line."""
    own = list(element.iter("{*}paragraph"))
    parts = [_said(part) for part in own] if own else _INDENT.split(_said(element))
    yield from (text for part in parts if (text := flat(part)))


READER = Reader(name="factiva-xml", title="Factiva (XML)", recognises=_recognised, read=factiva_xml)
