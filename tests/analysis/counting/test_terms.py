"""Term frequencies: counts that can be done by hand, and rates with their intervals."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import gamma, norm, t

from analysis import Corpus, Filters, term_frequencies
from analysis.corpus.schema import TERM_FREQUENCIES
from analysis.corpus.tokens import words
from analysis.counting.terms import commonest_words, left_out_words, suggested_words


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two documents of four and six words."""
    return make_corpus([{"text": "the wall, the border"}, {"source": "B", "text": "no border, no wall, no war"}])


def test_counts_are_sorted_by_count_then_term(corpus: Corpus) -> None:
    """The commonest term comes first; of equals the first in code-point order."""
    found = term_frequencies(corpus, Filters())

    expected = [("no", 3), ("border", 2), ("the", 2), ("wall", 2), ("war", 1)]
    assert list(found[["term", "count"]].itertuples(index=False, name=None)) == expected


def test_a_row_worked_out_by_hand(corpus: Corpus) -> None:
    """The row of “wall”: 1 of 4 words, 1 of 6."""
    row = term_frequencies(corpus, Filters()).set_index("term").loc["wall"]

    # deff 1; 100/52 − 1 = .923 degrees of freedom: t = 14.81; x* = 2 · (1.959964/14.81)² = .035, n* = .175
    shrunk = (norm.ppf(0.975) / t.ppf(0.975, 100 / 52 - 1)) ** 2
    low = gamma.ppf(0.025, 2 * shrunk) / (10 * shrunk)
    assert row[["rate", "low", "high"]].tolist() == pytest.approx([2_000, 10_000 * low, 10_000])
    # Wilson's interval of 2 of 2 documents: from 1 / (1 + 1.959964²/2)
    assert row[["share_low", "share_high"]].tolist() == pytest.approx([0.342380, 1], abs=1e-6)
    # DP = ½ (|1/2 − .4| + |1/2 − .6|) = .1; DPnorm = .1 / (1 − .4) = 1/6
    assert row[["documents", "document_share", "dispersion"]].tolist() == pytest.approx([2, 1, 1 / 6])


def test_an_interval_does_not_reach_below_zero(corpus: Corpus) -> None:
    """No word is used less than never: “war” is in one document of two."""
    row = term_frequencies(corpus, Filters()).set_index("term").loc["war"]

    assert 0 <= row["low"] < 1
    assert row[["document_share", "share_low", "share_high"]].tolist() == pytest.approx([0.5, 0.0945, 0.9055], abs=1e-4)


@pytest.mark.row(93)
def test_one_document_has_no_interval(corpus: Corpus) -> None:
    """A single document has rates, and neither interval nor dispersion."""
    found = term_frequencies(corpus, Filters(sources=("A",)))

    assert found["rate"].tolist() == [5_000, 2_500, 2_500]
    assert found[["low", "high", "dispersion"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("n", "expected"), [(2, ["no border", "no wall", "no war"]), (3, ["no border no", "no wall no"])]
)
def test_words_in_a_row(corpus: Corpus, n: int, expected: list[str]) -> None:
    """A term may be two or three words in a row, over punctuation."""
    found = term_frequencies(corpus, Filters(sources=("B",)), n=n)

    assert set(expected) < set(found["term"])
    assert found["count"].sum() == 6 - (n - 1)


def test_stop_words_are_left_out_and_rates_stay(corpus: Corpus) -> None:
    """Leaving words out changes no other row but its place."""
    every, some = (term_frequencies(corpus, Filters(), stopwords=out) for out in (None, frozenset({"no", "the"})))

    expected = every[~every["term"].isin(["no", "the"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(some, expected)


def test_a_stop_word_at_either_end_leaves_a_sequence_out(make_corpus: Callable[..., Corpus]) -> None:
    """A stop word may stand inside a sequence, and neither begin nor end it."""
    corpus = make_corpus([{"text": "freedom of speech of all"}])

    found = term_frequencies(corpus, Filters(), n=3, stopwords={"of"})
    assert found["term"].tolist() == ["freedom of speech", "speech of all"]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_nothing_selected_gives_an_empty_table(corpus: Corpus, n: int) -> None:
    """An empty selection has no terms, and the same columns."""
    pd.testing.assert_frame_equal(term_frequencies(corpus, Filters(search="peace"), n=n), TERM_FREQUENCIES.empty())


def test_a_document_without_words_has_no_terms(make_corpus: Callable[..., Corpus]) -> None:
    """A text of punctuation is a document, and counts among them."""
    corpus = make_corpus([{"text": "word"}, {"text": "…"}])

    assert term_frequencies(corpus, Filters())["document_share"].tolist() == [0.5]


@pytest.mark.parametrize("n", [1, 2, 3])
def test_counts_add_up(seeds: Corpus, n: int) -> None:
    """All counts of the starter corpus are its words, less the last of each document for sequences."""
    found = term_frequencies(seeds, Filters(), n=n)

    assert found["count"].sum() == (seeds.documents["tokens"] - (n - 1)).sum()


def test_a_filter_counts_as_its_documents_alone(seeds: Corpus, make_corpus: Callable[..., Corpus]) -> None:
    """A source filtered out of a corpus has the numbers of a corpus of that source."""
    rows = seeds.documents["source"].to_numpy() == "Red Flag"
    alone = make_corpus({"text": text} for text in np.array(seeds.texts.to_list(), dtype=object)[rows])

    filtered = term_frequencies(seeds, Filters(sources=("Red Flag",)))
    pd.testing.assert_frame_equal(filtered, term_frequencies(alone, Filters()))


def test_counts_are_those_of_quantedas_tokens(uk_immigration: Corpus, test_data: Path) -> None:
    """Every word of nine manifestos is counted as often as it stands in quanteda's tokens, hyphens taken apart."""
    tokens = json.loads((test_data / "golden_inputs" / "ukimmig2010_tokens.json").read_text(encoding="utf-8"))
    expected = Counter(word for document in tokens.values() for token in document for word in words(token))

    found = term_frequencies(uk_immigration, Filters())
    assert dict(zip(found["term"], found["count"], strict=True)) == expected


@pytest.mark.parametrize(
    ("listed", "left"),
    [({"the", "and", "nowhere"}, (2, 4)), ({"nowhere", "never"}, (0, 0)), (set(), (0, 0)), ({"war"}, (1, 2))],
)
def test_what_is_left_out_is_what_is_there(
    make_corpus: Callable[..., Corpus], listed: set[str], left: tuple[int, int]
) -> None:
    """Of a list only the words that the selected documents use count, with their uses there."""
    corpus = make_corpus([{"text": "The war and the war"}, {"text": "and peace"}, {"text": "the the", "source": "B"}])

    assert left_out_words(corpus, Filters(sources=("A",)), listed) == left


def test_documents_of_one_rate_have_an_interval(make_corpus: Callable[..., Corpus]) -> None:
    """Two documents with the same words in the same shares leave every rate uncertain."""
    found = term_frequencies(make_corpus([{"text": "war and peace"}, {"text": "peace and war"}]), Filters())

    # 2 in 6 words, t of one degree of freedom: x* = 2 · (1.959964/12.7062)² = .04759
    assert found[["low", "high"]].to_numpy().tolist() == [pytest.approx([0, 10_000])] * 3


@pytest.mark.parametrize("stopwords", [frozenset(), frozenset({"the", "no"})])
def test_the_commonest_words_are_the_first_of_the_table(seeds: Corpus, stopwords: frozenset[str]) -> None:
    """Where words alone are asked for they are those of the table, in its order."""
    for filters in (Filters(), Filters(sources=seeds.sources[:2])):
        table = term_frequencies(seeds, filters, stopwords=stopwords)

        assert commonest_words(seeds, filters, top=50, stopwords=stopwords) == table["term"].head(50).tolist()


@pytest.mark.parametrize("n", [1, 2, 3])
def test_terms_of_one_count_come_in_code_point_order(seeds: Corpus, n: int) -> None:
    """So do terms of several words, as they are written."""
    table = term_frequencies(seeds, Filters(), n=n)

    expected = sorted(zip(-table["count"], table["term"], strict=True))
    assert table["term"].tolist() == [term for _, term in expected]


def test_words_are_suggested_by_their_uses(seeds: Corpus) -> None:
    """Where nothing is typed, those used most without stop words; else all that begin so, stop words too."""
    counted = term_frequencies(seeds, Filters())

    assert suggested_words(seeds, Filters(), top=5) == commonest_words(
        seeds, Filters(), top=5, stopwords=seeds.stopwords
    )
    begun = counted[counted["term"].str.startswith("th")].head(3)["term"].tolist()
    assert suggested_words(seeds, Filters(), "TH", top=3) == begun
    assert suggested_words(seeds, Filters(), "by th", top=3) == [f"by {word}" for word in begun]
    assert suggested_words(seeds, Filters(), "zzz") == []


def test_what_is_suggested_is_used_in_the_documents_selected(seeds: Corpus) -> None:
    """A word of other documents only is not offered, and uses are those of the selection."""
    some = Filters(sources=("Revolution",))
    counted = term_frequencies(seeds, some)

    for typed in ("s", "ra"):
        begun = counted[counted["term"].str.startswith(typed)]["term"].head(20).tolist()
        assert suggested_words(seeds, some, typed) == begun


def test_own_stop_words_are_not_suggested_unasked(seeds: Corpus) -> None:
    """A corpus with a list of its own offers what that leaves; what it knew, it knows."""
    seeds.first_copies.all()
    edited = seeds.leaving_out((seeds.stopwords | {"ice"}) - {"we"})

    assert suggested_words(seeds, Filters(), top=1) == ["ice"]
    assert suggested_words(edited, Filters(), top=1) == ["we"]
    assert "ice" not in suggested_words(edited, Filters())
    assert edited.__dict__["first_copies"] is seeds.first_copies
    assert "ice" not in seeds.stopwords
