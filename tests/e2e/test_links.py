"""Addresses and links: each page has one, and what a link asks for in vain is said."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("path", ["?by=month", "overview?by=month"])
def test_the_first_page_has_two_addresses(visit: "Visit", path: str) -> None:
    """It opens at / and at /overview, with its settings, once in the menu, and the way to other pages and back."""
    visit.go(path)
    menu = visit.page.get_by_test_id("stTopNavLinkContainer")

    on_page(visit.page, "Overview")
    expect(visit.page.get_by_text("Page not found")).to_have_count(0)
    assert menu.all_inner_texts().count("Overview") == 1
    expect(visit.page.get_by_role("radio", name="month")).to_be_checked()
    for name in ("Terms", "Overview"):
        with visit.rerun():
            menu.get_by_text(name, exact=True).click()
        on_page(visit.page, name)


def test_a_corpus_that_is_not_here_is_not_replaced(visit: "Visit") -> None:
    """The page says which is missing and shows no other until one is chosen."""
    visit.go("terms?corpus=Elsewhere&word=ice")
    main = visit.page.get_by_test_id("stMain")

    expect(main).to_contain_text("This link asks for the corpus “Elsewhere”, which is not offered here.")
    expect(visit.page.locator(".js-plotly-plot")).to_have_count(0)

    visit.page.get_by_label("In", exact=True).click()
    with visit.rerun():
        visit.page.get_by_role("option").first.click()
    on_page(visit.page, "Terms")
    expect(main).not_to_contain_text("Elsewhere")
    assert visit.sidebar_numbers().startswith("5 documents")


def test_sources_dates_and_settings_that_are_not_here_are_said(visit: "Visit") -> None:
    """Each is named; who clears the filters is told no more of them."""
    visit.go("overview?source=Nobody&source=Revolution&dates=1066-01-01&dates=1067-01-01&by=eon&colour=red")
    main = visit.page.get_by_test_id("stMain")

    expect(main).to_contain_text("the source “Nobody”, which this corpus does not have. Only “Revolution” is shown.")
    expect(main).to_contain_text("dates (1066-01-01 to 1067-01-01) that are not within those of this corpus.")
    expect(main).to_contain_text("This link asks for “by = eon”, “colour = red”, which is not known here")

    with visit.rerun():
        visit.page.get_by_role("button", name="Clear filters").click()
    expect(main).not_to_contain_text("This link asks for")


def test_a_table_has_no_export_that_nobody_guards(visit: "Visit") -> None:
    """Of what stands over a table, the button that would save it as it is is gone; its other tools are there."""
    visit.go("terms")
    with visit.rerun():
        visit.page.get_by_role("button", name="Data", exact=True).first.click()

    expect(visit.page.get_by_role("button", name="Search: The data: terms")).to_be_attached()
    expect(visit.page.get_by_role("button", name="Download as CSV")).to_have_count(0)
    expect(visit.page.get_by_role("button", name="Download: The data: terms")).to_have_count(0)


def test_another_unit_stands_in_the_address(visit: "Visit") -> None:
    """What is compared is chosen in a box; the list of units follows, and the address opens the same again."""
    visit.go("compare")
    sidebar = visit.page.get_by_test_id("stSidebar")

    visit.page.get_by_role("combobox", name="Compare by").click()
    with visit.rerun():
        visit.page.get_by_role("option", name="place").click()

    expect(sidebar.get_by_label("Places")).to_be_attached()
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("in Los Angeles (8 uses in 3 of 3 documents")
    assert "compare=place" in visit.page.url
    visit.go(visit.page.url.removeprefix(f"{visit.url}/"))
    assert visit.sidebar_numbers().endswith("2 places · 2017 to 2025")


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("compare?shape=scatter&target=Revolution&word=ice", "shape=scatter&target=Revolution"),
        ("trends?by=month&word=raids", "by=month"),
        ("passages?word=ice&view=Lines&order=date&sample=20", "order=date&sample=20&view=Lines"),
    ],
)
def test_the_address_is_the_page(visit: "Visit", path: str, part: str) -> None:
    """What was chosen stays in it from page to page, and it opens the same page."""
    visit.go(path)
    visit.idle()
    address = visit.page.url
    asked = set(part.split("&"))
    assert asked <= set(urlsplit(address).query.split("&"))

    with visit.rerun():
        visit.page.get_by_test_id("stTopNavLinkContainer").get_by_text("Terms", exact=True).click()
    visit.idle()
    assert asked <= set(urlsplit(visit.page.url).query.split("&"))
    with visit.rerun():
        visit.page.go_back()
    visit.idle()
    assert set(urlsplit(visit.page.url).query.split("&")) == set(urlsplit(address).query.split("&"))

    main = visit.page.get_by_test_id("stMain")
    before = main.inner_text()
    visit.go(address.rpartition("/")[2])
    visit.idle()
    assert main.inner_text() == before


def test_the_address_stays_where_nothing_else_changes(visit: "Visit") -> None:
    """On the way to the page on which texts are brought, which has no settings of its own."""
    visit.go("trends?by=month&word=raids")
    visit.idle()
    asked = set(urlsplit(visit.page.url).query.split("&"))
    assert {"by=month", "word=raids"} <= asked

    with visit.rerun():
        visit.page.get_by_role("button", name="Add texts").click()
    visit.idle()
    assert set(urlsplit(visit.page.url).query.split("&")) == asked


def test_an_untouched_page_has_a_bare_address(visit: "Visit") -> None:
    """Nothing is in it that is as it was to begin with."""
    visit.go("trends")
    visit.idle()
    with visit.rerun():
        visit.page.get_by_test_id("stTopNavLinkContainer").get_by_text("Terms", exact=True).click()
    visit.idle()

    assert visit.page.url.endswith("/terms")


def test_an_address_that_no_page_has_is_said(visit: "Visit") -> None:
    """It is one sentence of ours, with the way on; another run of the page says it again."""
    visit.go("nosuch?corpus=seeds")
    head = visit.page.get_by_test_id("stMain").get_by_role("heading", level=1)
    expect(head).to_contain_text("There is no page at “nosuch”")
    expect(visit.page.get_by_role("dialog")).to_have_count(0)

    visit.page.get_by_role("textbox", name="word", exact=True).fill("ice")
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    expect(head).to_contain_text("There is no page at “nosuch”")

    with visit.rerun():
        visit.page.get_by_role("link", name="Open Overview").click()
    on_page(visit.page, "Overview")
