"""Units of evidence: who several documents are of."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus
from analysis.corpus.errors import FilterError
from analysis.corpus.units import NOBODY, common_places, unit_codes, unit_names

cells = st.lists(st.sampled_from(["Ann", "ann", "Bob", "", "Unknown", None]), min_size=1, max_size=8)


def _codes(make_corpus: Callable[..., Corpus], authors: list[object], apart: list[int] | None = None) -> list[int]:
    corpus = make_corpus({"author": author, "text": "war"} for author in authors)
    rows = np.arange(len(authors))
    return unit_codes(corpus, rows, "author", apart=np.array(apart or [0] * len(authors))).tolist()


def test_without_a_column_documents_are_the_units(make_corpus: Callable[..., Corpus]) -> None:
    """Each of the documents asked about is one."""
    corpus = make_corpus({"text": "war"} for _ in range(5))

    assert unit_codes(corpus, np.array([1, 4]), "", apart=np.zeros(2, dtype=bool)).tolist() == [0, 1]


def test_one_name_is_one_unit_however_it_is_written(make_corpus: Callable[..., Corpus]) -> None:
    """Capitals and spaces make no difference."""
    assert _codes(make_corpus, ["Ann  Lee", "ann lee", " ANN LEE ", "Bob", "Ann"]) == [0, 0, 0, 1, 2]


@pytest.mark.parametrize("nobody", [*sorted({*NOBODY, "Unknown", "N/A", " - "}), None])
def test_whom_nobody_is_named_for_is_alone(make_corpus: Callable[..., Corpus], nobody: str | None) -> None:
    """A blank cell, or one that says that there is no name, is a unit of its own."""
    assert _codes(make_corpus, [nobody, "Ann", nobody, "Ann"]) == [0, 1, 2, 1]


def test_several_names_are_one_unit_together(make_corpus: Callable[..., Corpus]) -> None:
    """Two who wrote together are another unit than either alone, and the same whenever they do."""
    assert _codes(make_corpus, [["Ann", "Bob"], "Ann", ["ann", "bob"], "Bob"]) == [0, 1, 0, 2]


def test_numbers_name_too() -> None:
    """A column of numbers is read as it is written."""
    assert unit_names(pd.Series([1, 2, 1])).tolist() == ["1", "2", "1"]


def test_one_name_on_two_sides_is_two_units(make_corpus: Callable[..., Corpus]) -> None:
    """Documents that must be kept apart are never of one unit."""
    assert _codes(make_corpus, ["Ann", "Ann", "Ann", ""], [1, 0, 1, 0]) == [0, 1, 0, 2]


def test_an_unknown_column_is_refused(make_corpus: Callable[..., Corpus]) -> None:
    """The message names the columns that there are."""
    corpus = make_corpus([{"author": "Ann", "text": "war"}])

    with pytest.raises(FilterError, match=r"E-UNIT · the corpus has no column “speaker” · it has .*author"):
        unit_codes(corpus, np.arange(1), "speaker", apart=np.zeros(1, dtype=bool))


@given(cells)
def test_units_are_numbered_as_they_come(make_corpus: Callable[..., Corpus], authors: list[str | None]) -> None:
    """Codes run from 0 without a gap, each new one the next; equal names have equal codes, and no others do."""
    corpus = make_corpus({"author": author, "text": "war"} for author in [*authors, "Ann"])
    codes = unit_codes(corpus, np.arange(len(authors)), "author", apart=np.zeros(len(authors), dtype=bool))
    named = [(author or "").casefold() for author in authors]

    firsts = list(dict.fromkeys(codes.tolist()))
    assert firsts == list(range(len(firsts)))
    for one in range(len(authors)):
        for other in range(one):
            assert (codes[one] == codes[other]) == (named[one] == named[other] and named[one] not in NOBODY)


def test_common_places() -> None:
    """A unit has the place of all its documents, and none where they differ or one has none."""
    places, units = np.array([4, 4, 2, 3, -1, 0, -1]), np.array([0, 0, 1, 1, 2, 3, 3])

    assert common_places(places, units).tolist() == [4, -1, -1, -1]


def test_places_of_documents_are_their_own() -> None:
    """Where every unit has one document, in whatever order they are numbered."""
    assert common_places(np.array([4, -1, 2]), np.array([0, 1, 2])).tolist() == [4, -1, 2]
    assert common_places(np.array([4, -1, 2]), np.array([2, 0, 1])).tolist() == [-1, 2, 4]
    assert common_places(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)).tolist() == []
