"""What files come in: archives, folders and uploads give their files, and what is no file costs no other."""

import gzip
import io
import json
import stat
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import IntakeError, limits, read_corpus
from analysis.corpus.intake.containers.archives import is_archive
from analysis.corpus.intake.containers.files import Loose
from analysis.corpus.intake.containers.naming import file_names, plain_name
from analysis.corpus.intake.containers.salvage import salvage
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.parts.packed import Packed
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.readers import contained, records_of
from analysis.corpus.intake.records import Reading

MakeFile = Callable[..., Path]
HEADING = "doc_id,source,text\n"
WHOLE = b"doc_id,source,text\n1,A,one\n"


def _line(number: int, text: str = "words") -> str:
    return json.dumps({"doc_id": str(number), "source": "A", "text": text}) + "\n"


def _packed(files: Mapping[str | zipfile.ZipInfo, str | bytes]) -> bytes:
    """Return a ZIP archive of some files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _read(*pieces: Piece) -> Reading:
    return records_of(contained(Loose(pieces)), Layout())


def _said(found: Reading) -> list[tuple[str, int, str, str]]:
    return [(entry.file, entry.line, entry.code, entry.action) for entry in found.entries]


def _adds_up(found: Reading) -> bool:
    return found.rows == len(found.records) + sum(
        entry.action == "set aside" and entry.line > 0 for entry in found.entries
    )


@pytest.mark.row(27)
def test_each_file_of_an_archive_is_read_by_what_knows_it() -> None:
    """Tables and lines of JSON in one archive give their rows; what is neither is in the ledger by its name."""
    found = _read(
        Piece("all.zip", _packed({"a.csv": WHOLE, "in/b.jsonl": _line(2), "c.jpg": b"\xff\xd8\xff\xe0picture"}))
    )

    assert [(record.file, record.line) for record in found.records] == [("a.csv", 2), ("in/b.jsonl", 1)]
    assert [entry[0] for entry in _said(found)] == ["c.jpg"]
    assert [(file.file, file.reader, file.rows) for file in found.files] == [
        ("a.csv", "table", 1),
        ("in/b.jsonl", "jsonl", 1),
    ]


@pytest.mark.row(1)
@pytest.mark.parametrize("pack", [True, False], ids=["archive", "uploads"])
def test_an_empty_file_costs_itself_only(*, pack: bool) -> None:
    """The others of the batch are read, and the ledger says that it has 0 bytes."""
    files = {"a.csv": WHOLE, "b.csv": b""}
    pieces = [Piece("all.zip", _packed(files))] if pack else [Piece(name, data) for name, data in files.items()]

    found = _read(*pieces)

    assert len(found.records) == 1
    assert _said(found) == [("b.csv", 0, "E-EMPTY", "set aside")]
    assert "the file has 0 bytes" in found.entries[0].message


def test_the_only_file_says_itself_what_is_wrong() -> None:
    """Where there is no other file, its error is raised; of several that all fail, the first is named."""
    with pytest.raises(IntakeError, match=r"^E-EMPTY · a\.csv · the file has 0 bytes"):
        _read(Piece("a.csv", b""))
    with pytest.raises(IntakeError, match=r"^E-NO-FILE · a\.csv · none of 2 files can be read; the first: E-EMPTY, "):
        _read(Piece("a.csv", b""), Piece("b.csv", b""))


def test_a_file_that_fails_after_some_rows_leaves_none_of_them() -> None:
    """It is set aside whole, so that rows kept and rows set aside are all rows."""
    found = _read(Piece("a.csv", WHOLE), Piece("b.csv", b'doc_id,source,text\n2,A,two\n3,A,"three\n'))

    assert [record.cells["doc_id"] for record in found.records] == ["1"]
    assert _said(found) == [("b.csv", 0, "E-QUOTE", "set aside")]
    assert found.entries[0].message.startswith("line 3: ")
    assert _adds_up(found)


def test_a_file_without_rows_is_in_the_ledger() -> None:
    """A table that holds its heading only gives nothing, and that is said."""
    assert _said(_read(Piece("a.csv", WHOLE), Piece("b.csv", HEADING.encode()))) == [
        ("b.csv", 0, "E-NO-ROWS", "set aside")
    ]


@pytest.mark.row(5)
@pytest.mark.parametrize("inside", ["word/document.xml", "[Content_Types].xml", "mimetype", "xl/workbook.xml"])
def test_a_document_that_is_an_archive_inside_is_none(inside: str) -> None:
    """What a ZIP file is, its content says: one that holds a Word text is a document, whatever it is called."""
    assert not is_archive(Piece("all.zip", _packed({inside: "<x/>"})))


@pytest.mark.row(5)
def test_an_archive_called_like_a_document_is_an_archive() -> None:
    """Tables packed and called .docx are read."""
    assert len(_read(Piece("all.docx", _packed({"a.csv": WHOLE}))).records) == 1


@pytest.mark.row(19)
@pytest.mark.parametrize("others", [0, 1])
def test_an_archive_in_an_archive_is_not_opened(others: int) -> None:
    """It is listed, with what to do; the files beside it are read."""
    inner = _packed({"b.csv": WHOLE})
    brought = [Piece("all.zip", _packed({"a.csv": WHOLE, "in/inner.zip": inner})), Piece("c.jsonl", _line(3).encode())]

    found = _read(*brought[: others + 1])

    name = "all.zip/in/inner.zip" if others else "in/inner.zip"
    assert len(found.records) == 1 + others
    assert _said(found) == [(name, 0, "E-NESTED", "set aside")]
    assert "unzip it first" in found.entries[0].message


@pytest.mark.row(20)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../etc/a.csv", "etc/a.csv"),
        ("/etc/a.csv", "etc/a.csv"),
        ("C:\\Users\\a.csv", "Users/a.csv"),
        ("in\\a.csv", "in/a.csv"),
        ("./in//a.csv", "in/a.csv"),
        ("..", "file"),
        ("", "file"),
    ],
)
def test_a_name_leads_nowhere(written: str, shown: str) -> None:
    """Ways up, drives and roots are no part of what a file is called."""
    assert plain_name(written) == shown


@pytest.mark.row(20)
def test_a_text_is_read_whatever_its_name_tries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written anywhere, and the ledger says what the file is called."""
    monkeypatch.chdir(tmp_path)

    found = _read(Piece("all.zip", _packed({"../../evil.csv": WHOLE})))

    assert [record.file for record in found.records] == ["evil.csv"]
    assert [entry.code for entry in found.entries] == ["W-NAME"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.row(28)
@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202evsc.csv", "a\\u202evsc.csv"),
        ("a\nb\x00.csv", "a\\u000ab\\u0000.csv"),
        ("u\u0308ber.csv", "über.csv"),
        ("移民.csv", "移民.csv"),
    ],
)
def test_what_nobody_sees_in_a_name_is_shown_as_its_code(written: str, shown: str) -> None:
    """A name that turns the direction of reading cannot pretend to be another."""
    assert plain_name(written) == shown


@pytest.mark.row(28)
def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    """Two long names that begin alike stay two."""
    names, said = file_names(["x" * 300 + "1.csv", "x" * 300 + "2.csv"])

    assert [len(name) for name in names] == [200, 202]
    assert all(name.endswith(".csv") for name in names)
    assert [entry.message[:41] for entry in said] == ["2 names of files written differently here"]


@pytest.mark.row(28)
def test_a_name_in_utf_8_that_does_not_say_so_is_read_as_that() -> None:
    """Archives of macOS say nothing of how their names are written."""
    data = _packed({"XXber.csv": WHOLE}).replace(b"XXber.csv", "über.csv".encode())

    found = _read(Piece("all.zip", data))

    assert [record.file for record in found.records] == ["über.csv"]


@given(st.lists(st.text(max_size=20), max_size=8))
def test_no_two_files_are_called_the_same(written: list[str]) -> None:
    """Whatever names are, each is shown, legible, once."""
    names, _ = file_names(written)

    assert len(set(names)) == len(names) == len(written)
    assert [name for name in names if ".." in name.split("/") or name.startswith("/")] == []


@pytest.mark.row(21)
def test_a_link_in_an_archive_is_not_followed() -> None:
    """It is listed, and not read as the text that it is."""
    link = zipfile.ZipInfo("link.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert _said(_read(Piece("all.zip", _packed({"a.csv": WHOLE, link: "/etc/passwd"})))) == [
        ("link.csv", 0, "W-LINK", "set aside")
    ]


@pytest.mark.row(22)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_both_kept() -> None:
    """The second has a number in its name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.jsonl", _line(1, "one"))
        archive.writestr("a.jsonl", _line(2, "two"))

    found = _read(Piece("all.zip", buffer.getvalue()))

    assert [(record.file, record.cells["text"]) for record in found.records] == [
        ("a.jsonl", "one"),
        ("a~2.jsonl", "two"),
    ]
    assert [entry.code for entry in found.entries] == ["W-NAME"]


@pytest.mark.row(23)
def test_what_systems_leave_is_one_line() -> None:
    """Nobody means it for a text: it is counted, and not read."""
    left = ["__MACOSX/._a.csv", ".DS_Store", "in/Thumbs.db", "~$a.docx", "desktop.ini", "README.md"]

    found = _read(Piece("all.zip", _packed({"a.csv": WHOLE, **dict.fromkeys(left, b"x")})))

    assert [(entry.code, entry.line) for entry in found.entries] == [("W-BESIDE", 0)]
    assert found.entries[0].message.startswith("6 files that only say something about others, or that systems leave: ")


@pytest.mark.row(24)
def test_a_member_with_a_password_costs_itself_only() -> None:
    """It says what to do; the flag is set by hand, as Python cannot lock a file."""
    data = bytearray(_packed({"a.csv": WHOLE, "b.csv": WHOLE.replace(b"1,A", b"2,A")}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1  # in the list
    data[data.rindex(b"PK\x03\x04") + 6] |= 1  # and at the member

    found = _read(Piece("all.zip", bytes(data)))

    assert len(found.records) == 1
    assert _said(found) == [("b.csv", 0, "E-LOCKED", "set aside")]
    assert "it is protected with a password; remove the password" in found.entries[0].message


@pytest.mark.row(25)
def test_a_damaged_member_costs_itself_only() -> None:
    """A byte that is not as it was packed is found by the archive's own digest."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("a.csv", WHOLE)
        archive.writestr("b.csv", WHOLE.replace(b"1,A,one", b"2,A,two"))

    found = _read(Piece("all.zip", plain.getvalue().replace(b"two", b"tvo")))

    assert len(found.records) == 1
    assert _said(found) == [("b.csv", 0, "E-ZIP", "set aside")]


@pytest.mark.row(25)
@pytest.mark.parametrize("streamed", [False, True])
def test_what_is_whole_of_a_cut_archive_is_read(*, streamed: bool) -> None:
    """The list at its end is gone: members are found one after the other, as far as they go."""
    data = _streamed() if streamed else _packed({f"{n}.jsonl": _line(n) for n in range(3)})

    found = _read(Piece("all.zip", data[: data.index(b"2.jsonl") + 20]))

    assert [record.cells["doc_id"] for record in found.records] == ["0", "1"]
    assert _said(found) == [("2.jsonl", 0, "E-ZIP", "set aside")]


def _streamed() -> bytes:
    """Return an archive whose members say their sizes after themselves."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.jsonl", _line(number))
    return pipe.getvalue()


@pytest.mark.row(25)
def test_an_archive_of_which_nothing_is_left_says_so() -> None:
    """The error says what it is."""
    with pytest.raises(IntakeError, match=r"^E-ZIP · all\.zip · the archive is damaged: "):
        _read(Piece("all.zip", _packed({"a.csv": WHOLE})[:30]))


@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 400))
def test_any_bytes_of_an_archive_are_read_or_refused(noise: bytes, start: int, end: int) -> None:
    """Whatever an archive holds, the outcome is a ledger that adds up, or the one error that says why not."""
    data = _packed({"a.csv": WHOLE, "b.jsonl": _line(2), "c.gz": gzip.compress(b"x")})
    try:
        found = _read(Piece("all.zip", data[:start] + noise + data[end:]), Piece("z.csv", WHOLE))
    except IntakeError:
        return

    assert _adds_up(found)
    salvage(b"PK\x03\x04" + noise)


@pytest.mark.row(26)
@pytest.mark.parametrize("number", [3, 4])
def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """At the limit it is read; beyond it, the error says how many there are and may be."""
    monkeypatch.setattr(limits, "MOST_MEMBERS", 3)
    piece = Piece("all.zip", _packed({f"{n}.jsonl": _line(n) for n in range(number)}))

    if number == 3:
        assert len(_read(piece).records) == 3
    else:
        with pytest.raises(
            IntakeError, match=r"^E-MEMBERS · all\.zip · it holds 4 files, and at most 3 are read · divide"
        ):
            _read(piece)


@pytest.mark.row(18)
@pytest.mark.parametrize("most", [54, 53])
def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """Its list says so, before anything of it is read."""
    monkeypatch.setattr(limits, "MOST_UNPACKED", most)
    piece = Piece("all.zip", _packed({"a.csv": WHOLE, "b.csv": WHOLE}))

    if most == 54:
        assert len(_read(piece).records) == 2
    else:
        with pytest.raises(
            IntakeError, match=r"^E-EXPANDS · all\.zip · it unpacks to 54 bytes, 0 times its size, and at most 53"
        ):
            _read(piece)


@pytest.mark.row(18, 15)
def test_a_member_that_is_too_large_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says its size and the limit."""
    monkeypatch.setattr(limits, "LARGEST_MEMBER", 40)

    found = _read(Piece("all.zip", _packed({"a.csv": WHOLE, "b.jsonl": _line(1, "more words")})))

    assert _said(found) == [("b.jsonl", 0, "E-TOO-LARGE", "set aside")]
    assert "bytes, and at most 40 of an archive are read; unpack it yourself" in found.entries[0].message


@pytest.mark.row(18, 57)
def test_a_member_that_grows_too_many_times_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a document that is an archive inside, too."""
    monkeypatch.setattr(limits, "EXPANSION_FROM", 100)
    monkeypatch.setattr(limits, "MOST_EXPANSION", 2)
    piece = Piece("a.docx", _packed({"word/document.xml": "<w>" * 200}))

    with pytest.raises(
        IntakeError, match=r"^E-EXPANDS · a\.docx · \d+ bytes unpack to more than 100, and at most 2 times"
    ):
        Packed(piece).member("word/document.xml")


@pytest.mark.row(18)
def test_a_member_that_lies_about_its_size_is_counted_while_it_is_read() -> None:
    """What it says to be does not decide how much of it is read: it is damaged, or too large."""
    data = bytearray(_packed({"a.csv": WHOLE, "b.jsonl": _line(1, "w" * 400)}))
    place = data.rindex(b"PK\x01\x02") + 24
    data[place : place + 4] = (8).to_bytes(4, "little")

    found = _read(Piece("all.zip", bytes(data)))

    assert len(found.records) == 1
    assert [(entry[0], entry[3]) for entry in _said(found)] == [("b.jsonl", "set aside")]


@pytest.mark.row(17)
def test_compressed_files_in_archives_and_uploads_are_unpacked() -> None:
    """Each is read as what it holds; one that is cut costs itself only."""
    whole = gzip.compress(WHOLE)

    found = _read(
        Piece("all.zip", _packed({"a.csv.gz": whole})), Piece("b.csv.gz", whole), Piece("c.csv.gz", whole[:-9])
    )

    assert [record.file for record in found.records] == ["all.zip/a.csv.gz", "b.csv.gz"]
    assert _said(found) == [("c.csv.gz", 0, "E-GZIP", "set aside")]


def test_a_folder_without_a_manifest_gives_all_its_files(tmp_path: Path) -> None:
    """Files in it and below, each by what knows it; links out of it and pipes are listed."""
    (tmp_path / "out.csv").write_bytes(WHOLE)
    folder = tmp_path / "folder"
    (folder / "in" / "deep").mkdir(parents=True)
    (folder / "in" / "deep" / "b.jsonl").write_text(_line(2))
    (folder / "a.csv").write_bytes(WHOLE)
    (folder / "README").write_text("about")
    (folder / "link.csv").symlink_to(tmp_path / "out.csv")
    (folder / "all.zip").write_bytes(_packed({"c.jsonl": _line(3)}))

    corpus = read_corpus(folder)

    assert corpus.documents["doc_id"].tolist() == ["1", "2", "3"]
    assert corpus.ledger[["file", "code"]].to_numpy().tolist() == [["link.csv", "W-LINK"], ["README", "W-BESIDE"]]
    assert corpus.provenance is not None
    assert corpus.provenance.files["file"].tolist() == ["a.csv", "all.zip/c.jsonl", "in/deep/b.jsonl"]
    assert corpus.provenance.files["documents"].tolist() == [1, 1, 1]


@pytest.mark.parametrize("top", ["", "corpus/"])
def test_an_archive_of_a_folder_with_a_manifest_is_that_folder(
    make_folder: Callable[..., Path], make_file: MakeFile, top: str
) -> None:
    """Packed with its folder or without, it gives the same documents and the same ledger."""
    files = {
        "manifest.csv": "file,source\na.txt,A\n./b.txt,B\nnone.txt,C\n../a.txt,D\n",
        "a.txt": "one",
        "b.txt": "two",
        "other.txt": "three",
        ".DS_Store": "x",
    }
    loose = read_corpus(make_folder(files))

    packed = read_corpus(make_file("all.zip", _packed({top + name: text for name, text in files.items()})))

    assert packed.fingerprint == loose.fingerprint
    assert packed.ledger.to_dict() == loose.ledger.to_dict()
    assert loose.ledger["code"].tolist() == ["E-FILE", "E-FILE", "W-UNLISTED"]


def test_loose_or_packed_the_counts_are_the_same(make_file: MakeFile, make_folder: Callable[..., Path]) -> None:
    """A folder, an archive of it and its tables one by one hold the same documents."""
    files = {"a.csv": WHOLE, "b.jsonl": _line(2)}

    prints = {
        read_corpus(make_folder(files)).fingerprint,
        read_corpus(make_file("all.zip", _packed(files))).fingerprint,
    }

    assert len(prints) == 1


@pytest.mark.row(17)
def test_a_compressed_file_that_is_cut_says_how_much_of_it_is_whole() -> None:
    """Whoever has it knows how far it goes."""
    text = "".join(_line(number, hex(number**9)) for number in range(2_000)).encode()

    with pytest.raises(
        IntakeError, match=r"^E-GZIP · a\.jsonl\.gz · .*; [\d,]{6,7} bytes of its text are whole · make or"
    ):
        _read(Piece("a.jsonl.gz", gzip.compress(text)[:-4_000]))
