"""Small print that counts."""

import pandas as pd
import pytest

from dashboard.wording import notes


def test_what_is_counted(documents: pd.DataFrame) -> None:
    """Documents, words, sources and years of what is selected."""
    assert notes.denominator(documents) == "4 documents · 2,000 words · 2 sources · 2017 to 2019"
    assert notes.denominator(documents.head(1)) == "1 document · 1,000 words · 1 source · 2019"
    assert notes.denominator(documents.head(0)) == "0 documents · 0 words · 0 sources · undated"


@pytest.mark.parametrize(("rows", "cut"), [(5_000, False), (5_001, True)])
def test_a_table_that_is_cut_says_so(rows: int, *, cut: bool) -> None:
    """Only a table longer than what is shown says that it is cut."""
    assert notes.data_note(rows, 5_000).startswith("The first 5,000 of 5,001 rows; ") is cut
