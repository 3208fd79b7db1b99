"""What all figures share: text shown as it is, rows with room, and time axes with whole periods."""

import pandas as pd
import pytest

from dashboard.charts import theme
from dashboard.paper.palette import Look


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("%{x}", "%&#123;x}"),
        ("R&D", "R&amp;D"),
        ("«don’t» 'quote' \"me\"", "«don’t» 'quote' \"me\""),
    ],
)
def test_text_is_literal(text: str, shown: str) -> None:
    """Neither tags nor templates of Plotly come out of corpus text."""
    assert theme.plotly_text(text) == shown


def test_a_long_label_is_cut_before_it_is_made_literal() -> None:
    """At most 28 characters as people count them, and never half of an escaped one."""
    assert theme.label("<" * 40) == "&lt;" * 27 + "…"
    assert theme.label("x" * 28) == "x" * 28


def test_rows_run_from_top_to_bottom_with_the_chosen_one_in_bold() -> None:
    """The first row is on top, and only the row being followed is bold."""
    axis = theme.rows(["a", "<i>"], [False, True], head=1)

    assert axis["ticktext"] == ["a", "<b>&lt;i&gt;</b>"]
    assert axis["tickvals"] == [0, 1]
    assert axis["range"] == [1.5, -1.5]


def test_few_rows_have_the_room_of_four() -> None:
    """A figure never becomes a slit."""
    assert theme.room(1) == theme.room(4) < theme.room(5)


def test_bars_have_a_colour_and_a_pattern(look: Look) -> None:
    """A source's bars are told apart without colour."""
    assert [theme.filled(source, look)["color"] for source in "AB"] == ["#b5541c", "#1f6f8b"]
    assert [theme.filled(source, look)["pattern"]["shape"] for source in "ABC"] == ["", "/", "x"]


def test_a_note_stands_in_the_middle(look: Look) -> None:
    """An empty figure keeps its axes and says why it is empty."""
    chart = theme.noted(theme.blank(look, height=100), "Nothing")

    assert [(note.text, note.x, note.y) for note in chart.layout.annotations] == [("Nothing", 0.5, 0.5)]
    assert chart.data == ()


@pytest.mark.parametrize("dark", [False, True])
def test_the_paper_shows_through(*, dark: bool) -> None:
    """A figure has no ground of its own, and the ink of the page's, light or dark."""
    look = Look((), dark=dark)
    layout = theme.blank(look, height=100).layout

    assert {layout.paper_bgcolor, layout.plot_bgcolor} == {"rgba(0,0,0,0)"}
    assert layout.font.color == look.ink


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["short", "other"], ["short", "other"]),
        (["The Gazette of A", "The Gazette of B"], ["The … of A", "The … of B"]),
        (["The Gazette of A", "Elsewhere, a long one"], ["The Gazet…", "Elsewhere…"]),
        (["Gazette, A, daily", "Gazette, B, daily"], ["Gaze… (1)", "Gaze… (2)"]),
    ],
    ids=["short", "alike at first", "unlike", "alike at both ends"],
)
def test_no_two_labels_are_cut_to_the_same(texts: list[str], shown: list[str]) -> None:
    """Names that begin alike keep their ends; those that end alike as well are numbered."""
    assert theme.labels(texts, 10) == shown


def test_a_long_name_is_whole_where_one_hovers() -> None:
    """It stands in lines of at most sixty characters, literally; a shorter one is not touched."""
    lines = theme.full("word <b> " * 20).split("<br>")

    assert theme.full("a  <b>") == "a  &lt;b&gt;"
    assert max(len(line.replace("&lt;b&gt;", "<b>")) for line in lines) <= 60
    assert " ".join(lines).split() == ["word", "&lt;b&gt;"] * 20


@pytest.mark.parametrize(
    ("most", "steps", "step"), [(0, 5, 1), (1, 5, 1), (2, 2, 1), (3, 2, 2), (10, 2, 5), (11, 2, 10), (452, 6, 100)]
)
def test_an_axis_that_counts_has_whole_numbers_once_each(most: int, steps: int, step: int) -> None:
    """Its step is the least of 1, 2, 5, 10 … that leaves no more ticks than there is room for."""
    axis = theme.whole(most, steps)

    assert (axis["tick0"], axis["dtick"]) == (0, step)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([100.0], ["100"]),
        ([3.0, 30.0], ["2", "5", "10", "20", "50"]),
        ([0.05, 4_000.0], ["0.1", "1", "10", "100", "1,000"]),
    ],
)
def test_a_logarithmic_axis_has_round_numbers(values: list[float], ticks: list[str]) -> None:
    """Tens where there are many of them, twos and fives between them where there are few."""
    assert theme.logarithmic(pd.Series(values))["ticktext"] == ticks


@pytest.mark.parametrize(("names", "more"), [(["A", "B"], 0), (["x" * 28] * 2, 0), (["x" * 28] * 9, 7 * 21)])
def test_a_legend_has_room_on_a_phone(names: list[str], more: int) -> None:
    """Long names take a line each there; two lines have room in any figure, more make it higher."""
    assert theme.legend(names, height=280)["height"] == 280 + more
