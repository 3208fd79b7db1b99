"""What a reader sees while something long is done."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
TEXT = "Barack Obama met Angela Merkel in Berlin, and the Senate voted on Tuesday. " * 40


def corpora(folder: Path) -> Iterator[Path]:
    """Write a hundred documents whose names nobody has looked for."""
    rows = [json.dumps({"doc_id": f"{place:03}", "source": "AB"[place % 2], "text": TEXT}) for place in range(100)]
    path = folder / "many.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    yield path


def test_whoever_waits_for_names_reads_what_goes_on(visit: "Visit") -> None:
    """The page has its title, and says what is read and about how long it takes, until the names are there."""
    visit.page.goto(f"{visit.url}/entities?corpus=many")

    waiting = visit.page.get_by_text("Looking for names in 100 documents (52,000 words): less than a minute, once.")
    expect(waiting).to_be_visible(timeout=60_000)
    expect(visit.page.get_by_role("heading", name="Entities", exact=True)).to_be_visible()
    visit.idle()
    expect(waiting).to_have_count(0)
    expect(visit.page.locator(".js-plotly-plot")).to_have_count(1)
