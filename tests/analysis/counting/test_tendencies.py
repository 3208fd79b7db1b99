"""Tendencies: which lines rise and fall, how fast, and whether sources changed or only who published when."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, Period, bursts, composition, mean_trend, tendencies, term_trend
from analysis.corpus.schema import BURSTS, COMPOSITION, TENDENCIES
from analysis.measures.change import mann_kendall, theil_sen_slope

if TYPE_CHECKING:
    from random import Random


def _tendencies(corpus: Corpus, by: Period = "year", *, per_source: bool = False) -> pd.DataFrame:
    trend = term_trend(corpus, Filters(), ["raid"], by=by, per_source=per_source)
    return tendencies(corpus, Filters(), trend, by=by)


def _of_rates(uses: Mapping[str, int], words: int = 100) -> list[dict[str, object]]:
    """Return a document a date, of so many words, of which so many are “raid”."""
    return [
        {"published": date, "text": " ".join(["raid"] * number + ["x"] * (words - number))}
        for date, number in uses.items()
    ]


def test_time_goes_on_where_there_are_no_documents(make_corpus: Callable[..., Corpus]) -> None:
    """10 more in 100 words every fourth year are 250 more in 10,000 a year."""
    corpus = make_corpus(_of_rates({str(1980 + 4 * place): 10 * place for place in range(8)}))

    (row,) = _tendencies(corpus).to_dict("records")

    assert (row["periods"], row["tau"], row["slope"]) == (8, 1, pytest.approx(250))


def test_months_are_alike_whatever_their_days(make_corpus: Callable[..., Corpus]) -> None:
    """One use more a month is one a month, over February and March too."""
    corpus = make_corpus(_of_rates({f"2019-{month:02}": month for month in range(1, 10)}))

    (row,) = _tendencies(corpus, "month").to_dict("records")

    assert row["slope"] == pytest.approx(100)


def test_gaps_of_every_length_are_counted(make_corpus: Callable[..., Corpus]) -> None:
    """Years 0, 1, 3, 7, 8, 12, 13 and 20, each with as many uses as its number, rise by one a year."""
    corpus = make_corpus(_of_rates({str(1980 + year): year for year in (0, 1, 3, 7, 8, 12, 13, 20)}))

    (row,) = _tendencies(corpus).to_dict("records")

    assert row["slope"] == pytest.approx(100)


def test_a_source_counts_time_by_all_periods(make_corpus: Callable[..., Corpus]) -> None:
    """A source that publishes every second month changes half as much a month, whether others fill the gaps or not."""
    own = [{**row, "source": "B"} for row in _of_rates({f"2019-{month:02}": month for month in range(1, 13)})]
    seldom = _of_rates({f"{2018 + half // 6}-{1 + 2 * (half % 6):02}": half for half in range(9)})

    alone = _tendencies(make_corpus(seldom), "month", per_source=True)
    beside = _tendencies(make_corpus([*seldom, *own]), "month", per_source=True)

    assert alone["slope"].tolist() == pytest.approx([50])
    assert beside.set_index("source")["slope"].to_dict() == pytest.approx({"A": 50, "B": 100})


def test_a_rare_word_does_not_rise_because_a_corpus_grows(make_corpus: Callable[..., Corpus]) -> None:
    """Six years of 100 words and six of 2,500, where every 1,000th word is raid: no short one has it."""
    sizes = [100] * 6 + [2_500] * 6
    words = [f"raid{'' if place % 1_000 == 999 else place}" for place in range(sum(sizes))]
    ends = np.cumsum(sizes)
    rows = [
        {"published": str(1980 + place), "text": " ".join(words[end - size : end])}
        for place, (size, end) in enumerate(zip(sizes, ends, strict=True))
    ]
    corpus = make_corpus(rows)

    assert mann_kendall(term_trend(corpus, Filters(), ["raid"], by="year")["rate"]).p < 0.05
    assert _tendencies(corpus).empty  # two uses are to be expected in years of 2,500 words, of which there are six


def test_periods_whose_documents_have_no_word_say_nothing_of_a_tendency(make_corpus: Callable[..., Corpus]) -> None:
    """Eight years, one of them of signs only, are seven: too few."""
    rows = _of_rates({str(1980 + year): year for year in range(7)})

    assert _tendencies(make_corpus([*rows, {"published": "1987", "text": "!!!"}])).empty


def test_what_is_said_of_a_line_is_worked_out_by_hand(make_corpus: Callable[..., Corpus]) -> None:
    """Uses 1 3 2 4 5 7 6 8 rise in 26 and fall in 2 of 28 pairs, and most slopes are 1 in 100 words a year."""
    uses = [1, 3, 2, 4, 5, 7, 6, 8]
    (row,) = _tendencies(make_corpus(_of_rates({str(1980 + place): use for place, use in enumerate(uses)}))).to_dict(
        "records"
    )

    # 8! = 40,320 orders; the 1 + 7 + 27 with at most two falling pairs (coefficients of [8]!), and as many of rising.
    assert (row["tau"], row["p_ranks"]) == (pytest.approx(24 / 28), pytest.approx(2 * 35 / 40_320))
    assert row["slope"] == pytest.approx(100)
    # One source, one document a year: p is that of a correlation, r = 40 / 42 and t = 7.66 with 6 degrees of freedom.
    assert (row["direction"], row["direction_within"]) == (1, 0)
    assert row["p"] < 0.01


def _growing(seed: int = 1, years: int = 12) -> list[dict[str, object]]:
    """Return documents of two sources whose rates are flat: A's, of which there are more every year, uses raid most."""
    random = np.random.default_rng(seed)
    numbers = {"A": (2 + 2 * np.arange(years), 0.12), "B": (np.full(years, 12), 0.02)}
    return [
        {"source": source, "published": str(2000 + year), "text": "raid " * uses + "x " * (50 - uses)}
        for source, (documents, rate) in numbers.items()
        for year in range(years)
        for uses in random.binomial(50, rate, documents[year]).tolist()
    ]


def test_who_publishes_more_is_no_direction_within_sources(make_corpus: Callable[..., Corpus]) -> None:
    """All together rise, neither source does, and what makes it is the source that uses it more and grows."""
    corpus = make_corpus(_growing())
    trend = term_trend(corpus, Filters(), ["raid"], by="year")
    (row,) = _tendencies(corpus).to_dict("records")
    moved = composition(corpus, Filters(), trend, by="year").set_index("source")

    assert (row["direction"], row["p"] < 0.01, row["p_within"] > 0.05) == (1, True, True)
    assert moved["shift"].sum() > 0.8
    assert moved["shift"].idxmax() == "A"
    # 2 + 4 + … + 12 = 42 and 14 + … + 24 = 114 documents of A, and 72 of B in either half, of 50 words each
    assert moved[["words_first", "words_last"]].to_numpy().tolist() == [[2_100, 5_700], [3_600, 3_600]]
    assert moved["shift"].tolist()[1] == pytest.approx(0)
    assert moved["rate_others"].tolist() == moved["rate"].tolist()[::-1]


def test_sources_that_change_change_all_together(make_corpus: Callable[..., Corpus]) -> None:
    """Where both rise and publish evenly, the direction is the same within sources and nothing comes from who wrote."""
    rows = [
        {"source": source, "published": str(2000 + year), "text": "raid " * (year + more) + "x " * (60 - year - more)}
        for year in range(10)
        for source in "AB"
        for more in (1, 4)
    ]
    corpus = make_corpus(rows)
    trend = term_trend(corpus, Filters(), ["raid"], by="year")
    (row,) = tendencies(corpus, Filters(), trend, by="year").to_dict("records")

    assert (row["direction"], row["direction_within"], max(row["p"], row["p_within"]) < 0.01) == (1, 1, True)
    assert composition(corpus, Filters(), trend, by="year")["shift"].tolist() == pytest.approx([0, 0])


def test_weighted_alike_the_direction_is_that_within_sources(make_corpus: Callable[..., Corpus]) -> None:
    """The mean of two flat sources has no direction, whoever publishes more; and nothing further is said within."""
    corpus = make_corpus(_growing())
    trend = mean_trend(corpus, Filters(), ["raid"], by="year")
    (row,) = tendencies(corpus, Filters(), trend, by="year", alike=True).to_dict("records")

    assert row["p"] > 0.05
    assert (row["direction_within"], np.isnan(row["p_within"])) == (0, True)


def test_a_large_source_does_not_decide_where_sources_weigh_alike(make_corpus: Callable[..., Corpus]) -> None:
    """A's rate falls from 4 to 2 in 100 words, in texts ten times as long as B's, whose rate rises from 5 to 45."""
    rows = [
        {"source": source, "published": str(2000 + year), "text": "raid " * uses + "x " * (words - uses)}
        for year in range(10)
        for source, words, first in (("A", 1_000, 40 - 2 * year), ("B", 100, 5 + 4 * year))
        for uses in (first, first + 2)
    ]
    corpus = make_corpus(rows)
    trends = term_trend(corpus, Filters(), ["raid"], by="year"), mean_trend(corpus, Filters(), ["raid"], by="year")
    pooled, alike = (
        tendencies(corpus, Filters(), trend, by="year", alike=one)
        for trend, one in zip(trends, (False, True), strict=True)
    )

    assert pooled["direction_within"].tolist() == [1]  # 36 more uses of B against 18 fewer of A
    assert alike["direction"].tolist() == [1]
    assert alike["p"].item() < pooled["p_within"].item()


def test_a_source_in_one_period_has_no_direction_within(make_corpus: Callable[..., Corpus]) -> None:
    """Where every source has one year of its own nothing can be dealt within sources, and no p is made up."""
    rows = [
        {
            "source": f"S{year}",
            "published": str(2000 + year),
            "text": "raid " * (year + more) + "x " * (60 - year - more),
        }
        for year in range(10)
        for more in (1, 3)
    ]
    (row,) = _tendencies(make_corpus(rows)).to_dict("records")

    assert (row["direction"], row["p"] < 0.01) == (1, True)
    assert (row["direction_within"], np.isnan(row["p_within"])) == (0, True)


def test_each_source_on_its_own_is_tested_on_its_own(make_corpus: Callable[..., Corpus]) -> None:
    """A line of one source is the same with others beside it, and has nothing within or moved."""
    rows = _growing()
    corpus = make_corpus(rows)
    found = _tendencies(corpus, per_source=True).set_index("source")
    alone = _tendencies(make_corpus([row for row in rows if row["source"] == "A"]))

    assert found.loc["A", ["p", "tau", "slope"]].tolist() == alone.loc[0, ["p", "tau", "slope"]].tolist()
    assert found["p_within"].isna().all()
    trend = term_trend(corpus, Filters(), ["raid"], by="year", per_source=True)
    assert composition(corpus, Filters(), trend, by="year").empty


def test_lines_of_few_points_give_empty_tables(make_corpus: Callable[..., Corpus]) -> None:
    """Seven years are too few."""
    corpus = make_corpus(_growing(years=7))
    trend = term_trend(corpus, Filters(), ["raid"], by="year")

    pd.testing.assert_frame_equal(tendencies(corpus, Filters(), trend, by="year"), TENDENCIES.empty())
    pd.testing.assert_frame_equal(composition(corpus, Filters(), trend, by="year"), COMPOSITION.empty())


COLUMNS = ["term", "periods", "tau", "p_ranks", "slope", "direction", "p", "direction_within", "p_within"]


@given(st.randoms(use_true_random=False))
def test_order_names_and_undated_documents_change_nothing(make_corpus: Callable[..., Corpus], dice: "Random") -> None:
    """Documents in another order, sources under other names, and documents without a date beside them."""
    rows = _growing(seed=dice.randrange(1_000), years=9)
    undated = [{"source": "A", "published": "", "text": "raid raid"}, {"source": "Z", "published": "", "text": "raid"}]
    other = [{**row, "source": {"A": "Y", "B": "C"}[str(row["source"])]} for row in rows]
    tables = [_tendencies(make_corpus(some)) for some in (rows, dice.sample(rows, len(rows)), other, [*rows, *undated])]

    for table in tables[1:]:
        pd.testing.assert_frame_equal(table[COLUMNS], tables[0][COLUMNS])


@given(st.integers(0, 1_000))
def test_the_direction_of_all_is_that_within_and_who_published(make_corpus: Callable[..., Corpus], seed: int) -> None:
    """Shares of the direction: what the sources' terms leave is S within sources, worked out document by document."""
    rows = _growing(seed=seed, years=9)
    corpus = make_corpus(rows)
    moved = composition(corpus, Filters(), term_trend(corpus, Filters(), ["raid"], by="year"), by="year")

    documents = pd.DataFrame(rows).assign(uses=[str(row["text"]).split().count("raid") for row in rows], words=50)
    sums = documents.groupby("source")[["uses", "words"]].transform("sum")
    times = documents["published"].astype(int) - 2000
    together, within = (
        (times * (documents["uses"] - documents["words"] * rate)).sum()
        for rate in (documents["uses"].sum() / documents["words"].sum(), sums["uses"] / sums["words"])
    )

    assert moved["shift"].sum() == pytest.approx(1 - within / together)


def test_slopes_are_those_of_years_of_the_calendar(make_corpus: Callable[..., Corpus]) -> None:
    """A golden value: addresses every fourth year rise by 2.5 in 10,000 words a year, and not by 10."""
    uses = {str(1789 + 4 * place): place for place in range(12)}
    corpus = make_corpus(_of_rates(uses, words=1_000))

    assert _tendencies(corpus)["slope"].tolist() == pytest.approx([2.5])
    assert theil_sen_slope([10.0 * place for place in range(12)], range(12)) == 10


def test_a_month_of_all_uses_stands_out(make_corpus: Callable[..., Corpus]) -> None:
    """Twelve months of four documents, in one of which raid is used; a word that is never used has no row."""
    rows = [
        {"source": "AB"[half], "published": f"2019-{month:02}", "text": ("raid " if month == 5 else "x ") + "x " * 9}
        for month in range(1, 13)
        for half in (0, 1)
        for _ in range(2)
    ]
    corpus = make_corpus(rows)
    trend = term_trend(corpus, Filters(), ["raid", "never"])
    found = bursts(corpus, Filters(), trend, by="month")

    assert found.loc[found["p_standing"] < 0.05, ["term", "period"]].to_numpy().tolist() == [
        ["raid", pd.Timestamp("2019-05-01")]
    ]
    assert found["term"].unique().tolist() == ["raid"]
    apart = term_trend(corpus, Filters(), ["raid"], per_source=True)
    assert sorted(bursts(corpus, Filters(), apart, by="month")["source"].unique()) == ["A", "B"]


def test_no_line_gives_no_burst(make_corpus: Callable[..., Corpus]) -> None:
    """One period has nothing to stand out from."""
    corpus = make_corpus([{"published": "2019-01", "text": "raid"}] * 3)
    trend = term_trend(corpus, Filters(), ["raid"])

    pd.testing.assert_frame_equal(bursts(corpus, Filters(), trend, by="month"), BURSTS.empty())


def test_points_of_a_mean_of_sources_stand_out_by_sources_that_weigh_alike(make_corpus: Callable[..., Corpus]) -> None:
    """A, ten times as long, has a little more in March; B has much more in May, which counts where both weigh alike."""
    rows = [
        {"source": source, "published": f"2019-{month:02}", "text": "raid " * uses + "x " * (words - uses)}
        for month in range(1, 13)
        for source, words, uses in (("A", 1_000, 24 if month == 3 else 10), ("B", 100, 9 if month == 5 else 1))
        for _ in range(4)
    ]
    corpus = make_corpus(rows)
    pooled, alike = (
        bursts(corpus, Filters(), make(corpus, Filters(), ["raid"], by="month"), by="month").set_index("period")
        for make in (term_trend, mean_trend)
    )

    assert pooled["p_standing"].idxmin().month == 3
    assert alike["p_standing"].idxmin().month == 5
