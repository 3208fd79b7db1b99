"""Tallies: what documents hold of every word, counted once and split between two sides."""

from collections.abc import Callable
from dataclasses import astuple

import numpy as np
import numpy.typing as npt
import pytest

from analysis import Corpus, Filters
from analysis.comparing.sides import compared_sides
from analysis.comparing.tallies import document_tally, unit_tally
from analysis.measures.intervals import Sums, term_sums


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents of three sources in two months."""
    rows = [
        ("A", "2020-01-05", "war war peace"),
        ("A", "2020-02-05", "war now now now"),
        ("B", "2020-01-09", "peace now peace war"),
        ("C", "2020-02-09", "strike"),
    ]
    return make_corpus({"source": source, "published": day, "text": text} for source, day, text in rows)


def _written(corpus: Corpus, terms: npt.NDArray[np.intp]) -> list[str]:
    return list(corpus.index.terms[terms])


def _same(found: Sums, expected: Sums) -> bool:
    return all(np.array_equal(one, other) for one, other in zip(astuple(found), astuple(expected), strict=True))


def test_all_documents_are_tallied_once(corpus: Corpus) -> None:
    """All documents have one tally, which is kept; a part of them has its own."""
    everything, some = np.ones(4, dtype=bool), np.array([True, True, False, False])

    assert document_tally(corpus, everything) is document_tally(corpus, everything.copy())
    assert document_tally(corpus, some) is not document_tally(corpus, some)


def test_a_part_has_only_its_own_words(corpus: Corpus) -> None:
    """Words that none of the documents use are left out, and the others keep their order."""
    found = document_tally(corpus, np.array([True, True, False, False]))

    assert _written(corpus, found.terms) == ["now", "peace", "war"]
    assert found.counts.toarray().tolist() == [[0, 1, 2], [3, 0, 1]]
    assert found.with_term.tolist() == [1, 1, 2]


@pytest.mark.parametrize("mask", [[1, 1, 1, 1], [1, 1, 1, 0], [0, 1, 1, 1]])
def test_sums_over_months_are_those_over_documents(corpus: Corpus, mask: list[int]) -> None:
    """The sums of the months add up to what one pass over the documents finds."""
    found = document_tally(corpus, np.array(mask, dtype=bool))

    assert _same(found.sums, term_sums(found.counts, found.lengths))


@pytest.mark.parametrize("group", [[1, 0, 0, 0], [0, 1, 1, 1], [1, 1, 0, 0], [0, 0, 0, 0], [1, 1, 1, 1]])
def test_what_is_left_is_what_would_be_counted(corpus: Corpus, group: list[int]) -> None:
    """Whichever side is counted, both hold what a count of their own documents finds."""
    whole, labels = document_tally(corpus, np.ones(4, dtype=bool)), np.array(group, dtype=bool)

    for side, rows in zip(whole.split(labels), (labels, ~labels), strict=True):
        assert _same(side.sums, term_sums(whole.counts[rows], whole.lengths[rows]))
        assert side.with_term.tolist() == (whole.counts[rows].toarray() > 0).sum(axis=0).tolist()
        assert (side.documents, side.words) == (rows.sum(), whole.lengths[rows].sum())


def test_units_are_their_documents_glued_together(make_corpus: Callable[..., Corpus]) -> None:
    """What a unit holds is what one document of all its texts would; what is made of it too."""
    rows = [("A", "one", "war war peace"), ("A", "two", "now"), ("A", "one", "now war"), ("B", "one", "peace")]
    apart = make_corpus({"source": s, "author": a, "text": t} for s, a, t in rows)
    glued = make_corpus(
        {"source": s, "author": a, "text": t}
        for s, a, t in (("A", "one", "war war peace now war"), ("A", "two", "now"), ("B", "one", "peace"))
    )

    found = unit_tally(apart, compared_sides(apart, Filters(unit="author"), target="A"))
    expected = unit_tally(glued, compared_sides(glued, Filters(), target="A"))

    assert found.counts.toarray().tolist() == expected.counts.toarray().tolist()
    assert found.lengths.tolist() == expected.lengths.tolist() == [5, 1, 1]
    assert found.with_term.tolist() == expected.with_term.tolist()
    assert found.damped.toarray().tolist() == expected.damped.toarray().tolist()
    assert _same(found.sums, expected.sums)


def test_sums_of_strata_are_made_once(corpus: Corpus) -> None:
    """Within the same periods they are kept, whichever side asks."""
    whole, months = document_tally(corpus, np.ones(4, dtype=bool)), np.array([0, 1, 0, 1])

    assert whole.strata("month", months) is whole.strata("month", months.copy())
    assert whole.strata("", np.zeros(4, dtype=np.int64)) is not whole.strata("month", months)
