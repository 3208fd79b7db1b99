"""The check sheet in a browser: marked by clicks and by keys, there after the page is loaded again, taken away."""

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e


def _open(visit: "Visit") -> "Locator":
    """Open the page of names and the sheet on it, and return the sheet."""
    visit.go("entities")
    with visit.rerun():
        visit.page.get_by_role("button", name="Check names").click()
    sheet = visit.page.locator(".st-key-check-sheet")
    expect(sheet).to_be_visible()
    return sheet


def _line(visit: "Visit") -> "Locator":
    """Return the line that says what the marks come to."""
    return visit.page.locator(".st-key-names-checked")


def _mark(visit: "Visit", label: str) -> None:
    """Mark what is on the sheet."""
    with visit.rerun():
        visit.page.get_by_role("button", name=label, exact=True).click()


def test_marks_outlive_a_page_that_is_loaded_again(schemed_visit: "Visit") -> None:
    """Three marks change the sentence at once; after a reload they, and the place on the sheet, are there."""
    sheet = _open(schemed_visit)
    for label in ("Right", "Wrong", "Right"):
        _mark(schemed_visit, label)

    said = "2 of 3 mentions drawn at random are right (67%, 95% interval 21% to 94%)"
    expect(_line(schemed_visit).get_by_text(said)).to_be_visible()
    expect(sheet.get_by_text("4 of 70: 50 mentions and 20 sentences, 3 marked.")).to_be_visible()
    schemed_visit.page.reload()
    schemed_visit.idle()
    expect(_line(schemed_visit).get_by_text(said)).to_be_visible()
    expect(sheet.get_by_text("4 of 70: 50 mentions and 20 sentences, 3 marked.")).to_be_visible()


def test_a_sheet_is_marked_by_keys_alone(visit: "Visit") -> None:
    """Whoever uses no mouse marks by Enter, and the button that was pressed is under the finger for the next."""
    _open(visit)
    visit.page.get_by_role("button", name="Right", exact=True).focus()
    for _ in range(3):
        with visit.rerun():
            visit.page.keyboard.press("Enter")

    expect(_line(visit).get_by_text("3 of 3 mentions drawn at random are right")).to_be_visible()


def test_what_is_marked_goes_along_with_tables(visit: "Visit", tmp_path: Path) -> None:
    """The sheet as a file says what was marked, and the table of names how right they are."""
    sheet = _open(visit)
    for label in ("Right", "Wrong"):
        _mark(visit, label)
    files = {"sheet": sheet, "names": visit.page.locator(".st-key-card-entities")}
    rows = {}
    for name, place in files.items():
        with visit.page.expect_download() as download:
            place.get_by_role("button", name="CSV", exact=True).click()
        download.value.save_as(tmp_path / name)
        with (tmp_path / name).open(encoding="utf-8", newline="") as lines:
            rows[name] = list(csv.DictReader(lines))

    assert [row["marked"] for row in rows["sheet"]] == ["right", "wrong", *[""] * 68]
    assert {(row["checked"], row["precision"]) for row in rows["names"]} == {("2", "0.5")}


def test_a_sheet_fits_on_a_phone(phone_visit: "Visit") -> None:
    """Nothing of it stands beside the screen, and both answers are in reach."""
    sheet = _open(phone_visit)

    assert phone_visit.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for label in ("Right", "Wrong"):
        button = sheet.get_by_role("button", name=label, exact=True)
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
