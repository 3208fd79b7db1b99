"""Which documents pass the filters."""

from collections.abc import Callable
from datetime import date

import pytest

from analysis import Corpus, Filters
from analysis.corpus.errors import FilterError, QueryError
from analysis.query.selection import selection

ROWS = [
    {"doc_id": "a", "source": "A", "published": "2019-07-20", "text": "war and peace"},
    {"doc_id": "b", "source": "B", "published": "2019-07", "text": "war"},
    {"doc_id": "c", "source": "B", "published": "2019", "text": "war"},
    {"doc_id": "d", "source": "C", "published": "", "text": "peace now"},
]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents: dated to a day, to a month, to a year, and not at all."""
    return make_corpus(ROWS)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), "abcd"),
        (Filters(sources=("B",)), "bc"),
        (Filters(sources=("A", "C")), "ad"),
        (Filters(start=date(2019, 7, 21)), "bc"),  # a day of that month, a day of that year may be later
        (Filters(start=date(2019, 8, 1)), "c"),
        (Filters(end=date(2019, 7, 1)), "bc"),
        (Filters(end=date(2019, 1, 1)), "c"),
        (Filters(start=date(2019, 7, 20), end=date(2019, 7, 20)), "abc"),
        (Filters(start=date(2020, 1, 1)), ""),
        (Filters(search="peace"), "ad"),
        (Filters(search="war and"), "a"),
        (Filters(search="strike"), ""),
        (Filters(search="war AND peace"), "a"),
        (Filters(search="war OR peace"), "abcd"),
        (Filters(search="war NOT peace"), "bc"),
        (Filters(search="NOT war"), "d"),
        (Filters(search="NOT war", sources=("A", "B")), ""),
        (Filters(search="NOT strike", sources=("B",)), "bc"),
        (Filters(search="war NEAR/2 peace"), "a"),
        (Filters(search="péace"), ""),
        (Filters(search="péace", fold_accents=True), "ad"),
        (Filters(collapse_duplicates=True), "abd"),
        (Filters(sources=("B",), search="war", start=date(2019, 8, 1)), "c"),
    ],
    ids=lambda value: str(value)[:80],
)
def test_filters_choose_documents(corpus: Corpus, filters: Filters, expected: str) -> None:
    """A document passes when it passes every filter."""
    assert "".join(selection(corpus, filters).documents["doc_id"]) == expected


def test_size_and_tokens_are_of_the_selected(corpus: Corpus) -> None:
    """A selection counts its documents and their words: 3 and 2."""
    chosen = selection(corpus, Filters(search="peace"))

    assert (chosen.size, chosen.tokens) == (2, 5)


def test_collapsing_duplicates_keeps_the_first_of_all(corpus: Corpus) -> None:
    """Of documents with one text the first in the corpus stands for all, whichever are selected."""
    chosen = selection(corpus, Filters(sources=("B",), collapse_duplicates=True))

    assert chosen.documents["doc_id"].tolist() == ["b"]


def test_a_part_by_source(corpus: Corpus) -> None:
    """The part of a selection by some sources keeps the other filters."""
    part = selection(corpus, Filters(search="peace")).of(("C", "B"))

    assert part.documents["doc_id"].tolist() == ["d"]


def test_matches_are_inside_the_selection(corpus: Corpus) -> None:
    """Matches outside the selected documents are not found; rows and positions are the corpus's."""
    rows, positions, widths = selection(corpus, Filters(sources=("B", "C"))).matches("war")

    # words: 0 war 1 and 2 peace | 3 war | 4 war | 5 peace 6 now
    assert (rows.tolist(), positions.tolist(), widths.tolist()) == ([1, 2], [3, 4], [1, 1])


def test_matches_are_in_the_documents_that_pass_the_whole(corpus: Corpus) -> None:
    """AND, OR and NOT keep the matches to the documents they choose, among those selected."""
    everywhere, ours = selection(corpus, Filters()), selection(corpus, Filters(sources=("C",)))

    # words: 0 war 1 and 2 peace | 3 war | 4 war | 5 peace 6 now
    assert everywhere.matches("war NOT peace")[1].tolist() == [3, 4]
    assert everywhere.matches("NOT war")[1].tolist() == []
    assert ours.matches("peace NOT war")[1].tolist() == [5]


def test_a_selection_hands_the_folding_of_accents_on(corpus: Corpus) -> None:
    """Every search in a selection, and in a part of it, keeps to what the filters say."""
    plain, folded = (selection(corpus, Filters(fold_accents=fold)) for fold in (False, True))

    assert plain.of(("A",)).matches("pèace")[1].tolist() == []
    assert folded.of(("A",)).matches("pèace")[1].tolist() == [2]


def test_an_unknown_source_names_the_known(corpus: Corpus) -> None:
    """The message says which source there is not, and which there are."""
    with pytest.raises(FilterError, match=r"E-SOURCE · the corpus has no source “Z” · it has A, B, C$"):
        selection(corpus, Filters(sources=("A", "Z")))


def test_a_search_that_is_not_understood_is_refused(corpus: Corpus) -> None:
    """A filter's search keeps the rules of every search."""
    with pytest.raises(QueryError, match="E-QUERY"):
        selection(corpus, Filters(search="*"))
