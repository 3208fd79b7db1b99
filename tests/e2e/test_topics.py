"""The page of topics in a browser, at two, nine and 109 sources: what a click opens, what the first screen holds."""

import json
import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page

if TYPE_CHECKING:
    from playwright.sync_api import Locator

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
SUBJECTS = (
    "border wall fence patrol crossing agents river desert",
    "asylum court judge appeal hearing refugee claim lawyer",
    "harvest workers visa wages farms season contract growers",
    "school students teachers tuition campus college degree class",
    "hospital doctors nurses patients clinic insurance medicine ward",
)
SIZES = {"two": 2, "nine": 9, "many": 109}


def corpora(folder: Path) -> Iterator[Path]:
    """Write texts on five subjects, each source with one that it writes most of, by two, nine and 109 sources."""
    draw = random.Random(15)  # noqa: S311 - no secret
    for name, number in SIZES.items():
        rows = []
        for place in range(number * max(4, 60 // number)):
            source = place % number
            subject = source % len(SUBJECTS) if draw.random() < 0.6 else draw.randrange(len(SUBJECTS))
            said = [" ".join(draw.choices(SUBJECTS[subject].split(), k=9)).capitalize() for _ in range(5)]
            day = f"2020-{place % 6 + 1:02}-11"
            rows.append({"source": f"Source {source:03}", "text": ". ".join(said) + ".", "published": day})
        path = folder / f"topics {name}.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        yield path


def _cells(visit: "Visit") -> "Locator":
    """Return the cells of the figure, those of all sources first in each row."""
    cells = visit.page.locator(".js-plotly-plot").first.locator(".scatterlayer .point")
    cells.first.wait_for()
    return cells


def _checked(visit: "Visit", path: str) -> None:
    """Open a page, and wait until it is known whether the topics come back."""
    visit.go(path)
    expect(visit.page.get_by_text("Seeing whether topics come back")).to_have_count(0, timeout=60_000)
    visit.idle()


@pytest.mark.parametrize("name", SIZES)
def test_figure_and_passages_stand_in_the_first_screen(visit: "Visit", name: str) -> None:
    """Every row of the figure, and both first passages, without a scroll; no source is left out without a word."""
    _checked(visit, f"topics?corpus=topics+{name}&k=5")
    columns = visit.page.locator(".js-plotly-plot").first.locator(".xtick text").all_text_contents()

    assert len(columns) == 1 + (min(SIZES[name], 9))
    assert columns[-1] == ("101 others" if name == "many" else f"Source {SIZES[name] - 1:03}")
    for seen in (_cells(visit).last, visit.page.locator(".st-key-pane-card blockquote").first):
        box = seen.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 800


@pytest.mark.parametrize("name", SIZES)
def test_a_click_on_a_cell_opens_that_cell(visit: "Visit", name: str) -> None:
    """Its source's passages stand first, the topic's words are marked in them; another cell opens another."""
    _checked(visit, f"topics?corpus=topics+{name}&k=5")
    for place, source in ((1, "Source 000"), (2, "Source 001")):
        visit.click(_cells(visit).nth(place))
        heads = visit.page.locator(".st-key-pane-card").get_by_role("heading", level=3)

        assert source in " ".join(heads.all_inner_texts())
        expect(visit.page).to_have_url(re.compile(f"of={source.replace(' ', '.')}"))
    expect(visit.page.locator(".st-key-pane-card blockquote mark").first).to_be_visible()


def test_the_first_column_opens_a_topic_of_all_sources(visit: "Visit") -> None:
    """Whoever reads no source in particular reads those with most."""
    _checked(visit, "topics?corpus=topics+nine&k=5&topic=2&of=Source+003")

    visit.click(_cells(visit).first)

    expect(visit.page).to_have_url(re.compile("topic=1"))
    expect(visit.page).not_to_have_url(re.compile("[?&]of="))


def test_a_document_that_is_mostly_of_a_topic_is_read(visit: "Visit") -> None:
    """The documents of the open topic stand under the topics; a press opens the first in the reader."""
    _checked(visit, "topics?corpus=topics+two&k=5&topic=2&pane=List")
    documents = visit.page.locator(".discourse-list").nth(1)
    expect(documents.locator("tbody tr").first).to_contain_text("Source")

    documents.locator("tbody button").first.click()

    on_page(visit.page, "Passages")
    expect(visit.page).to_have_url(re.compile("[?&]document="))


@pytest.mark.parametrize("name", SIZES)
def test_nothing_is_wider_than_a_phone(phone_visit: "Visit", name: str) -> None:
    """The figure comes first, all its rows and columns have their names, and nothing is cut off at the right."""
    _checked(phone_visit, f"topics?corpus=topics+{name}&k=5")
    cells = _cells(phone_visit)
    inside = [cells.nth(place).bounding_box() for place in (0, cells.count() - 1)]

    assert phone_visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in inside)
    assert phone_visit.page.locator(".js-plotly-plot").first.locator(".ytick text").count() == 5


@pytest.mark.parametrize("corpus", ["", "&corpus=topics%20nine"])
def test_no_head_of_a_row_is_over_another_on_a_phone(phone_visit: "Visit", corpus: str) -> None:
    """Names of columns that stand upright have room above the figure, so that rows keep theirs."""
    _checked(phone_visit, f"topics?view=Figure{corpus}")
    heads = phone_visit.page.locator(".js-plotly-plot").first.locator(".ytick text")
    boxes = sorted((box for one in heads.all() if (box := one.bounding_box())), key=lambda box: box["y"])
    assert len(boxes) > 2
    over = [second for first, second in pairwise(boxes) if first["y"] + first["height"] > second["y"] + 1]
    assert not over


def test_the_page_is_legible_in_every_view(schemed_visit: "Visit") -> None:
    """No grave fault of contrast or of names, in light and in dark."""
    for pane in ("Passages", "List", "Words", "Over+time", "Differences"):
        _checked(schemed_visit, f"topics?corpus=topics+two&k=5&pane={pane}")

        assert (pane, schemed_visit.grave_faults()) == (pane, [])


def test_a_bar_over_time_opens_its_passages(visit: "Visit") -> None:
    """As many as it says, in the first screen, and a reload keeps them."""
    _checked(visit, "topics?corpus=topics+two&k=5&topic=2&pane=Over+time")
    bar = visit.page.locator(".st-key-chart-topic-times .barlayer .point").first
    number = re.search(r": (\d+ passages?) ", visit.hover(bar)).group(1)

    visit.click(bar)

    pane = visit.page.locator(".st-key-pane-card")
    for _ in range(2):
        expect(pane.get_by_text(re.compile("^Only Source 00"))).to_be_in_viewport()
        expect(pane).to_contain_text(number)
        visit.page.reload()
        visit.idle()


def test_what_is_done_with_topics_survives_a_reload(visit: "Visit") -> None:
    """A name that was typed is in the figure, in the address, and there again when the page is loaded again."""
    _checked(visit, "topics?corpus=topics+two&k=5&pane=Words")
    visit.page.get_by_role("button", name="Name, merge, hide").click()
    box = visit.page.get_by_role("textbox", name="Name it")
    with visit.rerun():
        box.fill("The border")
        box.press("Enter")
    figure = visit.page.locator(".js-plotly-plot").first
    expect(figure.locator(".ytick text").first).to_contain_text("The border")

    visit.page.reload()
    visit.idle()

    expect(figure.locator(".ytick text").first).to_contain_text("The border")
    with visit.rerun():
        visit.page.get_by_role("button", name="Undo all").click()
    expect(visit.page.get_by_text("was called “The border”")).to_have_count(0)


def test_another_page_is_within_a_topic_until_one_leaves_it(visit: "Visit") -> None:
    """Compare then counts its passages alone; the way out stands on top."""
    _checked(visit, "topics?corpus=topics+two&k=5&topic=1")
    with visit.rerun():
        visit.page.get_by_role("button", name="Compare within topic 1").click()

    expect(visit.page.get_by_text("Only: passages of topic 1")).to_be_visible(timeout=60_000)
    expect(visit.page).to_have_url(re.compile("/compare.*scope="))
    with visit.rerun():
        visit.page.get_by_role("button", name="All texts again").click()
    expect(visit.page.get_by_text("Only: passages of topic 1")).to_have_count(0)
