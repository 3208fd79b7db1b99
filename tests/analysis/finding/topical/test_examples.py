"""Names to begin with, passages that are typical, topics that are near each other."""

from collections.abc import Callable

import pytest

from analysis import Corpus, TopicModel, similar_topics, suggested_label, typical_passages

WORDS = [
    {"immigrant": 0.4, "immigrants": 0.3, "border": 0.2, "law": 0.1},
    {"border": 0.6, "law": 0.8},
    {"soup": 1.0},
]


@pytest.fixture(scope="module")
def model(make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]) -> TopicModel:
    """Return three topics; the first has five passages, of which it is .9, .8, .6, .55 and .2."""
    corpus = make_corpus([{"doc_id": "a", "text": "word " * 20}])
    return make_model(
        corpus, [("a", at, at + 1, 1, share) for at, share in enumerate((0.9, 0.8, 0.6, 0.55, 0.2))], WORDS
    )


def test_a_label_is_made_of_different_words(model: TopicModel) -> None:
    """The plural of a word says nothing new, and three words are enough."""
    assert [suggested_label(model, topic) for topic in (1, 2, 3, 0)] == [
        "immigrant, border, law",
        "law, border",
        "soup",
        "",
    ]


def test_typical_passages_are_as_much_of_the_topic_as_most(model: TopicModel) -> None:
    """The median share is .6; .55 is nearer to it than .8, .9 and .2."""
    assert typical_passages(model, 1)["share"].tolist() == [0.6, 0.55, 0.8, 0.9, 0.2]


def test_topics_of_the_same_words_are_near_each_other(model: TopicModel) -> None:
    """Topics 1 and 2 share two words: (.2 · .6 + .1 · .8) / √(.16 + .09 + .04 + .01) = .365; 3 shares none."""
    found = similar_topics(model)

    assert found[["topic", "other_topic"]].to_numpy().tolist() == [[1, 2], [1, 3], [2, 3]]
    assert found["similarity"].tolist() == pytest.approx([0.2 / 0.3**0.5, 0, 0])
    assert found["shared_terms"].tolist() == [["border", "law"], [], []]
