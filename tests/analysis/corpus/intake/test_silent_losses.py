"""What was lost without a word: each is kept where it can be, and said in the ledger in any case."""

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import limits, read_corpus
from analysis.corpus.errors import IntakeError
from analysis.corpus.intake import Intake, intake
from analysis.corpus.intake.ledger import rows_set_aside

MakeFile = Callable[..., Path]
MakeFolder = Callable[..., Path]


@pytest.fixture(scope="session")
def taken(make_file: MakeFile) -> Callable[..., Intake]:
    """Return a function that takes in rows of JSON lines; doc_id, source and text have defaults."""

    def take(*rows: dict[str, Any]) -> Intake:
        filled = [{"doc_id": str(place), "source": "A", "text": "words", **row} for place, row in enumerate(rows)]
        return intake(make_file("a.jsonl", "\n".join(map(json.dumps, filled))))

    return take


def _said(found: Intake) -> list[tuple[str, str]]:
    return list(found.ledger[["code", "message"]].itertuples(index=False, name=None))


@pytest.mark.row(53)
@pytest.mark.parametrize(
    ("line", "text", "message"),
    [
        (
            '{"doc_id": "1", "source": "A", "text": "first", "text": "last"}',
            "last",
            "“text” stands 2 times: .* not “first”",
        ),
        ('{"doc_id": "1", "source": "A", "text": "x", "n": {"a": 1, "a": 2}}', "x", "“a” stands 2 times: .* not “1”"),
        ('{"doc_id": "1", "source": "A", "text" : "b", "text": "c", "text" :"d"}', "d", "stands 3 times: .* “b”, “c”"),
    ],
    ids=["a text", "inside another", "three"],
)
def test_a_key_that_stands_twice_is_said(make_file: MakeFile, line: str, text: str, message: str) -> None:
    """The last value counts, as everywhere; the ledger names the key and the values that were left out."""
    found = intake(make_file("a.jsonl", line))

    assert found.texts.to_list() == [text]
    assert found.ledger[["line", "code", "action"]].to_numpy().tolist() == [[1, "W-KEY", "changed"]]
    assert found.ledger["message"].str.contains(message).all()


@pytest.mark.row(44)
def test_a_number_that_json_does_not_have_is_an_empty_cell(make_file: MakeFile) -> None:
    """NaN and its like are no values, and the ledger says so."""
    found = intake(make_file("a.jsonl", '{"doc_id": "1", "source": NaN, "text": "x", "n": -Infinity}'))

    assert found.documents["source"].tolist() == ["(no source)"]
    assert [code for code, _ in _said(found)] == ["W-NUMBER", "W-NUMBER"]


def test_a_cell_nested_beyond_all_use_is_set_aside(make_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists in lists up to the limit are kept; one more costs the row."""
    monkeypatch.setattr(limits, "DEEPEST", 3)
    row = '{{"doc_id": "1", "source": "A", "text": "x", "n": {}}}'
    found = intake(make_file("a.jsonl", row.format("[[[1]]]") + "\n" + row.format("[[[[1]]]]")))

    assert len(found.documents) == 1
    assert _said(found) == [("E-JSON", "nested more than 3 deep")]


def test_a_manifests_text_and_id_are_kept(make_folder: MakeFolder) -> None:
    """A column id names the documents; a column text is kept beside the texts of the files."""
    folder = make_folder({"manifest.csv": "file,source,id,text\na.txt,A,n1,a summary\n", "a.txt": "one"})

    found = intake(folder)
    assert found.documents[["doc_id", "text_given"]].to_numpy().tolist() == [["n1", "a summary"]]
    assert found.texts.to_list() == ["one"]
    assert _said(found) == [("W-COLUMN", "the column “text” is kept as “text_given”: the texts are those of the files")]


@pytest.mark.parametrize("name", ["tokens", "published_given", "language_given"])
def test_a_column_with_a_name_of_ours_is_kept(make_file: MakeFile, name: str) -> None:
    """What we add to documents lies over no column of the file."""
    path = make_file("a.csv", f"doc_id,source,text,{name},{name}_given\n1,A,two words,99,x\n")

    corpus = read_corpus(path)
    further = [column for column in corpus.documents if str(column).startswith(name) and column != name]
    assert sorted(corpus.documents.loc[0, further]) == ["99", "x"]
    assert corpus.documents["tokens"].tolist() == [2]
    assert corpus.ledger["code"].tolist() == ["W-COLUMN"]


@pytest.mark.parametrize(("first", "second"), [("published", "date"), ("doc_id", "id"), ("language", "lang")])
def test_two_names_for_one_column_are_both_kept(taken: Callable[..., Intake], first: str, second: str) -> None:
    """Where a column has our name, the one with the usual name is kept beside it, and the ledger says which counts."""
    values = {"published": ("2019", "2020"), "doc_id": ("x", "y"), "language": ("en", "es")}[first]
    found = taken({first: values[0], second: values[1]})

    kept = "date_given" if second == "date" else second
    assert str(found.documents.loc[0, first]).startswith(values[0])
    assert found.documents.loc[0, kept] == values[1]
    assert _said(found)[-1] == (
        "W-COLUMN",
        f"“{second}” and “{first}” are both there: “{first}” is used, “{second}” is kept beside it",
    )


def test_a_column_without_a_name_gets_one(make_file: MakeFile) -> None:
    """The running number that some programs write first is kept under a name."""
    found = intake(make_file("a.csv", ",doc_id,source,text, \n0,1,A,one,z\n"))

    assert found.documents[["column 1", "column 5"]].to_numpy().tolist() == [["0", "z"]]
    assert [code for code, _ in _said(found)] == ["W-COLUMN", "W-COLUMN"]


def test_names_of_columns_that_are_alike_when_legible_stay_two(taken: Callable[..., Intake]) -> None:
    """Two names that differ in a half character only do not lie over each other."""
    found = taken({f"a{half}": half for half in map(chr, (0xD800, 0xD801))})

    assert found.documents[["a\ufffd", "a\ufffd_2"]].to_numpy().tolist() == [["\ufffd", "\ufffd"]]


def test_too_many_columns_are_refused(make_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that lies on its side is said to be one."""
    monkeypatch.setattr(limits, "MOST_COLUMNS", 3)

    with pytest.raises(IntakeError, match=r"^E-COLUMNS · a\.csv, line 1 · it has 4 columns, and at most 3 are read"):
        intake(make_file("a.csv", "doc_id,source,text,d\n1,A,one,2\n"))


@pytest.mark.parametrize("divider", [";", "\t", "|"])
def test_another_divider_is_seen_in_the_heading(make_file: MakeFile, divider: str) -> None:
    """Cells may be divided by semicolons, tabs or bars, and the ledger says so."""
    table = divider.join(["doc_id", "source", "text"]) + "\n" + divider.join(["1", "A", "one, two"]) + "\n"

    for text in (table, f"sep={divider}\n{table}"):
        found = intake(make_file("a.csv", text))
        assert found.texts.to_list() == ["one, two"]
        assert [code for code, _ in _said(found)] == ["W-DIVIDER"]


@pytest.mark.row(11, 13)
@pytest.mark.parametrize(
    ("written", "expected", "message"),
    [
        ("nu\x00l", "nul", "1 control character taken out"),
        ("\x1b[31mred\x1b[0m news", "red news", "2 control characters taken out"),
        ("a\x9dmark and\x7f", "amark and", "2 control characters taken out"),
        ("page\x0cpage", "page\npage", "1 control character replaced by the end of a line"),
        ("don\x92t", "don’t", "1 control character between letters read as ’"),
        ("â€\x9dquoted\x9c here", "â€quoted here", "2 control characters taken out"),
        ("\x1b]0;a title\x07shown", "shown", "1 control character taken out"),
        ("x\x07\x08y", "xy", "2 control characters taken out"),
    ],
)
def test_control_characters_are_out_of_texts(
    taken: Callable[..., Intake], written: str, expected: str, message: str
) -> None:
    """A text holds what can be read; what was taken out is counted."""
    found = taken({"text": written})

    assert found.texts.to_list() == [expected]
    assert _said(found) == [("W-CONTROL", message)]


@pytest.mark.row(11, 12, 13)
@pytest.mark.parametrize("column", ["doc_id", "source", "title", "further"])
@pytest.mark.parametrize("letter", ["\x00", "\x1b[2J", "\x85", "\ud800"])
def test_no_cell_holds_what_cannot_be_shown(taken: Callable[..., Intake], column: str, letter: str) -> None:
    """Identifiers, titles, sources and all other cells are legible too, and the ledger names the column."""
    found = taken({column: f"a{letter}b"})

    (cell,) = found.documents[column]
    assert cell.replace("\n", "").isprintable()
    assert cell[0] + cell[-1] == "ab"
    assert found.ledger["message"].str.startswith(f"“{column}”: ").sum() == 1


def test_cells_inside_cells_are_legible_too(taken: Callable[..., Intake]) -> None:
    """Lists and objects in a cell hold nothing else either."""
    found = taken({"further": [{"in\x00": "a\ud800b"}, ["c\x07"]]})

    assert found.documents.loc[0, "further"] == [{"in": "a\ufffdb"}, ["c"]]
    assert [code for code, _ in _said(found)] == ["W-CONTROL", "W-SURROGATE", "W-CONTROL"]


def test_names_in_a_cell_that_are_one_when_legible_keep_their_values(taken: Callable[..., Intake]) -> None:
    """Two names that differ in what nobody sees, or in half a character, do not lie over each other."""
    found = taken({"further": [{"k\x00": 1, "k": 2, "k\x07": {"h\x00": 3, "h\x07": 4}}]})

    assert found.documents.loc[0, "further"] == [{"k_2": 1, "k": 2, "k_3": {"h": 3, "h_2": 4}}]


def test_texts_keep_tabs_and_line_ends(taken: Callable[..., Intake]) -> None:
    """What lays a text out is no control character that anybody wants gone."""
    found = taken({"text": "a\tb\r\nc\u00a0d\u200de"})

    assert found.texts.to_list() == ["a\tb\r\nc\u00a0d\u200de"]
    assert _said(found) == []


@pytest.mark.parametrize(
    ("published", "where"),
    [
        ("2019-07-20T23:30:00-05:00", "−05:00"),
        ("2019-07-20 23:30+0530", "+05:30"),
        ("2019-07-20T01:00:00.123Z", "UTC"),
        ("2019-07-20 01:00:00 UTC", "UTC"),
        ("2019-07-20T01:00:00+00:00", "UTC"),
        ("2019-07-20T23:30-03:00[America/Sao_Paulo]", "−03:00"),
    ],
)
def test_the_zone_of_a_time_is_kept_and_said(taken: Callable[..., Intake], published: str, where: str) -> None:
    """A document counts for the day it was where it was written; the time is kept as it stands."""
    found = taken({"published": published}, {"published": published}, {"published": "2019"})

    assert found.documents["published"].tolist()[0] == pd.Timestamp("2019-07-20")
    assert found.documents["published_given"].tolist() == [published, published, ""]
    message = f"the time is in the zone {where}: the document counts for the day that it is there"
    assert _said(found) == [("W-ZONE", f"{message} (2 rows, the first one here)")]


def test_a_day_without_a_time_needs_no_word(taken: Callable[..., Intake]) -> None:
    """Where dates are days, no column is added and nothing is said."""
    found = taken({"published": "2019-07-20"})

    assert "published_given" not in found.documents
    assert _said(found) == []


@pytest.mark.row(76)
@pytest.mark.parametrize("written", ["Red Flag ", "Red  Flag", "Red\u00a0Flag", "\ufeffRed Flag", "Red\tFlag"])
def test_sources_that_look_the_same_are_one_and_said(taken: Callable[..., Intake], written: str) -> None:
    """What nobody sees makes no second source, and the ledger says which were joined."""
    found = taken({"source": "Red Flag"}, {"source": written}, {"source": written})

    assert found.documents["source"].tolist() == ["Red Flag"] * 3
    ((code, message),) = _said(found)
    assert code == "W-SOURCE"
    assert message.endswith("is counted as “Red Flag” (2 rows, the first one here)")


@pytest.mark.row(76)
@pytest.mark.parametrize("other", ["red flag", "Red-Flag", "RED FLAG"])
def test_sources_that_only_look_alike_stay_two_and_are_said(taken: Callable[..., Intake], other: str) -> None:
    """Capitals and marks may mean something: such sources are kept apart, and named."""
    found = taken({"source": "Red Flag"}, {"source": other})

    assert found.documents["source"].nunique() == 2
    first, second = sorted(["Red Flag", other])
    assert _said(found) == [("W-ALIKE", f"“{first}” and “{second}” are kept as 2 sources: they look alike")]


def test_languages_are_said_where_they_are_understood_or_not(taken: Callable[..., Intake]) -> None:
    """A code stands for what was written, which is kept beside it; what is no language leaves none."""
    written = ["Spanish", "es-419", "es", "ES", "gibberish", "English, French", ""]
    found = taken(*({"language": language} for language in written))

    assert found.documents["language"].tolist() == ["es", "es", "es", "es", "", "", ""]
    assert found.documents["language_given"].tolist() == [
        "Spanish",
        "es-419",
        "",
        "",
        "gibberish",
        "English, French",
        "",
    ]
    assert [message.partition(":")[0].partition(" (")[0] for _, message in _said(found)] == [
        "the language “Spanish” is taken as “es”",
        "the language “es-419” is taken as “es”",
        "the language “ES” is taken as “es”",
        "“gibberish” names no language that is known, or several",
        "“English, French” names no language that is known, or several",
    ]


def test_what_was_set_aside_is_counted_by_reason(make_file: MakeFile) -> None:
    """The ledger's rows are counted by why they are no documents, the commonest first."""
    rows = ['{"doc_id": "1", "source": "A", "text": "x"}', "{", '{"text": ""}', '{"text": " "}', "[1]", '{"text": 5}']
    corpus = read_corpus(make_file("a.jsonl", "\n".join(rows)))

    assert corpus.set_aside.reasons == (("no text", 3), ("not readable as JSON", 2))
    assert corpus.rows_read == 6 == len(corpus.documents) + corpus.set_aside.rows


_CELLS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
_VALUES = st.recursive(
    _CELLS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
)
_NAMES = st.sampled_from(["doc_id", "source", "text", "published", "date", "language", "title", "tokens"]) | st.text(
    max_size=3
)


@given(st.lists(st.dictionaries(_NAMES, _VALUES, max_size=5), max_size=6))
def test_any_json_adds_up(make_file: MakeFile, rows: list[dict[str, object]]) -> None:
    """Whatever stands in cells and names of columns: a corpus and a ledger that add up, or two columns for one."""
    first = {"doc_id": "a", "source": "A", "text": "words"}
    _adds_up(make_file("a.jsonl", "\n".join(map(json.dumps, [first, *rows]))), rows=1 + len(rows))


@given(st.lists(st.lists(st.text(max_size=5), max_size=4), max_size=6))
def test_any_cells_add_up(make_file: MakeFile, rows: list[list[str]]) -> None:
    """Whatever stands in a table of text: a corpus and a ledger that add up, or an error of ours."""
    table = pd.DataFrame([[*row, *[""] * (4 - len(row))] for row in rows], columns=["doc_id", "source", "text", "x"])
    content = "doc_id,source,text,x\na,A,words,\n" + table.to_csv(index=False, header=False, errors="surrogatepass")
    _adds_up(make_file("a.csv", content.encode("utf-8", "surrogatepass")), rows=None)


@given(st.binary(max_size=80), st.binary(max_size=40))
def test_any_folder_adds_up(make_folder: MakeFolder, text: bytes, manifest: bytes) -> None:
    """Whatever a text and a manifest hold: a corpus and a ledger that add up, or an error of ours."""
    rows = b"file,source,title\na.txt,A,t\nb.txt,A,t\n" + manifest
    _adds_up(make_folder({"manifest.csv": rows, "a.txt": "words", "b.txt": text}), rows=None)


def _adds_up(path: Path, *, rows: int | None) -> None:
    with contextlib.suppress(IntakeError):
        _check_sums(intake(path), rows)


def _check_sums(found: Intake, rows: int | None) -> None:
    assert rows in (None, found.rows)
    assert found.rows == len(found.documents) + rows_set_aside(found.ledger).rows
    assert len(found.documents) == len(found.texts) == found.documents["doc_id"].nunique()
    found.documents.to_csv().encode()  # no half characters are left in any cell
    found.ledger.to_csv().encode()
