"""Regular expressions that are made to never end are answered within a second, and block nobody."""

import random
import threading
from collections.abc import Callable
from itertools import pairwise
from time import monotonic, perf_counter, sleep

import polars as pl
import pytest

from analysis.errors import QueryError
from analysis.index import TermIndex, term_index
from analysis.query import matches, matching
from analysis.query.regular import LONGEST, MAX_STEPS, full_matches, steps

SECOND = 1.0
KEPT = 0.8  # of its speed, by a second thread
TAKES = 5  # other programs may disturb a take; one in which nobody is disturbed shows what a search does
WATCHED = 0.3  # seconds

# Each makes a backtracking engine try for ever, or an automaton grow for ever.
CATASTROPHES = [
    "(a+)+$",
    "(a|aa)+$",
    "(a|a?)+b",
    "(.*a){20}[^a]",
    "(.*)*(.*)*(.*)*x",
    "(((a*)*)*)*b",
    "([a-z]+)*[0-9]",
    "(?:.*[ab].{0,45}){0,20}[^ab]",
    "a{1000}{1000}",
    r"(?:\w{0,30}){0,30}x",
    r"(a*)*\1b",
    "(?<=(a+)+)b",
]


@pytest.fixture(scope="module")
def hostile() -> TermIndex:
    """Return an index of 100,000 words, some of them made to be hard to tell from a match."""
    draw = random.Random(1)  # noqa: S311 - words, not secrets
    common = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(2, 11))) for _ in range(100_000)]
    hard = ["a" * length for length in (30, 300, 3_000, LONGEST)]
    mixed = ["".join(draw.choices("ab", k=length)) + end for length in (40, 400, LONGEST - 1) for end in "aq"]
    index = term_index(pl.Series([" ".join([*common, *hard, *mixed, "a" * 50_000])]))
    matches(index, "/a/")  # what is made once, when first asked for
    return index


def speed_kept(call: Callable[[], object]) -> tuple[float, float]:
    """Return what share of its speed a counting thread keeps while a call runs, and how long the call takes."""
    count, over = [0], threading.Event()

    def counting() -> None:
        while not over.is_set():
            for _ in range(1_000):
                count[0] += 1

    thread = threading.Thread(target=counting)
    thread.start()
    marks = [(count[0], perf_counter())]
    sleep(WATCHED)
    marks.append((count[0], perf_counter()))
    call()
    took = perf_counter() - marks[1][1]
    sleep(max(WATCHED - took, 0))
    marks.append((count[0], perf_counter()))
    over.set()
    thread.join()
    alone, beside = ((end[0] - begin[0]) / (end[1] - begin[1]) for begin, end in pairwise(marks))
    return beside / alone, took


@pytest.mark.parametrize("pattern", CATASTROPHES)
def test_a_hostile_expression_is_answered_and_blocks_nobody(hostile: TermIndex, pattern: str) -> None:
    """It gives its matches or says why not within the second, while another thread keeps its speed."""

    def search() -> None:
        try:
            matches(hostile, f"/{pattern}/")
        except QueryError as error:
            assert error.where  # noqa: PT017 - to give matches is as good

    takes = []
    for _ in range(TAKES):
        takes.append(speed_kept(search))
        if takes[-1][0] >= KEPT and takes[-1][1] <= SECOND:
            break

    assert takes[-1][0] >= KEPT, takes
    assert takes[-1][1] <= SECOND, takes


def test_several_expressions_share_one_budget(hostile: TermIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first expressions of a search use up the later ones lack."""
    monkeypatch.setattr(matching, "BUDGET", 0.05)
    query = " | ".join(f"/(?:.*[ab].{{0,45}}){{0,20}}[^ab]{number}/" for number in range(12))

    with pytest.raises(QueryError, match=r"at character (?!1 )\d+ · the regular expression took too long"):
        matches(hostile, query)


def test_an_expression_is_given_up_at_its_deadline() -> None:
    """The message says how far it got, and what to do."""
    words = pl.Series(["war", "peace"])

    with pytest.raises(QueryError, match=r"at character 5 · .* too long: 0 of 2 words .* · use fewer repeats"):
        full_matches(words, "w.*", at=4, deadline=monotonic() - 1)


def test_every_word_is_looked_at_once(hostile: TermIndex) -> None:
    """In however many pieces a vocabulary is searched, each word up to the longest is there once."""
    found = full_matches(hostile.vocabulary, ".*", at=0, deadline=monotonic() + 60)

    assert found.tolist() == [place for place, word in enumerate(hostile.terms) if len(word) <= LONGEST]
    assert len(found) == len(hostile.terms)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("", 0),
        ("abc", 3),
        ("a|bc", 3),
        ("a{3}", 3),
        ("a{2,5}b", 6),
        ("(ab){1,10}", 20),
        ("((ab){3}c){2}", 14),
        (r"[a-z]{4}\w{2}\p{Lu}{3}", 9),
        (r"\{9\}", 3),
        ("[^]a]{2}", 2),
        ("(a*)*+", 1),
        ("a{1000}{1000}", 1_000_000),
        ("((((a{9}){9}){9}){9})", 6_561),
    ],
)
def test_how_large_an_expression_is(pattern: str, expected: int) -> None:
    """Its size is how many characters it asks for when its counted repeats are written out."""
    assert steps(pattern) == expected


@pytest.mark.parametrize("pattern", [f"a{{{MAX_STEPS + 1}}}", r"\w{800}", "(a{50}){50}"])
def test_an_expression_that_is_too_large_is_refused(pattern: str) -> None:
    """What would need too much memory or time for one character is not begun."""
    with pytest.raises(QueryError, match=r"at character 5 · the regular expression is too large · use fewer"):
        matches(term_index(pl.Series(["war"])), f"war /{pattern}/")
