"""Factiva, as a saved page: a table for each article, whose rows are named by codes of two letters."""

from collections.abc import Iterator

import regex
from lxml.html import HtmlElement

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.databases.labels import check_length
from analysis.corpus.intake.exports.databases.pages import flat, is_page, line_of, page_paragraphs, page_text
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.trees import html_tree
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading, Record

_ROW = regex.compile(rb"<td[^>]{0,200}>\s*(?:<(?:p|br)[^>]{0,50}>\s*)*<b>([A-Z]{2})</b>")
_NEEDED = {b"HD", b"SN", b"PD"}
_CODE = regex.compile(r"[A-Z]{2,4}")
_NAMES = {
    "HD": "title",
    "SN": "source",
    "PD": "published",
    "LA": "language",
    "AN": "doc_id",
    "BY": "byline",
    "SE": "section",
    "ED": "edition",
    "WC": "length",
    "ET": "time",
    "PG": "page",
    "SC": "source_code",
    "CR": "credit",
    "PUB": "publisher",
    "CO": "company",
    "IN": "industry",
    "NS": "subject",
    "RE": "region",
    "ART": "graphic",
    "CLM": "column",
    "VOL": "volume",
}
_TEXT = ("LP", "TD")  # the beginning, and the rest; either may be missing
_LEFT_OUT = "CY"


def _recognised(piece: Piece) -> bool:
    """Return whether a piece has rows named by the codes that every article of Factiva has."""
    return is_page(piece) and {match[1] for match in _ROW.finditer(piece.data)} >= _NEEDED


def factiva_page(piece: Piece, layout: Layout, found: Reading) -> None:
    """Read the articles, each a table with a row for its heading."""
    text = page_text(piece, layout, found)
    tables = [table for table in html_tree(text, piece.name).iter("table") if "HD" in dict(_rows(table))]
    if not tables:
        what = "no table has a row HD, as articles of Factiva do"
        raise IntakeError("E-FORMAT", what, where=piece.name, todo="choose another kind of file")
    for table in tables:
        _add(table, (piece.name, line_of(table)), found)


def _rows(table: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the code and the cell of each row of a table that has no other inside its rows' names."""
    for row in table.iterchildren("tr", "tbody"):
        for line in row.iterchildren("tr") if row.tag == "tbody" else [row]:
            cells = list(line.iterchildren("td", "th"))
            if len(cells) >= 2 and _CODE.fullmatch(code := flat(cells[0].text_content())):  # noqa: PLR2004 - name, value
                yield code, cells[1]


def _add(table: HtmlElement, place: tuple[str, int], found: Reading) -> None:
    """Add the article that a table is, or set it aside."""
    cells, texts = dict[str, object](), list[str]()
    for code, cell in _rows(table):
        said = [flat(paragraph.text) for paragraph in page_paragraphs(cell)]
        if code in _TEXT:
            texts += said
        elif code == _LEFT_OUT:
            found.note(place, "W-BOILERPLATE", "changed", "the lines of copyright are no part of the text")
        elif said:
            cells[_NAMES.get(code, code.lower())] = " ".join(said)
    if not texts:
        found.refuse(place, "E-TEXT", "an article with a heading and no text (no row LP or TD)")
        return
    if "doc_id" in cells:  # “Document” in the language of the surface stands before it
        cells["doc_id"] = str(cells["doc_id"]).split()[-1]
    cells["text"] = "\n\n".join(texts)
    check_length(str(cells["text"]), cells.get("length"), place, found)
    found.take(Record(*place, cells))


READER = Reader(name="factiva-page", title="Factiva (page)", recognises=_recognised, read=factiva_page)
