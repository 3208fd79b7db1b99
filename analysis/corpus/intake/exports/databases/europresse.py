"""Europresse (Eureka, CEDROM-SNi), as a saved page: names of classes say what is what, in two layouts."""

from typing import Any

import regex
from lxml.html import Element, HtmlElement

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.databases.labels import date_within, is_copyright
from analysis.corpus.intake.exports.databases.pages import flat, fragments, is_page, page_paragraphs, page_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.trees import html_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Place, Reading, Record

_NAME, _HEADING = rb"class\s*=\s*[\"']DocPublicationName", rb"class\s*=\s*[\"'][tT]itreArticleVisu"
_SIGNS = regex.compile(_NAME), regex.compile(_HEADING)
_ARTICLE = regex.compile(r"<article[\s>]", regex.IGNORECASE)
_OLDER = regex.compile(r"<span[^<>]{0,100}class\s*=\s*[\"']DocPublicationName", regex.IGNORECASE)
_BY_CLASS = "descendant-or-self::*[contains(concat(' ', normalize-space(translate(@class, 'T', 't')), ' '), $name)]"
_ISSUE = regex.compile(r",\s*((?:n[o°º]\.?|nr\.?|vol\.?|issue)\s*\d.*)$", regex.IGNORECASE)
_NUMBER = regex.compile(
    r"(?:Num[ée]ro de document|Document number|N[úu]mero de documento|Dokumentnummer)\s*:\s*(\S+)", regex.IGNORECASE
)
_PAGE = regex.compile(r"\bp\.\s*(\S.*)$")
_EMPTY_LABEL = regex.compile(r"(?:[^:]{2,30}:\s*)+")
_LONGEST_NAME = 120  # letters of an author's line


def _recognised(piece: Piece) -> bool:
    """Return whether a piece has the classes by which Europresse names sources and titles."""
    return is_page(piece) and all(sign.search(piece.data) is not None for sign in _SIGNS)


def europresse(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the articles, each by itself: their tags are not always closed."""
    text = page_text(piece, layout, found)
    newer = _ARTICLE.search(text) is not None
    _, articles = fragments(text, _ARTICLE if newer else _OLDER)
    if not articles:
        what = "nothing is named DocPublicationName, as sources of Europresse are"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    for line, article in articles:
        place, root = (piece.name, line), html_tree(article, piece.name)
        cells = _header(root)
        texts = _newer(root, cells) if newer else _older(root, cells)
        _add(texts, cells, place, found)


def _of_class(root: HtmlElement, name: str) -> list[Any]:
    found: list[Any] = root.xpath(_BY_CLASS, name=f" {name.replace('T', 't')} ")
    return found


def _header(root: HtmlElement) -> dict[str, object]:
    """Return source, issue, date, section, page and title."""
    cells = dict[str, object]()
    names = [flat(element.text_content()) for element in _of_class(root, "DocPublicationName")]
    if names and names[0]:
        issue = _ISSUE.search(names[0])
        cells["source"] = names[0][: issue.start()] if issue else names[0]
        cells |= {"issue": issue[1]} if issue else {}
    header = flat("".join(element.text_content() for element in _of_class(root, "DocHeader")))
    section, date, behind = date_within(header)
    cells |= {"published": date} if date else {}
    if page := _PAGE.search(behind or header):
        cells["page"] = page[1]
    if section:
        cells["section"] = section
    titles = [flat(element.text_content()) for element in _of_class(root, "titreArticleVisu")]
    if titles and titles[0]:
        cells["title"] = titles[0]
    return cells


def _newer(root: HtmlElement, cells: dict[str, object]) -> list[str]:
    """Return the paragraphs of the text of the newer layout, which has elements for its parts."""
    for heading in _of_class(root, "titreArticle")[:1]:
        author = next((flat(part.text_content()) for part in heading.itersiblings("div")), "")
        above = [flat(part.text_content()) for part in heading.iterchildren("p")]
        if author:
            cells["byline"] = author
        if len(above) > 1 and above[0] != cells.get("title"):
            cells["subtitle"] = above[0]
    asides = [flat(part.text) for aside in root.iter("aside") for part in page_paragraphs(aside)]
    if notes := [text for text in asides if not _EMPTY_LABEL.fullmatch(text)]:
        cells["notes"] = " ".join(notes)
    footers = [flat(part.text) for footer in root.iter("footer") for part in page_paragraphs(footer)]
    parts = [part for section in root.iter("section") for part in page_paragraphs(section)]
    texts = [flat(part.text) for part in parts if not {"aside", "footer"} & _around(part.inside)]
    return [*texts, *footers]


def _around(element: Any) -> set[object]:
    """Return the names of an element and of those around it: a section that is not closed holds what follows."""
    return {element.tag, *(outer.tag for outer in element.iterancestors())}


def _older(root: HtmlElement, cells: dict[str, object]) -> list[str]:
    """Return the paragraphs of the text of the older layout, in which they follow the title beside it."""
    headings = _of_class(root, "titreArticleVisu")
    if not headings:
        return []
    heading = headings[0]
    rest = Element("div")
    rest.text = heading.tail
    for part in list(heading.itersiblings()):
        rest.append(part)
    texts = [part.text for part in page_paragraphs(rest)]
    first = rest.find("p")
    before = first.getprevious() if first is not None else None
    ended = before is not None and before.tag == "br" and not (before.tail or "").strip()
    if ended and _has_text_before(first) and len(texts) > 1 and len(texts[0]) <= _LONGEST_NAME:
        cells["byline"] = flat(texts.pop(0))
    return [flat(text) for text in texts]


def _has_text_before(element: Any) -> bool:
    """Return whether anything is said beside an element, above it."""
    said = [element.getparent().text or ""]
    said += [f"{part.text_content()}{part.tail or ''}" for part in element.itersiblings(preceding=True)]
    return any(text.strip() for text in said)


def _add(texts: list[str], cells: dict[str, object], place: Place, found: Reading) -> None:
    """Add an article without the lines of copyright, number and certificate below its text, or set it aside."""
    numbers = [(at, match[1]) for at, text in enumerate(texts) if (match := _NUMBER.search(text))]
    end = numbers[-1][0] if numbers else len(texts)
    if numbers:
        cells["doc_id"] = numbers[-1][1]
    while end and (is_copyright(texts[end - 1])):
        end -= 1
    if end < len(texts):
        message = "the lines of copyright, document number and certificate are no part of the text"
        found.note(place, "W-BOILERPLATE", "changed", message)
    if end == 0:
        found.refuse(place, "E-TEXT", "an article with a heading and no text")
        return
    found.take(Record(*place, cells | {"text": "\n\n".join(texts[:end])}))


READER = Reader(name="europresse", title="Europresse", recognises=_recognised, read=europresse)
