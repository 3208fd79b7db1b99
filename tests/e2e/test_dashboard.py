"""What only a browser shows: links, clicks, downloads, colours, and that nothing leaves this machine."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from lxml import etree
from PIL import Image
from playwright.sync_api import expect

from analysis import read_corpus
from tests.e2e.conftest import on_page

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
TITLES = {"": "Overview", "terms": "Terms", "trends": "Trends", "compare": "Compare", "topics": "Topics",
          "entities": "Entities", "passages": "Passages", "methods": "Methods", "glossary": "Glossary"}  # fmt: skip
PRESSED = {"terms": ("List",), "trends": ("month",),
           "compare": ("scatter", "several", "Chance: deal the sources at random")}  # fmt: skip


def test_axe_finds_nothing_on_any_page(schemed_visit: "Visit") -> None:
    """Every page, every shape of its figure and list are open to everybody, light and dark."""
    schemed_visit.go("corpus")
    for path, title in TITLES.items():
        schemed_visit.turn(f"/{path}?word=raids")
        on_page(schemed_visit.page, title)
        assert (path, schemed_visit.faults()) == (path, [])
        for label in PRESSED.get(path, ()):
            with schemed_visit.rerun():
                schemed_visit.page.get_by_text(label, exact=True).click()
            assert (path, label, schemed_visit.faults()) == (path, label, [])


def test_the_navigation_walks_through_all_pages_and_back_returns(visit: "Visit") -> None:
    """Every page can be reached from the first, filters stay on the way, and Back returns one page a step."""
    visit.go("?source=Red+Flag")
    for path, title in list(TITLES.items())[1:]:
        with visit.rerun():
            visit.page.get_by_test_id("stTopNavLink").filter(has_text=title).click()
        on_page(visit.page, title)
        assert f"/{path}?source=Red+Flag" in visit.page.url

    with visit.rerun():
        visit.page.go_back()

    on_page(visit.page, "Methods")
    assert "1 source" in visit.sidebar_numbers()


def test_a_source_filter_changes_numbers_figure_and_link(visit: "Visit") -> None:
    """Choosing one source leaves its documents, redraws the figure and is written into the link."""
    visit.go("terms")
    before = visit.hover(visit.bars().first)

    with visit.rerun():
        visit.open_sidebar().get_by_test_id("stMultiSelect").click()
        visit.page.get_by_role("option", name="Red Flag").click()
    visit.page.keyboard.press("Escape")

    assert visit.sidebar_numbers().startswith("3 documents · 1,928 words · 1 source")
    assert "source=Red+Flag" in visit.page.url
    assert visit.hover(visit.bars().first) != before


def test_a_date_filter_changes_numbers_and_link(visit: "Visit") -> None:
    """Typing 2020 as the first year leaves the one document of 2025."""
    visit.go("")
    year = visit.open_sidebar().get_by_role("spinbutton", name="year, Dates start date")

    with visit.rerun():
        year.click()
        visit.page.keyboard.type("2020")
        visit.page.get_by_role("heading", level=1).click()

    assert visit.sidebar_numbers().startswith("1 document · 717 words · 1 source")
    assert "dates=2020-01-01&dates=2025-07-25" in visit.page.url


def test_a_deep_link_restores_page_filters_and_word(visit: "Visit") -> None:
    """A link with a source, dates and a word opens exactly that view, after a reload too."""
    link = "compare?source=Red+Flag&source=Revolution&dates=2018-01-01&dates=2019-12-31&word=immig*"
    visit.go(link)
    numbers = visit.sidebar_numbers()
    first = visit.passages()

    visit.page.reload()
    visit.idle()

    assert numbers.startswith("3 documents · 3,378 words · 2 sources")
    assert (numbers, first) == (visit.sidebar_numbers(), visit.passages())


def test_hostile_and_stale_links_open_a_valid_page(visit: "Visit") -> None:
    """Unknown sources, dates out of range, markup and a bad search give words, never an exception."""
    visit.go("terms?source=Nobody&dates=1066-01-01&dates=2999-01-01&word=%3Cimg+src%3Dx%3E&n=9&topic=x")

    assert visit.sidebar_numbers().startswith("5 documents")
    expect(visit.page.locator("img[src='x']")).to_have_count(0)


@pytest.mark.parametrize(("path", "places"), [("terms", (11, 0)), ("compare", (7, 0)), ("entities", (3, 0))])
def test_a_click_on_a_bar_opens_as_many_passages_as_the_bar_says(
    visit: "Visit", path: str, places: tuple[int, ...]
) -> None:
    """The numbers in a bar's label add up to the passages that a click on it opens, and each holds a mark."""
    visit.go(path)
    for place in places:
        bar = visit.bars().nth(place)
        said = visit.hover(bar)
        expected = sum(int(number) for number in re.findall(r"(?:^|,|: )\s*([\d,]+) (?:uses?|mentions?|in )", said))

        visit.click(bar)

        assert (said, visit.uses()) == (said, expected)
        assert visit.page.locator("blockquote:not(:has(mark))").count() == 0


def test_a_click_on_a_topic_opens_its_passages(visit: "Visit") -> None:
    """A topic's cell for one source says how many passages belong to it, and its column holds as many."""
    visit.go("topics")
    expect(visit.page.get_by_text("Seeing whether topics come back")).to_have_count(0, timeout=60_000)
    visit.idle()
    cell = visit.page.locator(".js-plotly-plot .scatterlayer .point").nth(1)
    source, number = re.search(r"\) in (.+?): ?(\d+) passages", visit.hover(cell)).groups()

    visit.click(cell)

    head = visit.page.get_by_test_id("stColumn").filter(has_text=f"{source} ").last.inner_text()
    assert f"{number} passages" in " ".join(head.split())


def test_a_click_on_the_coverage_opens_its_documents(visit: "Visit") -> None:
    """A bar of the coverage opens as many documents as it counts."""
    visit.go("")
    bar = visit.bars().nth(1)
    number = int(re.search(r": (\d+) document", visit.hover(bar)).group(1))

    visit.click(bar)

    assert visit.uses() == number


def test_a_click_on_a_point_opens_the_passages_of_that_point(visit: "Visit") -> None:
    """A point of a trend says how many uses it counts, and a click opens just these."""
    visit.go("trends?word=workers")
    point = visit.page.locator(".js-plotly-plot .scatterlayer .point").first
    said = visit.hover(point)

    visit.click(point)

    assert visit.uses() == int(re.search(r": ?(\d+) use", said).group(1))
    expect(visit.page.get_by_role("button", name="Show all passages")).to_be_visible()


def test_zero_none_and_outside_are_three_signs(visit: "Visit") -> None:
    """By year the seeds show a point at zero, periods without documents, and periods outside a paper's dates."""
    visit.go("trends?word=immigrants")
    signs = visit.page.locator(".js-plotly-plot .scatterlayer .trace .point")

    texts = {visit.hover(sign).split(": ")[-1] for sign in signs.all()[-14:]}

    assert {"no documents", "outside the dates of this source"} <= texts


def test_chance_mode_shows_the_same_page_with_the_sources_dealt(visit: "Visit") -> None:
    """The toggle says what is going on, deals the papers of July 2019 anew, and turns back."""
    visit.go("compare?word=raids")
    toggle, pane = visit.page.get_by_text("Chance: deal the sources at random"), visit.page.locator(".st-key-pane-card")
    before = pane.inner_text()

    with visit.rerun():
        toggle.click()
    expect(visit.page.get_by_text("Chance mode, deal 1")).to_be_visible()
    dealt = pane.inner_text()
    uses = visit.uses()
    with visit.rerun():
        toggle.click()

    assert dealt != before == pane.inner_text()
    assert uses == 18


def test_the_keyboard_opens_what_a_click_opens(visit: "Visit") -> None:
    """The box under the figure opens the same passages without a mouse."""
    visit.go("terms")
    box = visit.page.get_by_label("Passages for")
    box.focus()

    with visit.rerun():
        box.press("ArrowDown")
        visit.page.keyboard.type("workers")
        visit.page.keyboard.press("Enter")

    assert "word=workers" in visit.page.url
    assert visit.uses() == 19


def test_a_csv_download_holds_what_the_page_shows(visit: "Visit", tmp_path: Path) -> None:
    """The file behind CSV has the figure's rows, in its order, with its numbers."""
    visit.go("terms")
    said = [visit.hover(visit.bars().nth(place)) for place in range(3)]

    with visit.page.expect_download() as download:
        visit.page.locator(".st-key-download-terms").get_by_role("button").click()
    download.value.save_as(tmp_path / "terms.csv")

    rows = pd.read_csv(tmp_path / "terms.csv").head(3)
    assert [text.split(" uses")[0] for text in said] == [
        f"{term}: {uses}" for term, uses in rows[["term", "count"]].itertuples(index=False)
    ]
    assert re.fullmatch(r"terms-[0-9a-f]{12}\.csv", download.value.suggested_filename)


def test_a_figure_can_be_taken_as_a_picture(visit: "Visit", seeds_folder: Path, tmp_path: Path) -> None:
    """SVG and PNG, made in the browser: title, filters and source stand in it, and what is drawn."""
    visit.go("terms?source=Red+Flag&word=neighbors")
    expect(visit.bars().first).to_be_visible()

    for kind in ("svg", "png"):
        with visit.page.expect_download() as download:
            visit.page.get_by_role("button", name=f"{kind.upper()}: Words used most").click()
        assert download.value.suggested_filename == f"terms.{kind}"
        download.value.save_as(tmp_path / f"terms.{kind}")

    drawn = etree.parse(tmp_path / "terms.svg").getroot()
    words = [" ".join("".join(text.itertext()).split()) for text in drawn.iter("{*}text")]
    assert words[:2] == ["Words used most", "Sources Red Flag; word followed “neighbors”."]
    assert "uses per 10,000 words" in words
    assert f"Source: seeds, fingerprint {read_corpus(seeds_folder).fingerprint[:12]}." in " ".join(words)
    assert "word=neighbors" in "".join(words)
    assert not list(drawn.iter("{*}script", "{*}foreignObject"))
    with Image.open(tmp_path / "terms.png") as picture:
        assert picture.size == (2 * int(drawn.get("width")), 2 * int(drawn.get("height")))
        assert len(picture.convert("RGB").getcolors(1 << 24)) > 20  # it is no blank sheet
    assert visit.page.locator(".modebar-btn").count() == 0


def test_a_passage_leads_to_its_document(visit: "Visit") -> None:
    """The button under a passage opens the whole text, with every match marked, filters kept."""
    visit.go("terms?source=Red+Flag&word=neighbors")

    with visit.rerun():
        visit.page.get_by_role("button", name="Read", exact=True).first.click()

    on_page(visit.page, "Passages")
    assert [mark.lower() for mark in visit.page.locator("article mark").all_inner_texts()] == ["neighbors"] * 8
    assert "source=Red+Flag" in visit.page.url


def test_a_shared_link_shows_the_same_view_to_somebody_else(visit: "Visit") -> None:
    """The link in Share opens the same page, filters, word and settings in a new session."""
    visit.go("terms?source=Revolution&word=ice+raids&n=2")
    with visit.rerun():
        visit.page.get_by_role("button", name="Share").click()
    link = visit.page.get_by_test_id("stPopoverBody").get_by_test_id("stCode").inner_text().strip()
    seen = (visit.sidebar_numbers(), visit.passages(), visit.hover(visit.bars().first))

    visit.page.goto(link)
    visit.idle()

    assert "fingerprint=" in link
    assert seen == (visit.sidebar_numbers(), visit.passages(), visit.hover(visit.bars().first))


def test_a_click_on_a_collocate_opens_the_places_where_both_words_meet(visit: "Visit") -> None:
    """A disc of the network says how often its word stands near; a click opens as many passages, each with a mark."""
    visit.go("terms?word=raids")
    network = visit.page.locator(".js-plotly-plot").nth(1)
    disc = network.locator(".scatterlayer .point").first
    said = visit.hover(disc)

    visit.click(disc)

    assert visit.uses() == int(re.search(r"near the word (\d+) time", said).group(1))
    assert visit.page.locator("blockquote:not(:has(mark))").count() == 0
    expect(visit.page.get_by_role("button", name="Show all passages")).to_be_visible()


def test_stop_words_can_be_edited(visit: "Visit") -> None:
    """A word typed into the list of stop words leaves the figure."""
    visit.go("terms")
    assert visit.hover(visit.bars().first).startswith("ice: ")

    visit.page.get_by_role("button", name="words left out").click()
    with visit.rerun():
        visit.page.get_by_label("Leave out too").fill("ice")
        visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Escape")

    assert visit.hover(visit.bars().first).startswith("immigrants: ")


def test_a_cell_of_the_heat_map_opens_its_word(visit: "Visit") -> None:
    """A cell says how often each source uses a word, and a click opens all passages of the word."""
    visit.go("compare?shape=several")
    cells = visit.page.locator(".js-plotly-plot .scatterlayer .point")
    said = [visit.hover(cells.nth(place)) for place in (0, 1)]

    visit.click(cells.first)

    uses = [int(re.search(r": (\d+) use", text).group(1)) for text in said]
    assert visit.uses() == sum(uses)


def test_every_figure_explains_its_columns(visit: "Visit") -> None:
    """Beside the data stands what each column is, and where its formula comes from."""
    visit.go("compare")

    with visit.rerun():
        visit.page.get_by_role("button", name="How to read this").first.click()

    expect(visit.page.get_by_test_id("stPopoverBody")).to_contain_text("Evert 2022")
