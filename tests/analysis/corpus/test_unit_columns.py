"""Units of evidence: which columns are offered as such, and how many units of equal weight some are."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis import Corpus, read_corpus, unit_columns
from analysis.corpus.units import effective_units


def _corpus(make_corpus: Callable[..., Corpus], column: str, cells: list[object], sources: str = "AB") -> Corpus:
    return make_corpus(
        {"source": sources[place % len(sources)], "text": f"text {place}", column: cell}
        for place, cell in enumerate(cells)
    )


@pytest.mark.parametrize(
    "column",
    ["speaker", "Author", "authors", "BYLINE", " creator ", "author name", "userName", "user_id", "Senator", "Redner"],
)
def test_a_column_that_names_somebody_is_offered(make_corpus: Callable[..., Corpus], column: str) -> None:
    """By words of its header, in several languages, however these are joined."""
    assert unit_columns(_corpus(make_corpus, column, ["Ann", "Bob", "Ann", "Bob", "Cy", "Ann"])) == (column.strip(),)


@pytest.mark.parametrize(
    "column", ["url", "id", "notes", "section", "party", "speaker_party", "author gender", "author url", "place"]
)
def test_a_column_of_something_else_is_not(make_corpus: Callable[..., Corpus], column: str) -> None:
    """Whatever it holds: what is said of a speaker is no speaker."""
    assert unit_columns(_corpus(make_corpus, column, ["Ann", "Bob", "Ann", "Bob", "Cy", "Ann"])) == ()


@pytest.mark.parametrize(
    ("cells", "offered"),
    [
        (["Ann", "Ann", "Bob", "Cy"], True),
        (["Ann", "Ann", "Bob", "Cy", "Di"], False),  # two of five are by somebody who has several
        (["Ann", "Bob", "Cy", "Di"], False),
        (["Ann"] * 4, False),  # nobody else
        (["", "unknown", "n/a", None], False),
        (["ANN", "ann ", "Bob", "bob"], False),  # each source has one of them: the source says as much
        (["ANN", "ann ", "Bob", "Cy"], True),
        ([["Ann", "Bob"], ["Ann", "Bob"], ["Cy"], "Di"], True),
        ([True, True, False, False], False),
        ([1, 1, 2, 3], True),
        ([1.5, 1.5, 2.5, 3.5], False),
    ],
    ids=["half", "less than half", "none", "one", "nobody", "sources", "spelling", "lists", "flags", "ids", "numbers"],
)
def test_a_column_is_offered_for_what_it_holds(
    make_corpus: Callable[..., Corpus], cells: list[object], *, offered: bool
) -> None:
    """Half of the documents must be by somebody who has several, and a source must have several of them."""
    sources = "AABB" if cells[:1] == ["ANN"] and cells[3] == "bob" else "AB"

    assert unit_columns(_corpus(make_corpus, "author", cells, sources)) == (("author",) if offered else ())


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("parlspeech_en.jsonl", ("speaker",)),
        ("parlspeech_es.jsonl", ("speaker",)),
        ("us_inaugural.jsonl", ("president",)),
        ("us_conventions_2012.jsonl", ()),  # speakers of 54 of 189, each once
        ("news100_2017.jsonl", ()),
        ("us_executive_orders_2001_2017.jsonl", ()),
    ],
)
def test_real_columns(test_data: Path, name: str, columns: tuple[str, ...]) -> None:
    """Speakers and presidents are offered; addresses, kinds of texts and flags are not."""
    assert unit_columns(read_corpus(test_data / "corpora" / name)) == columns


def test_units_of_equal_weight() -> None:
    """Four with one document each are four, and one with three of four is 1 / (9/16 + 1/16)."""
    assert effective_units(np.array([0, 1, 2, 3])) == pytest.approx(4)
    assert effective_units(np.array([0, 0, 0, 1])) == pytest.approx(1.6)
    assert effective_units(np.array([0])) == 1


@given(arrays(np.int64, st.integers(1, 30), elements=st.integers(0, 9)))
def test_units_of_equal_weight_are_no_more_than_there_are(codes: np.ndarray) -> None:
    """Between one and the number of different units, which only equal shares reach."""
    dense = np.unique(codes, return_inverse=True)[1].astype(np.int64)

    assert 1 - 1e-9 <= effective_units(dense) <= dense.max() + 1 + 1e-9
