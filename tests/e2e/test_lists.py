"""What only a browser shows of lists: rows that are buttons, keys, sorting, searching, and that nothing is cut."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import on_page
from tests.e2e.test_corpus_page import drop

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
ROWS = ".discourse-list tbody tr"
MOMENT = 150  # milliseconds, of which a press of a list may hold up a browser
# How long the browser is held up by each of what a list does itself, at best of five: all of it is done before the next
# line is.
HELD_UP = """() => {
  const list = document.querySelector(".discourse-list"), heads = list.querySelectorAll("thead button");
  const search = list.querySelector("input"), [, next] = list.querySelectorAll(".foot button"), held = {};
  const time = (name, act) => { const start = performance.now(); act(); list.offsetHeight;
    held[name] = Math.min(held[name] ?? Infinity, performance.now() - start); };
  const type = words => { search.value = words; search.dispatchEvent(new InputEvent("input")); };
  for (let turn = 0; turn < 5; turn++) {
    time("words sorted", () => heads[0].click());
    time("uses sorted", () => heads[1].click());
    time("turned", () => next.click());
    time("searched", () => type("9"));
    time("all again", () => type(""));
  }
  return held;
}"""
# How far the words on either side reach to a match, and how far its middle is from that of its line; all in pixels.
LINES = """lines => lines.map(line => {
  const at = node => {
    const range = new Range(); range.selectNodeContents(node); return range.getBoundingClientRect(); };
  const [before, after] = line.querySelectorAll(".before, .after"), match = line.querySelector("b");
  const [left, middle, right, whole] = [before, match, after, line].map(one => one.getBoundingClientRect());
  return { left: before.textContent ? at(before.firstChild).right - left.right : 0,
    right: after.textContent ? at(after.firstChild).left - right.left : 0, cut: match.scrollWidth - match.clientWidth,
    middle: (middle.left + middle.right - whole.left - whole.right) / 2 };
})"""


def _rows(visit: "Visit") -> Locator:
    rows = visit.page.locator(ROWS)
    rows.first.wait_for()
    return rows


def _first_cells(visit: "Visit") -> list[str]:
    return visit.page.locator(f"{ROWS} th button").all_inner_texts()


def test_a_row_is_pressed_anywhere(visit: "Visit") -> None:
    """A click on a number follows the row's word: its passages stand where the list was, whose row is then marked."""
    visit.go("terms?pane=List")
    row = _rows(visit).nth(3)
    word = row.get_by_role("button").inner_text()

    with visit.rerun():
        row.locator("td").last.click()

    expect(visit.page.get_by_role("textbox", name="word", exact=True)).to_have_value(word)
    expect(visit.page.locator(".st-key-pane-card mark").first).to_have_text(word, ignore_case=True)
    with visit.rerun():
        visit.page.get_by_role("radio", name="List").click()
    expect(row.get_by_role("button")).to_have_attribute("aria-pressed", "true")


def test_a_document_of_the_list_is_read(visit: "Visit") -> None:
    """A row of Overview opens the whole text."""
    visit.go("?pane=List")
    row = _rows(visit).nth(1)
    title = row.get_by_role("button").inner_text()

    with visit.rerun():
        row.click()

    visit.page.get_by_role("region", name="Text").wait_for()
    expect(visit.page.get_by_test_id("stMain")).to_contain_text(title)


def test_keys_move_between_rows_and_the_focus_stays(visit: "Visit") -> None:
    """One row is a stop of the tab key; arrows go on, Enter follows, and the row keeps the focus after the rerun."""
    visit.go("terms?word=raids")
    buttons = _rows(visit).get_by_role("button")
    buttons.first.focus()
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("ArrowDown")

    with visit.rerun():
        visit.page.keyboard.press("Enter")
    visit.idle()

    expect(buttons.nth(2)).to_be_focused()
    expect(buttons.nth(2)).to_have_attribute("aria-pressed", "true")
    assert visit.page.locator(f"{ROWS} button[tabindex='0']").count() == visit.page.locator(".discourse-list").count()


def test_a_list_is_sorted_by_its_heads_and_searched(visit: "Visit") -> None:
    """By a word from a to z, then from z to a, then as it came; a search leaves the rows that have it."""
    visit.go("terms?pane=List")
    _rows(visit)
    came = _first_cells(visit)
    head = visit.page.locator(".discourse-list thead").get_by_role("button", name="word")
    orders = []
    for _ in range(3):
        head.click()
        orders.append(_first_cells(visit))

    assert sorted(orders[1], reverse=True) == orders[1]
    assert orders[0][0] < orders[1][-1] < orders[1][0]
    assert orders[2] == came
    visit.page.get_by_role("searchbox", name="Search in this list").fill("immig")
    assert {"immig" in word for word in _first_cells(visit)} == {True}


def test_a_long_list_is_paged(visit: "Visit") -> None:
    """A hundred rows are drawn at once; the next hundred are other ones."""
    visit.go("terms?pane=List")
    assert _rows(visit).count() == 100
    first = _first_cells(visit)

    visit.page.locator(".discourse-list .foot").get_by_role("button", name="Next").click()

    assert set(_first_cells(visit)).isdisjoint(first)
    expect(visit.page.locator(".discourse-list .foot")).to_contain_text("101–200 of ")


def test_a_list_of_a_hundred_thousand_words_is_quick(visit: "Visit") -> None:
    """It says of how many it has the first; sorting, searching and turning hold the browser up for a moment at most."""
    texts = [" ".join(f"w{first + number}x" for number in range(5_000)) for first in range(0, 100_000, 5_000)]
    rows = [f"{'AB'[place % 2]},the {text}" for place, text in enumerate(texts)]
    visit.go("corpus")
    drop(visit, {"words.csv": "\n".join(["source,text", *rows]).encode()})
    visit.page.get_by_role("button", name="Open this corpus").click()
    on_page(visit.page, "Overview")
    with visit.rerun():
        visit.page.get_by_test_id("stTopNavLinkContainer").get_by_text("Terms", exact=True).click()
    with visit.rerun():
        visit.page.get_by_role("radio", name="List").click()
    _rows(visit)

    expect(visit.page.locator(".discourse-list .foot")).to_contain_text("of 1,000 rows shown, of 100,000")
    held = visit.page.evaluate(HELD_UP)
    assert {name: spent for name, spent in held.items() if spent > MOMENT} == {}
    assert visit.page.locator(ROWS).count() == 100


@pytest.mark.parametrize("width", [390, 1280])
def test_the_words_next_to_a_match_are_never_cut(visit: "Visit", width: int) -> None:
    """On either side the context touches its match, which is whole and stands in the middle of its line."""
    visit.page.set_viewport_size({"width": width, "height": 800})
    visit.go("passages?view=Lines&word=immigration")
    _rows(visit)

    measured = visit.page.locator(".discourse-list .around").evaluate_all(LINES)

    assert len(measured) == 10
    assert [line for line in measured if max(map(abs, line.values())) > 1.5] == []


def test_nothing_of_a_list_is_cut(phone_visit: "Visit") -> None:
    """On a phone no cell is wider than its list, and no row is out of sight to the side."""
    phone_visit.go("methods?word=raids&pane=List")
    for path in ("overview", "terms", "compare", "entities", "topics"):
        phone_visit.turn(f"/{path}?word=raids")
        _rows(phone_visit)

        cut = phone_visit.page.locator(".discourse-list .rows").evaluate_all(
            "lists => lists.map(one => one.scrollWidth - one.clientWidth)"
        )
        assert (path, max(cut)) == (path, 0)
