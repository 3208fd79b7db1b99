"""Titles in a real browser: a word that stands in them only, the switch that counts them, and the link of that."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
SAID = "stands in 1 title, which is not counted: to count it, turn on “Count titles” under “More” in the sidebar."


def corpora(folder: Path) -> Iterator[Path]:
    """Write two documents, one of which has the word in its title."""
    rows = [
        {"doc_id": "d0", "source": "A", "title": "<b>Strike</b> at the port", "text": "Workers met.\nThey left."},
        {"doc_id": "d1", "source": "B", "title": "All quiet", "text": "Nothing happened."},
    ]
    path = folder / "headlines.jsonl"
    lines = (json.dumps(row | {"published": "2024-05-01", "language": "en"}) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    yield path


def test_a_word_of_a_title_is_told_and_then_counted(visit: "Visit") -> None:
    """The sentence names the switch; the switch counts the word, opens it in its passage, and stands in the link."""
    visit.go("passages?corpus=headlines&word=strike")
    expect(visit.page.get_by_text(SAID).first).to_be_visible()

    visit.open_sidebar().get_by_text("More", exact=True).click()
    visit.idle()
    switch = visit.page.get_by_text("Count titles", exact=True)
    expect(switch).to_be_visible()
    with visit.rerun():
        switch.click()

    expect(visit.page.get_by_text("1 use in 1 of ").first).to_be_visible()
    expect(visit.page.locator("blockquote mark")).to_have_text("Strike")
    assert "titles=true" in visit.page.url
    visit.page.reload()
    visit.idle()
    expect(visit.page.get_by_text("1 use in 1 of ").first).to_be_visible()
    assert visit.faults() == []
