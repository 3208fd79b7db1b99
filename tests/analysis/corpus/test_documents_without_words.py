"""A document of signs only is a document, and changes no number that is about words."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, Filters, keyness, term_frequencies, term_trend
from analysis.caveats.documents import caveats
from analysis.comparing.shuffles import shuffled_p
from analysis.comparing.word_views import word_views

ROWS = [
    {"source": source, "published": f"2019-0{1 + place % 2}", "text": text}
    for source, texts in {
        "A": ["war war peace", "peace now", "war and peace", "a long war"],
        "B": ["peace", "peace and now", "now", "long peace long"],
    }.items()
    for place, text in enumerate(texts)
]
SILENT = [
    [{"source": "A", "published": "2019-01", "text": "!!!"}],
    [{"source": "B", "published": "2019-02", "text": "…"}, {"source": "B", "published": "2019-01", "text": "— ? —"}],
    [{"source": source, "published": "2019-01", "text": ". . ."} for source in "AB" * 10],
]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two sources of four documents, each with words."""
    return make_corpus(ROWS)


@pytest.fixture(scope="module", params=SILENT, ids=["one", "two of B", "twenty"])
def beside(request: pytest.FixtureRequest, make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return the same with documents of signs among them."""
    return make_corpus([*ROWS, *request.param])


def test_words_are_counted_as_without_it(corpus: Corpus, beside: Corpus) -> None:
    """Counts, rates, intervals and dispersion; the share of documents is of all documents, as its name says."""
    same = ["term", "count", "rate", "low", "high", "documents", "dispersion"]

    found = term_frequencies(beside, Filters())

    pd.testing.assert_frame_equal(found[same], term_frequencies(corpus, Filters())[same])
    assert found["document_share"].tolist() == [documents / len(beside.documents) for documents in found["documents"]]


def test_a_comparison_is_as_without_it(corpus: Corpus, beside: Corpus) -> None:
    """Every column, the tests over documents among them, and what dealt labels give."""
    one, other = (keyness(some, Filters(), target="A") for some in (corpus, beside))

    pd.testing.assert_frame_equal(one, other)
    pd.testing.assert_frame_equal(
        *(shuffled_p(some, Filters(), ["war", "peace"], target="A") for some in (corpus, beside))
    )
    pd.testing.assert_frame_equal(*(word_views(some, Filters(), "war", target="A") for some in (corpus, beside)))


def test_a_trend_is_as_without_it(corpus: Corpus, beside: Corpus) -> None:
    """Rates and intervals of every period; its documents are all there are."""
    one, other = (term_trend(some, Filters(), ["war"]) for some in (corpus, beside))

    pd.testing.assert_frame_equal(one.drop(columns="documents"), other.drop(columns="documents"))
    assert other["documents"].sum() == len(beside.documents)


@pytest.mark.row(87, 97)
@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["war", "!!!"], "1 of 2 documents has no word: it is counted among the documents, and in no rate."),
        (["!!!"], "The only document has no word: it is counted among the documents, and in no rate."),
        (["war", "!", "?"], "2 of 3 documents have no word: they are counted among the documents, and in no rate."),
    ],
)
def test_documents_without_a_word_are_counted(make_corpus: Callable[..., Corpus], texts: list[str], said: str) -> None:
    """A caution says how many there are, with its number."""
    found = caveats(make_corpus([{"text": text} for text in texts]), Filters()).set_index("code")

    assert found.loc["no-words", "message"] == said
    assert found.loc["no-words", "figure"] == len(texts) - texts.count("war")


def test_documents_that_all_have_words_need_no_caution(corpus: Corpus) -> None:
    """Where every document has a word nothing is said."""
    assert "no-words" not in set(caveats(corpus, Filters())["code"])


@pytest.mark.row(87)
def test_the_ledger_says_which_have_no_word(make_corpus: Callable[..., Corpus]) -> None:
    """One line for all of them, with their number and the first of them."""
    corpus = make_corpus([{"text": "war"}, {"text": "!!!", "doc_id": "signs"}, {"text": "?"}])

    (line,) = corpus.ledger.to_dict("records")

    assert (line["code"], line["action"]) == ("W-WORDS", "kept")
    assert line["message"].startswith("2 documents have no word, the first is “")
