"""How different two sides are overall, beside what chance makes of the same documents."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, limits, read_corpus
from analysis.comparing.divergence import divergence
from analysis.comparing.shuffles import shuffled_sources
from analysis.corpus.errors import FilterError
from analysis.corpus.schema import DIVERGENCE

texts = st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=8).map(" ".join)


@pytest.fixture(scope="module")
def senate(test_data: Path) -> Corpus:
    """Return the press releases of 109 senators."""
    return read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")


@pytest.mark.parametrize(
    ("ours", "theirs", "bits"),
    [
        (" ".join("ABCDEFG"), " ".join("BCDEFGH"), 1 / 7),  # shifterator, tests/test_shifts.py
        ("a a a b b c c c c c c d e f g h h", "a a b c c d d d d e f h", 0.137954),  # quanteda's keyness fixture
        ("a b", "c d", 1),
        ("a b", "b a a b", 0),
    ],
    ids=["shifterator", "quanteda", "nothing shared", "the same shares"],
)
def test_values_of_others(make_corpus: Callable[..., Corpus], ours: str, theirs: str, bits: float) -> None:
    """The divergence of two texts is what others give, or what can be worked out by hand."""
    corpus = make_corpus([{"source": "A", "text": ours}, {"source": "B", "text": theirs}])

    assert divergence(corpus, Filters(), target="A")["divergence"].item() == pytest.approx(bits, abs=1e-6)


def test_chance_by_hand(make_corpus: Callable[..., Corpus]) -> None:
    """Of x, y against x, y a third of the deals is x, x against y, y, which share nothing; the others are the same."""
    corpus = make_corpus({"source": source, "text": text} for source in "AB" for text in "xy")

    (row,) = divergence(corpus, Filters(), target="A").to_dict("records")

    assert [row["divergence"], row["lowest"], row["highest"], row["shuffles"]] == pytest.approx(
        [0, 0, 1, limits.DIVERGENCE_SHUFFLES]
    )
    assert row["chance"] * limits.DIVERGENCE_SHUFFLES == pytest.approx(
        round(row["chance"] * limits.DIVERGENCE_SHUFFLES)
    )
    assert 0 < row["chance"] < 1


def test_a_difference_of_months_is_not_one_of_sources(make_corpus: Callable[..., Corpus]) -> None:
    """Where all write alike in the same month, no deal within months changes anything."""
    rows = [("A", 1), ("A", 1), ("A", 2), ("B", 1), ("B", 2), ("B", 2)]
    corpus = make_corpus(
        {"source": source, "published": f"2020-0{month}-05", "text": f"month{month}"} for source, month in rows
    )

    (row,) = divergence(corpus, Filters(), target="A").to_dict("records")

    assert row["divergence"] > 0
    assert [row["chance"], row["lowest"], row["highest"]] == pytest.approx([row["divergence"]] * 3)


def test_a_document_against_a_document_can_only_be_swapped(make_corpus: Callable[..., Corpus]) -> None:
    """A document against a document in another year has two deals, and diverges as far in both."""
    rows = [("A", "2020-01-05", "war"), ("B", "2021-02-05", "peace")]
    corpus = make_corpus({"source": source, "published": day, "text": text} for source, day, text in rows)

    (row,) = divergence(corpus, Filters(), target="A").to_dict("records")

    assert row == {"divergence": 1, "chance": 1, "lowest": 1, "highest": 1, "shuffles": limits.DIVERGENCE_SHUFFLES}


def test_documents_without_a_word_change_nothing(make_corpus: Callable[..., Corpus]) -> None:
    """No deal leaves a side without words."""
    rows = [{"source": source, "text": text} for source in "AB" for text in ("war now", "peace now")]
    silent = [{"doc_id": f"z{number}", "source": "A", "text": "…"} for number in range(20)]

    one, other = (divergence(make_corpus(every), Filters(), target="A") for every in (rows, rows + silent))

    pd.testing.assert_frame_equal(one, other)


def test_sources_dealt_at_random_diverge_as_chance_does(senate: Corpus) -> None:
    """With names dealt at random, senators diverge as far as chance makes them; under their own names, further."""
    dealt, own = (
        divergence(corpus, Filters(), target=senate.sources[::2]).iloc[0]
        for corpus in (shuffled_sources(senate, seed=5), senate)
    )

    assert dealt["divergence"] == pytest.approx(dealt["chance"], rel=0.1)
    assert own["divergence"] > 1.5 * own["highest"]


def test_chance_alone_makes_more_of_a_smaller_side(senate: Corpus) -> None:
    """The divergence of shuffled labels grows as a side shrinks, so that it says nothing by itself."""
    chances = [
        divergence(senate, Filters(), target=target)["chance"].item()
        for target in (senate.sources[::2], senate.sources[::20], senate.sources[0])
    ]

    assert chances == sorted(chances)
    assert chances[-1] > 2 * chances[0]


def test_the_same_seed_gives_the_same_shuffles(seeds: Corpus) -> None:
    """A seed is a set of shuffles."""
    first, again, other = (divergence(seeds, Filters(), target="Red Flag", seed=seed) for seed in (1, 1, 2))

    pd.testing.assert_frame_equal(first, again)
    assert first["chance"].item() != other["chance"].item()


@given(ours=st.lists(texts, min_size=1, max_size=4), theirs=st.lists(texts, min_size=1, max_size=4))
def test_swapping_the_sides_changes_nothing(
    make_corpus: Callable[..., Corpus], ours: list[str], theirs: list[str]
) -> None:
    """A divergence has no direction."""
    sides = [("A", text) for text in ours] + [("B", text) for text in theirs]
    corpus = make_corpus({"source": source, "text": text} for source, text in sides)

    one, other = (divergence(corpus, Filters(), target=side) for side in "AB")

    pd.testing.assert_frame_equal(one, other)
    assert 0 <= one["divergence"].item() <= 1 + 1e-9


@pytest.mark.row(94)
@given(rows=st.lists(texts, min_size=1, max_size=4))
def test_two_sides_of_the_same_texts_do_not_diverge(make_corpus: Callable[..., Corpus], rows: list[str]) -> None:
    """Who writes the same does not differ."""
    corpus = make_corpus({"source": source, "text": text} for source in "AB" for text in rows)

    assert divergence(corpus, Filters(), target="A")["divergence"].item() == pytest.approx(0)


@given(rows=st.permutations([(f"d{place}", "AAABB"[place], text) for place, text in enumerate("vwxyz")]))
def test_the_order_of_documents_is_irrelevant(
    make_corpus: Callable[..., Corpus], rows: list[tuple[str, str, str]]
) -> None:
    """The same documents in another order give the same numbers."""
    table = [{"doc_id": name, "source": source, "text": text} for name, source, text in rows]

    one, other = (divergence(make_corpus(every), Filters(), target="A") for every in (table, sorted(table, key=str)))

    pd.testing.assert_frame_equal(one, other)


@pytest.mark.parametrize("filters", [Filters(sources=("Red Flag",)), Filters(search="nowhere")])
def test_an_empty_side_gives_an_empty_table(seeds: Corpus, filters: Filters) -> None:
    """Where there is nothing to compare there are no rows, and the same columns."""
    pd.testing.assert_frame_equal(divergence(seeds, filters, target="Red Flag"), DIVERGENCE.empty())


@pytest.mark.row(94)
def test_a_source_on_both_sides_is_refused(seeds: Corpus) -> None:
    """No document is compared with itself."""
    with pytest.raises(FilterError, match="E-GROUPS"):
        divergence(seeds, Filters(), target="Red Flag", reference=("Red Flag", "Revolution"))
