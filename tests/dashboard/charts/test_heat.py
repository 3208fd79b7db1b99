"""A heat map of sources by words."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import PROFILES
from dashboard.charts import profiles
from dashboard.charts.heat import _REACH
from dashboard.paper.palette import Look


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two words of three sources; one ratio is beyond the scale on either side, one q is exactly 0.05."""
    rows = [
        ("strike", "A", 1_200, 30.0, 2, 9.0, 3.0, 0.01),
        ("strike", "B", 1, 0.2, 1, -7.5, -2.0, 0.05),
        ("strike", "C", 0, 0.0, 0, -1.0, 0.0, 0.9),
        ("union", "A", 3, 1.0, 2, 0.0, 0.0, float("nan")),
        ("union", "B", 5, 2.0, 2, 1.5, 0.5, 0.049),
        ("union", "C", 4, 1.5, 2, 0.5, 0.0, 0.6),
    ]
    found = pd.DataFrame(rows, columns=["term", "source", "count", "rate", "documents", "log_ratio", "lrc", "q"])
    return found.astype({"term": "str", "source": "str"})


def test_a_cell_a_word_and_source(table: pd.DataFrame, look: Look) -> None:
    """Words from the top, sources from the left; a click on a cell hands over its word."""
    chart = profiles(table, look, word="")
    cells = chart.data[1]

    assert list(zip(cells.x, cells.y, strict=True)) == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]
    assert list(cells.customdata) == ["strike"] * 3 + ["union"] * 3
    assert chart.layout.xaxis.ticktext == ("A", "B", "C")
    assert chart.layout.yaxis.ticktext == ("strike", "union")
    assert chart.layout.yaxis.range[0] > chart.layout.yaxis.range[1]


def test_numbers_that_can_be_told_from_chance_are_bold(table: pd.DataFrame, look: Look) -> None:
    """A q below 0.05 is bold; 0.05 itself, and a q that is unknown, are not."""
    text = list(profiles(table, look, word="").data[1].text)

    assert text == ["<b>×99</b>", "÷99", "0", "×1.0", "<b>×3</b>", "×1.4"]


@pytest.mark.parametrize(("sources", "numbered"), [(10, True), (11, False)])
def test_cells_are_numbered_where_columns_are_wide_enough(look: Look, sources: int, *, numbered: bool) -> None:
    """With more than ten sources there is no room; hovering gives all of it anyway."""
    rows = {"term": "strike", "count": 1_200, "rate": 1.0, "documents": 2, "log_ratio": 2.0, "lrc": 0.0, "q": 1.0}
    cells = profiles(pd.DataFrame({"source": list("ABCDEFGHIJK"[:sources]), **rows}), look, word="").data[1]

    assert set(cells.text or ()) == ({"×4"} if numbered else set())
    assert "1,200 uses" in cells.hovertext[0]


def test_colours_stop_at_the_ends_of_the_scale(table: pd.DataFrame, look: Look) -> None:
    """A word used five hundred times as much has the colour of the end, and takes none from the others."""
    colours = profiles(table, look, word="").data[0]

    assert np.array(colours.z).tolist() == [[_REACH, -_REACH, -1.0], [0.0, 1.5, 0.5]]
    assert (colours.zmin, colours.zmax) == (-_REACH, _REACH)
    assert [colour for _, colour in colours.colorscale] == [colour for _, colour in look.diverging]


def test_the_true_ratio_is_said_where_the_colour_stops(table: pd.DataFrame, look: Look) -> None:
    """Hovering gives uses, documents, rate and the whole log ratio, with singular and plural right."""
    said = profiles(table, look, word="").data[1].hovertext

    assert said[0] == (
        "strike in A: 1,200 uses in 2 documents, 30 per 10,000 words;<br>log ratio +9.0 against all the rest"
    )
    assert said[1].startswith("strike in B: 1 use in 1 document, 0.2 per")


def test_colours_lie_under_the_cells_that_take_the_click(table: pd.DataFrame, look: Look) -> None:
    """A heat map cannot be selected; what can is drawn over it, unseen, and does not fade when one is."""
    colours, cells = profiles(table, look, word="").data

    assert (colours.type, colours.hoverinfo) == ("heatmap", "skip")
    assert (cells.type, cells.marker.color) == ("scatter", "rgba(0,0,0,0)")
    assert cells.unselected.marker.opacity == 1


def test_the_word_being_followed_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    assert profiles(table, look, word="union").layout.yaxis.ticktext == ("strike", "<b>union</b>")


def test_a_missing_cell_has_neither_colour_nor_number(table: pd.DataFrame, look: Look) -> None:
    """Where a table lacks a pair, the others stay where they are."""
    colours, cells = profiles(table.drop(index=2), look, word="").data

    assert pd.isna(np.array(colours.z, dtype=float)).tolist() == [[False, False, True], [False, False, False]]
    assert len(cells.x) == 5
    assert list(cells.text)[:2] == ["<b>×99</b>", "÷99"]


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_have_the_ink_of_their_paper(table: pd.DataFrame, *, dark: bool) -> None:
    """What is written on the colours is legible on them; how far is measured with the palette."""
    look = Look(("A", "B", "C"), dark=dark)

    assert profiles(table, look, word="").data[1].textfont.color == look.ink


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(
    table: pd.DataFrame, text: str, look: Look, shown: Callable[[Figure], str]
) -> None:
    """Tags and templates in words and sources are shown, not obeyed; a click still hands over the word itself."""
    chart = profiles(table.head(1).assign(term=text, source=text), look, word=text)

    assert text not in shown(chart)
    assert list(chart.data[1].customdata) == [text]


def test_nothing_gives_a_note(look: Look) -> None:
    """Without rows there is a sentence."""
    chart = profiles(PROFILES.empty(), look, word="")

    assert chart.data == ()
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_more_words_have_more_room(table: pd.DataFrame, look: Look) -> None:
    """Rows keep their height however many there are."""
    many = pd.concat([table.assign(term=f"w{place}") for place in range(30)])

    assert profiles(many, look, word="").layout.height > 2 * profiles(table, look, word="").layout.height


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    profiles(table, look, word="strike")

    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(("words", "height"), [(13, 30), (20, 20), (24, 16), (40, 16)])
def test_rows_of_many_words_are_lower(look: Look, words: int, height: int) -> None:
    """The names of the sources stand above them, and are seen before all rows are."""
    rows = {"count": 3, "rate": 1.0, "documents": 2, "log_ratio": 2.0, "lrc": 0.0, "q": 1.0}
    every = [{"term": f"w{place:02}", "source": source, **rows} for place in range(words) for source in "AB"]
    chart = profiles(pd.DataFrame(every), look, word="")

    assert chart.layout.height - words * height < 100
    assert chart.layout.xaxis.side == "top"
