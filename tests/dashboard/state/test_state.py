"""Where a reader is: what the sidebar, the link and clicks say, and what becomes of settings that no longer fit."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from analysis import Filters
from dashboard.paper.listing import Listing
from dashboard.serving.shelf import STARTER

if TYPE_CHECKING:
    from dashboard.state.whereabouts import Here
    from tests.dashboard.conftest import Visit

FIRST, LAST = date(2017, 1, 1), date(2025, 7, 25)


def _here(visit: "Visit") -> "Here":
    found: Here = visit.app.session_state["_here"]
    return found


def _parameters(visit: "Visit") -> dict[str, list[str]]:
    return parse_qs(urlsplit(visit.link()).query, keep_blank_values=True)


def test_without_a_filter_everything_is_looked_at(visit: "Callable[..., Visit]") -> None:
    """Dates that cover the whole corpus are no filter."""
    here = _here(visit("overview"))

    assert here.filters == Filters()
    assert (here.word, here.look.sources) == ("", ("Red Flag", "Revolution"))


def test_the_sidebar_makes_the_filters(visit: "Callable[..., Visit]") -> None:
    """Sources, dates, search and word are taken from its widgets."""
    found = visit("overview").put(
        source=["Revolution"], dates=(date(2018, 1, 1), LAST), search="  ice   raids ", word=" immig* "
    )

    assert _here(found).filters == Filters(
        sources=("Revolution",), start=date(2018, 1, 1), end=LAST, search="ice raids"
    )
    assert _here(found).word == "immig*"


@pytest.mark.parametrize("dates", [(), (date(2019, 1, 1),), (FIRST, LAST)])
def test_half_a_range_of_dates_is_no_filter(visit: "Callable[..., Visit]", dates: tuple[date, ...]) -> None:
    """While only one of two days has been chosen, all documents are looked at."""
    found = visit("overview").put(dates=dates)

    assert _here(found).filters == Filters()
    assert found.numbers.startswith("5 documents")


def test_a_filter_stays_on_the_next_page(visit: "Callable[..., Visit]") -> None:
    """The shared filters are the same on every page."""
    found = visit("overview").put(source=["Revolution"], word="ice")

    before = _here(found)

    assert _here(found.go("compare")) == before


@pytest.mark.row(91)
def test_the_filters_can_be_cleared(visit: "Callable[..., Visit]") -> None:
    """One button undoes all of them; the word that is followed is none."""
    found = visit("overview", source=["Revolution"], search="ice", word="raids", dates=["2018-01-01", "2019-01-01"])

    next(button for button in found.app.button if button.label == "Clear filters").click().run()

    assert (_here(found).filters, _here(found).word) == (Filters(), "raids")


def test_one_can_start_over(visit: "Callable[..., Visit]") -> None:
    """Filters, word and the settings of pages are as they were to begin with; what is kept stays."""
    asked = {"source": ["Revolution"], "word": "raids", "by": "month", "terms": "ice", "titles": "true"}
    found = visit("trends", **asked, kept=["0-9 a"])

    next(button for button in found.app.button if button.label == "Start over").click().run()

    assert (_here(found).filters, found.app.session_state["word"], _here(found).corpus.titles) == (Filters(), "", False)
    assert _parameters(found)["by"] != ["month"]
    assert _parameters(found)["kept"] == ["0-9 a"]


def test_a_shared_link_holds_every_filter(visit: "Callable[..., Visit]") -> None:
    """What was chosen is written out, with the page and the corpus's fingerprint."""
    found = visit("terms", source=["Revolution"], dates=["2018-01-01", "2019-12-31"], search="ice", word="a & b=c")

    assert found.link().partition("?")[0].endswith("/terms")
    assert _parameters(found) | {"source": ["Revolution"]} == _parameters(found) | {
        "corpus": ["Immigration raids, five articles"],
        "source": ["Revolution"],
        "dates": ["2018-01-01", "2019-12-31"],
        "search": ["ice"],
        "word": ["a & b=c"],
        "fingerprint": [_here(found).corpus.fingerprint[:12]],
    }


def test_a_shared_link_holds_defaults_too(visit: "Callable[..., Visit]") -> None:
    """All sources and the whole span are written out, so that a corpus that grows does not change the link."""
    found = _parameters(visit("overview"))

    assert found["source"] == ["Red Flag", "Revolution"]
    assert found["dates"] == ["2017-01-01", "2025-07-25"]


@pytest.mark.parametrize(
    ("page", "settings"),
    [
        ("overview", {"by": ["auto"]}),
        ("terms", {"n": ["1"], "stopwords": ["True"]}),
        ("trends", {"by": ["auto"], "persource": ["True"]}),
        ("compare", {"target": ["Red Flag"]}),
        ("topics", {"k": ["auto"]}),
        ("passages", {"view": ["Side by side"]}),
    ],
)
def test_a_shared_link_holds_the_page_s_settings_at_once(
    visit: "Callable[..., Visit]", page: str, settings: dict[str, list[str]]
) -> None:
    """The first time a page is drawn, its link has its settings already, defaults too."""
    found = _parameters(visit(page))

    assert {name: found.get(name) for name in settings} == settings


@pytest.mark.parametrize(
    ("page", "settings"),
    [
        ("overview", {"by": "month", "cell": "Revolution|2018-03-01"}),
        ("terms", {"n": 2, "stopwords": False}),
        ("trends", {"by": "quarter", "persource": False, "terms": ["ice", "raids"], "event": ["2018-03-01|a day"]}),
        ("trends", {"terms": []}),
        ("compare", {"target": "Revolution"}),
        ("topics", {"k": 3, "topic": 2}),
        ("entities", {"types": ["ORG", "PERSON"], "entity": "ICE"}),
        ("passages", {"view": "Whole text", "document": "002_2bd995b1a2627526"}),
    ],
)
def test_a_shared_link_opens_the_same_view(visit: "Callable[..., Visit]", page: str, settings: dict[str, Any]) -> None:
    """Whoever opens it sees the settings, and the figure, of whoever shared it."""
    mine = visit(page).put(**settings).put()

    theirs = visit(page, **_parameters(mine))

    assert (theirs.figure, theirs.html) == (mine.figure, mine.html)


@pytest.mark.parametrize(
    ("page", "name", "value", "default"),
    [("terms", "n", 9, 1), ("overview", "by", "eon", "auto"), ("passages", "view", "Upside down", "Side by side")],
)
def test_a_setting_that_is_no_longer_an_option_goes_back(
    visit: "Callable[..., Visit]", page: str, name: str, value: object, default: object
) -> None:
    """A value from another corpus or an older version becomes the default."""
    found = visit(page).put(**{name: value})

    assert found.app.session_state[name] == default
    assert not found.app.exception


def test_a_target_that_is_filtered_out_is_replaced(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """When the source looked at is no longer selected, the first that is takes its place."""
    shelve({"source": source, "text": "raids now"} for source in "ABC")
    found = visit("compare", corpus="own", target="A")

    found.put(source=["B", "C"])

    assert found.app.session_state["target"] == "B"
    assert not found.app.exception


def test_kinds_that_are_no_longer_there_are_dropped(visit: "Callable[..., Visit]") -> None:
    """Of several chosen kinds, those that exist stay."""
    found = visit("entities", types=["ORG", "NOTHING"])

    assert found.app.session_state["types"] == ["ORG"]


@pytest.mark.parametrize("fingerprint", ["0123456789ab", "<script>"])
def test_a_link_made_with_other_texts_says_so(visit: "Callable[..., Visit]", fingerprint: str) -> None:
    """A fingerprint that is not the corpus's leads to a warning; its own does not."""
    found = visit("overview", fingerprint=fingerprint)
    again = visit("overview", **_parameters(found))

    said = [any("This link was made with another version" in text for text in each.said) for each in (found, again)]
    assert said == [True, False]


def test_another_corpus_starts_with_its_own_filters(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Sources and dates of one corpus do not empty another."""
    shelve([{"text": "one", "published": "1990-01-01"}, {"text": "two", "published": "1990-03-01"}])
    found = visit("overview", corpus=STARTER, source=["Revolution"], dates=["2018-01-01", "2019-01-01"])
    assert found.numbers.startswith("1 document · ")

    found.put(corpus="own")

    assert found.numbers == "2 documents · 2 words · 1 source · 1990"
    assert not found.app.exception


@pytest.mark.parametrize(
    ("points", "taken"),
    [
        ([], []),
        ([{"customdata": "ice"}], ["ice"]),
        ([{"customdata": ["ice"]}], ["ice"]),
        ([{"customdata": 3}, {"customdata": 4}], [3]),
    ],
)
def test_a_click_hands_over_what_the_point_stands_for(points: list[dict[str, object]], taken: list[object]) -> None:
    """The first point clicked on gives its meaning; a click beside all points gives nothing."""
    assert _called("on_click", {"selection": {"points": points}}) == str(taken)


@pytest.mark.parametrize(
    ("said", "taken"),
    [(None, []), ([0, "a"], ["A"]), ([1, "b"], ["B"]), ([2, "c"], []), ([-1, "b"], []), ([0, "b"], []), ("a", [])],
)
def test_a_row_hands_over_what_it_stands_for(said: object, taken: list[str]) -> None:
    """By its number and what stands in it; a row that is no longer there, or another by now, gives nothing."""
    rows = Listing("", ("a", "b"), ("A", "B"))
    assert _called("on_row", {"row": said}, rows) == str(taken)


@pytest.mark.parametrize(("chosen", "taken"), [(None, []), ("a", ["a"]), (0, [0])])
def test_a_choice_is_handed_over(chosen: object, taken: list[object]) -> None:
    """What is chosen in a box is taken; an emptied box takes nothing away."""
    assert _called("on_choice", chosen) == str(taken)


def _called(callback: str, value: object, *more: object) -> str:
    """Return what a callback hands over when its widget has a value."""

    def page(callback: str, value: object, more: tuple[object, ...]) -> None:
        import streamlit  # noqa: PLC0415 - Streamlit runs this function on its own

        from dashboard import state  # noqa: PLC0415

        taken: list[object] = []
        streamlit.session_state["widget"] = value
        getattr(state, callback)("widget", *more, taken.append)()
        streamlit.text(taken)

    app = AppTest.from_function(page, kwargs={"callback": callback, "value": value, "more": more}).run()
    return str(app.text[0].value)
