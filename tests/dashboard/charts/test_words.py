"""Bars of term frequencies."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import TERM_FREQUENCIES
from dashboard.charts import terms
from dashboard.paper.palette import Look


@pytest.fixture
def table() -> pd.DataFrame:
    """Return three terms, two of them hostile."""
    return pd.DataFrame(
        {
            "term": ["ice", "<b>x</b>", "%{x}"],
            "count": [1_200, 2, 1],
            "rate": [84.5, 4.0, 2.0],
            "low": [80.0, 1.0, 0.0],
            "high": [90.0, 7.0, 6.0],
            "documents": [5, 2, 1],
        }
    )


def test_a_bar_a_term(table: pd.DataFrame, look: Look) -> None:
    """Rates from the top, and a click hands over the term as it is."""
    bar = terms(table, look, word="", intervals=False).data[0]

    assert list(bar.x) == [84.5, 4.0, 2.0]
    assert list(bar.y) == [0, 1, 2]
    assert list(bar.customdata) == ["ice", "<b>x</b>", "%{x}"]


def test_the_axis_says_what_is_counted(table: pd.DataFrame, look: Look) -> None:
    """The unit stands on the axis, which starts at zero."""
    axis = terms(table, look, word="", intervals=False).layout.xaxis

    assert (axis.title.text, axis.rangemode) == ("uses per 10,000 words", "tozero")


@pytest.mark.parametrize("intervals", [True, False])
def test_intervals_are_drawn_only_when_asked_for(table: pd.DataFrame, look: Look, *, intervals: bool) -> None:
    """From low to high around the rate; without being asked for, none."""
    error = terms(table, look, word="", intervals=intervals).data[0].error_x

    assert (list(error.array) if error.array is not None else None) == ([5.5, 3.0, 4.0] if intervals else None)
    assert (list(error.arrayminus) if error.array is not None else None) == ([4.5, 3.0, 2.0] if intervals else None)


def test_the_word_being_followed_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    axis = terms(table, look, word="ice", intervals=False).layout.yaxis

    assert axis.ticktext == ("<b>ice</b>", "&lt;b&gt;x&lt;/b&gt;", "%&#123;x}")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Uses, documents and the rate, with singular and plural right."""
    said = terms(table, look, word="", intervals=False).data[0].hovertext

    assert said[0] == "ice: 1,200 uses in 5 documents,<br>84 per 10,000 words"
    assert said[2] == "%&#123;x}: 1 use in 1 document,<br>2 per 10,000 words"


def test_corpus_text_is_never_markup(table: pd.DataFrame, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in terms are shown, not obeyed."""
    text = shown(terms(table, look, word="", intervals=False))

    assert "<b>" not in text
    assert "%{" not in text


def test_nothing_gives_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = terms(TERM_FREQUENCIES.empty(), look, word="", intervals=True)

    assert chart.data == ()
    assert chart.layout.xaxis.title.text == "uses per 10,000 words"
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    terms(table, look, word="ice", intervals=True)

    pd.testing.assert_frame_equal(table, before)


def test_a_far_end_does_not_make_the_bars_small(table: pd.DataFrame, look: Look) -> None:
    """The axis shows lines to twice the longest bar, and what stands beside them; where they are shorter, all."""
    longest = table["rate"].max()
    far = terms(table.assign(high=10_000.0), look, word="", intervals=True)
    near = terms(table.assign(high=table["rate"] + 1), look, word="", intervals=True)

    assert max(far.data[1].x) == pytest.approx(2 * longest)
    assert max(near.data[1].x) == pytest.approx(longest + 1)
    assert far.layout.xaxis.range[1] / max(far.data[1].x) == near.layout.xaxis.range[1] / max(near.data[1].x) > 1


def test_at_the_ends_stand_uses_and_documents_and_a_word_of_one_is_hollow(table: pd.DataFrame, look: Look) -> None:
    """As on Compare."""
    bars, ends = terms(table, look, word="", intervals=False).data
    hollow = [colour == "rgba(0,0,0,0)" for colour in bars.marker.color]

    assert ends.text[0] == " 1,200 in 5"
    assert hollow == [number == 1 for number in table["documents"]]
    assert list(ends.x) == list(bars.x)
