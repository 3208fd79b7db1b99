"""What a reader sees while something long is done."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
TEXT = "Barack Obama met Angela Merkel in Berlin, and the Senate voted on Tuesday. " * 40


@pytest.fixture(scope="module")
def server(serve: Callable[..., AbstractContextManager[str]], make_file: Callable[..., Path]) -> Iterator[str]:
    """Serve a hundred documents whose names nobody has looked for."""
    rows = [json.dumps({"doc_id": f"{place:03}", "source": "AB"[place % 2], "text": TEXT}) for place in range(100)]
    with serve(make_file("many.jsonl", "\n".join(rows))) as url:
        yield url


def test_whoever_waits_for_names_reads_what_goes_on(visit: "Visit") -> None:
    """The page has its title, and says what is read and about how long it takes, until the names are there."""
    visit.page.goto(f"{visit.url}/entities?corpus=many")

    waiting = visit.page.get_by_text("Looking for names in 100 documents (52,000 words): less than a minute, once.")
    expect(waiting).to_be_visible(timeout=60_000)
    expect(visit.page.get_by_role("heading", name="Entities", exact=True)).to_be_visible()
    visit.idle()
    expect(waiting).to_have_count(0)
    expect(visit.page.locator(".js-plotly-plot")).to_have_count(1)
