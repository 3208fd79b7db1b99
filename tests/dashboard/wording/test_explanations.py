"""Explanations: every column has one, in two sentences, with the source of its formula, and it can be opened."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.comparing import keyness as compare
from analysis.corpus.schema import COLUMNS, PASSAGES
from analysis.counting import trends
from analysis.finding import topics
from dashboard.wording import explanations
from dashboard.wording.explanations import COUNTED, EXPLANATIONS, GROUPS, STATED, Explanation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

METHODS = (Path(__file__).parents[3] / "docs" / "methods.md").read_text(encoding="utf-8").replace("*", "")
REFERENCES = [line.casefold() for line in METHODS.splitlines() if re.match(r"- .+ \(\d{4}\)\. ", line)]
UNPUBLISHED = {"", COUNTED, STATED}
PUBLISHED = sorted(
    {part for said in EXPLANATIONS.values() if said.source not in UNPUBLISHED for part in said.source.split("; ")}
)
PLAIN_SHARES = {"document_share", "share", "figure"}  # numbers that a division gives, or that name what they are
MEASURED = [name for name, column in COLUMNS.items() if column.kind == "number" and name not in PLAIN_SHARES]
CARDS = {
    "overview": "coverage",
    "terms": "terms",
    "trends": "trend",
    "compare": "keyness",
    "topics": "topics",
    "entities": "entities",
}
every_column = pytest.mark.parametrize("name", EXPLANATIONS)


def _pieces(visit: "Visit") -> list[str]:
    """Return the lists of explanations on a page."""
    return [html for html in visit.html if html.startswith("<dl")]


def test_every_column_is_explained() -> None:
    """No column of any contract is without its explanation; this names those that are."""
    assert [name for name in COLUMNS if name not in EXPLANATIONS] == []


def test_a_column_is_explained_once() -> None:
    """A column stands in one group, and means the same wherever it stands."""
    assert sum(len(group) for group in GROUPS.values()) == len(EXPLANATIONS)


@every_column
def test_an_explanation_is_two_sentences(name: str) -> None:
    """What it is, and how to read it: two sentences, no more and no less."""
    said = EXPLANATIONS[name]

    for sentence in (said.what, said.reading):
        assert re.fullmatch(r"[“A-Z0-9].*[^.!?]\.", sentence)
        assert re.search(r"[.!?][”)]?\s", sentence) is None


@every_column
def test_an_explanation_is_short_and_plain(name: str) -> None:
    """Nobody reads on after forty words, and nothing in it is taken for markup by a tooltip."""
    said = EXPLANATIONS[name]

    assert max(len(said.what.split()), len(said.reading.split())) <= 40
    assert set(said.what + said.reading) & set("*`$[]<>~") == set()


@pytest.mark.parametrize("name", MEASURED)
def test_a_computed_number_names_the_source_of_its_formula(name: str) -> None:
    """Whoever writes a paper learns whom to cite."""
    assert EXPLANATIONS[name].source not in UNPUBLISHED


@pytest.mark.parametrize("source", PUBLISHED)
def test_a_source_is_in_the_list_of_references(source: str) -> None:
    """Author, year and title lead to a full reference in the documentation of methods."""
    found = re.fullmatch(r"(.+?) (\d{4}), (.+)", source)
    assert found
    who, year, title = (part.casefold() for part in found.groups())
    first = re.split(r",| and | et al", who)[0]

    assert [line for line in REFERENCES if line.startswith(f"- {first}, ") and f"({year}). {title}" in line] != []


@pytest.mark.parametrize("name", [name for name in COLUMNS if COLUMNS[name].unit and " to " not in COLUMNS[name].unit])
def test_the_unit_is_said(name: str) -> None:
    """An explanation names the unit of its column."""
    said = EXPLANATIONS[name]

    assert COLUMNS[name].unit.casefold() in f"{said.what} {said.reading}".casefold()


@pytest.mark.parametrize(
    ("name", "phrase", "holds"),
    [
        ("p", "fewer than five documents", compare.SUPPORT == 5),
        ("q", "fewer than five documents", compare.SUPPORT == 5),
        ("periods", "fewer than eight", trends.LEAST_PERIODS == 8),
        ("passages", "fewer than 100 documents", topics.SHORT_CORPUS == 100),
        ("stability", "ten top words", topics.TOP_WORDS == 10),
        ("stability", "ten random parts", topics.REFITS == 10),
        ("coherence", "ten top words", topics.TOP_WORDS == 10),
        ("rate", "per 10,000 words", compare.PER == trends.PER == 10_000),
    ],
)
def test_an_explanation_says_what_the_analysis_does(name: str, phrase: str, *, holds: bool) -> None:
    """Numbers that an explanation states are those that the analysis goes by."""
    assert phrase in explanations.text(name)
    assert holds


def test_a_text_ends_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tooltip has both sentences and the source; without a source it ends with the sentences."""
    monkeypatch.setitem(
        EXPLANATIONS, "made", Explanation("This is it.", "Read it so.", "Evert 2022, Measuring keyness")
    )
    monkeypatch.setitem(EXPLANATIONS, "plain", Explanation("This is it.", "Read it so."))

    assert explanations.text("made") == "This is it. Read it so. Source: Evert 2022, Measuring keyness."
    assert explanations.text("plain") == "This is it. Read it so."


def test_columns_of_a_user_are_not_explained() -> None:
    """What a file brings along besides is passed over, and the order is that of the table."""
    assert [name for name, _ in explanations.listed(["q", "my column", "lrc"])] == ["q", "lrc"]


@pytest.mark.parametrize(("page", "card"), CARDS.items())
def test_a_figure_explains_its_columns_when_asked(visit: "Callable[..., Visit]", page: str, card: str) -> None:
    """Beside each figure is a button; what it opens is drawn only when it is open."""
    found = visit(page)
    assert "Explain this" in [popover.proto.popover.label for popover in found.app.get("popover")]
    assert _pieces(found) == []

    found.put(**{f"explain-{card}": True})

    (said,) = _pieces(found)
    assert said.count("<dt") >= 5
    assert "Source: " in said


def test_passages_explain_their_columns_too(visit: "Callable[..., Visit]") -> None:
    """The row of downloads over passages has the same button, and all that the download holds is explained."""
    (said,) = _pieces(visit("passages", word="raids").put(**{"explain-passages-use": True}))

    shown = set(re.findall(r"<dt[^>]*>([^<]+)</dt>", said))

    assert shown == {*PASSAGES.columns, "title", "date"} - {"published"}


def test_the_methods_page_explains_every_column(visit: "Callable[..., Visit]") -> None:
    """All explanations, group by group."""
    html = "".join(visit("methods").html)

    assert re.findall(r"<h4[^>]*>([^<]+)</h4>", html) == list(GROUPS)
    assert [name for name in EXPLANATIONS if f">{name}</dt>" not in html] == []


@pytest.mark.parametrize("page", ["overview", "terms", "topics", "entities"])
def test_every_column_of_a_list_has_its_explanation(visit: "Callable[..., Visit]", page: str) -> None:
    """The heads of a list have tooltips of two sentences."""
    table = visit(page).app.dataframe[0].proto
    shown = json.loads(table.columns)

    assert [name for name, column in shown.items() if "help" not in column] == ["_index"]
