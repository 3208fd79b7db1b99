"""Paired bars, and a scatter of rates."""

from collections.abc import Callable

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


def test_two_bars_a_word(table: pd.DataFrame, look: Look) -> None:
    """Its rates to one scale, the target's to the right, the other side's to the left; uses and documents beside."""
    right, left = keyness(table, look, names=("A", "B"), word="").data[:2]

    assert [one / other for one, other in zip(left.x, right.x, strict=True)] == pytest.approx([-10 / 1.25] * 3)
    assert right.base == -left.base > 0
    assert left.base + min(left.x) > -1
    assert (set(right.text), set(left.text)) == ({"1 in 1"}, {"2,000 in 9"})


def test_words_stand_in_the_middle_in_the_order_of_what_is_drawn(table: pd.DataFrame, look: Look) -> None:
    """On each side the most frequent there is on top; the click on any part of a row hands over its word."""
    rates_ = table.assign(rate_target=[1.0, 9.0, 0.0])
    words, rows = keyness(rates_, look, names=("A", "B"), word="").data[2:]

    assert list(words.text) == list(rows.customdata) == ["union", "strike", "nation"]
    assert (list(words.y), set(words.x), words.mode) == ([0, 1, 2], {0}, "text")
    assert (rows.base, set(rows.x), rows.width, rows.marker.opacity) == (-1, {2}, 1, 0)


def test_a_word_of_one_document_is_hollow(table: pd.DataFrame, look: Look) -> None:
    """On both sides; a word of several is filled."""
    once = table.assign(documents_reference=[0, 9, 9])

    for bars in keyness(once, look, names=("A", "B"), word="").data[:2]:
        assert [colour == "rgba(0,0,0,0)" for colour in bars.marker.color] == [True, False, False]


def test_a_side_that_does_not_use_a_word_says_nothing(table: pd.DataFrame, look: Look) -> None:
    """Where there is no bar, there is no count."""
    left = keyness(table.assign(count_reference=0, rate_reference=0.0), look, names=("A", "B"), word="").data[1]

    assert (set(left.text), set(left.x)) == ({""}, {None})


@pytest.mark.parametrize("target", ["A", "B"])
def test_a_side_looks_like_its_source(table: pd.DataFrame, look: Look, target: str) -> None:
    """Colour and pattern are the source's on either side, and swapping the sides swaps none."""
    names = (target, "B" if target == "A" else "A")
    bars = keyness(table, look.paired(*names), names=names, word="").data[:2]
    found = {name: (bar.marker.color, bar.marker.pattern.shape) for name, bar in zip(names, bars, strict=True)}

    assert found == {"A": ("#b5541c", ""), "B": ("#1f6f8b", "/")}


def test_both_sides_are_named(table: pd.DataFrame, look: Look) -> None:
    """Above the bars stands which side is whose, in its colour."""
    names = ("A", "the 2 others")
    notes = keyness(table, look.paired(*names), names=names, word="").layout.annotations

    assert {(note.text, note.font.color) for note in notes} == {
        ("<b>A ▸</b>", "#b5541c"),
        ("<b>◂ the 2 others</b>", "#1f6f8b"),
    }


def test_the_word_being_followed_is_bold_and_framed(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    chart = keyness(table, look, names=("A", "B"), word="union")

    assert list(chart.data[2].text) == ["strike", "<b>union</b>", "nation"]
    assert [(frame.y0, frame.y1) for frame in chart.layout.shapes] == [(0.54, 1.46)]


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Uses, documents and rates on both sides, the ratio with its interval, with singular and plural right."""
    said = keyness(table, look, names=("A", "B"), word="").data[3].hovertext[0]

    assert said.startswith("strike: 1 use in A ")
    assert "2,000 in B " in said
    assert "log ratio +3.0 (+2.5 to +4.0)" in said


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    chart = keyness(_table([text, text], [1.0, -1.0]), look, names=(text, text), word="")

    assert text not in shown(chart)


def test_nothing_gives_a_note(look: Look) -> None:
    """Without rows there is a sentence."""
    chart = keyness(KEYNESS.empty(), look, names=("A", "B"), word="")

    assert chart.data == ()
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    keyness(table, look, names=("A", "B"), word="")

    pd.testing.assert_frame_equal(table, before)


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
