"""Coverage and trends: every period counted, gaps and zeros told apart."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, concordance, coverage, mean_trend, steady_sources, term_trend
from analysis.corpus.errors import PeriodError
from analysis.corpus.periods import PERIODS, Period
from analysis.corpus.schema import COVERAGE, TERM_TREND

ROWS = [
    {"source": "A", "published": "2019-01-05", "text": "war war peace"},
    {"source": "A", "published": "2019-01-20", "text": "peace"},
    {"source": "A", "published": "2019-03-01", "text": "war"},
    {"source": "A", "published": "2019", "text": "war war"},
    {"source": "B", "published": "2019-02", "text": "peace now"},
    {"source": "B", "published": "", "text": "war"},
]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two sources: A in January and March and once in 2019, B in February and once undated."""
    return make_corpus(ROWS)


def _rows(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    months = table["period"].dt.strftime("%Y-%m").fillna("")
    return list(table.assign(period=months)[list(columns)].itertuples(index=False, name=None))


def test_coverage_by_month(corpus: Corpus) -> None:
    """Each source has every month, and a row for documents that no month can be told of."""
    assert _rows(coverage(corpus, Filters()), "source", "period", "documents", "tokens", "state") == [
        ("A", "2019-01", 2, 4, "covered"),
        ("A", "2019-02", 0, 0, "empty"),
        ("A", "2019-03", 1, 1, "covered"),
        ("A", "", 1, 2, "undated"),
        ("B", "2019-01", 0, 0, "outside"),
        ("B", "2019-02", 1, 2, "covered"),
        ("B", "2019-03", 0, 0, "outside"),
        ("B", "", 1, 1, "undated"),
    ]


@pytest.mark.row(62)
def test_coverage_by_year_takes_coarser_dates_in(corpus: Corpus) -> None:
    """A date of a year is exact enough for years."""
    found = coverage(corpus, Filters(sources=("A",)), by="year")

    assert _rows(found, "documents", "state") == [(4, "covered")]


@pytest.mark.parametrize("by", PERIODS)
def test_coverage_adds_up_to_the_documents_selected(seeds: Corpus, by: Period) -> None:
    """Whatever the period, every document is in one row."""
    found = coverage(seeds, Filters(), by=by)

    assert (found["documents"].sum(), found["tokens"].sum()) == (5, seeds.documents["tokens"].sum())


def test_a_trend_worked_out_by_hand(corpus: Corpus) -> None:
    """“war” of all sources: 2 in 4 words in January, 0 in 2, 1 in 1, and 3 in 3 undated words."""
    found = term_trend(corpus, Filters(), ["war"])

    columns = ("period", "count", "tokens", "rate", "documents", "documents_with", "state")
    assert _rows(found, *columns) == [
        ("2019-01", 2, 4, 5_000, 2, 1, "covered"),
        ("2019-02", 0, 2, 0, 1, 0, "covered"),
        ("2019-03", 1, 1, 10_000, 1, 1, "covered"),
        ("", 3, 3, 10_000, 2, 2, "undated"),
    ]


def test_an_interval_needs_two_documents(corpus: Corpus) -> None:
    """January's interval is by its two documents; a month of one has none."""
    found = term_trend(corpus, Filters(), ["peace"])

    # January: 1 of 3 words, 1 of 1: far too few to say more than that peace may be no word or every one
    assert found.loc[0, ["low", "high"]].tolist() == pytest.approx([0, 10_000])
    assert found.loc[1:2, ["low", "high"]].isna().all(axis=None)


@pytest.mark.row(74)
def test_no_documents_are_no_zero(corpus: Corpus) -> None:
    """In a month without documents the rate is missing; in one without the word it is 0."""
    found = term_trend(corpus, Filters(), ["war"], per_source=True)

    rates = found.set_index(["source", "state"])["rate"]
    assert np.isnan(rates["A", "empty"].item())
    assert np.isnan(rates["B", "outside"]).all()
    assert rates["B", "covered"].item() == 0


def test_terms_come_in_the_order_asked_for(corpus: Corpus) -> None:
    """Each term and source has every period, in order."""
    found = term_trend(corpus, Filters(start=None), ["war", "peace", "w*"], per_source=True)

    pairs = found[["term", "source"]].drop_duplicates().itertuples(index=False, name=None)
    assert list(pairs) == [(term, source) for term in ("war", "peace", "w*") for source in "AB"]


@pytest.mark.parametrize("by", PERIODS)
@pytest.mark.parametrize("per_source", [True, False])
@pytest.mark.parametrize("term", ["the", "ice", "class war", "immig*", "nowhere"])
def test_counts_of_all_rows_are_all_matches(seeds: Corpus, term: str, *, per_source: bool, by: Period) -> None:
    """A trend loses no match: its rows, the undated ones too, add up to the concordance."""
    found = term_trend(seeds, Filters(), [term], by=by, per_source=per_source)

    assert found["count"].sum() == len(concordance(seeds, Filters(), term))


def test_sources_add_up_to_all(seeds: Corpus) -> None:
    """The counts per source are the counts of all sources together."""
    apart = term_trend(seeds, Filters(), ["ice"], by="year", per_source=True)
    together = term_trend(seeds, Filters(), ["ice"], by="year")

    assert apart.groupby("period")["count"].sum().tolist() == together["count"].tolist()


@pytest.mark.row(73)
def test_undated_documents_alone_have_one_row(make_corpus: Callable[..., Corpus]) -> None:
    """Without a date there are no periods, only the undated."""
    found = coverage(make_corpus([{"text": "a b"}, {"text": "c"}]), Filters())

    assert _rows(found, "period", "documents", "tokens", "state") == [("", 2, 3, "undated")]


@pytest.mark.parametrize("per_source", [True, False])
def test_nothing_selected_gives_empty_tables(corpus: Corpus, *, per_source: bool) -> None:
    """An empty selection has no periods, and the same columns."""
    filters = Filters(search="strike")

    pd.testing.assert_frame_equal(coverage(corpus, filters), COVERAGE.empty())
    pd.testing.assert_frame_equal(term_trend(corpus, filters, ["war"], per_source=per_source), TERM_TREND.empty())


def test_no_terms_give_an_empty_table(corpus: Corpus) -> None:
    """Where nothing is asked nothing is answered."""
    pd.testing.assert_frame_equal(term_trend(corpus, Filters(), []), TERM_TREND.empty())


def test_too_many_periods_are_refused(make_corpus: Callable[..., Corpus]) -> None:
    """Days over centuries cannot be drawn; years can."""
    corpus = make_corpus([{"text": "a", "published": day} for day in ("1789-04-30", "2025-01-20")])

    with pytest.raises(PeriodError, match="E-PERIODS"):
        coverage(corpus, Filters(), by="day")
    assert len(coverage(corpus, Filters(), by="year")) == 2025 - 1789 + 1


def test_a_month_without_a_use_is_not_sure_to_have_none(make_corpus: Callable[..., Corpus]) -> None:
    """Two documents of 20 words each without the word: it may be as frequent as −ln .025 in 40, 922 in 10,000."""
    corpus = make_corpus([{"published": "2019-01", "text": "x " * 20}] * 2)

    found = term_trend(corpus, Filters(), ["raid"])

    assert found.loc[0, ["rate", "low", "high"]].tolist() == pytest.approx([0, 0, 922], abs=0.5)


def test_a_word_of_bursts_may_be_more_frequent_where_it_is_not_used(make_corpus: Callable[..., Corpus]) -> None:
    """What the word does in all documents counts: 4 of 10 words in one of four documents make deff = 4."""
    rows = [{"published": "2019-01", "text": "x " * 10}] * 2
    rows += [{"published": "2019-02", "text": text} for text in ("raid " * 4 + "x " * 6, "x " * 10)]

    found = term_trend(make_corpus(rows), Filters(), ["raid"])

    # r = 4/40, residuals 3 −1 −1 −1: Var = 4/3 · 12 / 1600 = .01; deff = .01 / (.1 / 40) = 4; n* = 20/4
    assert found.loc[0, "high"] == pytest.approx(10_000 * -np.log(0.025) / 5)


@pytest.mark.parametrize("by", PERIODS)
@pytest.mark.parametrize("term", ["the", "ice", "immig*", "nowhere"])
def test_no_period_with_two_documents_is_sure(seeds: Corpus, term: str, by: Period) -> None:
    """Wherever there is an interval it has a width, and holds the rate."""
    found = term_trend(seeds, Filters(), [term], by=by)
    drawn = found[found["low"].notna()]

    assert (drawn["low"] < drawn["high"]).all()
    assert drawn["rate"].between(drawn["low"], drawn["high"]).all()


# Sources of unlike size: in January A has 1 raid in 10 words and B 4 in 10; in February A alone has 2 in 100.
UNLIKE = [
    {"source": "A", "published": "2019-01", "text": "raid " + "x " * 9},
    {"source": "B", "published": "2019-01", "text": "raid " * 4 + "x " * 6},
    {"source": "A", "published": "2019-02", "text": "raid raid " + "x " * 98},
    {"source": "B", "published": "", "text": "raid"},
]


def test_a_mean_of_sources_weighs_them_alike(make_corpus: Callable[..., Corpus]) -> None:
    """January is the mean of 1,000 and 4,000 in 10,000, February A's rate alone; counts are those of all together."""
    corpus = make_corpus(UNLIKE)
    found, whole = mean_trend(corpus, Filters(), ["raid"]), term_trend(corpus, Filters(), ["raid"])

    assert _rows(found, "period", "rate", "averaged") == [("2019-01", 2_500, 2), ("2019-02", 200, 1), ("", 10_000, 1)]
    assert found[["low", "high"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(
        found.drop(columns=["rate", "low", "high", "averaged"]), whole.drop(columns=["rate", "low", "high"])
    )


def test_a_mean_of_one_source_is_its_rate(make_corpus: Callable[..., Corpus]) -> None:
    """Where there is nothing to weigh, nothing changes."""
    corpus = make_corpus([row for row in UNLIKE if row["source"] == "A"])
    found, whole = (one(corpus, Filters(), ["raid", "x"]) for one in (mean_trend, term_trend))

    pd.testing.assert_series_equal(found["rate"], whole["rate"])


def test_no_mean_is_made_of_nothing(corpus: Corpus) -> None:
    """In a month without documents the rate is missing, of no source; without documents there is no row."""
    found = mean_trend(corpus, Filters(sources=("A",)), ["war"])

    assert _rows(found[found["state"] == "empty"], "averaged") == [(0,)]
    assert found.loc[found["state"] == "empty", "rate"].isna().all()
    assert mean_trend(corpus, Filters(search="strike"), ["war"]).empty


def test_steady_sources_have_documents_in_every_period_that_is_over(make_corpus: Callable[..., Corpus]) -> None:
    """March has no document of anybody, May is not over; B has none in February, and C is undated."""
    rows = [("A", "2019-01-01"), ("A", "2019-02-01"), ("A", "2019-04-01"), ("D", "2019-01-05"), ("D", "2019-02-05")]
    rows += [("B", "2019-01-01"), ("B", "2019-04-01"), ("B", "2019-05-02"), ("C", ""), ("D", "2019-04-30")]
    corpus = make_corpus([{"source": source, "published": date, "text": "x"} for source, date in rows])

    assert steady_sources(corpus, Filters()) == ("A", "D")
    assert steady_sources(corpus, Filters(), by="year") == ("A", "B", "D")
    assert steady_sources(corpus, Filters(search="strike")) == ()
    assert steady_sources(corpus, Filters(sources=("C",))) == ()
