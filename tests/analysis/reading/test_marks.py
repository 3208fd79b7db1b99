"""One document as it is read: marks that stand where the words do, on every page."""

from collections.abc import Callable
from itertools import pairwise
from re import finditer

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, places
from analysis.corpus.errors import EmptyCorpusError
from analysis.corpus.tokens import word_places as places_of_words
from analysis.reading.location import places_at
from analysis.reading.marks import _PARTS, marks, marks_on_page, match_strip, mentions_in, strip_part, unmarked
from analysis.reading.paragraphs import text_pages

SENTENCES = 40_000
EVERY = 4  # sentences, of which one has the word
HARD = [
    "cafe\u0301 de\u0301ja\u0300",
    "co\u00adope\u00adrate",
    "zero\u200bwidth",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd",
    "שָׁלוֹם עוֹלָם",
    "العربيّة كتاب",
    "Trump’s",
]


@pytest.fixture(scope="module")
def book(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a book of four million characters that has “war” 10,000 times, between two short documents with it."""
    said = ["of the report, which says nothing that is new and goes on for a while, has "] * SENTENCES
    said[::EVERY] = ["of the report is about war, as everybody could have said long before, and "] * (
        SENTENCES // EVERY
    )
    ends = ["\n\n" if number % 9 == 0 else "\n" if number % 4 == 0 else " " for number in range(SENTENCES)]
    sentences = [
        f"Sentence {number} {middle}{HARD[number % len(HARD)]}.{end}"
        for number, (middle, end) in enumerate(zip(said, ends, strict=True))
    ]
    return make_corpus([{"text": "war war"}, {"text": "".join(sentences)}, {"text": "war no"}])


def test_marks_of_a_book(book: Corpus) -> None:
    """Each of 10,000 matches is marked where it stands, and those of other documents are not."""
    text, found = book.text(1), places(book, Filters(), "war")
    expected = [match.span() for match in finditer("war", text)]

    assert len(found) == SENTENCES // EVERY + 3
    assert [tuple(mark) for mark in marks(book, "d1", found).tolist()] == expected


def test_marks_do_not_depend_on_the_order_of_places(book: Corpus) -> None:
    """Places in any order give marks in the order of the text."""
    found = places(book, Filters(), "war")

    assert np.array_equal(marks(book, "d1", found.sample(frac=1, random_state=0)), marks(book, "d1", found))


def test_pages_of_a_book_hold_all_its_marks(book: Corpus) -> None:
    """What is looked for on each page adds up to what is marked in the text; all pages end with a paragraph."""
    text = book.text(1)
    bounds = text_pages(text).tolist()
    found = [
        [start + first, start + last]
        for start, end in pairwise(bounds)
        for first, last in places_of_words(text[start:end], {"war"})
    ]

    assert len(text) > 4_000_000
    assert all(text.endswith("\n\n", 0, end) for end in bounds[1:-1])
    assert found == marks(book, "d1", places(book, Filters(), "war")).tolist()


def test_marks_may_overlap(make_corpus: Callable[..., Corpus]) -> None:
    """Places that share words are marked by where they start, then by where they end."""
    corpus = make_corpus([{"text": "a b c"}])
    found = places_at(corpus, np.array([1, 0, 0]), np.array([1, 3, 2]))

    assert marks(corpus, "d0", found).tolist() == [[0, 3], [0, 5], [2, 3]]


def test_a_mark_covers_the_text_as_it_is(make_corpus: Callable[..., Corpus]) -> None:
    """What is invisible or decomposed in a word lies inside its mark."""
    corpus = make_corpus([{"text": "x"}, {"text": "\u200b\U0001f469\u200d\U0001f467 e\u0301t\u00ade\u0301’s"}])

    assert marks(corpus, "d1", places(corpus, Filters(), "été")).tolist() == [[5, 11]]


def test_a_document_without_a_match_has_no_marks(book: Corpus) -> None:
    """No marks are an array of no rows and two columns."""
    assert marks(book, "d2", places(book, Filters(), "sentence")).shape == (0, 2)


def test_the_strip_counts_matches_in_equal_parts() -> None:
    """Of two hundred characters, two are a part; the first match of each part is where a reader is led."""
    matches, first = match_strip(200, np.array([0, 1, 1, 5, 198]))

    assert {part: (matches[part], first[part]) for part in np.flatnonzero(matches)} == {
        0: (3, 0),
        2: (1, 5),
        99: (1, 198),
    }
    assert set(first[matches == 0]) == {-1}


@given(st.integers(1, 5_000_000), st.lists(st.floats(0, 1, exclude_max=True)))
def test_the_strip_adds_up(length: int, shares: list[float]) -> None:
    """Every match is counted once, in the part in which it starts, whether or not the text has as many letters."""
    starts = np.sort(np.array([int(share * length) for share in shares], dtype=np.int64))
    matches, first = match_strip(length, starts)

    assert (matches.sum(), len(matches), len(first)) == (len(starts), _PARTS, _PARTS)
    for part in np.flatnonzero(matches):
        own = [start for start in starts.tolist() if strip_part(start, length) == part]
        assert (matches[part], first[part]) == (len(own), own[0])


def test_the_strip_of_nothing() -> None:
    """A text without matches, or without letters, has a strip of nothing; its end is in the last part."""
    nowhere = np.empty(0, dtype=np.int64)

    assert match_strip(500, nowhere)[0].tolist() == match_strip(0, nowhere)[0].tolist() == [0] * _PARTS
    assert (strip_part(0, 0), strip_part(500, 500), strip_part(499, 500)) == (0, _PARTS - 1, _PARTS - 1)


def test_the_strip_of_a_book_is_even(book: Corpus) -> None:
    """A word that stands in every fourth sentence is spread evenly over the parts."""
    found, _ = match_strip(len(book.text(1)), marks(book, "d1", places(book, Filters(), "war"))[:, 0])

    assert found.sum() == SENTENCES // EVERY
    assert 90 <= found.min() <= found.max() <= 110


def test_a_page_shows_what_touches_it() -> None:
    """Places are counted from the beginning of the page, and what a page cuts is on both pages."""
    places_ = np.array([[0, 4], [8, 12], [12, 13], [25, 30]])

    assert marks_on_page(places_, 0, 10).tolist() == [[0, 4], [8, 10]]
    assert marks_on_page(places_, 10, 20).tolist() == [[0, 2], [2, 3]]
    assert marks_on_page(places_, 20, 25).tolist() == []


def test_names_in_a_document(seeds: Corpus) -> None:
    """The names of a document are those of the corpus's mentions, in the order of the text."""
    assert seeds.mentions is not None
    mixed = seeds.with_mentions(seeds.mentions.sample(frac=1, random_state=0))
    rows = list(seeds.mentions[["doc_id", "start", "end"]].itertuples(index=False, name=None))

    for doc_id in seeds.documents["doc_id"]:
        assert mentions_in(mixed, doc_id).tolist() == sorted(
            [start, end] for here, start, end in rows if here == doc_id
        )


def test_a_document_may_have_no_names(seeds: Corpus) -> None:
    """No names are an array of no rows and two columns."""
    assert seeds.mentions is not None
    doc_id = seeds.documents["doc_id"].iloc[0]
    without = seeds.with_mentions(seeds.mentions[seeds.mentions["doc_id"] != doc_id])

    assert mentions_in(without, doc_id).shape == (0, 2)


def test_names_must_have_been_looked_for(make_corpus: Callable[..., Corpus]) -> None:
    """Without mentions there is a message, not an empty answer."""
    with pytest.raises(EmptyCorpusError, match="E-MENTIONS"):
        mentions_in(make_corpus([{"text": "Rosa"}]), "d0")


bounds_ = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=8)


@given(bounds_, bounds_)
def test_what_is_apart_touches_no_mark(marked: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    """Of other places those remain that share no character with any mark, however the marks overlap."""
    first = np.array(sorted((start, start + width) for start, width in marked), dtype=np.int64).reshape(-1, 2)
    second = np.array([(start, start + width) for start, width in others], dtype=np.int64).reshape(-1, 2)
    free = [
        [low, high]
        for low, high in second.tolist()
        if all(high <= start or end <= low for start, end in first.tolist())
    ]

    assert unmarked(first, second).tolist() == free


def test_marks_change_nothing(book: Corpus) -> None:
    """The places given are as they were."""
    found = places(book, Filters(), "war")
    kept = found.copy()

    marks(book, "d0", found)
    pd.testing.assert_frame_equal(found, kept)
