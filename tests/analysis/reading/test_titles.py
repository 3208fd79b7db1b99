"""Titles are not counted unless that is asked for; then everything agrees that they are."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import (
    Corpus,
    Filters,
    concordance,
    entity_mentions,
    methods_paragraph,
    places,
    term_frequencies,
    term_trend,
    with_titles,
)
from analysis.caveats.views import entity_caveats
from analysis.corpus.errors import QueryError
from analysis.corpus.schema import MENTIONS
from analysis.reading.marks import marks
from analysis.reading.titles import added_lengths, titles_with

ROWS = [
    {"source": "A", "published": "2019-01-02", "title": "Strike at the port", "text": "Workers met.\n\nTrump came."},
    {"source": "A", "published": "2019-02-03", "title": "", "text": "No strike."},
    {"source": "B", "published": "2019-02-04", "title": "Résumé of a STRIKE", "text": "They left."},
    {"source": "B", "published": "2019-02-05", "title": "All quiet", "text": "  All  QUIET\nsaid Trump."},
]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents, of which one has no title and one begins with it."""
    return make_corpus(ROWS)


@pytest.fixture(scope="module")
def titled(corpus: Corpus) -> Corpus:
    """Return the same with titles counted."""
    return with_titles(corpus)


def test_a_title_is_the_first_paragraph(titled: Corpus) -> None:
    """It is divided from the text as the text's paragraphs are, and is not put where it stands already."""
    assert titled.texts.to_list() == [
        "Strike at the port\n\nWorkers met.\n\nTrump came.",
        "No strike.",
        "Résumé of a STRIKE\nThey left.",
        "  All  QUIET\nsaid Trump.",
    ]
    assert titled.documents["tokens"].tolist() == [8, 2, 6, 4]


def test_everything_counts_titles_or_nothing_does(corpus: Corpus, titled: Corpus) -> None:
    """Counts, places, lines and the trend agree, with titles and without."""
    for found, expected in ((corpus, 1), (titled, 3)):
        frequencies = term_frequencies(found, Filters()).set_index("term")["count"]
        assert frequencies["strike"] == expected
        assert len(places(found, Filters(), "strike")) == expected
        assert term_trend(found, Filters(), ["strike"], by="month")["count"].sum() == expected
        assert len(concordance(found, Filters(), "strike")) == expected
        assert len(places(found, Filters(search="strike"), "strike")) == expected


def test_the_reader_marks_a_match_in_a_title_and_after_it(titled: Corpus) -> None:
    """Places in the text are those of the text with its title."""
    for search, expected in (("strike", ["Strike"]), ("trump", ["Trump"])):
        found = marks(titled, "d0", places(titled, Filters(), search))
        assert [titled.text(0)[start:end] for start, end in found.tolist()] == expected


def test_names_found_before_move_with_their_texts(corpus: Corpus) -> None:
    """A mention stands where it stood; those in titles were not looked for, which is said."""
    rows = [
        ("d0", corpus.text(0).index("Trump"), corpus.text(0).index("Trump") + 5, "Trump", "PERSON", "model", "Trump"),
        ("d3", corpus.text(3).index("Trump"), corpus.text(3).index("Trump") + 5, "Trump", "PERSON", "model", "Trump"),
    ]
    kinds = dict.fromkeys(("doc_id", "surface", "type", "basis", "entity"), "str")
    named = corpus.with_mentions(pd.DataFrame(rows, columns=list(MENTIONS.columns)).astype(kinds))
    titled = with_titles(named)
    assert titled.mentions is not None

    for one in titled.mentions.itertuples():
        assert titled.text(titled.row(one.doc_id))[one.start : one.end] == "Trump"
    assert len(entity_mentions(titled, Filters(), "Trump")) == 2
    found = entity_caveats(titled, Filters()).set_index("code")
    assert (
        found.loc["title-names", "message"]
        == "3 titles are counted, but names were looked for in the texts without titles."
    )
    assert "title-names" not in entity_caveats(named, Filters())["code"].tolist()
    in_title = [("d0", 0, 6, "Strike", "ORG", "model", "Strike")]
    also = titled.with_mentions(pd.DataFrame(in_title, columns=list(MENTIONS.columns)).astype(kinds))
    assert "title-names" not in entity_caveats(also, Filters())["code"].tolist()


def test_it_is_another_corpus_and_the_methods_say_so(corpus: Corpus, titled: Corpus) -> None:
    """Another fingerprint, always the same; and once is enough."""
    assert titled.fingerprint != corpus.fingerprint
    assert with_titles(corpus).fingerprint == titled.fingerprint
    assert with_titles(titled) is titled
    said = ", with titles counted as the first paragraph of their documents."
    assert said in methods_paragraph(titled, Filters())
    assert said not in methods_paragraph(corpus, Filters())


def test_the_corpus_itself_stays_as_it_was(corpus: Corpus, unchanged: Callable[[Corpus], object]) -> None:
    """Counting titles makes another corpus."""
    with unchanged(corpus):  # type: ignore[attr-defined]
        with_titles(corpus)


@pytest.mark.parametrize(
    ("search", "filters", "number"),
    [
        ("port", Filters(), 1),
        ("str*", Filters(), 2),
        ('"of a strike" | port', Filters(), 2),
        ("resume", Filters(), 0),
        ("resume", Filters(fold_accents=True), 1),
        ("strike AND port", Filters(), 1),
        ("NOT port", Filters(), 0),
        ("strike", Filters(sources=("B",)), 1),
        ("port", Filters(sources=("B",)), 0),
        ("workers", Filters(), 0),
        ("", Filters(), 0),
    ],
)
def test_a_word_that_stands_in_titles_only_is_told(
    corpus: Corpus, titled: Corpus, search: str, filters: Filters, number: int
) -> None:
    """The titles of the selected documents are counted; where titles are counted themselves, none is left to tell."""
    assert titles_with(corpus, filters, search) == number
    assert titles_with(titled, filters, search) == 0


def test_a_search_of_titles_is_refused_as_any(corpus: Corpus) -> None:
    """What cannot be understood is an error here too."""
    with pytest.raises(QueryError):
        titles_with(corpus, Filters(), "(port")


WORDS = st.lists(st.sampled_from(["a", "b", "c."]), max_size=4).map(" ".join)


@given(st.lists(st.tuples(WORDS, WORDS.filter(bool)), min_size=1, max_size=4))
def test_a_corpus_with_titles_is_the_corpus_of_the_longer_texts(
    make_corpus: Callable[..., Corpus], documents: list[tuple[str, str]]
) -> None:
    """Every word counts as if the titles had stood in the texts, and every text is moved by what is said."""
    corpus = make_corpus({"title": title, "text": text} for title, text in documents)
    titled = with_titles(corpus)
    written = make_corpus({"text": text} for text in titled.texts)

    assert titled.index.ids.tolist() == written.index.ids.tolist()
    assert titled.documents["tokens"].tolist() == written.documents["tokens"].tolist()
    moved = added_lengths(corpus).tolist()
    assert [text[length:] for text, length in zip(titled.texts, moved, strict=True)] == corpus.texts.to_list()
