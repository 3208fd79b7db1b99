"""Who speaks of the same without the word."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, limits, read_corpus
from analysis.comparing.absences import passages_without
from analysis.corpus.errors import FilterError, QueryError
from analysis.corpus.schema import PASSAGES, require
from analysis.query.selection import selection

WORDS = ["ice", "agents", "raid", "families", "homes", "deportation"]


@pytest.fixture(scope="module")
def senate(test_data: Path) -> Corpus:
    """Return the press releases of 109 senators."""
    return read_corpus(test_data / "corpora" / "us_senate_press_immigration.jsonl.gz")


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a use of “ice” by A, and four documents of B: two share three words with it, one two, one uses it."""
    rows = [
        ("A", "ICE agents raid the families daily"),
        ("B", "Agents of the state raid their families."),
        ("B", "agents raid cheese"),
        ("B", "ICE agents raid the families"),
        ("B", "bread and wine"),
    ]
    return make_corpus({"source": source, "text": text} for source, text in rows)


def test_a_document_that_shares_three_words_is_shown(corpus: Corpus) -> None:
    """Of five documents, 3 hold “families”, 4 “agents” and “raid”: the rarer word counts most, then the alphabet."""
    found = passages_without(corpus, Filters(), "ice", target="A", reference="B")

    (row,) = found.to_dict("records")
    assert (row["doc_id"], row["source"], row["text"]) == ("d1", "B", "Agents of the state raid their families.")
    assert row["why"] == "shares families, agents, raid"
    assert row["text"][row["start"] : row["end"]] == "families"


def test_both_sides_are_looked_at(make_corpus: Callable[..., Corpus]) -> None:
    """Where both sides use the word, both have documents without it; sources come in alphabetical order."""
    pair = ("ICE agents raid families", "agents raid families")
    rows = [(source, text) for source in "BA" for text in pair] + [("A", "bread"), ("B", "wine")]
    found = passages_without(
        make_corpus({"source": source, "text": text} for source, text in rows), Filters(), "ice", target="B"
    )

    assert found[["source", "doc_id"]].to_numpy().tolist() == [["A", "d3"], ["B", "d1"]]


def test_the_surroundings_end_with_the_document(make_corpus: Callable[..., Corpus]) -> None:
    """Words of the next document are not near a match."""
    rows = [("A", "now ICE"), ("A", "agents raid families"), ("B", "agents raid families"), ("B", "bread")]

    found = passages_without(
        make_corpus({"source": source, "text": text} for source, text in rows), Filters(), "ice", target="A"
    )

    assert found.empty


@pytest.mark.parametrize(("distance", "documents"), [(25, ["d1"]), (26, [])])
def test_the_surroundings_are_25_words(make_corpus: Callable[..., Corpus], distance: int, documents: list[str]) -> None:
    """The 25th word after a match is near it, the 26th is not."""
    far = " ".join(["agents", "raid", *["the"] * (distance - 3), "families"])
    rows = [("A", f"ice {far}"), ("B", "agents raid families"), ("B", "bread")]

    found = passages_without(
        make_corpus({"source": source, "text": text} for source, text in rows), Filters(), "ice", target="A"
    )

    assert found["doc_id"].tolist() == documents


def test_overlapping_surroundings_are_counted_once(make_corpus: Callable[..., Corpus]) -> None:
    """A word near ten matches in one document is one use near a match."""
    rows = [
        ("A", "ice " * 10 + "agents raid families bread"),
        ("B", "agents raid families wine"),
        ("B", "cheese"),
    ]
    once, often = (
        make_corpus({"source": source, "text": text.replace("ice " * 10, uses)} for source, text in rows)
        for uses in ("ice ", "ice " * 10)
    )

    one, other = (passages_without(each, Filters(), "ice", target="A") for each in (once, often))

    pd.testing.assert_frame_equal(one, other)


def test_the_nearest_come_first_and_at_most_five(make_corpus: Callable[..., Corpus]) -> None:
    """A document of nothing else comes before longer ones; those with equal scores come by name."""
    longer = [("B", "agents raid families bread wine")] * (limits.WITHOUT_DOCUMENTS + 1)
    rows = [("A", "ICE agents raid families"), *longer, ("B", "agents raid families"), ("B", "cheese")]

    found = passages_without(
        make_corpus({"source": source, "text": text} for source, text in rows), Filters(), "ice", target="A"
    )

    assert found["doc_id"].tolist() == [f"d{limits.WITHOUT_DOCUMENTS + 2}", "d1", "d2", "d3", "d4"]


def test_the_passage_is_where_the_words_crowd(make_corpus: Callable[..., Corpus]) -> None:
    """One of the words at the beginning does not keep the passage from where all of them stand together."""
    filler = "Nothing of the kind was said here. " * 60
    long = f"Agents came. {filler}Then agents came on a raid against families. {filler}"
    rows = [("A", "ICE agents raid families"), ("B", long), ("B", "bread")]

    found = passages_without(
        make_corpus({"source": source, "text": text} for source, text in rows), Filters(), "ice", target="A"
    )

    passage = found["text"].item()
    assert "raid against families" in passage
    assert not passage.startswith("Agents")
    assert 40 <= len(passage.split()) <= 90
    assert passage[0].isupper()
    assert passage.endswith(".")


@pytest.mark.parametrize("search", ["illegal immigra*", "amnesty", "undocumented | illegal"])
def test_real_passages_never_hold_the_word(senate: Corpus, search: str) -> None:
    """No document shown matches the search, none is shown twice, and there are five of either side."""
    half = senate.sources[::2]
    found = require(passages_without(senate, Filters(), search, target=half), PASSAGES)

    holding = selection(senate, Filters(search=search)).documents["doc_id"]
    assert not found["doc_id"].isin(holding).any()
    assert found["doc_id"].is_unique
    assert found["source"].isin(half).value_counts().to_dict() == {
        True: limits.WITHOUT_DOCUMENTS,
        False: limits.WITHOUT_DOCUMENTS,
    }
    assert found["source"].is_monotonic_increasing


def test_real_passages_are_pieces_of_their_texts(senate: Corpus) -> None:
    """Every passage stands in its document, with the word it marks inside, and is about 60 words long."""
    found = passages_without(senate, Filters(), "amnesty", target=senate.sources[::2])

    for passage in found.itertuples():
        text = senate.text(senate.row(passage.doc_id))
        stop = passage.text_start + len(passage.text)
        assert text[passage.text_start : stop] == passage.text
        assert passage.text_start <= passage.start < passage.end <= stop
        assert 40 <= len(passage.text.split()) <= 100


def test_words_of_the_search_are_never_a_reason(senate: Corpus) -> None:
    """Documents are not shown for holding a part of the phrase looked for, nor for stop words and numbers."""
    found = passages_without(senate, Filters(), "illegal immigrants", target=senate.sources[::2])

    named = {word for why in found["why"] for word in why.removeprefix("shares ").split(", ")}
    assert named & {"illegal", "immigrants", "the", "of"} == set()
    assert not any(word.isnumeric() or len(word) == 1 for word in named)


@given(
    rows=st.lists(st.tuples(st.sampled_from("AB"), st.lists(st.sampled_from(WORDS), min_size=1)), max_size=10),
    random=st.randoms(),
)
def test_documents_in_any_order_never_hold_the_word(
    make_corpus: Callable[..., Corpus], rows: list[tuple[str, list[str]]], random: Random
) -> None:
    """Whatever the documents are, none shown holds the word, and their order in the file makes no difference."""
    every = [*rows, ("A", ["bread"]), ("B", ["bread"])]
    table = [{"doc_id": f"d{n}", "source": source, "text": " ".join(words)} for n, (source, words) in enumerate(every)]
    mixed = random.sample(table, len(table))

    one, other = (passages_without(make_corpus(order), Filters(), "ice", target="A") for order in (table, mixed))

    pd.testing.assert_frame_equal(one, other)
    assert not one["doc_id"].isin([row["doc_id"] for row in table if "ice" in row["text"].split()]).any()


@pytest.mark.parametrize(
    ("filters", "search"),
    [(Filters(), "nowhere"), (Filters(), ""), (Filters(sources=("A",)), "ice"), (Filters(search="ice"), "ice")],
    ids=["no match", "no word", "one side", "only documents with it"],
)
def test_nothing_to_show_is_an_empty_table(corpus: Corpus, filters: Filters, search: str) -> None:
    """Without a match or without documents there are no rows, and the same columns."""
    pd.testing.assert_frame_equal(passages_without(corpus, filters, search, target="A"), PASSAGES.empty())


def test_errors_are_those_of_the_comparison_and_the_search(corpus: Corpus) -> None:
    """An unknown source and a search that cannot be understood are said to be so."""
    with pytest.raises(FilterError, match="E-SOURCE"):
        passages_without(corpus, Filters(), "ice", target="Z")
    with pytest.raises(QueryError, match="E-QUERY"):
        passages_without(corpus, Filters(), "i*ce", target="A")
