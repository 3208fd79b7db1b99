"""Downloads: what stands over a table to look at it and to take it away, and what its files are called."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.parts.downloads import columns
from dashboard.wording import explanations

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit


def _frame(head: list[str], rows: list[list[str]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=head, dtype="str")


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
