"""Bars over time: which documents there are."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import COVERAGE
from dashboard.charts import coverage
from dashboard.paper.palette import Look


def _table(*rows: tuple[str, str | None, int, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["source", "period", "documents", "tokens"])
    return table.assign(period=pd.to_datetime(table["period"]))


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two sources over two years, and an undated document."""
    return _table(("A", "2018-01-01", 2, 900), ("A", "2019-01-01", 0, 0), ("B", "2019-01-01", 1, 1), ("B", None, 1, 9))


def test_a_bar_a_source_and_period(table: pd.DataFrame, look: Look) -> None:
    """Documents per period; a click hands over source and first day; empty periods have no bar."""
    first, second = coverage(table, look, by="year").data

    assert (list(first.y), list(first.customdata)) == ([2], ["A|2018-01-01"])
    assert (list(second.y), list(second.customdata)) == ([1], ["B|2019-01-01"])
    assert [first.name, second.name] == ["A", "B"]


def test_the_axis_says_what_is_counted(table: pd.DataFrame, look: Look) -> None:
    """Documents are whole, and their axis starts at zero."""
    axis = coverage(table, look, by="year").layout.yaxis

    assert (axis.title.text, axis.rangemode, axis.dtick) == ("documents", "tozero", 1)


def test_a_source_looks_the_same_when_others_are_filtered_out(table: pd.DataFrame, look: Look) -> None:
    """Colour and pattern belong to the source, not to its place among those that are left."""
    among, alone = coverage(table, look, by="year").data[1], coverage(table[2:], look, by="year").data[0]

    assert (among.name, among.marker.color, among.marker.pattern.shape) == ("B", "#1f6f8b", "/")
    assert alone.marker == among.marker


def _many(names: str) -> pd.DataFrame:
    return _table(*((name, "2018-01-01", 1, 9) for name in names))


def test_the_ninth_source_has_its_name() -> None:
    """One source is no “others”: its bar says who it is, and a click on it opens its documents."""
    last = coverage(_many("ABCDEFGHI"), Look(tuple("ABCDEFGHI"), dark=False), by="year").data[-1]

    assert (last.name, list(last.customdata)) == ("I", ["I|2018-01-01"])


def test_sources_after_the_eighth_are_one_bar_and_the_last() -> None:
    """Wherever its name would stand in the alphabet."""
    sources = ["A", "B", "C", "D", "E", "F", "G", "H", "y", "z"]
    chart = coverage(
        _table(*((name, "2018-01-01", 1, 9) for name in sources)), Look(tuple(sources), dark=False), by="year"
    )

    assert [bar.name for bar in chart.data] == [*sources[:8], "2 others"]
    assert list(chart.data[-1].y) == [2]


def test_a_choice_of_sources_shows_each() -> None:
    """Of a hundred sources three are selected: they are three bars in the first colours, and no others."""
    sources = tuple(f"s{number:02d}" for number in range(100))
    chart = coverage(
        _table(*((name, "2018-01-01", 1, 9) for name in sources[90:93])),
        Look(sources, dark=False, chosen=sources[90:93]),
        by="year",
    )

    assert [bar.name for bar in chart.data] == ["s90", "s91", "s92"]
    assert [bar.marker.color for bar in chart.data] == ["#b5541c", "#1f6f8b", "#5b7a1d"]


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Source, period, documents and words, with singular and plural right."""
    first, second = coverage(table, look, by="year").data

    assert first.hovertext == ("A, 2018: 2 documents, 900 words",)
    assert second.hovertext == ("B, 2019: 1 document, 1 word",)


@pytest.mark.parametrize("source", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(source: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in a source's name are shown, not obeyed."""
    chart = coverage(_table((source, "2018-01-01", 1, 9)), look, by="year")

    assert source not in shown(chart)
    assert list(chart.data[0].customdata) == [f"{source}|2018-01-01"]


@pytest.mark.parametrize("rows", [COVERAGE.empty(), _table(("A", None, 3, 9))], ids=["none", "undated"])
def test_nothing_gives_axes_and_a_note(rows: pd.DataFrame, look: Look) -> None:
    """Without dated documents there are axes, and a sentence."""
    chart = coverage(rows, look, by="year")

    assert chart.data == ()
    assert chart.layout.yaxis.title.text == "documents"
    assert [note.text for note in chart.layout.annotations] == ["No document is dated exactly enough to be drawn here"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    coverage(table, look, by="year")

    pd.testing.assert_frame_equal(table, before)
