"""The page of topics: the figure, what stands beside it, what can be done with topics, and what the link says of it."""

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest

from analysis import Corpus, Filters, fit_topics, topic_differences, topic_documents, topic_prevalence

if TYPE_CHECKING:
    from collections.abc import Callable

    from analysis import Period
    from tests.dashboard.conftest import Visit


def _cells(found: "Visit") -> dict[tuple[int, str], str]:
    """Return what stands in the cells of the figure, by topic and source."""
    (cells,) = (trace for trace in found.figures[0]["data"] if trace["type"] == "scatter")
    return {(topic, source): text for (topic, source), text in zip(cells["customdata"], cells["text"], strict=True)}


def test_the_figure_has_a_cell_a_topic_and_source(visit: "Callable[..., Visit]", seeds: Corpus) -> None:
    """In per cent of the source's passages."""
    passages = fit_topics(seeds, Filters()).passages
    own = passages[passages["source"] == "Red Flag"]["topic"]
    cells = _cells(visit("topics"))

    assert {source for _, source in cells} == {"", "Red Flag", "Revolution"}
    assert cells[(1, "Red Flag")] == f"{(own == 1).mean():.0%}".rstrip("%")


def test_the_page_says_whether_topics_come_back(visit: "Callable[..., Visit]") -> None:
    """Once it is known: in the figure by a sign, in the list in words that come back."""
    found = visit("topics")

    assert all(head[0] in "●◐○" for head in found.figures[0]["layout"]["yaxis"]["ticktext"] if head != "no topic")
    assert found.lists["topics"]["words back"].str.fullmatch(r"[●◐○] \d+ of 10, in \d+ of 10").all()


def test_topics_that_do_not_come_back_are_hatched_and_named_nowhere(
    shelve: "Callable[..., None]", visit: "Callable[..., Visit]"
) -> None:
    """Of words dealt at random none is stable: a caution says so once, and the sentence names no topic."""
    random = np.random.default_rng(7)
    words = [f"w{letter}{other}" for letter in "bcdfghklmn" for other in "aeiou"]
    shelve({"text": " ".join(random.choice(words, 25)), "source": "AB"[place % 2]} for place in range(60))
    found = visit("topics", corpus="own", k=4)

    unstable = found.lists["topics"]["words back"].str.startswith("○").sum()
    (hatched,) = (trace for trace in found.figures[0]["data"] if trace["type"] == "bar")
    assert (len(hatched["y"]), unstable > 0) == (unstable, True)
    assert found.finding.startswith("4 topics in 60 passages: ")
    assert sum(text.count("Do not build on") for text in found.said) == 1


def test_a_cell_opens_its_topic_and_its_source(visit: "Callable[..., Visit]") -> None:
    """The source's passages stand first, and the cell is framed."""
    found = visit("topics", topic="2", of="Revolution", pane="Passages")
    beside = [html for html in found.html if "<h3" in html]

    assert "Revolution" in (beside[0] if beside else "".join(found.html))
    assert found.figures[0]["layout"]["shapes"][0]["y0"] == 0.5
    assert found.app.session_state["of"] == "Revolution"


def test_a_source_that_there_is_not_opens_the_topic(visit: "Callable[..., Visit]") -> None:
    """A link may ask for anything."""
    found = visit("topics", topic="2", of="Nobody")

    assert (found.refusals, found.app.session_state["of"]) == (set(), None)


@pytest.mark.parametrize("topic", [1, 2])
def test_each_bar_over_time_opens_the_passages_that_it_counts(
    visit: "Callable[..., Visit]", seeds: Corpus, topic: int
) -> None:
    """And no other; the page says so, with the way back to all of them."""
    model = fit_topics(seeds, Filters())
    period: Period = "year"  # of which every document is dated exactly enough
    bars = topic_prevalence(seeds, Filters(), model, by=period).query("topic == @topic and passages > 0")
    dated = bars.dropna(subset="period")

    assert len(dated) > 1
    for bar in dated.itertuples():
        found = visit("topics", topic=topic, pane="Over time")
        box = next(one for one in found.app.selectbox if one.label == "Passages of one period")
        assert len(box.options) == len(dated)
        box.set_value((topic, bar.source, bar.period.date().isoformat())).run()

        assert any(text.startswith(f"Only {bar.source}, in {bar.period.year}") for text in found.said)
        assert [(number, opened) for number, opened in found.passages() if number] == [(bar.passages, bar.passages)]
    next(button for button in found.app.button if button.label == "All periods").click().run()
    assert not any(text.startswith(f"Only {bar.source}, in") for text in found.said)


@pytest.mark.parametrize("when", ["2019-02-30", "soon", "1066-01-01"])
def test_a_period_that_there_is_not_breaks_no_page(visit: "Callable[..., Visit]", when: str) -> None:
    """A link may ask for anything."""
    found = visit("topics", topic=1, of="Red Flag", when=when)

    assert found.refusals == set()
    assert (found.app.session_state["when"] is None) == (not when.startswith("1066"))


def test_documents_that_are_mostly_of_a_topic_come_first(visit: "Callable[..., Visit]", seeds: Corpus) -> None:
    """Under the topics, with how much of the text is of the topic being read."""
    documents = topic_documents(seeds, Filters(), fit_topics(seeds, Filters()), topic=2)
    found = visit("topics", topic="2", pane="List")
    rows = found.lists["documents"]

    assert rows["% of it"].tolist() == (100 * documents["share"]).round().tolist()
    most = int((documents["share"] > 0.5).sum())
    assert any(f"of {len(documents)} documents with any of it, {most} " in text for text in found.said)


@pytest.mark.parametrize("pane", ["Passages", "List", "Words", "Over time", "Differences"])
def test_every_view_beside_the_figure_is_drawn(visit: "Callable[..., Visit]", pane: str) -> None:
    """Without a fault."""
    assert visit("topics", pane=pane).refusals == set()


def test_words_come_by_weight_or_by_what_sets_the_topic_apart(visit: "Callable[..., Visit]", seeds: Corpus) -> None:
    """The switch puts them in the other order."""
    terms = fit_topics(seeds, Filters()).terms.query("topic == 1")
    found = visit("topics", pane="Words")

    assert found.lists["words of a topic"]["word"].tolist() == terms["term"].tolist()
    found.put(relevance=True)
    ranked = terms.sort_values("relevance", ascending=False, kind="stable")["term"].tolist()
    assert found.lists["words of a topic"]["word"].tolist() == ranked


def test_two_topics_stand_beside_one_another(visit: "Callable[..., Visit]") -> None:
    """Each has a column of weights."""
    found = visit("topics", pane="Words").put(second=2)

    assert [name[:3] for name in found.lists["words of a topic"].columns] == ["wor", "1 ·", "2 ·"]


def test_a_name_is_in_the_figure_the_log_and_the_link(visit: "Callable[..., Visit]") -> None:
    """And another session that follows the link has it."""
    found = visit("topics", edits="1:Border raids")

    assert found.figures[0]["layout"]["yaxis"]["ticktext"][0].replace("<br>", " ").endswith("1 Border raids")
    assert any("Topic 1 was called “Border raids”." in text for text in found.said)
    assert parse_qs(urlsplit(found.link()).query)["edits"] == ["1:Border raids"]


def test_merged_topics_are_one_and_unmeasured(visit: "Callable[..., Visit]") -> None:
    """With the smaller number, all passages, and no verdict of either."""
    found = visit("topics", edits="1+2")
    cells = _cells(found)

    assert {topic for topic, _ in cells} - {0} == {1, 3}
    assert found.refusals == set()
    assert not any("Topic 1" in text and "stable" in text for text in [found.finding])


def test_a_hidden_topic_stays_in_all_shares(visit: "Callable[..., Visit]") -> None:
    """The others do not grow."""
    before, after = _cells(visit("topics")), _cells(visit("topics", edits="-1"))

    assert after[(2, "Red Flag")] == before[(2, "Red Flag")]
    assert (1, "Red Flag") not in after


def test_what_was_done_can_be_undone(visit: "Callable[..., Visit]") -> None:
    """All of it, and after a step that alone."""
    found = visit("topics", edits="-1")
    (undo,) = (button for button in found.app.main.button if button.key == "undo-edits")
    undo.click()
    found.app.run()

    assert (1, "Red Flag") in _cells(found)
    assert not any(button.key == "undo-edits" for button in found.app.main.button)


@pytest.mark.parametrize("edits", ["1+1+99", "-7", "nonsense", "99:x", "2:"])
def test_edits_of_a_link_that_cannot_be_done_are_left_out(visit: "Callable[..., Visit]", edits: str) -> None:
    """The page says so, and shows the topics as they were fitted."""
    found = visit("topics", edits=edits)

    assert found.refusals == set()
    assert {topic for topic, _ in _cells(found)} - {0} == {1, 2, 3}


def test_another_number_of_topics_forgets_what_was_done(visit: "Callable[..., Visit]") -> None:
    """A number means another topic there."""
    found = visit("topics", edits="1:Border raids", topic="1").put(k=3)

    assert not any("Border raids" in text for text in found.said)
    assert found.app.session_state["topic"] is None


def test_a_word_to_begin_from_that_no_text_has_is_refused(visit: "Callable[..., Visit]") -> None:
    """The page says which, and its settings stay in reach."""
    found = visit("topics", anchors="xyzzy")

    assert found.refusals == {"E-ANCHORS"}
    assert any(box.key == "k" for box in found.app.main.selectbox)


def test_several_numbers_of_topics_are_tried_when_asked_for(visit: "Callable[..., Visit]") -> None:
    """A figure with both measures, and a sentence that decides nothing."""
    found = visit("topics", sweep="True")

    assert (found.refusals, len(found.figures)) == (set(), 2)
    assert any("decides nothing" in text for text in found.said)


def test_differences_are_of_the_two_sides(visit: "Callable[..., Visit]") -> None:
    """Passages in documents of either, and a verdict."""
    found = visit("topics", pane="Differences")
    rows = found.lists["topics that differ"]

    assert list(rows.columns) == ["topic", "Red Flag", "Revolution", "told"]


def test_a_difference_opens_on_the_side_that_has_more(visit: "Callable[..., Visit]", seeds: Corpus) -> None:
    """So that the number that was pressed stands over its passages."""
    differ = topic_differences(
        seeds, Filters(), fit_topics(seeds, Filters()), target="Red Flag", reference="Revolution"
    )
    for place, row in enumerate(differ[differ["topic"] > 0].itertuples()):
        found = visit("topics", pane="Differences").choose("topics that differ", place)

        assert found.app.session_state["topic"] == row.topic
        more = "Red Flag" if row.passages_target >= row.passages_reference else "Revolution"
        assert found.app.session_state["of"] == more


def test_seed_words_and_other_options_are_in_the_link(visit: "Callable[..., Visit]") -> None:
    """What is behind the button holds while it is closed."""
    found = visit("topics", topicunit="document", anchors="workers class; immigrants raids", k="2")

    assert found.refusals == set()
    assert found.app.session_state["topicunit"] == "document"


def _press(found: "Visit", key: str) -> None:
    (button,) = (button for button in found.app.main.button if button.key == key)
    button.click()
    found.app.run()


def test_other_pages_can_be_within_a_topic(visit: "Callable[..., Visit]") -> None:
    """Only words of its passages are counted, every page says so, and a link has it."""
    found = visit("topics", topic="1")
    _press(found, "within terms 1")
    found.go("terms")
    whole = visit("terms").lists["words"].set_index("word")["uses"]

    assert any("Only: passages of topic 1 ·" in text for text in found.said)
    part = found.lists["words"].set_index("word")["uses"]
    assert (part.head() <= whole.reindex(part.index).head()).all()
    assert part.sum() < whole.sum()
    (scope,) = parse_qs(urlsplit(found.link()).query)["scope"]
    again = visit("compare", scope=scope)
    assert (again.refusals, any("Only: passages of topic 1 ·" in text for text in again.said)) == (set(), True)
    _press(found, "leave-scope")
    assert found.lists["words"].set_index("word")["uses"].sum() == whole.sum()


def test_pages_can_compare_by_topic(visit: "Callable[..., Visit]") -> None:
    """The topics are then what stands side by side."""
    found = visit("topics")
    _press(found, "within compare 0")
    found.go("compare")

    assert found.refusals == set()
    assert any("Compared by topic" in text for text in found.said)
    assert found.app.session_state["target"][0] in "123"


@pytest.mark.parametrize(
    "scope", ["x", "{}", '{"topics":["a"]}', '{"topics":[99]}', '{"topics":[1],"how":{"unit":"x"}}', "[1]"]
)
def test_a_scope_that_there_is_not_is_left_out(visit: "Callable[..., Visit]", scope: str) -> None:
    """The page says why, and is about all texts; an empty one compares by topic."""
    found = visit("terms", scope=scope)

    assert found.refusals <= {"E-TOPIC"}
    assert found.lists["words"]["uses"].sum() > 0
