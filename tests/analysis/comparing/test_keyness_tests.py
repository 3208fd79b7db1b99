"""What comparisons say can be told from chance: sides swapped, units other than documents, words of one document."""

from collections.abc import Callable
from math import comb
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, comparison_basis, keyness, keyness_effects, limits, read_corpus, shuffled_p
from analysis.corpus.schema import KEYNESS

Made = Callable[..., Corpus]

COUNTED = ["count_target", "count_reference", "documents_target", "documents_reference"]
RATED = ["rate_target", "rate_reference", "log_ratio", "lrc", "g2", "z_dirichlet", "dispersion"]
SIGNED = ("log_ratio", "lrc", "lrc_documents", "score", "g2", "z_dirichlet")


@pytest.fixture(scope="module")
def conventions(test_data: Path) -> Corpus:
    """Return 189 speeches at the conventions of two parties, all of one year."""
    return read_corpus(test_data / "corpora" / "us_conventions_2012.jsonl")


@pytest.fixture(scope="module")
def orders(test_data: Path) -> Corpus:
    """Return executive orders of three presidents."""
    return read_corpus(test_data / "corpora" / "us_executive_orders_2001_2017.jsonl")


@pytest.fixture(scope="module")
def authored(make_corpus: Made) -> Corpus:
    """Return 60 documents of two sources and ten authors, each of whom has words of their own."""
    random, rows = np.random.default_rng(3), []
    for number in range(60):
        author = number % 10
        words = random.choice(["war", "peace", "now", "strike", f"own{author}"], size=30, p=[0.3, 0.2, 0.2, 0.1, 0.2])
        rows.append({"source": "AB"[author % 2], "author": f"author {author}", "text": " ".join(words)})
    return make_corpus(rows)


def _swapped(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as it is with target and reference in each other's place, by term."""
    turned = table.assign(**{name: -table[name] for name in SIGNED}, low=-table["high"], high=-table["low"]).rename(
        columns=lambda name: name.replace("target", "-").replace("reference", "target").replace("-", "reference")
    )
    return turned.sort_values("term", ignore_index=True)[list(KEYNESS.columns)]


def _same_swapped(corpus: Corpus, *, target: str, reference: str, unit: str = "") -> None:
    one = keyness(corpus, Filters(unit=unit), target=target, reference=reference)
    other = keyness(corpus, Filters(unit=unit), target=reference, reference=target)

    pd.testing.assert_frame_equal(_swapped(other), one.sort_values("term", ignore_index=True))
    assert one["p"].notna().any()


@pytest.mark.parametrize(
    "bounds", [{}, {"DEALT_DOCUMENTS": 1}, {"MOST_ARRANGEMENTS": 1}], ids=["as it is", "scored", "dealt"]
)
@pytest.mark.parametrize("corpus", ["conventions", "authored"])
def test_swapping_the_sides_changes_no_p_and_no_q(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, corpus: str, bounds: dict[str, int]
) -> None:
    """All columns are those of the other side with their signs turned; p and q are the same to the last digit."""
    for name, value in bounds.items():
        monkeypatch.setattr(limits, name, value)
    made: Corpus = request.getfixturevalue(corpus)
    target, reference = made.sources

    _same_swapped(made, target=target, reference=reference, unit="author" if corpus == "authored" else "")


@given(
    rows=st.lists(st.tuples(st.sampled_from("AB"), st.text("vwxyz", min_size=1, max_size=6)), min_size=9, max_size=14)
)
def test_swapping_the_sides_of_any_texts(make_corpus: Made, rows: list[tuple[str, str]]) -> None:
    """Whatever the texts, exact or dealt, also where both sides use a word at one rate."""
    texts = [("A", "v w x"), ("B", "v w"), *((source, " ".join(text)) for source, text in rows)]
    corpus = make_corpus({"source": source, "text": text} for source, text in texts)

    with pytest.MonkeyPatch.context() as patched:
        for name, value in (("TESTED_DOCUMENTS", 1), ("MOST_ARRANGEMENTS", 20), ("FEWEST_DEALS", 50)):
            patched.setattr(limits, name, value)
        _same_swapped(corpus, target="A", reference="B")


def test_words_at_one_rate_cannot_be_told_from_chance(make_corpus: Made) -> None:
    """Where both sides use a word alike p is 1 and the score 0, however unevenly documents have it."""
    texts = [
        ("A", "war war war x x x"),
        ("A", "x x x x x x"),
        ("B", "war x"),
        ("B", "war x x x"),
        ("B", "war x x x x x"),
    ]
    found = keyness(make_corpus({"source": s, "text": t} for s, t in texts * 2), Filters(), target="A").set_index(
        "term"
    )

    assert found.loc["war", "log_ratio"] == 0
    assert (found.loc["war", "p"], found.loc["war", "score"]) == (1, 0)


def test_with_units_counts_and_rates_are_the_same(authored: Corpus) -> None:
    """Only intervals, what is counted in units, and p and q depend on what evidence is taken to be."""
    by_document, by_author = (
        keyness(authored, Filters(unit=unit), target="A").sort_values("term", ignore_index=True)
        for unit in ("", "author")
    )

    pd.testing.assert_frame_equal(by_author[["term", *COUNTED, *RATED]], by_document[["term", *COUNTED, *RATED]])
    assert by_author["p"].notna().sum() == 4  # the words that all ten authors use
    assert by_document["p"].notna().sum() == 14
    assert by_author["q"].min() >= 2 / comb(10, 5)
    assert comparison_basis(authored, Filters(unit="author"), target="A")["tested"].item() == 4


def test_words_of_a_few_authors_are_finds_only_where_documents_are_the_units(authored: Corpus) -> None:
    """Five authors with a word of their own each on a side: documents of one author repeat what is one choice."""
    by_document, by_author = (keyness(authored, Filters(unit=unit), target="A") for unit in ("", "author"))
    own = by_document["term"].str.startswith("own")

    assert (by_document.loc[own, "p"] < 0.05).mean() > 0.9
    assert by_author.loc[by_author["term"].str.startswith("own"), "p"].isna().all()


def test_a_unit_for_each_document_is_no_unit(authored: Corpus) -> None:
    """Named by what is different everywhere, units are the documents, and so is all that is said."""
    one, other = (keyness(authored, Filters(unit=unit), target="A") for unit in ("", "doc_id"))

    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("unit", ["", "author"])
def test_effects_are_the_same_table_without_p_and_q(authored: Corpus, unit: str) -> None:
    """What is shown at once does not change when p and q arrive, and is in the same order."""
    whole = keyness(authored, Filters(unit=unit), target="A")
    effects = keyness_effects(authored, Filters(unit=unit), target="A")

    pd.testing.assert_frame_equal(effects.drop(columns=["p", "q"]), whole.drop(columns=["p", "q"]))
    assert effects[["p", "q"]].isna().all(axis=None)


def test_a_word_that_one_of_seven_documents_has(make_corpus: Made) -> None:
    """One of 8 uses among 7 of 600 documents: one or more are there in 1 - C(592, 7)/C(600, 7) = .090 of the deals."""
    users = {0, *range(7, 14)}
    rows = [
        {"source": "few" if row < 7 else "many", "text": "rare " * (row in users) + "common " * (100 - (row in users))}
        for row in range(600)
    ]
    corpus = make_corpus(rows)
    (found,) = keyness(corpus, Filters(), target="few").query("term == 'rare'").to_dict("records")

    assert comparison_basis(corpus, Filters(), target="few")["way"].item() == "dealt"
    assert 0.15 <= found["p"] <= 0.2
    assert found["p"] == pytest.approx(2 * (1 - comb(592, 7) / comb(600, 7)), abs=0.03)


@pytest.mark.parametrize("word", ["obama", "climate"])
def test_presidents_of_different_years_are_told_apart(orders: Corpus, word: str) -> None:
    """No period holds both, so that all documents are dealt, and words that only one of them signs with are finds."""
    options = {"target": "Barack Obama", "reference": "George W. Bush"}
    (basis,) = comparison_basis(orders, Filters(), **options).to_dict("records")
    row = keyness(orders, Filters(), **options).set_index("term").loc[word]

    assert (basis["within"], basis["way"]) == ("", "dealt")
    assert basis["resting"] == basis["units_target"] + basis["units_reference"]
    assert row["q"] < 0.05
    assert row["score"] > 2.5


def test_a_word_of_one_document_is_no_find_however_often_it_is_there(make_corpus: Made) -> None:
    """Three hundred uses in one document and one in each of four: which side has the many is one toss."""
    random, rows = np.random.default_rng(1), []
    for number in range(80):
        burst = 300 if number == 0 else int(number in (11, 31, 51, 71))
        words = ["burst"] * burst + random.choice(["war", "peace", "now"], size=100).tolist()
        rows.append({"source": "A" if number < 40 else "B", "text": " ".join(words)})
    (found,) = keyness(make_corpus(rows), Filters(), target="A").query("term == 'burst'").to_dict("records")

    assert found["count_target"] == 302
    assert found["p"] > 0.2
    assert found["g2"] > 300


def test_what_is_dealt_for_all_words_is_dealt_for_some(conventions: Corpus) -> None:
    """Where p of all words is from deals, a second look at words that few deals need gives the same."""
    table = keyness(conventions, Filters(), target="democrat").dropna(subset="p").sample(80, random_state=0)
    again = shuffled_p(conventions, Filters(), table["term"].tolist(), target="democrat")
    quick = (again["shuffles"] == limits.FEWEST_DEALS).to_numpy()

    assert quick.sum() > 10
    assert again.loc[quick, "p"].tolist() == table.loc[quick, "p"].tolist()
    assert np.abs(again["p"].to_numpy() - table["p"].to_numpy()).max() < 0.08


@pytest.mark.parametrize(("bounds", "slack"), [({}, 1e-9), ({"MOST_ARRANGEMENTS": 1}, 0.1)], ids=["exact", "dealt"])
def test_the_order_of_documents(
    make_corpus: Made, monkeypatch: pytest.MonkeyPatch, bounds: dict[str, int], slack: float
) -> None:
    """An exact p knows no order; labels dealt at random go to rows, so that another order has the noise of others."""
    for name, value in bounds.items():
        monkeypatch.setattr(limits, name, value)
    random = np.random.default_rng(8)
    rows = [
        {"doc_id": f"d{number}", "source": "AABAB"[number % 5], "text": " ".join(random.choice(list("vwxyz"), size=20))}
        for number in range(12)
    ]
    one, other = (
        keyness(make_corpus(every), Filters(), target="A").set_index("term").sort_index()
        for every in (rows, rows[::-1])
    )

    assert one["score"].tolist() == pytest.approx(other["score"].tolist(), abs=1e-4)
    assert one["p"].tolist() == pytest.approx(other["p"].tolist(), abs=slack)
