"""Nexis Uni as Word files: the cover, the ends of articles, and runs that are no text."""

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.exports.databases.nexis_word import READER
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OTHERS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:d="urn:drawing"'
MARKED = '<w:p><w:bookmarkStart w:id="1" w:name="Bookmark_{}"/></w:p>'
COVER = ["Date and Time: Friday, 5. July 2019 09:31:00 CEST", "Documents ({})", "1. Lagoon", "Search Terms: lagoon"]


def paragraph(text: str) -> str:
    """Return a paragraph of a Word file; what is already one stays."""
    return text if text.startswith("<") else f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word(*paragraphs: str) -> bytes:
    """Return a Word file of these paragraphs."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "".join(map(paragraph, paragraphs))
        archive.writestr("word/document.xml", f"<w:document {SPACE} {OTHERS}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def article(number: int = 1, *, body: tuple[str, ...] = ("The lagoon waits.",), **parts: str) -> list[str]:
    """Return the paragraphs of an article."""
    rights = ["Copyright 2019 Harbour Press All Rights Reserved"] if number % 2 else []
    return [
        MARKED.format(number),
        parts.get("title", f"Lagoon {number}"),
        "The Harbour Post(London)",
        parts.get("date", "July 1, 2019 Monday 9:20 AM GMT"),
        "",
        *rights,
        "Section:\u00a0NEWS; Version:28",
        f"Length:\u00a0{parts.get('length', '3')} words",
        "Byline:\u00a0Ada Penrose",
        "Body",
        "",
        *body,
        parts.get("end", "End of Document"),
    ]


def test_documents_sources_dates_and_titles(read: Read) -> None:
    """The cover is no article, though it has a date and titles."""
    content = word(*[line.format(2) for line in COVER], *article(1), *article(2, date="July 2, 2019 Tuesday"))
    found = read(content, "nexis-word")

    assert [
        [record.cells[name] for name in ("source", "published", "title", "text", "byline", "section")]
        for record in found.records
    ] == [
        ["The Harbour Post(London)", date, title, "The lagoon waits.", "Ada Penrose", "NEWS; Version:28"]
        for date, title in (("July 1, 2019 Monday 9:20 AM GMT", "Lagoon 1"), ("July 2, 2019 Tuesday", "Lagoon 2"))
    ]
    assert [(entry.code, entry.line) for entry in found.entries] == [("W-COVER", 1)]


def test_a_cover_without_a_bookmark_ends_before_the_title(read: Read) -> None:
    """The title is the paragraph above source and date."""
    content = word(*[line.format(1) for line in COVER], *article(1)[1:])

    assert read(content, "nexis-word").records[0].cells["title"] == "Lagoon 1"


def test_the_end_may_be_glued_to_a_number_of_a_drawing(read: Read) -> None:
    """Numbers of drawings are no text; where a tool made them one, the end is found all the same."""
    drawing = (
        "<w:p><w:r><w:drawing><d:offset>0127635</d:offset></w:drawing></w:r><w:r><w:t>End of Document</w:t></w:r></w:p>"
    )
    found = read(word(*article(1, end=drawing), *article(2, end="0127635End of Document")), "nexis-word")

    assert [record.cells["text"] for record in found.records] == ["The lagoon waits."] * 2


def test_only_what_is_shown_is_text(read: Read) -> None:
    """What was deleted, moved away or stands twice for older programs is left out; what was inserted stays."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('The ')}<w:ins>{run.format('new ')}</w:ins>"
        "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('moved ')}</w:moveFrom><mc:AlternateContent><mc:Choice>{run.format('co')}</mc:Choice>"
        f"<mc:Fallback>{run.format('co')}</mc:Fallback></mc:AlternateContent>"
        "<w:r><w:noBreakHyphen/><w:t>op</w:t><w:tab/><w:t>waits.</w:t></w:r></w:p>"
    )

    assert read(word(*article(body=(body,))), "nexis-word").records[0].cells["text"] == "The new co\u2011op waits."


def test_what_follows_the_text_becomes_columns(read: Read) -> None:
    """A caption, the classification and the day of loading are no part of the text."""
    behind = ("Graphic", "A harbour at night", "Classification", "Language: ENGLISH", "Load-Date:\u00a0July 4, 2019")
    cells = read(word(*article(body=("The lagoon waits.", *behind))), "nexis-word").records[0].cells

    assert cells["text"] == "The lagoon waits."
    assert (cells["language"], cells["load_date"], cells["graphic"]) == (
        "ENGLISH",
        "July 4, 2019",
        "A harbour at night",
    )
    assert cells["published"] == "July 1, 2019 Monday 9:20 AM GMT"


def test_another_number_than_claimed_is_said(read: Read) -> None:
    """The cover says three documents, the file holds one, and what is behind the last end is said."""
    found = read(word(*[line.format(3) for line in COVER], *article(1), "Lagoon 2", "cut off"), "nexis-word")

    assert [entry.message for entry in found.entries if entry.code != "W-COVER"] == [
        "2 paragraphs behind the last “End of Document” left out: see whether a text is cut off",
        "the cover says 3 documents and the file holds 1",
    ]


def test_an_article_without_text_is_set_aside(read: Read) -> None:
    """So is one without the word above which a text begins."""
    broken = [line for line in article(3) if line != "Body"]
    found = read(word(*article(1), *article(2, body=()), *broken), "nexis-word")

    assert [entry.code for entry in found.entries if entry.action == "set aside"] == ["E-TEXT", "E-TEXT"]


def test_a_length_that_differs_is_said(read: Read) -> None:
    """A text that is cut off shows by its length."""
    found = read(word(*article(length="17,366")), "nexis-word")

    assert [code for code, _, _ in found.notes] == ["W-BOILERPLATE", "W-LENGTH"]


def test_another_word_file_is_not_recognised() -> None:
    """A student's essay that ends with the same words is no download."""
    assert not READER.recognises(Piece("a.docx", word("Length: 3", "My essay.", "End of Document")))
    assert not READER.recognises(Piece("a.docx", b"PK\x03\x04 no archive"))


@pytest.mark.row(57)
def test_a_file_that_grows_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is unpacked up to the limit only."""
    monkeypatch.setattr(limits, "EXPANSION_FROM", 10)
    monkeypatch.setattr(limits, "MOST_EXPANSION", 1)
    piece = Piece("a.docx", word(*article(body=("again " * 5_000,))))

    assert not READER.recognises(piece)
    with pytest.raises(IntakeError, match=r"^E-EXPANDS · a.docx"):
        READER.read(piece, Layout(), Reading())
