"""Topics as a filter or a unit, as a value from which any process makes the same corpus."""

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from analysis import Ask, Corpus, Filters, Pool, TopicEdits, TopicScope, Version, keyness, scope_model, scoped_corpus

SPORT, FOOD = ["goal", "match", "team", "player", "score"], ["bread", "soup", "cheese", "onion", "butter"]
SCOPE = TopicScope(options=(("k", 2), ("unit", "document")), topics=(1,))


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return twelve texts on sport and eight on food, by two sources and in two places."""
    texts = [(words, place) for words, number in ((SPORT, 12), (FOOD, 8)) for place in range(number)]
    return make_corpus(
        {
            "source": "AB"[place % 2],
            "wing": "left" if place % 3 else "right",
            "text": " ".join(word for word in words if word != words[place % 5]),
        }
        for words, place in texts
    )


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Return a pool of processes."""
    found = Pool()
    yield found
    found.close()


def test_a_scope_keeps_the_passages_of_its_topics(corpus: Corpus) -> None:
    """Topic 1 is the commoner one."""
    found = scoped_corpus(corpus, SCOPE)

    assert set(found.index.terms) == set(SPORT)
    assert found.fingerprint == scoped_corpus(corpus, SCOPE, scope_model(corpus, SCOPE)).fingerprint


def test_a_scope_compares_by_topic(corpus: Corpus) -> None:
    """Topics have the names that a reader gave them."""
    edits = TopicEdits(labels=((1, "Sport"), (2, "Food")))
    found = scoped_corpus(corpus, TopicScope(options=SCOPE.options, edits=edits, as_unit=True))

    assert (found.sources, found.noun) == (("Food", "Sport"), "topic")
    assert found.documents["source"].value_counts().to_dict() == {"Sport": 12, "Food": 8}


def test_topics_are_fitted_as_the_scope_says(corpus: Corpus) -> None:
    """Of the documents of its filters, which may name another unit, and without its own stop words."""
    scope = TopicScope(filters=Filters(sources=("left",)), by="wing", options=SCOPE.options, stopwords=("goal",))
    model = scope_model(corpus, scope)

    assert len(model.passages) == (corpus.documents["wing"] == "left").sum()
    assert "goal" not in set(model.vocabulary["term"])


def test_equal_scopes_are_equal_values() -> None:
    """A cache is keyed by them."""
    again = TopicScope(options=(("k", 2), ("unit", "document")), topics=(1,))

    assert len({SCOPE, again}) == 1


@pytest.mark.parametrize("scope", [SCOPE, TopicScope(options=SCOPE.options, as_unit=True)], ids=["filter", "unit"])
def test_another_process_finds_the_same(corpus: Corpus, pool: Pool, scope: TopicScope) -> None:
    """It fits the same topics, and compares what is left, or the topics."""
    here = scoped_corpus(corpus, scope)
    ask = Ask("keyness", Version(corpus.fingerprint, topics=scope), Filters(), (("target", here.sources[0]),))
    found = pool.ask(ask, "somebody", lambda: corpus).answer()

    pd.testing.assert_frame_equal(found, keyness(here, Filters(), target=here.sources[0]))
