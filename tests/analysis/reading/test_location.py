"""From places in the term index to their documents, and to the lines and passages around them."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis import Corpus
from analysis.corpus.tokens import single, spans
from analysis.query import touched
from analysis.reading import location
from analysis.reading.location import lines_at, passages_at, places_at

# Letters, marks that compose with what stands before them, what joins words and what is invisible.
TEXTS = st.lists(
    st.text("ae1 '’#@.\n\r\u0301\u0327\u00ad\u200b\u1100\u1161\u11a8", max_size=12), min_size=1, max_size=8
)


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return documents of two sources, dated and not; one is long, one has no word."""
    long = "word " * (location._LONG + 1)
    rows = [("B", "2019", "a b"), ("A", "", "c’s"), ("A", "2018", "…"), ("A", "2020", long), ("A", "2018", "d e")]
    return make_corpus({"source": source, "published": date, "text": text} for source, date, text in rows)


def everywhere(corpus: Corpus) -> pd.DataFrame:
    """Return a place for every word of a corpus, the last word of the corpus first."""
    positions = np.arange(len(corpus.index.ids))[::-1]
    return places_at(corpus, positions, np.ones_like(positions))


def test_places_are_by_source_date_document_and_position(corpus: Corpus) -> None:
    """Undated documents come last, whatever the order in which places are given."""
    found = everywhere(corpus)
    expected = found.sort_values(["source", "published", "doc_id", "position"], ignore_index=True)

    pd.testing.assert_frame_equal(found, expected)
    assert found["doc_id"].unique().tolist() == ["d4", "d3", "d1", "d0"]


def test_lines_of_long_and_of_short_texts(corpus: Corpus) -> None:
    """Whether a text is read alone or with others, a line shows the word that is there."""
    found = lines_at(corpus, everywhere(corpus))

    assert found["match"].tolist() == ["d", "e", *["word"] * (location._LONG + 1), "c", "’s", "a", "b"]
    assert found.loc[found["doc_id"] == "d3", "start"].tolist() == list(range(0, 5 * location._LONG + 1, 5))


def test_many_texts_are_read_a_part_at_a_time(make_corpus: Callable[..., Corpus]) -> None:
    """However many texts there are, every place is found in its own."""
    many = make_corpus({"text": f"{'x ' * (row % 3)}word{row}"} for row in range(2 * touched._AT_ONCE + 1))
    found = lines_at(many, everywhere(many))

    words = found[found["match"] != "x"]
    assert words["match"].tolist() == ("word" + words["doc_id"].str[1:]).tolist()
    assert len(words) == 2 * touched._AT_ONCE + 1


@pytest.mark.parametrize("character", ["\u0558", "\u1ad0", "\U0002ebf0", "\U000323b0"])
def test_a_character_of_the_newest_unicode_moves_no_word(make_corpus: Callable[..., Corpus], character: str) -> None:
    """What one text holds has nothing to do with where the words of the next ones are."""
    new = make_corpus({"text": text} for text in (f"x {character} war peace", "the war goes on", "no war at all"))
    found = lines_at(new, everywhere(new))

    assert found.loc[found["match"] == "war", ["doc_id", "start"]].to_numpy().tolist() == [
        ["d0", 4],
        ["d1", 4],
        ["d2", 3],
    ]


def test_words_that_are_not_those_counted_are_never_shown(
    make_corpus: Callable[..., Corpus], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a text read otherwise than it was counted, that would be said, and no other word shown."""
    few = make_corpus([{"text": "one word more"}, {"text": "war"}])
    monkeypatch.setattr(single, "spans", lambda text, rules: spans(text, rules)[1:])

    with pytest.raises(RuntimeError, match="other words"):
        lines_at(few, everywhere(few))


@given(TEXTS)
@example(["a", "\u0301a"])
@example(["a\r", "a"])
@example(["a'", "s"])
@example(["\u1100", "\u1161"])
def test_texts_read_together_are_read_as_each_alone(texts: list[str]) -> None:
    """No word, mark or apostrophe reaches over the line break between two texts."""
    together = spans("\n".join(texts)).tolist()

    starts = np.concatenate(([0], np.cumsum([len(text) + 1 for text in texts])))
    alone = [(spans(text) + start).tolist() for text, start in zip(texts, starts[:-1], strict=True)]
    assert together == [span for found in alone for span in found]


@pytest.mark.parametrize("tables_at", [lines_at, passages_at])
def test_what_is_made_of_places_shares_nothing_with_them(
    corpus: Corpus, tables_at: Callable[[Corpus, pd.DataFrame], pd.DataFrame]
) -> None:
    """To change lines or passages changes neither the places nor the documents."""
    places = everywhere(corpus)
    before, documents = places.copy(deep=True), corpus.documents.copy(deep=True)

    found = tables_at(corpus, places)
    found.loc[:, "doc_id"] = "other"
    found.loc[:, "published"] = pd.Timestamp("1900-01-01")

    pd.testing.assert_frame_equal(places, before)
    pd.testing.assert_frame_equal(corpus.documents, documents)


def test_passages_keep_why_they_were_chosen(corpus: Corpus) -> None:
    """Where places say why they were chosen, so do their passages; the rows need no running index."""
    places = everywhere(corpus).assign(why="drawn").iloc[[0, 2]]

    assert passages_at(corpus, places)["why"].tolist() == ["drawn", "drawn"]
    assert lines_at(corpus, places)["match"].tolist() == ["d", "word"]
