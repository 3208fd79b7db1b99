"""Passages as cards: what they count adds up to the head, every match is marked once, no side goes missing."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from analysis import Filters
from dashboard import data
from dashboard.paper.palette import Look
from dashboard.serving.shelf import STARTER
from dashboard.state.whereabouts import Here

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

MARK = re.compile(r"<mark[^>]*>([^<]*)</mark>")
ROWS = [
    {"doc_id": "near", "source": "A", "text": "The raid began. The raid ended. Nobody spoke."},
    {"doc_id": "far", "source": "A", "text": f"A raid.\n\n{'Nothing. ' * 200}\n\nAnother raid."},
    {"doc_id": "long", "source": "A", "text": "A raid and more. " * 30},
    {"doc_id": "none", "source": "B", "text": "Bread and wine."},
]


def _uses(visit: "Visit", place: int) -> list[int]:
    return [card["uses"] for card in visit.cards(place)]


def test_matches_near_one_another_are_one_card(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Two far apart are a card each; thirty together are cut by pages of eight; two in a paragraph are one card."""
    shelve(ROWS)

    found = visit("passages", corpus="own", word="raid")

    assert _uses(found, 0) == [1, 1, 6, 8, 8, 8, 2]
    assert found.passages() == [(34, 34), (0, 0)]


def test_a_source_without_the_word_stays(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Its head says that there is nothing, of how many documents."""
    shelve(ROWS)

    assert any("0 uses in 1 document" in text for text in visit("passages", corpus="own", word="raid").said)


def test_a_use_alone_on_its_card_is_not_counted(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The line under a card says how many uses it has where it has several."""
    shelve(ROWS[:2])
    lines = [card["line"] for card in visit("passages", corpus="own", word="raid").cards(0)]

    assert [line.startswith("2 uses · undated · ") for line in lines] == [False, False, True]


@pytest.mark.parametrize("word", ["raid*", "ice", "the", "raids | raid", "immigrants"])
def test_every_match_is_marked_once(visit: "Callable[..., Visit]", word: str) -> None:
    """On all pages of all columns together there are as many marks as uses, each a match of the search."""
    found = visit("passages", word=word)

    for place, (uses, shown) in enumerate(found.passages()):
        cards = list(found.cards(place))
        marks = [mark for card in cards for mark in MARK.findall(card["html"])]
        assert (uses, len(marks)) == (shown, uses)
        assert all(len(MARK.findall(card["html"])) == card["uses"] for card in cards)


def _sources(number: int) -> list[dict[str, Any]]:
    """Return documents of so many sources, each with one use less than the one before."""
    return [{"source": f"S{place:02}", "text": "war. " * (number - place)} for place in range(number)]


def test_other_sources_are_offered_with_their_counts(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Two with most uses stand side by side; another one that is chosen takes the place of the second."""
    shelve(_sources(5))
    found = visit("passages", corpus="own", word="war")
    (pills,) = [group for group in found.app.get("button_group") if group.proto.id.endswith("-beside")]

    assert [option.content for option in pills.proto.options] == ["S01 4", "S02 3", "S03 2", "S04 1"]
    assert found.passages() == [(5, 5), (4, 4)]
    assert found.put(beside="S03").passages() == [(5, 5), (2, 2)]
    assert "beside=S03" in found.link()


def test_what_is_beside_goes_with_the_word_until_it_is_chosen(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Another word has other sources with most uses; one that somebody has chosen stays."""
    shelve([*_sources(4), {"source": "S03", "text": "peace " * 9}, {"source": "S02", "text": "peace " * 8}])
    found = visit("passages", corpus="own", word="war")
    assert [number for number, _ in found.passages()] == [4, 3]

    assert [number for number, _ in found.put(word="peace").passages()] == [8, 9]
    found.put(word="war", beside="S03")

    assert [number for number, _ in found.passages()] == [4, 1]
    assert [number for number, _ in found.put(word="war*").passages()] == [4, 1]


def test_a_source_that_there_is_not_is_not_put_beside(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """A stale link shows the two with most uses."""
    shelve(_sources(3))

    assert visit("passages", corpus="own", word="war", beside="S9").passages() == [(3, 3), (2, 2)]


def test_both_sides_of_a_comparison_stay(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Whatever others have, and in the order in which they are compared; a third comes under them."""
    shelve([*_sources(3), {"source": "Z", "text": "peace"}])
    found = visit("compare", corpus="own", word="war", target="Z", against="S02")

    assert found.passages() == [(0, 0), (1, 1)]
    assert found.put(beside="S00").passages() == [(0, 0), (1, 1), (3, 3)]


def test_beside_a_figure_a_passage_is_shorter_and_has_as_much() -> None:
    """The first cards are those of the first page, with more folded away."""
    key = data.opened(STARTER)
    here = Here(key, Filters(), Look(("Red Flag", "Revolution"), dark=False), "raid*")
    rows, marking = data.Rows(data.places(key, Filters(), "raid*")), data.Marking()
    every = data.passage_page(here, rows, marking, source="Revolution", number=1)

    first = data.first_cards(here, rows, marking, source="Revolution", most=8)

    assert [(one.start, one.end, one.uses) for one in first] == [(one.start, one.end, one.uses) for one in every]
    assert sum(one.shown.count("<details") for one in first) > sum(one.shown.count("<details") for one in every)
