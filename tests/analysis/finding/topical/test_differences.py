"""Which topics two sides differ in: p and q of keyness, on passages in place of words."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis import Corpus, Filters, TopicModel, topic_differences, topic_prevalence

TOPICS, DEALS = 12, 40


def _planted(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel], *, times: float, documents: int = 120
) -> tuple[Corpus, TopicModel]:
    """Return two sources that hold twelve topics alike, but B topics 1 and 2 so many times as much."""
    random, rows, placed = np.random.default_rng(5), [], []
    for place in range(documents):
        weights = np.full(TOPICS, 1 / TOPICS)
        weights[:2] *= times if place % 2 else 1
        shares = random.dirichlet(weights * 6)
        rows.append({"doc_id": f"{place:04}", "source": "AB"[place % 2], "text": "word"})
        topics = random.choice(TOPICS, size=1 + random.poisson(9), p=shares) + 1
        placed += [(f"{place:04}", at, at + 1, topic, 0.5) for at, topic in enumerate(topics.tolist())]
    corpus = make_corpus(rows)
    return corpus, make_model(corpus, placed, [{"word": 1.0}] * TOPICS)


def test_planted_differences_are_found(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """Topics held four times as much come first, and have a q that tells them from chance."""
    corpus, model = _planted(make_corpus, make_model, times=4)
    found = topic_differences(corpus, Filters(), model, target="B")

    assert set(found["topic"][:2]) == {1, 2}
    assert (found["q"][:2] < 0.05).all()
    assert (found["log_ratio"][:2] > 1).all()


def test_labels_dealt_at_random_find_nothing(
    make_corpus: Callable[..., Corpus],
    make_model: Callable[..., TopicModel],
    record_property: Callable[[str, object], None],
) -> None:
    """In forty deals of documents to two sides at most one topic in fifty has q < .05, and one in fourteen p < .05."""
    corpus, model = _planted(make_corpus, make_model, times=1)
    random, tables = np.random.default_rng(3), []
    for _ in range(DEALS):
        sides = pd.Series(random.permutation(corpus.documents["source"].to_numpy()), dtype="str")
        dealt = replace(corpus, documents=corpus.documents.assign(source=sides))
        tables.append(topic_differences(dealt, Filters(), model, target="A"))
    every = pd.concat(tables)
    false, small = (every["q"] < 0.05).mean(), (every["p"] < 0.05).mean()

    record_property("false", f"{false:.1%}")
    print(f"{len(every)} topics on dealt labels: q < .05 in {false:.1%}, p < .05 in {small:.1%}")  # noqa: T201
    assert false <= 0.02
    assert 0.02 <= small <= 0.07


def test_both_sides_are_counted_as_prevalence_counts(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """Passages and shares of both sides are those that the heat map shows."""
    corpus, model = _planted(make_corpus, make_model, times=2)
    found = topic_differences(corpus, Filters(), model, target="B").set_index("topic").sort_index()
    shown = topic_prevalence(corpus, Filters(), model).set_index("topic")

    for side, source in (("target", "B"), ("reference", "A")):
        of = shown[shown["source"] == source].sort_index()
        assert found[f"passages_{side}"].tolist() == of["passages"].tolist()
        assert found[f"documents_{side}"].tolist() == of["documents"].tolist()
        assert found[f"share_{side}"].tolist() == pytest.approx(of["share"].tolist())


def test_swapped_sides_turn_the_signs(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """What one side holds more the other holds less, as surely."""
    corpus, model = _planted(make_corpus, make_model, times=3)
    ours, theirs = (
        topic_differences(corpus, Filters(), model, target=side).set_index("topic").sort_index() for side in "AB"
    )

    assert ours["log_ratio"].tolist() == pytest.approx((-theirs["log_ratio"]).tolist())
    assert ours["q"].tolist() == pytest.approx(theirs["q"].tolist())


def test_a_side_without_passages_differs_in_nothing(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """A source that no passage of the model is of makes an empty table, not an error."""
    corpus = make_corpus([{"doc_id": "a", "text": "word"}, {"doc_id": "b", "source": "B", "text": "word"}])
    model = make_model(corpus, [("a", 0, 1, 1, 1.0)], [{"word": 1.0}])

    assert topic_differences(corpus, Filters(), model, target="B").empty


def test_evidence_is_counted_by_whom_the_filters_say(
    make_corpus: Callable[..., Corpus], make_model: Callable[..., TopicModel]
) -> None:
    """Sixty documents a side by six authors a side are six pieces of evidence: a difference is less sure."""
    corpus, model = _planted(make_corpus, make_model, times=4)
    authors = pd.Series([f"{place % 12}" for place in range(len(corpus.documents))], dtype="str")
    by_author = replace(corpus, documents=corpus.documents.assign(author=authors))
    plain, counted = (
        topic_differences(by_author, Filters(unit=unit), model, target="B").set_index("topic")
        for unit in ("", "author")
    )

    assert counted["passages_target"].to_dict() == plain["passages_target"].to_dict()
    assert counted["score"].abs().max() < plain["score"].abs().max()
    assert counted["p"].min() >= 2 / 924  # twelve authors can be dealt in so many ways
