"""What was set aside is said on every page, and not where nothing was."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis import Corpus, read_corpus
from dashboard.state.pages import PAGES
from dashboard.wording import losses

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

SAID = "2 of 5 rows were set aside: no text (2). Methods lists them."
SILENT = {"corpus", "topics", "entities"}  # the first counts nothing, nor do the others where texts are so few


@pytest.mark.parametrize("page", [page for page in PAGES if page not in SILENT])
def test_every_page_says_what_was_set_aside(
    visit: "Callable[..., Visit]", shelve: Callable[..., None], page: str
) -> None:
    """Each page that counts anything says how many rows are in no number, and why."""
    shelve([{"text": text, "language": "Spanish"} for text in ("la casa", "", "la calle", " ", "el campo")])

    assert " ".join(visit(page).said).count(SAID) == 1


@pytest.mark.parametrize("page", ["overview", "methods"])
def test_no_page_says_so_where_nothing_was(
    visit: "Callable[..., Visit]", shelve: Callable[..., None], page: str
) -> None:
    """A corpus that came in whole needs no word."""
    shelve([{"text": text} for text in ("the house", "the street")])

    assert not [text for text in visit(page).said if "set aside:" in text]


def test_methods_counts_rows_and_documents(visit: "Callable[..., Visit]", shelve: Callable[..., None]) -> None:
    """Where the ledger stands its sum stands above it."""
    shelve([{"text": text} for text in ("the house", "", "the street")])

    assert any(text.startswith("3 rows: 2 documents came in, 1 row was set aside.") for text in visit("methods").said)


def test_files_that_were_not_read_are_counted(make_folder: Callable[..., Path]) -> None:
    """A row without its text, and what the manifest does not list, are told apart."""
    rows = "file,source\na.txt,A\ngone.txt,A\nempty.txt,A\nblank.txt,A\n"
    texts = {"a.txt": "one", "empty.txt": "", "blank.txt": " \u00a0", "other.txt": "two"}
    corpus = read_corpus(make_folder({"manifest.csv": rows, **texts}))

    assert losses.set_aside(corpus) == (
        "3 of 4 rows were set aside: no text (1), the file is empty (1), the file is not there (1). "
        "1 file or folder that its manifest does not list was not read. Methods lists them."
    )


def test_texts_are_cleaned_where_the_command_asks_for_it(
    visit: "Callable[..., Visit]", shelve: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With serve --clean no page counts a tag."""
    monkeypatch.setenv("DISCOURSE_CLEAN", "1")
    shelve([{"text": "<p>the house</p>"}, {"text": "a &amp; b"}])

    assert visit("overview").numbers.startswith("2 documents · 4 words")


def test_the_starter_corpus_is_whole(seeds: Corpus) -> None:
    """Nothing of it is set aside, and nothing is said."""
    assert losses.set_aside(seeds) == ""
