"""The report in a browser: it opens from the disk, draws its figures, runs nothing of a corpus, and asks nobody."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.e2e
FIGURES = 6
ODD = "<script>document.title='broken in'</script><img src=x onerror=\"document.title='broken in'\">"


def _report(corpus: Path, folder: Path) -> dict[str, bytes]:
    """Make a report with the installed command, figures as SVG included, and return its files."""
    command = [str(Path(sys.executable).with_name("discourse")), "report", str(corpus), "-o", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode in (0, 3), done.stderr
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def odd_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a report on a corpus in which everything looks like markup."""
    place = tmp_path_factory.mktemp("odd")
    rows = [{"doc_id": f"{ODD}{n}", "source": f"{ODD}{n % 2}", "title": ODD, "text": f"Words {ODD}"} for n in range(4)]
    (place / "odd.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _report(place / "odd.jsonl", place / "report")
    return place / "report"


def test_it_opens_from_the_disk_and_asks_for_nothing_else(browser: Browser, odd_report: Path) -> None:
    """All figures are drawn, no script of the corpus has run, nothing is fetched but the two files beside it."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    asked, wrong = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto((odd_report / "index.html").as_uri())
    page.locator("figure:last-of-type .main-svg").first.wait_for()
    drawn = page.locator("figure").evaluate_all("all => all.filter(one => one.querySelector('.main-svg')).length")
    there = page.locator("figure").count()
    across = page.evaluate("document.documentElement.scrollWidth")
    title = page.title()
    page.close()

    assert sorted(asked) == [(odd_report / name).as_uri() for name in ("index.html", "plotly.min.js", "report.js")]
    assert (wrong, drawn, title) == ([], there, "odd: Discourse Trends")
    assert across <= 390


@pytest.mark.skipif(os.name == "nt", reason="no browser is looked for there")
def test_figures_are_svg_and_the_same_each_time(seeds_folder: Path, tmp_path: Path) -> None:
    """A browser of the machine draws them; the same corpus gives the same bytes."""
    one, two = (_report(seeds_folder, tmp_path / name) for name in ("one", "two"))
    drawings = [data for name, data in one.items() if name.endswith(".svg")]

    assert len(drawings) == FIGURES
    assert all(data.startswith(b"<svg") and b"<script" not in data for data in drawings)
    assert one == two
