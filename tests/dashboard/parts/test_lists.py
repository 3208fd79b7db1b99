"""Lists beside figures: rows that can be chosen, each standing for what it shows."""

import json
from time import process_time
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from analysis import limits
from dashboard.parts import listing, lists

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

LIST_SECONDS, LIST_BYTES = 0.025, 40_000  # where 0.003 and 28,000 were measured


def _rows(visit: "Visit") -> "pd.DataFrame":
    """Return the first list of a page."""
    return next(iter(visit.lists.values()))


@pytest.mark.parametrize(
    ("page", "link", "columns"),
    [
        ("overview", {}, ["title", "source", "date"]),
        ("terms", {}, ["word", "uses", "docs", "uneven"]),
        ("topics", {}, ["topic", "words back", "held-out NPMI", "exclusive"]),
        ("entities", {}, ["name", "mentions", "taken for", "also written"]),
        ("passages", {"word": "raids", "view": "Lines"}, ["left", "match", "right", "source", "date"]),
    ],
)
def test_a_list_shows_what_it_is_about(
    visit: "Callable[..., Visit]", page: str, link: dict[str, str], columns: list[str]
) -> None:
    """Each list has its columns, and rows."""
    rows = _rows(visit(page, **link))

    assert list(rows.columns[: len(columns)]) == columns
    assert len(rows) > 0


def test_a_list_of_a_hundred_thousand_words_costs_little() -> None:
    """Of the server's processor and of the line: the first thousand are made and sent, and it says of how many."""
    counts = list(range(100_000, 0, -1))
    table = pd.DataFrame({"term": [f"word{one}" for one in counts], "count": counts, "documents": counts})
    start = process_time()

    found = listing.word_rows(table.assign(dispersion=0.5))

    assert process_time() - start < LIST_SECONDS
    assert len(found.sent) < LIST_BYTES
    assert len(found.means) == limits.LISTED_ROWS
    assert json.loads(found.sent)["all"] == "rows shown, of 100,000; the downloads have all"


def test_documents_are_listed_by_date_and_dates_are_honest(visit: "Callable[..., Visit]") -> None:
    """From the oldest to the newest, no date more exact than it is."""
    assert _rows(visit("overview"))["date"].tolist() == [
        "2017 (inferred)",
        "12 March 2018",
        "July 2019 (inferred)",
        "July 2019 (inferred)",
        "25 July 2025 (inferred)",
    ]


def test_kinds_of_names_are_english(visit: "Callable[..., Visit]") -> None:
    """No code of a model is shown."""
    kinds = set(_rows(visit("entities"))["taken for"])

    assert {"organisation", "person"} <= kinds
    assert [kind for kind in kinds if kind.isupper()] == []


def test_a_line_of_the_concordance_has_its_match_in_the_middle(visit: "Callable[..., Visit]") -> None:
    """Every row is a match as it stands in the text."""
    rows = _rows(visit("passages", word="raids", view="Lines"))

    assert set(rows["match"].str.lower()) == {"raids"}
    assert len(rows) == 18


@pytest.mark.parametrize(
    ("link", "name", "columns"),
    [
        ({}, "collocates", ["word", "near it", "docs", "logDice"]),
        ({"apart": "True"}, "compared collocates", ["word", "Red Flag", "Revolution", "log ratio"]),
    ],
)
def test_words_near_a_word_are_listed(
    visit: "Callable[..., Visit]", link: dict[str, str], name: str, columns: list[str]
) -> None:
    """Counts of all documents, or of two sides; every row stands for a word that can be opened."""
    rows = visit("terms", word="raids", **link).lists[name]

    assert list(rows.columns) == columns
    assert rows["word"].is_unique
    assert "ice" in set(rows["word"])


def test_collocates_are_listed_from_the_strongest(visit: "Callable[..., Visit]") -> None:
    """By falling logDice, with counts that a document or more makes up."""
    rows = visit("terms", word="raids").lists["collocates"]

    assert rows["logDice"].is_monotonic_decreasing
    assert (rows["near it"] >= rows["docs"]).all()
    assert rows["docs"].min() == 1


def test_distinctive_words_have_a_second_p(shelve: "Callable[..., None]", visit: "Callable[..., Visit]") -> None:
    """Beside the verdict stands how often sources dealt anew give as much: in none of the deals, as seen is one."""
    texts = {"A": "strike strike union", "B": "peace peace vote"}
    shelve({"source": place, "text": texts[place], "published": "2019-07-20"} for place in "AB" * 20)

    rows = _rows(visit("compare", corpus="own")).set_index("word")

    assert rows.loc["strike", ["A", "B"]].tolist() == ["40 in 20", "0"]
    assert rows.loc["peace", ["A", "B"]].tolist() == ["0", "40 in 20"]
    assert set(rows["told"]) == {
        "q = 0.002; p < 0.001"
    }  # of few words, q is not much smaller than what 100 deals can say


def test_too_few_documents_have_one_verdict(shelve: "Callable[..., None]", visit: "Callable[..., Visit]") -> None:
    """Where the page says not to test its texts, no column tests them, and no sentence counts what was told."""
    texts = {"A": "strike strike union", "B": "peace peace vote"}
    shelve({"source": place, "text": texts[place], "published": "2019-07-20"} for place in "AB" * 19)

    found = visit("compare", corpus="own")

    assert list(_rows(found).columns) == ["word", "A", "B"]
    assert "Read these texts; do not test them." in " ".join(found.said)
    assert "chance" not in found.finding


def test_a_word_of_one_document_is_not_tested(shelve: "Callable[..., None]", visit: "Callable[..., Visit]") -> None:
    """However often one document uses it: there is no verdict, and no p."""
    texts = ["strike " * 30, *["bread wine"] * 39]
    shelve({"source": "AB"[place % 2], "text": text, "published": "2019-07-20"} for place, text in enumerate(texts))

    rows = _rows(visit("compare", corpus="own")).set_index("word")

    assert rows.loc["strike", "told"] == "too few documents"


def test_a_cell_that_is_cut_says_so_and_an_empty_one_says_nothing() -> None:
    """Three dots stand where a text goes on; null and what is no number are no words."""
    said = [lists._cell(value) for value in ("short", "x" * 500, None, float("nan"), 7)]

    assert said == ["short", f"{'x' * limits.LONGEST_QUOTE}…", "", "", "7"]


@pytest.mark.parametrize(
    ("page", "link", "name", "setting"),
    [
        ("terms", {}, "words", "word"),
        ("compare", {}, "distinctive words", "word"),
        ("terms", {"word": "raids"}, "collocates", "near"),
        ("entities", {}, "names", "entity"),
        ("topics", {}, "topics", "topic"),
        ("passages", {"word": "raids", "view": "Lines"}, "lines", "document"),
    ],
)
def test_a_row_opens_what_it_stands_for(
    visit: "Callable[..., Visit]", page: str, link: dict[str, str], name: str, setting: str
) -> None:
    """What stands in its first cell is followed, or opened; the list says which row it is."""
    found = visit(page, **link)
    label = found.columns[name][0]["texts"][1]

    found.choose(name, 1)
    if name not in found.lists:  # its passages have taken its place
        found.put(pane="List")

    opened = found.app.session_state[setting]
    if setting in ("word", "near", "entity"):
        assert (opened, found.chosen[name]) == (label, 1)
    elif setting == "topic":
        assert (label.startswith(f"{opened} · "), found.chosen[name]) == (True, 1)
    else:
        assert "Text" in [box.label for box in found.app.selectbox]
