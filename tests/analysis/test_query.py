"""What a search means, and where it matches."""

import contextlib

import polars as pl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.errors import QueryError
from analysis.index import term_index
from analysis.query import MAX_CHARACTERS, Pattern, matches, patterns
from analysis.tokens import query_words, words

# positions: 0 the 1 working 2 class 3 and 4 class 5 war | 6 class 7 war 's → 7 war 8 's | 9 immigrants 10 immigration
TEXTS = ["The working-class and class war", "class war's", "immigrants, immigration"]


@pytest.mark.parametrize(
    ("query", "positions", "width"),
    [
        ("class", [2, 4, 6], 1),
        ("CLASS", [2, 4, 6], 1),
        ("class war", [4, 6], 2),
        ('"class war"', [4, 6], 2),
        ("“class  war”", [4, 6], 2),
        ("working-class", [1], 2),
        ("war's", [7], 2),
        ("’s", [8], 1),
        ("immig*", [9, 10], 1),
        ("immigrant*", [9], 1),
        ("cl* w*", [4, 6], 2),
        ("working class and class war", [1], 5),
        ("war class", [], 2),  # never from one document into the next
        ("peace", [], 1),
        ("class peace", [], 2),
        ("", [], 1),
    ],
)
def test_where_a_search_matches(query: str, positions: list[int], width: int) -> None:
    """A search matches at these positions of the corpus and covers so many words."""
    found = matches(term_index(pl.Series(TEXTS)), query)

    assert (found.positions.tolist(), set(found.widths.tolist())) == (positions, {width} if positions else set())


@pytest.mark.parametrize(
    ("query", "positions", "widths"),
    [
        ("class | war", [2, 4, 5, 6, 7], [1, 1, 1, 1, 1]),
        ("immigrant*|immigrat*", [9, 10], [1, 1]),
        ("class | class war | working", [1, 2, 4, 6], [1, 1, 2, 2]),  # from one word on, the longest
        ("war | | war |", [5, 7], [1, 1]),
        ("peace | war", [5, 7], [1, 1]),
        ("peace | ship", [], []),
    ],
)
def test_where_either_of_several_matches(query: str, positions: list[int], widths: list[int]) -> None:
    """What stands around | is looked for, each on its own; one word opens one match."""
    found = matches(term_index(pl.Series(TEXTS)), query)

    assert (found.positions.tolist(), found.widths.tolist()) == (positions, widths)


@pytest.mark.parametrize("query", ["|", " | ", "war | !", "| ?"])
def test_no_word_beside_or_is_an_error(query: str) -> None:
    """A group needs words."""
    with pytest.raises(QueryError, match="no "):
        matches(term_index(pl.Series(TEXTS)), query)


def test_matches_may_overlap() -> None:
    """Three equal words in a row hold a pair of them twice."""
    assert matches(term_index(pl.Series(["no no no"])), "no no").positions.tolist() == [0, 1]


@given(
    st.lists(st.lists(st.sampled_from("abc"), max_size=6), min_size=1, max_size=4),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=3),
)
def test_phrases_match_where_their_words_stand_in_a_row(texts: list[list[str]], phrase: list[str]) -> None:
    """Every place where the words stand in a row inside one document is found, and no other."""
    starts = [sum(map(len, texts[:row])) for row in range(len(texts))]
    expected = [
        start + place
        for start, text in zip(starts, texts, strict=True)
        for place in range(len(text))
        if text[place : place + len(phrase)] == phrase
    ]

    index = term_index(pl.Series([" ".join(text) for text in texts]))
    assert matches(index, " ".join(phrase)).positions.tolist() == expected


def test_a_prefix_stands_for_every_word_that_starts_so() -> None:
    """A star belongs to the last word of its part."""
    assert patterns("working-cl* war") == (
        Pattern("working", prefix=False),
        Pattern("cl", prefix=True),
        Pattern("war", prefix=False),
    )


@pytest.mark.parametrize("query", ["*", "cl*ss", "*war", "class *", "cl*-war"])
def test_a_star_that_ends_no_word_is_refused(query: str) -> None:
    """The message quotes the part and shows how it is done."""
    with pytest.raises(QueryError, match=r"E-QUERY · a \* in “.*” does not end a word · put the \* .* immig\*"):
        patterns(query)


def test_the_longest_search_is_understood() -> None:
    """A search may be as long as the limit, and no longer."""
    longest = "ab " * 166 + "ab"

    assert (len(longest), len(patterns(longest))) == (MAX_CHARACTERS, 167)
    with pytest.raises(QueryError, match="E-QUERY · the search is 501 characters long · use at most 500"):
        patterns(longest + "c")


@given(st.text(max_size=200))
def test_any_search_is_understood_or_refused(query: str) -> None:
    """A search gives words, or the error that says why it cannot: a star in the wrong place, or no word at all."""
    if "*" in query or (query.strip() and not query_words(query)):
        with contextlib.suppress(QueryError):
            patterns(query)
    else:
        assert all(pattern.word and not pattern.prefix for pattern in patterns(query))


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="*\"“”„«»'’"), max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    """A text with a word in it, typed into the search, matches itself."""
    assume(words(text))

    found = matches(term_index(pl.Series([text])), text)

    assert 0 in found.positions


@pytest.mark.parametrize("query", ["$", "…", " — ", "😀", '""'])
def test_a_search_without_a_word_is_refused(query: str) -> None:
    """What holds no letter or digit cannot be searched for, and is not taken for no search."""
    with pytest.raises(QueryError, match="holds no letter or digit"):
        patterns(query)
