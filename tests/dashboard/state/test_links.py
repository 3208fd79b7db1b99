"""What is said where a link asks for what is not here."""

from typing import TYPE_CHECKING, Any

import pytest

from dashboard.serving.shelf import STARTER
from dashboard.state import settings
from dashboard.state.pages import PAGES
from dashboard.wording import links as said

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit


def _said(visit: "Visit") -> str:
    return " ".join(visit.said)


@pytest.mark.parametrize("page", ["overview", "terms", "methods"])
def test_a_corpus_that_is_not_here_is_not_replaced(visit: "Callable[..., Visit]", page: str) -> None:
    """No page of another corpus is shown in its place."""
    found = visit(page, corpus="Elsewhere", by="month", word="ice")

    assert "This link asks for the corpus “Elsewhere”, which is not offered here." in _said(found)
    assert found.refusals == {"E-CORPUS"}
    assert (found.finding, found.figures) == (PAGES[page], [])


def test_choosing_another_corpus_leaves_the_link_behind(visit: "Callable[..., Visit]") -> None:
    """What else the link says was not meant for it."""
    found = visit("overview", corpus="Elsewhere", by="month", fingerprint="0123456789ab").put(corpus=STARTER)

    assert found.title == "Overview"
    assert found.app.session_state["by"] == "auto"
    assert "This link" not in _said(found)
    assert found.put(word="ice").title == "Overview"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        (["Nobody"], "the source “Nobody”, which this corpus does not have. All its sources are shown."),
        (["Nobody", "Revolution"], "“Nobody”, which this corpus does not have. Only “Revolution” is shown."),
        (list("ABCDEFG"), "the sources “A”, “B”, “C”, “D”, “E” and 2 more, which this corpus does not have."),
    ],
)
def test_a_source_that_is_not_here_is_said(visit: "Callable[..., Visit]", sources: list[str], said: str) -> None:
    """The sentence names it, and what is shown; it stays on the next page."""
    found = visit("overview", source=sources)

    assert said in _said(found)
    assert said in _said(found.go("terms"))


@pytest.mark.parametrize("dates", [["1066-01-01", "1067-01-01"], ["yesterday", "today"], ["2018-13-01", "2019-01-01"]])
def test_dates_that_are_not_here_are_said(visit: "Callable[..., Visit]", dates: list[str]) -> None:
    """Out of the corpus's range, or no dates at all: all are shown, and a sentence says so."""
    found = visit("overview", dates=dates)

    assert f"dates ({' to '.join(dates)}) that are not within those of this corpus." in _said(found)
    assert found.numbers.startswith("5 documents")


@pytest.mark.parametrize(
    ("asked", "heard"), [("2024-02-10", True), ("2024-02-11", False), ("1066-01-01", False)], ids=["its", "next", "far"]
)
def test_the_only_day_of_a_corpus_may_be_asked_for(
    shelve: "Callable[..., None]", visit: "Callable[..., Visit]", asked: str, *, heard: bool
) -> None:
    """There is no choice of dates where all are one, and a shared link names that day all the same."""
    shelve({"text": "raids", "source": name, "published": "2024-02-10"} for name in "AB")
    found = visit("overview", corpus="own", dates=[asked, asked])

    assert ("This link asks for dates" in _said(found)) is not heard
    assert found.numbers.startswith("2 documents")


@pytest.mark.parametrize("page", ["overview", "trends"])
@pytest.mark.parametrize("by", settings.BY.options)
def test_every_period_that_a_page_offers_may_be_asked_for(visit: "Callable[..., Visit]", page: str, by: str) -> None:
    """Decades too: a corpus of centuries opens by them, and its shared link says so."""
    found = visit(page, by=by)

    assert found.app.session_state["by"] == by
    assert "This link" not in _said(found)


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("overview", {"by": "eon"}),
        ("overview", {"cell": "nowhere"}),
        ("overview", {"once": "perhaps"}),
        ("overview", {"titles": "perhaps"}),
        ("overview", {"colour": "red"}),
        ("passages", {"kept": "a passage"}),
        ("passages", {"kept": "5-99999999 ../seeds"}),
        ("compare", {"target": "Nobody"}),
        ("passages", {"view": "Upside down"}),
        ("entities", {"types": "NOTHING"}),
        ("entities", {"entity": "Nobody at all"}),
    ],
)
def test_a_setting_that_is_not_known_is_said(visit: "Callable[..., Visit]", page: str, link: dict[str, str]) -> None:
    """A parameter of another version, or a value of another corpus: named, with what it changes, which is nothing."""
    [(name, value)] = link.items()

    assert f"This link asks for “{name} = {value}”, which is not known here" in _said(visit(page, **link))


@pytest.mark.parametrize(
    "link",
    [
        {},
        {"by": "month", "source": "Revolution", "word": "ice", "once": "true", "search": "raids"},
        {"dates": ["2018-01-01", "2019-12-31"]},
    ],
)
def test_a_link_that_is_met_is_not_spoken_of(visit: "Callable[..., Visit]", link: dict[str, Any]) -> None:
    """Where all that it asks for is here nothing is said."""
    assert "This link" not in _said(visit("overview", **link))


def test_reset_takes_back_what_was_asked_in_vain(visit: "Callable[..., Visit]") -> None:
    """Whoever starts anew is told nothing of the link."""
    found = visit("overview", source=["Nobody"], colour="red")

    next(button for button in found.app.button if button.label == "Start over").click().run()

    assert "This link" not in _said(found)


def test_a_name_that_fills_the_page_is_cut() -> None:
    """However long what a link asks for is, a sentence stays one."""
    assert said.no_sources(["x" * 10_000], []).count("x") == 80
