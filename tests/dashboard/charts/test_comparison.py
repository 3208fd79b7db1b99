"""Diverging bars."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.schema import KEYNESS
from dashboard.charts import keyness
from dashboard.palette import Look


def _table(terms: list[str], ratios: list[float]) -> pd.DataFrame:
    return KEYNESS.empty().reindex(range(len(terms))).assign(
        term=terms, log_ratio=ratios, count_target=1, count_reference=2_000, rate_target=1.25, rate_reference=10.0
    )  # fmt: skip


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two words of the target's and one of the reference's."""
    return _table(["strike", "union", "nation"], [3.0, 1.0, -2.0])


def test_a_bar_a_word_on_its_side(table: pd.DataFrame, look: Look) -> None:
    """The target's words to the right, the reference's to the left; a click hands over the word."""
    right, left = keyness(table, look, target="A", reference="B", word="").data[:2]

    assert (list(right.x), list(right.y), list(right.customdata)) == ([3.0, 1.0], [0, 1], ["strike", "union"])
    assert (list(left.x), list(left.y), list(left.customdata)) == ([-2.0], [2], ["nation"])


def test_the_axis_says_what_a_step_is(table: pd.DataFrame, look: Look) -> None:
    """Log ratios are explained, and both sides are drawn to one scale."""
    axis = keyness(table, look, target="A", reference="B", word="").layout.xaxis

    assert axis.title.text.startswith("log ratio: each step is a doubling")
    assert axis.range[0] == -axis.range[1]


@pytest.mark.parametrize(("target", "colour", "pattern"), [("A", "#b5541c", ""), ("B", "#1f6f8b", "/")])
def test_a_side_looks_like_its_source(table: pd.DataFrame, look: Look, target: str, colour: str, pattern: str) -> None:
    """Colour and pattern are the source's on either side."""
    other = "B" if target == "A" else "A"
    right = keyness(table, look, target=target, reference=other, word="").data[0]
    left = keyness(table, look, target=other, reference=target, word="").data[1]

    assert (right.marker.color, right.marker.pattern.shape) == (colour, pattern)
    assert (left.marker.color, left.marker.pattern.shape) == (colour, pattern)


def test_both_sides_are_named(table: pd.DataFrame, look: Look) -> None:
    """Above the bars stands which side is whose."""
    notes = keyness(table, look, target="A", reference="the 2 other sources", word="").layout.annotations

    assert {note.text for note in notes} == {"<b>more in A ▶</b>", "<b>◀ more in the 2 other sources</b>"}


def test_the_word_being_followed_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    axis = keyness(table, look, target="A", reference="B", word="union").layout.yaxis

    assert axis.ticktext == ("strike", "<b>union</b>", "nation")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Uses and rates on both sides, with singular and plural right."""
    said = keyness(table, look, target="A", reference="B", word="").data[0].hovertext[0]

    assert said.startswith("strike: 1 use in A ")
    assert "2,000 in B " in said


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    chart = keyness(_table([text, text], [1.0, -1.0]), look, target=text, reference=text, word="")

    assert text not in shown(chart)


def test_nothing_gives_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = keyness(KEYNESS.empty(), look, target="A", reference="B", word="")

    assert chart.data == ()
    assert chart.layout.xaxis.title.text.startswith("log ratio")
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    keyness(table, look, target="A", reference="B", word="")

    pd.testing.assert_frame_equal(table, before)
