"""Methods: the paragraph says what this session has looked at, with the works for it, and can be copied."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis import VERSION
from dashboard.serving.shelf import STARTER
from dashboard.wording import notes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

CITATION = (Path(__file__).parents[3] / "CITATION.cff").read_text(encoding="utf-8")


def _paragraph(visit: "Visit") -> str:
    (said,) = [text for text in visit.said if text.startswith("The analysis covers")]
    return said


def _copied(visit: "Visit") -> str:
    (found,) = [one for one in visit.app.get("bidi_component") if one.proto.component_name.endswith("copy")]
    return str(json.loads(found.proto.json)["text"])


def test_before_any_page_all_methods_are_described(visit: "Callable[..., Visit]") -> None:
    """And it is said that nothing was looked at."""
    found = visit("methods")

    assert any("No page with numbers of this corpus was looked at in this session" in text for text in found.said)
    assert all(said in _paragraph(found) for said in ("log ratios", "Topics are", "A line over time", "Rates are"))


@pytest.mark.parametrize(
    ("pages", "described", "passed_over"),
    [
        (["terms"], "DPnorm", "log ratios"),
        (["trends"], "A line over time", "DPnorm"),
        (["compare"], "log ratios", "Topics are"),
        (["terms", "trends"], "DPnorm", "log ratios"),
        (["entities"], "Names are those", "log ratios"),
        (["entities"], "Rates are", "log ratios"),
    ],
)
def test_only_pages_that_were_looked_at_are_described(
    visit: "Callable[..., Visit]", pages: list[str], described: str, passed_over: str
) -> None:
    """With the works of their methods, and no other."""
    found = visit(pages[0])
    for page in [*pages[1:], "glossary", "methods"]:
        found.go(page)

    assert described in _paragraph(found)
    assert passed_over not in _paragraph(found)
    works = re.findall(r"<li[^>]*>([^<]+)</li>", "".join(found.html))
    assert works[-1] == notes.HOW_TO_CITE
    assert any("Measuring keyness" in work for work in works) == ("compare" in pages)
    assert any("The methods of those pages that were looked at" in text for text in found.said)


def test_names_of_two_sides_were_compared_where_differences_were_looked_at(visit: "Callable[..., Visit]") -> None:
    """How they are tested is said only then."""
    assert "log ratios" in _paragraph(visit("entities", pane="Differences").go("methods"))
    assert "log ratios" not in _paragraph(visit("entities", pane="Where").go("methods"))


def test_words_near_another_were_used_where_one_was_followed(visit: "Callable[..., Visit]") -> None:
    """Their measure is named only then."""
    assert "logDice" in _paragraph(visit("terms", word="raids").go("methods"))
    assert "logDice" not in _paragraph(visit("terms").go("methods"))


def test_another_corpus_was_not_looked_at(shelve: "Callable[..., None]", visit: "Callable[..., Visit]") -> None:
    """What was looked at of one says nothing of another."""
    shelve([{"text": "Raids at dawn."}])
    found = visit("terms", corpus=STARTER).go("methods")
    assert "Topics are" not in _paragraph(found)

    assert "Topics are" in _paragraph(found.put(corpus="own"))


def test_paragraph_and_references_are_copied_together(visit: "Callable[..., Visit]") -> None:
    """A blank line between them, and the tool last."""
    found = visit("terms").go("methods")

    first, *works = _copied(found).split("\n\n")
    assert first == _paragraph(found)
    assert len(works) > 3
    assert works[-1] == notes.HOW_TO_CITE


def test_the_tool_is_cited_as_its_file_has_it() -> None:
    """Authors, year, title and version."""
    said = dict(re.findall(r"^(?:  - )?(title|version|date-released|name): \"?([^\"\n]+)", CITATION, re.MULTILINE))

    assert said["version"] == VERSION
    assert (
        f"{said['name']}. ({said['date-released'][:4]}). {said['title']} (Version {VERSION}) [Computer software]."
    ) == notes.HOW_TO_CITE
