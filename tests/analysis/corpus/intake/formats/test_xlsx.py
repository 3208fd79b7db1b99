"""Spreadsheets: one sheet is a table, with the cells that the same table has as CSV."""

import contextlib
import csv
import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from analysis import AnalysisError, limits
from analysis.corpus.errors import IntakeError, QuestionError
from analysis.corpus.intake.formats import xlsx
from analysis.corpus.intake.layout import Layout
from analysis.corpus.intake.piece import Piece
from analysis.corpus.intake.records import Reading

Read = Callable[..., Reading]
Fill = Callable[[Worksheet], object]
ROWS = [
    ["id", "day", "text"],
    ["007", "2021-03-12", "one,\ntwo"],
    ["1234567890123456789", "", "=1+1"],
    ["3", "x", "NA"],
]


def workbook(**sheets: Fill | list[list[str]]) -> bytes:
    """Return a workbook of Excel with sheets that are filled by functions, or with rows of texts."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as book:
        for name, fill in sheets.items():
            sheet = book.add_worksheet(name)
            if callable(fill):
                fill(sheet)
            else:
                for at, row in enumerate(fill):
                    for place, cell in enumerate(row):
                        sheet.write_string(at, place, cell)
    return written.getvalue()


def opendocument(rows: list[list[str]]) -> bytes:
    """Return a spreadsheet of OpenDocument with one sheet of texts."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row)
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    table = f'<table:table table:name="A">{cells}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    written = io.BytesIO()
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}"/>')
        archive.writestr("content.xml", f"<office:document-content {names}>{body}</office:document-content>")
    return written.getvalue()


def values(found: Reading) -> list[list[object]]:
    """Return the cells of all records."""
    return [list(record.cells.values()) for record in found.records]


def said(found: Reading) -> list[tuple[str, str]]:
    """Return codes and messages of the ledger."""
    return [(entry.code, entry.message) for entry in found.entries]


@pytest.mark.row(39)
@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsm", "a.csv", "a"])
def test_a_sheet_of_texts_has_the_cells_of_the_same_csv(reading: Read, name: str) -> None:
    """Identifiers, dates as text, lines and formulas as text are as in CSV; the name of the file says nothing."""
    written = io.StringIO()
    csv.writer(written).writerows(ROWS)

    found = reading(workbook(A=ROWS), name)
    assert [record.cells for record in found.records] == [
        record.cells for record in reading(written.getvalue()).records
    ]
    assert found.entries == []


_CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.just("\n"), max_size=6).filter("_x".__ne__)


@settings(max_examples=15)
@given(st.lists(st.lists(_CELLS.filter(lambda c: "_" not in c), min_size=2, max_size=2), min_size=1, max_size=4))
def test_any_texts_are_those_of_the_same_csv(reading: Read, rows: list[list[str]]) -> None:
    """Whatever the texts are, a sheet and a CSV give the same records, but for rows without anything."""
    rows = [["id", "text"], *rows]
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)

    assert values(reading(workbook(A=rows), "a.xlsx")) == [
        row for row in values(reading(written.getvalue())) if any(row)
    ]


def test_a_sheet_of_opendocument_is_read(reading: Read) -> None:
    """What LibreOffice saves is read as what Excel saves."""
    rows = [["id", "text"], ["007", "one"], ["2", "two"]]

    for name in ("a.ods", "a"):
        assert values(reading(opendocument(rows), name)) == rows[1:]


def test_numbers_dates_and_truths_are_written_as_in_csv(reading: Read) -> None:
    """Whole numbers have no point, dates are ISO with their time if they have one."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        sheet, forms = book.add_worksheet(), ("yyyy-mm-dd", "d/m/yy hh:mm", "hh:mm")
        sheet.write_row(0, 0, ["id", "share", "true", "day", "moment", "time"])
        sheet.write_row(1, 0, [7, 7.5, True])
        for place, (form, days) in enumerate(zip(forms, (44267, 44267.420138888891, 0.420138888891), strict=True)):
            sheet.write_number(1, 3 + place, days, book.add_format({"num_format": form}))

    assert values(reading(written.getvalue(), "a.xlsx")) == [
        ["7", "7.5", "TRUE", "2021-03-12", "2021-03-12T10:05:00", "10:05:00"]
    ]


def replaced(data: bytes, *pairs: tuple[bytes, bytes]) -> bytes:
    """Return a workbook with something else written in its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            for before, after in pairs:
                part = part.replace(before, after)
            new.writestr(name, part)
    return written.getvalue()


def test_line_ends_that_excel_writes_out_are_line_ends(reading: Read) -> None:
    """`_x000D_` in a cell is a line end, alone or before another."""
    data = replaced(workbook(A=[["id", "text"], ["1", "aEND\nbENDc"]]), (b"END", b"_x000D_"))

    assert values(reading(data, "a.xlsx")) == [["1", "a\nb\nc"]]


def test_the_sheet_with_most_rows_of_text_is_read(reading: Read) -> None:
    """The others are named with their rows, and another can be asked for."""
    data = workbook(
        Notes=[["read me"]], Data=ROWS, Numbers=lambda sheet: [sheet.write_row(n, 0, [n, n]) for n in range(9)]
    )

    found = reading(data, "a.xlsx")
    assert len(found.records) == 3
    assert said(found) == [("W-SHEET", "the sheet “Data” is read; not read: “Notes” with 1 row, “Numbers” with 9 rows")]
    assert reading(data, "a.xlsx", Layout(sheet="Numbers", header="no")).rows == 9
    with pytest.raises(
        IntakeError, match=r"^E-SHEET · a\.xlsx · there is no sheet “X” · the sheets are “Notes”, “Data”"
    ):
        reading(data, "a.xlsx", Layout(sheet="X"))


def test_of_two_sheets_with_as_many_rows_it_is_asked(reading: Read) -> None:
    """Nothing is guessed where both may be meant."""
    with pytest.raises(
        QuestionError, match=r"^E-SHEET · a\.xlsx · 2 sheets hold as many rows .* “One” or “Two”"
    ) as raised:
        reading(workbook(One=ROWS, Two=ROWS, Few=ROWS[:2]), "a.xlsx")

    (question,) = raised.value.questions
    assert (question.setting, [option.value for option in question.options]) == ("sheet", ["One", "Two"])


def test_titles_above_the_heading_are_left_out_and_said(reading: Read) -> None:
    """The heading is the first row that is as full as those below, wherever the table begins."""
    data = workbook(A=[["", "", "", ""], ["", "Survey 2021"], [], *(["", *row] for row in ROWS)])

    found = reading(data, "a.xlsx")
    assert [record.line for record in found.records] == [5, 6, 7]
    assert said(found)[0] == ("W-HEADER", "1 row above the heading in line 4 left out: “Survey 2021”")


def test_a_value_of_merged_cells_is_that_of_each_row(reading: Read) -> None:
    """Cells that are merged over rows say the same of each of them."""

    def fill(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["source", "text"])
        sheet.merge_range(1, 0, 2, 0, "Paper")
        for row, text in enumerate(["one", "two", "three"], start=1):
            sheet.write_string(row, 1, text)

    found = reading(workbook(A=fill), "a.xlsx")
    assert values(found) == [["Paper", "one"], ["Paper", "two"], ["", "three"]]
    assert said(found) == [
        ("W-MERGED", "cells merged over several rows: each of the rows has their value (1 cell filled)")
    ]


def test_what_has_no_value_is_said(reading: Read) -> None:
    """Errors are empty, and so is a formula that was never calculated, with which a row may vanish."""

    def fill(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["id", "text"])
        sheet.write_row(1, 0, ["1", "one"])
        sheet.write_formula(2, 0, '=HYPERLINK("x")', value="")
        sheet.write_row(3, 0, ["3", "three"])
        sheet.write_formula(4, 0, "=NA()", value="#N/A")
        sheet.write_string(4, 1, "four")

    data = replaced(workbook(A=fill), (b' t="str"><f>', b"><f>"), (b"</f><v></v>", b"</f>"))

    found = reading(data, "a.xlsx")
    assert values(found) == [["1", "one"], ["3", "three"], ["", "four"]]
    assert said(found) == [
        ("W-FORMULA", "1 formula never calculated, whose cells are empty: save the file once more"),
        ("W-CELL", "1 cell with an error such as #N/A: taken as empty"),
        ("W-ROWS", "1 empty row between others, the first is line 3: no documents"),
    ]


def test_rounded_identifiers_and_cut_texts_are_said(reading: Read) -> None:
    """A number of more than 15 digits has lost some, and a cell of 32,767 characters likely its end."""

    def fill(sheet: Worksheet) -> None:
        sheet.write_row(0, 0, ["tweet_id", "text"])
        sheet.write_row(1, 0, [1234567890123456789, "x" * 32_767])

    found = reading(workbook(A=fill), "a.xlsx")
    assert [code for code, _, _ in found.notes] == ["W-CUT", "W-ROUNDED"]


@pytest.mark.row(45)
def test_a_first_row_of_data_is_asked_about(reading: Read) -> None:
    """As in any table."""
    with pytest.raises(QuestionError, match=r"^E-HEADER · a\.xlsx, line 1"):
        reading(workbook(A=[["2021-03-12", "a"], ["2021-03-13", "b"], ["2021-03-14", "c"]]), "a.xlsx")


@pytest.mark.row(24)
@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0"
        + bytes(600)
        + "Workbook".encode("utf-16-le")
        + b"\x09\x08\x10\x00"
        + bytes(16)
        + b"\x2f\x00",
        b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
    ],
    ids=["xls", "xlsx"],
)
def test_a_password_is_said(reading: Read, data: bytes) -> None:
    """What cannot be opened says what to do."""
    with pytest.raises(IntakeError, match=r"^E-LOCKED · a\.xlsx · it is protected with a password · remove"):
        reading(data, "a.xlsx")


def test_a_workbook_that_expands_is_refused(reading: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """What unpacks to more than the limit is not unpacked."""
    monkeypatch.setattr(limits, "MOST_BYTES", 2_000)

    with pytest.raises(IntakeError, match=r"^E-EXPANDS · a\.xlsx · .* bytes unpack to .* at most 2,000 are read"):
        reading(workbook(A=ROWS), "a.xlsx")


def test_a_sheet_that_reaches_far_is_refused(reading: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cell far from the others makes a sheet of empty cells; what is repeated in OpenDocument counts as often."""
    monkeypatch.setattr(limits, "MOST_CELLS", 1_000)
    near, far = ({"A": lambda sheet, at=at: sheet.write_string(at, 27, "x")} for at in (30, 40))
    rows = [["id", "text"], ["1", "one"], ["2", "two"]]
    repeated = replaced(
        opendocument(rows), (b"<table:table-row>", b'<table:table-row table:number-rows-repeated="200">')
    )

    assert reading(workbook(**near), "a.xlsx").rows == 0
    assert reading(opendocument(rows), "a.ods").rows == 2
    for data, reach in ((workbook(**far), "row 41 and column 28"), (repeated, "row 600 and column 2")):
        with pytest.raises(IntakeError, match=rf"^E-EXPANDS · a · a sheet reaches to {reach}, most of it empty"):
            reading(data, "a")


def test_a_binary_workbook_is_named(reading: Read) -> None:
    """It says in which form it is to be saved."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.bin", "")

    with pytest.raises(IntakeError, match=r"^E-FORMAT · a\.xlsb · it is a binary workbook .XLSB. · save it as XLSX"):
        reading(written.getvalue(), "a.xlsb")


def test_a_damaged_workbook_is_refused() -> None:
    """Cut, or with a part that is broken: the message says that it cannot be read."""
    with pytest.raises(IntakeError, match=r"^E-READ · a\.xlsx · it cannot be read"):
        xlsx.spreadsheet(Piece("a.xlsx", workbook(A=ROWS)[:-200]), Layout(), Reading())


_WHOLE = workbook(A=ROWS)


@given(st.binary(max_size=60), st.integers(0, len(_WHOLE)), st.binary(max_size=4))
def test_any_bytes_are_read_or_refused(data: bytes, place: int, other: bytes) -> None:
    """A typed error, or a ledger that adds up; recognition never fails."""
    for content in (data, _WHOLE[:place] + other + _WHOLE[place + len(other) :], b"\xd0\xcf\x11\xe0" + data):
        piece, found = Piece("a.xlsx", content), Reading()
        assert xlsx.READER.recognises(piece) in (True, False)
        with contextlib.suppress(AnalysisError):
            xlsx.spreadsheet(piece, Layout(), found)
            assert found.rows == len(found.records) + sum(e.action == "set aside" and e.line > 0 for e in found.entries)
