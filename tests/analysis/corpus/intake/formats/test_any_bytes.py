"""Every reader, given anything: an error that says what is wrong, or a ledger that adds up, which `read` checks."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.corpus.errors import AnalysisError
from analysis.corpus.intake.formats import READERS
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Make = Callable[..., bytes]

ours = pytest.mark.parametrize("reader", [reader.name for reader in READERS])
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
MARKED = st.lists(st.sampled_from([*"<>&;{}[]()#*_`|\n\\-:/!?'\"= ", "a", "é", "\ufeff", "-->", "</p>", "<p>", "1"]))


def try_it(read: Read, reader: str, data: bytes | str) -> None:
    """Read with one reader, and let errors pass that are ours."""
    with suppress(AnalysisError):
        read("a", data, reader=reader)


@ours
@given(data=st.binary(max_size=300))
@shared
def test_any_bytes(read: Read, reader: str, data: bytes) -> None:
    """Files may hold anything."""
    try_it(read, reader, data)


@ours
@given(text=st.text(max_size=300) | MARKED.map("".join))
@shared
def test_any_text(read: Read, reader: str, text: str) -> None:
    """So may texts, among them what looks like markup."""
    try_it(read, reader, text.encode("utf-8", "surrogatepass"))


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_recognising_never_fails(data: bytes) -> None:
    """Each reader is asked about every file."""
    for name in ("a.docx", "a.xml", "a.html", "a.srt", "a"):
        assert {reader.recognises(Piece(name, data)) for reader in READERS} <= {True, False}


@pytest.mark.parametrize("kind", ["docx", "pdf", "odt", "epub", "rtf", "tei", "html", "xml", "subtitles"])
@given(place=st.floats(0, 1), accident=st.tuples(st.binary(max_size=8), st.integers(0, 40)))
@shared
def test_any_accident(
    read: Read, kind: str, files: dict[str, bytes], place: float, accident: tuple[bytes, int]
) -> None:
    """A file that was damaged on its way is read, or refused."""
    data, (put_in, dropped) = files[kind], accident
    start = int(place * len(data))

    try_it(read, kind, data[:start] + put_in + data[start + dropped :])


@pytest.fixture(scope="module")
def files(make_docx: Make, make_pdf: Make, zipped: Make) -> dict[str, bytes]:
    """Return a file of each kind that has a form of its own."""
    page = (
        "<html><head><meta charset='utf-8'><title>a</title></head><body><p>They &amp; we were heard.</p></body></html>"
    )
    held = {"META-INF/container.xml": "<c><rootfile full-path='b'/></c>", "p": page}
    held["b"] = "<p><item id='a' href='p'/><itemref idref='a'/></p>"
    tei = "<TEI><teiHeader><titleStmt><title>a</title></titleStmt></teiHeader><text><p>They<lb/>came.</p></text></TEI>"
    return {
        "docx": make_docx("<w:p><w:r><w:t>They were heard.</w:t></w:r></w:p>", {"word/styles.xml": "<s/>"}),
        "pdf": make_pdf(["They were heard.", "All."], []),
        "odt": zipped(
            {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a><body><p>b</p></body></a>"}
        ),
        "epub": zipped(held),
        "rtf": rb"{\rtf1\ansi{\fonttbl{\f0\fcharset204 A;}}\f0 They \'e9 \u233?{\footnote x}{\pict\bin2 ab}.\par}",
        "tei": tei.encode(),
        "html": page.encode(),
        "xml": b"<a><b c='1'><d>They</d></b><b c='2'><d>came</d></b></a>",
        "subtitles": b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v A>They\n\n00:02.000 --> 00:03.000\ncame &amp; went\n",
    }
