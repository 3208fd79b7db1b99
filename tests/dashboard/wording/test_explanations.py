"""Explanations: what a column says is one text with its source, and can be opened on every page."""

import re
from typing import TYPE_CHECKING

import pytest

from analysis.corpus.columns import COLUMNS, GROUPS, Column
from analysis.corpus.schema import PASSAGES
from dashboard.wording import explanations, limits

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Visit

CARDS = {
    "overview": "coverage",
    "terms": "terms",
    "trends": "trend",
    "compare": "keyness",
    "topics": "topics",
    "entities": "entities",
}


def _pieces(visit: "Visit") -> list[str]:
    """Return the lists of explanations on a page."""
    return [html for html in visit.html if html.startswith("<dl")]


def test_a_text_ends_with_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tooltip has both sentences and the source; without a source it ends with the sentences."""
    made = Column("number", "", "This is it.", "Read it so.", "Evert 2022, Measuring keyness")
    monkeypatch.setitem(COLUMNS, "made", made)
    monkeypatch.setitem(COLUMNS, "plain", Column("text", "", "This is it.", "Read it so."))

    assert explanations.explanation("made") == "This is it. Read it so. Source: Evert 2022, Measuring keyness."
    assert explanations.explanation("plain") == "This is it. Read it so."


def test_columns_of_a_user_are_not_explained() -> None:
    """What a file brings along besides is passed over, and the order is that of the table."""
    assert [name for name, _ in explanations.listed(["q", "my column", "lrc"])] == ["q", "lrc"]


@pytest.mark.parametrize(("page", "card"), CARDS.items())
def test_a_figure_explains_its_columns_when_asked(visit: "Callable[..., Visit]", page: str, card: str) -> None:
    """Beside each figure is a button; what it opens is drawn only when it is open."""
    found = visit(page)
    assert "How to read this" in [popover.proto.popover.label for popover in found.app.get("popover")]
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


def test_the_glossary_explains_every_column(visit: "Callable[..., Visit]") -> None:
    """All explanations, group by group, each with a name by which a link leads to it; the limits are on Methods."""
    html = "".join(visit("glossary").html)

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == [*GROUPS]
    assert [name for name in COLUMNS if f'<dt id="column-{name}"' not in html] == []
    assert re.findall(r"<h3[^>]*>([^<]+)</h3>", "".join(visit("methods").html)) == [*limits.limit_sections()]


def test_the_glossary_is_searched(visit: "Callable[..., Visit]") -> None:
    """By all words, in names and explanations, whatever their capitals; the finding counts what is found."""
    found = visit("glossary", find="LOG ratio")
    named = re.findall(r'<dt id="column-([^"]+)"', "".join(found.html))

    assert "log_ratio" in named
    assert "title" not in named
    assert all({"log", "ratio"} <= set(re.findall("log|ratio", explanations.explanation(n) + n)) for n in named)
    assert found.finding == f"{len(named)} columns with “LOG ratio” in name or explanation."


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "a" * 5_000, "((", "\\", "🐟 &amp;"])
def test_what_is_not_in_the_glossary_is_said(visit: "Callable[..., Visit]", hostile: str) -> None:
    """What was typed is shown as it was, and finds nothing."""
    found = visit("glossary").put(find=hostile)

    assert found.finding == f"No column and no explanation has “{hostile}”."
    assert "<dt" not in "".join(found.html)


@pytest.mark.parametrize("page", ["overview", "terms", "topics", "entities"])
def test_every_column_of_a_list_has_its_explanation(visit: "Callable[..., Visit]", page: str) -> None:
    """The heads of lists have tooltips of two sentences."""
    shown = visit(page).columns.values()

    assert shown
    assert [column["label"] for columns in shown for column in columns if column["help"].count(". ") < 1] == []
