"""Downloads: every cell as it is for R and Python, and nothing that Excel would run for Excel."""

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.parts.downloads import columns, excel_csv, plain_csv
from dashboard.wording import explanations

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "|")
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
cells = texts | st.builds("{}{}{}".format, st.text(" ", max_size=2), st.sampled_from(TRIGGERS), texts)
tables = st.integers(1, 3).flatmap(
    lambda width: st.tuples(
        st.lists(cells.filter(bool), min_size=width, max_size=width, unique=True),
        st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5),
    )
)


def _frame(head: list[str], rows: list[list[str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=head, dtype="str")


def _read(written: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode(encoding), newline=""), strict=True))


@given(table=tables)
def test_no_cell_for_excel_starts_like_a_formula(table: tuple[list[str], list[list[str]]]) -> None:
    """No cell and no heading starts with a trigger, spaces before it or not."""
    found = _read(excel_csv(_frame(*table)), "utf-8-sig")

    assert [cell for row in found for cell in row if cell.lstrip(" ").startswith(TRIGGERS)] == []


@given(table=tables)
def test_the_guard_is_an_apostrophe_and_nothing_else(table: tuple[list[str], list[list[str]]]) -> None:
    """Without the apostrophe in front of triggers, the table for Excel is the table."""
    head, rows = table

    found = _read(excel_csv(_frame(head, rows)), "utf-8-sig")

    guarded = [[f"'{cell}" if cell.lstrip(" ").startswith(TRIGGERS) else cell for cell in row] for row in [head, *rows]]
    assert found == guarded


@given(table=tables)
def test_plain_csv_gives_every_character_back(table: tuple[list[str], list[list[str]]]) -> None:
    """What is written is read back the same, mentions, formulas and line ends included."""
    head, rows = table

    assert _read(plain_csv(_frame(head, rows)), "utf-8") == [head, *rows]


@pytest.mark.parametrize("text", ["one\rtwo", "one\r=1+1", "one\r\ntwo", "one\ntwo"])
def test_a_line_end_stays_in_its_cell(text: str) -> None:
    """A text with a line end of any kind is one cell; what follows it never starts a row of its own."""
    table = _frame(["text"], [[text]])

    assert _read(plain_csv(table), "utf-8") == [["text"], [text]]
    assert _read(excel_csv(table), "utf-8-sig") == [["text"], [text]]


def test_excel_is_told_the_encoding() -> None:
    """The file for Excel starts with a byte order mark, the other does not."""
    table = _frame(["a"], [["é"]])

    assert excel_csv(table).split() == [b"\xef\xbb\xbfa", b"\xc3\xa9"]
    assert plain_csv(table).split() == [b"a", b"\xc3\xa9"]


def test_numbers_are_not_guarded() -> None:
    """A negative number is a number, in Excel too."""
    table = pd.DataFrame({"term": ["-x"], "log_ratio": [-1.5], "count": [-2], "day": pd.to_datetime(["2019-07-01"])})

    assert _read(excel_csv(table), "utf-8-sig")[1] == ["'-x", "-1.5", "-2", "2019-07-01"]


def test_the_table_given_is_unchanged() -> None:
    """The guard is put into a copy."""
    table = _frame(["=a"], [["=1+1"]])

    excel_csv(table)

    assert [table.columns[0], table.iloc[0, 0]] == ["=a", "=1+1"]


def test_the_data_are_shown_with_the_digits_they_carry() -> None:
    """Counts without decimals, rates with three digits, and each column with what it means."""
    shown = columns(pd.DataFrame(columns=["count", "rate", "published", "term", "something else"]))

    assert list(shown) == ["count", "rate", "published", "term"]
    assert [shown[name]["type_config"]["format"] for name in ("count", "rate")] == ["%,d", "%.3g"]
    assert shown["rate"]["help"] == explanations.explanation("rate")


@pytest.fixture
def file_name(visit: "Callable[..., Visit]") -> Callable[[pd.DataFrame], str]:
    """Return a function that gives the name of a table's CSV, on one page under one set of filters."""
    here = visit("terms").app.session_state["_here"]

    def page(here: object, table: object) -> None:
        import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own
        from streamlit.runtime import get_instance  # noqa: PLC0415

        from dashboard.parts.downloads import downloads  # noqa: PLC0415

        streamlit.session_state["_here"] = here
        downloads(table, "words")
        waiting = get_instance().media_file_mgr._deferred_callables.values()
        streamlit.text(next(entry["filename"] for entry in waiting))

    def drawn(table: pd.DataFrame) -> str:
        app = AppTest.from_function(page, kwargs={"here": here, "table": table}).run()
        assert not app.exception
        return str(app.text[0].value)

    return drawn


def test_a_file_is_named_by_what_it_holds(file_name: Callable[[pd.DataFrame], str]) -> None:
    """The name says what it is and holds a digest; the same table has the same name."""
    table = _frame(["a"], [["x"]])

    assert re.fullmatch(r"words-[0-9a-f]{12}\.csv", file_name(table))
    assert file_name(table) == file_name(table.copy())


@pytest.mark.parametrize(("rows", "changed"), [(1, 0), (51, 50), (200, 120)])
def test_tables_that_differ_have_files_that_differ(
    file_name: Callable[[pd.DataFrame], str], rows: int, changed: int
) -> None:
    """Wherever two tables of one length differ, in the first row or in a late one, their files have other names."""
    one = _frame(["a"], [["x"]] * rows)
    other = one.copy()
    other.loc[changed, "a"] = "y"

    assert file_name(one) != file_name(other)
