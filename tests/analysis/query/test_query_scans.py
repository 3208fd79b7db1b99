"""Every operator of a search against a scan of the words, on random texts and random searches."""

import re
from collections.abc import Callable, Iterable
from itertools import accumulate, pairwise, product
from typing import TypeAlias

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.index import TermIndex, term_index
from analysis.query import matches

Text: TypeAlias = list[str]
Stretches: TypeAlias = set[tuple[int, int]]  # first word, and the word after the last
Scan: TypeAlias = Callable[[Text], Stretches]
Choice: TypeAlias = Callable[[Text], tuple[bool, Stretches]]
Search: TypeAlias = tuple[str, int, Scan]  # as typed, how tight it binds, what it finds in one text

ROW, EITHER, NEAR, NOT, AND, OR = 5, 4, 3, 2, 1, 0

TEXTS = st.lists(st.lists(st.text("ab", min_size=1, max_size=2), max_size=12), min_size=1, max_size=3)
EXPRESSIONS = ["a.*", "[AB]+a", "(a|bb)b?", "b{2}", "a?", "[^a]*", r"\w\w", "a|b"]


def scan_words(pattern: str) -> Scan:
    """Return what finds the words that an expression matches from end to end."""
    whole = re.compile(pattern, re.IGNORECASE)
    return lambda text: {(place, place + 1) for place, word in enumerate(text) if whole.fullmatch(word)}


def scan_row(parts: list[Scan]) -> Scan:
    """Return what finds one thing after the other."""

    def scan(text: Text) -> Stretches:
        found = parts[0](text)
        for part in parts[1:]:
            found = {(one[0], two[1]) for one, two in product(found, part(text)) if one[1] == two[0]}
        return found

    return scan


def scan_near(left: Scan, right: Scan, distance: int) -> Scan:
    """Return what finds two things so near, and nothing that holds two nearer ones."""

    def scan(text: Text) -> Stretches:
        pairs = product(left(text), right(text))
        gaps = [(max(one[0], two[0]) - min(one[1], two[1]) + 1, one, two) for one, two in pairs]
        near = {(min(one[0], two[0]), max(one[1], two[1])) for gap, one, two in gaps if 1 <= gap <= distance}
        return {
            (begin, end)
            for begin, end in near
            if not any(begin <= low and high <= end and (low, high) != (begin, end) for low, high in near)
        }

    return scan


def written(search: tuple[str, int, object], tightness: int) -> str:
    """Return a search as it stands inside one that binds so tightly."""
    return search[0] if search[1] >= tightness else f"({search[0]})"


def starred(word: str, where: str) -> Search:
    """Return the search for a word with stars."""
    before, after = "*" * (where in {"before", "both"}), "*" * (where in {"after", "both"})
    pattern = before.replace("*", ".*") + word.lower() + after.replace("*", ".*")
    return f"{before}{word}{after}", ROW, scan_words(pattern)


def row(parts: list[Search]) -> Search:
    """Return the search for parts in a row."""
    return " ".join(written(part, ROW) for part in parts), ROW, scan_row([part[2] for part in parts])


def either(parts: list[Search]) -> Search:
    """Return the search for any of some parts."""
    scans = [part[2] for part in parts]
    return (
        " | ".join(written(part, EITHER) for part in parts),
        EITHER,
        lambda text: set().union(*(s(text) for s in scans)),
    )


def near(left: Search, right: Search, distance: int) -> Search:
    """Return the search for two parts near one another."""
    typed = f"{written(left, NEAR)} NEAR/{distance} {written(right, EITHER)}"
    return typed, NEAR, scan_near(left[2], right[2], distance)


def grouped(part: Search) -> Search:
    """Return a search between parentheses that it may not need."""
    return f"({part[0]})", ROW, part[2]


PHRASES = st.lists(st.text("aB", min_size=1, max_size=2), min_size=1, max_size=3).map(
    lambda words: (f'"{" ".join(words)}"', ROW, scan_row([scan_words(word) for word in words]))
)
SLOTS = (
    st.builds(starred, st.text("aB", min_size=1, max_size=2), st.sampled_from(["", "before", "after", "both"]))
    | st.sampled_from(EXPRESSIONS).map(lambda pattern: (f"/{pattern}/", ROW, scan_words(pattern)))
    | PHRASES
)
STRETCHES = st.recursive(
    SLOTS,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3).map(row)
        | st.lists(inner, min_size=1, max_size=3).map(either)
        | st.builds(near, inner, inner, st.integers(1, 4))
        | inner.map(grouped)
    ),
    max_leaves=6,
)


def holding(part: Search) -> tuple[str, int, Choice]:
    """Return the choice of the texts that hold a part."""
    return part[0], part[1], lambda text: (bool(part[2](text)), part[2](text))


def without(part: tuple[str, int, Choice]) -> tuple[str, int, Choice]:
    """Return the choice of the texts that another leaves out."""
    return f"NOT {written(part, NOT)}", NOT, lambda text: (not part[2](text)[0], set())


def joined(
    parts: list[tuple[str, int, Choice]], operator: str, tightness: int, test: Callable[[Iterable[bool]], bool]
) -> tuple[str, int, Choice]:
    """Return the choice of the texts that all, or any, of some choices pass."""

    def choose(text: Text) -> tuple[bool, Stretches]:
        answers = [part[2](text) for part in parts]
        return test(passes for passes, _ in answers), set().union(*(found for _, found in answers))

    typed = f" {operator} ".join(written(part, tightness + 1) for part in parts)
    return typed, tightness, choose


CHOICES = st.recursive(
    STRETCHES.map(holding),
    lambda inner: (
        inner.map(without)
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: joined(parts, "AND", AND, all))
        | st.lists(inner, min_size=2, max_size=3).map(lambda parts: joined(parts, "OR", OR, any))
    ),
    max_leaves=4,
)


def indexed(texts: list[Text]) -> TermIndex:
    """Return the index of texts given as words."""
    return term_index(pl.Series([" ".join(text) for text in texts], dtype=pl.String))


def outermost(found: list[Stretches], texts: list[Text]) -> list[tuple[int, int]]:
    """Return the first position and the width of each stretch that lies inside no other, over all texts."""
    starts = [0, *accumulate(map(len, texts))]
    kept = [
        {one for one in text if not any(one != other and other[0] <= one[0] and one[1] <= other[1] for other in text)}
        for text in found
    ]
    return sorted(
        (start + begin, end - begin) for start, text in zip(starts, kept, strict=False) for begin, end in text
    )


@settings(max_examples=6 * settings.default.max_examples)
@given(TEXTS, STRETCHES)
def test_matches_are_those_of_a_scan(texts: list[Text], search: Search) -> None:
    """Words, phrases, stars, expressions, | and NEAR, in one another, match where a scan finds them, and as widely."""
    found = matches(indexed(texts), search[0])

    assert [*zip(found.positions.tolist(), found.widths.tolist(), strict=True)] == outermost(
        [search[2](text) for text in texts], texts
    )


@settings(max_examples=4 * settings.default.max_examples)
@given(TEXTS, CHOICES)
def test_documents_are_those_of_a_scan(texts: list[Text], search: tuple[str, int, Choice]) -> None:
    """AND, OR and NOT choose the documents that a scan chooses, and keep the matches in them."""
    found = matches(indexed(texts), search[0])
    answers = [search[2](text) for text in texts]

    if found.documents is not None:
        assert found.documents.tolist() == [passes for passes, _ in answers]
    assert [*zip(found.positions.tolist(), found.widths.tolist(), strict=True)] == outermost(
        [stretches if passes else set() for passes, stretches in answers], texts
    )


@given(TEXTS, STRETCHES, STRETCHES, st.integers(1, 100))
def test_near_makes_no_difference_between_its_sides(texts: list[Text], one: Search, two: Search, distance: int) -> None:
    """What is near another has that other near it, in the same places."""
    index = indexed(texts)
    found, turned = (matches(index, near(*sides, distance)[0]) for sides in ((one, two), (two, one)))

    assert (found.positions.tolist(), found.widths.tolist()) == (turned.positions.tolist(), turned.widths.tolist())


@given(TEXTS, STRETCHES, STRETCHES)
def test_no_match_of_near_holds_another(texts: list[Text], one: Search, two: Search) -> None:
    """Both ends ascend, so that each match is one place."""
    found = matches(indexed(texts), near(one, two, 3)[0])
    ends = (found.positions + found.widths).tolist()

    assert all(first < second for first, second in pairwise(ends))
