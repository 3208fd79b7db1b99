"""Cautions on the pages that they concern: one quiet strip, nothing said twice, and a session's comparisons counted."""

import re
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

PAGES = ["overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods"]
PARTIAL = "The documents end before 2025 is over: its 1 document is not a whole year’s"
MODEL = "The model learned names from text like news. Names are not yet checked on these texts."
TRIED = "different comparisons in this session"
WHO, DID = ("workers", "mayors", "judges", "students"), ("met", "marched", "waited")
STRIP = re.compile(r'<(?:div|p) role="note".*', re.DOTALL)
SETTINGS = [{"n": n, "stopwords": stopwords} for n in (1, 2, 3) for stopwords in (True, False)]  # six
PERIODS = [{"by": by} for by in ("year", "quarter", "month", "week", "day")]  # five


def _strips(found: "Visit") -> list[str]:
    """Return the strips of cautions on a page."""
    return [unescape(strip) for html in found.html for strip in STRIP.findall(html)]


def _looked(found: "Visit", page: str, settings: list[dict[str, Any]]) -> "Visit":
    """Go to a page and try settings."""
    found.go(page)
    for some in settings:
        found.put(**some)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_cautions_stand_in_one_strip(visit: "Callable[..., Visit]", page: str) -> None:
    """Whatever their number, a page has one strip of them, the gravest in it first."""
    (strip,) = _strips(visit(page))

    assert strip.partition(">")[2].startswith("<strong>Read these texts; do not test them. ")


@pytest.mark.parametrize(("said", "page"), [(PARTIAL, "trends"), (MODEL, "entities")])
def test_a_caution_of_one_view_stands_on_its_page_only(visit: "Callable[..., Visit]", said: str, page: str) -> None:
    """What concerns trends is said on Trends, what concerns names on Entities."""
    found = visit("overview")

    assert [name for name in PAGES if said in "".join(_strips(found.go(name)))] == [page]


def test_a_day_is_always_over(visit: "Callable[..., Visit]") -> None:
    """With shorter periods the last one may be over, and nothing is said of it."""
    assert "The documents end before" not in "".join(_strips(visit("trends").put(by="day")))


@pytest.mark.parametrize(("page", "once"), [("topics", "Fitted again on ten"), ("entities", "language model")])
def test_nothing_is_said_twice(visit: "Callable[..., Visit]", page: str, once: str) -> None:
    """The strip and the note under the figure complete each other."""
    assert sum(text.count(once) for text in visit(page).said) == 1


@pytest.mark.parametrize("page", PAGES)
def test_one_author_is_said_on_every_page(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str
) -> None:
    """The name is text, whatever it is made of."""
    text = "Raids went on in the city, and workers met."
    shelve({"text": f"{text} {place}", "source": "AB"[place % 2], "Author": "<b>Doe</b>"} for place in range(10))
    found = visit(page, corpus="own")

    (strip,) = _strips(found)

    assert "are by one author, <b>Doe</b>:" in strip
    assert "<b>Doe" not in "".join(found.html)


def test_from_ten_comparisons_on_a_session_says_so(visit: "Callable[..., Visit]") -> None:
    """Six settings of Terms and three of Trends need no word; with the fourth, each page that compares says it."""
    found = _looked(_looked(visit("overview"), "terms", SETTINGS), "trends", PERIODS[:3])
    before = _strips(found)

    found.put(**PERIODS[3])

    assert TRIED not in "".join(before)
    assert f"You have looked at 10 {TRIED}: the one that looks best is partly chance." in "".join(_strips(found))
    assert f"You have looked at 11 {TRIED}" in "".join(_strips(found.go("compare")))
    assert TRIED not in "".join(_strips(found.go("overview")))


def test_what_is_looked_at_again_is_not_counted_again(visit: "Callable[..., Visit]") -> None:
    """Going back to a setting, or turning a comparison round, tries nothing new."""
    found = _looked(visit("compare"), "compare", [{"target": "Revolution"}, {"target": "Red Flag"}])

    assert _tried(_looked(found, "terms", [*SETTINGS, *SETTINGS])) == "7 different comparisons were looked at"


def test_what_chance_deals_is_not_counted(visit: "Callable[..., Visit]") -> None:
    """Looking at noise is no search for a finding."""
    found = _looked(visit("overview"), "compare", [{"chance": True, "deal": deal} for deal in range(1, 13)])

    assert _tried(found) == "1 comparison was looked at"


def test_other_filters_are_another_comparison(visit: "Callable[..., Visit]") -> None:
    """The same settings with another search are tried anew."""
    found = _looked(visit("terms"), "terms", [{"search": "ice"}, {"search": "raids"}, {"search": ""}])

    assert _tried(found) == "3 different comparisons were looked at"


def test_the_methods_list_what_was_tried(visit: "Callable[..., Visit]") -> None:
    """Each comparison is listed with its page, corpus, filters and settings, to be written down."""
    found = _looked(visit("terms"), "terms", [{"n": 2, "search": "ice", "source": ["Revolution"]}]).go("topics")

    table = found.go("methods").app.dataframe[0].value

    corpus = "Immigration raids, five articles"
    assert table.to_numpy().tolist() == [
        ["Terms", corpus, "", "words in a row: 1; without stop words: yes"],
        ["Terms", corpus, "source: Revolution; search: ice", "words in a row: 2; without stop words: yes"],
        ["Topics", corpus, "source: Revolution; search: ice", "topics: auto"],
    ]


def test_where_nothing_was_tried_nothing_is_listed(visit: "Callable[..., Visit]") -> None:
    """Whoever comes to Methods first has compared nothing."""
    found = visit("methods")

    assert not any("In the session" in text or "was compared" in text for text in found.said)


def _tried(found: "Visit") -> str:
    """Return what the methods paragraph says of the session."""
    (said,) = [text for text in found.go("methods").said if "In the session that this comes from, " in text]
    return said.partition("In the session that this comes from, ")[2].partition(".")[0]


@pytest.mark.parametrize("page", PAGES)
def test_what_was_damaged_before_it_was_read_is_said_on_every_page(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", page: str
) -> None:
    """Each of it has its number; what texts say is text."""
    whole = [
        {
            "text": f"Raids went on in city {place}, and {WHO[place % 4]} {DID[place % 3]}.",
            "published": "2019-07-20",
        }
        for place in range(20)
    ]
    broken = [
        {"text": "<p>[removed]</p>", "published": "1970-01-01"},
        {"text": "<b>Raids</b> &amp; workers", "published": "2999-01-01"},
        {"text": "[removed]", "published": "1850-01-01"},
        {"text": "!!!", "published": "2019-07-21"},
    ]
    shelve({**row, "source": "AB"[place % 2]} for place, row in enumerate([*whole, *broken]))

    (strip,) = _strips(visit(page, corpus="own"))

    for said in (
        "1 of 24 documents is dated 1 January 1970",
        "1 of 24 documents is dated after today (2999)",
        "1 of 24 documents is dated 1850, far from the others",
        "2 of 24 documents hold tags of HTML or entities of HTML",
        "only says “[removed]”",
        "1 of 24 documents has no word",
    ):
        assert said in strip
