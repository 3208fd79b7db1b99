"""The address says what is on the screen, and nothing that is as it was to begin with."""

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from analysis import limits
from dashboard.state.keys import ELSEWHERE, FINGERPRINT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

KEPT = "0-9 a"
STARTER = "Immigration raids, five articles"


def _address(found: "Visit") -> dict[str, list[str]]:
    """Return what the page that is shown has the browser write into the address."""
    return parse_qs(found.place()["address"])


@pytest.mark.parametrize(
    "page", ["overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods"]
)
def test_an_untouched_page_has_a_bare_address(visit: "Callable[..., Visit]", page: str) -> None:
    """What a page begins with is in no address."""
    assert _address(visit(page, pane=None)) == {}


@pytest.mark.parametrize(
    ("page", "chosen"),
    [
        ("compare", {"shape": "scatter"}),
        ("compare", {"target": "Revolution", "chance": "True", "deal": "3"}),
        ("trends", {"by": "month", "persource": "False"}),
        ("passages", {"view": "Lines", "order": "date", "sample": "20"}),
        ("terms", {"n": "2", "stopwords": "False", "more": "said"}),
    ],
)
def test_what_was_chosen_is_in_the_address_and_opens_again(
    visit: "Callable[..., Visit]", page: str, chosen: dict[str, str]
) -> None:
    """Whoever opens the address finds the same settings, and the same address."""
    found = visit(page, **chosen)
    said = _address(found)

    assert {name: [value] for name, value in chosen.items()}.items() <= said.items()
    assert said[FINGERPRINT]
    assert _address(visit(page, **said)) == said


@pytest.mark.parametrize(
    "filters",
    [
        {"source": ["Revolution"], "word": ["ice"]},
        {"dates": ["2017-02-01", "2025-06-30"], "search": ["raid*"], "once": ["true"]},
        {"compare": ["place"], "fold": ["true"], "titles": ["true"]},
    ],
)
def test_filters_are_in_the_address_and_open_again(
    visit: "Callable[..., Visit]", filters: dict[str, list[str]]
) -> None:
    """Also where they were set before their widgets were there, as by a file that is brought again."""
    said = _address(visit("terms", pane=None, **filters))

    assert set(said) == {*filters, FINGERPRINT}
    assert filters.items() <= said.items()
    assert _address(visit("terms", pane=None, **said)) == said


def test_an_exercise_that_begins_has_its_filters_in_the_address(visit: "Callable[..., Visit]") -> None:
    """Its link names none of them."""
    said = _address(visit("overview", exercise="two-papers", step="2", pane=None))

    assert said["word"] == ["neighbors"]


def test_the_tray_is_in_no_address(visit: "Callable[..., Visit]") -> None:
    """The browser keeps it; two hundred passages would be longer than proxies take."""
    assert "kept" not in _address(visit("passages", kept=[KEPT], view="Kept"))


def test_an_address_is_never_longer_than_machines_take(visit: "Callable[..., Visit]") -> None:
    """What is longest is left out."""
    said = _address(visit("compare", terms="x" * limits.LONGEST_ADDRESS, shape="scatter", pane=None))

    assert set(said) == {"shape", FINGERPRINT}


def test_a_browser_keeps_the_trays_of_all_corpora(shelve: "Callable[..., None]", visit: "Callable[..., Visit]") -> None:
    """What is kept of a corpus that is not open is said to the browser, and taken from it again."""
    shelve([{"text": "Raids at dawn."}])
    found = visit("passages", corpus=STARTER, kept=[KEPT]).put(corpus="own")

    kept = json.loads(found.place()["where"])[ELSEWHERE]

    assert json.loads(visit("passages", corpus="own", elsewhere=kept).place()["where"])[ELSEWHERE] == kept
    assert [parse_qs(one) for one in kept] == [{STARTER: [KEPT]}]


@pytest.mark.parametrize(
    "malformed", ["", "own", "own=", "own=9", "=0-9 a&own", "own=5-99999999999 a", "%", "\x00=\x00"]
)
def test_what_a_browser_has_not_kept_well_is_ignored(
    shelve: "Callable[..., None]", visit: "Callable[..., Visit]", malformed: str
) -> None:
    """It may say anything; what is well written is taken."""
    shelve([{"text": "Raids at dawn."}])

    found = visit("overview", elsewhere=[malformed, "own=0-5 a", "own=0-5 a", malformed])

    assert json.loads(found.place()["where"])[ELSEWHERE] == ["own=0-5+a"]
