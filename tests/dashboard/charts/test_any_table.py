"""Every figure of every kind of table: one row, zeros, unknown numbers, many sources, names that look like code."""

import json
import math
from collections.abc import Callable
from itertools import product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Bar, Figure, Scatter

from analysis.corpus.schema import (
    COLLOCATE_EDGES,
    COLLOCATES,
    COVERAGE,
    ENTITIES,
    KEYNESS,
    PROFILES,
    TERM_FREQUENCIES,
    TERM_TREND,
    TOPIC_PREVALENCE,
    TOPIC_SWEEP,
)
from dashboard import charts
from dashboard.paper.palette import Look, coloured

MANY = [f"Source {number:03}" for number in range(200)]
NAMES = {
    "one": ["A"],
    "two": ["A", "B"],
    "200 sources": MANY,
    "300 letters": ["n" * 299 + "a", "n" * 299 + "b"],
    "markup": ["<b>x</b>", "%{x}"],
    "years": ["2020", "2021"],
    "dates": ["2020-01-01", "1e5"],
    "nothing to see": ["", " "],
}
NUMBERS = {"usual": 2.5, "zero": 0.0, "unknown": math.nan, "endless": math.inf}
COUNTS = "count documents documents_with mentions passages tokens"
PERIODS = {"one period": ["2020-01-01"], "three": ["2020-01-01", "2021-01-01", "2022-01-01"], "undated": [None]}
Draw = Callable[[list[str], list[str | None], float, Look], Figure]


def _table(columns: tuple[str, ...], number: float, **names: list[object]) -> pd.DataFrame:
    """Return a row for each combination of names; all counts are 3, or 0 where the other numbers are."""
    rows = pd.DataFrame(list(product(*names.values())), columns=list(names))
    for column in columns:
        if column not in rows:
            counted = column.startswith(tuple(COUNTS.split()))
            rows[column] = (3 if number else 0) if counted else number
    return rows


def _coverage(names: list[str], periods: list[str | None], number: float, look: Look) -> Figure:
    table = _table(COVERAGE.columns, number, source=names, period=periods)
    return charts.coverage(table.assign(period=pd.to_datetime(table["period"]), state="covered"), look, by="year")


def _trend(names: list[str], periods: list[str | None], number: float, look: Look) -> Figure:
    table = _table(TERM_TREND.columns, number, term=names[: 8 // len(names) or 1], source=names, period=periods)
    dated = table.assign(period=pd.to_datetime(table["period"]), state="covered")
    dated.loc[dated["period"] == dated["period"].max(), "state"] = "partial"
    return charts.trend(dated, look, by="year")


def _terms(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    return charts.terms(_table(TERM_FREQUENCIES.columns, number, term=names), look, word=names[0], intervals=True)


def _keyness(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    table = _table(KEYNESS.columns, number, term=names)
    return charts.keyness(table, look, names=(names[0], names[-1]), word=names[0])


def _rates(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    table = _table(KEYNESS.columns, number, term=names)
    return charts.rates(table, look, names=(names[0], names[-1]), word=names[0])


def _profiles(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    return charts.profiles(_table(PROFILES.columns, number, term=names[:3], source=names), look, word=names[0])


def _topics(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    table = _table(TOPIC_PREVALENCE.columns, number, source=names, topic=[0, 1])
    return charts.topics(table, look, names={1: (names[0],)}, verdicts={1: "unstable"}, chosen=(1, ""))


def _topic_times(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    table = _table(TOPIC_PREVALENCE.columns, number, source=names[:9], period=pd.to_datetime(["2020", "2021"]))
    return charts.topic_times(table.assign(enough=1), look, by="year")


def _topic_sweep(_: list[str], __: list[str | None], number: float, look: Look) -> Figure:
    return charts.topic_sweep(_table(TOPIC_SWEEP.columns, number, k=[4, 8]), look, k=8)


def _entities(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    columns = (*ENTITIES.columns, "rate", "low", "high", "share_low", "share_high")
    table = _table(columns, number, entity=names)
    return charts.entities(table, look, entity=names[0], measure="documents", intervals=True)


def _named_in(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    columns = ("mentions", "documents", "tokens", "documents_of", "rate", "low", "high", "share")
    table = _table(columns, number, entity=names[:3], source=names).rename(columns={"documents_of": "of"})
    return charts.named_in(table, look, measure="mentions", chosen=(names[0], names[-1]))


def _together(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    table = _table(("passages", "documents", "npmi"), number, entity=["name"], other=names)
    return charts.together(table, look, entity="name")


def _network(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    edges = _table(COLLOCATE_EDGES.columns, number, term=["word"], other=names)
    return charts.network(edges, _table(COLLOCATES.columns, number, term=names), look, word="word")


def _strip(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    matches = [0 if math.isnan(number) else min(int(number * place), 9) for place in (0, 1)] if number < 9 else [9, 9]
    return charts.strip(matches, [-1, 5], look, source=names[0], part=1)


def _predicted(names: list[str], _: list[str | None], number: float, look: Look) -> Figure:
    rows = [("predicted", -1.0, names[0]), ("found", None if math.isnan(number) else number, names[-1])]
    return charts.predicted(rows, look, names=(names[0], names[-1]))


DRAWN: dict[str, Draw] = {
    "coverage": _coverage,
    "trend": _trend,
    "terms": _terms,
    "keyness": _keyness,
    "rates": _rates,
    "profiles": _profiles,
    "topics": _topics,
    "topic_times": _topic_times,
    "topic_sweep": _topic_sweep,
    "entities": _entities,
    "named_in": _named_in,
    "together": _together,
    "network": _network,
    "strip": _strip,
    "predicted": _predicted,
}
every_figure = pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
every_name = pytest.mark.parametrize("names", NAMES.values(), ids=NAMES)
every_number = pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)


def test_every_figure_is_drawn_here() -> None:
    """What charts offer is what is tried with any table; the rest of their names are no figures."""
    offered = {name for name in charts.__all__ if callable(getattr(charts, name)) and name != "Drawing"}

    assert offered == set(DRAWN)


def _is_valid(drawn: Figure) -> bool:
    """Return whether Plotly takes what is sent to the browser for a figure."""
    return bool(Figure(json.loads(drawn.to_json())).layout.height > 0)


@every_figure
@every_number
def test_a_figure_of_any_numbers_is_valid(draw: Draw, number: float) -> None:
    """It is made without a failure, and Plotly takes what is sent to the browser for a figure."""
    assert _is_valid(draw(NAMES["two"], PERIODS["three"], number, Look(("A", "B"), dark=False)))


@pytest.mark.exhaustive
@every_figure
@every_name
@every_number
def test_a_figure_of_any_table_is_valid(draw: Draw, names: list[str], number: float) -> None:
    """The same with any names beside any numbers."""
    assert _is_valid(draw(names, PERIODS["three"], number, Look(tuple(names), dark=False)))


@pytest.mark.parametrize("draw", [_coverage, _trend], ids=["coverage", "trend"])
@every_number
@pytest.mark.parametrize("periods", PERIODS.values(), ids=PERIODS)
def test_a_figure_of_any_dates_is_valid(draw: Draw, number: float, periods: list[str | None]) -> None:
    """One period, several, or none that is known: the same holds."""
    assert _is_valid(draw(NAMES["two"], periods, number, Look(("A", "B"), dark=False)))


@every_figure
@every_name
def test_a_figure_of_any_names_is_valid_and_guesses_no_axis(draw: Draw, names: list[str]) -> None:
    """Each axis that something is drawn along has its type from us: words like 2020 are no numbers and no dates."""
    drawn = draw(names, PERIODS["three"], 2.5, Look(tuple(names), dark=False))
    used = {(letter, getattr(trace, f"{letter}axis") or letter) for trace in drawn.data for letter in "xy"}
    axes = [drawn.layout[f"{letter}axis{name[1:]}"].type for letter, name in used]

    assert _is_valid(drawn)
    assert set(axes) <= {"linear", "log", "date"}
    assert drawn.layout.autotypenumbers == "strict"


@every_name
def test_bars_and_words_stand_at_numbers(names: list[str]) -> None:
    """Rows are numbered, their words are labels: as many bars as words, whatever the words look like."""
    drawn = _terms(names, [], 2.5, Look((), dark=False))

    assert list(drawn.data[0].y) == list(range(len(names))) == list(drawn.layout.yaxis.tickvals)
    assert list(drawn.data[0].customdata) == names


@given(words=st.integers(1, 8), sources=st.integers(1, 200), spread=st.sampled_from([1.0, 10.0]), dark=st.booleans())
@settings(max_examples=25, deadline=None)
def test_no_two_lines_look_alike(words: int, sources: int, spread: float, *, dark: bool) -> None:
    """Colour, dash or marker tells any two lines of one panel apart; more sources than nine are no lines, but tiles."""
    names = MANY[:sources] if sources > 1 else [""]
    table = _table(TERM_TREND.columns, 2.5, term=MANY[:words], source=names, period=pd.to_datetime(["2020-01-01"]))
    table["rate"] = [2.5 * spread * (term == MANY[0]) + 1 for term in table["term"]]
    look = Look(tuple(MANY), dark, chosen=coloured(MANY, names, ()))
    drawn = charts.trend(table.assign(state="partial"), look, by="year")
    lines = [trace for trace in drawn.data if isinstance(trace, Scatter) and trace.mode == "lines+markers+text"]
    seen = {(line.yaxis, line.line.color, line.line.dash, line.marker.symbol) for line in lines}

    assert len(lines) == (words * len(names) if sources <= 9 else 0)
    assert len(seen) == len(lines)
    assert any(trace.type == "heatmap" for trace in drawn.data) == (sources > 9)


@given(names=st.integers(10, 60), words=st.integers(1, 8))
@settings(max_examples=10, deadline=None)
def test_every_row_of_tiles_has_its_name(names: int, words: int) -> None:
    """Under the name of its word, where there are several."""
    table = _table(TERM_TREND.columns, 2.5, term=MANY[:words], source=MANY[:names], period=pd.to_datetime(["2020"]))
    axis = charts.trend(table.assign(state="covered"), Look(tuple(MANY), dark=False), by="year").layout.yaxis

    assert len(axis.ticktext) == len(axis.tickvals) == words * (names + (words > 1))
    assert all(axis.ticktext)


@pytest.mark.parametrize("number", [2, 8, 9, 10, 76, 200])
def test_every_source_of_topics_has_a_column(number: int) -> None:
    """Eight by their names, and all others as one, or one source; before them all together."""
    columns = _topics(MANY[:number], [], 0.5, Look(tuple(MANY), dark=False)).layout.xaxis.ticktext

    assert len(columns) == min(number, 9) + 1
    assert columns[-1] == f"{number - 8} others" if number > 9 else MANY[number - 1][:8] in columns[-1]


@pytest.mark.parametrize("dark", [False, True])
def test_the_sides_of_a_comparison_look_unlike(*, dark: bool) -> None:
    """Two sources have the first two colours, wherever they stand in the alphabet."""
    names = (MANY[20], MANY[21])
    look = Look(tuple(MANY), dark=dark).paired(*names)
    table = _table(KEYNESS.columns, 2.5, term=["a", "b"]).assign(log_ratio=[1.0, -1.0])
    bars = charts.keyness(table, look, names=names, word="").data
    points = charts.rates(table, look, names=names, word="").data[0]

    assert bars[0].marker.pattern.shape != bars[1].marker.pattern.shape
    assert len(set(points.marker.symbol)) == 2


@pytest.mark.parametrize("names", [NAMES["200 sources"], NAMES["300 letters"]], ids=["many", "long"])
@pytest.mark.parametrize("draw", [_profiles, _terms, _entities, _named_in], ids=["heat", "terms", "entities", "cells"])
def test_every_row_and_column_has_a_name_of_its_own(draw: Draw, names: list[str]) -> None:
    """There are as many labels as rows and as columns, all different, none left to be dropped where it is long."""
    layout = draw(names, [], 2.5, Look(tuple(names), dark=False)).layout
    axes = [axis for axis in (layout.xaxis, layout.yaxis) if axis.ticktext]

    assert all(len(set(axis.ticktext)) == len(axis.tickvals) > 1 for axis in axes)
    assert all((axis.automargin, axis.ticklabeloverflow) == (True, "allow") for axis in axes)


def test_no_bar_over_time_has_a_width_that_is_guessed() -> None:
    """Each bar on an axis of dates has its own width, in milliseconds: half of its period and more."""
    year = 365 * 24 * 60 * 60 * 1000
    for draw, periods in product((_coverage, _trend), (["2019-01-01"], ["2017-01-01", "2019-01-01"])):
        bars = [
            trace
            for trace in draw(["A", "B"], periods, 2.5, Look(("A", "B"), dark=False)).data
            if isinstance(trace, Bar)
        ]

        assert {len(bar.width) for bar in bars} == {len(periods)}
        assert all(year / 2 <= width <= year for bar in bars for width in bar.width)
