"""Of which topics documents are."""

from collections.abc import Callable

import pytest

from analysis import Corpus, Filters, TopicModel, document_shares, strongest_topics, topic_documents


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return four documents of ten words."""
    return make_corpus({"doc_id": name, "source": name.upper(), "text": "word " * 10} for name in "abcd")


@pytest.fixture(scope="module")
def model(corpus: Corpus, make_model: Callable[..., TopicModel]) -> TopicModel:
    """Return two topics: the first document is of both, the second of one, the third of none; the last is unknown."""
    placed = [("a", 0, 10, 1, 0.9), ("a", 10, 40, 2, 0.7), ("b", 0, 50, 1, 1.0), ("c", 0, 50, 0, 0.0)]
    return make_model(corpus, placed, [{"goal": 1.0}, {"soup": 1.0}])


def test_long_passages_count_for_more(corpus: Corpus, model: TopicModel) -> None:
    """Ten characters of .9 and thirty of .3 are 18 of 40."""
    assert document_shares(corpus, model).ravel().tolist() == pytest.approx([18 / 40, 22 / 40, 1, 0, 0, 0, 0, 0])


def test_a_document_is_of_the_topic_of_most_of_its_text(corpus: Corpus, model: TopicModel) -> None:
    """None is 0, and what the model has not seen is told apart from it."""
    assert strongest_topics(corpus, model).tolist() == [2, 1, 0, -1]


def test_documents_that_are_mostly_of_a_topic_come_first(corpus: Corpus, model: TopicModel) -> None:
    """With their share, and the passages in which the topic is the strongest."""
    found = topic_documents(corpus, Filters(), model, topic=1)

    assert found["doc_id"].tolist() == ["b", "a"]
    assert found["share"].tolist() == pytest.approx([1, 18 / 40])
    assert found["passages"].tolist() == [1, 1]


def test_filters_choose_among_documents(corpus: Corpus, model: TopicModel) -> None:
    """Only those of the sources that are asked for."""
    assert topic_documents(corpus, Filters(sources=("A",)), model, topic=2)["doc_id"].tolist() == ["a"]
    assert topic_documents(corpus, Filters(sources=("C",)), model, topic=2).empty
