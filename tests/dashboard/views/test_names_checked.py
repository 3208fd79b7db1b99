"""The check sheet on the page of names: marked by clicks, kept with the browser and kept work, in no link."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.wording.naming import checking as words

if TYPE_CHECKING:
    from tests.dashboard.conftest import Visit

SEEDS = "Immigration raids, five articles"
NOT_YET = "Names are not yet checked on these texts."


def _button(found: "Visit", label: str) -> "Visit":
    """Press a button by its label."""
    (button,) = [one for one in found.app.button if one.label == label]
    button.click().run()
    assert not found.app.exception
    return found


def _said(found: "Visit") -> str:
    """Return all that can be read on the page."""
    return " ".join(" ".join(found.said).split())


def _number(found: "Visit") -> int:
    """Return the number of what is being marked."""
    (said,) = [text for text in found.said if " marked." in text and " of " in text.split(":")[0]]
    return int(said.split(" of ")[0].split()[-1])


def _marked(visit: "Callable[..., Visit]", *labels: str) -> "Visit":
    """Return the page of names after some marks on its sheet, from the first on."""
    found = _button(visit("entities"), words.OPEN)
    for label in labels:
        _button(found, label)
    return found


def test_before_anything_is_marked(visit: "Callable[..., Visit]") -> None:
    """The page says that names are not yet checked, as a line and among its cautions, and has the way to the sheet."""
    found = visit("entities")

    assert NOT_YET in _said(found)
    assert any(NOT_YET in caution for caution in found.caution)
    assert words.SHEET not in _said(found)
    assert words.SHEET in _said(_button(found, words.OPEN))
    assert words.SHEET not in _said(_button(found, words.CLOSE))


def test_a_mark_leads_to_what_is_not_marked_yet(visit: "Callable[..., Visit]") -> None:
    """Each mark goes on, what was marked can be gone back to and marked otherwise, and the sheet opens where it was."""
    found = _marked(visit, words.RIGHT, words.WRONG)
    assert _number(found) == 3
    assert "1 of 2 mentions drawn at random is right (50%, 95% interval 9% to 91%)" in _said(found)

    _button(_button(found, words.BEFORE), words.RIGHT)
    assert _number(found) == 3
    assert "2 of 2 mentions drawn at random are right (100%, 95% interval 34% to 100%)" in _said(found)

    _button(_button(found, words.CLOSE), words.OPEN)
    assert _number(found) == 3


def test_sentences_come_after_the_mentions(visit: "Callable[..., Visit]") -> None:
    """A sentence in which no name was found is asked about, and says something of what was missed."""
    found = visit("entities", checking="60")

    assert "No name was found in this sentence. Does it have one?" in _said(found)
    _button(found, words.MISSING)
    assert "of 1 sentence in which none was found, 1 has one after all" in _said(found)
    assert _number(found) == 61


def test_all_can_be_marked_and_taken_back(visit: "Callable[..., Visit]") -> None:
    """When all is marked the sheet says so; taken back, names are not yet checked."""
    found = _button(visit("entities"), words.OPEN)
    for _ in range(50):
        _button(found, words.RIGHT)
    for _ in range(20):
        _button(found, words.NONE_MISSING)

    assert words.DONE in _said(found)
    assert "50 of 50 mentions drawn at random are right (100%, 95% interval 93% to 100%)" in _said(found)
    assert NOT_YET in _said(_button(found, words.FORGET))


def test_marks_stay_with_the_browser_and_are_in_no_link(visit: "Callable[..., Visit]") -> None:
    """What a browser keeps has them, and a session that comes back with it; neither link nor address does."""
    found = _marked(visit, words.RIGHT, words.WRONG)
    kept = json.loads(found.place()["where"])["checked"]

    assert len(kept) == 2
    assert "checked" not in parse_qs(urlsplit(found.link()).query)
    assert "checked=" not in found.place()["address"]
    assert "1 of 2 mentions" in _said(visit("entities", checked=kept))


@pytest.mark.parametrize("page", ["overview", "methods"])
def test_marks_outlive_other_pages(visit: "Callable[..., Visit]", page: str) -> None:
    """Whoever comes back to the page finds them; the methods paragraph says what they come to."""
    found = _marked(visit, words.RIGHT).go(page)

    assert ("1 of 1 mention drawn at random is right" in _said(found)) == (page == "methods")
    assert "1 of 1 mention drawn at random is right" in _said(found.go("entities"))


def test_marks_of_another_corpus_do_not_count(visit: "Callable[..., Visit]", shelve: Callable[..., None]) -> None:
    """A corpus has marks of its own; those of the first are there again when it is opened again."""
    shelve([{"text": "Nobody at all is named in this one."}])
    found = _button(_button(visit("entities", corpus=SEEDS), words.OPEN), words.RIGHT)
    found.put(corpus="own")
    assert NOT_YET in _said(found)
    _button(_button(found, words.OPEN), words.NONE_MISSING)

    assert "of 1 sentence in which none was found, none have one after all" in _said(found)
    assert "1 of 1 mention drawn at random is right (100%, 95% interval 21% to 100%)." in _said(found.put(corpus=SEEDS))


@pytest.mark.parametrize("line", ["", "{", "[]", '["x"]', '["0", "d", "1", 2, "a", "b", true]', "[" * 5_000, "null"])
def test_what_is_no_mark_is_passed_over(visit: "Callable[..., Visit]", line: str) -> None:
    """What a link says that nobody has marked is nothing."""
    assert NOT_YET in _said(visit("entities", checked=[line]))


def test_two_sessions_do_not_meet(visit: "Callable[..., Visit]") -> None:
    """What one marks another has not marked."""
    _marked(visit, words.RIGHT)

    assert NOT_YET in _said(visit("entities"))


def test_tables_of_names_say_how_right_they_are(visit: "Callable[..., Visit]") -> None:
    """The data of names has what the marks come to beside each row, and that nothing is marked as long as it is so."""
    columns = ["checked", "precision", "precision_low", "precision_high", "recall_most"]
    before = visit("entities").put(**{"data-entities": True}).app.dataframe[0].value
    found = _marked(visit, words.RIGHT, words.WRONG).put(**{"data-entities": True})
    after = next(one.value for one in found.app.dataframe if "aliases" in one.value)

    assert set(before["checked"]) == {0}
    assert before[columns[1:]].isna().all(axis=None)
    assert set(after["checked"]) == {2}
    assert set(after["precision"]) == {0.5}


@pytest.mark.parametrize(("word", "counts"), [("ice", False), ("[ICE]", True)])
def test_other_tables_say_it_where_a_name_is_followed(
    visit: "Callable[..., Visit]", word: str, *, counts: bool
) -> None:
    """Where a search asks for a name its counts are as right as names are; counts of words are exact."""
    (table,) = visit("trends", word=word).put(**{"data-trend": True}).app.dataframe

    assert ("precision" in table.value) == counts
