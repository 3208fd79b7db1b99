"""Words on the screen: numbers, dates, plurals, and what is missing and why."""

import pandas as pd
import pytest

from analysis.schema import COLUMNS
from dashboard import words


def _day(text: str) -> pd.Timestamp:
    return pd.Timestamp(text)


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "document", "0 documents"),
        (1, "document", "1 document"),
        (2, "document", "2 documents"),
        (1, "entity", "1 entity"),
        (1_200, "entity", "1,200 entities"),
        (1_000_000, "word", "1,000,000 words"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, said: str) -> None:
    """One is singular, everything else plural, with commas between thousands."""
    assert words.count(number, noun) == said


@pytest.mark.parametrize(("share", "said"), [(0.0, "0%"), (0.456, "46%"), (1.0, "100%")])
def test_a_share_in_per_cent(share: float, said: str) -> None:
    """Shares have no decimals."""
    assert words.percent(share) == said


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
    published = _day("2019-07-01") if precision else pd.NaT
    table = pd.DataFrame({"published": [published], "date_precision": [precision], "date_basis": [basis]})

    assert words.dates(table) == [said]


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
    assert words.period(_day("2019-07-01"), by) == said


@pytest.mark.parametrize(
    ("rows", "said"), [([0, 1, 2, 3], "2017 to 2019"), ([0, 1], "2019"), ([3], "undated"), ([], "undated")]
)
def test_the_years_of_documents(documents: pd.DataFrame, rows: list[int], said: str) -> None:
    """From the first year to the last; one year alone; or no date at all."""
    assert words.years(documents.iloc[rows]) == said


def test_what_is_counted(documents: pd.DataFrame) -> None:
    """Documents, words, sources and years of what is selected."""
    assert words.denominator(documents) == "4 documents · 2,000 words · 2 sources · 2017 to 2019"
    assert words.denominator(documents.head(1)) == "1 document · 1,000 words · 1 source · 2019"
    assert words.denominator(documents.head(0)) == "0 documents · 0 words · 0 sources · undated"


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ([], "This corpus has no documents."),
        (["the search"], "No document passes the filters. Relax the search in the sidebar, or press Reset."),
        (
            ["the sources", "the dates"],
            "No document passes the filters. Relax the sources or the dates in the sidebar, or press Reset.",
        ),
    ],
)
def test_nothing_says_which_filter_to_relax(filters: list[str], said: str) -> None:
    """An empty page names the filters that are set."""
    assert words.nothing(filters) == said


def test_a_search_without_a_match_says_what_to_try() -> None:
    """The search is quoted as it was typed."""
    assert words.not_found("immigrat").startswith("“immigrat” does not occur in the documents selected. Try another")


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

    assert words.undated(table, "month") == said


def test_undated_documents_are_counted_once_for_all_terms() -> None:
    """Two terms leave out the same document, not two."""
    table = pd.DataFrame({"term": ["a", "b"], "source": ["A", "A"], "state": ["undated"] * 2, "documents": [1, 1]})

    assert words.undated(table.assign(period=pd.NaT), "day").startswith("1 document is not drawn")


@pytest.mark.parametrize(("number", "enough"), [(9, False), (10, True)])
def test_intervals_take_ten_documents(documents: pd.DataFrame, number: int, *, enough: bool) -> None:
    """With fewer than ten documents no intervals are drawn, and the note says why."""
    some = pd.concat([documents] * 3).head(number)

    assert words.enough(some) is enough
    assert words.interval_note(some).startswith("Thin lines" if enough else "No intervals: 9 documents are too few")


def test_bars_of_the_coverage_are_called_by_what_they_hold() -> None:
    """Only bars with documents can be opened; each is handed over as source and first day."""
    days = [_day("2019-01-01"), _day("2020-01-01"), pd.NaT]
    table = pd.DataFrame({"source": ["A"] * 3, "period": days, "documents": [2, 0, 1]})

    assert words.cells(table, "year") == {"A|2019-01-01": "A, 2019: 2 documents"}


@pytest.mark.parametrize(
    ("sources", "said"), [(["A", "B"], "B"), (["A", "B", "C"], "the 2 other sources"), (["A"], "the 0 other sources")]
)
def test_what_the_rest_is_called(sources: list[str], said: str) -> None:
    """One other source is called by its name."""
    assert words.rest(sources, "A") == said


def test_the_head_of_a_column_has_its_denominators(documents: pd.DataFrame) -> None:
    """Uses, documents that use it of all documents, and a rate over all of the source's words."""
    found = pd.DataFrame({"source": ["A", "A", "A", "B"], "doc_id": ["d1", "d1", "d2", "d3"]})

    assert words.heads(found, documents, "use") == {
        "A": "3 uses in 2 of 2 documents · 20 per 10,000 words",
        "B": "1 use in 1 of 2 documents · 20 per 10,000 words",
    }


@pytest.mark.parametrize(("noun", "said"), [("mention", "1 mention in 1 of 2 documents"), ("document", "1 document")])
def test_only_uses_have_a_rate(documents: pd.DataFrame, noun: str, said: str) -> None:
    """Mentions, passages and documents are counted, not divided by words."""
    found = pd.DataFrame({"source": ["B"], "doc_id": ["d3"]})

    assert words.heads(found, documents, noun) == {"B": said}


def test_what_the_columns_do_not_show() -> None:
    """Sources beyond the columns are counted, with what they hold."""
    found = pd.DataFrame({"source": ["A", "B", "B", "C"]})

    assert words.left_out(found, ["A"], "use").startswith("3 uses by 2 other sources: ")
    assert words.left_out(found, ["A", "B"], "use").startswith("1 use by 1 other source: ")


@pytest.mark.parametrize(
    ("followed", "typed", "drawn"),
    [
        ("", "", ()),
        ("ice", "", ("ice",)),
        ("ice", " raids, ice ,, raids,", ("ice", "raids")),
        ("", "a,b,c,d,e,f,g,h,i", tuple("abcdefgh")),
    ],
)
def test_which_searches_are_drawn(followed: str, typed: str, drawn: tuple[str, ...]) -> None:
    """The word being followed first, each once, at most eight."""
    assert words.searches(followed, typed) == drawn


def test_documents_are_called_by_title_source_and_date(documents: pd.DataFrame) -> None:
    """By date, undated last; a document without a title is called by its identifier."""
    assert words.titles(documents) == {
        "d3": "Three · B · 2017 (inferred)",
        "d2": "d2 · A · July 2019 (inferred)",
        "d1": "One · A · 20 July 2019",
        "d4": "Four · B · undated",
    }


def test_a_topic_is_called_by_its_first_words() -> None:
    """Its number and three of its words; all of them are there to be marked."""
    terms = pd.DataFrame({"topic": [1] * 4 + [2] * 4, "term": list("abcdefgh")})

    assert words.topic_names(terms) == {1: "1 · a, b, c", 2: "2 · e, f, g"}
    assert words.topic_words(terms, 2) == frozenset("efgh")


@pytest.mark.parametrize(
    ("values", "ending"),
    [
        ([0.8, 0.6], "keep 70% of their words."),
        ([0.8, 0.2], "Do not build on topic 2: too little stays."),
        ([0.3, 0.2], "Do not build on topics 1, 2: too little stays."),
    ],
)
def test_shaky_topics_are_named(values: list[float], ending: str) -> None:
    """Topics that change when fitted again are not to be built on, and say so."""
    quality = pd.DataFrame({"topic": [1, 2], "stability": values})

    assert words.stability(quality).endswith(ending)


def test_every_column_has_a_meaning() -> None:
    """The Methods page explains each column of each table, with its unit."""
    meanings = dict(words.column_meanings())

    assert list(meanings) == list(COLUMNS)
    assert meanings["count"] == "How often it is used. (uses)"


@pytest.mark.parametrize(("rows", "cut"), [(5_000, False), (5_001, True)])
def test_a_table_that_is_cut_says_so(rows: int, *, cut: bool) -> None:
    """Only a table longer than what is shown says that it is cut."""
    assert words.data_note(rows, 5_000).startswith("The first 5,000 of 5,001 rows; ") is cut
