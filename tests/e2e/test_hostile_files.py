"""Files, columns and texts that try to be something else: the Corpus page shows each as itself, and nothing runs."""

import csv
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import on_page
from tests.e2e.test_hostile_strings import MADE

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e
IMAGE = "![p](http://203.0.113.9/p.png)"
PAYLOAD = f"<img src=x onerror=alert(1)> {IMAGE} [a](javascript:alert(2)) **b** $x^2$ :smile: :red[r] `c` %{{x}}"
CAME_OF_IT = re.compile("is ready:|is read as soon as|could not be read|E-KEPT")
SLASH = "⁄"  # noqa: RUF001 - a browser takes a real one for a folder
FILE = f"<svg onload=alert(3)> {IMAGE.replace('/', SLASH)} *a* $b$ :smile:"
LONG = f"{'n' * 10_000}{PAYLOAD}"


def _table(**columns: str) -> bytes:
    """Return a table of twelve rows with hostile names of columns and cells."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(columns)
    for number in range(12):
        rows.writerow([cell.replace("{number}", str(number)) for cell in columns.values()])
    return written.getvalue().encode()


def _hostile(date: str = "2021-03-12") -> dict[str, str]:
    return {
        f"body {PAYLOAD}": f"{PAYLOAD} number {{number}} of many words that are read here by all of us, {PAYLOAD}",
        f"source {PAYLOAD}": PAYLOAD,
        f"date {PAYLOAD}": date,
        "=cmd|' /C calc'!A0": "=1+1",
        LONG: PAYLOAD,
    }


def _archive(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for number, name in enumerate(names):
            archive.writestr(name, f"{PAYLOAD} in the text number {number}, which has words of its own.")
    return written.getvalue()


CASES = {
    "a table": {f"{FILE}.csv": _table(**_hostile())},
    "a question about dates": {f"{FILE}.csv": _table(**_hostile("03/04/2021"))},
    "columns without names that tell": {f"{FILE}.csv": _table(**{PAYLOAD: PAYLOAD, f"{PAYLOAD} 2": PAYLOAD})},
    "a table with a row that is set aside": {f"{FILE}.csv": _table(**_hostile()) + f"\n{PAYLOAD}\n".encode()},
    "one that cannot be read": {f"{FILE}.json": b"{"},
    "an archive": {
        f"{FILE}.zip": _archive(
            f"{PAYLOAD}_2021-03-12.txt", f"../../{FILE}.txt", "\u202etxt.exe", f"/etc/{'n' * 9_000}.txt", "a\nb.txt"
        )
    },
    "a name that never ends": {f"{LONG[9_000:]}.txt".replace("/", SLASH): PAYLOAD.encode()},
    "kept work that is none": {
        f"{FILE}.discourse.zip": _archive("manifest.json", "session.json", "provenance.json", PAYLOAD)
    },
}
_TAKEN = 700  # milliseconds in which an answer has reached the server: one that was chosen already starts no run


@pytest.mark.row(28, 48)
@pytest.mark.parametrize("name", CASES)
def test_nothing_that_is_brought_becomes_part_of_the_page(visit: "Visit", name: str) -> None:
    """Whatever files, columns and cells are called, they are neither markup nor pictures; what is asked is answered."""
    visit.go("corpus")
    payloads: list[FilePayload] = [
        {"name": called, "mimeType": "text/plain", "buffer": data} for called, data in CASES[name].items()
    ]
    visit.page.locator("input[type=file]").first.set_input_files(payloads)
    main = visit.page.get_by_test_id("stMain")
    main.get_by_text(CAME_OF_IT).first.wait_for(timeout=60_000)
    visit.idle()

    for _ in range(4):
        _is_harmless(visit)
        again = visit.page.get_by_role("button", name="Read it so")
        if not again.count():
            break
        for answers in visit.page.get_by_test_id("stRadio").all():
            if not (first := answers.get_by_role("radio").first).is_checked():
                first.check(force=True)
                visit.page.wait_for_timeout(_TAKEN)
                visit.idle()
        again.click()
        main.get_by_text("is being read").wait_for(state="detached", timeout=60_000)
        visit.idle()
    for button in visit.page.get_by_role("button", name="Read it another way").all():
        button.click()
        visit.idle()
        _is_harmless(visit)
        visit.page.keyboard.press("Escape")
    if (ready := visit.page.get_by_role("button", name="Open this corpus")).count():
        ready.click()
        on_page(visit.page, "Overview")
        visit.idle()
        _is_harmless(visit)
        visit.page.get_by_role("link", name="Corpus", exact=True).click()
        visit.page.get_by_text("Yours, in this tab").wait_for(timeout=60_000)
        visit.idle()
        _is_harmless(visit)


def _is_harmless(visit: "Visit") -> None:
    assert visit.page.evaluate(MADE) == []
    assert visit.page.locator(".katex").count() == 0


def test_a_link_to_hostile_files_names_them_as_they_are(visit: "Visit") -> None:
    """Which files to bring is said in their own words."""
    layout = json.dumps({"names": "{date}" * 2_000, "columns": {"text": PAYLOAD}})
    said = {"corpus": PAYLOAD, "brought": [f"0123456789ab {FILE}.csv", PAYLOAD], "layout": layout}
    visit.go(f"?{urlencode(said, doseq=True)}")

    expect(visit.page.get_by_test_id("stMain")).to_contain_text(FILE)
    _is_harmless(visit)
