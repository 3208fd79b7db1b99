"""What is missing, and why."""

import pandas as pd
import pytest

from dashboard.wording import missing


@pytest.mark.row(91)
@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ([], "This corpus has no documents."),
        (["the search"], "No document passes the filters. Relax the search in the sidebar, or press Clear filters."),
        (
            ["the sources", "the dates"],
            "No document passes the filters. Relax the sources or the dates in the sidebar, or press Clear filters.",
        ),
    ],
)
def test_nothing_says_which_filter_to_relax(filters: list[str], said: str) -> None:
    """An empty page names the filters that are set."""
    assert missing.nothing(filters) == said


@pytest.mark.row(90)
def test_a_search_without_a_match_says_what_to_try() -> None:
    """The search is quoted as it was typed."""
    assert missing.not_found("[Donald Trump]") == (
        "“[Donald Trump]” is not named in the documents selected. Relax a filter in the sidebar to find where it is."
    )
    assert missing.not_found("immigrat").startswith("“immigrat” does not occur in the documents selected. Try another")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ([], ""),
        ([1], "1 document is not drawn: its date cannot be placed in a month."),
        ([1, 2], "3 documents are not drawn: their dates cannot be placed in a month."),
    ],
)
def test_what_a_view_over_time_leaves_out(left: list[int], said: str) -> None:
    """Undated documents are counted over sources, with singular and plural right."""
    rows = [("A", "covered", 4), *((name, "undated", number) for name, number in zip("AB", left, strict=False))]
    table = pd.DataFrame(rows, columns=["source", "state", "documents"]).assign(period=pd.NaT)

    assert missing.undated(table, "month") == said


def test_undated_documents_are_counted_once_for_all_terms() -> None:
    """Two terms leave out the same document, not two."""
    table = pd.DataFrame({"term": ["a", "b"], "source": ["A", "A"], "state": ["undated"] * 2, "documents": [1, 1]})

    assert missing.undated(table.assign(period=pd.NaT), "day").startswith("1 document is not drawn")
