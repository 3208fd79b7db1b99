"""From records to documents: named columns, unique ids, resolved dates, and nothing lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake import Intake, intake
from analysis.corpus.schema import LEDGER, require

MakeFile = Callable[..., Path]


@pytest.fixture(scope="session")
def taken(make_file: MakeFile) -> Callable[..., Intake]:
    """Return a function that takes in rows of JSON lines; doc_id, source and text have defaults."""

    def take(*rows: dict[str, Any], mapping: dict[str, str] | None = None) -> Intake:
        filled = [{"doc_id": str(place), "source": "A", "text": "words", **row} for place, row in enumerate(rows)]
        return intake(make_file("a.jsonl", "\n".join(map(json.dumps, filled))), mapping)

    return take


def _entries(found: Intake) -> list[tuple[int, str, str]]:
    return list(found.ledger[["line", "code", "action"]].itertuples(index=False, name=None))


def test_documents_are_sorted_with_their_texts(make_file: MakeFile) -> None:
    """Documents come in the order of their ids, each with its own text and further columns."""
    found = intake(make_file("a.csv", "doc_id,source,text,topic\nb,B,two,x\na,A,one,y\n"))

    assert found.documents[["doc_id", "source", "topic"]].to_numpy().tolist() == [["a", "A", "y"], ["b", "B", "x"]]
    assert found.texts.to_list() == ["one", "two"]


def test_usual_names_are_understood(make_file: MakeFile) -> None:
    """The columns id, date and lang need no mapping."""
    found = intake(make_file("a.csv", "id,source,text,date,lang\n1,A,one,2019-07-20,en\n"))

    row = found.documents.loc[0]
    assert (row["doc_id"], row["published"], row["language"]) == ("1", pd.Timestamp("2019-07-20"), "en")


def test_a_mapping_names_columns(make_file: MakeFile) -> None:
    """Columns of any name can be said to be ours."""
    path = make_file("a.csv", "nr,paper,body\n1,A,one\n")

    found = intake(path, {"nr": "doc_id", "paper": "source", "body": "text"})
    assert found.texts.to_list() == ["one"]
    assert found.documents["source"].tolist() == ["A"]


def test_a_mapping_may_name_the_texts_of_a_folder(make_folder: Callable[..., Path]) -> None:
    """Where a mapping says which column is the identifier, the names of the files are not."""
    folder = make_folder({"manifest.csv": "file,source,nr\na.txt,A,n1\n", "a.txt": "one"})

    assert intake(folder, {"nr": "doc_id"}).documents["doc_id"].tolist() == ["n1"]
    assert intake(folder).documents["doc_id"].tolist() == ["a"]


def test_a_table_without_texts_is_refused(make_file: MakeFile) -> None:
    """Where no column can be the text, the message names what there is, and the way out."""
    message = r"^E-COLUMNS · a\.csv · no column holds texts · the columns are nr, source; say which of them is the text"

    with pytest.raises(IntakeError, match=message):
        intake(make_file("a.csv", "nr,source\n1,A\n"))


@pytest.mark.row(29)
@pytest.mark.parametrize(
    ("table", "likely"),
    [
        ("Author,Title,Pubdate\nAB,On ferries,1980-12-05\nAB,On quays,1991-01-23\n", "Title"),
        ("StartDate,Status,Q1\n2021-03-12,IP Address,Too slow\n", "Q1"),
        ("nr,notes,remark\n1,The ferry was late again today,x\n", "notes"),
    ],
    ids=["titles", "one short answer", "another name"],
)
def test_words_in_a_column_of_another_name_are_asked_for(make_file: MakeFile, table: str, likely: str) -> None:
    """Where no column is called the text, those that hold words are offered with a sample, the likeliest first."""
    with pytest.raises(QuestionError) as caught:
        intake(make_file("a.csv", table))
    (question,) = caught.value.questions

    assert (question.setting, question.likely, question.options[0].value) == ("columns.text", likely, likely)
    assert question.options[0].example


def test_a_mapping_of_what_is_not_there_is_refused(make_file: MakeFile) -> None:
    """A mapping from a column that the file does not have is a mistake, and named."""
    with pytest.raises(IntakeError, match="not there: body"):
        intake(make_file("a.csv", "doc_id,source,text\n1,A,one\n"), {"body": "text"})


def test_what_a_mapping_leaves_aside_is_kept(make_file: MakeFile) -> None:
    """Where another column is said to be the text, the one that is called so is kept beside it."""
    found = intake(make_file("a.csv", "doc_id,source,text,body\n1,A,one,two\n"), {"body": "text"})

    assert found.texts.to_list() == ["two"]
    assert found.documents["text_given"].tolist() == ["one"]


def test_a_mapping_to_one_column_twice_is_refused(make_file: MakeFile) -> None:
    """A mapping that would lay one column over another is refused: one of the two would be lost."""
    path = make_file("a.csv", "doc_id,source,one,two\n1,A,one,two\n")

    with pytest.raises(IntakeError, match="E-COLUMNS · mapping · twice: text"):
        intake(path, {"one": "text", "two": "text"})


def test_a_taken_id_gets_a_suffix(taken: Callable[..., Intake]) -> None:
    """Documents of one id are all kept, under different names, and never merged."""
    found = taken({"doc_id": "x"}, {"doc_id": "x"}, {"doc_id": "x~2"}, {"doc_id": "x"})

    assert found.documents["doc_id"].tolist() == ["x", "x~2", "x~2~2", "x~3"]
    assert _entries(found) == [(2, "W-ID", "changed"), (3, "W-ID", "changed"), (4, "W-ID", "changed")]


@pytest.mark.parametrize("doc_id", ["", "  ", None])
def test_a_missing_id_is_made_of_the_content(taken: Callable[..., Intake], doc_id: str | None) -> None:
    """A document without an identifier has one that only its content decides, and the ledger says so once."""
    found, other = taken({"doc_id": doc_id}), taken({"doc_id": "x", "text": "other"}, {"doc_id": doc_id})

    assert set(found.documents["doc_id"]) < set(other.documents["doc_id"])
    assert _entries(found) == [(1, "W-ID", "changed")]


@pytest.mark.parametrize("doc_id", ["007", "1234567890123456789", "1e5", "NA"])
def test_ids_stay_as_they_are(taken: Callable[..., Intake], doc_id: str) -> None:
    """Nothing that looks like a number becomes one."""
    assert taken({"doc_id": doc_id}).documents["doc_id"].tolist() == [doc_id]


@pytest.mark.parametrize("text", ["", " \n\t", None, 5, 1.5, True, ["a"], {"a": "b"}, float("nan")], ids=repr)
def test_a_row_without_text_is_set_aside(taken: Callable[..., Intake], text: object) -> None:
    """What is no text is no document, and has its line in the ledger."""
    found = taken({"text": text}, {})

    assert found.documents["doc_id"].tolist() == ["1"]
    assert [entry for entry in _entries(found) if entry[2] == "set aside"] == [(1, "E-TEXT", "set aside")]


def test_no_text_at_all_is_refused_with_reasons(taken: Callable[..., Intake]) -> None:
    """Where every row is set aside there is no corpus; the message says why."""
    with pytest.raises(IntakeError, match=r"^E-NO-ROWS · a\.jsonl · no document has a text .line 1: no text"):
        taken({"text": ""})


@pytest.mark.parametrize("text", ["NA", "null", "None", "nan"])
def test_words_for_nothing_are_words(taken: Callable[..., Intake], text: str) -> None:
    """A text that happens to look like a missing value is a text."""
    assert taken({"text": text}).texts.to_list() == [text]


@pytest.mark.row(76)
def test_a_missing_source_is_a_source_of_its_own(taken: Callable[..., Intake]) -> None:
    """Documents without a source are kept together under a name that says so."""
    assert taken({"source": " "}, {"source": None}).documents["source"].tolist() == ["(no source)"] * 2


@pytest.mark.row(44)
@pytest.mark.parametrize(("text", "kind"), [(5, "int"), (2.5, "float"), (True, "bool"), (["a"], "list")], ids=str)
def test_what_is_no_text_is_set_aside_with_its_kind(taken: Callable[..., Intake], text: object, kind: str) -> None:
    """A number, a truth or a list is not written out as a text that nobody wrote."""
    found = taken({"text": text}, {"text": "words"})

    assert found.texts.to_list() == ["words"]
    assert _entries(found) == [(1, "E-TEXT", "set aside")]
    assert found.ledger["message"].tolist() == [f"no text: its text is a {kind}"]


@pytest.mark.row(12)
def test_half_a_character_in_a_text_is_replaced(taken: Callable[..., Intake]) -> None:
    """A lone surrogate cannot be stored: it becomes the replacement character, and the ledger counts it."""
    found = taken({"text": "broken \ud83d\ud83d emoji"})

    assert found.texts.to_list() == ["broken \ufffd\ufffd emoji"]
    assert _entries(found) == [(1, "W-SURROGATE", "changed")]
    assert found.ledger["message"].tolist() == ["2 half characters replaced by \ufffd"]


@pytest.mark.parametrize("column", ["doc_id", "source", "title", "anything else"])
def test_half_a_character_elsewhere_is_replaced(taken: Callable[..., Intake], column: str) -> None:
    """A lone surrogate in any other column does not stop a file from being read, and the ledger has it."""
    found = taken({column: "a\ud800"})

    assert found.documents[column].tolist() == ["a\ufffd"]
    assert _entries(found) == [(1, "W-SURROGATE", "changed")]
    assert found.ledger["message"].tolist() == [f"“{column}”: 1 half character replaced by \ufffd"]


def test_half_a_character_in_a_columns_name_is_replaced(taken: Callable[..., Intake]) -> None:
    """A lone surrogate in the name of a column does not stop a file from being read."""
    assert "a\ufffd" in taken({"a\ud800": "x"}).documents.columns


@pytest.mark.parametrize(
    ("row", "published", "precision", "basis"),
    [
        ({"published": "2019-07-20"}, "2019-07-20", "day", "stated"),
        ({"published": "2019-07"}, "2019-07-01", "month", "stated"),
        ({"published": 2019}, "2019-01-01", "year", "stated"),
        ({"published": "2019-07-20", "date_precision": "month"}, "2019-07-01", "month", "stated"),
        ({"published": "2019-07-20", "date_precision": "year"}, "2019-01-01", "year", "stated"),
        ({"published": "2019-07-20", "date_basis": "inferred"}, "2019-07-20", "day", "inferred"),
        ({"published": "1550"}, "1550-01-01", "year", "stated"),
        ({"published": "9999-12-31"}, "9999-12-31", "day", "stated"),
    ],
    ids=repr,
)
def test_dates_precision_and_basis(
    taken: Callable[..., Intake], row: dict[str, object], published: str, precision: str, basis: str
) -> None:
    """A date is as exact as it is written, or less where the file says so; without a word on it, it is stated."""
    found = taken(row)
    document = found.documents.loc[0]

    assert document["published"] == pd.Timestamp(published)
    assert (document["date_precision"], document["date_basis"], len(found.ledger)) == (precision, basis, 0)


@pytest.mark.parametrize("published", ["13/13/2024", "last spring", "n.d.", "2024-02-30"])
def test_a_bad_date_leaves_the_document_undated(taken: Callable[..., Intake], published: str) -> None:
    """A date that cannot be read costs the date, not the document."""
    found = taken({"published": published, "date_precision": "day", "date_basis": "stated"})

    assert pd.isna(found.documents.loc[0, "published"])
    assert found.documents[["date_precision", "date_basis"]].to_numpy().tolist() == [["", ""]]
    assert _entries(found) == [(1, "W-DATE", "changed")]


@pytest.mark.parametrize("published", [None, "", "  "])
def test_no_date_is_no_mistake(taken: Callable[..., Intake], published: str | None) -> None:
    """A document without a date is undated and needs no entry."""
    found = taken({"published": published})

    assert pd.isna(found.documents.loc[0, "published"])
    assert len(found.ledger) == 0


@pytest.mark.parametrize(
    ("published", "stated", "expected"), [("2019", "day", "year"), ("2019-07", "day", "month"), ("2019", "c.", "year")]
)
def test_a_date_is_no_more_exact_than_it_is_written(
    taken: Callable[..., Intake], published: str, stated: str, expected: str
) -> None:
    """A precision that the date does not support is not taken over."""
    found = taken({"published": published, "date_precision": stated})

    assert found.documents["date_precision"].tolist() == [expected]
    assert _entries(found) == [(1, "W-DATE-PRECISION", "changed")]


def test_an_unknown_basis_counts_as_inferred(taken: Callable[..., Intake]) -> None:
    """Of a date whose basis is not understood, no more is claimed than that it is inferred."""
    found = taken({"published": "2019", "date_basis": "guess"})

    assert found.documents["date_basis"].tolist() == ["inferred"]
    assert _entries(found) == [(1, "W-DATE-BASIS", "changed")]


def test_rows_may_have_different_columns(taken: Callable[..., Intake]) -> None:
    """The table has the columns of all rows."""
    found = taken({"author": "x"}, {"place": "y"})

    assert {"author", "place"} <= set(found.documents.columns)


_ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "doc_id": st.sampled_from(["a", "b", "", "a~2"]),
            "text": st.sampled_from(["word", "", " ", "\ud800", None, 3]),
            "published": st.sampled_from(["2019", "2019-07-20", "bad", "", None]),
            "extra": st.none() | st.integers() | st.booleans() | st.sampled_from(["x", "", "\u00e9"]),
        }
    ),
    max_size=8,
)


@given(_ROWS)
def test_records_are_documents_or_set_aside(taken: Callable[..., Intake], rows: list[dict[str, object]]) -> None:
    """As many records as come in are documents or in the ledger as set aside, and ids are unique."""
    found = taken({"text": "one is kept"}, *rows)

    aside = (found.ledger["action"] == "set aside").sum()
    assert len(found.documents) + aside == 1 + len(rows)
    assert len(found.documents) == len(found.texts) == found.documents["doc_id"].nunique()
    require(found.ledger, LEDGER)


def test_records_of_a_folder_are_documents_or_set_aside(make_folder: Callable[..., Path]) -> None:
    """Each row of a manifest becomes a document or an entry that says why not."""
    rows = ["a.txt,A", "none.txt,A", "b.txt,B,too,many", "empty.txt,B", "blank.txt,C", "a.txt"]
    files = {"a.txt": "one", "b.txt": "two", "empty.txt": "", "blank.txt": "\u00a0"}

    found = intake(make_folder({"manifest.csv": "\n".join(["file,source", *rows]), **files}))
    aside = found.ledger[(found.ledger["action"] == "set aside") & (found.ledger["code"] != "W-UNLISTED")]
    assert found.documents["doc_id"].tolist() == ["a", "a~2"]
    assert sorted(aside["code"]) == ["E-CELLS", "E-EMPTY", "E-FILE", "E-TEXT"]
