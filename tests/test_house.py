"""The house in the README leads to the file: for each of many wishes, and to every folder."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGES = ("analysis", "dashboard")

# What somebody wants to change; the file in which it is; what is written there.
WISHES = [
    ("a number computed anew: a measure", "analysis/measures/keyness.py", "def log_ratio("),
    ("what a column says", "analysis/corpus/columns/comparison.py", '"log_ratio": Column('),
    ("what a table consists of", "analysis/corpus/schema.py", "KEYNESS = "),
    ("a file format", "analysis/corpus/intake/formats/__init__.py", "READERS = ("),
    ("a name that a file’s column may have", "analysis/corpus/intake/guessing/names.py", "newspaper"),
    ("a form of dates", "analysis/corpus/intake/dating/iso.py", "def resolved_date("),
    ("what a word is in French", "analysis/corpus/tokens/languages.py", '"fr": "c ç d'),
    ("a letter in Turkish", "analysis/corpus/tokens/forms.py", "TURKISH = "),
    ("stop words", "analysis/corpus/stopwords.py", "def stopwords("),
    ("a kind of error", "analysis/corpus/errors.py", "class QueryError("),
    ("the way a search is read", "analysis/query/grammar.py", "def parsed("),
    ("which documents pass the filters", "analysis/query/selection.py", "def selection("),
    ("which passages are drawn", "analysis/reading/draws.py", "class Draw"),
    ("a caution about few documents", "analysis/caveats/documents.py", '"few-docs"'),
    ("a caution about damaged dates", "analysis/caveats/damage.py", '"future-dates"'),
    ("the methods paragraph", "analysis/caveats/methods.py", "def methods_paragraph("),
    ("a limit", "analysis/limits/cautions.py", "FEW_DOCUMENTS = "),
    ("the version", "analysis/version.py", "VERSION"),
    ("the port", "dashboard/cli.py", '"--port", default="8501"'),
    ("where errors become words", "dashboard/app.py", "except AnalysisError"),
    ("what stands on a page", "dashboard/views/trends.py", '"Trends"'),
    ("the order of pages", "dashboard/state/pages.py", "PAGES = "),
    ("a setting of a page", "dashboard/state/settings.py", "SHAPE = Setting("),
    ("a filter in the sidebar", "dashboard/blocks/sidebar.py", "def filters("),
    ("the tray", "dashboard/blocks/tray.py", '"Empty the tray"'),
    ("passages side by side", "dashboard/blocks/passages.py", "def passages("),
    ("the head of a column", "dashboard/parts/listing.py", '"told"'),
    ("the name of a download", "dashboard/parts/downloads.py", "{name}-{digest}.{kind}"),
    ("what is cached of a table", "dashboard/data/tables.py", "@remembered("),
    ("the axis of a chart over time", "dashboard/charts/trends/lines.py", '"uses per 10,000 words"'),
    ("the cells of topics", "dashboard/charts/topics/cells.py", "def topics("),
    ("the sentence that Trends opens with", "dashboard/wording/findings/trends.py", "def trend("),
    ("the small print under a figure", "dashboard/wording/notes.py", "Capitals are ignored"),
    ("what is said when nothing is found", "dashboard/wording/missing.py", "No document passes the filters."),
    ("the digits of a rate", "dashboard/wording/numbers.py", "def rate("),
    ("a date in words", "dashboard/wording/dates.py", "def period("),
    ("a colour", "dashboard/paper/palette.py", "#b5541c"),
    ("which corpora are on the shelf", "dashboard/serving/shelf.py", "def shelf("),
    ("a colour of Streamlit’s own", ".streamlit/config.toml", "primaryColor"),
    ("recipes for R", "docs/python.md", "in R"),
]


def _rooms() -> dict[str, str]:
    """Return the paths that the house names, folders with their slash, and what it says of each."""
    _, _, below = README.partition("## How it is built\n")
    found, above = dict[str, str](), list[str]()
    for line in below.partition("\n## ")[0].splitlines():
        if entry := re.fullmatch(r"    ((?:  )*)(\S+)\s{2,}(\S.*)", line):
            above[len(entry[1]) // 2 :] = [entry[2]]
            found["".join(above)] = entry[3]
    return found


ROOMS = _rooms()


@pytest.mark.parametrize(("wish", "path", "sign"), WISHES, ids=[wish for wish, _, _ in WISHES])
def test_the_house_leads_to_the_file(wish: str, path: str, sign: str) -> None:
    """The README names the file or its folder, the file is there, and what is wished for is in it."""
    assert wish
    assert {path, f"{Path(path).parent.as_posix()}/"} & set(ROOMS)
    assert sign in (ROOT / path).read_text(encoding="utf-8")


def test_no_wish_stands_twice() -> None:
    """Forty wishes are forty."""
    assert len({wish for wish, _, _ in WISHES}) == len({path for _, path, _ in WISHES}) == len(WISHES)


@pytest.mark.parametrize("package", PACKAGES)
def test_the_house_has_every_room_of_a_package_and_no_other(package: str) -> None:
    """Folders and modules, one level deep, stand in the README with a line each; folders in them may."""
    inside = [path for path in (ROOT / package).iterdir() if path.name != "__init__.py"]
    there = {f"{package}/{path.name}/" for path in inside if (path / "__init__.py").is_file()}
    there |= {f"{package}/{path.name}" for path in inside if path.suffix == ".py"}

    assert {room for room in ROOMS if re.fullmatch(rf"{package}/[^/]+/?", room)} == there


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_there(room: str) -> None:
    """No line of the house is about what is gone, and a folder that it calls so is one."""
    path = ROOT / room

    assert path.is_dir() if room.endswith("/") else path.is_file()


def test_a_folder_is_seen_at_one_look() -> None:
    """A folder of either package holds fifteen modules at most."""
    folders = {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py")}

    assert [folder for folder in folders if len(set(folder.glob("*.py")) - {folder / "__init__.py"}) > 15] == []
