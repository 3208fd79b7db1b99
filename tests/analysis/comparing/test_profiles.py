"""Several sources at once."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, keyness, stopwords
from analysis.comparing.profiles import source_profiles
from analysis.corpus.schema import PROFILES, require

Made = Callable[..., Corpus]


def test_each_cell_is_what_the_comparison_of_that_source_says(seeds: Corpus) -> None:
    """Counts, log ratios and q are those of `keyness` against all the rest."""
    found = require(source_profiles(seeds, Filters(), stopwords=stopwords("en")), PROFILES)

    for source, part in found.groupby("source"):
        whole = keyness(seeds, Filters(), target=str(source)).set_index("term").loc[part["term"]]
        assert part["count"].tolist() == whole["count_target"].tolist()
        assert part["documents"].tolist() == whole["documents_target"].tolist()
        pd.testing.assert_series_equal(
            part["log_ratio"].reset_index(drop=True), whole["log_ratio"].reset_index(drop=True)
        )


def test_words_come_in_the_order_of_the_sources_they_set_apart(seeds: Corpus) -> None:
    """Three words of Red Flag first, then three of Revolution; every word with every source."""
    found = source_profiles(seeds, Filters(), top=3, stopwords=stopwords("en"))
    ratios = found.pivot_table(index="term", columns="source", values="log_ratio", sort=False)

    assert len(found) == 12
    assert (ratios["Red Flag"] > 0).tolist() == [True] * 3 + [False] * 3
    assert set(found["term"]) & stopwords("en") == set()


def test_no_q_is_given_where_a_comparison_says_not_to_test(make_corpus: Made) -> None:
    """Of A and the rest each has twenty documents with words; B and C have fewer, and C one more without a word."""
    texts = [("A", "strike now")] * 20 + [("B", "vote now")] * 11 + [("C", "march now")] * 9 + [("C", "!!!")]
    found = source_profiles(make_corpus({"source": source, "text": text} for source, text in texts), Filters())

    assert found["q"].notna().groupby(found["source"]).unique().map(list).to_dict() == {
        "A": [True],
        "B": [False],
        "C": [False],
    }


def test_no_word_used_often_enough_leaves_an_empty_profile(make_corpus: Made) -> None:
    """Two sources that use each word once have nothing to draw."""
    rows = [{"source": source, "text": text} for source, text in [("A", "strike now"), ("B", "vote today")]]

    assert require(source_profiles(make_corpus(rows), Filters()), PROFILES).empty


@pytest.mark.row(77, 93)
def test_one_source_has_no_profile(seeds: Corpus) -> None:
    """There is nothing to measure it against."""
    assert source_profiles(seeds, Filters(sources=("Red Flag",))).empty


def test_of_many_sources_the_largest_are_shown(make_corpus: Made) -> None:
    """Each is still measured against all the rest."""
    rows = [
        {"source": source, "text": f"{source} " * size + "we all say this"}
        for source, size in (("aa", 5), ("bb", 9), ("cc", 7))
    ]
    found = source_profiles(make_corpus(rows), Filters(), top=1, most=2)

    assert found["source"].drop_duplicates().tolist() == ["bb", "cc"]
    assert found.loc[found["term"] == "bb", "count"].tolist() == [9, 0]


@pytest.mark.parametrize(("sources", "words"), [(2, 3), (9, 2), (12, 2), (30, 1)])
def test_of_many_sources_each_has_fewer_words(make_corpus: Made, sources: int, words: int) -> None:
    """All of them fit a screen, and no source is without any."""
    names = [f"s{place:02}" for place in range(sources)]
    rows = [{"source": name, "text": " ".join(f"{name}{letter} " * 5 for letter in "abcd")} for name in names]
    found = source_profiles(make_corpus(rows), Filters(), most=sources)

    assert found["term"].nunique() == sources * words
