"""The sentences in which a passage says most of its topic: places in the text, the same every time."""

from collections.abc import Callable

import pandas as pd
import pytest

from analysis import Corpus, TopicModel, records, topic_sentences, word_places

FIRST = "The border is long. Nobody knows why the wall and the border fell. It rained. Guards keep the border wall."
SECOND = "It rained all day. Then it stopped."
WORDS = [{"border": 0.5, "wall": 0.3, "guards": 0.2}, {"rained": 0.9, "day": 0.1}]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return a document of two paragraphs."""
    return make_corpus([{"doc_id": "a", "text": f"{FIRST}\n\n{SECOND}"}])


@pytest.fixture(scope="module")
def model(corpus: Corpus, make_model: Callable[..., TopicModel]) -> TopicModel:
    """Return two topics, a paragraph each."""
    begin = len(FIRST) + 2
    return make_model(corpus, [("a", 0, len(FIRST), 1, 0.9), ("a", begin, begin + len(SECOND), 2, 0.8)], WORDS)


def test_the_weightiest_sentences_are_shown_in_the_order_of_the_text(corpus: Corpus, model: TopicModel) -> None:
    """Of .5, .8, 0 and 1 the last and the second hold more than half, so that there is no third."""
    found = topic_sentences(corpus, model, model.passages.head(1))

    assert found["text"].tolist() == [
        "Nobody knows why the wall and the border fell.",
        "Guards keep the border wall.",
    ]
    assert found["weight"].tolist() == pytest.approx([0.8, 1.0])
    assert found["topic_words"].tolist() == [["border", "wall"], ["border", "wall", "guards"]]


def test_a_sentence_is_a_place_in_its_document(corpus: Corpus, model: TopicModel) -> None:
    """Start and end are of the document's text, in whichever passage, and words can be marked in it."""
    found = topic_sentences(corpus, model, model.passages)

    for row in records(found):
        text, held = row["text"], set(row["topic_words"])
        assert corpus.text(0)[row["start"] : row["end"]] == text
        assert {text[start:end].lower() for start, end in word_places(text, held)} == held
    assert found["text_start"].tolist() == [0, 0, len(FIRST) + 2]


def test_a_sentence_without_a_word_of_the_topic_is_not_shown(corpus: Corpus, model: TopicModel) -> None:
    """Only one of the second paragraph's sentences holds a word."""
    assert topic_sentences(corpus, model, model.passages.tail(1))["text"].tolist() == ["It rained all day."]


def test_a_passage_of_no_topic_is_read_from_its_beginning(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """Its first two sentences, without marks."""
    corpus = make_corpus([{"doc_id": "a", "text": "One. Two. Three."}])
    found = topic_sentences(corpus, model := make_model(corpus, [("a", 0, 16, 0, 0.0)], WORDS), model.passages)

    assert found["text"].tolist() == ["One.", "Two."]
    assert found["topic_words"].tolist() == [[], []]


def test_phrases_are_words_too(make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]) -> None:
    """Two words that a topic holds as one are found where they follow each other."""
    corpus = make_corpus([{"doc_id": "a", "text": "The change came. Climate change came. No climate, no change."}])
    model = make_model(corpus, [("a", 0, 60, 1, 1.0)], [{"climate change": 1.0}])

    assert topic_sentences(corpus, model, model.passages)["text"].tolist() == ["Climate change came."]


def test_no_passages_have_no_sentences(corpus: Corpus, model: TopicModel) -> None:
    """An empty table in, one out."""
    assert topic_sentences(corpus, model, model.passages.head(0)).empty


def test_sentences_are_the_same_every_time(corpus: Corpus, model: TopicModel) -> None:
    """Nothing in it is drawn."""
    once, again = (topic_sentences(corpus, model, model.passages) for _ in range(2))

    pd.testing.assert_frame_equal(once, again, check_exact=True)
