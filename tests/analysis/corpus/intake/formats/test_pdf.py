"""PDF: pages with a text layer are read, and every other page is named."""

import io
from collections.abc import Callable

import pypdf
import pytest

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Make = Callable[..., bytes]

LINES = [
    "The hearing began in the morning, and whoever had come sat down and lis-",
    "tened to what was said about the new rules, which were long and not clear.",
    "Nobody spoke.",
    "Later some did, and it was noted that well-",
    "known people were there.",
]


@pytest.mark.row(58)
def test_lines_are_put_together_into_paragraphs(read: Read, make_pdf: Make) -> None:
    """A full line goes on; a hyphen at its end stays there, for the words of the corpus to decide."""
    (record,) = read("a.bin", make_pdf(LINES)).records

    assert record.cells["text"] == (
        "The hearing began in the morning, and whoever had come sat down and lis-\ntened to what was said about the "
        "new rules, which were long and not clear. Nobody spoke.\n\nLater some did, and it was noted that well-\nknown "
        "people were there."
    )


@pytest.mark.row(58)
def test_a_page_without_a_text_layer_is_named(read: Read, make_pdf: Make) -> None:
    """The others are read."""
    found = read("a.pdf", make_pdf(LINES, [], LINES))

    assert [(entry.code, entry.message[:26]) for entry in found.entries] == [
        ("W-PDF-PAGE", "page 2 has no text layer: ")
    ]
    assert found.records[0].cells["pages"] == 3


@pytest.mark.row(58)
def test_a_pdf_of_pictures_says_what_to_do(read: Read, make_pdf: Make) -> None:
    """It is a picture of text."""
    with pytest.raises(IntakeError, match=r"E-PDF-NO-TEXT.*picture of text.*OCR"):
        read("a.pdf", make_pdf([], []))


@pytest.mark.row(24, 58)
def test_a_pdf_with_a_password_says_so(read: Read, make_pdf: Make) -> None:
    """One that only may not be changed, which opens without a password, is read."""
    made = {}
    for password in ("secret", ""):
        writer = pypdf.PdfWriter(io.BytesIO(make_pdf(LINES)))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        held = io.BytesIO()
        writer.write(held)
        made[password] = held.getvalue()

    assert len(read("a.pdf", made[""]).records) == 1
    with pytest.raises(IntakeError, match=r"E-LOCKED.*password"):
        read("a.pdf", made["secret"])


@pytest.mark.row(58, 59)
def test_a_pdf_of_too_many_pages_is_refused(read: Read, make_pdf: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit it is read."""
    monkeypatch.setattr(limits, "PDF_PAGES", 2)

    assert read("a.pdf", make_pdf(LINES, LINES)).records
    with pytest.raises(IntakeError, match=r"E-PDF-LIMIT.*3 pages"):
        read("a.pdf", make_pdf(LINES, LINES, LINES))


@pytest.mark.row(58)
def test_heads_of_pages_are_out_and_counted(read: Read, make_pdf: Make) -> None:
    """What stands on most pages at the same edge, but for the number of the page, is no text."""
    pages = [["THE DAILY PAPER", f"Story number {word} ends here.", str(place)] for place, word in enumerate("abcd", 1)]
    found = read("a.pdf", make_pdf(*pages))

    assert "PAPER" not in str(found.records[0].cells["text"])
    assert "Story number c ends here." in str(found.records[0].cells["text"])
    assert [entry.message[:7] for entry in found.entries] == ["8 lines"]


@pytest.mark.row(58)
def test_letters_without_a_meaning_are_said(read: Read, make_pdf: Make) -> None:
    """A font that only has shapes gives no text."""
    (entry,) = read("a.pdf", make_pdf([r"\001\002\003\004 \005\006\007 and more"])).entries

    assert entry.code == "W-PDF-LETTERS"


@pytest.mark.parametrize(
    ("title", "kept"), [("On hearings", "On hearings"), ("Microsoft Word - a.docx", ""), ("x.indd", "")]
)
def test_a_title_that_is_the_name_of_a_file_is_none(read: Read, make_pdf: Make, title: str, kept: str) -> None:
    """Programs write one there unasked."""
    assert read("a.pdf", make_pdf(LINES, title=title)).records[0].cells.get("title", "") == kept


@pytest.mark.row(59)
def test_a_damaged_pdf_says_so(read: Read, make_pdf: Make) -> None:
    """It is refused, or read as far as it goes."""
    with pytest.raises(IntakeError, match="E-PDF"):
        read("a.pdf", make_pdf(LINES)[:60])
