"""The same thing in two sources: pairs that are nearest, each text once."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, Pairing, matched_passages, read_corpus
from analysis.comparing import pairing
from analysis.comparing.pairing import Floats, Ints
from analysis.comparing.pairs import weighed_texts
from analysis.comparing.sides import Sides, compared_sides
from analysis.corpus.errors import FilterError
from analysis.corpus.schema import MATCHED_PASSAGES

WORDS = ["ice", "agents", "raid", "families", "homes", "deportation"]
SIDES = ("doc_id", "source", "published", "text", "start", "terms")
SWAPPED = {
    f"{one}_{name}": f"{other}_{name}" for name in SIDES for one, other in [("left", "right"), ("right", "left")]
}
LONG = 50  # words, enough for a paragraph


@pytest.fixture(scope="module")
def senate(test_data: Path) -> Sides:
    """Return the press releases of every second senator, and those of all others."""
    corpus = read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")
    return compared_sides(corpus, Filters(), target=corpus.sources[::2])


@pytest.fixture(scope="module")
def halves(make_corpus: Callable[..., Corpus], test_data: Path) -> list[Sides]:
    """Return 100 press articles, each split into two halves of its sentences in random order, twelve times over."""
    articles = read_corpus(test_data / "corpora" / "news100_2017.jsonl")
    return [_halved(make_corpus, articles, Random(seed)) for seed in range(12)]  # noqa: S311 - no secret


def _halved(make_corpus: Callable[..., Corpus], articles: Corpus, random: Random) -> Sides:
    rows = []
    for doc_id, text in zip(articles.documents["doc_id"], articles.texts, strict=True):
        sentences = re.split(r"(?<=[.!?])\s+", text)
        random.shuffle(sentences)
        for source, part in (("A", sentences[::2]), ("B", sentences[1::2])):
            rows.append({"doc_id": f"{doc_id} {source}", "source": source, "text": " ".join(part) or "nothing"})
    return compared_sides(make_corpus(rows), Filters(), target="A")


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two texts of A and three of B, of which two are about the same as those of A."""
    rows = [
        ("A", "Agents raid a home; families hide."),
        ("A", "The bread, the soup and the cheese."),
        ("B", "Cheese with bread and wine."),
        ("B", "Trains run late."),
        ("B", "Agents raid another home, neighbours film."),
    ]
    return make_corpus({"source": source, "text": text} for source, text in rows)


def _paired(sides: Sides, **options: Any) -> pd.DataFrame:
    """Return the pairs of two sides that hold all documents of their sources."""
    left, right = (tuple(side.documents["source"].unique()) for side in (sides.target, sides.reference))
    return matched_passages(sides.target.corpus, Filters(), left=left, right=right, pairing=Pairing(**options))


def _swapped(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns=SWAPPED)[list(table.columns)]


def test_pairs_are_those_that_share_words(corpus: Corpus) -> None:
    """The texts on a meal share two of their three words, those on a raid three of five; the trains have no partner."""
    found = matched_passages(corpus, Filters(), left="A", right="B")

    assert found[["left_doc_id", "right_doc_id"]].to_numpy().tolist() == [["d1", "d2"], ["d0", "d4"]]
    assert found["left_text"].tolist() == ["The bread, the soup and the cheese.", "Agents raid a home; families hide."]
    assert found["shared_terms"].tolist() == [("bread", "cheese"), ("agents", "home", "raid")]
    assert found["left_terms"].tolist() == [("soup",), ("families", "hide")]
    assert found["right_terms"].tolist() == [("wine",), ("film", "neighbours")]


def test_the_similarity_is_the_cosine(corpus: Corpus) -> None:
    """Of 5 texts, 2 hold each shared word, with weight 1 + ln(6/3), and 1 each other one, with weight 1 + ln(6/2)."""
    shared, alone = (1 + np.log(6 / 3)) ** 2, (1 + np.log(6 / 2)) ** 2

    found = matched_passages(corpus, Filters(), left="A", right="B")

    expected = [2 * shared / (2 * shared + alone), 3 * shared / (3 * shared + 2 * alone)]
    assert found["similarity"].to_numpy() == pytest.approx(expected)


def test_the_nearest_pair_is_made_first(make_corpus: Callable[..., Corpus]) -> None:
    """Two texts are nearest to one that is the same as one of them, and it gets that one; the other what is left."""
    rows = [("A", "ice raid homes"), ("A", "ice raid"), ("B", "ice raid"), ("B", "homes wine bread")]
    found = matched_passages(make_corpus({"source": s, "text": t} for s, t in rows), Filters(), left="A")

    assert found[["left_doc_id", "right_doc_id"]].to_numpy().tolist() == [["d1", "d2"], ["d0", "d3"]]
    assert found["similarity"].iloc[0] == 1


def test_equal_pairs_come_in_the_order_of_the_corpus(make_corpus: Callable[..., Corpus]) -> None:
    """Five times the same text on either side are five pairs: first with first, and so on."""
    table = make_corpus({"source": source, "text": "ice raid"} for source in "ABBABAABBA")

    found = matched_passages(table, Filters(), left="A")

    pairs = [["d0", "d1"], ["d3", "d2"], ["d5", "d4"], ["d6", "d7"], ["d9", "d8"]]
    assert found[["left_doc_id", "right_doc_id"]].to_numpy().tolist() == pairs


@pytest.mark.parametrize(("unit", "pairs"), [("auto", 2), ("passage", 2), ("document", 1)])
def test_a_few_documents_are_split_into_passages(make_corpus: Callable[..., Corpus], unit: str, pairs: int) -> None:
    """Two paragraphs of the one document are paired with those of the other, whatever their order."""
    ice, bread = " ".join(["ice"] * LONG), " ".join(["bread"] * LONG)
    rows = [{"source": "A", "text": f"{ice}\n\n{bread}"}, {"source": "B", "text": f"{bread}\n\n{ice}"}]

    found = _paired(compared_sides(make_corpus(rows), Filters(), target="A"), unit=unit)

    assert len(found) == pairs
    assert found["similarity"].tolist() == [1.0] * pairs
    for row in found.to_dict("records"):
        for side, text in (("left", rows[0]["text"]), ("right", rows[1]["text"])):
            assert text[row[f"{side}_start"] :].startswith(row[f"{side}_text"])


@pytest.mark.parametrize("number", [99, 100])
def test_a_hundred_documents_are_many(make_corpus: Callable[..., Corpus], number: int) -> None:
    """From 100 documents on, documents are paired and not paragraphs."""
    text = "\n\n".join(" ".join([word] * LONG) for word in ("ice", "bread"))
    sides = compared_sides(
        make_corpus({"source": "AB"[n % 2], "text": text} for n in range(number)), Filters(), target="A"
    )

    assert len(weighed_texts(sides).rows) == (200 - 2 if number == 99 else 100)


@pytest.mark.parametrize(
    ("left", "right", "days", "paired"),
    [
        ("2020-01-01", "2020-01-08", 7, True),
        ("2020-01-08", "2020-01-01", 6, False),
        ("2020-01-01", "2020-01-01", 0, True),
        ("2020-01", "2020-02-07", 7, True),
        ("2020-01", "2020-02-08", 7, False),
        ("2020-01", "2020-01-15", 0, True),
        ("2019", "2020-01", 1, True),
        ("2019", "2020-01", 0, False),
        ("2019", "2019-05-05", 0, True),
        ("", "2020-01-01", 10_000, False),
        ("", "", 10_000, False),
        ("", "2020-01-01", None, True),
        ("1900", "2020", None, True),
    ],
)
def test_days_between_two_documents(
    make_corpus: Callable[..., Corpus], left: str, right: str, days: int | None, *, paired: bool
) -> None:
    """Two documents are paired when their dates allow that so few days lie between them; without a date, never."""
    rows = [{"source": source, "text": "ice raid", "published": day} for source, day in (("A", left), ("B", right))]

    for target in "AB":
        assert len(_paired(compared_sides(make_corpus(rows), Filters(), target=target), days=days)) == paired


def test_the_window_decides_who_is_nearest(make_corpus: Callable[..., Corpus]) -> None:
    """The same text of another year gives way to a similar one of the same day."""
    rows = [("A", "ice raid", "2020-01-01"), ("B", "ice raid", "2019-01-01"), ("B", "ice raid homes", "2020-01-01")]
    table = make_corpus({"source": source, "text": text, "published": day} for source, text, day in rows)
    sides = compared_sides(table, Filters(), target="A")

    found = [_paired(sides, days=days)["right_doc_id"].item() for days in (None, 0)]

    assert found == ["d1", "d2"]


def test_the_seed_deals_the_order_of_drawing_only(senate: Sides) -> None:
    """Every pair has another number from 1 on; another seed gives another order and the same pairs."""
    one, again, other = (_paired(senate, unit="document", seed=seed) for seed in (0, 0, 1))

    pd.testing.assert_frame_equal(one, again)
    pd.testing.assert_frame_equal(one.drop(columns="draw"), other.drop(columns="draw"))
    assert sorted(one["draw"]) == list(range(1, len(one) + 1))
    assert one["draw"].tolist() != other["draw"].tolist()


def test_a_half_is_nearest_to_the_other_half(halves: list[Sides]) -> None:
    """The true other half comes first for 95 % of articles, and its mean reciprocal rank is 0.96 or more."""
    ranks = np.array([_ranks(sides) for sides in halves])

    first = (ranks == 1).sum(axis=1)
    print(f"first: {first.tolist()}, mean {first.mean():.2f}; mean reciprocal rank {(1 / ranks).mean():.4f}")  # noqa: T201

    assert ranks.shape == (12, 100)
    assert first.mean() >= 95
    assert (1 / ranks).mean() >= 0.96


def _ranks(sides: Sides) -> Ints:
    """Return the place of the true other half of each article among all, the last of equal ones."""
    texts = weighed_texts(sides, "document")
    cosines = (texts.side(ours=True).weights @ texts.side(ours=False).weights.T).toarray()
    return (cosines >= cosines.diagonal()[:, None]).sum(axis=1)


def test_halves_are_paired_with_their_own(halves: list[Sides]) -> None:
    """One to one, 95 % of articles find themselves, in every split."""
    for sides in halves:
        found = _paired(sides, unit="document")

        assert (found["left_doc_id"].str[:-2] == found["right_doc_id"].str[:-2]).sum() >= 95


def test_press_releases_are_paired_as_by_all_similarities(senate: Sides) -> None:
    """Trying only the nearest gives the very pairs that the whole table of similarities gives."""
    texts = weighed_texts(senate, "document")
    left, right = texts.side(ours=True), texts.side(ours=False)
    cosines = np.round((left.weights @ right.weights.T).toarray(), pairing._DIGITS)

    found = pairing.one_to_one(left, right)

    assert (found.left.tolist(), found.right.tolist()) == _greedy(cosines, left.places, right.places)


def test_blocks_make_no_difference(senate: Sides, monkeypatch: pytest.MonkeyPatch) -> None:
    """However little of the table of similarities is held at a time, the pairs are the same."""
    whole = _paired(senate, unit="document", days=30)
    monkeypatch.setattr(pairing, "_CELLS", 100_000)

    pd.testing.assert_frame_equal(_paired(senate, unit="document", days=30), whole)


@pytest.mark.parametrize("sources", [30, pytest.param(None, marks=pytest.mark.exhaustive)])
def test_press_releases_in_passages_are_pieces_of_their_texts(senate: Sides, sources: int | None) -> None:
    """Every passage stands where it is said to stand, and in one pair only."""
    corpus = senate.target.corpus
    some = Filters(sources=corpus.sources[:sources])
    found = _paired(compared_sides(corpus, some, target=some.sources[::2]), unit="passage", days=3)

    for side in ("left", "right"):
        assert not found.duplicated([f"{side}_doc_id", f"{side}_start"]).any()
        for doc_id, start, text in found[[f"{side}_{name}" for name in ("doc_id", "start", "text")]].to_numpy()[:200]:
            assert corpus.text(corpus.row(doc_id))[start : start + len(text)] == text
    assert found["similarity"].is_monotonic_decreasing
    assert found["similarity"].between(0, 1, inclusive="right").all()


def _greedy(cosines: Floats, left: Ints, right: Ints) -> tuple[list[int], list[int]]:
    """Return the pairs by looking at every pair there is."""
    ones, others = np.nonzero(cosines > 0)
    places = np.sort([left[ones], right[others]], axis=0)
    order = np.lexsort((others, ones, places[1], places[0], -cosines[ones, others]))
    lefts: list[int] = []
    rights: list[int] = []
    seen: set[tuple[str, int]] = set()
    for one, other in zip(ones[order].tolist(), others[order].tolist(), strict=True):
        if not {("left", one), ("right", other)} & seen:
            seen |= {("left", one), ("right", other)}
            lefts.append(one)
            rights.append(other)
    return lefts, rights


@given(
    rows=st.lists(st.tuples(st.sampled_from("AB"), st.lists(st.sampled_from(WORDS), min_size=1)), max_size=14),
    few=st.integers(1, 3),
    random=st.randoms(),
)
def test_any_documents_are_paired_greedily(
    make_corpus: Callable[..., Corpus], rows: list[tuple[str, list[str]]], few: int, random: Random
) -> None:
    """One-to-one, as by all similarities, however few are tried; order makes no difference, swapping swaps."""
    every = [*rows, ("A", ["bread"]), ("B", ["bread"])]
    table = [
        {"doc_id": f"d{n:02}", "source": source, "text": " ".join(words)} for n, (source, words) in enumerate(every)
    ]
    corpus, mixed = (make_corpus(order) for order in (table, random.sample(table, len(table))))
    texts = weighed_texts(compared_sides(corpus, Filters(), target="A"), "document")
    left, right = texts.side(ours=True), texts.side(ours=False)
    cosines = np.round((left.weights @ right.weights.T).toarray(), pairing._DIGITS)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "_NEAREST", few)
        patch.setattr(pairing, "_OFFERS", 0)
        pairs = pairing.one_to_one(left, right)
    one, other, back = (
        matched_passages(corpus, Filters(), left="A", right="B"),
        matched_passages(mixed, Filters(), left="A", right="B"),
        matched_passages(corpus, Filters(), left="B", right="A"),
    )

    assert (pairs.left.tolist(), pairs.right.tolist()) == _greedy(cosines, left.places, right.places)
    assert one["left_doc_id"].is_unique
    assert one["right_doc_id"].is_unique
    pd.testing.assert_frame_equal(one, other)
    pd.testing.assert_frame_equal(_swapped(back), one)


@given(texts=st.lists(st.text(alphabet="a1é\u200b\n .'@中\u0301<", min_size=1), min_size=2, max_size=8))
def test_any_text_can_be_paired(make_corpus: Callable[..., Corpus], texts: list[str]) -> None:
    """Signs, numbers, invisible characters and nothing but space do no harm; a text of no word has no pair."""
    rows = [{"source": "AB"[place % 2], "text": text} for place, text in enumerate([*texts, "bread", "bread"])]
    sides = compared_sides(make_corpus(rows), Filters(), target="A", reference="B")

    for found in (_paired(sides, unit="passage"), _paired(sides, unit="document")):
        assert all(len(terms) > 0 for terms in found["shared_terms"])
        assert found["similarity"].between(0, 1, inclusive="right").all()


@pytest.mark.parametrize(
    ("filters", "left", "right"),
    [
        (Filters(sources=("A",)), "A", "B"),
        (Filters(sources=("B",)), "A", "B"),
        (Filters(search="nowhere"), "A", "B"),
        (Filters(), "A", ()),
        (Filters(search="trains | soup"), "A", "B"),
    ],
    ids=["no right", "no left", "no documents", "nobody", "nothing shared"],
)
def test_nothing_to_pair_is_an_empty_table(
    corpus: Corpus, filters: Filters, left: str, right: str | tuple[str, ...]
) -> None:
    """Where a side has no documents, or nothing is shared, there are no rows, and the same columns."""
    found = matched_passages(corpus, filters, left=left, right=right)

    pd.testing.assert_frame_equal(found, MATCHED_PASSAGES.empty())


def test_errors_are_those_of_the_comparison(corpus: Corpus) -> None:
    """An unknown source and one on both sides are said to be so."""
    with pytest.raises(FilterError, match="E-SOURCE"):
        matched_passages(corpus, Filters(), left="A", right="Z")
    with pytest.raises(FilterError, match="E-GROUPS"):
        matched_passages(corpus, Filters(), left="A", right=("A", "B"))
