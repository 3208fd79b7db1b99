"""What the browser has kept is gone back to, and what is none of ours changes nothing."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from dashboard.state.returning import read_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

TEXT = "001_e43efa28872b9260"


def _told(visit: "Visit", where: dict[str, Any]) -> "Visit":
    """Have a browser say where its reader was."""
    visit.app.session_state["_coming_back"] = read_place(json.dumps({"visit": "", "where": json.dumps(where)}))[1]
    visit.app.run()
    return visit


def test_a_new_session_is_where_the_last_was(visit: "Callable[..., Visit]") -> None:
    """Settings of pages that were not open, too, and the tray; what is kept next is the same."""
    before = visit("trends", word="ice", source="Revolution", by="month", kept=[f"0-5 {TEXT}"], view="Kept", n="2")
    where = before.app.session_state["_said"]

    found = _told(visit("trends"), where)

    assert found.app.session_state["by"] == "month"
    assert found.numbers == before.numbers
    assert found.app.session_state["_said"] == where
    assert found.go("passages").app.session_state["view"] == "Kept"
    assert found.app.session_state["kept"] == [f"0-5 {TEXT}"]


def test_what_is_kept_is_what_the_link_says(visit: "Callable[..., Visit]") -> None:
    """So it opens what a link to share opens."""
    found = visit("compare", word="ice", kept=[f"0-5 {TEXT}"])
    link = found.link()

    assert f"kept=0-5+{TEXT}" in link
    assert found.app.session_state["_said"]["kept"] == [f"0-5 {TEXT}"]


def test_a_link_to_another_corpus_comes_first(visit: "Callable[..., Visit]") -> None:
    """What the browser has kept was of the page before."""
    found = _told(
        visit("trends", corpus="Elsewhere"), {"corpus": ["Immigration raids, five articles"], "by": ["month"]}
    )

    assert found.refusals == {"E-CORPUS"}


@pytest.mark.parametrize(
    "place", [None, 7, "", "{", "[]", '{"visit": "a"}', '{"visit": "a", "where": "7"}', "[" * 10**5]
)
def test_what_is_none_of_ours_is_nothing(place: object) -> None:
    """A browser can say anything."""
    assert read_place(place) == ("", {})


def test_values_are_texts() -> None:
    """Whatever else stands among them is left out, and a visit is short."""
    where = {"word": ["ice", 7, None, {}], "by": "month", "kept": [[]]}

    assert read_place(json.dumps({"visit": "v" * 99, "where": json.dumps(where)})) == (
        "v" * 40,
        {"word": ["ice"], "kept": []},
    )


def test_what_is_asked_for_in_vain_is_said(visit: "Callable[..., Visit]") -> None:
    """As of a link."""
    found = _told(visit("trends"), {"corpus": ["Immigration raids, five articles"], "colour": ["red"], "by": ["eon"]})

    assert "“colour = red”, “by = eon”, which is not known here" in " ".join(found.said)
