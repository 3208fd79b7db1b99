"""What all figures share: text shown as it is, rows with room, and time axes with whole periods."""

import pandas as pd
import pytest

from dashboard.charts import theme
from dashboard.palette import Look


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
    assert theme.literal(text) == shown


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
    chart = theme.note(theme.figure(look, height=100), "Nothing")

    assert [(note.text, note.x, note.y) for note in chart.layout.annotations] == [("Nothing", 0.5, 0.5)]
    assert chart.data == ()


@pytest.mark.parametrize("dark", [False, True])
def test_the_paper_shows_through(*, dark: bool) -> None:
    """A figure has no ground and no ink of its own: both are the page's, light or dark."""
    layout = theme.figure(Look((), dark=dark), height=100).layout

    assert [layout.paper_bgcolor, layout.plot_bgcolor, layout.font.color] == ["rgba(0,0,0,0)", "rgba(0,0,0,0)", None]


@pytest.mark.parametrize(("number", "ticks"), [(12, 12), (13, None)])
def test_few_periods_have_a_tick_each(number: int, ticks: int | None) -> None:
    """Up to twelve periods are all named; more are left to Plotly."""
    days = pd.Series(pd.date_range("2018-01-01", periods=number, freq="YS"))

    axis = theme.time_axis(pd.concat([days, days]), "year")

    assert (len(axis["tickvals"]) if "tickvals" in axis else None) == ticks
    assert axis["range"][0] < days.min()
    assert axis["range"][1] > days.max()
