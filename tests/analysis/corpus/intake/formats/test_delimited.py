"""Tables: what divides them, which row names their columns, and that no row or cell is lost on the way."""

import contextlib
import csv
import io
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import AnalysisError, limits, read_corpus
from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.formats import delimited
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading
from dashboard.parts.downloads import excel_csv

Read = Callable[..., Reading]
HEADER = "id,source,text\n"
ROWS = [["Titel", "Zeitung", "Inhalt"], *([f"Nr. {n}", "Abend, Post", f"Wort, {n}; und | mehr"] for n in range(5))]


def table(rows: list[list[str]], divider: str = ",", end: str = "\n") -> str:
    """Return rows as a table whose cells stand in quotation marks where they must."""
    written = io.StringIO()
    csv.writer(written, delimiter=divider, lineterminator=end).writerows(rows)
    return written.getvalue()


def said(found: Reading) -> list[tuple[int, str, str]]:
    """Return what the ledger says, but of what divides the cells."""
    return [
        (entry.line, entry.code, entry.action) for entry in found.entries if entry.code not in ("W-DIVIDER", "W-GUARD")
    ]


def noted(found: Reading) -> list[tuple[str, str, int]]:
    """Return what is said once for many rows: the code, the message and how many there are."""
    return [(code, message, often) for (code, _, message), (_, often) in found.notes.items()]


@pytest.mark.row(2)
def test_a_heading_alone_gives_no_rows(reading: Read, make_file: Callable[..., object]) -> None:
    """A table without rows has no record, and as a corpus it is refused."""
    assert reading(HEADER).rows == 0

    with pytest.raises(IntakeError, match=r"^E-NO-ROWS · a\.csv · it has no rows below its heading"):
        read_corpus(make_file("a.csv", HEADER))  # type: ignore[arg-type]


@pytest.mark.row(33)
@pytest.mark.parametrize("divider", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("name", ["a.csv", "a.txt", "a", "a.tab", "a.unknown"])
def test_what_divides_cells_is_seen_by_their_number(reading: Read, divider: str, name: str) -> None:
    """Unknown names, other dividers inside quoted cells, any ending: each row has its three cells, and it is said."""
    found = reading(table(ROWS, divider), name)

    assert [list(record.cells.values()) for record in found.records] == ROWS[1:]
    assert [entry.code for entry in found.entries] == ["W-DIVIDER"] * (divider != ",")


@pytest.mark.row(33)
def test_what_divides_cells_can_be_said(reading: Read) -> None:
    """A layout's divider counts, even one that nobody would look for; its name is in the ledger."""
    found = reading("a§b\n1,2§3\n", layout=Layout(divider="§"))

    assert found.records[0].cells == {"a": "1,2", "b": "3"}
    assert found.entries[0].message == "cells are divided by “§”, not by commas"


@pytest.mark.row(33)
@pytest.mark.parametrize("divider", [";", "\t"])
def test_a_first_line_may_name_the_divider(reading: Read, divider: str) -> None:
    """Excel’s `sep=` is no row, and the lines are counted on."""
    found = reading(f"sep={divider}\r\na{divider}b\r\n1,5{divider}2\r\n")

    assert [(record.line, record.cells) for record in found.records] == [(3, {"a": "1,5", "b": "2"})]


@pytest.mark.parametrize(
    "text",
    [
        "It was late, and cold.\nNobody came, it seemed.\nWe left, in the end.\nHe stayed, though.\n",
        "Dear reader,\nthis is a letter, with commas, and more.\n\nYours,\nA. Writer\n",
        "\tHe came in.\n\tShe left.\n\tNobody spoke.\n\tThe end.\n",
        "Roses are red; violets, too,\nand | bars | stand here.\nOne line more; and one; and one.\n",
        "One\nTwo\nThree\n",
        "",
        "\n\n",
    ],
    ids=["a comma a line", "letter", "indented", "marks", "words", "empty", "blank"],
)
@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_prose_is_no_table(text: str, name: str) -> None:
    """A text with commas in it stays a text."""
    assert not delimited.READER.recognises(Piece(name, text.encode()))


@pytest.mark.row(30)
def test_two_columns_of_one_name_are_refused_with_their_places(reading: Read) -> None:
    """Nothing is renamed in silence."""
    with pytest.raises(IntakeError, match=r"^E-COLUMNS · a\.csv, line 1 · “text” is column 2 and 4 · give each column"):
        reading("id,text,source,text\n1,one,A,two\n")


@pytest.mark.row(31)
def test_a_column_without_a_name_gets_one(reading: Read) -> None:
    """The running number that R writes first is kept under a name, and so is what stands behind the last divider."""
    found = reading('"","id","text",""\n"1","a","one",\n"2","b","two",\n')

    assert list(found.records[0].cells) == ["column 1", "id", "text", "column 4"]
    assert said(found) == [(1, "W-COLUMN", "changed")] * 2


ONE_A_LINE = "I like it, really\nNo, never, ever\nWell, perhaps\nYes\n"


@pytest.mark.row(32)
@pytest.mark.parametrize("text", [ONE_A_LINE, "text\n" + ONE_A_LINE, "Stimme der Leute\n" + ONE_A_LINE * 3])
def test_a_text_a_line_is_asked_about(reading: Read, text: str) -> None:
    """Commas that divide nothing are those of sentences: it is asked whether each line is a text."""
    with pytest.raises(QuestionError, match=r"^E-LINES · a\.csv · it looks like one text per line") as raised:
        reading(text)

    (question,) = raised.value.questions
    assert (question.setting, question.likely) == ("documents", "lines")
    assert [option.value for option in question.options] == ["lines", "files"]


@pytest.mark.row(32)
def test_a_text_a_line_is_read_as_was_said(reading: Read) -> None:
    """Each line is a record; a first line that names the column is none."""
    lines = reading("text\n" + ONE_A_LINE, layout=Layout(documents="lines"))
    whole = reading(ONE_A_LINE, layout=Layout(documents="files"))

    assert [(record.line, record.cells["text"]) for record in lines.records][:2] == [
        (2, "I like it, really"),
        (3, "No, never, ever"),
    ]
    assert (len(lines.records), said(lines)) == (4, [(1, "W-HEADER", "changed")])
    assert [record.cells["text"] for record in whole.records] == [ONE_A_LINE.strip()]


@pytest.mark.parametrize("text", ["text\none\ntwo\n", 'text\n"a, b, c"\n"d"\n'])
def test_one_column_is_a_table(reading: Read, text: str) -> None:
    """A column of texts that are quoted where they must be needs no question."""
    found = reading(text)

    assert [list(record.cells) for record in found.records] == [["text"], ["text"]]


@pytest.mark.row(34)
def test_numbers_stay_as_they_are_written(reading: Read) -> None:
    """A decimal comma, a point between thousands and a percent sign are text."""
    found = reading("id;share;text\n1;3,14;one\n2;1.234,5;two\n3;5 %;three\n")

    assert [record.cells["share"] for record in found.records] == ["3,14", "1.234,5", "5 %"]


@pytest.mark.row(35)
def test_rows_that_do_not_fit_shift_nothing(reading: Read) -> None:
    """A row with too many cells is set aside, the first one too; one with too few is filled and said."""
    found = reading(HEADER + "1,A,one,two\n2,B,three\n3,C\n")

    assert [record.cells for record in found.records] == [
        {"id": "2", "source": "B", "text": "three"},
        {"id": "3", "source": "C", "text": ""},
    ]
    assert said(found) == [(2, "E-CELLS", "set aside"), (4, "W-CELLS", "changed")]
    assert found.entries[0].message == "4 cells under 3 columns: a comma in the text without quotation marks?"


@pytest.mark.row(36)
@pytest.mark.parametrize(
    ("text", "line"), [(HEADER + '1,A,one\n2,A,"two\n3,A,three\n', 3), (HEADER + '1,A,"x" y\n', 2)]
)
def test_a_quotation_mark_that_is_not_closed_is_refused(reading: Read, text: str, line: int) -> None:
    """The message names the line in which it opens."""
    with pytest.raises(IntakeError, match=rf"^E-QUOTE · a\.csv, line {line} · .* · close it"):
        reading(text)


@pytest.mark.row(37)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_inside_quotation_marks_are_counted(reading: Read, end: str) -> None:
    """A record's line is where it begins in the file."""
    found = reading(HEADER.replace("\n", end) + f'1,A,"two{end}lines"{end}{end}2,A,next{end}')

    assert [(record.line, record.cells["text"]) for record in found.records] == [(2, f"two{end}lines"), (5, "next")]


@pytest.mark.row(38, 39)
@pytest.mark.parametrize(
    "cell", ["NA", "null", "None", "nan", "n/a", "007", "1234567890123456789", "1e5", " x ", "TRUE"]
)
def test_cells_stay_the_text_that_they_are(reading: Read, cell: str) -> None:
    """Nothing becomes missing, a number or a truth."""
    found = reading(HEADER + f"{cell},{cell},{cell}\n")

    assert found.records[0].cells == dict.fromkeys(["id", "source", "text"], cell)


@pytest.mark.row(40)
def test_two_documents_of_one_identifier_stay_two(make_file: Callable[..., object]) -> None:
    """The second gets a name of its own, and the ledger says so."""
    corpus = read_corpus(make_file("a.csv", f"doc_{HEADER}7,A,one\n7,A,two\n"))  # type: ignore[arg-type]

    assert corpus.documents["doc_id"].tolist() == ["7", "7~2"]
    assert corpus.ledger["message"].tolist() == ["“7” is taken: the document is called “7~2”"]


DATED = "2021-03-12,Paper,One text about it\n2021-03-13,Paper,Another\n2021-03-14,Other,A third\n"
LONG = "\n".join(f'A,"{"So many words stand in this cell that it names no column. " * 3}{n}"' for n in range(4))


@pytest.mark.row(45)
@pytest.mark.parametrize("text", [DATED, LONG, "1;9;a\n2;8;b\n3;7;c\n"], ids=["dates", "long", "numbers"])
def test_a_first_row_that_looks_like_data_is_asked_about(reading: Read, text: str) -> None:
    """It may be a document: the answer says, and then no row is lost."""
    with pytest.raises(QuestionError, match=r"^E-HEADER · a\.csv, line 1 · the first row looks like data") as raised:
        reading(text)
    found = reading(text, layout=Layout(header="no"))

    assert raised.value.questions[0].setting == "header"
    assert len(found.records) == len(text.splitlines())
    assert list(found.records[0].cells)[:2] == ["column 1", "column 2"]
    assert len(reading(text, layout=Layout(header="yes")).records) == len(text.splitlines()) - 1


@pytest.mark.row(45)
@pytest.mark.parametrize(
    "text",
    [
        "id,text\n1,x\n2,y\n3,z\n",
        "Jahr,2000,2001\nBerlin,1,2\nHamburg,3,4\nKiel,5,6\n",
        'Timestamp,"What do you think of all of this, and why do you think so? Please write as much as you like."\n'
        + "".join(f"2021-01-0{n},{'I think that it is what it is. ' * 3}\n" for n in range(1, 6)),
        "a,b\nc,d\n",
    ],
    ids=["known name", "years", "survey", "words"],
)
def test_a_heading_is_not_asked_about(reading: Read, text: str) -> None:
    """Names that are usual, years over numbers and long questions over answers are names."""
    found = reading(text)

    assert len(found.records) == len(text.splitlines()) - 1


def test_titles_above_the_heading_are_left_out_and_said(reading: Read) -> None:
    """What stands above the first full row is no document and no name of a column."""
    found = reading("Survey of 2021,,\n,,\ncountry,share,answer\nA,1,one\nB,2,two\nC,3,three\n")

    assert [record.line for record in found.records] == [4, 5, 6]
    assert found.entries[0].message == "2 rows above the heading in line 3 left out: “Survey of 2021”"
    assert said(found) == [(0, "W-HEADER", "set aside")]


@pytest.mark.row(46)
def test_a_heading_that_comes_again_is_no_document(reading: Read) -> None:
    """Files that were put one after the other leave it in the middle, with the mark of a beginning or without."""
    found = reading(HEADER + "1,A,one\n" + HEADER + "2,B,two\n\ufeff" + HEADER)

    assert len(found.records) == 2
    assert said(found) == [(3, "E-HEADING", "set aside"), (5, "E-HEADING", "set aside")]


@pytest.mark.row(47)
def test_a_table_that_lies_on_its_side_is_refused(reading: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """More columns than the limit are refused with it, in a heading and without one."""
    monkeypatch.setattr(limits, "MOST_COLUMNS", 4)

    for layout in (Layout(), Layout(header="no")):
        with pytest.raises(
            IntakeError, match=r"line 1 · it has 5 columns, and at most 4 are read · documents are rows"
        ):
            reading("a,b,c,d,text\n1,2,3,4,5\n", layout=layout)


@pytest.mark.row(47)
@pytest.mark.parametrize(("name", "row"), [("a.csv", "1,A,x\n"), ("a.jsonl", '{"id": "1", "text": "x"}\n')])
def test_more_rows_than_are_read_are_refused(
    reading: Read, name: str, row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says how many are read, and what to do; so many are read."""
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    heading = HEADER if name == "a.csv" else ""

    assert reading(heading + 3 * row, name).rows == 3
    with pytest.raises(IntakeError, match=rf"^E-TOO-LARGE · {name} · it has more than 3 rows · split it, or set"):
        reading(heading + 4 * row, name)


@pytest.mark.row(48)
def test_names_of_columns_may_be_anything(make_file: Callable[..., object]) -> None:
    """HTML, a formula, a line end, or ten thousand letters: a name is legible, on one line and short."""
    names = ["<b>bold</b>", "=cmd|'/C calc'!A0", "two\nlines", "x" * 10_000]
    corpus = read_corpus(make_file("a.csv", table([["id", "source", "text", *names], [*"1Aw", *"abcd"]])))  # type: ignore[arg-type]

    kept = list(corpus.documents.columns)[-4:]
    assert kept == [*names[:2], "two lines", "x" * limits.LONGEST_QUOTE]
    assert corpus.documents[kept].to_numpy().tolist() == [[*"abcd"]]


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(lambda cell: f"={cell}") | st.text("ab -1")


@pytest.mark.row(49)
@given(st.lists(st.tuples(st.just("=SUM(A1)"), cells, cells), min_size=1, max_size=4))
def test_our_own_table_for_excel_comes_back_as_it_was(reading: Read, rows: list[tuple[str, str, str]]) -> None:
    """The guard is taken from cells and headings, and the ledger says from how many."""
    frame = pd.DataFrame(rows, columns=["text", "=b", "'c"], dtype="str")
    found = reading(excel_csv(frame))

    assert [record.cells for record in found.records] == frame.to_dict("records")
    (message,) = [entry.message for entry in found.entries if entry.code == "W-GUARD"]
    assert message.startswith("a table written for Excel: the apostrophe that keeps Excel from running a cell is taken")


@pytest.mark.row(49)
@pytest.mark.parametrize("table", ["id,text\r\n1,'-x\r\n2,=y\r\n", "id,text\n1,'-x\n"], ids=["unguarded", "other ends"])
def test_an_apostrophe_of_somebody_else_stays(reading: Read, table: str) -> None:
    """Where a cell stands unguarded, or nothing else is as we write it, an apostrophe is one."""
    found = reading(b"\xef\xbb\xbf" + table.encode())

    assert found.records[0].cells["text"] == "'-x"


def test_texts_that_a_spreadsheet_cut_are_said(reading: Read) -> None:
    """A cell of exactly 32,767 characters is likely not whole; one more or less is nothing to speak of."""
    found = reading(HEADER + "".join(f"{n},A,{'x' * (32_766 + n)}\n" for n in (0, 1, 1, 2)))

    assert noted(found) == [
        ("W-CUT", "“text” has 32,767 characters, at which a spreadsheet cuts a text: it may go on", 2)
    ]


@pytest.mark.parametrize("column", ["id", "tweet_id", "Post ID", "authorId"])
@pytest.mark.parametrize("cell", ["1.35E+18", "1,35e+18", "1350000000000000000"])
def test_identifiers_that_a_spreadsheet_rounded_are_said(reading: Read, column: str, cell: str) -> None:
    """Many documents have one such identifier; the true one is lost."""
    found = reading(f'{column},text,share\n"{cell}",x,1.35E+18\n1234567890123456789,x,1\n')

    assert noted(found) == [("W-ROUNDED", f"“{column}”: a spreadsheet has rounded the identifiers", 1)]


@given(st.binary(max_size=120) | st.text('a1,;\t|"\n\r\0\ufeff=', max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(reading: Read, content: bytes) -> None:
    """A typed error, or a ledger that adds up; recognition never fails."""
    for name in ("a.csv", "a.tsv"):
        with contextlib.suppress(AnalysisError):
            reading(content, name)
    assert delimited.READER.recognises(Piece("a.txt", content)) in (True, False)


@given(st.lists(st.lists(st.text(max_size=6), min_size=2, max_size=4), max_size=6))
def test_any_table_that_is_written_is_read(reading: Read, rows: list[list[str]]) -> None:
    """Whatever stands in quoted cells: each row is a record, or set aside with a reason."""
    with contextlib.suppress(AnalysisError):
        found = reading(
            '"id","text"\n' + "".join('"' + '","'.join(c.replace('"', '""') for c in r) + '"\n' for r in rows)
        )
        assert found.rows == len(rows)
