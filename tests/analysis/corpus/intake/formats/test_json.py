"""JSON: lines, lists and objects that hold lists; each row is a record, or set aside with its place and the reason."""

import contextlib
import json
import sys
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import AnalysisError, limits, read_corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake.formats import jsonl, objects
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
ROWS = [{"id": "1", "text": "one"}, {"id": "2", "text": "two"}, {"id": "3", "text": "three"}]
LINES = "\n".join(map(json.dumps, ROWS))


def said(found: Reading) -> list[tuple[int, str, str]]:
    """Return what the ledger says."""
    return [(entry.line, entry.code, entry.action) for entry in found.entries]


@pytest.fixture
def few_digits() -> Iterator[None]:
    """Lower the number of digits that Python turns into a number."""
    before = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    yield
    sys.set_int_max_str_digits(before)


SHAPES = {
    "list": json.dumps(ROWS),
    "list over lines": json.dumps(ROWS, indent=2),
    "data": json.dumps({"data": ROWS, "meta": {"count": 3}}),
    "articles": json.dumps({"status": "ok", "tags": [1, 2, 3, 4], "articles": ROWS}, indent=1),
    "any name": json.dumps({"Beiträge": ROWS, "authors": [{"name": "A"}]}),
    "list in an object": json.dumps({"data": {"posts": ROWS, "after": None}}),
    "objects in a row": "\n".join(json.dumps(row, indent=2) for row in ROWS),
    "columns": json.dumps({name: {str(n): row[name] for n, row in enumerate(ROWS)} for name in ("id", "text")}),
    "split": json.dumps({"columns": ["id", "text"], "index": [0, 1, 2], "data": [list(row.values()) for row in ROWS]}),
    "lines": LINES,
    "lines of Windows, with a mark": "\ufeff" + LINES.replace("\n", "\r\n\r\n"),
}


@pytest.mark.row(50, 52)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["a.json", "a.txt", "a"])
def test_every_shape_gives_the_same_rows(reading: Read, shape: str, name: str) -> None:
    """A list, a list in an object, a table by columns or lines: what it is is seen by its content, and said."""
    found = reading(SHAPES[shape], name)

    assert [record.cells for record in found.records] == ROWS
    assert said(found) == ([] if shape.startswith("lines") else [(0, "W-SHAPE", "kept")])


@pytest.mark.row(50)
def test_the_ledger_names_the_list_and_what_is_beside_it(reading: Read) -> None:
    """Whoever sees other rows than expected learns where they were taken from."""
    found = reading(SHAPES["articles"], "a.json")

    assert found.entries[0].message == (
        "read as JSON: 3 objects in the list “articles”; left out beside it: “status”, “tags”"
    )


def test_objects_under_keys_are_rows_with_their_keys(reading: Read) -> None:
    """Objects that are alike are rows, and what they are called is a cell."""
    found = reading(json.dumps({"a1": {"text": "one"}, "a2": {"text": "two"}}), "a.json")

    assert [record.cells for record in found.records] == [{"key": "a1", "text": "one"}, {"key": "a2", "text": "two"}]


def test_one_object_is_one_row(reading: Read) -> None:
    """An object without a list of objects is a document, with its lists as cells."""
    found = reading('{"text": "one", "tags": ["a", "b"]}', "a.json")

    assert [record.cells for record in found.records] == [{"text": "one", "tags": ["a", "b"]}]


def test_a_list_of_texts_is_one_text_a_row(reading: Read) -> None:
    """Texts without names are documents."""
    found = reading('["one", "two"]', "a.json")

    assert [record.cells for record in found.records] == [{"text": "one"}, {"text": "two"}]


@pytest.mark.parametrize(("indent", "lines"), [(None, [1, 2, 3]), (2, [2, 6, 10])])
def test_rows_of_a_list_have_places(reading: Read, indent: int | None, lines: list[int]) -> None:
    """Where a list has lines it is the line, else the place in the list."""
    found = reading(json.dumps(ROWS, indent=indent), "a.json")

    assert [record.line for record in found.records] == lines


@pytest.mark.row(51, 52)
@pytest.mark.parametrize("line", ['{"id": "2", "te', "[]", "null", "{'a': 1}", '{"id": NaN'])
def test_a_line_that_is_none_costs_itself_only(reading: Read, line: str) -> None:
    """The last line may be cut, or one in the middle broken: it is set aside with its number and the reason."""
    found = reading(f'{{"id": "1"}}\r\n\r\n{line}\r\n{{"id": "3"}}\r\n{line}', "a.jsonl")

    assert [(record.line, record.cells["id"]) for record in found.records] == [(1, "1"), (4, "3")]
    assert said(found) == [(3, "E-JSON", "set aside"), (5, "E-JSON", "set aside")]


@pytest.mark.row(51)
@pytest.mark.parametrize("cut", [-1, -2, -20])
def test_a_list_that_was_cut_keeps_what_is_whole(reading: Read, cut: int) -> None:
    """Rows before the cut are records; the ledger says that it was cut, and where."""
    found = reading(json.dumps(ROWS, indent=2)[:cut], "a.json")

    assert len(found.records) in (2, 3)
    assert [(code, action) for _, code, action in said(found)] == [("W-SHAPE", "kept"), ("E-JSON", "set aside")]


@pytest.mark.row(51)
def test_an_object_that_was_cut_is_refused(reading: Read) -> None:
    """Where no row can be told from another the message names the place."""
    with pytest.raises(IntakeError, match=r"^E-JSON · a\.json, line 1 · not readable as JSON: .* · make or fetch"):
        reading(SHAPES["data"][:-20], "a.json")


@pytest.mark.row(53)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_what_json_does_not_know_is_said(reading: Read, name: str) -> None:
    """A key that stands twice and a number that is none are mended, with the line."""
    rows = ['{"id": "1", "id": "2", "n": NaN}', '{"id": "3", "n": -Infinity}']
    found = reading("\n".join(rows) if name == "a.jsonl" else f"[\n{rows[0]},\n{rows[1]}]", name)

    assert [record.cells for record in found.records] == [{"id": "2", "n": None}, {"id": "3", "n": None}]
    assert [code for _, code, _ in said(found) if code != "W-SHAPE"] == ["W-NUMBER", "W-KEY", "W-NUMBER"]


@pytest.mark.row(53)
@pytest.mark.usefixtures("few_digits")
def test_a_number_of_many_digits_is_no_crash(reading: Read) -> None:
    """In a line it costs that line; in a list it is kept as text, and said."""
    lines = reading('{"id": "1"}\n{"n": ' + "9" * 641 + "}\n", "a.jsonl")
    listed = reading('[{"n": ' + "9" * 641 + '}, {"n": 1}]', "a.json")

    assert said(lines)[0] == (2, "E-JSON", "set aside")
    assert [record.cells["n"] for record in listed.records] == ["9" * 641, 1]
    assert said(listed) == [(0, "W-SHAPE", "kept"), (1, "W-NUMBER", "changed")]


@pytest.mark.row(53)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_what_is_nested_too_deep_is_set_aside(reading: Read, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row with more levels than the limit is none; the others are read."""
    monkeypatch.setattr(limits, "DEEPEST", 3)
    deep = '{"id": "2", "a": ' + "[" * 4 + "]" * 4 + "}"
    found = reading(f'{{"id": "1"}}\n{deep}' if name == "a.jsonl" else f'[{{"id": "1"}}, {deep}]', name)

    assert [record.cells["id"] for record in found.records] == ["1"]
    assert found.entries[-1].message == "nested more than 3 deep"


@pytest.mark.row(53)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_what_python_cannot_nest_is_set_aside(reading: Read, name: str) -> None:
    """More levels than the parser takes end in an entry or a refusal, not in a crash."""
    deep = "[" * 3_000
    with contextlib.suppress(IntakeError):
        found = reading(f'{{"id": "1"}}\n{{"a": {deep}' if name == "a.jsonl" else f'[{{"id": "1"}}, {deep}', name)

        assert (len(found.records), found.entries[-1].code) == (1, "E-JSON")


@pytest.mark.row(54)
def test_the_parts_of_an_object_are_columns_by_their_path(reading: Read) -> None:
    """A text at data.text can be chosen; lists stay cells, and of two equal names both stay."""
    row = {"data": {"text": "one", "user": {"name": "A"}, "tags": [{"a": 1}]}, "data.text": "two", "none": {}}
    found = reading(json.dumps(row), "a.jsonl")

    assert found.records[0].cells == {
        "data.text_2": "one",
        "data.user.name": "A",
        "data.tags": [{"a": 1}],
        "data.text": "two",
        "none": {},
    }


@pytest.mark.row(55)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_rows_with_different_names_are_counted(reading: Read, name: str) -> None:
    """What some rows have and others have not is a column, and the ledger says in how many it is missing."""
    rows = [{"id": "1", "text": "one"}, {"id": "2", "text": "two", "lang": "en"}, {"id": "3"}]
    found = reading("\n".join(map(json.dumps, rows)) if name == "a.jsonl" else json.dumps(rows), name)

    message = "not every row has the same names: of 3 rows there is no “text” in 1, “lang” in 2"
    assert [entry.message for entry in found.entries if entry.code == "W-NAMES"] == [message]


@pytest.mark.row(39)
@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_long_identifiers_stay_exact(make_file: Callable[..., object], name: str) -> None:
    """Numbers of 19 digits, and with a zero in front as text, are what they were."""
    rows = [{"id": 1234567890123456789, "source": "A", "text": "x"}, {"id": "007", "source": "A", "text": "y"}]
    content = "\n".join(map(json.dumps, rows)) if name == "a.jsonl" else json.dumps(rows)

    corpus = read_corpus(make_file(name, content))  # type: ignore[arg-type]
    assert corpus.documents["doc_id"].tolist() == ["007", "1234567890123456789"]


@pytest.mark.parametrize("text", ["{name} wrote [this].", "[1] See the note.", "{", "[", "", "plain", "<p>[]</p>"])
def test_a_text_is_no_json(text: str) -> None:
    """Brackets at the beginning of a text do not make it JSON."""
    piece = Piece("a.txt", text.encode())

    assert not objects.READER.recognises(piece)
    assert not jsonl.READER.recognises(piece)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)
_JSON = _VALUES.map(json.dumps) | st.lists(_VALUES, max_size=3).map(lambda rows: "\n".join(map(json.dumps, rows)))


@given(_JSON.map(str.encode) | st.binary(max_size=60) | st.text('{}[]",:1a\n \ufeff', max_size=40).map(str.encode))
def test_any_content_is_read_or_refused(reading: Read, content: bytes) -> None:
    """A typed error, or a ledger that adds up; recognition never fails."""
    for name in ("a.jsonl", "a.json"):
        with contextlib.suppress(AnalysisError):
            reading(content, name)
