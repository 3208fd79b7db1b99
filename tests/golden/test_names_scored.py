"""The command that measures names beside a reader's counts what it says, on lists of two or three names."""

from collections import Counter

import pandas as pd
import pytest

from benchmarks.names.gold import Name, Score, bare, given_names, score


def name(kinds: str, mentions: int, *forms: str) -> Name:
    """Return a name as a reader's list has it."""
    return Name(frozenset(kinds.split("/")), mentions, Counter(map(bare, forms)))


def given(*rows: tuple[str, str, str]) -> dict[str, list[Name]]:
    """Return what was found in one document: surface, type and entity of each mention."""
    return given_names(pd.DataFrame(rows, columns=["surface", "type", "entity"]).assign(doc_id="d"))


@pytest.mark.parametrize(
    ("form", "expected"),
    [("the U.S.", "u.s"), ("Trump’s", "trump"), ("  New\nYork ", "new york"), ("A", "a"), ("“ICE", "ice"), ("…", "")],
)
def test_what_makes_no_other_name(form: str, expected: str) -> None:
    """Articles, possessives, points at the ends, capitals and line ends are not looked at."""
    assert bare(form) == expected


def test_a_name_is_found_under_any_of_its_forms() -> None:
    """A full name that was given as an abbreviation is found; its mentions are compared, and so is its kind."""
    read = {"d": [name("ORG", 5, "Immigration and Customs Enforcement", "ICE"), name("PERSON", 1, "Ann Low")]}
    found = given(*[("ICE", "ORG", "ICE")] * 4, ("Ann Low", "GPE", "Ann Low"))

    assert score(read, found) == Score(names=2, found=2, counted=2, typed=1, given=2, right=1)


def test_a_name_given_twice_counts_once() -> None:
    """Where a name was given as two, that with most of its mentions is it, and the other is one too many."""
    read = {"d": [name("PERSON", 4, "Donald Trump", "Trump")]}
    found = given(*[("Trump", "PERSON", "Trump")] * 3, ("Donald Trump", "PERSON", "Donald Trump"))

    assert score(read, found) == Score(names=1, found=1, counted=0, typed=1, given=2, right=1)


def test_what_a_reader_left_open_counts_neither_way() -> None:
    """A spacecraft is neither missed where nobody gave it, nor one too many where somebody did."""
    read = {"d": [name("OPEN", 1, "Dragon"), name("PLACE/ORG", 1, "White House")]}

    assert score(read, given(("Dragon", "ORG", "Dragon"), ("the White House", "FAC", "White House"))).f1 == 1
    assert score(read, given(("the White House", "ORG", "White House"))).f1 == 1


def test_nothing_given_finds_nothing() -> None:
    """A document in which nothing was found has all of its names missed; other kinds of names are not asked for."""
    read = {"d": [name("PLACE", 1, "Rome"), name("NORP", 1, "Romans")]}

    assert score(read, {}) == Score(names=1, found=0, counted=0, typed=0, given=0, right=0)
    assert score(read, given(("Romans", "NORP", "Romans"), ("Rome", "GPE", "Rome"))).f1 == 1
