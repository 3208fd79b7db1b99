"""Two people bring corpora of one name, alike in every row that Streamlit looks at: each sees their own."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Visit, still_window
from tests.e2e.test_corpus_page import Way, drop, to_the_first_chart

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e
ROWS, SAMPLED = 60_000, 10_000
SECRETS = ("secretofalice", "secretofbobby")
PAGES = ("overview", "terms", "trends", "compare", "passages", "methods")


def _table(secret: str) -> bytes:
    """Return a table in which a secret stands in all rows but those by which Streamlit tells large frames apart."""
    alike = np.zeros(ROWS, bool)
    alike[pd.Series(range(ROWS)).sample(SAMPLED, random_state=0).index] = True
    rows = (
        f"{number},{'AB'[number % 2]},2021-0{number % 9 + 1}-12,common {'words' if same else secret} w{number % 977}"
        for number, same in enumerate(alike)
    )
    return "\n".join(["doc_id,source,published,text", *rows]).encode()


@pytest.mark.row(107)
def test_neither_sees_the_other_s_numbers_downloads_or_link(
    visit: Visit, server: str, browser: "Browser", tmp_path: Path
) -> None:
    """Both have every page open, one after the other, so that whatever is remembered for one could be shown to both."""
    other = Visit(still_window(browser).new_page(), server)
    other.watch()
    people = dict(zip(SECRETS, (visit, other), strict=True))
    for secret, one in people.items():
        one.go("corpus")
        drop(one, {"posts.csv": _table(secret)})
        to_the_first_chart(one, Way(dict, ROWS))

    seen = dict.fromkeys(SECRETS, "")
    taken = {secret: dict[str, bytes]() for secret in SECRETS}
    links = dict[str, str]()
    for page in PAGES:
        for secret, one in people.items():
            seen[secret] += _shown(one, page, secret)
            taken[secret] |= _downloads(one, tmp_path)
    for secret, one in people.items():
        with one.rerun():
            one.page.get_by_role("button", name="Share").click()
        links[secret] = one.page.get_by_test_id("stCode").inner_text()

    first, second = SECRETS
    for own, others in ((first, second), (second, first)):
        assert own in seen[own]
        assert others not in seen[own]
        assert any(own.encode() in data for data in taken[own].values())
        assert not any(others.encode() in data for data in taken[own].values())
    assert links[first] != links[second]
    assert not {*taken[first]} & {*taken[second]}
    visit.go(links[second].removeprefix(f"{server}/"))
    expect(visit.page.get_by_test_id("stMain")).to_contain_text("which lives only with who made it")
    assert second not in visit.page.get_by_test_id("stMain").inner_text()
    other.page.context.close()
    assert other.problems == []


def _shown(one: Visit, page: str, secret: str) -> str:
    """Return all that a page shows, its markup and figures included."""
    with one.rerun():
        one.page.get_by_role("link", name=page.capitalize(), exact=True).first.click()
    if page == "terms":
        field = one.page.get_by_role("textbox", name="word", exact=True)
        with one.rerun():
            field.fill(secret[:6] + "*")
            field.press("Enter")
    return one.page.content().replace("secret*", "")


def _downloads(one: Visit, folder: Path) -> dict[str, bytes]:
    """Return what can be taken away from a page, by address and name."""
    found = dict[str, bytes]()
    for place, button in enumerate(one.page.get_by_role("button", name="CSV", exact=True).all()):
        with one.page.expect_download(timeout=60_000) as told:
            button.click()
        path = folder / f"{place}.csv"
        told.value.save_as(path)
        found[f"{told.value.url} {told.value.suggested_filename}"] = path.read_bytes()
    return found
