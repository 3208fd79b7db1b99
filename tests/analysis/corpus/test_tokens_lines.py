"""Words that the end of a line breaks."""

from collections.abc import Callable

import polars as pl
import pytest

from analysis import Corpus, Filters, concordance, methods_paragraph, passages, term_frequencies
from analysis.corpus.tokens import Rules, encoded, spans, words

WRAPPED = (
    "The debate on immi-\ngration is well-\nknown, and im\u00admi\u00ad\r\n  gration’s critics\n"
    "spoke of re-\n\ngration, of 1-\n2 and of Immi- \n gration."
)
ELSEWHERE = "Immigration is debated; 12 wellness."


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a wrapped text, and one that has its broken word whole."""
    return make_corpus([{"text": WRAPPED}, {"text": ELSEWHERE}])


def test_a_broken_word_is_joined_where_the_corpus_has_it_whole(corpus: Corpus) -> None:
    """Three breaks of one word are joined; two words, a paragraph's end and numbers are not."""
    found = term_frequencies(corpus, Filters()).set_index("term")["count"]

    assert found["immigration"] == 4
    assert found[["well", "known", "re", "gration", "1", "2", "12"]].tolist() == [1] * 7
    assert corpus.index.breaks == 3


def test_a_match_covers_the_break(corpus: Corpus) -> None:
    """What is shown is the text as it is, from the first letter to the last."""
    found = concordance(corpus, Filters(), "immigration")

    assert found["match"].tolist() == [
        "immi-\ngration",
        "im\u00admi\u00ad\r\n  gration",
        "Immi- \n gration",
        "Immigration",
    ]
    assert "immi-\ngration" in passages(corpus, Filters(), "immigration")["text"][0]


def test_every_word_of_wrapped_texts_opens_its_places(corpus: Corpus) -> None:
    """Each word has as many lines as uses."""
    for row in term_frequencies(corpus, Filters()).itertuples():
        assert len(concordance(corpus, Filters(), row.term)) == row.count, row.term


def test_the_ledger_and_the_methods_count_what_was_joined(corpus: Corpus) -> None:
    """Whoever reads the numbers can know that words were put together."""
    assert corpus.ledger[["code", "action"]].to_numpy().tolist() == [["W-HYPHEN", "changed"]]
    assert corpus.ledger["message"][0].startswith("3 words that a hyphen breaks at the end of a line counted whole")
    assert "3 words broken by a hyphen at the end of a line counted whole" in methods_paragraph(corpus, Filters())


def test_nothing_is_joined_over_the_border_of_documents(make_corpus: Callable[..., Corpus]) -> None:
    """Texts that are read one after the other do not complete each other's words."""
    corpus = make_corpus([{"text": "war immi-"}, {"text": "gration war"}, {"text": "immigration immi-\ngration"}])

    assert concordance(corpus, Filters(), "war")["start"].tolist() == [0, 8]
    assert concordance(corpus, Filters(), "immigration")["doc_id"].tolist() == ["d2", "d2"]


@pytest.mark.parametrize(
    ("language", "text", "elsewhere", "expected"),
    [
        ("fr", "contre l’immi-\ngration", "une immigration", ["contre", "l'", "immigration"]),
        ("it", "dell'immi-\ngrazione", "immigrazione", ["dell'", "immigrazione"]),
        ("en", "Trump-\nville's and ﬁ-\nnance", "trumpville finance", ["trumpville", "'s", "and", "finance"]),
        ("de", "Zeit¬\nung Wörter⸗\nbuch", "Zeitung Wörterbuch", ["zeitung", "wörterbuch"]),
        ("en", "#save_our_-\nlibrary re\u2010\nform", "reform", ["#save_our_", "library", "reform"]),
    ],
)
def test_a_broken_word_is_that_of_its_language(language: str, text: str, elsewhere: str, expected: list[str]) -> None:
    """The word that goes over the break is looked for, without what is a word of its own before and after it."""
    found = encoded(pl.Series([text, elsewhere]), [language, language])
    rules = Rules({"fr": "fr", "it": "it"}.get(language, ""), found.joined)

    assert found.terms[found.ids].tolist()[: len(expected)] == words(text, rules) == expected
    assert len(spans(text, rules)) == len(expected)


def test_a_text_without_breaks_is_read_as_ever() -> None:
    """A corpus with no broken word has no words to join, whatever hyphens it holds."""
    found = encoded(pl.Series(["well-known\nword - \nword -\n", "wordword"]))

    assert (found.joined, found.breaks) == (frozenset(), 0)


def test_pieces_of_a_text_have_the_words_of_the_corpus(corpus: Corpus) -> None:
    """A passage that is counted by itself joins what the corpus joins, though it holds no whole word."""
    piece = corpus.index_of(["on immi-\ngration is well-\nknown"], [0])

    assert piece.terms[piece.ids].tolist() == ["on", "immigration", "is", "well", "known"]
