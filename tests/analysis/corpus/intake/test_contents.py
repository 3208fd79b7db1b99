"""What a file holds as text: encodings, compression, and what is no text or no file."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import limits, read_corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake import intake
from analysis.corpus.intake.contents import contents, piece_at
from analysis.corpus.intake.readers import file_records

MakeFile = Callable[..., Path]
TABLE = "doc_id,source,text\n1,A,the raid came at dawn\n"
LINE = b'{"doc_id": "1", "source": "A", "text": "one"}\n'


@pytest.mark.row(7)
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_mark_says_how_a_file_is_read(make_file: MakeFile, encoding: str, name: str) -> None:
    """UTF-16 and UTF-32 with their mark are read as such, and the ledger says so."""
    text = TABLE if name == "a.csv" else LINE.decode()
    mark = "" if encoding in ("utf-16", "utf-32") else "\ufeff"
    found = file_records(make_file(name, (mark + text).encode(encoding)))

    assert [record.cells["doc_id"] for record in found.records] == ["1"]
    wide = encoding[:6].upper()
    assert [(entry.code, entry.action, entry.message) for entry in found.entries] == [
        ("W-ENCODING", "kept", f"read as {wide}, as its mark says")
    ]


@pytest.mark.row(11)
@pytest.mark.parametrize("text", ["one\x00tw", "nul\x00s are few here", "a\x00b"])
def test_a_few_control_characters_are_no_other_encoding(make_folder: Callable[..., Path], text: str) -> None:
    """NUL bytes in a text that is UTF-8 otherwise are taken out, not taken for the half of a letter."""
    folder = make_folder({"manifest.csv": "file,source\na.txt,A\n", "a.txt": f"{text} and some more words after it"})

    found = intake(folder)
    assert found.texts.to_list() == [f"{text} and some more words after it".replace("\x00", "")]
    assert found.ledger["message"].tolist() == ["1 control character taken out"]


@pytest.mark.row(3)
@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.4\n1 0 obj", "a PDF"),
        (b"PK\x03\x04" + b"word", "a ZIP archive, or a Word or Excel file"),
        (b"{\\rtf1\\ansi hello}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    ],
)
def test_what_is_no_text_is_named(make_file: MakeFile, start: bytes, kind: str) -> None:
    """A file is what it begins with, not what its name says."""
    with pytest.raises(IntakeError, match=rf"^E-NOT-TEXT · a\.csv · it is {kind}"):
        contents(piece_at(make_file("a.csv", start)))


def test_bytes_of_all_kinds_are_no_text(make_file: MakeFile) -> None:
    """What consists of control characters in good part is no text."""
    with pytest.raises(IntakeError, match=r"^E-NOT-TEXT · a\.csv · 96 of its first 288 bytes are control characters"):
        contents(piece_at(make_file("a.csv", b"ab\x01" * 96)))


@pytest.mark.parametrize("name", ["a.csv.gz", "a.jsonl.gz"])
def test_compressed_tables_are_read(make_file: MakeFile, name: str) -> None:
    """Both formats may be compressed."""
    content = TABLE.encode() if name == "a.csv.gz" else LINE

    assert len(file_records(make_file(name, gzip.compress(content))).records) == 1


@pytest.mark.parametrize(("most", "refused"), [(len(LINE) * 10, False), (len(LINE) * 10 - 1, True)])
def test_what_grows_beyond_the_limit_is_refused(
    make_file: MakeFile, monkeypatch: pytest.MonkeyPatch, most: int, *, refused: bool
) -> None:
    """A compressed file is unpacked up to the limit, and not a byte beyond it."""
    monkeypatch.setattr(limits, "MOST_BYTES", most)
    path = make_file("a.jsonl.gz", gzip.compress(LINE * 10))

    if refused:
        with pytest.raises(IntakeError, match=r"^E-EXPANDS · a\.jsonl\.gz · .* unpack to more than 459, and "):
            file_records(path)
    else:
        assert len(file_records(path).records) == 10


def test_what_grows_too_many_times_over_is_refused(make_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the limit too, a file that grows more than so many times is no text that anybody wrote."""
    monkeypatch.setattr(limits, "EXPANSION_FROM", 100)
    monkeypatch.setattr(limits, "MOST_EXPANSION", 2)

    with pytest.raises(IntakeError, match=r"^E-EXPANDS"):
        file_records(make_file("a.jsonl.gz", gzip.compress(LINE * 50)))


@pytest.mark.parametrize(
    ("packed", "code"),
    [
        (gzip.compress(b"two"), ""),
        (gzip.compress(b"two")[:-9], "E-GZIP"),
        (b"plain", "E-GZIP"),
        (gzip.compress(b"two " * 99), "E-EXPANDS"),
        (b"long " * 99, "E-TOO-LARGE"),
    ],
    ids=["whole", "cut", "not compressed", "grows", "large"],
)
def test_a_compressed_text_of_a_folder_costs_no_more_than_its_row(
    make_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, packed: bytes, code: str
) -> None:
    """Texts may be compressed too; one that cannot be unpacked is set aside, and counted with its reason."""
    monkeypatch.setattr(limits, "MOST_BYTES", 200)
    folder = make_folder({"manifest.csv": "file,source\na.txt,A\nb.txt.gz,A\n", "a.txt": "one", "b.txt.gz": packed})

    corpus = read_corpus(folder)
    assert corpus.texts.to_list() == (["one"] if code else ["one", "two"])
    assert corpus.ledger["code"].tolist() == [code] * bool(code)
    assert corpus.set_aside.rows == corpus.rows_read - len(corpus.documents) == bool(code)


def test_a_file_over_the_limit_is_refused(make_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than can be held is said before it is read."""
    monkeypatch.setattr(limits, "MOST_BYTES", 40)

    with pytest.raises(IntakeError, match=r"^E-TOO-LARGE · a\.jsonl · it has more than 40 bytes · split it"):
        file_records(make_file("a.jsonl", LINE))


def test_a_pipe_is_not_waited_for(make_folder: Callable[..., Path]) -> None:
    """A pipe in the place of a table, of a manifest or of a text is never opened."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes in folders")
    folder = make_folder({"manifest.csv": "file,source\na.txt,A\npipe.txt,A\n", "a.txt": "one"})
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe.csv")

    assert intake(folder).ledger["code"].tolist() == ["E-FILE", "W-UNLISTED"]
    with pytest.raises(IntakeError, match=r"^E-FORMAT · pipe\.csv"):
        file_records(folder / "pipe.csv")


@pytest.mark.parametrize("name", ["folder.csv", "folder.jsonl"])
def test_a_folder_called_like_a_file_is_a_folder(tmp_path: Path, name: str) -> None:
    """A folder is read by its manifest, whatever it is called; an empty one is no corpus."""
    (tmp_path / name).mkdir()

    with pytest.raises(IntakeError, match=rf"^E-EMPTY · {name}"):
        read_corpus(tmp_path / name)


def test_a_folder_in_the_place_of_a_text_costs_its_row(make_folder: Callable[..., Path]) -> None:
    """A manifest that names a folder has a row without a text."""
    folder = make_folder({"manifest.csv": "file,source\na.txt,A\nsub,A\n", "a.txt": "one"})
    (folder / "sub").mkdir()

    found = intake(folder)
    assert (len(found.documents), found.rows) == (1, 2)
    assert found.ledger.loc[0, ["line", "code"]].tolist() == [3, "E-FILE"]


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="this system has no file that cannot be read by anybody"
)
def test_a_file_that_the_system_does_not_give_is_an_error_of_ours(tmp_path: Path) -> None:
    """Whatever the system answers to a read is one line with a code."""
    (tmp_path / "a.csv").symlink_to("/proc/self/mem")

    with pytest.raises(IntakeError, match=r"^E-READ · a\.csv · it cannot be read: "):
        file_records(tmp_path / "a.csv")
