"""E-books: a chapter is a document, in the order of the book; what holds no text is named."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Make = Callable[..., bytes]

BOOK = """<package xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><metadata>
<dc:title>On Hearings</dc:title><dc:creator>A. Writer</dc:creator><dc:creator>B. Writer</dc:creator>
<dc:language>en</dc:language><dc:date opf:event="conversion">2015</dc:date>
<dc:date opf:event="publication">1912-03</dc:date></metadata>
<manifest><item id="c" href="cover.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/>
<item id="b" href="two%20b.xhtml"/><item id="a" href="one.xhtml"/><item id="x" href="gone.xhtml"/></manifest>
<spine><itemref idref="c"/><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="x"/></spine>
</package>"""
FILES = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<c><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></c>',
    "in/book.opf": BOOK,
    "in/cover.xhtml": "<html><body><img src='c.png'/></body></html>",
    "in/nav.xhtml": "<html><body><nav>One Two</nav><p>Contents</p></body></html>",
    "in/one.xhtml": "<html><head><title>x</title></head><body><h1>One <i>day</i></h1><p>It\nbegan.</p></body></html>",
    "in/two b.xhtml": "<html><body><p>It ended&nbsp;there<br>at last</body></html>",
}


def test_a_chapter_is_a_document(read: Read, zipped: Make) -> None:
    """It has its own heading as a title, and what the book says of itself."""
    first, second = read("a.zip", zipped(FILES)).records

    assert first.cells == {
        "book": "On Hearings",
        "author": "A. Writer; B. Writer",
        "language": "en",
        "published": "1912-03",
        "title": "One day",
        "text": "One day\n\nIt began.",
        "chapter": 3,
    }
    assert second.cells["text"] == "It ended\xa0there\n\nat last"


def test_what_is_no_chapter_is_named(read: Read, zipped: Make) -> None:
    """A cover, a list of contents and a page that is not there are set aside."""
    entries = read("a.epub", zipped(FILES)).entries

    assert [(entry.line, entry.message) for entry in entries if entry.action == "set aside"] == [
        (1, "“cover.xhtml” is a page without text, such as a cover"),
        (2, "“nav.xhtml” is a list of contents"),
        (5, "“gone.xhtml” is a page that is not there"),
    ]


@pytest.mark.row(24)
def test_a_locked_book_says_so(read: Read, zipped: Make) -> None:
    """Its chapters are locked; fonts may be."""
    lock = "<e><EncryptedData><CipherData><CipherReference URI='in/one.{}'/></CipherData></EncryptedData></e>"

    assert read("a.epub", zipped({**FILES, "META-INF/encryption.xml": lock.format("otf")})).records
    with pytest.raises(IntakeError, match="E-LOCKED"):
        read("a.epub", zipped({**FILES, "META-INF/encryption.xml": lock.format("xhtml")}))
