"""What one does with one's own corpus: join, map, leave out, cancel, export, keep, and real ones of some size."""

import codecs
import csv
import io
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook

from tests.e2e.conftest import on_page, still_window
from tests.e2e.test_corpus_page import ARTICLES, PAPERS, WAYS, drop

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.e2e.conftest import Visit

pytestmark = pytest.mark.e2e


def _choose(visit: "Visit", label: str, option: str) -> None:
    """Choose an option of a box whose label begins so."""
    box = visit.page.get_by_test_id("stMain").get_by_role("combobox", name=re.compile(label))
    box.click()
    visit.page.get_by_role("option", name=option, exact=True).click()


def _opened(visit: "Visit") -> None:
    visit.page.get_by_role("button", name="Open this corpus").click()
    on_page(visit.page, "Overview")
    visit.idle()


def _taken(visit: "Visit", label: str) -> bytes:
    """Return what a button downloads."""
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=label, exact=True).first.click()
    return Path(download.value.path()).read_bytes()


def test_exports_are_downloaded_and_hold_what_is_drawn(visit: "Visit") -> None:
    """CSV for programs, CSV and XLSX for Excel: each has the twelve documents, those for Excel under a head."""
    visit.go("corpus")
    drop(visit, WAYS["ours"].files())
    _opened(visit)

    plain = _taken(visit, "CSV").decode()
    with visit.rerun():
        visit.page.get_by_test_id("stMain").get_by_role("button", name="Data").first.click()
    guarded = _taken(visit, "CSV for Excel")
    book = CalamineWorkbook.from_filelike(io.BytesIO(_taken(visit, "XLSX")))

    rows = list(csv.DictReader(io.StringIO(plain)))
    assert sum(int(row["documents"]) for row in rows) == len(ARTICLES)
    assert guarded.startswith(codecs.BOM_UTF8)
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    cells = {str(cell) for rows_of in sheets for row_of in rows_of for cell in row_of}
    for paper in PAPERS:
        assert paper in guarded.decode()
        assert paper in cells


def test_two_files_are_joined_and_another_column_is_the_source(visit: "Visit") -> None:
    """The file is a column of the joined corpus, and can be what sources are."""
    text = WAYS["ours"].files()["articles.csv"]
    visit.go("corpus")
    drop(visit, {"one.csv": text, "two.csv": text.replace(b"council", b"mayor")})
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("24 documents")

    _choose(visit, "Source", "title")
    main.get_by_role("button", name="Read again").last.click()
    expect(main).to_contain_text("12 sources", timeout=60_000)
    _opened(visit)

    assert visit.sidebar_numbers().startswith("24 documents")


def test_copies_are_left_out_by_a_switch_and_the_open_corpus_stays(visit: "Visit") -> None:
    """What was open is open until the new one is opened, also where that is let go."""
    text = WAYS["ours"].files()["articles.csv"]
    visit.go("corpus")
    before = visit.sidebar_numbers()
    drop(visit, {"articles.csv": text + b"\n" + text.splitlines()[1].replace(b"0,", b"99,", 1)})
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("13 documents")
    main.get_by_text("Leave out").first.click()

    expect(main).to_contain_text("is ready: 12 documents", timeout=60_000)
    visit.idle()
    assert visit.sidebar_numbers() == before
    main.get_by_role("button", name="Do not keep it").click()
    expect(main).to_contain_text("Drop in the files")
    assert visit.sidebar_numbers() == before


def test_reading_is_cancelled(visit: "Visit", tmp_path: Path) -> None:
    """The place for files is back, and nothing was brought."""
    path, row = tmp_path / "large.csv", ARTICLES[0].body
    with path.open("w", encoding="utf-8") as file:
        file.write("doc_id,source,published,title,text\n")
        file.writelines(f'{number},Post,2021-03-01,Title,"w{number} {row}"\n' for number in range(250_000))
    visit.go("corpus")
    visit.page.locator("input[type=file]").first.set_input_files(path)
    main = visit.page.get_by_test_id("stMain")
    expect(main).to_contain_text("is being read", timeout=60_000)

    main.get_by_role("button", name="Cancel").click()
    expect(main).to_contain_text("Drop in the files")
    visit.idle()
    assert main.get_by_text("Yours, in this tab").count() == 0


def test_kept_work_is_taken_up_in_another_browser(visit: "Visit", browser: "Browser") -> None:
    """One file with the texts in it: the corpus and the word that was followed are there again."""
    visit.go("corpus")
    drop(visit, WAYS["ours"].files())
    _opened(visit)
    with visit.rerun():
        visit.page.get_by_role("textbox", name="word", exact=True).fill("council")
        visit.page.keyboard.press("Enter")
    with visit.rerun():
        visit.open_sidebar().get_by_role("button", name="Keep").click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name="Keep this work").click()
    kept = Path(download.value.path()).read_bytes()

    context = still_window(browser)
    other = type(visit)(context.new_page(), visit.url)
    other.watch()
    other.go("corpus")
    drop(other, {download.value.suggested_filename: kept})
    other.page.get_by_role("button", name="Open this corpus").click()
    other.page.get_by_text("12 documents").first.wait_for()
    other.idle()
    assert other.sidebar_numbers().startswith("12 documents")
    expect(other.page.get_by_role("textbox", name="word", exact=True)).to_have_value("council")
    context.close()


@pytest.mark.parametrize(
    ("name", "documents"), [("us_senate_press_immigration.jsonl.gz", "2,318"), ("parlspeech_es.jsonl", "1,000")]
)
def test_a_real_corpus_is_read_filtered_compared_and_exported(visit: "Visit", name: str, documents: str) -> None:
    """All of it comes in; a search leaves some; Compare draws, and what it draws can be taken away."""
    folder = os.environ.get("DISCOURSE_TEST_DATA")
    if not folder:
        pytest.skip("DISCOURSE_TEST_DATA names no folder of corpora")
    visit.go("corpus")
    drop(visit, {name: (Path(folder) / "corpora" / name).read_bytes()})
    _opened(visit)
    assert visit.sidebar_numbers().startswith(f"{documents} documents")

    visit.open_sidebar()
    with visit.rerun():
        visit.page.get_by_role("textbox", name="Only documents that contain").fill("ley" if "_es" in name else "border")
        visit.page.keyboard.press("Enter")
    assert not visit.sidebar_numbers().startswith(documents)
    with visit.rerun():
        visit.page.get_by_role("link", name="Compare").click()
    visit.bars()
    assert len(_taken(visit, "CSV").splitlines()) > 1
    if "_es" in name:
        with visit.rerun():
            visit.page.get_by_role("link", name="Terms").click()
        assert " que " not in visit.page.get_by_role("heading", level=1).inner_text()
        with visit.rerun():
            visit.page.get_by_role("link", name="Entities").click()
        expect(visit.page.get_by_test_id("stMain")).to_contain_text("No model for names is installed that reads “es”")
