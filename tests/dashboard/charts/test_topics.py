"""Cells of topics, one topic over time, and what different numbers of topics give."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import TOPIC_PREVALENCE
from dashboard.charts import topic_sweep, topic_times, topics
from dashboard.paper.palette import Look

NAMES = {1: ("immigration", "raids", "city", "mayor"), 2: ("<b>x</b>", "%{x}")}
VERDICTS = {1: "stable", 2: "unstable"}


def _prevalence(rows: list[tuple[str, int, int]]) -> pd.DataFrame:
    """Return TOPIC_PREVALENCE of a source, a topic and its passages a row."""
    table = pd.DataFrame(rows, columns=["source", "topic", "passages"])
    table["share"] = table["passages"] / table.groupby("source")["passages"].transform("sum")
    ends = {"share_low": table["share"] / 2, "share_high": (table["share"] + 1) / 2}
    return table.assign(documents=table["passages"].clip(upper=2), period=pd.NaT, enough=1, **ends)


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two topics and no topic in two sources."""
    return _prevalence([("A", 0, 1), ("A", 1, 6), ("A", 2, 3), ("B", 0, 0), ("B", 1, 1), ("B", 2, 3)])


def _drawn(table: pd.DataFrame, look: Look, **more: object) -> Figure:
    said = {"names": NAMES, "verdicts": VERDICTS, "chosen": (None, "")} | more
    return topics(table, look, **said)  # type: ignore[arg-type]


def _trace(chart: Figure, kind: str) -> object:
    return next(trace for trace in chart.data if trace.type == kind)


def test_a_cell_a_topic_and_source(table: pd.DataFrame, look: Look) -> None:
    """All together first, then the sources; no topic last; per cent in every cell, the tint as strong as the share."""
    chart = _drawn(table, look)
    tints, cells = _trace(chart, "heatmap"), _trace(chart, "scatter")

    assert [[round(value, 2) for value in row] for row in tints.z] == [
        [0.5, 0.6, 0.25],
        [0.43, 0.3, 0.75],
        [0.07, 0.1, 0],
    ]
    assert list(cells.text) == ["50", "60", "25", "43", "30", "75", "7", "10", "0"]
    assert [strip(text) for text in chart.layout.xaxis.ticktext] == ["all", "A", "B"]


def strip(text: str) -> str:
    """Return what is read of a label."""
    return pd.Series([text]).str.replace(r"<[^>]+>", "", regex=True)[0]


def test_a_click_hands_over_the_topic_and_the_source(table: pd.DataFrame, look: Look) -> None:
    """A cell is of both; the first column is of a topic alone."""
    cells = _trace(_drawn(table, look), "scatter")

    assert [list(one) for one in cells.customdata[:3]] == [[1, ""], [1, "A"], [1, "B"]]


def test_only_topics_that_do_not_hold_still_are_hatched(table: pd.DataFrame, look: Look) -> None:
    """A row that nobody has looked at is not hatched, and has no sign."""
    hatched = _trace(_drawn(table, look), "bar")

    assert (list(hatched.y), hatched.marker.pattern.shape) == ([1], "/")
    assert [trace.type for trace in _drawn(table, look, verdicts={}).data] == ["heatmap", "scatter"]
    assert _drawn(table, look).layout.yaxis.ticktext[0].startswith("● 1 ")
    assert _drawn(table, look, verdicts={}).layout.yaxis.ticktext[0].startswith("1 ")


def test_words_at_the_head_of_a_row_are_whole(table: pd.DataFrame, look: Look) -> None:
    """As many as have room; a word that has none at all is cut, as nothing else would be left."""
    heads = _drawn(table, look).layout.yaxis.ticktext
    long = _drawn(table, look, names={1: ("x" * 40, "y"), 2: ()}).layout.yaxis.ticktext

    assert heads == ("● 1 immigration,<br>raids, city", "○ 2 &lt;b&gt;x&lt;/b&gt;,<br>%&#123;x}", "no topic")
    assert long[0] == f"● 1<br>{'x' * 16}…, y"[: len(long[0])]


def test_the_chosen_row_is_bold_and_the_chosen_cell_framed(table: pd.DataFrame, look: Look) -> None:
    """A topic alone is framed as a row."""
    cell, row = _drawn(table, look, chosen=(2, "B")), _drawn(table, look, chosen=(2, ""))

    assert [head.startswith("<b>") for head in cell.layout.yaxis.ticktext] == [False, True, False]
    assert [(one.x0, one.x1, one.y0) for one in cell.layout.shapes] == [(1.5, 2.5, 0.5)]
    assert [(one.x0, one.x1, one.y0) for one in row.layout.shapes] == [(-0.5, 2.5, 0.5)]


def test_sources_beyond_the_colours_are_one_column_that_comes_last() -> None:
    """Of 109 sources eight have a column each, the others one, with the share of all of them together."""
    rows = [(f"S{number:03}", topic, 1 + (number > 7) * topic) for number in range(109) for topic in (1, 2)]
    look = Look(tuple(f"S{number:03}" for number in range(109)), dark=False)
    chart = _drawn(_prevalence(rows), look, names={})

    assert [strip(text) for text in chart.layout.xaxis.ticktext] == [
        "all",
        *(f"S00{n}" for n in range(8)),
        "101 others",
    ]
    others = _trace(chart, "scatter").hovertext[9]
    assert "101 others: 202 passages (40%)" in others.replace("<br>", " ")
    assert list(_trace(chart, "scatter").customdata[9]) == [1, ""]


def test_nine_sources_have_a_column_each() -> None:
    """None of them is left out, though only eight have a colour."""
    rows = [(f"S{number}", topic, 2) for number in range(9) for topic in (1, 2)]
    chart = _drawn(_prevalence(rows), Look(tuple(f"S{number}" for number in range(9)), dark=False), names={})

    assert len(chart.layout.xaxis.ticktext) == 10


def test_a_hidden_topic_has_no_row_and_counts_in_all_shares(table: pd.DataFrame, look: Look) -> None:
    """What is left does not grow."""
    cells = _trace(_drawn(table, look, hidden=(2,)), "scatter")

    assert list(cells.text) == ["50", "60", "25", "7", "10", "0"]


def test_many_topics_have_a_line_each() -> None:
    """Twenty rows fit the first screen."""
    rows = [("A", topic, 2) for topic in range(1, 21)]
    heads = _drawn(
        _prevalence(rows), Look(("A",), dark=False), names=dict.fromkeys(range(21), ("word", "other", "third"))
    )

    assert heads.layout.height < 580
    assert not any("<br>" in head for head in heads.layout.yaxis.ticktext)


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Passages, share, documents, the interval, and whether the topic holds still."""
    said = _trace(_drawn(table, look), "scatter").hovertext

    assert said[1] == (
        "Topic 1 (immigration, raids, city) in A: 6 passages (60%) in 2 documents; 95% interval by document 30 to 80%"
        "<br>stable: it comes back when the topics are fitted again"
    )
    assert said[0].startswith("Topic 1 (immigration, raids, city) in all texts selected: 7 passages (50%)")


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(
    table: pd.DataFrame, text: str, look: Look, shown: Callable[[Figure], str]
) -> None:
    """Tags and templates in words and sources are shown, not obeyed."""
    named = _drawn(table.assign(source=text)[:3], look, names={1: (text,), 2: (text,)})
    assert text not in shown(named)


def test_nothing_gives_axes_and_a_sentence(look: Look) -> None:
    """Without rows there is no cell."""
    chart = _drawn(TOPIC_PREVALENCE.empty(), look)

    assert chart.data == ()
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()
    _drawn(table, look)

    pd.testing.assert_frame_equal(table, before)


def _by_month(sources: str = "AB") -> pd.DataFrame:
    months = pd.to_datetime(["2020-01-01", "2020-02-01", "2020-03-01"])
    rows = [
        (source, 1, day, 4, 0.4, enough) for source in sources for day, enough in zip(months, (1, 0, 1), strict=True)
    ]
    table = pd.DataFrame(rows, columns=["source", "topic", "period", "passages", "share", "enough"])
    table.loc[2, ["passages", "share"]] = [0, np.nan]
    return table.assign(share_low=0.2, share_high=0.6, documents=3)


def test_a_topic_over_time_is_a_panel_a_source(look: Look) -> None:
    """A month whose documents allow no interval is hatched, one without documents has no bar."""
    chart = topic_times(_by_month(), look, by="month")
    first, second = chart.data

    assert [(len(bars.x), list(bars.marker.pattern.shape)) for bars in (first, second)] == [
        (2, ["", "/"]),
        (3, ["", "/", ""]),
    ]
    assert [note.text for note in chart.layout.annotations] == ["<b>A</b>", "<b>B</b>"]
    assert second.error_y.array[0] == pytest.approx(0.2)
    days = [day.date().isoformat() for day in _by_month().query("source == 'B'")["period"]]
    assert [list(one) for one in second.customdata] == [[1, "B", day] for day in days]
    assert "too few documents for an interval" in second.hovertext[1]
    assert chart.layout.yaxis.range == chart.layout.yaxis2.range


def test_nine_panels_fit_beside_one_another() -> None:
    """Two columns, so that they are seen without a long scroll."""
    chart = topic_times(_by_month("ABCDEFGHI"), Look(tuple("ABCDEFGHI"), dark=True), by="month")

    assert chart.layout.height < 700
    assert chart.layout.xaxis2.domain[0] > 0.5


def test_what_is_not_dated_is_said(look: Look) -> None:
    """Without a date there is a sentence."""
    chart = topic_times(_by_month().assign(period=pd.NaT), look, by="month")

    assert [note.text for note in chart.layout.annotations] == ["No document is dated exactly enough to be drawn here"]


def test_numbers_of_topics_are_points_of_two_panels(look: Look) -> None:
    """The number on the page is filled; a click hands over a number."""
    table = pd.DataFrame({"k": [4, 8], "coherence": [0.3, 0.2], "held_out": [0.2, 0.1], "stability": [0.5, 0.7]})
    first, second = topic_sweep(table, look, k=8).data

    assert (list(first.y), list(second.y), list(first.customdata)) == ([0.2, 0.1], [0.5, 0.7], [4, 8])
    assert (list(first.marker.symbol), first.marker.color) == (["circle-open", "circle"], look.accent)
    assert first.hovertext[0].startswith("4 topics: held-out NPMI 0.20, stability 0.50")
