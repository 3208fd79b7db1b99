"""Orders: as brute force sorts lists of words, without a text being read."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import Corpus, Filters, concordance, limits, places
from analysis.corpus.schema import PLACES
from analysis.corpus.tokens import words
from analysis.reading.location import places_at
from analysis.reading.ordering import ORDERS, Order, ordered_places

# Capitals, accents and their pieces, apostrophes, what is not seen, and scripts in another order in UTF-16.
HOSTILE = "aAbzZ1é'’s-#\n \u0301\u00ad\u200bßשא\u05b0ع한\U0001f600\U00010400\ufb01"
documents = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from("ABC"),
            "published": st.sampled_from(["2019-01-05", "2019-01-30", "2020", ""]),
            "text": st.one_of(
                st.lists(st.sampled_from(["a", "b", "é"]), min_size=1, max_size=12).map(" ".join),
                st.text(HOSTILE, max_size=30).map(lambda text: f"{text} war"),
            ),
        }
    ),
    min_size=1,
    max_size=12,
)


def _everywhere(corpus: Corpus) -> pd.DataFrame:
    """Return a place of one to three words at every word of a corpus, in no order."""
    positions = np.arange(len(corpus.index.ids))
    ends = corpus.index.offsets[corpus.index.documents_at(positions) + 1]
    widths = np.minimum(1 + positions * 7 % 3, ends - positions)
    return places_at(corpus, positions, widths).sample(frac=1, random_state=0)


def _sorted(corpus: Corpus, found: pd.DataFrame, by: Order) -> list[tuple[int, int]]:
    """Return the positions and widths of places, sorted by lists of words."""
    said = [words(text) for text in corpus.texts]

    def key(place: tuple[str, str, pd.Timestamp, int, int]) -> tuple[object, ...]:
        doc_id, source, published, position, width = place
        row = corpus.row(doc_id)
        first = position - int(corpus.index.offsets[row])
        before, match, after = said[row][:first], said[row][first : first + width], said[row][first + width :]
        date = (pd.isna(published), "" if pd.isna(published) else published.isoformat())
        keys: dict[Order, list[object]] = {
            "document": [doc_id],
            "source": [source, date, doc_id],
            "date": [date, source, doc_id],
            "left": [before[::-1][: limits.SORTED_WORDS]],
            "match": [match, after[: limits.SORTED_WORDS]],
            "right": [after[: limits.SORTED_WORDS]],
        }
        return (*keys[by], position, width)

    rows = sorted(found[list(PLACES.columns)].itertuples(index=False, name=None), key=key)
    return [(position, width) for *_, position, width in rows]


@given(documents)
def test_an_order_is_that_of_lists_of_words(make_corpus: Callable[..., Corpus], rows: list[dict[str, str]]) -> None:
    """Every order is what sorting the words themselves gives, by code points and up to the ends of documents."""
    corpus = make_corpus(rows)
    found = _everywhere(corpus)

    for by in ORDERS:
        table = ordered_places(corpus, found, by)
        assert list(zip(table["position"], table["width"], strict=True)) == _sorted(corpus, found, by), by


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return three documents, of which the first by date is the last of the corpus, and one has no date."""
    return make_corpus(
        [
            {"source": "B", "published": "2020", "text": "big War now. no war"},
            {"source": "A", "published": "", "text": "war begins"},
            {"source": "A", "published": "2019", "text": "the big war now and then"},
        ]
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("document", ["d0 4", "d0 16", "d1 0", "d2 8"]),
        ("source", ["d2 8", "d1 0", "d0 4", "d0 16"]),
        ("date", ["d2 8", "d0 4", "d0 16", "d1 0"]),
        # nothing | big | big the | no now war big
        ("left", ["d1 0", "d0 4", "d2 8", "d0 16"]),
        # nothing | begins | now and then | now no war
        ("match", ["d0 16", "d1 0", "d2 8", "d0 4"]),
        ("right", ["d0 16", "d1 0", "d2 8", "d0 4"]),
    ],
)
def test_lines_are_read_in_an_order(corpus: Corpus, by: Order, expected: list[str]) -> None:
    """A concordance has its lines in the order asked for."""
    found = concordance(corpus, Filters(), "war", by=by)

    assert [f"{line.doc_id} {line.start}" for line in found.itertuples()] == expected


def test_lines_are_read_as_the_corpus_has_them(corpus: Corpus) -> None:
    """Where no order is asked for, lines are by document and place."""
    pd.testing.assert_frame_equal(
        concordance(corpus, Filters(), "war"), concordance(corpus, Filters(), "war", by="document")
    )


def test_matches_are_sorted_by_their_own_words(corpus: Corpus) -> None:
    """Matches of several forms and lengths stand together by form, the shorter of two that begin alike first."""
    found = concordance(corpus, Filters(), "war | war now | big war", by="match")

    assert found["match"].tolist() == ["big war", "big War", "war", "war", "war now", "War now"]


def test_places_come_by_source(seeds: Corpus) -> None:
    """The order by source is the one in which places are found."""
    found = places(seeds, Filters(), "the | ice")

    pd.testing.assert_frame_equal(ordered_places(seeds, found.sample(frac=1, random_state=1), "source"), found)


@pytest.mark.parametrize("by", ORDERS)
def test_an_order_changes_nothing_else(corpus: Corpus, by: Order) -> None:
    """The rows are the same, with all their columns, and the table given is as it was."""
    found = places(corpus, Filters(), "war | now").assign(why=["a", "b", "c", "d", "e", "f"])
    kept = found.copy()

    again = ordered_places(corpus, found, by).sort_values("why", ignore_index=True)

    pd.testing.assert_frame_equal(found, kept)
    pd.testing.assert_frame_equal(again, found)


@pytest.mark.parametrize("by", ORDERS)
def test_no_text_is_read(corpus: Corpus, by: Order) -> None:
    """Places are sorted as well where there are no texts."""
    found = places(corpus, Filters(), "war")
    without = replace(corpus, texts=pl.Series([], dtype=pl.String))

    pd.testing.assert_frame_equal(ordered_places(without, found, by), ordered_places(corpus, found, by))


@pytest.mark.parametrize("by", ORDERS)
def test_nothing_is_in_order(corpus: Corpus, by: Order) -> None:
    """No places give no places."""
    pd.testing.assert_frame_equal(ordered_places(corpus, PLACES.empty(), by), PLACES.empty())
