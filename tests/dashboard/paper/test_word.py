"""Word: what is written opens again, in our own reader, as it was; whatever stands in a text is text."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import read_piece
from analysis.corpus.intake.records import Reading
from dashboard.paper.word import word_file
from dashboard.paper.written import Part, part_of

PARTS = [
    part_of("title", "Passages from Raids"),
    part_of("heading", "class"),
    part_of("quote", "… They came.\nAt dawn. …"),
    Part("text", (("The raids. (2019). ", False), ("Red Flag", True), (".", False))),
]
HOSTILE = ["<w:p/>&amp;", "]]>", "=1+1", "a\x00\x08b\ufffe", "نص عربي", "日本語", "{ MERGEFIELD x }", "\ud800", "🐟"]


def _read(data: bytes) -> str:
    """Return the text that our reader finds, once nothing of it was set aside."""
    found = Reading()
    read_piece(Piece("kept.docx", data), Layout(), found)
    assert [entry.action for entry in found.entries if entry.action == "set aside"] == []
    return str(found.records[0].cells["text"])


def _body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return etree.fromstring(archive.read("word/document.xml"))


def test_a_document_reads_as_it_was_written() -> None:
    """Paragraph by paragraph; our reader takes the end of a line in one for a space."""
    assert _read(word_file(PARTS)).split("\n\n") == [
        "Passages from Raids",
        "class",
        "… They came. At dawn. …",
        "The raids. (2019). Red Flag.",
    ]


def test_italics_are_italics() -> None:
    """And nothing else is."""
    body = _body(word_file(PARTS))
    slanted = [run for run in body.iter("{*}r") if run.find("{*}rPr/{*}i") is not None]

    assert ["".join(map(str, run.itertext())) for run in slanted] == ["Red Flag"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text: str) -> None:
    """What XML cannot hold is left out; no element and no field comes of any."""
    body = _body(word_file([part_of("quote", text)]))

    assert {etree.QName(element).localname for element in body.iter()} <= {
        *("document", "body", "p", "pPr", "pStyle", "bidi", "r", "rPr", "t", "br"),
    }
    assert "".join(map(str, body.itertext())) == "".join(
        letter for letter in text if letter >= " " and not "\ud800" <= letter <= "\udfff" and letter != "\ufffe"
    )


@pytest.mark.parametrize(("text", "turned"), [("… نص", True), ("text نص", False), ("123", False)])
def test_a_paragraph_runs_the_way_its_letters_do(text: str, *, turned: bool) -> None:
    """The first letter decides."""
    assert (_body(word_file([part_of("text", text)])).find(".//{*}bidi") is not None) == turned


@given(st.lists(st.text(max_size=30), min_size=1, max_size=3))
def test_whatever_is_written_opens(texts: list[str]) -> None:
    """As many paragraphs as parts, and the same bytes each time."""
    parts = [part_of("quote", text) for text in texts]
    data = word_file(parts)

    assert len(list(_body(data).iter("{*}p"))) == len(parts)
    assert word_file(parts) == data
