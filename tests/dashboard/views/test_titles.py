"""Titles on the screen: said where they alone hold a word, counted where that is asked for, on every page."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

ROWS = [
    {
        "title": f"Strike at port {place}",
        "text": f"Workers met on day {place}. They left.",
        "published": f"2019-07-2{place}",
    }
    for place in range(3)
]
ONLY = "It stands in 3 titles, which are not counted: to count them, turn on “Count titles” under “More”"
PAGES = ["overview", "terms", "trends", "compare", "passages", "methods"]


@pytest.fixture
def titled(shelve: Callable[..., None]) -> None:
    """Offer three documents of two sources with titles."""
    shelve({**row, "source": "AB"[place % 2], "language": "en"} for place, row in enumerate(ROWS))


@pytest.mark.usefixtures("titled")
@pytest.mark.parametrize("page", ["passages", "trends"])
def test_a_word_of_titles_is_said_to_stand_in_titles(visit: "Callable[..., Visit]", page: str) -> None:
    """It is not denied, and the way to count it is told; a word of no title is spoken of as before."""
    said = " ".join(visit(page, corpus="own", word="strike").said)

    assert f"“strike” does not occur in the texts selected. {ONLY}" in said
    assert "It stands in" not in " ".join(visit(page, corpus="own", word="zebra").said)


@pytest.mark.usefixtures("titled")
def test_a_filter_that_only_titles_pass_says_so(visit: "Callable[..., Visit]") -> None:
    """No document passes, and the reader learns why."""
    found = visit("overview", corpus="own", search="port")

    assert found.finding.startswith(
        "No document passes the filters. Relax the search in the sidebar, or press Clear filters. It st"
    )
    assert ONLY in found.finding


@pytest.mark.usefixtures("titled")
def test_titles_are_counted_where_that_is_asked_for(visit: "Callable[..., Visit]") -> None:
    """The finding, the passages, the sidebar and the methods paragraph agree."""
    found = visit("passages", corpus="own", word="strike", titles="true")

    assert found.finding.startswith("strike: 3 uses in 3 of 3 documents")
    assert found.passages() == [(2, 2), (1, 1)]
    assert "3 documents · 33 words" in found.numbers  # 4 words of a title and 7 of a text
    assert any("with titles counted as the first paragraph" in text for text in found.go("methods").said)
    assert "3 documents · 21 words" in visit("passages", corpus="own").numbers


@pytest.mark.usefixtures("titled")
@pytest.mark.parametrize("page", PAGES)
def test_every_page_counts_titles(visit: "Callable[..., Visit]", page: str) -> None:
    """The setting goes from page to page, and nothing fails, with the sources dealt by chance too."""
    found = visit(page, corpus="own", word="strike", titles="true", chance="true")

    assert found.refusals == set()
    assert "33 words" in found.numbers


@pytest.mark.usefixtures("titled")
def test_a_shared_link_counts_titles_too(visit: "Callable[..., Visit]") -> None:
    """Whoever opens it sees the same numbers, and no warning."""
    link = parse_qs(urlsplit(visit("passages", corpus="own", word="strike", titles="true").link()).query)
    assert link["titles"] == ["true"]

    opened = visit("passages", **{name: values[0] for name, values in link.items() if name != "source"})
    assert opened.finding.startswith("strike: 3 uses in 3 of 3 documents")
    assert not opened.app.sidebar.warning


@pytest.mark.usefixtures("titled")
def test_what_was_kept_stays_what_it_was(visit: "Callable[..., Visit]") -> None:
    """Its place moves with its text, there and back; what is kept of a title goes with the titles."""
    found = visit("passages", corpus="own", kept="0-17 d0000", view="Kept")
    before = [text for text in found.said if "Workers met on day" in text]

    toggle = next(one for one in found.app.sidebar.toggle if one.label == "Count titles")
    toggle.set_value(True).run()
    assert [text for text in found.said if "Workers met on day" in text] == before
    assert found.app.session_state["kept"] == ["17-34 d0000"]  # 16 characters and a line end
    next(one for one in found.app.sidebar.toggle if one.label == "Count titles").set_value(False).run()
    assert found.app.session_state["kept"] == ["0-17 d0000"]
