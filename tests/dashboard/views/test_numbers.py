"""Sentences about numbers as they stand on the pages: what is counted, what has no word, and what can be told."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

SILENT = "2 of 3 documents have no word: they are counted among the documents, and in no rate."


def _said(visit: "Visit") -> str:
    return " ".join(visit.said)


@pytest.fixture
def signs(shelve: Callable[..., None]) -> None:
    """Offer a corpus of three dated documents, of which one has words."""
    shelve({"text": text, "published": "2019-07-01"} for text in ("war and peace", "!!!", "— ? —"))


@pytest.mark.usefixtures("signs")
@pytest.mark.parametrize("page", ["overview", "terms", "trends", "entities", "passages", "methods"])
def test_every_page_says_that_documents_have_no_word(visit: "Callable[..., Visit]", page: str) -> None:
    """A caution counts them; Overview says so in its first sentence, too."""
    found = visit(page, corpus="own")

    assert SILENT in _said(found)
    assert ("2 documents have no word." in found.finding) is (page == "overview")


def test_documents_without_words_are_not_said_to_have_no_date(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """A corpus of signs has nothing to draw for want of words, in the sentence and in the figure."""
    shelve({"text": "!!!", "published": f"201{year}"} for year in range(9))

    found = visit("trends", corpus="own")

    assert found.finding.startswith("There is no word to draw")
    assert "dated exactly enough" not in _said(found)


def test_undated_documents_are_still_said_to_have_no_date(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Where there are words and no dates, dates are what is missing."""
    shelve([{"text": "war and peace"}])

    assert visit("trends", corpus="own", word="war").finding == (
        "No document here is dated exactly enough to be placed in a year."
    )


@pytest.mark.parametrize(
    ("uses", "said"),
    [
        (range(1, 9), "raid in A rises over 8 years by some 100 per 10,000 words a year (p < 0.001)."),
        (range(8, 0, -1), "raid in A falls over 8 years by some 100 per 10,000 words a year (p < 0.001)."),
        ([3, 8, 1, 5, 7, 2, 6, 4], "raid in A has no direction that can be told from chance in 8 years (p = 0.97)."),
        ([5, 5, 5, 5, 5, 5, 5, 5], "raid in A has no direction that can be told from chance in 8 years (p = 1)."),
    ],
)
def test_trends_says_a_direction_where_a_test_gives_one(
    shelve: Callable[..., None], visit: "Callable[..., Visit]", uses: "list[int]", said: str
) -> None:
    """Uses of 100 words a year: steady rises and falls are said with their number, disorder and level lines without."""
    rows = [" ".join(["raid"] * number + ["x"] * (100 - number)) for number in uses]
    shelve({"text": text, "published": str(2010 + year)} for year, text in enumerate(rows))

    assert said in _said(visit("trends", corpus="own", word="raid", terms="raid", by="year"))


def test_a_word_used_seldom_or_never_has_no_direction(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Eight years of 100 words: of one use in the last, or of none, no test is made and no direction said or denied."""
    rows = [{"text": "x " * 99 + ("raid" if year == 7 else "x"), "published": str(2010 + year)} for year in range(8)]
    shelve(rows)

    for word in ("raid", "never"):
        assert "direction" not in _said(visit("trends", corpus="own", word=word, terms=word, by="year"))


def test_a_trend_counts_the_documents_with_the_word(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """The sentence over the passages and the head of the passages say the same three numbers."""
    texts = ["war war war x x x x x x x", "war x x x x x x x x x", *["x " * 10] * 10]
    shelve({"text": text, "published": "2019-07-01"} for text in texts)

    found = visit("trends", corpus="own", word="war", terms="war", point="war|A|2019-01-01", per_source="True")

    assert "(4 uses in 2 of 12 documents)" in _said(found) or "(4 uses in 2 of 12 documents)" in found.finding
    assert "4 uses in 2 of 12 documents" in _said(found)


def test_terms_says_how_many_words_are_left_out_here(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Not how long the list is: of it two words occur, five times."""
    shelve([{"text": "the war and the peace and the end", "language": "en"}])

    found = visit("terms", corpus="own")

    assert "2 words left out (5 uses)" in [popover.proto.popover.label for popover in found.app.get("popover")]
    assert "2 occur in the documents selected" in _said(found.put(**{"stopword-list": True}))


def test_compare_says_how_many_words_can_be_told_in_all(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Of the ten words on either side six are shown, and all twenty can be told from chance."""
    words = {side: " ".join(f"{side.lower()}word{place}" for place in range(10)) for side in "AB"}
    shelve({"source": source, "text": words[source], "published": "2019-07-20"} for source in "AB" * 25)

    found = visit("compare", corpus="own")

    assert found.finding.endswith("; 20 words in all can be told from chance.")


def test_the_list_beside_passages_names_the_one_source_that_is_left_out(
    shelve: Callable[..., None], visit: "Callable[..., Visit]"
) -> None:
    """Of fourteen sources thirteen have a column or are offered for one; the last is called by its name."""
    shelve({"source": f"S{place}", "text": "war " * (2 if place else 1)} for place in range(14))

    found = visit("passages", corpus="own", word="war")

    assert "1 use by S0: choose sources in the sidebar to see it here." in found.said


def test_lines_keep_the_words_next_to_the_match(shelve: Callable[..., None], visit: "Callable[..., Visit]") -> None:
    """Long words and line ends before a match: all of it is in the list, on one line; a browser cuts its far end."""
    far = "Counter-revolutionary administrations\nnotwithstanding, extraordinarily\nlong-winded"
    shelve([{"text": f"{far}\nraid now\nthen"}])

    lines = visit("passages", corpus="own", word="raid", view="Lines").lists["lines"]

    assert lines[["left", "match", "right"]].to_numpy().tolist() == [[" ".join(far.split()), "raid", "now then"]]
