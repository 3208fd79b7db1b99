"""What stands around every page: the sentence on top, one head, the filters in force, the pane beside the figure."""

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from analysis import Filters
from dashboard.state.pages import PAGES
from dashboard.wording import frame as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

WITH_PANE = ["overview", "terms", "trends", "compare", "topics", "entities"]
EVERY = [page for page in PAGES if page != "corpus"]
every_page = pytest.mark.parametrize("page", EVERY)
page_with_pane = pytest.mark.parametrize("page", WITH_PANE)


def _shown(found: "Visit", *, beside: bool) -> list[str]:
    """Return the names of the passages beside the figure, or of those below."""
    return [
        one["name"]
        for element in found.app.get("bidi_component")
        if element.proto.component_name.endswith("passages") and element.proto.id.endswith("passages beside") is beside
        for one in json.loads(element.proto.json)
    ]


@every_page
def test_a_page_has_one_heading_of_the_first_rank(visit: "Callable[..., Visit]", page: str) -> None:
    """It is the finding; what is below has its own rank."""
    assert sum(html.count("<h1") for html in visit(page).html) == 1


@pytest.mark.parametrize("page", [page for page in EVERY if page != "glossary"])  # which is about no corpus
def test_one_caution_is_in_view_and_the_others_behind_a_word(visit: "Callable[..., Visit]", page: str) -> None:
    """The first is outside of what opens; the word says how many there are."""
    (strip,) = visit(page).caution
    before, _, behind = strip.partition("<details>")
    number = behind.count("<p>")

    assert before.count("<strong>") + before.count("<span>") == 1
    assert not behind or f"<summary>{words.more_cautions(number)}</summary>" in behind


@page_with_pane
def test_passages_are_beside_the_figure_before_anybody_clicks(visit: "Callable[..., Visit]", page: str) -> None:
    """Each page shows its first word, topic, name or cell; nothing of it is followed, and the address is bare."""
    found = visit(page, pane=None)

    assert _shown(found, beside=True)
    assert found.app.session_state["word"] == ""
    assert found.place()["address"] == ""


@pytest.mark.parametrize("page", ["terms", "compare", "entities"])
def test_a_click_turns_the_pane_to_passages(visit: "Callable[..., Visit]", page: str) -> None:
    """Whoever looked at the list reads what they clicked on."""
    found = visit(page)
    assert not _shown(found, beside=True)
    box = next(box for box in found.app.selectbox if str(box.key).startswith("choose "))

    box.select_index(len(box.options) - 1).run()

    assert _shown(found, beside=True)


def test_both_sides_stand_in_the_pane_also_the_empty_one(visit: "Callable[..., Visit]") -> None:
    """A side without the word says so, with its documents."""
    found = visit("compare", pane=None, word="comrade", target="Red Flag", against="Revolution")

    assert {re.sub("<[^>]+>", "", html) for html in found.html if "0 uses in 2 documents" in html}
    assert len(_shown(found, beside=True)) > 1


def test_the_pane_shows_the_first_of_those_below(visit: "Callable[..., Visit]") -> None:
    """None is beside the figure that is not below."""
    found = visit("terms", pane=None, word="raids")

    assert set(_shown(found, beside=True)) < set(_shown(found, beside=False))


@every_page
def test_the_word_box_is_on_top_of_every_page(visit: "Callable[..., Visit]", page: str) -> None:
    """There is one, outside of the sidebar."""
    found = visit(page)

    assert [box.label for box in found.app.main.text_input if box.key == "word"] == [words.WORD]
    assert not [box for box in found.app.sidebar.text_input if box.key == "word"]


@pytest.mark.parametrize(
    ("page", "view", "sides"),
    [
        ("compare", "Lines", {"target", "against"}),
        ("passages", "Pairs", {"target", "against"}),
        ("passages", "Lines", set()),
        ("terms", "Pairs", set()),
    ],
)
def test_two_sides_stand_in_the_sentence_of_pages_that_have_them(
    visit: "Callable[..., Visit]", page: str, view: str, sides: set[str]
) -> None:
    """Elsewhere there is nothing to compare."""
    assert {box.key for box in visit(page, view=view).app.selectbox} & {"target", "against"} == sides


def test_filters_are_said_and_cleared_and_the_word_stays(visit: "Callable[..., Visit]") -> None:
    """One line says what is left out; a press takes it back."""
    found = visit("terms", source=["Red Flag"], search="raids", word="ice")
    assert "Only: Red Flag · documents that contain “raids”" in found.said

    next(button for button in found.app.main.button if button.label == words.CLEAR).click().run()

    assert not [text for text in found.said if text.startswith("Only: ")]
    assert (found.app.session_state["search"], found.app.session_state["word"]) == ("", "ice")


@pytest.mark.parametrize(
    ("filters", "days", "said"),
    [
        (Filters(), None, ""),
        (Filters(sources=("A", "B")), None, ""),
        (Filters(sources=("A",)), None, "Only: A"),
        (Filters(), (date(2019, 7, 1), date(2019, 7, 2)), "Only: 1 July 2019 to 2 July 2019"),
        (Filters(), (date(2019, 7, 1), date(2019, 7, 1)), "Only: 1 July 2019"),
        (Filters(collapse_duplicates=True, unit="author"), None, "Only: copies once · evidence by author"),
    ],
)
def test_which_filters_are_in_force(filters: Filters, days: tuple[date, date] | None, said: str) -> None:
    """All sources are no filter; each of the others is named."""
    assert words.in_force(filters, ("A", "B"), days) == said


def test_units_that_are_not_named_are_called_what_they_are() -> None:
    """Of more than are named the rest are parties, where parties are compared."""
    every = tuple("ABCDEFGH")
    said = words.in_force(Filters(sources=every[:-1]), every, None, "party")

    assert said.endswith(" other parties")


@pytest.mark.parametrize("number", ["0", "1", "2"])
def test_a_room_sees_the_figure_and_the_passages_alone(visit: "Callable[..., Visit]", number: str) -> None:
    """A setting of the link draws the page large and hides what is around it; the widgets work on."""
    found = visit("terms", present=number, word="raids")

    styles = [one.proto.body for one in found.app.get("html") if one.proto.body.startswith("<style>")]
    assert ["font-size:20px" in style for style in styles] == [number == "1"]
    assert found.app.text_input(key="word").value == "raids"
