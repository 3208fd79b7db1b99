"""What only a browser shows of reading: the pane that opens at a match, keys, lines and strips to click, the tray."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
TEXT = "001_e43efa28872b9260"
READER = f"passages?view=Whole+text&document={TEXT}&word=raid*"
# The mark at which the reader is can be seen in the pane.
ARRIVED = """() => { const pane = document.querySelector('article'), mark = pane?.querySelector('mark[style*=outline]');
  const [inner, room] = [mark, pane].map(one => one?.getBoundingClientRect());
  return inner && inner.top >= room.top && inner.bottom <= room.bottom; }"""
# The longest time in which the page drew nothing, in milliseconds.
LONGEST_STOP = """() => { window.__longest = 0; let before = performance.now();
  const beat = now => { window.__longest = Math.max(window.__longest, now - before); before = now;
    requestAnimationFrame(beat); };
  requestAnimationFrame(beat); }"""


def _pane(visit: "Visit") -> Locator:
    pane = visit.page.get_by_role("region", name="Text")
    pane.wait_for()
    return pane


def _here(visit: "Visit") -> str:
    """Return the match at which the reader is, which must come in sight."""
    visit.page.wait_for_function(ARRIVED)
    return " ".join(_pane(visit).locator("mark[style*=outline]").all_inner_texts())


def test_every_view_is_open_to_everybody(schemed_visit: "Visit") -> None:
    """Axe finds nothing serious or critical on any view of the Passages page, light or dark."""
    schemed_visit.go(f"passages?word=raid*&rule=typical&also=names&kept=0-300+{TEXT}")
    for view in ("Lines", "Pairs", "Whole text", "Kept", "Side by side"):
        with schemed_visit.rerun():
            schemed_visit.page.get_by_role("radio", name=view).click()

        assert (view, schemed_visit.faults()) == (view, [])


def test_the_text_opens_at_the_match_and_can_be_scrolled(visit: "Visit") -> None:
    """The pane shows the place in the link; from there it goes wherever the reader wants, and stays."""
    visit.go(READER)
    for _ in range(6):
        with visit.rerun():
            visit.page.get_by_role("button", name="Next match").click()
    pane = _pane(visit)

    assert _here(visit).lower().startswith("raid")
    assert pane.evaluate("pane => pane.scrollTop") > 0
    pane.evaluate("pane => pane.scrollTo(0, 0)")
    visit.idle()
    assert pane.evaluate("pane => pane.scrollTop") == 0


def test_keys_lead_from_match_to_match(visit: "Visit") -> None:
    """N goes on and P goes back; in a field they are letters."""
    visit.go(READER)
    expect(visit.page.get_by_text("Match 1 of")).to_be_visible()

    for key, number in (("n", 2), ("n", 3), ("p", 2)):
        with visit.rerun():
            visit.page.keyboard.press(key)
        expect(visit.page.get_by_text(f"Match {number} of")).to_be_visible()
        _here(visit)

    visit.page.get_by_role("textbox", name="word", exact=True).press_sequentially("n")
    visit.idle()
    expect(visit.page.get_by_text("Match 2 of")).to_be_visible()


def test_a_click_on_the_strip_goes_there(visit: "Visit") -> None:
    """The last bar of the strip leads to the last part of the text that has a match."""
    visit.go(READER)

    visit.click(visit.bars().last)

    said = visit.page.get_by_text(re.compile(r"^Match \d+ of \d+$")).inner_text()
    number, total = map(int, re.findall(r"\d+", said))
    assert 1 < number <= total
    _here(visit)


def test_a_line_opens_the_reader_at_its_place(visit: "Visit") -> None:
    """A click on a line of the concordance opens its text where the line stands."""
    visit.go("passages?view=Lines&word=raiding")
    with visit.rerun():
        visit.page.locator(".discourse-list tbody button").click()

    assert _here(visit) == "raiding"
    expect(visit.page.get_by_text("Match 1 of 1")).to_be_visible()


def test_kept_passages_can_be_taken_away(visit: "Visit", tmp_path: Path) -> None:
    """Two passages go into the tray, the tray into the link and into files; one is let go again."""
    visit.go("passages?word=raid*")
    for source in (0, 1):
        with visit.rerun():
            visit.page.get_by_test_id("stColumn").nth(source).get_by_role("button", name="Keep").first.click()
    with visit.rerun():
        visit.page.get_by_role("radio", name="Kept").click()
    kept = visit.page.locator("blockquote").all_inner_texts()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Markdown").click()
    download.value.save_as(tmp_path / "kept.md")

    written = (tmp_path / "kept.md").read_text(encoding="utf-8")
    assert len(kept) == 2
    assert written.count("\n> ") >= 2
    assert "Red Flag" in written
    assert "Revolution" in written
    with visit.rerun():
        visit.page.get_by_role("button", name="Let go").first.click()
    assert visit.page.locator("blockquote").all_inner_texts() == kept[1:]


def corpora(folder: Path) -> Iterator[Path]:
    """Write a text of four megabytes, and one with ten thousand matches."""
    sentence = "The quick brown fox jumps over the lazy dog and is tired of it.\n\n"
    rows = [
        {"doc_id": "long", "source": "A", "text": "".join(f"Line {n}. {sentence}" for n in range(54_000))},
        {"doc_id": "dense", "source": "B", "text": "zebra and so on \n" * 10_000},
    ]
    path = folder / "books.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert len(rows[0]["text"]) > 4_000_000
    yield path


@pytest.mark.parametrize(("doc_id", "word", "matches"), [("long", "fox", 54_000), ("dense", "zebra", 10_000)])
def test_a_very_long_text_turns_its_pages_without_a_stop(visit: "Visit", doc_id: str, word: str, matches: int) -> None:
    """A page of it is drawn at a time, and the browser goes on drawing while one is turned."""
    visit.go(f"passages?corpus=books&view=Whole+text&document={doc_id}&word={word}")
    expect(visit.page.get_by_text(f"Match 1 of {matches:,}")).to_be_visible()
    visit.page.evaluate(LONGEST_STOP)

    with visit.rerun():
        visit.page.get_by_role("button", name="Next page").click()
    with visit.rerun():
        visit.page.keyboard.press("n")

    assert _here(visit) == word
    assert len(_pane(visit).inner_text()) < 30_000
    assert visit.page.evaluate("window.__longest") < 1_500
