"""What things are called."""

import pandas as pd
import pytest

from dashboard.wording import names


def test_bars_of_the_coverage_are_called_by_what_they_hold() -> None:
    """Only bars with documents can be opened; each is handed over as source and first day."""
    days = [pd.Timestamp("2019-01-01"), pd.Timestamp("2020-01-01"), pd.NaT]
    table = pd.DataFrame({"source": ["A"] * 3, "period": days, "documents": [2, 0, 1]})

    assert names.cells(table, "year") == {"A|2019-01-01": "A, 2019: 2 documents"}


@pytest.mark.parametrize(
    ("sources", "reference", "said"),
    [("AB", None, ("A", "B")), ("ABC", None, ("A", "the 2 other sources")), ("ABC", "C", ("A", "C"))],
)
def test_what_the_sides_are_called(sources: str, reference: str | None, said: tuple[str, str]) -> None:
    """One other source is called by its name, several by their number."""
    assert names.side_names(list(sources), "A", reference) == said


def test_documents_are_called_by_title_source_and_date(documents: pd.DataFrame) -> None:
    """By date, undated last; a document without a title is called by its identifier."""
    assert names.document_names(documents) == {
        "d3": "Three · B · 2017 (inferred)",
        "d2": "d2 · A · July 2019 (inferred)",
        "d1": "One · A · 20 July 2019",
        "d4": "Four · B · undated",
    }


def test_a_topic_is_called_by_its_first_words() -> None:
    """Its number and three of its words; all of them are there to be marked."""
    terms = pd.DataFrame({"topic": [1] * 4 + [2] * 4, "rank": [1, 2, 3, 4] * 2, "term": list("abcdefgh")})

    assert names.topic_names({1: tuple("abcd"), 2: ("law",)}) == {1: "1 · a, b, c", 2: "2 · law", 0: "no topic"}
    assert names.topic_words(terms, 2) == frozenset("efgh")
