"""What the screen promises: how many clicks a task takes, what is seen after one, and what the keyboard reaches."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Download, Locator, expect

from analysis import Corpus, Filters, fit_topics, places
from tests.dashboard.views.test_every_page import corpus
from tests.e2e.conftest import on_page

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e

# What can be clicked in a figure: bars, else points and cells.
MARKS = ".barlayer .point path, .scatterlayer .point"
FIRST = ".st-key-pane-card blockquote"
FIGURES = ["overview", "terms", "trends", "trends?persource=True", "compare", "compare?shape=scatter",
           "compare?shape=several", "topics", "topics?k=12", "entities"]  # fmt: skip
PAGES = ["overview", "terms", "trends", "compare", "topics", "entities", "passages", "methods", "glossary", "corpus"]
SCREENS = [(1280, 800, "light"), (390, 844, "light"), (1920, 1080, "light"), (1920, 1080, "dark")]
CUT = "[...document.querySelectorAll('[data-testid=stMain]')].some(main => main.scrollWidth > main.clientWidth)"
LEVELS = """[...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(one => one.checkVisibility())
  .map(one => Number(one.tagName[1]))"""
OUTSIDE = """[...document.querySelectorAll("h1, [data-testid=stMain] button, [data-testid=stMain] input")]
  .filter(one => one.checkVisibility()).map(one => [one.textContent, one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.left < 0 || box.right > innerWidth + 1)).map(([said]) => said)"""
# The labels of figures that lie over one another, by more than the white around letters.
OVER = """[...document.querySelectorAll(".js-plotly-plot")].flatMap(plot => {
  const labels = [...plot.querySelectorAll("text")].filter(one => one.textContent.trim() && !one.closest(".hoverlayer")
    && getComputedStyle(one).visibility !== "hidden").map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height);
  return labels.flatMap(([said, a], place) => labels.slice(place + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5).map(([other]) => `${said} / ${other}`)); })"""


def corpora(folder: Path) -> Iterator[Path]:
    """Write a corpus of 109 sources, and one whose authors belong to three parties."""
    many = [{**row, "text": _about(row["text"])} for row in corpus(109, "years", "articles")]
    for name, rows in {"many sources": many, "parties": _parties()}.items():
        path = folder / f"{name}.jsonl"
        path.write_text("\n".join(json.dumps({"doc_id": str(n), **row}) for n, row in enumerate(rows)), "utf-8")
        yield path


def _about(text: str) -> str:
    """Return a text whose paragraphs are each about something, so that topics can be made: else all have all words."""
    stems = ("border", "school", "wage", "farm", "court", "health", "tax", "vote", "house", "crime", "trade", "church")
    parts = text.split("\n\n")
    kinds = [stems[(len(text) + place) % len(stems)] for place in range(len(parts))]
    return "\n\n".join(
        f"{part} {' '.join(f'{kind}{end}' for end in ('ing', 'er', 'ist', 'ship', 'dom') for _ in range(3))}."
        for part, kind in zip(parts, kinds, strict=True)
    )


def _parties() -> list[dict[str, str]]:
    """Return 36 speeches of twelve authors; who is of the party of Greens says *guest worker* each time, no other."""
    return [
        {
            "source": f"Author {number % 12:02}",
            "party": (party := ("Greens", "Blues", "Reds")[number % 3]),
            "published": f"{2001 + number // 12}-05-01",
            "text": f"Speech {number} on work. {'A guest worker has rights. ' * (party == 'Greens')}We all work here.",
        }
        for number in range(36)
    ]


class Clicks:
    """What somebody does with a mouse, counted."""

    def __init__(self, visit: "Visit") -> None:
        self.visit, self.number = visit, 0

    def on(self, what: Locator, *, runs: bool = True) -> None:
        """Click on something that is in sight, and wait for what comes of it."""
        expect(what).to_be_in_viewport()
        self.number += 1
        if not runs:
            what.click()
            return
        with self.visit.rerun():
            what.click()

    def mark(self, mark: Locator) -> None:
        """Click on a mark of a figure."""
        expect(mark).to_be_in_viewport()
        self.number += 1
        self.visit.click(mark)

    def page(self, name: str) -> None:
        """Go to a page by the menu."""
        self.on(self.visit.page.get_by_test_id("stTopNavLinkContainer").get_by_text(name, exact=True))
        on_page(self.visit.page, name)
        self.visit.idle()

    def option(self, label: str, option: str) -> None:
        """Choose in a box: a click opens it, and one chooses."""
        self.on(self.visit.page.get_by_role("combobox", name=re.compile(label)).first, runs=False)
        self.on(self.visit.page.get_by_role("option", name=option, exact=True))

    def download(self, label: str) -> bytes:
        """Take a file away."""
        with self.visit.page.expect_download() as found:
            self.on(self.visit.page.get_by_role("button", name=label, exact=True).first, runs=False)
        return _bytes(found.value)


def _bytes(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _said(document: bytes) -> str:
    """Return the words of a Word file."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", file.read("word/document.xml").decode()))


def _shown(visit: "Visit") -> str:
    return " ".join(visit.page.locator(FIRST).all_inner_texts())


# Tasks.


def test_three_words_a_side_with_their_passages_are_exported_in_eight_clicks(visit: "Visit", seeds: Corpus) -> None:
    """Each of the six words has its head with its count, and passages that hold it; nothing is scrolled."""
    visit.go("")
    clicks = Clicks(visit)
    clicks.page("Compare")
    clicks.on(visit.page.get_by_role("button", name="Keep three words a side"))
    said = _said(clicks.download("Kept 12 as Word"))

    heads = re.findall(r"^(.+?): ([\d,]+) uses? in", said, re.MULTILINE)
    assert clicks.number <= 8
    assert len({word for word, _ in heads}) == 6
    for word, uses in heads:
        found = places(seeds, Filters(), word.strip("“”"))
        assert int(uses) in found["source"].value_counts().tolist()
    assert visit.page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_a_phrase_by_party_over_time_takes_six_clicks(visit: "Visit") -> None:
    """Party is a column of one's own file: the Greens have a line of their own, and their passages are beside it."""
    visit.go("?corpus=parties")
    clicks = Clicks(visit)
    clicks.option("^Compare by", "party")
    clicks.on(visit.page.get_by_role("textbox", name="word", exact=True), runs=False)
    with visit.rerun():
        visit.page.keyboard.type("guest worker")
        visit.page.keyboard.press("Enter")
    clicks.page("Trends")

    assert clicks.number <= 6
    expect(visit.page.get_by_role("heading", level=1)).to_contain_text("Greens")
    expect(visit.page.get_by_role("heading", level=3).first).to_contain_text("Greens 12 uses in 12 of 12 documents")
    assert _shown(visit).lower().count("guest worker") >= 1
    drawn = " ".join(visit.page.locator(".js-plotly-plot text").all_text_contents())
    assert [party for party in ("Blues", "Greens", "Reds") if party not in drawn] == []


def test_who_writes_most_on_a_topic_is_read_in_four_clicks(visit: "Visit", seeds: Corpus) -> None:
    """Both sides of topic 3 stand beside the figure, each with its count and its first passage."""
    visit.go("")
    clicks = Clicks(visit)
    clicks.page("Topics")
    clicks.mark(visit.page.locator(".js-plotly-plot .scatterlayer .point").nth(6))  # of all sources, in the third row

    counts = fit_topics(seeds, Filters()).prevalence.query("topic == 3").set_index("source")["passages"]
    heads = visit.page.locator(".st-key-pane-card").get_by_role("heading", level=3).all_inner_texts()
    assert clicks.number <= 4
    assert [int(re.search(r"([\d,]+) passages?", head)[1]) for head in heads if "passage" in head] == [
        counts[name] for name in sorted(counts.index) if counts[name]
    ]
    expect(visit.page.locator(FIRST).first).to_be_in_viewport()
    assert visit.page.locator(FIRST).count() >= 2


@pytest.mark.parametrize("page", FIGURES)
def test_the_first_passage_is_in_view_after_a_click(visit: "Visit", page: str) -> None:
    """Wherever in a figure one clicks, its passages begin and the first ends on the screen, without a scroll."""
    visit.go(page + ("&" if "?" in page else "?") + "corpus=many+sources")
    marks = visit.page.locator(".js-plotly-plot").first.locator(MARKS)
    marks.first.wait_for()
    expect(visit.page.get_by_text("Seeing whether topics come back")).to_have_count(0, timeout=60_000)
    visit.idle()  # topics are drawn anew once that is known
    for mark in (marks.first, marks.last):
        mark.scroll_into_view_if_needed()
        visit.click(mark)

        if visit.page.get_by_text("There is no passage to read here").count():  # of a topic that no text is about
            continue
        box = visit.page.locator(FIRST).first.bounding_box()
        assert box is not None
        assert (box["y"] >= 0, box["y"] + box["height"] <= 800) == (True, True)


# What is seen.


@pytest.mark.parametrize("page", FIGURES)
def test_no_label_is_over_another_and_nothing_is_cut(visit: "Visit", page: str) -> None:
    """Of 109 sources, on a laptop, on a phone and on a large screen, and there on dark paper too."""
    visit.go(page + ("&" if "?" in page else "?") + "corpus=many+sources")
    visit.page.locator(".js-plotly-plot text").first.wait_for()
    for width, height, scheme in SCREENS:
        visit.page.emulate_media(color_scheme=scheme)
        visit.page.set_viewport_size({"width": width, "height": height})
        visit.page.wait_for_timeout(700)  # a figure is drawn anew
        visit.idle()

        assert (width, visit.page.evaluate(CUT)) == (width, False)
        assert (width, visit.page.evaluate(OVER)) == (width, [])


@pytest.mark.parametrize("page", PAGES)
def test_headings_go_down_one_by_one_and_nothing_is_cut_at_twice_the_size(visit: "Visit", page: str) -> None:
    """One heading is the page's, under each stands the next level at most; at 200 % a laptop is 640 pixels wide."""
    visit.go(page)
    levels = visit.page.evaluate(LEVELS)
    visit.page.set_viewport_size({"width": 640, "height": 400})
    visit.page.wait_for_timeout(700)  # figures are drawn anew
    visit.idle()

    assert (levels[0], levels.count(1)) == (1, 1)
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert visit.page.evaluate(CUT) is False
    assert visit.page.evaluate(OUTSIDE) == []


# The keyboard.


def test_a_task_by_keyboard_takes_fifteen_tabs(visit: "Visit") -> None:
    """Find the word box, type, reach the first passage, keep it, and take it away, by Tab forwards and backwards."""
    visit.go("terms")
    pressed = 0

    def to(wanted: str, key: str = "Tab") -> None:
        nonlocal pressed
        while pressed < 30:
            visit.page.keyboard.press(key)
            pressed += 1
            said = visit.page.evaluate("document.activeElement.ariaLabel || document.activeElement.textContent")
            if said == wanted:
                return
        raise AssertionError(wanted)

    to("Skip to main content")
    visit.page.keyboard.press("Enter")
    to("To the word box")
    visit.page.keyboard.press("Enter")
    to("word")
    with visit.rerun():
        visit.page.keyboard.type("class")
        visit.page.keyboard.press("Enter")
    to("To the passages")
    visit.page.keyboard.press("Enter")
    to("Keep")
    with visit.rerun():
        visit.page.keyboard.press("Enter")
    to("Kept 1 as Word", "Shift+Tab")
    with visit.page.expect_download() as found:
        visit.page.keyboard.press("Enter")

    assert "class: 13 uses in 2 of 3 documents" in _said(_bytes(found.value))
    assert pressed <= 15
