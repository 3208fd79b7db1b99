"""The report: all pages as files, the same for the same corpus, all or nothing, and over nobody’s own files."""

import csv
import io
import json
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

from analysis import (
    Corpus,
    Filters,
    ValueGroup,
    coverage,
    keyness,
    single_letters,
    stopwords,
    term_frequencies,
    term_trend,
    works_cited,
)
from dashboard.cli import main
from dashboard.paper.sheets import plain_csv
from dashboard.reporting import folder as folders
from dashboard.reporting.browser import NO_BROWSER
from dashboard.serving import shelf
from dashboard.wording.notes import HOW_TO_CITE

TABLES = {
    *("basis", "bursts", "concordance", "coverage", "divergence", "documents", "entities", "keyness", "tendencies"),
    *("terms", "topic-prevalence", "topic-quality", "topic-terms", "trend"),
}
FIGURES = {"coverage", "entities", "keyness", "terms", "topics", "trend"}
ODD = "<script>alert(1)</script>\"'><img src=//x.example/y onerror=alert(2)>&amp;"
SHORT = '{"doc_id": "a", "source": "A", "text": "Barack Obama came to Berlin."}\n'


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs `discourse report` with arguments, on a machine without a browser."""
    monkeypatch.setenv("DISCOURSE_BROWSER", "")
    for variable in (shelf.VARIABLE, shelf.CLEAN):
        monkeypatch.setenv(variable, "")

    def run(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["discourse", "report", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as ended:
            code = ended.code
        return Done(int(str(code)), *capsys.readouterr())

    return run


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_report_has_every_page(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """Tables, figures, methods and one index: all that the pages show, and a list of it all."""
    done = report(seeds_folder, "-o", tmp_path / "report", "--word", "ice")
    files = _files(tmp_path / "report")

    assert done == (0, done.out, "")
    assert done.out.endswith("report: open report/index.html\n")
    assert {name for name in files if name.startswith("tables/")} == {f"tables/{name}.csv" for name in TABLES}
    assert {name for name in files if name.startswith("figures/")} == {f"figures/{name}.html" for name in FIGURES}
    assert set(files) >= {"index.html", "methods.txt", "plotly.min.js", "report.js", "report.json"}
    assert set(json.loads(files["report.json"])["files"]) == set(files)
    index = files["index.html"].decode()
    assert [page for page in ("Overview", "Compare", "Passages", "Methods") if f">{page}</h2>" not in index] == []
    assert NO_BROWSER in index


def test_the_tables_are_the_numbers_of_the_pages(
    report: Run, seeds_folder: Path, seeds: Corpus, tmp_path: Path
) -> None:
    """Each table is, raw and whole, what the analysis gives; single letters are left out with the stop words."""
    report(seeds_folder, "-o", tmp_path / "report", "--word", "ice", "--by", "year")
    files, everything = _files(tmp_path / "report"), Filters()
    stop = stopwords("en") | single_letters(seeds.index.terms.tolist())
    words = keyness(seeds, everything, target="Red Flag", picked=12)

    assert files["tables/terms.csv"] == plain_csv(term_frequencies(seeds, everything, stopwords=stop))
    assert files["tables/coverage.csv"] == plain_csv(coverage(seeds, everything, by="year"))
    trend = term_trend(seeds, everything, ["ice"], by="year", per_source=True)
    assert files["tables/trend.csv"] == plain_csv(trend)
    assert len(words[~words["term"].isin(stop)]) == files["tables/keyness.csv"].count(b"\r\n") - 1


def test_methods_have_their_references(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """Each work that the paragraph cites stands under it in full, on the page and in the text, and how to cite us."""
    report(seeds_folder, "-o", tmp_path / "report")
    files = _files(tmp_path / "report")
    paragraph, *_, ours = files["methods.txt"].decode().strip().split("\n\n")
    works = works_cited(paragraph)

    assert len(works) > 3
    assert ours == HOW_TO_CITE
    listed = unescape(files["index.html"].decode().partition("<h3>References</h3>")[2])
    assert [work for work in [*works, ours] if work not in listed] == []
    assert [work for work in works if f"\n\n{work}\n" not in files["methods.txt"].decode()] == []


def test_a_report_compares_by_any_column_and_by_groups(
    report: Run, seeds_folder: Path, seeds: Corpus, tmp_path: Path
) -> None:
    """Tables, sentences and the line that says what is counted."""
    options = ("--compare", "place", "--group", "the West:Los Angeles", "--by", "year")
    assert report(seeds_folder, "-o", tmp_path / "r", *options).code == 0
    files, groups = _files(tmp_path / "r"), [ValueGroup("the West", ("Los Angeles",))]
    index = files["index.html"].decode()

    assert files["tables/coverage.csv"] == plain_csv(coverage(seeds, Filters(), by="year", unit="place", groups=groups))
    assert "groups of places compared (the West: Los Angeles)" in index
    assert "What is compared are groups (others, the West)" in files["methods.txt"].decode()
    assert "sources" not in index.partition(">Methods</h2>")[0]


def test_a_column_that_cannot_be_compared_is_refused(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """With those that can."""
    done = report(seeds_folder, "-o", tmp_path / "r", "--compare", "note")

    assert done.code == 1
    assert "--compare" in done.err
    assert "“note” is not there" in done.err
    assert "source, place" in done.err


def test_the_same_corpus_and_settings_give_the_same_bytes(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """Nothing in a report says when or where it was made."""
    for name in ("one", "two"):
        assert report(seeds_folder, "-o", tmp_path / name, "--word", "ice").code == 0

    assert _files(tmp_path / "one") == _files(tmp_path / "two")


def test_filters_narrow_every_page(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """The documents of the report are those that pass, and the page says which."""
    done = report(
        seeds_folder, "-o", tmp_path / "r", "--only", "Red Flag", "--from", "2019-01-01", "--to", "2019-12-31"
    )
    files = _files(tmp_path / "r")
    rows = list(csv.DictReader(io.StringIO(files["tables/documents.csv"].decode())))

    assert done.code == 0
    assert [(row["source"], row["published"][:4]) for row in rows] == [("Red Flag", "2019")]
    assert "Selected: sources Red Flag; from 2019-01-01; to 2019-12-31." in files["index.html"].decode()


def test_a_report_follows_a_name_and_filters_by_one(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """Its lines are the mentions, in whatever form."""
    done = report(seeds_folder, "-o", tmp_path / "r", "--word", "[ICE]", "--search", "[ICE] AND [Pence]")
    rows = list(csv.DictReader(io.StringIO(_files(tmp_path / "r")["tables/concordance.csv"].decode())))

    assert done.code == 0
    assert {"ICE", "Immigration and Customs Enforcement"} <= {row["match"] for row in rows}
    assert {row["source"] for row in rows} == {"Revolution"}


def test_rows_that_did_not_come_in_change_the_exit_code(
    report: Run, make_file: Callable[..., Path], tmp_path: Path
) -> None:
    """A report without some rows is written, ends with 3, and has the ledger."""
    path = make_file("aside.jsonl", SHORT + '{"doc_id": "b", "source": "A", "text": ""}\n')

    done = report(path, "-o", tmp_path / "r")

    assert done.code == 3
    assert "exit code 3" in done.out
    assert b"no text" in (tmp_path / "r" / "tables" / "ledger.csv").read_bytes()


def test_every_string_of_a_corpus_is_escaped(report: Run, make_file: Callable[..., Path], tmp_path: Path) -> None:
    """No name, title, text, search or column of a corpus is markup, in the index or on the page of a figure."""
    lines = [
        {"doc_id": f"{ODD}{n}", "source": f"{ODD}{n % 2}", "title": ODD, "text": f"{ODD} Word {ODD}", ODD: ODD}
        for n in range(4)
    ]
    path = make_file("odd.jsonl", "\n".join(map(json.dumps, lines)))

    done = report(path, "-o", tmp_path / "r", "--word", "word", "--search", "word")
    pages = {name: data.decode() for name, data in _files(tmp_path / "r").items() if name.endswith(".html")}

    assert done.code in (0, 3)
    assert [name for name, page in pages.items() if "<script>alert" in page or "<img" in page] == []
    assert [name for name, page in pages.items() if page.count("<script ") != 2] == []


def test_nothing_in_a_report_asks_anybody_for_anything(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """Pages name no address, and their own policy forbids any."""
    report(seeds_folder, "-o", tmp_path / "r")
    pages = [data.decode() for name, data in _files(tmp_path / "r").items() if name.endswith(".html")]

    assert [page for page in pages if 'src="http' in page or 'href="http' in page or "@import" in page] == []
    assert all("default-src &#39;none&#39;" in page for page in pages)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--only", "Nobody"], "Nobody"),
        (["--from", "July"], "“July” is no day: give one such as 2019-07-01 with --from"),
        (["--search", "zzzz"], "no document passes the filters; relax --search"),
        (["--search", "[Pense]"], "the nearest name is [Pence]"),
        (["--target", "Nobody"], "choose one of: Red Flag, Revolution"),
        (["--evidence", "x"], "--evidence · “x” is not there"),
    ],
)
def test_what_cannot_be_had_is_said_in_a_line(
    report: Run, seeds_folder: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    """Nothing is written, the exit code is 1, and a line says why."""
    done = report(seeds_folder, "-o", tmp_path / "r", *options)

    assert (done.code, done.err.count("\n"), (tmp_path / "r").exists()) == (1, 1, False)
    assert said in done.err


def test_a_folder_of_somebody_else_is_left_alone(report: Run, seeds_folder: Path, tmp_path: Path) -> None:
    """What is of no report is named, before any work is done, and stays."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("mine", encoding="utf-8")

    done = report(seeds_folder, "-o", tmp_path / "thesis")

    assert (done.code, done.out) == (1, "")
    assert "thesis holds chapter.txt, which is of no report" in done.err
    assert _files(tmp_path / "thesis") == {"chapter.txt": b"mine"}


def test_a_former_report_makes_room_unless_something_was_put_into_it(tmp_path: Path) -> None:
    """A report takes the place of one; what somebody has put beside its files keeps it there."""
    place, first = tmp_path / "report", {"index.html": b"1", "report.json": b""}
    first["report.json"] = json.dumps({"made by": "Discourse Trends", "files": [*first, "old.csv"]}).encode()
    folders.publish(first | {"old.csv": b"x"}, place)
    folders.publish({"index.html": b"2", "report.json": first["report.json"]}, place)

    assert (_files(place)["index.html"], "old.csv" in _files(place)) == (b"2", False)

    (place / "notes.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(ValueError, match=r"report holds notes\.txt"):
        folders.publish(first, place)
    assert _files(place)["index.html"] == b"2"


def test_part_of_a_report_is_never_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing fails, the former report stays as it was, and nothing is left beside it."""
    place = tmp_path / "report"
    said = json.dumps({"made by": "Discourse Trends", "files": ["index.html", "report.json"]}).encode()
    folders.publish({"index.html": b"1", "report.json": said}, place)
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if data == b"2":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)

    with pytest.raises(OSError, match="No space"):
        folders.publish({"report.json": said, "index.html": b"2"}, place)
    assert _files(place) == {"index.html": b"1", "report.json": said}
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("kind", ["file", "link", "nowhere"])
def test_what_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    """A file, a link or a place in no folder takes no report."""
    place = tmp_path / "report"
    if kind == "file":
        place.write_text("mine", encoding="utf-8")
    elif kind == "link":
        place.symlink_to(tmp_path, target_is_directory=True)
    else:
        place = tmp_path / "no" / "report"

    with pytest.raises(ValueError, match="report"):
        folders.check_folder(place)
