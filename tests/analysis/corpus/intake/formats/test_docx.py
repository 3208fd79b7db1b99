"""Word files: all that stands in them as text, once, with changes accepted; what is not read is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import limits
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Make = Callable[..., bytes]


def paragraph(*runs: str, style: str = "") -> str:
    """Return a paragraph of Word; runs without a tag are plain text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    inner = "".join(run if run.startswith("<") else f"<w:r><w:t>{run}</w:t></w:r>" for run in runs)
    return f"<w:p>{properties}{inner}</w:p>"


def text(found: Reading) -> object:
    """Return the text of the only document."""
    (record,) = found.records
    return record.cells["text"]


@pytest.mark.row(5)
def test_a_word_file_is_known_by_what_it_holds(read: Read, make_docx: Make) -> None:
    """Its name may say anything."""
    found = read("letter.zip", make_docx(paragraph("We were heard.")))

    assert text(found) == "We were heard."


@pytest.mark.row(56)
def test_runs_that_libraries_leave_out_are_text(read: Read, make_docx: Make) -> None:
    """Insertions, moved text, content controls, smart tags, fields and links stand where they are."""
    body = paragraph(
        "in ",
        '<w:smartTag w:element="City"><w:r><w:t>London</w:t></w:r></w:smartTag>',
        "<w:ins><w:r><w:t> today</w:t></w:r></w:ins>",
        "<w:moveTo><w:r><w:t> we</w:t></w:r></w:moveTo>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t> hold</w:t></w:r></w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="PAGE"><w:r><w:t> the 3</w:t></w:r></w:fldSimple>',
        "<w:r><w:instrText>HYPERLINK somewhere</w:instrText></w:r>",
        "<w:hyperlink><w:r><w:t> co</w:t><w:noBreakHyphen/><w:t>ops</w:t></w:r></w:hyperlink>",
    )

    assert text(read("a.docx", make_docx(body))) == "in London today we hold the 3 co-ops"


@pytest.mark.row(56)
def test_what_was_deleted_is_out_and_counted(read: Read, make_docx: Make) -> None:
    """Deleted and moved passages are no text; a paragraph whose end was deleted goes on."""
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}<w:r><w:t>They </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del></w:p>"
    found = read("a.docx", make_docx(body + paragraph("stayed.", "<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>")))

    assert text(found) == "They stayed."
    assert [entry.message for entry in found.entries] == [
        "1 passage of deleted text left out",
        "1 passage of text at the place that it was moved from left out",
    ]


@pytest.mark.row(56)
def test_a_text_box_stands_once_after_its_paragraph(read: Read, make_docx: Make) -> None:
    """Word writes a box twice, for programs that are old and new."""
    box = f"<w:txbxContent>{paragraph('Said in a box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = paragraph("Before", f"<w:r>{both}</w:r>", " and after.")

    assert text(read("a.docx", make_docx(body))) == "Before and after.\n\nSaid in a box."


@pytest.mark.row(56)
def test_tables_and_notes_are_text(read: Read, make_docx: Make) -> None:
    """Each cell is a paragraph; notes stand at the end, without the lines that divide them."""
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Year')}</w:tc><w:tc>{paragraph('Seats')}</w:tc></w:tr></w:tbl>"
    note = f'<w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>{paragraph("See above.")}</w:footnote>'
    found = read("a.docx", make_docx(table, {"word/footnotes.xml": f"<w:footnotes SPACES>{note}</w:footnotes>"}))

    assert text(found) == "Year\n\nSeats\n\nSee above."


@pytest.mark.row(56)
def test_what_is_not_read_is_said(read: Read, make_docx: Make) -> None:
    """Heads, comments and macros are named, where they say something."""
    members = {
        "word/header1.xml": f"<w:hdr SPACES>{paragraph('The Paper')}</w:hdr>",
        "word/comments.xml": "<w:comments SPACES/>",
        "word/vbaProject.bin": "x",
    }
    (entry,) = read("a.docx", make_docx(paragraph("Text."), members)).entries

    assert entry.message == "not read of it: heads and feet of pages, macros"


@pytest.mark.row(56)
def test_hidden_text_and_contents_are_out_and_counted(read: Read, make_docx: Make) -> None:
    """A list of headings with the numbers of pages, and what nobody sees on the page, are no text."""
    styles = '<w:styles SPACES><w:style w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style></w:styles>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not shown</w:t></w:r>"
    body = paragraph("One\t3", style="Verzeichnis1") + paragraph("One", hidden)
    found = read("a.docx", make_docx(body, {"word/styles.xml": styles}))

    assert text(found) == "One"
    assert [entry.code for entry in found.entries] == ["W-LEFT", "W-LEFT"]


def test_a_title_is_that_of_the_file_or_of_its_first_title(read: Read, make_docx: Make) -> None:
    """What Word puts there itself is none, and the day on which a file was made is no date of publication."""
    core = "<c><title>{}</title><creator>A. Writer</creator><created>2020-01-01T00:00:00Z</created></c>"
    body = paragraph("Heard at last", style="Title") + paragraph("Text.")
    stated = read("a.docx", make_docx(body, {"docProps/core.xml": core.format("A motion")})).records[0].cells
    styled = read("a.docx", make_docx(body, {"docProps/core.xml": core.format("Microsoft Word - a")})).records[0].cells

    assert (stated["title"], stated["author"], styled["title"]) == ("A motion", "A. Writer", "Heard at last")
    assert "published" not in stated


def test_a_word_file_without_text_is_set_aside(read: Read, make_docx: Make) -> None:
    """It is one row that is no document."""
    (entry,) = read("a.docx", make_docx("<w:p/>")).entries

    assert (entry.code, entry.action) == ("E-TEXT", "set aside")


@pytest.mark.row(57)
def test_a_word_file_that_grows_beyond_measure_is_refused(
    read: Read, make_docx: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at before it is unpacked, and while it is."""
    data = make_docx(paragraph("A sentence that is said again. " * 400))
    monkeypatch.setattr(limits, "EXPANSION_FROM", 1_000)
    monkeypatch.setattr(limits, "MOST_EXPANSION", 2)

    with pytest.raises(IntakeError, match="E-EXPANDS"):
        read("a.docx", data)


@pytest.mark.row(57)
def test_an_entity_of_a_word_file_fetches_nothing(read: Read, zipped: Make, tmp_path: Path) -> None:
    """What it names stays where it is."""
    (tmp_path / "secret.txt").write_text("told")
    begin = f'<!DOCTYPE d [<!ENTITY own SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    found = read("a.docx", zipped({"word/document.xml": f"{begin}<d><b><p><r><t>A &own; b</t></r></p></b></d>"}))

    assert text(found) == "A &own; b"
