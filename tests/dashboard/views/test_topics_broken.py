"""The page of topics where it could say too much, or fall over: what links can hold, and topics nobody has measured."""

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from analysis import Corpus, Filters, fit_topics, limits, topic_passages, within_topic
from analysis.corpus.errors import EmptyCorpusError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit


@pytest.mark.parametrize(
    "scope",
    [
        '{"topics":[1],"stops":[1,2,3]}',
        '{"topics":[1],"stops":[[1],[2],3]}',
        '{"topics":[1],"stops":[1,2,3,4]}',
        '{"topics":[Infinity]}',
        '{"topics":[1],"how":{"k":1e400}}',
        '{"topics":[1],"called":"a\\ud800b"}',
        '{"topics":[-1]}',
        '{"topics":[1],"how":{"anchors":"abc"}}',
        '{"topics":[1],"edits":["1+99"]}',
        '{"topics":[3],"edits":["1+3"]}',
    ],
)
def test_a_scope_of_a_link_never_breaks_a_page(visit: "Callable[..., Visit]", scope: str) -> None:
    """Whatever stands in it; the page has one head, which says what it found."""
    found = visit("terms", scope=scope)

    assert found.refusals <= {"E-TOPIC", "E-ANCHORS"}
    assert found.finding.startswith("Words used most: ")


def test_a_link_says_no_more_of_a_topic_than_a_name(visit: "Callable[..., Visit]") -> None:
    """What it calls the topics is cut like a name of theirs."""
    found = visit("terms", scope=json.dumps({"topics": [1], "called": "long " * 1_000}))
    said = [text for text in found.said if "long long" in text]

    assert said
    assert max(text.count("long") for text in said) <= limits.LONGEST_VALUE / 5 + 1


@pytest.mark.parametrize("edits", [["1+2+3"], ["-1", "-2", "-3"]])
def test_topics_that_nobody_measures_are_not_being_checked(visit: "Callable[..., Visit]", edits: list[str]) -> None:
    """All of them merged, or hidden."""
    found = visit("topics", edits=edits)

    assert "being checked" not in found.finding
    assert not any("texts: ." in text for text in found.said)


def test_one_source_has_nothing_to_differ_from(visit: "Callable[..., Visit]") -> None:
    """A link may ask for the differences all the same."""
    found = visit("topics", source="Red Flag", pane="Differences")

    assert any("Only Red Flag is left after filtering" in text for text in found.said)


def test_texts_of_two_words_have_no_phrases(make_corpus: "Callable[..., Corpus]") -> None:
    """Too few words are left for topics, and that is said."""
    texts = make_corpus({"text": ["hello world", "good day", "hello day"][place % 3]} for place in range(40))

    with pytest.raises(EmptyCorpusError, match="E-TOPICS"):
        fit_topics(texts, Filters(), phrases=True)


def test_there_are_no_more_topics_than_the_texts_have_directions(make_corpus: "Callable[..., Corpus]") -> None:
    """What is beyond the rank of the words is noise: topics of it would be others in each process."""
    kinds = [" ".join(f"{stem}{end}" for end in ("ing", "er", "ist")) for stem in ("tax", "vote", "farm", "court")]
    texts = make_corpus({"text": kinds[place % 4]} for place in range(200))

    model = fit_topics(texts, Filters(), k=10)
    assert (model.k, model.limited) == (4, "there are no more than 4 topics in these texts")


def test_within_a_topic_there_are_its_passages_alone(seeds: Corpus) -> None:
    """What was cut out is no passage, neither of this topic nor of none."""
    model = fit_topics(seeds, Filters())

    cut = within_topic(seeds, model, [1])
    again = fit_topics(cut, Filters(), unit="paragraph").passages
    texts = topic_passages(cut, again)["text"]
    assert len(again) <= (model.passages["topic"] == 1).sum()
    assert texts.str.contains(r"\w").all()


@pytest.mark.parametrize("number", [1, 2])
def test_topics_of_texts_of_which_no_part_can_be_drawn_are_not_stable(
    shelve: "Callable[..., None]", visit: "Callable[..., Visit]", number: int
) -> None:
    """All refits would be of all texts: that topics come back then says nothing."""
    random = np.random.default_rng(7)
    kinds = [[f"{kind}{letter}{other}" for letter in "bcdfg" for other in "aeiou"] for kind in "wv"]
    text = "\n\n".join(" ".join(random.choice(kinds[place % 2], 50)) for place in range(40))
    shelve({"text": f"{text} {place}", "source": "AB"[place]} for place in range(number))

    found = visit("topics", corpus="own", sweep="True")

    assert found.refusals == set()
    assert "Whether they come back is not known: build on none yet." in found.finding
    assert not any("●" in text for text in found.said)
