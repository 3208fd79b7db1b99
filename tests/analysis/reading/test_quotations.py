"""Quotations: passages with all that it takes to cite them, and what becomes of those that are not in the corpus."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, quotations

# Two documents of one source: blank lines part the paragraphs of the first, ends of lines those of the second.
PARTED = "\n \nRaids\n\nAt dawn they came.\nAll of them.\n \t\n\n  Then nothing."
LINES = "First line.\nSecond line.\n\n"
integers = st.integers() | st.integers(-3, len(PARTED) + 3)


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two documents, of which the second is not dated."""
    first = {"doc_id": "a", "published": "2019-07-01", "date_precision": "month", "date_basis": "inferred"}
    return make_corpus([{**first, "title": "One", "text": PARTED}, {"doc_id": "b", "text": LINES}])


def _of(text: str, words: str) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def test_a_quotation_has_all_that_a_citation_needs(corpus: Corpus) -> None:
    """The document's source, title and date with its precision, the place, and the words themselves."""
    start, end = _of(corpus.text(0), "they came.\nAll")

    row = quotations(corpus, [("a", start, end)]).iloc[0].to_dict()

    assert row == {
        "doc_id": "a",
        "source": "A",
        "published": pd.Timestamp("2019-07-01"),
        "date_precision": "month",
        "date_basis": "inferred",
        "title": "One",
        "start": start,
        "end": end,
        "text": "they came.\nAll",
        "paragraph": 2,
    }


def test_quotations_stay_in_the_order_given(corpus: Corpus) -> None:
    """The order is the reader's, not that of the corpus, and what is given twice stands there twice."""
    kept = [("b", 0, 5), ("a", *_of(corpus.text(0), "dawn")), ("b", 6, 10), ("b", 0, 5)]

    assert quotations(corpus, kept)["text"].tolist() == ["First", "dawn", "line", "First"]


@pytest.mark.parametrize(
    ("doc_id", "words", "paragraph"),
    [
        ("a", "Raids", 1),
        ("a", "At dawn", 2),
        ("a", "All of them", 2),  # a line of the same block
        ("a", "Then nothing.", 3),
        ("a", "\n \t\n\n  Then", 3),  # space before a passage is of the paragraph that follows
        ("b", "First", 1),
        ("b", "Second", 2),
        ("b", "line.\nSecond", 1),  # where it begins counts
    ],
)
def test_the_paragraph_is_the_one_in_which_it_begins(corpus: Corpus, doc_id: str, words: str, paragraph: int) -> None:
    """Counted from 1: blocks between blank lines, or lines where no line is blank."""
    kept = [(doc_id, *_of(corpus.text(corpus.row(doc_id)), words))]

    assert quotations(corpus, kept)["paragraph"].tolist() == [paragraph]


@pytest.mark.parametrize(
    "stale",
    [
        ("nobody", 0, 5),
        ("", 0, 5),
        ("b", -5, 5),
        ("b", -5, -1),
        ("b", 5, 5),
        ("b", 5, 0),
        ("b", 0, 10**30),
        ("b", 10**30, 10**30 + 1),
        ("b", len(LINES.rstrip()), len(LINES.rstrip()) + 1),
        ("a", PARTED.index("\n\n"), PARTED.index("\n\n") + 2),
    ],
)
def test_a_passage_that_is_not_there_is_left_out(corpus: Corpus, stale: tuple[str, int, int]) -> None:
    """Other documents, places outside the text and places without a word are passed over; the others stay."""
    assert quotations(corpus, [stale, ("b", 0, 5), stale])["text"].tolist() == ["First"]
    assert quotations(corpus, [stale]).empty


@given(kept=st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), integers, integers)))
def test_whatever_is_asked_for_the_text_is_what_stands_there(corpus: Corpus, kept: list[tuple[str, int, int]]) -> None:
    """No numbers fail, and every quotation is its document's text from start to end."""
    found = quotations(corpus, kept)

    texts = {doc_id: corpus.text(corpus.row(doc_id)) for doc_id in ("a", "b")}
    rows = list(zip(found["doc_id"], found["start"], found["end"], found["text"], strict=True))
    assert [row[:3] for row in rows] == [
        (doc_id, start, end)
        for doc_id, start, end in kept
        if 0 <= start < end <= len(texts.get(doc_id, "")) and texts[doc_id][start:end].strip()
    ]
    assert all(texts[doc_id][start:end] == text for doc_id, start, end, text in rows)
