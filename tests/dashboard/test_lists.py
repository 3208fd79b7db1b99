"""Lists beside figures: rows that can be chosen, each standing for what it shows."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    from tests.dashboard.conftest import Visit


def _rows(visit: "Visit") -> "pd.DataFrame":
    found: pd.DataFrame = visit.app.dataframe[0].value
    return found


@pytest.mark.parametrize(
    ("page", "link", "columns"),
    [
        ("overview", {}, ["date", "source", "title"]),
        ("terms", {}, ["term", "count", "documents", "dispersion"]),
        ("topics", {}, ["topic", "words", "stability"]),
        ("entities", {}, ["entity", "mentions", "kind", "also"]),
        ("passages", {"word": "raids", "view": "Lines"}, ["left", "match", "right", "source", "date"]),
    ],
)
def test_a_list_shows_what_it_is_about(
    visit: "Callable[..., Visit]", page: str, link: dict[str, str], columns: list[str]
) -> None:
    """Each list has its columns, and rows."""
    rows = _rows(visit(page, **link))

    assert list(rows.columns[: len(columns)]) == columns
    assert len(rows) > 0


def test_documents_are_listed_by_date_and_dates_are_honest(visit: "Callable[..., Visit]") -> None:
    """From the oldest to the newest, no date more exact than it is."""
    assert _rows(visit("overview"))["date"].tolist() == [
        "2017 (inferred)",
        "12 March 2018",
        "July 2019 (inferred)",
        "July 2019 (inferred)",
        "25 July 2025 (inferred)",
    ]


def test_kinds_of_names_are_english(visit: "Callable[..., Visit]") -> None:
    """No code of a model is shown."""
    kinds = set(_rows(visit("entities"))["kind"])

    assert {"organisation", "person"} <= kinds
    assert [kind for kind in kinds if kind.isupper()] == []


def test_a_line_of_the_concordance_has_its_match_in_the_middle(visit: "Callable[..., Visit]") -> None:
    """Every row is a match as it stands in the text."""
    rows = _rows(visit("passages", word="raids", view="Lines"))

    assert set(rows["match"].str.lower()) == {"raids"}
    assert len(rows) == 18
