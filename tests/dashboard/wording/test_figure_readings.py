"""How to read a figure is said with one of its own words, and with that word's numbers."""

import re
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from analysis import (
    Filters,
    coverage,
    entities,
    entity_keyness,
    entity_prevalence,
    fit_topics,
    keyness,
    limits,
    named_together,
    source_profiles,
    term_trend,
    topic_prevalence,
)
from analysis import term_frequencies as frequencies
from dashboard.wording.findings.readings import figure_reading

if TYPE_CHECKING:
    from analysis import Corpus

ALL = Filters()


@pytest.fixture(scope="module")
def tables(seeds: "Corpus") -> dict[str, pd.DataFrame]:
    """What each figure shows of the seeds."""
    return {
        "coverage": coverage(seeds, ALL, by="year"),
        "terms": frequencies(seeds, ALL),
        "trend": term_trend(seeds, ALL, ("ice",), by="year"),
        "keyness": keyness(seeds, ALL, target="Red Flag", reference=None),
        "keyness meanwhile": source_profiles(seeds, ALL),
        "topics": topic_prevalence(seeds, ALL, fit_topics(seeds, ALL)),
        "entities": entities(seeds, ALL),
        "entities-by-source": entity_prevalence(seeds, ALL, ["ICE", "Trump"]).assign(of=5),
        "name-differences": entity_keyness(seeds, ALL, target="Red Flag"),
        "named-together": named_together(seeds, ALL),
    }


NAMES = ["entities", "entities-by-source", "name-differences", "named-together"]


@pytest.mark.parametrize("name", ["coverage", "terms", "trend", "keyness", "keyness meanwhile", "topics", *NAMES])
def test_the_example_is_a_row_of_the_table(tables: dict[str, pd.DataFrame], name: str) -> None:
    """Three sentences; what the example counts stands in one row of the table, beside its word."""
    said, table = figure_reading(name, tables[name]), tables[name]
    assert len(re.findall(r"[.;] [A-Z]|\.$", said)) >= 3

    word = next(column for column in ("term", "entity", "topic", "source") if column in table)
    example = said[said.index("For example") : said.index(". ", said.index("For example"))]
    counts = set(re.findall(r"(?<![\d.])\d+(?![\d.])", example.replace("10,000", "")))
    rows = [row for row in table.to_dict("records") if str(row[word]) in example]
    assert any(counts <= {*map(_written, row.values()), *_dates(row)} for row in rows)


def _written(value: Any) -> str:
    """Return a number as a sentence may have it: whole, or rounded, or in per cent."""
    return f"{value * (100 if value < 1 else 1):.0f}" if isinstance(value, float) else str(value)


def _dates(row: dict[str, Any]) -> set[str]:
    day = row.get("period")
    return {str(day.day), str(day.year)} if day is not None else set()


@pytest.mark.parametrize("name", ["documents", "kept-passages", ""])
def test_what_is_no_figure_has_no_reading(tables: dict[str, pd.DataFrame], name: str) -> None:
    """A list is explained by its columns."""
    assert figure_reading(name, tables["terms"]) == ""


@pytest.mark.parametrize("name", ["coverage", "terms", "trend", "keyness", "topics", *NAMES])
def test_an_empty_figure_has_no_example(tables: dict[str, pd.DataFrame], name: str) -> None:
    """There is nothing to read in it."""
    assert figure_reading(name, tables[name].head(0)) == ""


def test_the_example_of_a_comparison_is_a_word_that_is_drawn(tables: dict[str, pd.DataFrame]) -> None:
    """A word that stands three times is first in the table, and in no figure."""
    table = tables["keyness"]
    used = table["count_target"] + table["count_reference"]
    assert used.iloc[0] < limits.LEAST_USES

    assert f"“{table.loc[used >= limits.LEAST_USES, 'term'].iloc[0]}”" in figure_reading("keyness", table)
