"""Stretches: what is read as one, what is left to another page, and what is read first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import clear_bounds, first_read, joined_passages

TEXTS = st.text(alphabet="ab .\n", max_size=2_000)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """Return a text and where matches stand in it, ascending."""
    text = draw(TEXTS.filter(bool))
    starts = sorted(draw(st.lists(st.integers(0, len(text) - 1), max_size=8)))
    return text, [(start, min(start + draw(st.integers(1, 5)), len(text))) for start in starts]


@pytest.mark.parametrize(
    ("text", "spans", "together"),
    [
        ("x" * 100, [(0, 50), (40, 90)], [[0, 1]]),  # they overlap
        ("x" * 100, [(0, 20), (60, 90)], [[0, 1]]),  # near, in one paragraph
        ("x" * 30 + "\n\n" + "x" * 70, [(0, 20), (60, 90)], [[0], [1]]),  # a blank line lies between
        ("x" * 2_000, [(0, 100), (701, 900)], [[0], [1]]),  # one character too far apart
        ("x" * 2_000, [(701, 900), (0, 101)], [[1, 0]]),  # in the order of the text
        ("x" * 2_000, [(0, 400), (500, 900), (950, 1_000)], [[0, 1], [2]]),  # together longer than is read at once
        ("x" * 2_000, [(0, 400), (300, 1_000)], [[0, 1]]),  # what overlaps is one, however long
        ("x" * 9, [], []),
    ],
)
def test_what_stands_together_is_read_as_one(
    text: str, spans: list[tuple[int, int]], together: list[list[int]]
) -> None:
    """Passages that overlap, and those at most 600 characters apart in a paragraph."""
    assert joined_passages(text, spans) == together


@given(_marked())
def test_every_passage_is_in_one_stretch(marked: tuple[str, list[tuple[int, int]]]) -> None:
    """None is lost, none is read twice, and no two stretches share a character."""
    text, spans = marked
    found = joined_passages(text, spans)
    edges = [(min(spans[place][0] for place in one), max(spans[place][1] for place in one)) for one in found]

    assert sorted(place for one in found for place in one) == list(range(len(spans)))
    assert all(before[1] < after[0] for before, after in pairwise(edges))


@pytest.mark.parametrize(
    ("others", "bounds"),
    [((0, 21), (0, 21)), ((4, 21), (4, 21)), ((0, 16), (0, 15)), ((5, 16), (6, 15))],
)
def test_a_passage_holds_no_match_of_another_page(others: tuple[int, int], bounds: tuple[int, int]) -> None:
    """It begins after the match before, and ends before the next, at a word."""
    assert clear_bounds("raid, a raid or raids", (8, 12), others, (0, 21)) == bounds


@given(_marked(), st.integers(1, 400))
def test_of_a_long_passage_the_matches_are_read_first(marked: tuple[str, list[tuple[int, int]]], most: int) -> None:
    """The first match is in a part, and others until enough is read; parts are in order; a short passage is whole."""
    text, marks = marked
    parts = first_read(text, marks, most=most)

    shown = [any(start <= low and high <= end for start, end in parts) for low, high in marks]
    assert shown == sorted(shown, reverse=True)
    assert all(shown[:1])
    assert all(shown) or sum(end - start for start, end in parts) >= most
    assert all(before[1] < after[0] for before, after in pairwise(parts))
    assert all(0 <= start <= end <= len(text) for start, end in parts)
    assert len(text) > most or parts == [(0, len(text))]
