"""OpenDocument and rich text: the text as it is with changes accepted, notes last, and a title where one is stated."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Make = Callable[..., bytes]

CONTENT = """<?xml version="1.0"?><o:document xmlns:o="office" xmlns:t="text" xmlns:d="draw"><o:body><o:text>
<t:tracked-changes><t:changed-region><t:deletion><t:p>never</t:p></t:deletion></t:changed-region></t:tracked-changes>
<t:h>Heard</t:h>
<t:p>They<t:s t:c="2"/>stayed <t:span>at
home</t:span><t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>See above.</t:p></t:note-body></t:note>.
<o:annotation><t:p>a comment</t:p></o:annotation><d:frame><d:text-box><t:p>In a box.</t:p></d:text-box></d:frame></t:p>
<t:table-of-content><t:p>Heard 1</t:p></t:table-of-content>
</o:text></o:body></o:document>"""
META = "<m><title>A motion</title><initial-creator>A. Writer</initial-creator></m>"
KIND = {"mimetype": "application/vnd.oasis.opendocument.text"}


@pytest.mark.row(5)
def test_opendocument_is_read_with_changes_accepted(read: Read, zipped: Make) -> None:
    """Deletions, comments and lists of contents are out and counted; notes and boxes come after their paragraph."""
    found = read("a.zip", zipped({"content.xml": CONTENT, "meta.xml": META, **KIND}))
    (record,) = found.records

    assert record.cells == {
        "text": "Heard\n\nThey stayed at home.\n\nSee above.\n\nIn a box.",
        "title": "A motion",
        "author": "A. Writer",
    }
    assert [entry.message.partition(" left")[0] for entry in found.entries] == [
        "1 change that was tracked",
        "1 comment",
        "1 table of contents",
    ]


def test_a_table_of_opendocument_is_no_text(read: Read, zipped: Make) -> None:
    """It has the same members, and says that it is another kind."""
    other = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}

    with pytest.raises(IntakeError, match="E-NOT-TEXT"):
        read("a.odt", zipped({"content.xml": CONTENT, **other}))


@pytest.mark.row(24)
def test_opendocument_with_a_password_says_so(read: Read, zipped: Make) -> None:
    """Its members are there and cannot be read."""
    listed = "<m><file-entry full-path='content.xml'><encryption-data/></file-entry></m>"

    with pytest.raises(IntakeError, match="E-LOCKED"):
        read("a.odt", zipped({"content.xml": "x", "META-INF/manifest.xml": listed, **KIND}))


RICH = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times CYR;}}
{\info{\title Caf\'e9 talk}{\author A. Writer}}{\header Page \chpgn}
\f0 L'\'e9t\'e9 co\_op \u8364?5 \u-10179?\u-8704?{\f1 \'cc\'e8\'f0}{\super\chftn}{\footnote\pard See \'abx\'bb.}\par
{\pict\bin3 }}{}Last\line line.\par}"""


@pytest.mark.row(5)
def test_rich_text_is_read_with_its_code_pages(read: Read) -> None:
    """Codes are letters of the page of their font; halves of a character become one; notes stand at the end."""
    found = read("a.txt", RICH)
    (record,) = found.records

    assert record.cells["text"] == "L'été co-op €5 😀Мир\n\nLast\n\nline.\n\nSee «x»."
    assert (record.cells["title"], record.cells["author"]) == ("Café talk", "A. Writer")
    assert [entry.message for entry in found.entries] == ["not read of it: heads of pages"]


def test_fonts_and_links_without_an_end_are_passed_over(read: Read) -> None:
    """Damaged tables of fonts, and fields that never close, leave the text that is there."""
    fonts = rb"{\fonttbl{\f0\fcharset204 A;}{\f1\fcharset0 B}}"
    found = read(
        "a.rtf", rb"{\rtf1" + fonts + rb"\f0 \'c6 {\field{\*\fldinst{HYPERLINK \"a.org\"}}{\fldrslt link}} on\par}"
    )

    assert found.records[0].cells["text"] == "Ж link on"


def test_rich_text_with_open_changes_says_so(read: Read) -> None:
    """What was deleted in it cannot be told from the rest by what reads it."""
    (entry,) = read("a.rtf", rb"{\rtf1 They {\deleted never }stayed.\par}").entries

    assert entry.code == "W-CHANGES"
