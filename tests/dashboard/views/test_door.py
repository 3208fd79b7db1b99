"""The front door: what a reader may want to know, as ways to the pages that say it."""

from typing import TYPE_CHECKING

from dashboard.wording.frame import what_to_ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit


def _asked(found: "Visit") -> list[str]:
    return [link.proto.label.replace("\\", "") for link in found.app.main.get("page_link")]


def test_the_first_page_asks_four_questions(visit: "Callable[..., Visit]") -> None:
    """Each leads to a page."""
    assert _asked(visit("overview")) == ["How do these two differ?", "Since when?", "About what?", "Who is named?"]


def test_one_source_is_compared_with_none(visit: "Callable[..., Visit]") -> None:
    """What cannot be answered is not asked."""
    assert _asked(visit("overview", source=["Revolution"])) == ["Since when?", "About what?", "Who is named?"]


def test_texts_without_dates_are_not_asked_since_when(
    shelve: "Callable[..., None]", visit: "Callable[..., Visit]"
) -> None:
    """Three sources are not two."""
    shelve([{"text": f"Raids at dawn {name}.", "source": name} for name in "abc"])

    assert _asked(visit("overview", corpus="own")) == ["How do they differ?", "About what?", "Who is named?"]


def test_the_questions_of_an_empty_selection_are_none_that_compare() -> None:
    """No source, no date."""
    assert list(what_to_ask(0, dated=False)) == ["topics", "entities"]
