"""What may have been meant by a word that a corpus does not have."""

from functools import cache
from time import perf_counter

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.index import term_index
from analysis.query import nearest_words, unknown_words

TEXTS = ["immigrants immigrant immigrants emigrants migrants", "the war, a wart, was raw; ware café 's"]


@cache
def edits(one: str, two: str) -> int:
    """Return the optimal string alignment distance, from its definition."""
    if not one or not two:
        return len(one) + len(two)
    ways = [edits(one[1:], two) + 1, edits(one, two[1:]) + 1, edits(one[1:], two[1:]) + (one[0] != two[0])]
    if one[:2] == two[:2][::-1] and len(one) > 1 and len(two) > 1:
        ways.append(edits(one[2:], two[2:]) + 1)
    return min(ways)


@pytest.mark.row(90)
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("imigrants", ("immigrants", "emigrants", "migrants", "immigrant")),
        ("wra", ("war",)),
        ("wat", ("war", "wart", "was")),
        ("WAT", ("war", "wart", "was")),
        ("cafe", ("café",)),
        ("zebra", ()),
        ("war", ("ware", "wart", "was")),  # itself is no suggestion
        ("", ()),
        ("!", ()),
    ],
)
def test_the_nearest_words(word: str, expected: tuple[str, ...]) -> None:
    """Fewer edits first, then more uses, then the alphabet."""
    assert nearest_words(term_index(pl.Series(TEXTS)), word) == expected


@pytest.mark.row(82)
@pytest.mark.parametrize("word", ["gaza", "GAZA"])
def test_a_word_in_letters_that_look_alike_is_suggested(word: str) -> None:
    """A Cyrillic letter in a Latin word makes another word of it; whoever searches for the one is shown the other."""
    assert nearest_words(term_index(pl.Series(["G\u0430za strip"])), word) == ("g\u0430za",)


@given(
    st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=30), st.text("abc", min_size=1, max_size=8)
)
def test_suggestions_are_those_of_the_definition(words: list[str], word: str) -> None:
    """Every word within the limit is found, in the stated order, and no other."""
    limit = 1 if len(word) <= 4 else 2
    ranked = sorted({(edits(word, other), -words.count(other), other) for other in words})
    expected = [other for distance, _, other in ranked if 0 < distance <= limit]

    index = term_index(pl.Series([" ".join(words)]))
    assert nearest_words(index, word, most=100) == tuple(expected)
    assert nearest_words(index, word) == tuple(expected[:5])


def test_suggestions_are_quick() -> None:
    """Among 300,000 words they take no time that would be felt."""
    draw = np.random.default_rng(1)
    letters = draw.choice(list("etaoinshrdlucmfwyp"), size=(330_000, 12))
    lengths = draw.integers(4, 13, size=len(letters))
    index = term_index(pl.Series([" ".join("".join(row[:k]) for row, k in zip(letters, lengths, strict=True))]))
    assert len(index.terms) > 300_000
    nearest_words(index, "imigration")
    times = []
    for word in ("imigration", "senator", "teh", "statistics"):
        begin = perf_counter()
        nearest_words(index, word)
        times.append(perf_counter() - begin)

    assert min(times) < 0.2


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("war", ()),
        ("wra AND (immigrants | peac) NOT imigrants", ("wra", "peac", "imigrants")),
        ("zeb* *bra /zebra/", ()),  # only what is written out can be misspelt
        ("wra wra", ("wra",)),
        ("cafe", ("cafe",)),
        ("", ()),
    ],
)
def test_the_words_that_are_not_in_the_corpus(query: str, unknown: tuple[str, ...]) -> None:
    """They are named once each, as typed from left to right."""
    assert unknown_words(term_index(pl.Series(TEXTS)), query) == unknown


def test_folded_words_are_known() -> None:
    """Where accents make no difference, cafe is in the corpus."""
    assert unknown_words(term_index(pl.Series(TEXTS)), "cafe", fold=True) == ()
