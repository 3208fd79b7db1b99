"""Bars of names, cells of names by source, and names that stand together."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from analysis.corpus.schema import ENTITIES
from dashboard.charts import entities, named_in, together
from dashboard.paper.palette import Look
from dashboard.wording.naming import MENTIONS, SHARE


@pytest.fixture
def table() -> pd.DataFrame:
    """Return three names, two of them hostile."""
    found = pd.DataFrame({"entity": ["ICE", "<b>x</b>", "%{x}"], "mentions": [1_042, 2, 1], "documents": [5, 2, 1]})
    rates = {"rate": [104.2, 0.2, 0.1], "low": [80.0, 0.1, 0.0], "high": [140.0, 0.4, 0.3]}
    return found.assign(**rates, document_share=found["documents"] / 10, share_low=0.05, share_high=0.9)


def _drawn(table: pd.DataFrame, look: Look, **more: object) -> Figure:
    said = {"entity": None, "measure": MENTIONS, "intervals": True} | more
    return entities(table, look, **said)  # type: ignore[arg-type]


def test_a_bar_a_name(table: pd.DataFrame, look: Look) -> None:
    """Rates from the top with their intervals, counts at the ends, and a click hands over the name as it is."""
    bar, ends = _drawn(table, look).data

    assert list(bar.x) == [104.2, 0.2, 0.1]
    assert list(bar.error_x.array) == pytest.approx([35.8, 0.2, 0.2])
    assert list(bar.customdata) == ["ICE", "<b>x</b>", "%{x}"]
    assert list(ends.text) == [" 1,042 in 5", " 2 in 2", " 1 in 1"]


def test_a_bar_is_a_share_of_documents_where_that_is_asked_for(table: pd.DataFrame, look: Look) -> None:
    """On an axis of per cent, with the interval of the share."""
    chart = _drawn(table, look, measure=SHARE)

    assert list(chart.data[0].x) == [0.5, 0.2, 0.1]
    assert list(chart.data[0].error_x.arrayminus) == pytest.approx([0.45, 0.15, 0.05])
    assert (chart.layout.xaxis.tickformat, chart.layout.xaxis.title.text) == (".0%", "share of documents that name it")
    assert chart.data[0].hovertext[0] == ("ICE: 1,042 mentions in 5 documents,<br>50% of all; 95% interval 5 to 90%")


def test_few_documents_have_no_interval(table: pd.DataFrame, look: Look) -> None:
    """And a name of one document is hollow."""
    bar = _drawn(table, look, intervals=False).data[0]

    assert bar.error_x.array is None
    assert [colour == "rgba(0,0,0,0)" for colour in bar.marker.color] == [False, False, True]


def test_the_axis_says_what_is_counted(table: pd.DataFrame, look: Look) -> None:
    """The unit stands on the axis, which starts at zero."""
    axis = _drawn(table, look).layout.xaxis

    assert (axis.title.text, axis.range[0]) == ("mentions per 10,000 words", 0)


def test_the_name_being_read_is_bold(table: pd.DataFrame, look: Look) -> None:
    """It stays marked in the figure."""
    axis = _drawn(table, look, entity="ICE").layout.yaxis

    assert axis.ticktext == ("<b>ICE</b>", "&lt;b&gt;x&lt;/b&gt;", "%&#123;x}")


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Mentions and documents, with singular and plural right."""
    said = _drawn(table, look).data[0].hovertext

    assert said[0] == "ICE: 1,042 mentions in 5 documents,<br>104 per 10,000 words; 95% interval 80 to 140"
    assert said[2] == "%&#123;x}: 1 mention in 1 document,<br>0.1 per 10,000 words; 95% interval 0 to 0.3"
    assert _drawn(table, look, intervals=False).data[0].hovertext[0].endswith("104 per 10,000 words")


def test_nothing_gives_axes_and_a_note(look: Look) -> None:
    """Without rows there are axes, and a sentence."""
    chart = _drawn(ENTITIES.empty(), look)

    assert chart.data == ()
    assert chart.layout.xaxis.title.text == "mentions per 10,000 words"
    assert [note.text for note in chart.layout.annotations] == ["Nothing to draw with these filters"]


def _prevalence(rows: list[tuple[str, str, int, int, int, int]]) -> pd.DataFrame:
    """Return ENTITY_PREVALENCE with the documents of sources and shares: name, source, mentions, in, of, words."""
    table = pd.DataFrame(rows, columns=["entity", "source", "mentions", "documents", "of", "tokens"])
    table["rate"] = table["mentions"] / table["tokens"].where(table["tokens"] > 0) * 10_000
    return table.assign(low=table["rate"] / 2, high=table["rate"] * 2, share=table["documents"] / table["of"])


@pytest.fixture
def cells() -> pd.DataFrame:
    """Return two names in two sources, one of which never names the second, and a third source without words."""
    return _prevalence(
        [
            ("ICE", "A", 6, 2, 4, 1_000),
            ("ICE", "B", 1, 1, 2, 4_000),
            ("ICE", "C", 0, 0, 1, 0),
            ("Trump", "A", 0, 0, 4, 1_000),
            ("Trump", "B", 3, 2, 2, 4_000),
            ("Trump", "C", 0, 0, 1, 0),
        ]
    )


def _trace(chart: Figure) -> object:
    return next(trace for trace in chart.data if trace.type == "scatter")


def test_a_cell_a_name_and_source(cells: pd.DataFrame, look: Look) -> None:
    """All together first; a rate in every cell, 0 where there are words without it, nothing where are none."""
    chart = named_in(cells, look, measure=MENTIONS, chosen=(None, ""))

    assert list(_trace(chart).text) == ["14", "60", "2.5", "", "6", "0", "7.5", ""]
    assert [[round(value**2, 9) for value in row[:3]] for row in chart.data[0].z] == [[14, 60, 2.5], [6, 0, 7.5]]


def test_a_cell_is_per_cent_of_documents_where_that_is_asked_for(cells: pd.DataFrame, look: Look) -> None:
    """Of those of the source, and of all."""
    chart = named_in(cells, look, measure=SHARE, chosen=(None, ""))

    assert list(_trace(chart).text) == ["43", "50", "50", "0", "29", "0", "100", "0"]


def test_a_click_hands_over_the_name_and_the_source(cells: pd.DataFrame, look: Look) -> None:
    """A cell is of both; the first column is of a name alone."""
    handed = _trace(named_in(cells, look, measure=MENTIONS, chosen=("Trump", "B"))).customdata

    assert [list(one) for one in handed[:3]] == [["ICE", ""], ["ICE", "A"], ["ICE", "B"]]


def test_the_cell_being_read_is_framed(cells: pd.DataFrame, look: Look) -> None:
    """And its row is bold."""
    chart = named_in(cells, look, measure=MENTIONS, chosen=("Trump", "B"))

    assert [(one.x0, one.x1, one.y0) for one in chart.layout.shapes] == [(1.5, 2.5, 0.5)]
    assert chart.layout.yaxis.ticktext == ("ICE", "<b>Trump</b>")


def test_a_cell_says_its_numbers_where_one_hovers(cells: pd.DataFrame, look: Look) -> None:
    """Mentions, documents of all, rate and interval; that there are none, or no words."""
    said = _trace(named_in(cells, look, measure=MENTIONS, chosen=(None, ""))).hovertext

    assert said[1] == (
        "ICE in A:<br>6 mentions in 2 of 4 documents (50%),<br>60 per 10,000 words; 95% interval 30 to 120"
    )
    assert said[0] == "ICE in all texts selected:<br>7 mentions in 3 of 7 documents (43%),<br>14 per 10,000 words"
    assert said[5].startswith("Trump in A:<br>0 mentions in 0 of 4 documents (0%),<br>none in its words")
    assert said[3] == "ICE in C:<br>no words"


@pytest.mark.parametrize(("number", "columns"), [(2, 3), (9, 10), (76, 10), (109, 10)])
def test_many_sources_have_nine_columns(number: int, columns: int) -> None:
    """Those without a colour are one that comes last, with what all of them have."""
    sources = [f"S{place:03}" for place in range(number)]
    table = _prevalence([("ICE", source, 1, 1, 2, 100) for source in sources])
    chart = named_in(table, Look(tuple(sources), dark=False), measure=MENTIONS, chosen=(None, ""))

    assert len(chart.layout.xaxis.ticktext) == columns
    assert set(_trace(chart).text) == {"100"}
    if number > 9:
        assert f"{number - 8} others:<br>{number - 8} mentions in {number - 8}" in _trace(chart).hovertext[-1]


def test_long_names_stand_in_two_lines(look: Look) -> None:
    """Cut between words; what has no room in two is cut, and whole where one hovers."""
    long = "Congressional-Executive Commission on China"
    table = _prevalence([(name, "A", 1, 1, 1, 100) for name in ("International Communist Workers Party", long)])
    chart = named_in(table, look, measure=MENTIONS, chosen=(None, ""))

    assert chart.layout.yaxis.ticktext == (
        "International Communist<br>Workers Party",
        "Congressional-Executive<br>Commission on China",
    )
    assert long in _trace(chart).hovertext[2]


def test_names_that_are_cut_are_told_apart(look: Look) -> None:
    """Two that begin alike are never one label."""
    table = _prevalence([(f"{'n' * 40}{end}", "A", 1, 1, 1, 100) for end in "ab"])
    heads = named_in(table, look, measure=MENTIONS, chosen=(None, "")).layout.yaxis.ticktext

    assert len(set(heads)) == 2


def _pairs(*rows: tuple[str, str, int]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["entity", "other", "passages"])
    return table.assign(documents=table["passages"].clip(upper=2), npmi=np.where(table["passages"] > 1, 0.5, np.nan))


def test_a_name_stands_in_the_middle_of_those_named_with_it(look: Look) -> None:
    """Most passages on top, whichever way the pair is written; a click hands over the other name."""
    table = _pairs(("ICE", "Trump", 2), ("Pence", "ICE", 3), ("Trump", "Pence", 1))
    *lines, around, middle = together(table, look, entity="ICE").data

    assert list(middle.text) == ["<b>ICE</b>"]
    assert list(around.customdata) == ["Pence", "Trump"]
    assert [line.line.width for line in lines] == pytest.approx([5 * 2 / 3, 5, 0.5])
    assert around.hovertext[0] == "Pence:<br>together in 3 passages of 2 documents;<br>NPMI 0.50"


def test_a_name_that_stands_alone_has_a_sentence(look: Look) -> None:
    """No passage names it with another."""
    chart = together(_pairs(), look, entity="ICE")

    assert [note.text for note in chart.layout.annotations] == ["No passage names it together with another name"]


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(
    table: pd.DataFrame, cells: pd.DataFrame, text: str, look: Look, shown: Callable[[Figure], str]
) -> None:
    """Tags and templates in names and sources are shown, not obeyed."""
    named = cells[:3].assign(source=[text, "B", "C"], entity=text)
    figures = [
        _drawn(table, look),
        named_in(named, look, measure=MENTIONS, chosen=(None, "")),
        together(_pairs((text, "B", 2)), look, entity="B"),
    ]

    assert not any(text in shown(figure) for figure in figures)


def test_the_tables_are_unchanged(table: pd.DataFrame, cells: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy(), cells.copy()
    _drawn(table, look, entity="ICE")
    named_in(cells, look, measure=MENTIONS, chosen=("ICE", "A"))

    pd.testing.assert_frame_equal(table, before[0])
    pd.testing.assert_frame_equal(cells, before[1])
