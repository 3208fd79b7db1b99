"""How often each source names somebody: counts, rates and intervals, those of words."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, entities, entity_prevalence, term_frequencies, term_trend
from analysis.corpus.errors import EmptyCorpusError, QueryError

ROWS = [
    ("Left", "Ann and Bob and Ann again"),
    ("Left", "nobody is here"),
    ("Left", "Bob is"),
    ("Right", "some words, and Ann"),
    ("Right", "other words"),
    ("None", "silence, all is silence"),
    ("None", "…"),
]


@pytest.fixture(scope="module")
def corpus(name_texts: Callable[..., Corpus]) -> Corpus:
    """Return three sources, one of which names nobody."""
    return name_texts(ROWS)


def test_each_source_s_mentions_are_counted(corpus: Corpus) -> None:
    """One row an entity and source, with documents that name it, and zeros; rates are per 10,000 words of all."""
    found = entity_prevalence(corpus, Filters(), ["Bob", "Ann"])

    columns = ["entity", "source", "mentions", "documents", "tokens"]
    assert found[columns].to_numpy().tolist() == [
        ["Bob", "Left", 2, 2, 11],
        ["Bob", "None", 0, 0, 4],
        ["Bob", "Right", 0, 0, 6],
        ["Ann", "Left", 2, 1, 11],
        ["Ann", "None", 0, 0, 4],
        ["Ann", "Right", 1, 1, 6],
    ]
    assert found["rate"].tolist() == pytest.approx([2e4 / 11, 0, 0, 2e4 / 11, 0, 1e4 / 6])


def test_none_is_not_never(corpus: Corpus) -> None:
    """Who was not named may be named all the same: the interval is as wide as the texts are few; of one text, none."""
    found = entity_prevalence(corpus, Filters(), ["Bob"]).set_index("source")

    assert found.loc["Right", "low"] == 0
    assert found.loc["Right", "high"] > 0
    assert np.isnan(found.loc["None", "high"])


def test_an_entity_is_counted_as_a_word_is(name_texts: Callable[..., Corpus]) -> None:
    """Where each use of a word is a mention, rates and intervals are those of the word: in all, by source, in time."""
    corpus = name_texts([row for row in ROWS if row[1] != "…"])
    words = term_frequencies(corpus, Filters()).set_index("term")
    named = entities(corpus, Filters()).set_index("entity")
    ends = ["rate", "low", "high", "documents", "document_share"]
    assert named.loc["Ann", ends].tolist() == pytest.approx(words.loc["ann", ends].tolist())

    trend = [term_trend(corpus, Filters(), [term], per_source=True) for term in ("ann", "[Ann]")]
    pd.testing.assert_frame_equal(trend[0].drop(columns="term"), trend[1].drop(columns="term"))
    by_source = entity_prevalence(corpus, Filters(), ["Ann"])
    columns = ["source", "rate", "low", "high"]
    pd.testing.assert_frame_equal(by_source[columns], trend[1][columns])


def test_the_mentions_of_all_sources_are_those_of_the_entity(seeds: Corpus) -> None:
    """Nothing is lost or counted twice, under filters too."""
    for filters in (Filters(), Filters(search="the"), Filters(sources=("Red Flag",))):
        every = entities(seeds, filters)
        found = entity_prevalence(seeds, filters, every["entity"].tolist())
        sums = found.groupby("entity")["mentions"].sum()
        assert sums[every["entity"]].tolist() == every["mentions"].tolist()
        assert len(found) == len(every) * found["source"].nunique()


def test_nobody_asked_for_and_nothing_selected(corpus: Corpus) -> None:
    """There are no rows then."""
    assert entity_prevalence(corpus, Filters(), []).empty
    assert entity_prevalence(corpus, Filters(search="nowhere"), ["Ann"]).empty


def test_who_is_not_there(corpus: Corpus, make_corpus: Callable[..., Corpus]) -> None:
    """The nearest names are told; where names were not looked for, that is."""
    with pytest.raises(QueryError, match=r"E-NAME .* \[Ann\]"):
        entity_prevalence(corpus, Filters(), ["Anne"])
    with pytest.raises(EmptyCorpusError, match="E-MENTIONS"):
        entity_prevalence(make_corpus([{"text": "Ann"}]), Filters(), ["Ann"])
