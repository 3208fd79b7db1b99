"""What is new in a period: its words against those of all other periods, each source against itself."""

from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pandas as pd

from analysis import Corpus, Filters, keyness, period_keyness
from analysis.corpus.schema import KEYNESS

MAY = date(2019, 5, 1)


def _rows(new: str = "fence") -> Iterator[dict[str, object]]:
    """Yield twelve months of two sources with twelve documents; in May half of them have a new word."""
    random = np.random.default_rng(3)
    words = [f"w{place}" for place in range(40)]
    for month in range(1, 13):
        for place in range(12):
            text = [*random.choice(words, 30).tolist(), *([new, new] if month == 5 and place % 2 else [])]
            yield {"source": "AB"[place % 3 == 0], "published": f"2019-{month:02}", "text": " ".join(text)}


def _may(corpus: Corpus, source: str = "") -> pd.DataFrame:
    return period_keyness(corpus, Filters(), source=source, period=MAY, by="month")


def test_a_word_of_one_month_is_new_there(make_corpus: Callable[..., Corpus]) -> None:
    """It comes first, with q below .05, and no other word is told from chance."""
    found = _may(make_corpus(_rows()))

    assert found.iloc[0][["term", "count_target", "count_reference", "documents_target"]].tolist() == [
        "fence",
        12,
        0,
        6,
    ]
    assert found.loc[found["q"] < 0.05, "term"].tolist() == ["fence"]


def test_effects_are_those_of_a_comparison_of_two_sides(make_corpus: Callable[..., Corpus]) -> None:
    """With the period for a source, `keyness` has the same counts, rates and ratios."""
    rows = list(_rows())
    periods = [{**row, "source": "May" if row["published"] == "2019-05" else "others"} for row in rows]
    columns = ["term", "count_target", "count_reference", "rate_target", "log_ratio", "lrc", "documents_reference"]

    found, wanted = _may(make_corpus(rows)), keyness(make_corpus(periods), Filters(), target="May")

    pd.testing.assert_frame_equal(
        found[columns].sort_values("term", ignore_index=True), wanted[columns].sort_values("term", ignore_index=True)
    )


def test_who_publishes_in_a_month_makes_none_of_its_words_new(make_corpus: Callable[..., Corpus]) -> None:
    """C writes of fences always and mostly in May: dealt within sources, its word is not told from chance."""
    rows = [*_rows(new="w1")]
    often = [f"2019-{month:02}" for month in (1, 3, 8, 10)] * 3 + ["2019-05"] * 12
    rows += [{"source": "C", "published": month, "text": "fence fence w1 w2 w3 w4 w5 w6"} for month in often]
    found = _may(make_corpus(rows)).set_index("term")

    assert found.loc["fence", "log_ratio"] > 1
    assert not found.loc["fence", "q"] < 0.05


def test_one_source_is_compared_with_itself(make_corpus: Callable[..., Corpus]) -> None:
    """Other sources are on neither side."""
    corpus = make_corpus(_rows())
    own = _may(corpus, "B")

    assert own["count_target"].sum() < _may(corpus)["count_target"].sum()
    words = corpus.documents.loc[corpus.documents["source"] == "B", "tokens"].sum()
    assert own[["count_target", "count_reference"]].to_numpy().sum() == words


def test_without_other_periods_there_is_nothing_to_compare(make_corpus: Callable[..., Corpus]) -> None:
    """One month, a month without documents, undated documents: no row."""
    corpus = make_corpus([{"published": "2019-05", "text": "fence x"}, {"published": "", "text": "x"}])

    pd.testing.assert_frame_equal(_may(corpus), KEYNESS.empty())
    pd.testing.assert_frame_equal(
        period_keyness(corpus, Filters(), source="", period=date(2020, 1, 1), by="month"), KEYNESS.empty()
    )
