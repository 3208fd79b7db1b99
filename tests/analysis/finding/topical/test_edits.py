"""What a reader makes of topics: in a link and back, and what it changes and what it leaves alone."""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest

from analysis import (
    Corpus,
    Filters,
    TopicEdits,
    TopicModel,
    edited_topics,
    read_topic_edits,
    topic_edit_steps,
    topic_labels,
    topic_prevalence,
)
from analysis.corpus.errors import FilterError

WORDS = [{"goal": 0.7, "team": 0.3}, {"soup": 1.0}, {"law": 0.6, "court": 0.4}, {"team": 1.0}]


@pytest.fixture(scope="module")
def corpus(make_corpus: Callable[..., Corpus]) -> Corpus:
    """Return two sources of two documents each."""
    return make_corpus(
        {"doc_id": name, "source": name[0].upper(), "text": "word " * 9} for name in ("a1", "a2", "b1", "b2")
    )


@pytest.fixture(scope="module")
def model(corpus: Corpus, make_model: Callable[..., TopicModel]) -> TopicModel:
    """Return four topics of eight passages; one is of none."""
    topics = {"a1": (1, 4), "a2": (2, 0), "b1": (3, 4), "b2": (4, 1)}
    placed = [
        (name, 5 * at, 5 * at + 4, topic, (0.9 - at / 5) if topic else 0.0)
        for name, some in topics.items()
        for at, topic in enumerate(some)
    ]
    return make_model(corpus, placed, WORDS)


def test_edits_come_back_from_a_link() -> None:
    """What is written is read as it was, whatever a name has in it."""
    edits = TopicEdits(labels=((2, "Soup: hot, cold & a+b"), (3, "-1")), hidden=(2,), merged=((1, 4),))

    assert edits.written == ("1+4", "-2", "2:Soup: hot, cold & a+b", "3:-1")
    assert read_topic_edits(edits.written) == edits
    assert read_topic_edits(()) == TopicEdits()
    assert len({edits, read_topic_edits(edits.written)}) == 1


@pytest.mark.parametrize("written", list(permutations(["4+1", "-2", "-3", "3:Law"])))
def test_the_order_of_a_link_makes_no_difference(written: tuple[str, ...]) -> None:
    """The same edits are equal values."""
    assert read_topic_edits(written) == TopicEdits(((3, "Law"),), (2, 3), ((1, 4),))


@pytest.mark.parametrize("written", ["", "x", "1+", "-", "1+2,3", "one:two", "1", "9999999:far"])
def test_what_is_no_edit_is_refused(written: str) -> None:
    """The message says how to write one."""
    with pytest.raises(FilterError, match=r"^E-TOPIC · .* · write 2\+7"):
        read_topic_edits([written])


@pytest.mark.parametrize("written", [["1+2", "2+3"], ["1:one", "1:other"], [f"1:{'x' * 1_000}"]])
def test_edits_that_contradict_one_another_are_refused(written: list[str]) -> None:
    """A topic is in one merge and has one name, which is not too long."""
    with pytest.raises(FilterError, match=r"^E-TOPIC · "):
        read_topic_edits(written)


def test_a_topic_that_is_not_there_is_refused(model: TopicModel) -> None:
    """A link from other topics says so."""
    for edits in (TopicEdits(hidden=(9,)), TopicEdits(merged=((1, 5),)), TopicEdits(labels=((7, "x"),))):
        with pytest.raises(FilterError, match=r"there is no topic \d · topics are 1 to 4"):
            edited_topics(model, edits)


def test_merged_topics_have_all_their_passages_under_the_smaller_number(corpus: Corpus, model: TopicModel) -> None:
    """The numbers of the others are as they were, and each opens its passages."""
    found = edited_topics(model, TopicEdits(merged=((1, 4),)))
    before, after = (
        topic_prevalence(corpus, Filters(), one).set_index(["topic", "source"])["passages"] for one in (model, found)
    )

    assert after.loc[1].tolist() == (before.loc[1] + before.loc[4]).tolist() == [2, 3]
    assert [after.loc[topic].tolist() for topic in (0, 2, 3)] == [before.loc[topic].tolist() for topic in (0, 2, 3)]
    assert 4 not in after.index.get_level_values("topic")
    assert after.groupby("topic").sum().to_dict() == found.passages["topic"].value_counts().sort_index().to_dict()
    assert found.prevalence.set_index(["topic", "source"])["passages"].to_dict() == after.to_dict()


def test_a_merged_topic_is_the_sum_of_its_shares_and_words(model: TopicModel) -> None:
    """Shares of a passage still add up to 1, in the order of passages; words are weighted by how much each topic is."""
    found = edited_topics(model, TopicEdits(merged=((1, 4),)))
    own = found.passages["topic"].to_numpy() > 0
    strongest = found.passages["topic"].to_numpy()[own] - 1
    parts = model.shares[:, [0, 3]].sum(axis=0)
    expected = parts[0] * np.array([0.7, 0.3]) + parts[1] * np.array([0.0, 1.0])

    assert found.shares[own].sum(axis=1) == pytest.approx(1)
    assert found.shares[own, strongest] == pytest.approx(found.passages["share"].to_numpy()[own], abs=1e-6)
    assert found.passages.loc[found.passages["topic"] == 1, "share"].is_monotonic_decreasing
    words = found.terms[found.terms["topic"] == 1].set_index("term")["weight"]
    assert words[["goal", "team"]].tolist() == pytest.approx((expected / parts.sum()).tolist(), rel=1e-5)
    assert set(found.terms["topic"]) == {1, 2, 3}


def test_what_nobody_measured_has_no_marks(model: TopicModel) -> None:
    """The quality of a merged topic is empty, that of the others as it was."""
    found = edited_topics(model, TopicEdits(merged=((1, 4),))).quality.set_index("topic")

    assert found.index.tolist() == [1, 2, 3]
    assert found["coherence"].isna().tolist() == [True, False, False]
    assert found["verdict"].tolist() == ["", "stable", "stable"]
    assert found["coherence"].tolist()[1:] == model.quality["coherence"].tolist()[1:3]


def test_a_hidden_topic_is_not_listed_and_changes_no_share(corpus: Corpus, model: TopicModel) -> None:
    """Words and marks are gone; every share is a share of all passages, as before."""
    found = edited_topics(model, TopicEdits(hidden=(2,)))

    assert 2 not in set(found.terms["topic"]) | set(found.quality["topic"])
    assert topic_prevalence(corpus, Filters(), found).equals(topic_prevalence(corpus, Filters(), model))


def test_edits_change_nothing_of_the_model(model: TopicModel) -> None:
    """The model that is given stays as it was fitted."""
    before = model.shares.copy(), model.components.copy(), model.passages.copy()
    edited_topics(model, TopicEdits(hidden=(2,), merged=((1, 4),)))

    assert np.array_equal(model.shares, before[0])
    assert np.array_equal(model.components, before[1])
    assert model.passages.equals(before[2])


def test_topics_are_called_by_their_names_or_their_words(model: TopicModel) -> None:
    """A name, or the number with words; no two alike, and none for what is hidden or merged into another."""
    edits = TopicEdits(labels=((2, "Food"),), hidden=(3,), merged=((1, 4),))

    assert topic_labels(edited_topics(model, edits), edits) == {1: "1 team, goal", 2: "Food"}


def test_two_names_alike_are_told_apart_by_their_numbers(model: TopicModel) -> None:
    """Somebody may call two topics the same."""
    edits = TopicEdits(labels=((2, "Food"), (3, "Food")))

    assert [topic_labels(model, edits)[topic] for topic in (2, 3)] == ["Food (2)", "Food (3)"]


def test_every_step_is_told(model: TopicModel) -> None:
    """A sentence each, with the words by which somebody else knows the topic."""
    edits = TopicEdits(labels=((1, "Sport"),), hidden=(3,), merged=((1, 4),))

    assert topic_edit_steps(model, edits) == (
        "Topics 1 (goal, team) and 4 (team) were taken together as topic 1",
        "Topic 3 (law, court) was hidden; its passages are still counted in every share",
        "Topic 1 was called “Sport”",
    )


def test_what_was_done_to_a_topic_that_is_merged_away_is_not_told(model: TopicModel) -> None:
    """It is neither hidden nor called anything now."""
    edits = TopicEdits(labels=((4, "Team"),), hidden=(4,), merged=((1, 4),))

    assert len(topic_edit_steps(model, edits)) == 1
    assert set(edited_topics(model, edits).terms["topic"]) == {1, 2, 3}
