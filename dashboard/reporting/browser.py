"""Figures as SVG: drawn by a browser of this machine, without a window, from a page that asks nobody for anything.

Plotly draws in browsers only. Where there is none, the report says so: each figure’s own camera gives the same SVG.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.charts import standalone
from dashboard.paper import report
from dashboard.reporting.section import Drawn

NO_BROWSER = (
    "There are no SVG files: no Chromium, Chrome or Edge was found on this machine to draw them. The camera above each "
    "figure saves it as SVG."
)
FAILED = "There are no SVG files: the browser of this machine drew none. The camera above each figure saves it as SVG."
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
_FOUND = re.compile(r'<pre id="svg-(\d+)">([^<&]*)</pre>')
_SECONDS = 120
_WIDE = 900  # pixels


def browser() -> str | None:
    """Return the path of a browser that can draw, or nothing; DISCOURSE_BROWSER names one, or none when it is empty."""
    named = os.environ.get("DISCOURSE_BROWSER")
    names = _NAMES if named is None else (named,)
    return next((found for name in names if name and (found := shutil.which(name))), None)


def drawings(drawn: Sequence[Drawn]) -> tuple[dict[str, str], str]:
    """Return the figures as SVG, by name, and why there are none; the same figures are the same SVG.

    Args:
        drawn: The figures.
    """
    program = browser()
    if program is None or not drawn:
        return {}, "" if program else NO_BROWSER
    with TemporaryDirectory(prefix="discourse-") as place:
        folder = Path(place)
        (folder / "plotly.min.js").write_bytes(standalone.library())
        (folder / "report.js").write_text(report.DRAWING_SCRIPT, encoding="utf-8")
        data = [standalone.figure_data(one.chart, width=_WIDE) for one in drawn]
        (folder / "page.html").write_text(report.drawing_page(data), encoding="utf-8")
        written = _dumped(program, folder)
    found = {drawn[int(place)].name: report.unquoted(text) for place, text in _FOUND.findall(written)}
    return (found, "") if len(found) == len(drawn) else ({}, FAILED)


def _dumped(program: str, folder: Path) -> str:
    """Return what the page has become once the browser has drawn it; nothing where it has not."""
    options = ["--headless=new", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"]
    options += [
        "--virtual-time-budget=60000",
        f"--user-data-dir={folder / 'profile'}",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ]
    if sys.platform == "linux" and os.geteuid() == 0:
        options.append("--no-sandbox")  # without it a browser does not start for root at all; the page is our own
    command = [program, *options, "--dump-dom", (folder / "page.html").as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - no shell
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
