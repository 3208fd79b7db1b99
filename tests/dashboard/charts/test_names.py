"""Bars of named entities."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import ENTITIES
from dashboard.charts import entities
from dashboard.paper.palette import Look


@pytest.fixture
def table() -> pd.DataFrame:
    """Return three names, two of them hostile."""
    return pd.DataFrame({"entity": ["ICE", "<b>x</b>", "%{x}"], "mentions": [1_042, 2, 1], "documents": [5, 2, 1]})


def test_a_bar_a_name(table: pd.DataFrame, look: Look) -> None:
    """Mentions from the top, and a click hands over the name as it is."""
    bar = entities(table, look, entity=None).data[0]

    assert list(bar.x) == [1_042, 2, 1]
    assert list(bar.customdata) == ["ICE", "<b>x</b>", "%{x}"]


def test_the_axis_says_what_is_counted(table: pd.DataFrame, look: Look) -> None:
    """The unit stands on the axis, which starts at zero."""
    axis = entities(table, look, entity=None).layout.xaxis

    assert (axis.title.text, axis.rangemode) == ("mentions", "tozero")


def test_the_name_being_followed_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    axis = entities(table, look, entity="ICE").layout.yaxis

    assert axis.ticktext == ("<b>ICE</b>", "&lt;b&gt;x&lt;/b&gt;", "%&#123;x}")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Mentions and documents, with singular and plural right."""
    said = entities(table, look, entity=None).data[0].hovertext

    assert said[0] == "ICE: 1,042 mentions in 5 documents"
    assert said[2] == "%&#123;x}: 1 mention in 1 document"


def test_corpus_text_is_never_markup(table: pd.DataFrame, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in names are shown, not obeyed."""
    text = shown(entities(table, look, entity=None))

    assert "<b>" not in text
    assert "%{" not in text


def test_nothing_gives_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = entities(ENTITIES.empty(), look, entity=None)

    assert chart.data == ()
    assert chart.layout.xaxis.title.text == "mentions"
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    entities(table, look, entity="ICE")

    pd.testing.assert_frame_equal(table, before)
