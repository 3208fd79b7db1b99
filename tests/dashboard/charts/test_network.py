"""A word in the middle, and its collocates around it."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import COLLOCATE_EDGES, COLLOCATES
from dashboard.charts import network
from dashboard.charts.network import _LARGEST, _SMALLEST, _THICKEST
from dashboard.paper.palette import Look


def _found(*rows: tuple[str, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["term", "count", "documents"]).astype({"term": "str"})
    return table.assign(expected=0.25, log_dice=12.0, npmi=0.5)


def _edges(*rows: tuple[str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["term", "other", "count"]).astype({"term": "str", "other": "str"})
    return table.assign(log_dice=12.0)


@pytest.fixture
def found() -> pd.DataFrame:
    """Return five words near “raids”, the last of which is not in the network."""
    return _found(("ice", 1_600, 3), ("arrests", 400, 2), ("workers", 100, 2), ("city", 1, 1), ("left", 1, 1))


@pytest.fixture
def edges() -> pd.DataFrame:
    """Return lines from “raids” to four of them, and one between two of them."""
    star = [("raids", "ice", 1_600), ("raids", "arrests", 400), ("raids", "workers", 100), ("raids", "city", 1)]
    return _edges(*star, ("ice", "workers", 80))


def test_the_word_stands_in_the_middle_of_its_collocates(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """The strongest on top, the others clockwise, all equally far away; what is in no line is not drawn."""
    *_, around, middle = network(edges, found, look, word="raids").data

    assert (list(middle.x), list(middle.y), list(middle.text)) == ([0], [0], ["<b>raids</b>"])
    assert list(around.text) == ["ice", "arrests", "workers", "city"]
    assert list(zip(around.x, around.y, strict=True)) == [
        pytest.approx(place, abs=1e-9) for place in [(0, 1), (1, 0), (0, -1), (-1, 0)]
    ]


def test_one_line_an_edge_between_what_it_joins(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Lines to the middle begin there; a line between two collocates goes from the one to the other."""
    lines = [trace for trace in network(edges, found, look, word="raids").data if trace.mode == "lines"]
    ends = [[pytest.approx(end, abs=1e-9) for end in zip(line.x, line.y, strict=True)] for line in lines]

    assert len(lines) == len(edges)
    assert ends[1] == [(0, 0), (1, 0)]
    assert ends[4] == [(0, 1), (0, -1)]


def test_a_line_is_the_thicker_the_more_often_two_meet(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """In proportion to the meetings, and never too thin to be seen."""
    widths = [trace.line.width for trace in network(edges, found, look, word="raids").data if trace.mode == "lines"]

    assert widths == pytest.approx([_THICKEST, _THICKEST / 4, 0.5, 0.5, 0.5])


def test_a_disc_grows_with_its_uses(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Its area does: the side of a word with a quarter of the uses grows by half as much."""
    sizes = network(edges, found, look, word="raids").data[-2].marker.size

    assert list(sizes[:2]) == pytest.approx([_LARGEST, (_LARGEST + _SMALLEST) / 2])
    assert min(sizes) > _SMALLEST


def test_a_click_hands_over_a_collocate(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Discs carry their words; lines and the middle take no click, for they stand for no word to open."""
    *lines, around, middle = network(edges, found, look, word="raids").data

    assert list(around.customdata) == ["ice", "arrests", "workers", "city"]
    assert {trace.hoverinfo for trace in [*lines, middle]} == {"skip"}
    assert around.unselected.marker.opacity == 1


def test_hovering_says_how_often_two_meet(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Times, documents, what is to be expected and logDice, with singular and plural right."""
    said = network(edges, found, look, word="raids").data[-2].hovertext

    assert said[0] == "ice: near the word 1,600 times in 3 documents;<br>0.2 to be expected, logDice 12.0"
    assert said[3].startswith("city: near the word 1 time in 1 document;")


def test_labels_point_away_from_the_middle(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Above in the upper half, under in the lower: beside a disc at the side no word has room on a phone."""
    places = network(edges, found, look, word="raids").data[-2].textposition

    assert list(places) == ["top center", "bottom center", "bottom center", "bottom center"]


def test_a_long_label_is_cut_where_it_would_leave_the_figure(look: Look) -> None:
    """Of 300 pixels a disc at the side has 53 to either side: 13 letters of 8; one on top has room for all of them."""
    long = ["#save_our_library", "#save_our_markets", "short", "Aufenthaltsrechte"]
    edges = _edges(*(("raids", term, 2) for term in long))

    around = network(edges, _found(*((term, 2, 1) for term in long)), look, word="raids").data[-2]

    assert list(around.text) == ["#save_our_library", "#save_our_ma…", "short", "Aufenthaltsr…"]
    assert "#save_our_markets" in around.hovertext[1]


def test_labels_beside_the_top_and_the_bottom_lead_away_from_the_disc_there(look: Look) -> None:
    """Of twelve those beside the top, and beside the bottom, begin at their discs and are cut on the way outwards."""
    long = [f"Department of Homeland Security {place}" for place in range(12)]
    edges = _edges(*(("raids", term, 2) for term in long))

    around = network(edges, _found(*((term, 2, 1) for term in long)), look, word="raids").data[-2]

    sides = [place.split()[1] for place in around.textposition]
    assert sides[0] == sides[6] == "center"
    assert [sides[place] for place in (1, 5, 7, 11)] == ["right", "right", "left", "left"]
    assert around.text[1] == "Department o…"


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in the word and its collocates are shown, not obeyed; a click hands over the word itself."""
    chart = network(_edges((text, f"{text} too", 2)), _found((f"{text} too", 2, 1)), look, word=text)

    assert text not in shown(chart)
    assert list(chart.data[-2].customdata) == [f"{text} too"]


@pytest.mark.parametrize("rows", [[], [("ice", 2, 1)]])
def test_without_a_line_there_is_a_note(rows: list[tuple[str, int, int]], look: Look) -> None:
    """No word near it, or none that meets it, gives a sentence."""
    chart = network(COLLOCATE_EDGES.empty(), _found(*rows) if rows else COLLOCATES.empty(), look, word="raids")

    assert chart.data == ()
    assert [note.text for note in chart.layout.annotations] == ["No word stands near it"]


def test_the_tables_are_unchanged(found: pd.DataFrame, edges: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = found.copy(), edges.copy()

    network(edges, found, look, word="raids")

    pd.testing.assert_frame_equal(found, before[0])
    pd.testing.assert_frame_equal(edges, before[1])
