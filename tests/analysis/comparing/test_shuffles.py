"""A second look at a few words: p-values from labels dealt anew."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, keyness, limits, read_corpus
from analysis.comparing.shuffles import shuffled_p, shuffled_sources
from analysis.corpus.errors import FilterError
from analysis.corpus.schema import SHUFFLED_P


@pytest.fixture(scope="module")
def conventions(test_data: Path) -> Corpus:
    """Return 189 speeches at the conventions of two parties, all of one year."""
    return read_corpus(test_data / "corpora" / "us_conventions_2012.jsonl")


@pytest.fixture(scope="module")
def classroom(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three articles a side: 5, 4 and 6 uses against 1, 2 and 0 (see the classroom fixture of calibration)."""
    counts = [("A", 5, 100), ("A", 4, 120), ("A", 6, 80), ("B", 1, 100), ("B", 2, 110), ("B", 0, 90)]
    return make_corpus({"source": s, "text": " ".join(["word"] * x + ["other"] * (n - x))} for s, x, n in counts)


def test_few_documents_are_dealt_in_every_way(classroom: Corpus) -> None:
    """Two of the 20 ways to deal three and three articles are as extreme as the one seen."""
    found = shuffled_p(classroom, Filters(), ["word"], target="A").iloc[0]

    assert found.to_dict() == {"term": "word", "p": pytest.approx(0.1), "shuffles": 20}


def test_every_word_of_the_starter_corpus_has_the_p_of_keyness(seeds: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all arrangements are tried, both calls give the same numbers."""
    monkeypatch.setattr(limits, "TESTED_DOCUMENTS", 1)
    table = keyness(seeds, Filters(), target="Red Flag")

    found = shuffled_p(seeds, Filters(), table["term"].tolist(), target="Red Flag")

    assert found["term"].tolist() == table["term"].tolist()
    assert found["p"].tolist() == pytest.approx(table["p"].tolist())


def test_random_deals_agree_with_the_score(conventions: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """For words of 40 speeches and more, p of three moments is near that of deals, at both ends of the scale."""
    monkeypatch.setattr(limits, "DEALT_DOCUMENTS", 1)
    table = keyness(conventions, Filters(), target="democrat")
    common = table[table["documents_target"] + table["documents_reference"] >= 40]
    assert len(common) > 300

    found = shuffled_p(conventions, Filters(), common["term"].tolist(), target="democrat")

    scored, dealt = common["p"].to_numpy(), found["p"].to_numpy()
    error = 2 * np.sqrt(scored / 2 / found["shuffles"].to_numpy())  # of the deals: twice that of one tail
    assert (np.abs(dealt - scored) <= 0.001 + 0.1 * scored + 4 * error).all()


def test_the_fewer_deals_reach_a_word_the_more_it_gets(conventions: Corpus) -> None:
    """Deals double up to the most, where fewer than twenty reach a word; no p is 0."""
    terms = keyness(conventions, Filters(), target="democrat").dropna(subset="p")["term"].tolist()

    found = shuffled_p(conventions, Filters(), terms, target="democrat")

    assert set(found["shuffles"]) == {limits.FEWEST_DEALS * 2**doubling for doubling in range(4)}
    assert found["p"].min() == pytest.approx(2 / (limits.MOST_DEALS + 1))
    reached = found["p"] * (found["shuffles"] + 1) / 2 - 1
    assert (reached[found["shuffles"] < limits.MOST_DEALS] >= limits.EXTREME_DEALS).all()


def test_swapping_the_sides_changes_no_p(conventions: Corpus) -> None:
    """The test is two-sided: whose word it is makes no difference."""
    one, other = (
        shuffled_p(conventions, Filters(), ["jobs", "president"], target=side) for side in ("democrat", "republican")
    )

    pd.testing.assert_frame_equal(one, other)


def test_words_come_once_in_the_order_asked_for(classroom: Corpus) -> None:
    """A word asked for twice has one row; one that neither side uses has none."""
    found = shuffled_p(classroom, Filters(), ["word", "nowhere", "other", "word"], target="A")

    assert found["term"].tolist() == ["word", "other"]


def test_a_word_that_only_others_use_has_no_row(make_corpus: Callable[..., Corpus]) -> None:
    """A word of a source on neither side is left out."""
    corpus = make_corpus({"source": text, "text": text} for text in ("war", "peace", "strike"))

    assert shuffled_p(corpus, Filters(), ["strike"], target="war", reference="peace").empty


def test_labels_are_dealt_within_months(make_corpus: Callable[..., Corpus]) -> None:
    """Where each month holds both sources and all of a month write alike, nothing can be told from chance."""
    months = [("A", "2020-01-05"), ("A", "2020-01-06"), ("B", "2020-01-07"), ("B", "2020-02-05"), ("A", "2020-02-06")]
    corpus = make_corpus(
        {"source": source, "published": day, "text": "war now" if "-01-" in day else "peace now"}
        for source, day in months
    )

    found = shuffled_p(corpus, Filters(), ["war"], target="A")

    assert found[["p", "shuffles"]].to_numpy().tolist() == [[1, 3 * 2]]


@pytest.mark.parametrize(
    ("filters", "terms"),
    [(Filters(), []), (Filters(), ["nowhere"]), (Filters(sources=("A",)), ["word"])],
    ids=["no word", "unknown word", "one side"],
)
def test_nothing_asked_for_is_an_empty_table(classroom: Corpus, filters: Filters, terms: list[str]) -> None:
    """Without words or without a side there are no rows, and the same columns."""
    pd.testing.assert_frame_equal(shuffled_p(classroom, filters, terms, target="A"), SHUFFLED_P.empty())


def test_an_unknown_source_is_an_error(classroom: Corpus) -> None:
    """A source that the corpus does not have is named."""
    with pytest.raises(FilterError, match="E-SOURCE"):
        shuffled_p(classroom, Filters(), ["word"], target="Z")


@pytest.fixture(scope="module")
def dated(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return 48 documents of three sources, six authors and four months."""
    return make_corpus(
        {
            "source": "ABC"[place % 3],
            "author": f"author {place % 6}",
            "published": f"1968-0{1 + place // 12}-05",
            "text": "war now",
        }
        for place in range(48)
    )


@pytest.mark.parametrize("within", [None, "month"])
def test_sources_dealt_anew_keep_their_numbers(dated: Corpus, within: str | None) -> None:
    """Each source has as many documents as before, in each month where they are dealt within months."""
    found = shuffled_sources(dated, within=within, seed=1)
    months = dated.documents["published"].dt.month if within else np.zeros(48)

    assert (found.documents["source"] != dated.documents["source"]).any()
    assert found.index is dated.index
    for month in set(months):
        dealt, own = (corpus.documents["source"][months == month].value_counts() for corpus in (found, dated))
        assert dealt.to_dict() == own.to_dict()


def test_a_unit_keeps_one_source(dated: Corpus) -> None:
    """All documents of an author go to one source, and each source has as many authors as before."""
    found = shuffled_sources(dated, unit="author", seed=2).documents

    assert found.groupby("author")["source"].nunique().tolist() == [1] * 6
    assert found.groupby("source")["author"].nunique().tolist() == [2] * 3
    assert found["source"].tolist() != dated.documents["source"].tolist()


def test_a_seed_is_a_deal(dated: Corpus) -> None:
    """The same seed deals the same, and the corpus given is left as it is."""
    before = dated.documents["source"].tolist()
    first, again, other = (shuffled_sources(dated, seed=seed).documents["source"].tolist() for seed in (1, 1, 2))

    assert first == again != other
    assert dated.documents["source"].tolist() == before
