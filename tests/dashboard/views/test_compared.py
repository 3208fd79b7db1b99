"""Compare by: any column is a unit, on every page, in the link, with groups made by hand."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from analysis import Filters, ValueGroup, keyness, read_corpus
from dashboard import data

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

TEXTS = ["the border is open", "a border wall is what we need", "open the border for workers who march"]
SEEN = (
    "farms",
    "ports",
    "mills",
    "mines",
    "rain",
    "snow",
    "wind",
)  # words of some texts only, of which topics are made
ROWS = [
    {
        "id": f"d{place:02}",
        "source": f"outlet {'ABCD'[place % 4]}",
        "country": ["here", "there"][place % 2],
        "party": ["red", "blue", None][place % 3],
        "date": f"2019-{1 + place % 12:02}-01",
        "text": f"{TEXTS[place % 3]}. {TEXTS[(place * 5) % 3]}. {'tariff ' * (place % 2)}"
        f"{SEEN[place % 4]} {SEEN[4 + place % 3]}",
    }
    for place in range(96)
]
PAGES = ("overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods")


@pytest.fixture(autouse=True)
def on_the_shelf(shelve: "Callable[..., None]") -> None:
    """Have 96 documents by four outlets of two countries and three parties, some without any, be the open corpus."""
    shelve(ROWS)


def _key(**more: object) -> "data.Key":  # type: ignore[name-defined]
    return data.opened("own", **more)  # type: ignore[arg-type]


def test_a_corpus_is_compared_by_source_to_begin_with(visit: "Callable[..., Visit]") -> None:
    """The choice names the columns that can be compared."""
    box = visit("overview").app.selectbox(key="compare")

    assert (box.value, box.options) == ("source", ["source", "country", "party"])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_speaks_of_what_is_compared(page: str, visit: "Callable[..., Visit]") -> None:
    """And of no source."""
    seen = visit(page, compare="country", word="border")

    assert seen.refusals == set()
    assert [label.label for label in seen.app.sidebar.multiselect] == ["Countries"]
    assert seen.app.sidebar.multiselect(key="source").options == ["here", "there"]
    assert "2 countries" in seen.numbers
    assert "source" not in seen.finding


def test_the_numbers_are_those_of_the_analysis(tmp_path: Path, visit: "Callable[..., Visit]") -> None:
    """Compare shows the words that keyness by country finds."""
    seen = visit("compare", compare="country")
    found = keyness(read_corpus(tmp_path / "own.jsonl"), Filters(), target="here", unit="country")

    assert found.iloc[0]["term"] in seen.finding or found.iloc[-1]["term"] in seen.finding
    assert "there" in seen.finding


def test_a_link_opens_with_unit_filter_and_groups(visit: "Callable[..., Visit]") -> None:
    """A share link says them all, and opens as it was."""
    asked = {"compare": "source", "group": [r"first:outlet A,outlet B", "last:outlet D"], "source": ["first", "others"]}

    seen = visit("compare", **asked)

    assert seen.refusals == set()
    assert seen.app.sidebar.multiselect(key="source").options == ["first", "last", "others"]
    assert seen.app.sidebar.multiselect(key="source").value == ["first", "others"]
    assert "first" in seen.finding
    said = parse_qs(urlsplit(seen.link()).query)
    assert {name: said[name] for name in asked} == {
        "compare": ["source"],
        "group": ["first:outlet A,outlet B", "last:outlet D"],
        "source": ["first", "others"],
    }


def test_what_is_in_no_group_can_be_left_out(visit: "Callable[..., Visit]") -> None:
    """Of all numbers."""
    seen = visit("overview", group=["first:outlet A,outlet B"], others="False")

    assert seen.app.sidebar.multiselect(key="source").options == ["first"]
    assert seen.numbers.startswith("48 documents")


@pytest.mark.parametrize("group", ["nonsense", "a:outlet A:outlet B", ":x", "a:nobody", "others:outlet A", "a" * 3_000])
def test_a_hostile_group_is_said_and_changes_nothing(group: str, visit: "Callable[..., Visit]") -> None:
    """The page is there, of sources."""
    seen = visit("overview", group=group)

    assert seen.refusals == {"E-GROUP"}
    assert seen.app.sidebar.multiselect(key="source").label == "Sources"
    assert seen.numbers.startswith("96 documents")


def test_a_unit_that_the_corpus_does_not_have_is_said(visit: "Callable[..., Visit]") -> None:
    """And sources are compared."""
    seen = visit("overview", compare="planet")

    assert seen.app.selectbox(key="compare").value == "source"
    assert any("planet" in text for text in seen.said)


def test_another_unit_forgets_what_named_the_last(visit: "Callable[..., Visit]") -> None:
    """Filters by value, sides and groups; dates and searches stay."""
    seen = visit("compare", compare="country", source="here", search="border")
    seen.app.selectbox(key="compare").select("party").run()

    assert seen.app.sidebar.multiselect(key="source").value == []
    assert seen.app.session_state["search"] == "border"
    assert "3 parties" in seen.numbers


def test_a_group_is_made_by_hand(visit: "Callable[..., Visit]") -> None:
    """A name and some values; two presses of its button make two."""
    seen = visit("overview").put(groups=True)
    for name, members in (("first", ["outlet A", "outlet B"]), ("last", ["outlet D"])):
        seen.app.text_input(key="group-name").input(name)
        seen.app.multiselect(key="group-values").set_value(members)
        next(button for button in seen.app.button if button.label == "Add group").click().run()

    assert seen.app.sidebar.multiselect(key="source").options == ["first", "last", "others"]
    assert seen.app.session_state["group"] == ["first:outlet A,outlet B", "last:outlet D"]


def test_a_compared_corpus_is_one_for_all_who_ask() -> None:
    """It shares the index with the corpus as it was read."""
    key = _key(by="country")

    assert data.corpus(key) is data.corpus(_key(by="country"))
    assert data.corpus(key).index is data.corpus(_key()).index
    assert data.corpus(key._replace(deal=1)).sources == ("here", "there")
    assert data.corpus(_key(groups=(ValueGroup("first", ("outlet A",)),))).sources == ("first", "others")


def test_a_passage_is_cited_by_its_source() -> None:
    """Whatever it is compared by."""
    doc_id = data.corpus(_key()).documents["doc_id"].iloc[0]

    (source,) = data.quotations(_key(by="country"), ((doc_id, 0, 5),))["source"]

    assert source == data.corpus(_key()).documents["source"].iloc[0]
