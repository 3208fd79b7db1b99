"""Diverging bars, and a scatter of rates."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import KEYNESS
from dashboard.charts import keyness, rates
from dashboard.paper.palette import Look


def _table(terms: list[str], ratios: list[float]) -> pd.DataFrame:
    rows = KEYNESS.empty().reindex(range(len(terms)))
    ends = {"low": [ratio - 0.5 for ratio in ratios], "high": [ratio + 1 for ratio in ratios], "g2": ratios}
    counts = {"count_target": 1, "count_reference": 2_000, "documents_target": 1, "documents_reference": 9}
    return rows.assign(term=terms, log_ratio=ratios, q=0.01, rate_target=1.25, rate_reference=10.0, **ends, **counts)


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two words of the target's and one of the reference's."""
    return _table(["strike", "union", "nation"], [3.0, 1.0, -2.0])


def test_a_bar_a_word_on_its_side(table: pd.DataFrame, look: Look) -> None:
    """The target's words to the right, the reference's to the left; a click hands over the word."""
    right, left = keyness(table, look, names=("A", "B"), word="", intervals=False).data[:2]

    assert (list(right.x), list(right.y), list(right.customdata)) == ([3.0, 1.0], [0, 1], ["strike", "union"])
    assert (list(left.x), list(left.y), list(left.customdata)) == ([-2.0], [2], ["nation"])


def test_the_axis_says_what_a_step_is(table: pd.DataFrame, look: Look) -> None:
    """Log ratios are explained, and both sides are drawn to one scale."""
    axis = keyness(table, look, names=("A", "B"), word="", intervals=False).layout.xaxis

    assert axis.title.text.startswith("log ratio: each step is a doubling")
    assert axis.range[0] == -axis.range[1]


@pytest.mark.parametrize(("target", "colour", "pattern"), [("A", "#b5541c", ""), ("B", "#1f6f8b", "/")])
def test_a_side_looks_like_its_source(table: pd.DataFrame, look: Look, target: str, colour: str, pattern: str) -> None:
    """Colour and pattern are the source's on either side."""
    other = "B" if target == "A" else "A"
    right = keyness(table, look, names=(target, other), word="", intervals=False).data[0]
    left = keyness(table, look, names=(other, target), word="", intervals=False).data[1]

    assert (right.marker.color, right.marker.pattern.shape) == (colour, pattern)
    assert (left.marker.color, left.marker.pattern.shape) == (colour, pattern)


def test_both_sides_are_named(table: pd.DataFrame, look: Look) -> None:
    """Above the bars stands which side is whose."""
    notes = keyness(table, look, names=("A", "the 2 other sources"), word="", intervals=False).layout.annotations

    assert {note.text for note in notes} == {"<b>more in A ▶</b>", "<b>◀ more in the 2 other sources</b>"}


def test_the_word_being_followed_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    axis = keyness(table, look, names=("A", "B"), word="union", intervals=False).layout.yaxis

    assert axis.ticktext == ("strike", "<b>union</b>", "nation")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Uses and rates on both sides, with singular and plural right."""
    said = keyness(table, look, names=("A", "B"), word="", intervals=False).data[0].hovertext[0]

    assert said.startswith("strike: 1 use in A ")
    assert "2,000 in B " in said


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    chart = keyness(_table([text, text], [1.0, -1.0]), look, names=(text, text), word="", intervals=False)

    assert text not in shown(chart)


def test_nothing_gives_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = keyness(KEYNESS.empty(), look, names=("A", "B"), word="", intervals=False)

    assert chart.data == ()
    assert chart.layout.xaxis.title.text.startswith("log ratio")
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    keyness(table, look, names=("A", "B"), word="", intervals=False)

    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("intervals", [True, False])
def test_intervals_are_drawn_only_when_asked_for(table: pd.DataFrame, look: Look, *, intervals: bool) -> None:
    """From low to high around the log ratio, with room for both ends; without being asked for, none."""
    chart = keyness(table, look, names=("A", "B"), word="", intervals=intervals)

    error = chart.data[0].error_x
    assert (list(error.array) if error.array is not None else None) == ([1.0, 1.0] if intervals else None)
    assert (list(error.arrayminus) if error.array is not None else None) == ([0.5, 0.5] if intervals else None)
    assert chart.layout.xaxis.range[1] > (4.0 if intervals else 3.0)


def test_a_point_a_word(table: pd.DataFrame, look: Look) -> None:
    """Rates on both sides; a click hands over the word; colour and marker are those of the side that uses it more."""
    points = rates(table, look, names=("A", "B"), word="").data[0]

    assert (set(points.x), set(points.y)) == ({10.0}, {1.25})
    assert list(points.customdata) == ["strike", "union", "nation"]
    assert list(points.marker.color) == ["#b5541c", "#b5541c", "#1f6f8b"]
    assert list(points.marker.symbol) == ["circle", "circle", "square"]


def test_axes_of_the_scatter_say_whose_rates_they_are(table: pd.DataFrame, look: Look) -> None:
    """Each axis is one side's."""
    layout = rates(table, look, names=("A", "B"), word="").layout

    assert (layout.xaxis.title.text, layout.yaxis.title.text) == ("per 10,000 words in B", "per 10,000 words in A")


def test_a_rate_of_zero_is_drawn(table: pd.DataFrame, look: Look) -> None:
    """A word that one side never uses is a point, at half of the least rate, and no hole."""
    points = rates(table.assign(rate_target=[2.0, 0.0, 4.0]), look, names=("A", "B"), word="").data[0]

    assert list(points.y) == [2.0, 1.0, 4.0]


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup_in_the_scatter(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    assert text not in shown(rates(_table([text, text], [1.0, -1.0]), look, names=(text, text), word=text))


def test_nothing_gives_a_scatter_with_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = rates(KEYNESS.empty(), look, names=("A", "B"), word="")

    assert chart.data == ()
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_a_line_without_an_end_runs_out_of_the_figure(table: pd.DataFrame, look: Look) -> None:
    """Infinite and far ends neither stretch the axis to more than twice the bars nor leave the line undrawn."""
    open_ = table.assign(low=-np.inf, high=[500.0] * len(table))
    chart = keyness(open_, look, names=("A", "B"), word="", intervals=True)

    furthest = table["log_ratio"].abs().max()
    assert chart.layout.xaxis.range[1] == pytest.approx(2 * furthest * 1.08)
    for bars in chart.data[:2]:
        ends = np.array(bars.x) + bars.error_x.array, np.array(bars.x) - bars.error_x.arrayminus
        assert (np.abs(ends) > chart.layout.xaxis.range[1]).all()
        assert np.isfinite(ends).all()
