"""Names mended in a browser: merged by a click, split in a passage, counted too, undone, brought, and nobody else's."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.e2e.conftest import Visit
from tests.e2e.marked import mark_by_list

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

pytestmark = pytest.mark.e2e
KINDS = {"Environmental Protection Agency": "ORG", "EPA": "ORG", "Mary Osborn/Grey": "PERSON", "Acme": "ORG"}
TEXTS = [
    "The Environmental Protection Agency was asked. Acme rose while the Regulator slept.",
    "Nobody at EPA has answered. Mary Osborn/Grey wrote to Acme, and the Regulator wrote to nobody.",
]


def corpora(folder: Path) -> Iterator[Path]:
    """Write two texts in which every place of some names is marked, as by a model."""
    path = folder / "mended.jsonl"
    path.write_text("\n".join(json.dumps({"source": f"S{place}", "text": text}) for place, text in enumerate(TEXTS)))
    mark_by_list(path, KINDS)
    yield path


def _bar(visit: "Visit") -> "Locator":
    return visit.page.locator(".st-key-names-mended")


def _press(visit: "Visit", what: "Locator") -> None:
    with visit.rerun():
        what.click()


def _open(visit: "Visit", name: str) -> None:
    _press(visit, visit.page.locator(f".st-key-{name} button").first)


def test_a_suggestion_is_merged_undone_and_still_there_after_a_reload(visit: "Visit") -> None:
    """One click makes two names one on the figure; the log stays in the address; undo brings both back."""
    visit.go("entities?corpus=mended")
    head = visit.page.locator("h1")
    expect(head).not_to_contain_text("Environmental Protection Agency (2")
    _open(visit, "mending")
    _press(visit, visit.page.get_by_role("button", name="Yes").first)

    for _ in range(2):
        expect(_bar(visit)).to_contain_text("“EPA” was counted under “Environmental Protection Agency” (1 mention)")
        assert "&mended=merge%2CEPA" in visit.page.url
        assert visit.uses() == 2
        visit.page.reload()
        visit.idle()
    _open(visit, "undo-correction")
    expect(_bar(visit)).not_to_contain_text("counted under")
    assert "&mended=" not in visit.page.url


def test_a_passage_is_mended_in_a_dialog(visit: "Visit") -> None:
    """Words with a capital that are no name are offered, counted first, and then counted for the name."""
    visit.go("entities?corpus=mended&entity=Acme")
    _press(visit, visit.page.locator(".discourse-passages").get_by_role("button", name="Mend").first)
    dialog = visit.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Names in this passage")
    dialog.get_by_role("combobox").last.click()
    _press(visit, visit.page.get_by_role("option", name="Regulator"))
    expect(dialog).to_contain_text("“Regulator” stands in 2 more places.")
    _press(visit, dialog.get_by_role("button", name="Count them"))

    expect(dialog).to_have_count(0)
    expect(_bar(visit)).to_contain_text("“Regulator” was counted as “Acme” wherever it stands (2 mentions)")
    assert visit.uses() == 4


def test_a_dialog_that_is_left_mends_nothing_and_stays_closed(visit: "Visit") -> None:
    """Escape closes it, and so it is after the next click."""
    visit.go("entities?corpus=mended&entity=Acme")
    _press(visit, visit.page.locator(".discourse-passages").get_by_role("button", name="Mend").first)
    with visit.rerun():
        visit.page.keyboard.press("Escape")
    with visit.rerun():
        visit.page.get_by_text("share of documents").first.click()

    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    assert "&mended=" not in visit.page.url


def test_a_log_is_downloaded_and_uploaded(visit: "Visit", tmp_path: Path) -> None:
    """What is taken away brings the same names back in a session that has none of it."""
    line = "merge,EPA,,Environmental Protection Agency"
    visit.go(f"entities?corpus=mended&mended={line}&mended=hide,Acme")
    mended = visit.page.locator("h1").inner_text()
    _open(visit, "mending")
    with visit.page.expect_download() as download:
        visit.page.locator(".st-key-download-corrections button").click()
    download.value.save_as(tmp_path / "entities.csv")

    visit.go("entities?corpus=mended")
    assert visit.page.locator("h1").inner_text() != mended
    _open(visit, "mending")
    with visit.rerun():
        visit.page.locator("input[type=file]").first.set_input_files(tmp_path / "entities.csv")
    expect(visit.page.locator("h1")).to_have_text(mended)


def test_what_one_mends_another_has_not(visit: "Visit", server: str, browser: "Browser") -> None:
    """Two sessions of one server on one corpus."""
    other = Visit(browser.new_page(), server)
    other.watch()
    visit.go("entities?corpus=mended&mended=hide,Acme")
    other.go("entities?corpus=mended&entity=Acme")

    assert "Acme" not in visit.page.locator("h1").inner_text()
    assert other.uses() == 2
    expect(_bar(other)).not_to_contain_text("You have made")
    assert other.problems == []
    other.page.close()


def test_what_mends_fits_a_phone(phone_visit: "Visit") -> None:
    """Nothing is cut off at the right, neither on the page nor in the dialog."""
    phone_visit.go("entities?corpus=mended&entity=Acme&mended=hide,EPA")
    _press(phone_visit, phone_visit.page.locator(".discourse-passages").get_by_role("button", name="Mend").first)

    assert phone_visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    box = phone_visit.page.get_by_role("dialog").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_what_mends_is_legible(schemed_visit: "Visit") -> None:
    """No grave fault of contrast or of names, in light and in dark, in what is behind the buttons."""
    schemed_visit.go("entities?corpus=mended&entity=Acme&mended=hide,Mary+Osborn%2FGrey")
    for name in ("mending", "mend-name"):
        _open(schemed_visit, name)
        assert (name, _faults_within(schemed_visit, "[data-testid=stPopoverBody]")) == (name, [])
        schemed_visit.page.keyboard.press("Escape")
        schemed_visit.idle()
    _press(schemed_visit, schemed_visit.page.locator(".discourse-passages").get_by_role("button", name="Mend").first)
    assert _faults_within(schemed_visit, "[role=dialog]") == []


def _faults_within(visit: "Visit", what: str) -> list[str]:
    """Return what axe finds serious or critical in a part of the page."""
    found = Axe().run(visit.page, context=what).response["violations"]
    return [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")]
