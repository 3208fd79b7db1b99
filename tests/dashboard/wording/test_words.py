"""Words on the screen: numbers, plurals, and what is missing and why."""

import pandas as pd
import pytest

from analysis import counted
from analysis.caveats.views import session_caveats
from analysis.corpus.schema import CAVEATS
from dashboard.wording import words


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [
        (0, "document", "0 documents"),
        (1, "document", "1 document"),
        (2, "document", "2 documents"),
        (1, "entity", "1 entity"),
        (1_200, "entity", "1,200 entities"),
        (7, "day", "7 days"),
        (3, "match", "3 matches"),
        (1_000_000, "word", "1,000,000 words"),
    ],
)
def test_a_number_with_its_noun(number: int, noun: str, said: str) -> None:
    """One is singular, everything else plural, with commas between thousands."""
    assert counted(number, noun) == said


@pytest.mark.parametrize(
    ("rate", "said"),
    [
        (0.0, "0"),
        (0.000031, "0.000031"),
        (9.96, "10"),
        (0.123, "0.12"),
        (4.04, "4"),
        (9.86, "9.9"),
        (84.5, "84"),
        (1_234.5, "1,234"),
    ],
)
def test_a_rate_has_two_digits(rate: float, said: str) -> None:
    """Small rates have two digits, large ones no decimals."""
    assert words.rate(rate) == said


@pytest.mark.parametrize(("share", "said"), [(0.0, "0%"), (0.456, "46%"), (1.0, "100%")])
def test_a_share_in_per_cent(share: float, said: str) -> None:
    """Shares have no decimals."""
    assert words.percent(share) == said


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
    """With fewer than ten documents no intervals are drawn, and the note says why, of one document in the singular."""
    assert words.interval_note(documents.head(1)) == "No intervals are drawn: 1 document is too few for them."
    some = pd.concat([documents] * 3).head(number)

    assert words.enough(some) is enough
    assert words.interval_note(some).startswith(
        "Thin lines" if enough else "No intervals are drawn: 9 documents are too few"
    )


def test_bars_of_the_coverage_are_called_by_what_they_hold() -> None:
    """Only bars with documents can be opened; each is handed over as source and first day."""
    days = [pd.Timestamp("2019-01-01"), pd.Timestamp("2020-01-01"), pd.NaT]
    table = pd.DataFrame({"source": ["A"] * 3, "period": days, "documents": [2, 0, 1]})

    assert words.cells(table, "year") == {"A|2019-01-01": "A, 2019: 2 documents"}


@pytest.mark.parametrize(
    ("sources", "reference", "said"),
    [("AB", None, ("A", "B")), ("ABC", None, ("A", "the 2 other sources")), ("ABC", "C", ("A", "C"))],
)
def test_what_the_sides_are_called(sources: str, reference: str | None, said: tuple[str, str]) -> None:
    """One other source is called by its name, several by their number."""
    assert words.side_names(list(sources), "A", reference) == said


@pytest.mark.parametrize(
    ("sources", "reference", "enough"),
    [("A" * 10 + "B" * 10, None, True), ("A" * 10 + "B" * 9, None, False), ("A" * 10 + "B" * 9 + "C", "B", False)],
)
def test_both_sides_take_ten_documents(sources: str, reference: str | None, *, enough: bool) -> None:
    """Intervals of a comparison need ten documents on either side."""
    assert words.enough_on_both_sides(pd.DataFrame({"source": list(sources)}), "A", reference) is enough


@pytest.mark.parametrize(
    ("q", "said"),
    [
        (float("nan"), "too few texts"),
        (0.0, "q = 0.001"),
        (0.0499, "q = 0.050"),
        (0.05, "not distinguishable"),
        (1.0, "not distinguishable"),
    ],
)
def test_what_a_q_value_allows_one_to_say(q: float, said: str) -> None:
    """A number only where it is small; and never a zero."""
    assert words.verdict(q) == said


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "p < 0.001"),
        (0.031, "p = 0.031"),
        (0.04876, "p = 0.049"),
        (0.0497, "p = 0.0497"),
        (0.04999, "p = 0.04999"),
        (0.05, "p = 0.05"),
        (0.0504, "p = 0.05"),
        (1.0, "p = 1"),
    ],
)
def test_a_p_below_the_threshold_is_not_rounded_up_to_it(p: float, said: str) -> None:
    """Else a line would rise at p = 0.05, and another have no direction at p = 0.05."""
    assert words.probability(p) == said


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
    assert words.document_names(documents) == {
        "d3": "Three · B · 2017 (inferred)",
        "d2": "d2 · A · July 2019 (inferred)",
        "d1": "One · A · 20 July 2019",
        "d4": "Four · B · undated",
    }


def test_a_topic_is_called_by_its_first_words() -> None:
    """Its number and three of its words; all of them are there to be marked."""
    terms = pd.DataFrame({"topic": [1] * 4 + [2] * 4, "term": list("abcdefgh")})

    assert words.topic_names(terms) == {1: "1 · a, b, c", 2: "2 · e, f, g", 0: "no topic"}
    assert words.topic_words(terms, 2) == frozenset("efgh")


def test_the_stability_of_all_topics_is_said_once() -> None:
    """The note says what is common to all topics; which are not to be built on is a caution."""
    quality = pd.DataFrame({"topic": [1, 2], "stability": [0.8, 0.2]})

    assert words.stability(quality).startswith(
        "Fitted again on ten random parts, the topics’ lists of words agree by 0.50 on average (average Jaccard: "
    )


@pytest.mark.parametrize(("rows", "cut"), [(5_000, False), (5_001, True)])
def test_a_table_that_is_cut_says_so(rows: int, *, cut: bool) -> None:
    """Only a table longer than what is shown says that it is cut."""
    assert words.data_note(rows, 5_000).startswith("The first 5,000 of 5,001 rows; ") is cut


def test_sentences_of_several_tables_have_the_gravest_first() -> None:
    """Tables are put one under the other, and what is to be read first is first; none are none."""
    few = pd.DataFrame({"code": ["few-docs"], "severity": ["read first"], "message": ["Few."], "figure": [1.0]})

    found = words.cautions([CAVEATS.empty(), session_caveats(12), few, session_caveats(11)])

    assert [grave for _, grave in found] == [True, False, False]
    assert found[0] == ("Few.", True)
    assert ["12 different" in found[1][0], "11 different" in found[2][0]] == [True, True]
    assert words.cautions([]) == words.cautions([CAVEATS.empty()]) == []


@pytest.mark.parametrize(("number", "sentences"), [(0, 0), (9, 0), (10, 1), (300, 1)])
def test_many_comparisons_are_said(number: int, sentences: int) -> None:
    """From ten on, the page says how many were looked at."""
    assert len(words.many_tried(number)) == sentences
