"""An entity is followed like a word, on every page, and filters documents as words do."""

from typing import TYPE_CHECKING

import pytest

from analysis import Corpus, Filters, Pairing, entities, entity_mentions, name_search, with_entities
from dashboard.data.jobs import is_about_names
from dashboard.state.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

WITH_WORD = ["terms", "trends", "compare", "passages"]


@pytest.fixture(scope="module")
def named(seeds: Corpus) -> Corpus:
    """Return the starter corpus with its entities."""
    return with_entities(seeds)


@pytest.fixture(scope="module")
def entity(named: Corpus) -> str:
    """Return the entity that the starter corpus names most."""
    return str(entities(named, Filters())["entity"][0])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_told_of_an_entity(visit: "Callable[..., Visit]", page: str, entity: str) -> None:
    """As the word being followed, and in the filter at once."""
    found = visit(page, word=name_search(entity), search=name_search(entity))

    assert found.title == PAGES[page]
    assert found.finding.endswith(".")
    assert found.refusals == set()


@pytest.mark.parametrize("page", WITH_WORD)
def test_an_entity_s_passages_are_its_mentions(
    visit: "Callable[..., Visit]", page: str, named: Corpus, entity: str
) -> None:
    """As many stand side by side as the page of names counts."""
    found = visit(page, word=name_search(entity))

    mentions = entity_mentions(named, Filters(), entity)
    assert sum(number for number, _ in found.passages()) == len(mentions)


SWITCHES = [
    {"titles": "true"},
    {"once": "true"},
    {"fold": "true"},
    {"compare": "date_basis"},
    {"chance": "true"},
    {"more": "raids"},
]


@pytest.mark.parametrize("switch", SWITCHES, ids=lambda switch: next(iter(switch)))
def test_an_entity_is_followed_however_the_corpus_is_made(
    visit: "Callable[..., Visit]", entity: str, switch: dict[str, str]
) -> None:
    """With titles counted, copies once, accents or not, by a column, dealt at random, with other stop words."""
    found = visit("compare", word=name_search(entity), search=name_search(entity), **switch)

    assert found.refusals == set()
    assert sum(number for number, _ in found.passages()) > 0


def test_an_entity_stands_beside_a_word_over_time(visit: "Callable[..., Visit]", entity: str) -> None:
    """Each is a line of its own."""
    found = visit("trends", word="raids", terms=name_search(entity))

    assert {name_search(entity), "raids"} <= {one["name"] for one in found.figure["data"] if "name" in one}


def test_the_methods_of_who_followed_a_name_say_how_names_are_found(visit: "Callable[..., Visit]", entity: str) -> None:
    """On whatever page; who has followed a word has looked at no names."""
    for word, expected in ((name_search(entity), True), ("raids", False)):
        found = visit("trends", word=word).go("methods")

        assert any("Names are those that the spaCy model" in text for text in found.said) is expected


def test_a_name_may_hold_commas(visit: "Callable[..., Visit]") -> None:
    """What is typed with commas between is several words, but inside the brackets of a name."""
    found = visit("trends", terms=r"raids, [a\], b] ,war")

    assert found.app.session_state["terms"] == ["raids", r"[a\], b]", "war"]


@pytest.mark.parametrize(
    ("search", "named"), [("/wom[ae]n/", False), ("[ICE", False), ("war", False), ("war | [ICE]", True)]
)
def test_other_processes_are_sent_names_where_a_search_has_one(search: str, named: bool) -> None:  # noqa: FBT001
    """Names take long to find: brackets of a regular expression ask for none."""
    assert is_about_names(Filters(search=search), {}) is named
    assert is_about_names(Filters(), {"word": search, "pairing": Pairing()}) is named
    assert is_about_names(Filters(), {"terms": ("peace", search)}) is named


@pytest.mark.parametrize("asked", [{"word": "[ICEE]"}, {"search": "raids [ICEE]"}])
def test_who_is_not_there_is_answered_with_the_nearest(visit: "Callable[..., Visit]", asked: dict[str, str]) -> None:
    """In place of the page, which could only show nothing."""
    found = visit("trends", **asked)

    assert found.refusals == {"E-NAME"}
    assert any("nobody and nothing is called “ICEE”" in text.lower() or "ICEE" in text for text in found.said)
