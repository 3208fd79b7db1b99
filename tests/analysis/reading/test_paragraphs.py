"""Pieces of a text: paragraphs that say something, and pages that lose nothing."""

from itertools import pairwise
from typing import Any

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import limits
from analysis.corpus.tokens import word_places as places_of_words
from analysis.corpus.tokens import words
from analysis.reading.paragraphs import paragraphs, text_blocks, text_pages

# Ends of lines, sentences and words, and all that makes a character of several or of nothing.
TURNING = (
    "ab.?!…\"'’) \t\n\r\u00a0\u2028\u0301\u0323\u00ad\u200b\u200d\ufe0f"
    "é한\u1112\u1161\u11abש\u05b0ع\u064e\U0001f469\U0001f3fd\U0001f1ec"
)
# What blocks and lines are, in a pattern each: slow on long texts, and plain.
BLOCK = regex.compile(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", regex.DOTALL)
LINE = regex.compile(r"\S(?:[^\n]*\S)?")
texts = st.text(st.one_of(st.sampled_from(TURNING), st.characters(exclude_categories=["Cs"])), max_size=300)


def _cut(text: str, bounds: Any) -> list[str]:
    return [text[start:end] for start, end in pairwise(bounds.tolist())]


def test_paragraphs_are_blocks_between_blank_lines() -> None:
    """Where lines are blank they divide; a short block is joined with the next."""
    long = " ".join(["word"] * limits.PARAGRAPH_WORDS)
    text = f"  Heading\n\n{long}\nstill\n \n{long}\n"

    found = paragraphs(text)
    assert [text[start:end] for start, end in found] == [f"Heading\n\n{long}\nstill", long]


def test_paragraphs_are_lines_where_none_is_blank() -> None:
    """Without a blank line every line is a paragraph, if it is long enough."""
    long = " ".join(["word"] * limits.PARAGRAPH_WORDS)
    text = f"{long}\n{long}\nshort\n"

    assert [text[start:end] for start, end in paragraphs(text)] == [long, long, "short"]


@settings(max_examples=4 * settings.default.max_examples)
@given(texts, st.integers(1, 60))
def test_pages_are_the_text(text: str, size: int) -> None:
    """Pages follow one another, hold the whole text and are no longer than they may be."""
    bounds = text_pages(text, size=size)
    lengths = [len(page) for page in _cut(text, bounds)]

    assert "".join(_cut(text, bounds)) == text
    assert all(size // 2 < length <= size for length in lengths[:-1])
    assert lengths[-1] <= size
    assert lengths[-1] > 0 or not text


@pytest.mark.parametrize("text", ["", "a", "a\n\nb", "x" * 20_000])
def test_a_short_text_is_one_page(text: str) -> None:
    """A text that fits on a page is not cut, even where it is empty."""
    assert text_pages(text).tolist() == [0, len(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One two. Three\n\nfour\nfive six", "One two. Three\n\n"),
        ("One two. 3.\n \t\nfour\nfive six", "One two. 3.\n \t\n"),
        ("One two.\r\n\r\nThree. Five six", "One two.\r\n\r\n"),
        ("One\n\ntwo three\nfour. five six", "One\n\ntwo three\n"),
        ("One\ntwo. “Three.” Four five six", "One\ntwo. “Three.” "),
        ("One two three four five six", "One two three four "),
        ("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrst"),
    ],
)
def test_a_page_ends_where_a_reader_would_stop(text: str, expected: str) -> None:
    """The last blank line in the second half ends a page, else the last line, sentence or word."""
    assert _cut(text, text_pages(text, size=20))[0] == expected


@pytest.mark.parametrize(
    "cluster", ["e\u0301", "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\u1112\u1161\u11ab", "ש\u05b0"]
)
def test_no_grapheme_is_cut(cluster: str) -> None:
    """A page without a space ends between two graphemes."""
    text = cluster * 500
    borders = {match.start() for match in regex.finditer(r"\X", text)} | {len(text)}

    assert set(text_pages(text, size=101).tolist()) <= borders


def test_a_grapheme_longer_than_a_page_is_cut() -> None:
    """A letter under a thousand accents fills pages like anything else."""
    text = "a" + "\u0301" * 1_000

    assert max(map(len, _cut(text, text_pages(text, size=100)))) == 100


@settings(max_examples=3 * settings.default.max_examples)
@given(st.lists(st.text(st.sampled_from(TURNING), max_size=24), max_size=20).map("\n\n".join))
def test_words_of_pages_stand_where_they_do_in_the_text(text: str) -> None:
    """A page cut where a paragraph ends has its words at their places in the text, whatever they are made of."""
    bounds, wanted = text_pages(text, size=60), set(words(text)[::2])
    found = [
        (start + first, start + last)
        for start, page in zip(bounds.tolist(), _cut(text, bounds), strict=False)
        for first, last in places_of_words(page, wanted)
    ]

    assert found == places_of_words(text, wanted)


@settings(max_examples=2 * settings.default.max_examples)
@given(st.lists(st.text("abé'’s.\u0301\u00ad#", max_size=9), max_size=60).map(" ".join))
def test_no_word_is_cut(text: str) -> None:
    """Where words are shorter than half a page, the words of the pages are the words of the text."""
    assert [word for page in _cut(text, text_pages(text, size=20)) for word in words(page)] == words(text)


def test_a_paragraph_without_spaces_is_as_long_as_others() -> None:
    """Eighty characters are as much as forty words, and stand alone; seventy-eight are joined with what follows."""
    assert len(paragraphs("移" * 80 + "\n\n" + "民" * 80)) == 2
    assert len(paragraphs("移" * 78 + "\n\n" + "民" * 80)) == 1


def test_a_page_without_spaces_ends_with_a_sentence() -> None:
    """A full stop needs no space after it to end a page."""
    text = "移民。" * 10  # the last full stop among the first 20 characters is the 18th

    assert text_pages(text, size=20).tolist() == [0, 18, 30]


@given(text=st.text("ab \n\t\r\x0b\x1c\x85\u2028", max_size=40) | texts)
def test_blocks_are_what_stands_between_blank_lines_or_lines(text: str) -> None:
    """Whatever is blank, at whichever end."""
    blocks = [match.span() for match in BLOCK.finditer(text)]

    assert text_blocks(text) == (blocks if len(blocks) > 1 else [match.span() for match in LINE.finditer(text)])


@pytest.mark.parametrize(("space", "begun"), [(" ", "a"), ("\n", "ab"), ("\n ", "ab"), ("\r\n", "ab")])
def test_a_million_spaces_are_gone_through_once(space: str, begun: str) -> None:
    """White space before, between and after words costs its length; its square would not end within the hour."""
    run = space * 500_000
    text = f"{run}a{run}b{run}"

    assert "".join(text[start] for start, _ in text_blocks(text)) == begun
