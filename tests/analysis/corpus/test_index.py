"""The term index: counts, positions and sequences of words."""

from collections import Counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.index import TermIndex, ngram_counts, term_index
from analysis.corpus.tokens import words

# document 0: a b a; document 1: nothing; document 2: b c
TEXTS = ["a b a", "…", "b c"]
TOY_TEXTS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "Cat", "x's", "—"]), max_size=8).map(" ".join), max_size=6
)


@pytest.fixture
def index() -> TermIndex:
    """Return the index of the three texts."""
    return term_index(pl.Series(TEXTS))


def test_lengths_are_words_of_documents(index: TermIndex) -> None:
    """A document is as long as it has words."""
    assert index.lengths.tolist() == [3, 0, 2]


def test_counts_are_documents_by_terms(index: TermIndex) -> None:
    """The matrix holds how often each document uses each word."""
    assert index.terms.tolist() == ["a", "b", "c"]
    assert index.counts.matrix.toarray().tolist() == [[2, 1, 0], [0, 0, 0], [0, 1, 1]]


def test_frequencies_are_of_the_documents_in_the_mask(index: TermIndex) -> None:
    """A mask chooses whose uses and documents are counted."""
    mask = np.array([True, True, False])

    assert index.counts.frequencies(mask).tolist() == [2, 1, 0]
    assert index.counts.document_frequencies(mask).tolist() == [1, 1, 0]


def test_positions_of_a_word(index: TermIndex) -> None:
    """A word's positions are in reading order over the whole corpus."""
    assert index.positions(range(1, 2)).tolist() == [1, 3]


def test_positions_of_neighbouring_words_are_in_reading_order(index: TermIndex) -> None:
    """The positions of several words are merged."""
    assert index.positions(range(3)).tolist() == [0, 1, 2, 3, 4]


def test_documents_at_positions_skip_empty_documents(index: TermIndex) -> None:
    """A position lies in the document that has its word, never in one without words."""
    assert index.documents_at(np.array([0, 2, 3, 4])).tolist() == [0, 0, 2, 2]


@given(st.lists(st.sampled_from([0, 0, 0, 1, 1, 2, 33, 100]), min_size=1, max_size=80))
def test_every_position_has_its_document(lengths: list[int]) -> None:
    """Documents may be many to a milestone or many milestones long, and some have no word; each ends after its last."""
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    index = TermIndex(np.zeros(offsets[-1], dtype=np.int32), offsets, np.array(["a"], dtype=object))
    positions = np.arange(offsets[-1])

    rows = np.repeat(np.arange(len(lengths)), lengths)
    assert index.documents_at(positions).tolist() == rows.tolist()
    assert index.ends_at(positions).tolist() == offsets[rows + 1].tolist()


def test_a_word_has_an_id_or_none(index: TermIndex) -> None:
    """An unknown word has no id."""
    assert [index.id_of(term) for term in ("a", "c", "", "aa", "z")] == [0, 2, None, None, None]


def test_a_prefix_is_a_range_of_ids() -> None:
    """The words that start alike are neighbours; the empty prefix is all of them."""
    index = term_index(pl.Series(["ab abc ac \U0001e922 ab\U0001e922 b"]))

    assert index.terms[list(index.id_range("ab"))].tolist() == ["ab", "abc", "ab\U0001e922"]
    assert list(index.id_range("")) == list(range(6))
    assert list(index.id_range("z")) == []


def test_sequences_stay_inside_documents(index: TermIndex) -> None:
    """Pairs are counted within a document; none spans the border of two."""
    pairs = ngram_counts(index, 2)

    assert pairs.terms.tolist() == ["a b", "b a", "b c"]
    assert pairs.matrix.toarray().tolist() == [[1, 1, 0], [0, 0, 0], [0, 0, 1]]


@pytest.mark.parametrize("n", [1, 2, 3, 5])
@given(texts=TOY_TEXTS)
def test_sequences_are_those_counted_one_by_one(n: int, texts: list[str]) -> None:
    """Counts of n words in a row equal a count with plain Python."""
    rows = [words(text) for text in texts]
    expected = [Counter(" ".join(row[i : i + n]) for i in range(len(row) - n + 1)) for row in rows]

    found = ngram_counts(term_index(pl.Series(texts, dtype=pl.String)), n)
    counts = [Counter(dict(zip(found.terms, row, strict=True))) for row in found.matrix.toarray().tolist()]
    assert [+count for count in counts] == expected


def test_sequences_of_a_part_are_those_of_its_documents(index: TermIndex) -> None:
    """Neither what others hold is counted, nor what begins or ends with a word that is left out."""
    first = ngram_counts(index, 2, np.array([True, False, False]))
    without = ngram_counts(index, 2, without=index.among({"c", "z"}))

    assert first.terms.tolist() == ["a b", "b a"]
    assert first.matrix.toarray().tolist() == [[1, 1], [0, 0], [0, 0]]
    assert without.terms.tolist() == ["a b", "b a"]
    assert without.matrix.toarray().tolist() == [[1, 1], [0, 0], [0, 0]]


@given(TOY_TEXTS)
def test_counts_add_up_to_the_words(texts: list[str]) -> None:
    """Nothing is counted twice and nothing is lost."""
    index = term_index(pl.Series(texts, dtype=pl.String))

    assert index.counts.matrix.sum(axis=1).tolist() == index.lengths.tolist() == [len(words(text)) for text in texts]


@given(TOY_TEXTS)
def test_positions_are_as_many_as_counts(texts: list[str]) -> None:
    """Every use of a word has a position, and that position holds the word."""
    index = term_index(pl.Series(texts, dtype=pl.String))

    for place in range(len(index.terms)):
        assert np.flatnonzero(index.ids == place).tolist() == index.positions(range(place, place + 1)).tolist()
