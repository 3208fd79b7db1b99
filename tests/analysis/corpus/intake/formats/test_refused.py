"""What cannot be read: what it is, and what to do with it."""

from collections.abc import Callable

import pytest

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(80)


@pytest.mark.row(3, 4)
@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture · run OCR"),
        ("a.txt", b"\xff\xd8\xff\xe0", "a picture · run OCR"),
        ("a.txt", b"MZ\x90\x00", "a program"),
        ("a.txt", b"PAR1\x15", "a Parquet file"),
        ("a", b"SQLite format 3\x00", "a database"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "an old Word file (DOC) · open it in Word"),
        ("a.doc", OLE, "an old file of Office"),
        ("a.eml", b"From: a\nSubject: b\n\ntext", "mail · save the text"),
        ("a.txt", b"From: a@b.org\nTo: c@b.org\nSubject: b\n\ntext", "mail"),
        ("a.docx", b"They were heard.", "no Word file, whatever its name says"),
        ("a.pdf", b"They were heard.", "no PDF"),
        ("a.mp3", b"\x00\x00", "sound or film · bring its subtitles"),
    ],
)
def test_a_file_that_is_no_text_is_named(read: Read, name: str, data: bytes, told: str) -> None:
    """The message says what it is by its content, and what to do."""
    with pytest.raises(IntakeError) as raised:
        read(name, data)

    assert raised.value.code == "E-NOT-TEXT"
    assert told in f"{raised.value.what} · {raised.value.todo}"


@pytest.mark.row(24)
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a"])
def test_a_file_of_office_with_a_password_says_so(read: Read, name: str) -> None:
    """Office locks a file of today inside an old one."""
    with pytest.raises(IntakeError, match=r"E-LOCKED.*password"):
        read(name, OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.row(1)
@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.txt", "a.html", "a.unknown", "a.jsonl", "a.csv"])
def test_an_empty_file_says_so(read: Read, name: str) -> None:
    """Whatever its name says."""
    with pytest.raises(IntakeError, match="E-EMPTY"):
        read(name, b"")
