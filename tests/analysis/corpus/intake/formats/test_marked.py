"""TEI and plain XML: each text a document, as its editors correct it; each element of one name a row."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt>
<title type="sub">A play</title><title type="main">On Hearings</title>
<author><persName>A. Writer</persName><idno>Q1</idno></author></titleStmt>
<publicationStmt><publisher>The Archive</publisher><date when="2019">2019</date></publicationStmt>
<sourceDesc><bibl><publisher>Old Press</publisher>{date}</bibl></sourceDesc></fileDesc></teiHeader>
<text><body>{body}</body></text></TEI>"""
SOURCE = '<date when="1912-03">March 1912</date>'


def tei(body: str, date: str = SOURCE) -> str:
    """Return an edition."""
    return TEI.format(body=body, date=date)


@pytest.mark.parametrize(
    ("date", "written"), [(SOURCE, "1912-03"), ("<date>March 1912</date>", "March 1912"), ("", "2019")]
)
def test_the_header_says_what_a_text_is(read: Read, date: str, written: str) -> None:
    """The date is that of the source; that of the edition is the last resort, and said."""
    found = read("a.xml", tei("<p>Text.</p>", date))
    cells = found.records[0].cells

    assert (cells["title"], cells["author"], cells["language"]) == ("On Hearings", "A. Writer", "en")
    assert (cells["publisher"], cells["published"]) == ("Old Press", written)
    assert [("edition" in message, code) for code, _, message in found.notes] == [(not date, "W-TEI-DATE")]


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        ("<head>One</head><p>It\n  be<hi>gan</hi>.</p><p>Then.</p>", "One\n\nIt began.\n\nThen.", []),
        ("<p>immi-<lb break='no'/>\ngration now,<lb/>then</p>", "immigration now, then", ["1 word broken"]),
        ("<p><choice><sic>teh</sic><corr>the</corr></choice> <choice><abbr>Mr</abbr><expan>Mister</expan></choice></p>",
         "the Mister", ["2 choices"]),
        ("<p>a<note>See <hi>b</hi>.</note> c</p><note>[Noise]</note><p>d</p>",
         "a c\n\n[Noise]\n\nd\n\nSee b.", ["1 note:"]),
        ("<fw>HEARINGS 3</fw><p>a <del>b </del>c</p>", "a c", ["1 line at", "1 deletion"]),
        ("<sp><speaker>ANN</speaker><lg><l>We were</l><l>heard,\n all</l></lg></sp>", "ANN\n\nWe were\nheard, all", []),
        ("<p><w>They</w>\n<w join='right'>came</w><pc>.</pc></p>", "They came.", []),
        ("<p>caf&#233; <g/>&amp; so</p>", "café & so", []),
    ],
)  # fmt: skip
def test_the_text_is_as_its_editors_correct_it(read: Read, body: str, text: str, said: list[str]) -> None:
    """What was left out or chosen is counted."""
    found = read("a.xml", tei(body))

    assert found.records[0].cells["text"] == text
    assert [any(entry.message.startswith(one) for one in said) for entry in found.entries] == [True] * len(said)


def test_a_corpus_holds_many_texts(read: Read) -> None:
    """Each is a document at its line; one without a text is set aside."""
    inner = "\n".join([tei("<p>One.</p>"), tei("<p> </p>"), tei("<p>Two.</p>")])
    found = read("a.xml", f"<teiCorpus><teiHeader/>\n{inner}\n</teiCorpus>")

    assert [record.cells["text"] for record in found.records] == ["One.", "Two."]
    assert len({record.line for record in found.records}) == 2
    assert [entry.code for entry in found.entries] == ["E-TEXT"]


def test_speeches_can_be_documents(read: Read) -> None:
    """The ledger names the element; with it, each has its speaker."""
    body = "<u who='#Ann' xml:id='u1'><seg>We were heard.</seg></u><u who='#Bo'>Never.</u>"
    whole, single = read("a.xml", tei(body)), read("a.xml", tei(body), element="u")

    assert whole.records[0].cells["text"] == "We were heard.\n\nNever."
    assert [code for code, _, _ in whole.notes] == ["W-TEI-DATE", "W-TEI-SPEECHES"]
    assert [(one.cells["speaker"], one.cells["text"]) for one in single.records] == [
        ("#Ann", "We were heard."),
        ("#Bo", "Never."),
    ]
    assert single.records[0].cells["doc_id"] == "u1"


FEED = """<?xml version="1.0"?><rss><channel><title>The Paper</title>
<item id="1"><title>One</title><body><p>It began.</p><p>It went on.</p></body><tag>a</tag><tag>b</tag></item>
<item id="2"><title>Two</title><body>It <b>ended</b>.</body><by name="A">x</by></item>
<item/></channel></rss>"""


def test_rows_of_xml_are_told_by_their_repetition(read: Read) -> None:
    """Attributes and inner elements are columns; an empty one is set aside."""
    found = read("a.xml", FEED)

    assert [record.cells for record in found.records] == [
        {"id": "1", "title": "One", "body": "It began.\n\nIt went on.", "tag": "a; b"},
        {"id": "2", "title": "Two", "body": "It ended.", "by": "x", "by.name": "A"},
    ]
    assert [entry.code for entry in found.entries] == ["W-ELEMENT", "E-TEXT"]


ESSAY = "<essay><head>One</head><p>It began.</p><p>It went on, and then it ended.</p></essay>"


def test_paragraphs_are_not_taken_for_documents_unasked(read: Read) -> None:
    """What is no row of columns is asked about, and either answer is followed."""
    with pytest.raises(QuestionError) as raised:
        read("a.xml", ESSAY)
    (question,) = raised.value.questions
    paragraphs = read("a.xml", ESSAY, element="p").records
    (whole,) = read("a.xml", ESSAY, element="essay").records

    assert (question.code, question.setting) == ("E-ELEMENT", "element")
    assert [option.value for option in question.options] == ["p", "essay"]
    assert [record.cells["text"] for record in paragraphs] == ["It began.", "It went on, and then it ended."]
    assert "It began." in str(whole.cells)


def test_an_element_that_is_not_there_is_said(read: Read) -> None:
    """The answer may be of another file."""
    with pytest.raises(IntakeError, match="E-ELEMENT"):
        read("a.xml", FEED, element="article")


@pytest.mark.row(57)
def test_broken_xml_says_where(read: Read) -> None:
    """The line is that of the file."""
    with pytest.raises(IntakeError, match=r"E-XML.*line 2"):
        read("a.xml", "<a>\n<b></a>")
