"""Regular expressions are answered within a budget and block nobody, however large the vocabulary.

Which expressions make a backtracking engine try for ever is written in words in docs/decisions; none stands here. The
guards are tested with harmless ones, and with budgets and limits that the tests lower.
"""

import random
import threading
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from time import monotonic, perf_counter, sleep

import polars as pl
import pytest

from analysis import limits
from analysis.corpus.errors import QueryError
from analysis.corpus.index import TermIndex, term_index
from analysis.query import matches
from analysis.query.regular import _LONGEST, full_matches, steps

SECOND = 1.0
KEPT = 0.8  # of its speed, by a second thread
TAKES = 5  # other programs may disturb a take; one in which nobody is disturbed shows what a search does
WATCHED = 0.3  # seconds
EXPRESSIONS = ["w.*", "[a-m]*ing?", "(?:un|re)?[a-z]{2,9}(?:ed|s)", r"\w+\p{Ll}"]


@pytest.fixture(scope="module")
def large() -> TermIndex:
    """Return an index of 100,000 words, one of them longer than any that is searched."""
    draw = random.Random(1)  # noqa: S311 - words, not secrets
    common = ["".join(draw.choices("abcdefghijklmnop", k=draw.randint(2, 11))) for _ in range(100_000)]
    index = term_index(pl.Series([" ".join([*common, "a" * (_LONGEST + 1)])]))
    matches(index, "/a/")  # what is made once, when first asked for
    return index


def speed_kept(call: Callable[[], object]) -> float:
    """Return what share of its speed a counting thread keeps while a call is made again and again."""
    count, over = [0], threading.Event()

    def counting() -> None:
        while not over.is_set():
            for _ in range(1_000):
                count[0] += 1

    thread = threading.Thread(target=counting)
    thread.start()
    try:
        marks = [(count[0], perf_counter())]
        sleep(WATCHED)
        marks.append((count[0], perf_counter()))
        while perf_counter() < marks[1][1] + WATCHED:
            call()
        marks.append((count[0], perf_counter()))
    finally:
        over.set()
        thread.join()
    alone, beside = ((end[0] - begin[0]) / (end[1] - begin[1]) for begin, end in pairwise(marks))
    return beside / alone


@pytest.mark.row(89)
@pytest.mark.parametrize("pattern", EXPRESSIONS)
def test_an_expression_blocks_nobody(large: TermIndex, pattern: str) -> None:
    """While words are searched another thread keeps its speed: the search runs outside Python's lock."""
    words = large.vocabulary

    takes = []
    while len(takes) < TAKES and max(takes, default=0) < KEPT:
        takes.append(speed_kept(lambda: full_matches(words, pattern, at=0, deadline=monotonic() + 60)))

    assert max(takes) >= KEPT, takes


@pytest.mark.row(89)
@pytest.mark.parametrize("pattern", EXPRESSIONS)
def test_an_expression_is_answered_within_the_second(large: TermIndex, pattern: str) -> None:
    """It gives its matches, or says how far it came, before anybody wonders."""
    began = monotonic()
    with suppress(QueryError):  # where a machine is busy
        matches(large, f"/{pattern}/")

    assert monotonic() - began <= SECOND


def test_several_expressions_share_one_budget(large: TermIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the first expressions of a search use up the later ones lack: a budget for a few is none for thirty."""
    query = " | ".join(f"/[a-m]*e{number}?/" for number in range(30))
    began = monotonic()
    matches(large, "/[a-m]*e1?/ | /[a-m]*e2?/")
    monkeypatch.setattr(limits, "REGULAR_SECONDS", monotonic() - began)

    with pytest.raises(QueryError, match=r"at character (?!1 )\d+ · the regular expression took too long"):
        matches(large, query)


def test_a_budget_that_is_used_up_begins_nothing(large: TermIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no time at all the first expression is refused before a word is looked at."""
    monkeypatch.setattr(limits, "REGULAR_SECONDS", -1.0)

    with pytest.raises(QueryError, match=r"at character 1 · .* took too long: 0 of "):
        matches(large, "/w.*/")


@pytest.mark.row(89)
def test_an_expression_is_given_up_at_its_deadline() -> None:
    """The message says how far it got, and what to do."""
    words = pl.Series(["war", "peace"])

    with pytest.raises(QueryError, match=r"at character 5 · .* too long: 0 of 2 words .* · use fewer repeats"):
        full_matches(words, "w.*", at=4, deadline=monotonic() - 1)


def test_every_word_is_looked_at_once(large: TermIndex) -> None:
    """In however many pieces a vocabulary is searched, each word up to the longest is there once."""
    found = full_matches(large.vocabulary, ".*", at=0, deadline=monotonic() + 60)

    assert found.tolist() == [place for place, word in enumerate(large.terms) if len(word) <= _LONGEST]
    assert len(found) == len(large.terms)


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
        ("a{3}{3}", 9),
        ("((a{9}){9})", 81),
    ],
)
def test_how_large_an_expression_is(pattern: str, expected: int) -> None:
    """Its size is how many characters it asks for when its counted repeats are written out."""
    assert steps(pattern) == expected


@pytest.mark.row(89)
@pytest.mark.parametrize("pattern", [f"a{{{limits.REGULAR_STEPS + 1}}}", r"\w{800}", "(a{40}){40}"])
def test_an_expression_that_is_too_large_is_refused(pattern: str) -> None:
    """What would need too much memory or time for one character is not begun."""
    with pytest.raises(QueryError, match=r"at character 5 · the regular expression is too large · use fewer"):
        matches(term_index(pl.Series(["war"])), f"war /{pattern}/")
