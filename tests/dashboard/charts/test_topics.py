"""Bars of topics."""

from collections.abc import Callable

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import TOPIC_PREVALENCE
from dashboard.charts import topics
from dashboard.paper.palette import Look

NAMES = {1: "1 · ice, raids, city", 2: "2 · <b>x</b>, %{x}"}


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two topics and no topic in two sources."""
    rows = [("A", 0, 1, 0.1, 1), ("A", 1, 6, 0.6, 2), ("A", 2, 3, 0.3, 2),
            ("B", 0, 0, 0.0, 0), ("B", 1, 1, 0.25, 1), ("B", 2, 3, 0.75, 1)]  # fmt: skip
    table = pd.DataFrame(rows, columns=["source", "topic", "passages", "share", "documents"])
    return table.assign(share_low=table["share"] / 2, share_high=(table["share"] + 1) / 2)


def test_a_bar_a_topic_and_source(table: pd.DataFrame, look: Look) -> None:
    """Shares by topic, no topic last; a click hands over the topic."""
    first, second = topics(table, look, names=NAMES, topic=None).data

    assert (list(first.x), list(first.customdata)) == ([0.6, 0.3, 0.1], [1, 2, 0])
    assert (list(second.x), list(second.customdata)) == ([0.25, 0.75, 0.0], [1, 2, 0])
    assert [first.name, second.name] == ["A", "B"]


def test_many_topics_of_many_sources_have_a_cell_each() -> None:
    """Twelve topics of four sources: a number a cell, darker where it is more; a click hands over the topic."""
    rows = [(source, topic, topic, topic / 100, 1) for source in "ABCD" for topic in range(1, 13)]
    table = pd.DataFrame(rows, columns=["source", "topic", "passages", "share", "documents"])
    table = table.assign(share_low=float("nan"), share_high=float("nan"))
    table = table[(table["source"] != "D") | (table["topic"] != 2)]

    chart = topics(table, Look(tuple("ABCD"), dark=False), names={}, topic=None)
    colours, cells = chart.data

    assert [list(row) for row in colours.z[:2]] == [[0.01] * 4, [0.02, 0.02, 0.02, 0.0]]
    assert list(cells.text[:8]) == ["1"] * 4 + ["2", "2", "2", "0"]
    assert list(cells.customdata[:8]) == [1] * 4 + [2] * 4
    assert cells.hovertext[6] == "C: 2 passages (2%), 1 document"
    assert chart.layout.xaxis.ticktext == ("A", "B", "C", "D")
    assert chart.layout.height < 500


def test_the_axis_says_what_is_shared(table: pd.DataFrame, look: Look) -> None:
    """Shares are of the source's passages, in per cent, from zero."""
    axis = topics(table, look, names=NAMES, topic=None).layout.xaxis

    assert (axis.title.text, axis.tickformat, axis.rangemode) == ("share of the source’s passages", ".0%", "tozero")


def test_topics_are_called_by_their_words_and_the_chosen_one_is_bold(table: pd.DataFrame, look: Look) -> None:
    """Passages without a topic say so."""
    axis = topics(table, look, names=NAMES, topic=1).layout.yaxis

    assert axis.ticktext == ("<b>1 · ice, raids, city</b>", "2 · &lt;b&gt;x&lt;/b&gt;, %&#123;x}", "no topic")


def test_a_source_looks_the_same_when_others_are_filtered_out(table: pd.DataFrame, look: Look) -> None:
    """Colour and pattern belong to the source."""
    alone = topics(table[table["source"] == "B"], look, names=NAMES, topic=None).data[0]

    assert (alone.marker.color, alone.marker.pattern.shape) == ("#1f6f8b", "/")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Passages, share and documents, with singular and plural right."""
    said = topics(table, look, names=NAMES, topic=None).data

    assert said[0].hovertext[0] == "A: 6 passages (60%), 2 documents"
    assert said[1].hovertext[0] == "B: 1 passage (25%), 1 document"


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(
    table: pd.DataFrame, text: str, look: Look, shown: Callable[[Figure], str]
) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    assert text not in shown(topics(table.assign(source=text)[:3], look, names=NAMES, topic=None))


def test_nothing_gives_axes_and_no_bar(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = topics(TOPIC_PREVALENCE.empty(), look, names={}, topic=None)

    assert chart.data == ()
    assert chart.layout.xaxis.title.text == "share of the source’s passages"
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    topics(table, look, names=NAMES, topic=1)

    pd.testing.assert_frame_equal(table, before)


def test_lines_are_drawn_to_the_ends_that_there_are(table: pd.DataFrame, look: Look) -> None:
    """From low to high around the share; a source whose ends are missing has none."""
    ends = ["share_low", "share_high"]
    table.loc[table["source"] == "B", ends] = float("nan")

    first, second = topics(table, look, names=NAMES, topic=None).data

    assert list(first.error_x.array) == pytest.approx([0.2, 0.35, 0.45])
    assert list(first.error_x.arrayminus) == pytest.approx([0.3, 0.15, 0.05])
    assert second.error_x.array is None
