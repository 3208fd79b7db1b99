"""Dates and periods as people write them."""

import pandas as pd
import pytest

from dashboard.wording import dates


@pytest.mark.parametrize(
    ("precision", "basis", "said"),
    [
        ("day", "stated", "1 July 2019"),
        ("day", "inferred", "1 July 2019 (inferred)"),
        ("month", "stated", "July 2019"),
        ("month", "inferred", "July 2019 (inferred)"),
        ("year", "stated", "2019"),
        ("year", "inferred", "2019 (inferred)"),
        ("", "", "undated"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(precision: str, basis: str, said: str) -> None:
    """A month is no day, a year no month, and what is inferred says so."""
    published = pd.Timestamp("2019-07-01") if precision else pd.NaT
    table = pd.DataFrame({"published": [published], "date_precision": [precision], "date_basis": [basis]})

    assert dates.dates(table) == [said]


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("day", "1 July 2019"),
        ("week", "the week of 1 July 2019"),
        ("month", "July 2019"),
        ("quarter", "the third quarter of 2019"),
        ("year", "2019"),
    ],
)
def test_a_period_in_words(by: str, said: str) -> None:
    """A period is called what people call it."""
    assert dates.period(pd.Timestamp("2019-07-01"), by) == said


@pytest.mark.parametrize(
    ("rows", "said"), [([0, 1, 2, 3], "2017 to 2019"), ([0, 1], "2019"), ([3], "undated"), ([], "undated")]
)
def test_the_years_of_documents(documents: pd.DataFrame, rows: list[int], said: str) -> None:
    """From the first year to the last; one year alone; or no date at all."""
    assert dates.years(documents.iloc[rows]) == said


@pytest.mark.parametrize(
    ("by", "said"), [("day", "on 1 July 2019"), ("week", "in the week of 1 July 2019"), ("year", "in 2019")]
)
def test_something_happens_on_a_day_and_in_a_year(by: str, said: str) -> None:
    """A period comes with its preposition."""
    assert dates.when(pd.Timestamp("2019-07-01"), by) == said
