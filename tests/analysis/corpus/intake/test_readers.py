"""Readers: every line becomes a record or an entry, and what cannot be read says where and why."""

import contextlib
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.readers import Reading, file_records

MakeFile = Callable[..., Path]
HEADER = "doc_id,source,text\n"


def _entries(found: Reading) -> list[tuple[int, str, str]]:
    return [(entry.line, entry.code, entry.action) for entry in found.entries]


def test_csv_cells_stay_the_text_that_they_are(make_file: MakeFile) -> None:
    """No cell becomes a number, a date or nothing."""
    found = file_records(make_file("a.csv", HEADER + "007,NA,null\n1234567890123456789,None,=1+1\n"))

    assert [list(record.cells.values()) for record in found.records] == [
        ["007", "NA", "null"],
        ["1234567890123456789", "None", "=1+1"],
    ]


@pytest.mark.row(37)
def test_csv_lines_are_physical_lines(make_file: MakeFile) -> None:
    """A record's line is where it starts in the file, line breaks in texts and blank lines counted."""
    found = file_records(make_file("a.csv", HEADER + '1,A,"two\nlines"\n\n2,A,next\n'))

    assert [(record.line, record.cells["text"]) for record in found.records] == [(2, "two\nlines"), (5, "next")]


def test_csv_lines_are_counted_after_a_heading_of_two_lines(make_file: MakeFile) -> None:
    """A line break in the heading counts as well."""
    found = file_records(make_file("a.csv", '"doc\nid",source,text\n1,A,one\n'))

    assert [record.line for record in found.records] == [3]


@pytest.mark.row(52)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(make_file: MakeFile, end: str) -> None:
    """A file from any system has the same records."""
    found = file_records(make_file("a.csv", end.join(["doc_id,source,text", "1,A,one", "2,B,two"])))

    assert [record.cells["text"] for record in found.records] == ["one", "two"]


@pytest.mark.row(6)
@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_byte_order_mark_is_no_part_of_the_first_name(make_file: MakeFile, name: str) -> None:
    """UTF-8 with a byte order mark is read as without."""
    content = HEADER + "1,A,one\n" if name == "a.csv" else '{"doc_id": "1"}'
    found = file_records(make_file(name, b"\xef\xbb\xbf" + content.encode()))

    assert next(iter(found.records[0].cells)) == "doc_id"


@pytest.mark.row(35)
def test_a_row_with_too_many_cells_is_set_aside(make_file: MakeFile) -> None:
    """A row that does not fit is never shifted into other columns; the rest is read."""
    found = file_records(make_file("a.csv", HEADER + "1,A,one, two\n2,B,three\n"))

    assert [record.cells["doc_id"] for record in found.records] == ["2"]
    assert _entries(found) == [(2, "E-CELLS", "set aside")]


@pytest.mark.row(35)
def test_a_row_with_too_few_cells_is_filled(make_file: MakeFile) -> None:
    """Missing cells are empty, and the ledger says so."""
    found = file_records(make_file("a.csv", HEADER + "1,A\n"))

    assert found.records[0].cells == {"doc_id": "1", "source": "A", "text": ""}
    assert _entries(found) == [(2, "W-CELLS", "changed")]


def test_a_repeated_heading_is_set_aside(make_file: MakeFile) -> None:
    """Files that were put one after the other leave a heading in the middle, which is no document."""
    found = file_records(make_file("a.csv", HEADER + "1,A,one\n" + HEADER + "2,B,two\n"))

    assert len(found.records) == 2
    assert _entries(found) == [(3, "E-HEADING", "set aside")]


@pytest.mark.row(14)
def test_a_field_may_be_long(make_file: MakeFile) -> None:
    """A text longer than the csv module's usual limit is read whole."""
    found = file_records(make_file("a.csv", HEADER + "1,A," + "x" * 200_000))

    assert len(str(found.records[0].cells["text"])) == 200_000


@pytest.mark.row(36)
@pytest.mark.parametrize(
    ("content", "line"),
    [
        (HEADER + '1,A,one\n2,A,"two\n3,A,three\n', 3),
        (HEADER + '1,A,"one" two\n', 2),
        ('"doc_id,source,text\n1,A,one\n', 1),
    ],
    ids=["swallows the rest", "closed too early", "in the heading"],
)
def test_an_unclosed_quotation_mark_is_refused_where_it_opens(make_file: MakeFile, content: str, line: int) -> None:
    """A quotation mark that is not closed would swallow what follows; the message says where it opens."""
    with pytest.raises(IntakeError, match=rf"^E-QUOTE · a\.csv, line {line} · .* · close it"):
        file_records(make_file("a.csv", content))


def test_two_columns_of_one_name_are_refused(make_file: MakeFile) -> None:
    """The message names the column and both places."""
    with pytest.raises(IntakeError, match=r"^E-COLUMNS · a.csv, line 1 · “text” is column 2 and 4 · give each"):
        file_records(make_file("a.csv", "doc_id,text,source,text\n1,one,A,two\n"))


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \n\r\n\t", b"\xef\xbb\xbf"], ids=["no bytes", "blank", "byte order mark"])
def test_an_empty_file_is_refused(make_file: MakeFile, name: str, content: bytes) -> None:
    """A file without a character of text is said to be empty."""
    with pytest.raises(IntakeError, match=rf"^E-(EMPTY|NO-ROWS) · {name}"):
        file_records(make_file(name, content))


def test_a_heading_alone_has_no_rows(make_file: MakeFile) -> None:
    """A table without rows is no corpus."""
    with pytest.raises(IntakeError, match=r"^E-NO-ROWS · a.csv · it has no rows below its heading"):
        file_records(make_file("a.csv", HEADER))


@pytest.mark.parametrize("name", ["a.xyz", "a.exe"])
def test_another_kind_of_file_is_refused(make_file: MakeFile, name: str) -> None:
    """The message says which kinds are read."""
    with pytest.raises(IntakeError, match=r"^E-FORMAT · .* · give a table \(CSV, TSV, XLSX, JSON\)"):
        file_records(make_file(name, "text"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path to nothing says so."""
    with pytest.raises(IntakeError, match=r"^E-MISSING"):
        file_records(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "line",
    ['{"doc_id": "2", "text": "tw', "[1, 2]", "null", "{'a': 1}"],
    ids=["truncated", "array", "null", "quotes"],
)
def test_a_broken_json_line_is_set_aside(make_file: MakeFile, line: str) -> None:
    """One bad line costs one line, whatever is wrong with it."""
    found = file_records(make_file("a.jsonl", f'{{"doc_id": "1"}}\n\n{line}\r\n{{"doc_id": "3"}}\n'))

    assert [(record.line, record.cells["doc_id"]) for record in found.records] == [(1, "1"), (4, "3")]
    assert _entries(found) == [(3, "E-JSON", "set aside")]


def test_a_number_that_is_too_long_is_set_aside(make_file: MakeFile) -> None:
    """A number of more digits than Python turns into one costs its line; the limit is lowered here."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        found = file_records(make_file("a.jsonl", '{"doc_id": "1"}\n{"n": ' + "9" * 641 + "}\n"))
    finally:
        sys.set_int_max_str_digits(before)

    assert len(found.records) == 1
    assert _entries(found) == [(2, "E-JSON", "set aside")]


def test_a_file_of_broken_lines_is_refused_with_reasons(make_file: MakeFile) -> None:
    """Where no line can be read the message shows the first reasons."""
    with pytest.raises(IntakeError, match=r"^E-NO-ROWS · a.jsonl · line 1: not readable as JSON: .*; line 2: "):
        file_records(make_file("a.jsonl", "{\n{\n"))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.JSONL.GZ", "a.ndjson.gz"])
def test_compressed_lines_are_read(make_file: MakeFile, name: str) -> None:
    """A gzip file of JSON lines is read as the lines themselves."""
    found = file_records(make_file(name, gzip.compress(b'{"doc_id": "1"}\n')))

    assert found.records[0].cells == {"doc_id": "1"}


@pytest.mark.row(17)
@pytest.mark.parametrize("cut", [4, 12, -9, -4], ids=["in the head", "in the data", "before the sum", "in the sum"])
def test_a_truncated_gzip_file_is_refused(make_file: MakeFile, cut: int) -> None:
    """Part of a compressed file is not taken for the whole."""
    whole = gzip.compress(b"\n".join(b'{"doc_id": "%d"}' % number for number in range(100)))

    with pytest.raises(IntakeError, match=r"^E-GZIP · a.jsonl.gz · the compressed file is damaged: "):
        file_records(make_file("a.jsonl.gz", whole[:cut]))


@pytest.mark.parametrize("content", [b"plain text", b"\x1f\x8b\x08\x00" + b"\xff" * 40], ids=["no gzip", "bad data"])
def test_a_damaged_gzip_file_is_refused(make_file: MakeFile, content: bytes) -> None:
    """What is called .gz and is none says so."""
    with pytest.raises(IntakeError, match=r"^E-GZIP"):
        file_records(make_file("a.jsonl.gz", content))


def test_a_folder_gives_one_record_a_row(make_folder: Callable[..., Path]) -> None:
    """Each row of the manifest is joined to its text; the file's name is the identifier."""
    folder = make_folder({"manifest.csv": "file,source\nb.txt,B\na.txt,A\n", "a.txt": "one", "b.txt": "two"})

    assert [record.cells for record in file_records(folder).records] == [
        {"doc_id": "b", "source": "B", "text": "two"},
        {"doc_id": "a", "source": "A", "text": "one"},
    ]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.txt", "E-FILE"),
        ("", "E-FILE"),
        ("../secret.txt", "E-FILE"),
        ("/etc/hostname", "E-FILE"),
        ("x" * 300 + ".txt", "E-FILE"),
        ("nul\x00.txt", "E-FILE"),
        ("empty.txt", "E-EMPTY"),
    ],
    ids=["missing", "no name", "outside", "absolute", "too long", "NUL", "empty"],
)
def test_a_row_without_a_readable_text_is_set_aside(make_folder: Callable[..., Path], name: str, code: str) -> None:
    """A text that is missing, outside the folder or unreadable costs its own row only."""
    files = {"a.txt": "one", "empty.txt": b""}
    folder = make_folder({"manifest.csv": f"file,source\n{name},B\na.txt,A\n", **files})
    (folder.parent / "secret.txt").write_text("secret")

    found = file_records(folder)
    assert [record.cells["text"] for record in found.records] == ["one"]
    assert [(entry.code, entry.action) for entry in found.entries if entry.code != "W-UNLISTED"] == [
        (code, "set aside")
    ]


def test_a_link_out_of_the_folder_is_set_aside(make_folder: Callable[..., Path], tmp_path: Path) -> None:
    """A symbolic link leads to no text outside the folder."""
    (tmp_path / "secret.txt").write_text("secret")
    folder = make_folder({"manifest.csv": "file,source\nlink.txt,B\na.txt,A\n", "a.txt": "one"})
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")

    assert [record.cells["text"] for record in file_records(folder).records] == ["one"]


@pytest.mark.parametrize("links", [{"loop.txt": "loop.txt"}, {"loop.txt": "on.txt", "on.txt": "loop.txt"}], ids=len)
def test_links_that_lead_in_a_circle_are_set_aside(make_folder: Callable[..., Path], links: dict[str, str]) -> None:
    """A row that names such a link is one row without a text."""
    folder = make_folder({"manifest.csv": "file,source\nloop.txt,B\na.txt,A\n", "a.txt": "one"})
    for name, target in links.items():
        (folder / name).symlink_to(target)

    found = file_records(folder)
    assert [record.cells["text"] for record in found.records] == ["one"]
    assert ("manifest.csv", 2, "E-FILE") in [(entry.file, entry.line, entry.code) for entry in found.entries]


def test_what_the_manifest_does_not_list_is_noted(make_folder: Callable[..., Path]) -> None:
    """Files of any ending and folders that nobody listed are not read, and the ledger names each."""
    folder = make_folder({"manifest.csv": "file,source\na.txt,A\nin/d.txt,A\n", "a.txt": "one", "b.txt": "two"})
    for name in ("in/d.txt", "in/a.txt", "c.md", "UNL.TXT", "out/e.txt", "README", "readme.md", ".DS_Store"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("words")

    found = file_records(folder)
    assert len(found.records) == found.rows == 2
    assert [(entry.file, entry.line, entry.code, entry.action) for entry in found.entries] == [
        (name, 0, "W-UNLISTED", "set aside") for name in ("out", "UNL.TXT", "b.txt", "c.md", "in/a.txt")
    ]


def test_a_listed_text_may_be_named_by_another_path(make_folder: Callable[..., Path]) -> None:
    """A text that was read is not called unlisted, however the manifest spells its path."""
    folder = make_folder({"manifest.csv": "file,source\n./a.txt,A\n", "a.txt": "one"})

    found = file_records(folder)
    assert (len(found.records), found.entries) == (1, [])


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"README": "one"}, "^E-EMPTY · .* · it holds no file that is to be read"),
        (
            {"manifest.csv": "name,source\na.txt,A\n"},
            "^E-COLUMNS · manifest.csv, line 1 · the column “file” is missing",
        ),
        ({"manifest.csv": "file,source\n"}, "^E-NO-ROWS"),
        ({"manifest.csv": "file,source\na.txt,A\n"}, "^E-NO-ROWS · .* · line 2: there is no file “a.txt”"),
    ],
    ids=["nothing to read", "no file column", "no rows", "no texts"],
)
def test_a_folder_that_is_no_corpus_is_refused(
    make_folder: Callable[..., Path], files: dict[str, str], message: str
) -> None:
    """The message says what the folder lacks."""
    with pytest.raises(IntakeError, match=message):
        file_records(make_folder(files))


@given(st.lists(st.one_of(st.just("{"), st.just("[1]"), st.integers().map(lambda n: json.dumps({"n": n}))), max_size=9))
def test_every_json_line_is_a_record_or_an_entry(make_file: MakeFile, lines: list[str]) -> None:
    """No line is lost, and none is counted twice."""
    found = file_records(make_file("a.jsonl", "\n".join(['{"n": 0}', *lines])))

    assert len(found.records) + len(found.entries) == len(lines) + 1


_FILES = st.binary(max_size=200) | st.text(st.sampled_from('a1,"\n\r\0;{}[]:\ufeff'), max_size=40).map(str.encode)


@given(_FILES, st.sampled_from(["a.csv", "a.jsonl", "a.jsonl.gz"]))
def test_any_bytes_are_read_or_refused(make_file: MakeFile, content: bytes, name: str) -> None:
    """Whatever a file holds, the outcome is records or the one error that says why not."""
    with contextlib.suppress(IntakeError):
        assert file_records(make_file(name, content)).records


@pytest.mark.parametrize(
    ("row", "said"),
    [("a", "1 cell under 3 columns: the rest is taken as empty"), ("a,b,c,d", "4 cells under 3 columns: a comma in")],
)
def test_cells_are_counted_with_their_noun(make_file: Callable[..., Path], row: str, said: str) -> None:
    """One cell is one cell."""
    (entry,) = file_records(make_file("a.csv", f"doc_id,source,text\nb,B,one\n{row}\n")).entries

    assert entry.message.startswith(said)
