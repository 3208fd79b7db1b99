"""Lines over time."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly.graph_objects import Bar, Figure, Scatter

from analysis.corpus.schema import TERM_TREND
from dashboard.charts import trend
from dashboard.charts.trends import ends
from dashboard.paper.palette import Look
from dashboard.wording.dates import read_events

ROWS = [
    ("ice", "A", "2018-01-01", 20.0, 3, 2, 2),
    ("ice", "A", "2019-01-01", np.nan, 0, 0, 0),
    ("ice", "A", "2020-01-01", 0.0, 0, 1, 0),
    ("ice", "B", "2018-01-01", 5.0, 1, 1, 1),
    ("raids", "A", "2018-01-01", 1.0, 1, 2, 1),
    ("raids", "B", None, 1.0, 1, 2, 1),
]


def _table(rows: list[tuple[str, str, str | None, float, int, int, int]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["term", "source", "period", "rate", "count", "documents", "documents_with"])
    state = [
        ("covered" if held else "empty") if day else "undated"
        for day, held in table[["period", "documents"]].to_numpy()
    ]
    ends = {"low": table["rate"] - 1, "high": table["rate"] + 2}
    return table.assign(period=pd.to_datetime(table["period"]), state=state, **ends)


def _lines(chart: Figure) -> list[Scatter]:
    """Return the lines of terms, without what stands under them."""
    return [trace for trace in chart.data if isinstance(trace, Scatter) and "lines" in trace.mode]


@pytest.fixture
def table() -> pd.DataFrame:
    """Return two terms in two sources, with a gap, a zero and an undated row."""
    return _table(ROWS)


def test_a_line_a_term_and_source(table: pd.DataFrame, look: Look) -> None:
    """Each line is named by its term and source; a click hands over term, source and first day."""
    lines = _lines(trend(table, look, by="year"))

    assert [line.name for line in lines] == ["ice · A", "ice · B", "raids · A"]
    assert list(lines[0].customdata) == ["ice|A|2018-01-01", "ice|A|2019-01-01", "ice|A|2020-01-01"]
    assert [list(line.customdata) for line in lines[1:]] == [["ice|B|2018-01-01"], ["raids|A|2018-01-01"]]


@pytest.mark.row(74)
def test_a_gap_is_no_zero(table: pd.DataFrame, look: Look) -> None:
    """A period without documents is not drawn and not bridged; one without a use is a point at zero."""
    line = _lines(trend(table, look, by="year"))[0]

    np.testing.assert_array_equal(line.y, [20.0, np.nan, 0.0])
    assert line.connectgaps is False


def test_axes_say_what_is_counted(table: pd.DataFrame, look: Look) -> None:
    """The unit stands on the axis, which starts at zero; years are whole."""
    layout = trend(table[table["term"] == "ice"], look, by="year").layout

    assert (layout.yaxis.title.text, layout.yaxis.rangemode) == ("uses per 10,000 words", "tozero")
    assert layout.xaxis.ticktext == ("2018", "2019", "2020")


def test_lines_differ_in_more_than_colour(table: pd.DataFrame, look: Look) -> None:
    """Sources differ in their dashes, words in their markers; sources of a single word in both."""
    a, b, other = _lines(trend(table, look, by="year"))
    one, two = _lines(trend(table[table["term"] == "ice"], look, by="year"))

    assert (a.line.dash != b.line.dash, a.marker.symbol[0] != other.marker.symbol[0]) == (True, True)
    assert (one.line.dash != two.line.dash, one.marker.symbol[0] != two.marker.symbol[0]) == (True, True)


def test_a_source_keeps_its_colour_when_others_are_filtered_out(table: pd.DataFrame, look: Look) -> None:
    """Colour and marker belong to the source."""
    alone = _lines(trend(table[table["source"] == "B"], look, by="year"))[0]

    assert (alone.line.color, set(alone.marker.symbol)) == ("#1f6f8b", {"square"})


def test_terms_of_all_sources_together_have_no_source_s_colour(look: Look) -> None:
    """Two terms, two lines, two colours, none of them a source's; the first is the accent."""
    table = _table([(term, "", "2018-01-01", 1.0, 1, 1, 1) for term in ("a", "b")])

    lines = _lines(trend(table, look, by="year"))

    assert [line.name for line in lines] == ["a", "b"]
    assert lines[0].line.color == "#1f5673"
    assert len({lines[0].line.color, lines[1].line.color, *(look.colour(source) for source in "ABC")}) == 5


@pytest.mark.row(75)
def test_a_last_period_that_is_not_over_is_hollow(table: pd.DataFrame, look: Look) -> None:
    """Its marker is open, the others are full."""
    ends = table.assign(state=["covered", "empty", "partial", *table["state"][3:]])

    assert _lines(trend(ends, look, by="year"))[0].marker.symbol == ("circle", "circle", "circle-open")


@pytest.mark.parametrize(("documents", "drawn"), [(9, []), (10, [True])])
def test_intervals_take_ten_documents(look: Look, documents: int, drawn: list[bool]) -> None:
    """A period with fewer documents has no interval."""
    line = _lines(trend(_table([("a", "A", "2018-01-01", 5.0, 1, documents, 1)]), look, by="year"))[0]

    assert [low == 1.0 for low in line.error_y.arrayminus or ()] == drawn


def test_documents_stand_under_the_lines(table: pd.DataFrame, look: Look) -> None:
    """Each source's documents by period, in its colour and pattern, counted once and not for every term."""
    bars = [trace for trace in trend(table, look, by="year").data if isinstance(trace, Bar)]

    assert [list(bar.y) for bar in bars] == [[2, 1], [1]]
    assert [(bar.marker.color, bar.marker.pattern.shape) for bar in bars] == [("#b5541c", ""), ("#1f6f8b", "/")]


def test_hovering_says_it_in_a_sentence(table: pd.DataFrame, look: Look) -> None:
    """Term, source, period, uses, documents and rate, with singular and plural right."""
    said = _lines(trend(table, look, by="year"))[1].hovertext

    assert said == ("ice in B, 2018:<br>1 use in 1 of 1 document, 5 per 10,000 words",)


@pytest.mark.parametrize("text", ["<b>x</b>", "%{x}"])
def test_corpus_text_is_never_markup(text: str, look: Look, shown: Callable[[Figure], str]) -> None:
    """Tags and templates in terms and sources are shown, not obeyed."""
    assert text not in shown(trend(_table([(text, text, "2018-01-01", 1.0, 1, 1, 1)]), look, by="year"))


@pytest.mark.parametrize("rows", [TERM_TREND.empty(), _table(ROWS[-1:])], ids=["none", "undated"])
def test_nothing_gives_axes_and_a_note(rows: pd.DataFrame, look: Look) -> None:
    """Without a dated document there are axes, and a sentence."""
    chart = trend(rows, look, by="year")

    assert chart.data == ()
    assert chart.layout.yaxis.title.text == "uses per 10,000 words"
    assert len(chart.layout.annotations) == 1


def test_the_table_is_unchanged(table: pd.DataFrame, look: Look) -> None:
    """Drawing changes nothing."""
    before = table.copy()

    trend(table, look, by="year")

    pd.testing.assert_frame_equal(table, before)


def test_a_far_end_does_not_flatten_the_lines(look: Look) -> None:
    """The axis shows intervals to twice the highest rate; a period without one, or without a use, asks for no room."""
    rows = [("a", "A", "2018-01-01", 5.0, 1, 10, 1), ("a", "A", "2019-01-01", 4.0, 1, 9, 1)]
    table = _table(rows).assign(high=[10_000.0, 10_000.0])

    assert trend(table, look, by="year").layout.yaxis.range == pytest.approx((0, 10 * 1.06))
    assert trend(table[1:], look, by="year").layout.yaxis.range == pytest.approx((0, 4 * 1.06))
    assert trend(table.assign(rate=0.0), look, by="year").layout.yaxis.range == (0, None)


def _panels(chart: Figure) -> set[str]:
    return {trace.yaxis or "y" for trace in _lines(chart)}


@pytest.mark.parametrize(("highest", "panels"), [(5.0, 1), (5.1, 2), (0.0, 1)])
def test_words_far_apart_have_a_panel_each(look: Look, highest: float, panels: int) -> None:
    """From more than five times on; a word that is not used lies flat in the panel of the others."""
    rows = [("a", "", "2018-01-01", 1.0, 1, 1, 1), ("b", "", "2018-01-01", highest, int(highest), 1, 1)]
    chart = trend(_table(rows), look, by="year")
    titles = [note.text for note in chart.layout.annotations if note.text.startswith("<b>")]

    assert len(_panels(chart)) == panels
    assert titles == (["<b>a</b> · uses per 10,000 words", "<b>b</b>"] if panels > 1 else [])


def _names(chart: Figure) -> list[str]:
    return [note.text.partition("</span> ")[2] for note in chart.layout.annotations if "</span>" in note.text]


def test_the_name_beside_a_line_is_its_source_s_where_there_is_one_word(table: pd.DataFrame, look: Look) -> None:
    """And its word's where there is one source."""
    assert _names(trend(table[table["term"] == "ice"], look, by="year")) == ["A", "B"]
    assert _names(trend(table[table["source"] == "A"].assign(rate=1.0), look, by="year")) == ["ice", "raids"]


@given(st.lists(st.floats(0, 260), max_size=9))
def test_names_beside_lines_keep_apart(wanted: list[float]) -> None:
    """However near to one another lines end, nine names have room, none over another and none cut."""
    found = sorted(ends.kept_apart(wanted, ends._LINE, 260))

    assert all(after - before >= ends._LINE - 1e-9 for before, after in pairwise(found))
    assert all(-1e-9 <= place <= 260 + 1e-9 for place in found)


def test_a_point_alone_has_its_name(look: Look) -> None:
    """A point between two gaps is joined to none: it says whose it is; those of a line do not."""
    rows = [
        ("a", source, f"{year}-01-01", rate, 1, 1, 1)
        for source, rates in (("A", (5.0, np.nan, 2.0, np.nan, 1.0)), ("B", (1.0, 1.0, 1.0, 1.0, 1.0)))
        for year, rate in enumerate(rates, 2000)
    ]
    lines = _lines(trend(_table(rows), look, by="year"))

    assert [list(line.text) for line in lines] == [["A", "", "A", "", ""], [""] * 5]


def test_events_are_thin_lines_with_their_words_above(look: Look) -> None:
    """Those within the time drawn, none over another; what does not fit is there where one hovers."""
    rows = [("a", "", f"{year}-01-01", 1.0, 1, 1, 1) for year in range(2000, 2005)]
    marked = read_events(["2001-05-01|<b>strike</b>", "2001-05-02|a second event with many words", "1990-01-01|before"])
    chart = trend(_table(rows), look, by="year", events=marked)
    notes = [note for note in chart.layout.annotations if note.yref == "paper" and note.y == 1 and note.hovertext]

    assert [line.x0 for line in chart.layout.shapes] == ["2001-05-01", "2001-05-02"]
    assert [note.text for note in notes] == ["&lt;b&gt;strike&lt;/b&gt;", "a second event w…"]
    assert notes[0].yshift != notes[1].yshift
    assert notes[1].hovertext == "2 May 2001: a second event with many words"
