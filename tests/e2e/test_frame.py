"""The frame in a browser: what is seen without scrolling, what the keyboard reaches, and what a room sees."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page

pytestmark = pytest.mark.e2e

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

PAGES = ("overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods", "glossary", "corpus")
PAGES_WITH_PANE = ["overview", "terms", "compare", "topics", "entities"]
MENU_ENDS = """[...document.querySelectorAll(".rc-overflow > *")]
  .filter((one) => one.clientHeight && getComputedStyle(one).opacity !== "0")
  .every((one) => one.getBoundingClientRect().right
    < document.querySelector(".st-key-links").getBoundingClientRect().left)"""
CUT = "[...document.querySelectorAll(`[data-testid=stMain]`)].some(main => main.scrollWidth > main.clientWidth)"


def test_passages_are_on_the_first_screen(visit: "Visit") -> None:
    """On a projector the first passage beside the figure is seen before anybody clicks or scrolls."""
    visit.go("methods")
    for page in PAGES_WITH_PANE:
        visit.turn(f"/{page}")
        on_page(visit.page, page.capitalize())
        pane = visit.page.locator(".st-key-pane-card")
        first = pane.locator("blockquote").first
        first.wait_for()

        expect(pane.get_by_role("radio", name="Passages")).to_be_checked()
        assert (page, first.bounding_box()["y"] + 100 < 800) == (page, True)


def test_a_click_shows_its_passages_without_a_scroll(visit: "Visit") -> None:
    """From the list too: what was clicked is read beside the figure."""
    visit.go("terms?pane=List")
    assert visit.page.locator(".st-key-pane-card blockquote").count() == 0

    visit.click(visit.bars().nth(4))

    expect(visit.page.locator(".st-key-pane-card blockquote").first).to_be_in_viewport()
    expect(visit.page.get_by_role("textbox", name="word", exact=True)).not_to_have_value("")


def test_the_keyboard_skips_to_the_figure_the_passages_and_the_word(visit: "Visit") -> None:
    """The first three stops are links that are seen while they have the focus; the word box is the next after its."""
    visit.go("compare")
    labels = []
    for _ in range(30):
        visit.page.keyboard.press("Tab")
        label = visit.page.evaluate("document.activeElement.textContent")
        if visit.page.evaluate("!!document.activeElement.closest('.discourse-skip')"):
            labels.append(label)
            assert visit.page.evaluate("document.activeElement.getBoundingClientRect().top >= 0")
        if label == "To the word box":
            break
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")

    assert labels == ["To the figure", "To the passages", "To the word box"]
    assert visit.page.evaluate("!!document.activeElement.closest('.st-key-word-box')")


def test_nothing_is_cut_on_a_phone(phone_visit: "Visit") -> None:
    """Sentence, figure and pane stand one under the other, and nothing scrolls sideways."""
    phone_visit.go("corpus")
    for page in PAGES:
        phone_visit.turn(f"/{page}?word=raids")
        on_page(phone_visit.page, page.capitalize())

        assert (page, phone_visit.page.evaluate(CUT)) == (page, False)


def test_the_menu_ends_before_the_links_beside_it(visit: "Visit") -> None:
    """Where the sidebar takes room from it as well: what has none stands behind “more”."""
    visit.go("methods")
    assert visit.page.evaluate(MENU_ENDS)

    visit.open_sidebar()
    visit.page.get_by_test_id("stTopNav").get_by_text("more").wait_for()
    assert visit.page.evaluate(MENU_ENDS)


def test_a_room_sees_neither_menu_nor_sentence(visit: "Visit") -> None:
    """The figure and the passages are there, large."""
    visit.go("compare?present=1")

    expect(visit.page.get_by_test_id("stHeader")).to_be_hidden()
    expect(visit.page.get_by_role("textbox", name="word", exact=True)).to_be_hidden()
    expect(visit.page.locator(".st-key-pane-card blockquote").first).to_be_in_viewport()
    assert visit.page.evaluate("getComputedStyle(document.documentElement).fontSize") == "20px"
    assert visit.faults() == []
