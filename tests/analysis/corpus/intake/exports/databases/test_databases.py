"""All readers of databases: what is none of theirs is not recognised, and any bytes leave a ledger that adds up."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.errors import AnalysisError
from analysis.corpus.intake.exports.databases import READERS
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.reader import Reader
from analysis.corpus.intake.records import Reading

DATA = Path(os.environ.get("DISCOURSE_TEST_DATA", ""))
ORDINARY = {
    "article.txt": "Lagoon delayed\n\nThree of four were lost. 1 of 3 DOCUMENTS was found.\n\nLENGTH: unknown",
    "quoted.txt": "He wrote:\n\n1 of 3 DOCUMENTS\n\nand no more.",
    "nexis.csv": 'id,text\n1,"\n          1 of 1 DOCUMENTS\n\n        The Post\n\nLENGTH: 3 words\n\nA b c.\n"\n',
    "page.html": "<html><body><p>Factiva and LexisNexis: DocPublicationName, TitreArticleVisu, HD</p></body></html>",
    "table.html": "<table><tr><td><b>HD</b></td><td>Hard disk</td></tr></table>",
    "pages.csv": 'id,html\n1,"<span class=""DocPublicationName""><p class=""titreArticleVisu""><td><b>HD</b>"\n',
    "study.txt": "We searched ProQuest.\n\nPublication title: any\n",
    "mail.eml": "From: a@example.org\nTo: b@example.org\nSubject: ProQuest\n\nFull text: DocID_1\n",
    "feed.xml": "<rss><channel><item><title>PPSResponse</title></item></channel></rss>",
    "tags.txt": "TY  - what is this tag?\nIt begins a record of RIS.\n",
}
# What begins like each format, so that what is made up gets into its reader.
SEEDS = (
    "          1 of 2 DOCUMENTS\n\n        The Post\n\n     January 1, 2010\n\nTitle\n\n"
    "LENGTH: 3 words\n\nText\n\nLOAD-DATE: x\n",
    "<html><table><tr><td><b>HD</b></td><td>x</td></tr><tr><td><b>SN</b></td></tr><tr><td><b>PD</b></td><td>",
    '<PPSResponse><ppsarticleResultSet count="2"><article><leadParagraph>x</leadParagraph></article>'
    "</ppsarticleResultSet></PPSResponse>",
    '<html><A NAME="DOC_ID_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->'
    "<p>1 of 2 DOCUMENTS</p>",
    '<html><article><span class="DocPublicationName">x</span><p class="titreArticleVisu">y</p>'
    "<section>z</section></article>",
    '<html>ProQuest<a name="DocID_1"></a><p>T</p><p>Publication title: x</p><p>Full text: <text>y</text></p>',
    "TY  - NEWS\nTI  - x\nAB  - y\nER  - \n",
)
every_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


@every_reader
@pytest.mark.parametrize(("name", "content"), ORDINARY.items())
def test_what_is_none_of_theirs_is_not_recognised(reader: Reader, name: str, content: str) -> None:
    """A text, a page or a table that speaks of a format, or has some of it in a cell, is not of that format."""
    assert not reader.recognises(Piece(name, content.encode()))


@every_reader
@pytest.mark.skipif(not (DATA / "bad").is_dir(), reason="real files are not at hand")
def test_messy_files_are_not_recognised(reader: Reader) -> None:
    """Real files of other kinds are left to the readers of those."""
    files = [Piece(path.name, path.read_bytes()) for path in sorted((DATA / "bad").iterdir()) if path.is_file()]

    assert [piece.name for piece in files if reader.recognises(piece)] == []


def _adds_up(reader: Reader, data: bytes) -> bool:
    """Return whether a reader gives a typed error, or a ledger that adds up and records with our names."""
    found = Reading()
    reader.recognises(Piece("any", data))
    try:
        reader.read(Piece("any", data), Layout(), found)
    except AnalysisError:
        return True
    aside = sum(entry.action == "set aside" and entry.line > 0 for entry in found.entries)
    texts = all(isinstance(record.cells["text"], str) and record.cells["text"] for record in found.records)
    return found.rows == len(found.records) + aside and texts and len(found.ledger()) >= aside


@every_reader
@given(data=st.binary(max_size=300))
def test_any_bytes_leave_a_ledger_that_adds_up(reader: Reader, data: bytes) -> None:
    """A reader that is asked for by name gives an error with a code, or counts each row."""
    assert _adds_up(reader, data)


@every_reader
@given(
    parts=st.lists(st.one_of(st.sampled_from(SEEDS), st.text(max_size=60)), min_size=1, max_size=5),
    cut=st.integers(min_value=0, max_value=400),
)
def test_any_text_leaves_a_ledger_that_adds_up(reader: Reader, parts: list[str], cut: int) -> None:
    """Beginnings of formats, cut off and mixed with any characters."""
    assert _adds_up(reader, "".join(parts)[cut:].encode("utf-8", "surrogatepass"))
